### What is wrong with a new password. Said next to its field, several at once.

password-too-short = Use at least { $min } characters.
password-too-long = Use at most { $max } characters.
password-only-digits = Use more than digits.
password-common = This is one of the first passwords a guesser tries. Choose another.
password-like-you = This is too much like your name or address. Choose another.

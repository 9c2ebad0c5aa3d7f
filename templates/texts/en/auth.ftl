### Passwords: the pages on which they are changed and set.

change-password = Change password
set-password = Set a password
password-old = Old password
password-new = New password
password-again = New password once more
password-help = At least { $min } characters. Several words that do not belong together do well.

password-changed = Your password was changed. Wherever else you were logged in, you are logged out.
password-set = The password of “{ $object }” was set. Wherever this person was logged in, they are logged out.
password-own = Your own password is changed here, where the old one is asked for.
user-added = { $model } “{ $object }” was added, and can log in once there is a password.

## What the hooks of people and rights refuse.

user-last-superuser = This is the last active superuser. Make another one first.
grant-one-owner = A right belongs to one user or to one group. Choose one of the two.

## What is wrong with what was typed. Said next to its field, several at once.

password-old-wrong = This is not your password.
password-differs = The two new passwords are not the same. Type both again.
password-too-short = Use at least { $min } characters.
password-too-long = Use at most { $max } characters.
password-only-digits = Use more than digits.
password-common = This is one of the first passwords a guesser tries. Choose another.
password-like-you = This is too much like your name or address. Choose another.

# What is wrong with what was typed into a field. Each sentence says what would be right.

error-required = Fill this in.
error-null-in-list = Entry { $place } is null; a list cannot hold that. Remove it.
error-list-item = Entry { $place }, “{ $item }”, does not fit this list.
error-not-writable = This cannot be edited here.

error-not-yes-or-no = Write “yes” or “no”.
error-not-a-choice = Choose one of the values in the list.

error-too-long = Write at most { $max } characters; these are { $length }.
error-one-character = Write a single character.
error-nul = The text holds a character that cannot be stored (code zero). Remove it.
error-not-an-email = Write an e-mail address, such as name@example.com.
error-not-a-url = Write a web address that begins with http:// or https://.
error-not-a-uuid = Write a UUID, such as 2f1c9a3e-5b7d-4c8e-9f10-1a2b3c4d5e6f.

error-not-a-whole-number = Write a whole number, without spaces or commas.
error-not-a-number = Write a number, with a point before the decimals.
error-number-range = Write a number from { $min } to { $max }.
error-decimal-digits = Write at most { $max } digits.
error-no-decimals = Write a whole number.
error-decimal-scale = Write fewer digits after the point: at most { $max }.
error-decimal-whole = Write fewer digits before the point: at most { $max }.

error-not-a-date = Write a date as year-month-day, such as 2026-01-31.
error-no-such-date = There is no such day. Write one between the years 1 and 9999.
error-not-a-time = Write a time as hours:minutes, such as 13:05 or 13:05:30.
error-not-a-datetime = Write a date and a time, such as 2026-01-31 13:05.
error-no-such-time = The clocks of { $zone } never showed this time: they were set forward to { $next }. Write another.
error-no-offset = Write the date and time without a time zone.

error-not-json = This is not JSON: look at line { $line }, column { $column }.
error-json-depth = This JSON is nested more than { $max } levels deep.
error-not-a-list = Write a list in square brackets, such as ["one", "two"].
error-not-hex = Write bytes as pairs of the digits 0–9 and a–f.
error-too-many-bytes = Write at most { $max } bytes; these are { $length }.

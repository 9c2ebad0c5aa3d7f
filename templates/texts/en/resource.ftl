### What a database refused, said next to a field. No message repeats what the database said: that
### may hold values of other rows.

error-unique = There is already a row with this value. Choose another.
error-foreign-key = The row this points at is not there any more. Choose another.
error-still-referenced = Other rows still point at this one. Change or delete them first.
error-not-null = This must be filled in.
error-check = A rule of the table does not allow this value.
query-unreadable-value = The database cannot read a value that stands in this address. Correct it and try again.
error-value = The database cannot hold this value here. Make it shorter, smaller or of the right kind.

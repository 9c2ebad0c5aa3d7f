### The form of a row, and the question before it is deleted.

form-title-add = Add { $model }
form-title-change = Change { $model }
form-title-view = { $model }

form-added = { $model } “{ $object }” was added.
form-changed = { $model } “{ $object }” was changed.
form-unchanged = Nothing in { $model } “{ $object }” was changed.
form-deleted = { $model } “{ $object }” was deleted.
form-repeated = This form had been sent before. It was applied once, and this is where it led.

form-unknown-input = “{ $input }” is no input of this form. Open the form again and fill it in there.
form-input-twice = “{ $input }” was sent twice. Open the form again and fill it in there.
form-lacks-input = “{ $input }” is missing from the form. Open the form again and send it from there.
form-too-many-inputs = The form holds more than { NUMBER($max) } values.
form-not-text = The form holds what is not text in UTF-8.
form-nul-in-name = The name of an input holds a character that no name can hold (code zero).

form-error-out-of-scope = You could not see this row afterwards. Change it so that it stays within your reach.
form-error-busy = The database was busy, so nothing was saved. What you typed is still here: send it again in a moment.
error-no-such-row = There is no row with the key { $key } that you may choose.

grid-forbidden = You may not change this row. Nothing was saved; reset what you typed here to save the rest.
grid-saved =
    { $count ->
        [one] One { $model } changed.
       *[other] { NUMBER($count) } { $rows } changed.
    }
grid-too-many-rows = A list can send at most { NUMBER($max) } rows at once.
grid-unchanged = Nothing in the list was changed.
grid-stale = Somebody else changed or deleted rows that you edited, so nothing was saved. What stands there now is beside what you typed.
grid-conflict = Somebody else changed this row meanwhile. Compare, correct, and save again.

delete-crumb = Delete
delete-error-changed = Somebody changed this row after you opened this page. Look at it again before you delete it.
delete-error-hidden = Rows that you may not see would go or change with it.
delete-error-too-many = So many rows hang on this one that not all of them can be listed. Delete some of them first.

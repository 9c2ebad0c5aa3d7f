### The form of a row, and the question before it is deleted.

form-title-add = Add { $model }
form-title-change = Change { $model }
form-title-view = { $model }

form-added = { $model } “{ $object }” was added.
form-changed = { $model } “{ $object }” was changed.
form-unchanged = Nothing in { $model } “{ $object }” was changed.
form-deleted = { $model } “{ $object }” was deleted.
form-repeated = This form had been sent before. It was applied once, and this is where it led.

form-error-out-of-scope = You could not see this row afterwards. Change it so that it stays within your reach.
form-error-busy = The database was busy, so nothing was saved. What you typed is still here: send it again in a moment.
error-no-such-row = There is no row with the key { $key } that you may choose.

delete-crumb = Delete
delete-error-changed = Somebody changed this row after you opened this page. Look at it again before you delete it.
delete-error-hidden = Rows that you may not see would go or change with it.
delete-error-too-many = So many rows hang on this one that not all of them can be listed. Delete some of them first.

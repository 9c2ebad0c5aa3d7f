### Saved views, and the columns of a list.

views = Saved views
view-all = All
view-save = Save view
view-update = Save changes to the view
view-edit = Name, share or delete { $name }
view-title = Saved view
view-title-add = Save this view
view-name = Name
view-share = Who else sees it
view-share-nobody = Nobody
view-share-all = Everybody who sees this list
view-share-group = The group { $group }
view-shared-by = Shared by { $owner }
view-default = Open the list with this view
view-query = What is kept
view-broken = This view cannot be applied any more:

view-saved = The view “{ $name }” was saved.
view-deleted = The view “{ $name }” was deleted.
view-named-twice = You have a view of this name already. Choose another.
view-too-many = You keep { $max } views of this list, which is as many as can be. Delete one first.
view-too-long = There are too many filters for a view: at most { $max } characters of an address are kept.
view-bad = Write the number of a saved view, or “all”.

columns = Columns
columns-none = Choose at least one column.
columns-unknown = This list has no column “{ $column }”. It has { $allowed }.
columns-twice = “{ $column }” stands among the columns twice.
column-up = Move { $column } up
column-down = Move { $column } down
reset-columns = As the list was made
density-own = As everywhere

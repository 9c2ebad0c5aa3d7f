# What the pages of the panel say. A sentence that code names stands in the file of its area.

## Around every page

skip-to-content = Skip to main content
models = Models
show-models = Show models
filter-models = Filter models
breadcrumbs = Breadcrumbs
user-menu = Account of { $name }
log-out = Log out
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
density = Density
density-compact = Compact
density-default = Default density
density-comfortable = Comfortable
dismiss = Dismiss
close = Close
clear = Clear
level-info = Note:
level-success = Done:
level-warning = Warning:
level-error = Error:
error-prefix = Error:

## Values

yes = Yes
no = No
zone-utc = UTC
unknown = Unknown
empty = Empty
unreadable = Unreadable
show-all = Show all of it
key = Key
field = Field

## Login

log-in = Log in
log-in-hint = Log in to continue
username = Username
password = Password
retry-after =
    { $seconds ->
        [one] Try again in one second.
       *[other] Try again in { NUMBER($seconds) } seconds.
    }

## Index

recent-actions = Recent actions
no-recent-actions = Nothing yet. What you add, change or delete will stand here.
no-models = You may not view or edit anything here. Ask an administrator for the rights you need.

## Refusals

retry = Try again
retry-kept = What you typed is kept in this page. Send it again from here.
to-index = To the start page
request-id = Request

## List

search = Search
search-in = Searches { $fields }
add = Add
add-first = Add the first one
add-to = Add to { $model }
filters = Filters
filters-in-force = Filters in force
filter-active = (in force)
facet-unknown = (not counted)
remove-filter = Remove the filter { $filter }
clear-all = Clear all
clear-filters = Clear search and filters
default-order = Default order
apply = Apply
from = From
to = To
contains = { $field } contains
contains-hint = Contains
range-from = { $field }, from
range-to = { $field }, to
selected = Selected
select-row = Select { $row }
row-menu = More for { $row }
select-all-rows = Select all rows of this page
clear-selection = Clear selection
sort-priority = Sorted by in place { $place }
remove-sort = Do not sort by { $column }
rows-per-page = Rows
pages = Pages
page-number = Page { $page }
previous = Previous
next = Next
last-page = Last
all-rows = All

## Form

save = Save
save-and-continue = Save and continue editing
save-and-add-another = Save and add another
save-as-new = Save as new
cancel = Cancel
delete = Delete
history = History
beside = Rows beside this one
previous-row = Previous row of the list
next-row = Next row of the list
open = Open
open-row = Open { $row }
find = Find
search-rows = Search rows for { $field }
nothing-found = Nothing found
where-all = All of these hold
where-any = Any of these holds
where-nor = None of these holds
where-and = and
where-or = or
where-not = not
where-true = Yes
where-false = No
where-group = Group of conditions
where-joint = How the conditions are joined
where-field = Field and comparison
where-value = Value
where-choose = Choose a field
where-key = Key of the row
where-day = 2026-01-31 or today-7d
where-add = Add a condition
where-add-group = Add a group
where-remove = Remove the condition
where-remove-group = Remove the group
where-redraw = Show matching inputs
back-to-list = Back to the list
more-found = There are more. Search for something narrower.
lookup-failed = The search did not work. Try again.
form-errors =
    { $count ->
        [one] Please correct the error below.
       *[other] Please correct the { NUMBER($count) } errors below.
    }
conflict-title = Somebody else changed this meanwhile
conflict-by = Changed by { $who }.
conflict-when = Changed { $when }.
conflict-by-when = Changed by { $who }, { $when }.
conflict-help = Nothing of yours is lost: it stands in the form below. Compare, correct, and save again.
conflict-theirs = Stands there now
conflict-mine = You typed

## List as a form

save-rows = Save changes
grid-gone = These rows are not there any more
cell-hint = Enter edits this cell.
cell-saved = Saved.
cell-failed = This did not work, and nothing was saved. Try again.
grid-gone-help = What you typed was:

## Delete

delete-title = Delete { $object }?
delete-warning = This cannot be undone. Everything listed here goes.
delete-counts = What goes
delete-emptied = What stays and no longer points at it
delete-forbidden = It cannot be deleted: you may not delete rows of
delete-protected = It cannot be deleted: these rows need it
delete-confirm = Yes, delete
and-more = and { $count } more

## History

history-of = History of the { $model }
the-panel = The panel
no-history = Nothing is recorded yet.
change-from = from
change-to = to
newer = Newer
older = Older

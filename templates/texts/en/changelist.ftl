# What a list says, and why it refuses an address. Each refusal says what would be right.

## Addresses

query-bad-title = The parameter “{ $parameter }” means nothing here
query-too-long = The address is too long: at most { NUMBER($max) } bytes can stand behind the question mark.
query-too-many = The address has too many parameters: at most { NUMBER($max) } are read.
query-not-text = The value is not text in UTF-8.
query-nul = The value holds a character that no field can hold (code zero). Remove it.
query-unknown-key = There is no such parameter. Those that begin with an underscore are { $allowed }.
lookup-bad-page = Write the number of a page, from 1 to { NUMBER($max) }.

filter-none = This list has no filters.
filter-unknown = The list cannot be filtered by “{ $parameter }”. It can be filtered by { $allowed }.
filter-unknown-operator = “{ $field }” can be filtered with { $allowed }.
filter-too-many-values = Too many values: at most { NUMBER($max) } of one parameter are read.
filter-bad-flag = Write “true” or “false”, not “{ $value }”.
filter-bad-choice = “{ $value }” is none of the values. They are { $allowed }.
filter-bad-range = Write a range as two days with two points between them, such as 2026-01-01..2026-02-01, not “{ $value }”.
filter-bad-relative = “{ $value }” is no day. Days are told from today by steps such as today-7d, -1m or this-month-1y; after “now” there are also hours and minutes, such as now-2h or now-30min.
where-stray = Nothing can follow here: “{ $rest }”.
where-mixed = Put “and” (,) or “or” (|) in brackets where they meet: a:1,(b:2|c:3).
where-open = A bracket is not closed.
where-quote = A quotation mark is not closed.
where-no-value = Write a condition as the name of a filter, a colon and a value, such as remote:true, not “{ $name }”.
where-too-deep = Groups can stand in each other { NUMBER($max) } times at most.
where-too-many = There can be { NUMBER($max) } conditions at most.
filter-all-is-true = Write “true”, or leave the parameter out.

search-none = This list has no search.
search-too-long = Write at most { NUMBER($max) } characters.
search-too-many-words = Search for at most { NUMBER($max) } words.

sort-unknown = The list cannot be sorted by “{ $column }”. It can be sorted by { $allowed }.
sort-none = The list cannot be sorted by “{ $column }”: its order is fixed.
sort-twice = “{ $column }” stands in the order twice.

page-bad = Write the number of a page, from 1 on, or “last”.
cursor-bad = This is no place in the list as it is sorted now. Go on from the first page.
cursor-two = A page lies either after a row or before one: remove “_after” or “_before”.
size-bad = A page can have from { NUMBER($min) } to { NUMBER($max) } rows.

period-not-a-number = Write a number, such as the 2026 of a year or the 3 of March.
period-lacks = This means nothing without “{ $needs }”.

## Filters

filter-all = All
filter-yes = Yes
filter-no = No
filter-unknown-value = Unknown
filter-known-value = Known
filter-null = Empty
filter-not-null = Not empty
filter-any-date = Any date
filter-today = Today
filter-past-7-days = Past 7 days
filter-this-month = This month
filter-this-year = This year

filter-builder = Combine filters

# Behind the name of a field, where conditions are put together.

operator-is = is
operator-not = is not
operator-gt = is more than
operator-gte = is at least
operator-lt = is less than
operator-lte = is at most
operator-range = is between
operator-contains = contains
operator-startswith = begins with
operator-endswith = ends with
operator-null = is empty
operator-empty = is empty or blank

# Behind the name of a field.

filter-is-null = empty
filter-is-not-null = not empty
filter-is-all = all
filter-is-not = not { $value }
filter-is-more-than = more than { $value }
filter-is-at-least = at least { $value }
filter-is-less-than = less than { $value }
filter-is-at-most = at most { $value }
filter-contains = contains “{ $value }”
filter-starts-with = begins with “{ $value }”
filter-ends-with = ends with “{ $value }”
filter-is-from = from { $value }
filter-is-after = after { $value }
filter-is-before = before { $value }
filter-is-until = up to { $value }
filter-is-between = from { $from } to before { $to }

# Beside the choices of filters: how many rows each would give.
facet-exact = { NUMBER($rows) }
facet-at-least = { NUMBER($rows) }+
facets-show = Show counts
facets-hide = Hide counts
facets-bad = Write “true”, or leave the parameter out.
facets-never = This list shows no counts beside its filters.

## Rows and pages

pager-all = { NUMBER($total) } { $rows }
pager-exact = { NUMBER($first) }–{ NUMBER($last) } of { NUMBER($total) } { $rows }
pager-more-than = { NUMBER($first) }–{ NUMBER($last) } of { NUMBER($total) }+ { $rows }
pager-about = { NUMBER($first) }–{ NUMBER($last) } of about { NUMBER($total) } { $rows }
pager-unknown = { NUMBER($first) }–{ NUMBER($last) } of many { $rows }
# Where the numbers of the rows are not known.
pager-part-exact = { NUMBER($shown) } of { NUMBER($total) } { $rows }
pager-part-more-than = { NUMBER($shown) } of { NUMBER($total) }+ { $rows }
pager-part-about = { NUMBER($shown) } of about { NUMBER($total) } { $rows }
pager-part-unknown = { NUMBER($shown) } of many { $rows }
pager-depth = Pages in this order end after { NUMBER($max) } rows. Search or filter to find what lies further.

list-empty = There are no { $rows } yet.
list-nothing-found = No { $rows } match.

## Totals

summary-show = Show totals
summary-hide = Hide totals
summary-slow = Adding up took too long. Search or filter to have fewer rows.
summary-none = This list has no totals.
summary-bad = Write “true”, or leave the parameter out.

summary-sum = Sum
summary-avg = Average
summary-min = Smallest
summary-max = Largest
summary-first = First
summary-last = Last
summary-count = Filled in

# Where the field is not said elsewhere.

summary-sum-of = { $field }, sum
summary-avg-of = { $field }, average
summary-min-of = { $field }, smallest
summary-max-of = { $field }, largest
summary-first-of = { $field }, first
summary-last-of = { $field }, last
summary-count-of = { $field }, filled in

## Groups

group-by = Group by
group-no = No grouping
group-by-day = { $field }, by day
group-by-month = { $field }, by month
group-by-year = { $field }, by year
group-rows = Rows
group-all = All rows
group-count =
    { $groups ->
        [one] One group of { NUMBER($total) } { $rows }
       *[other] { NUMBER($groups) } groups of { NUMBER($total) } { $rows }
    }
group-more = Only the { NUMBER($max) } groups with the most rows are shown. Search or filter to have fewer.
group-more-fewest = Only the { NUMBER($max) } groups with the fewest rows are shown. Search or filter to have fewer.
group-none = The rows of this list cannot be put together.
group-unknown = Rows cannot be put together by “{ $group }”. They can be by { $allowed }.
group-too-many = More than { NUMBER($max) } of these periods lie between the first and the last row. Choose longer ones, such as months or years, or filter.

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-of-year-1 = January { $year }
month-of-year-2 = February { $year }
month-of-year-3 = March { $year }
month-of-year-4 = April { $year }
month-of-year-5 = May { $year }
month-of-year-6 = June { $year }
month-of-year-7 = July { $year }
month-of-year-8 = August { $year }
month-of-year-9 = September { $year }
month-of-year-10 = October { $year }
month-of-year-11 = November { $year }
month-of-year-12 = December { $year }

# What the panel says when it refuses, and around logging in.

crumb-index = Home
nav-own = People and history
nav-pages = Pages

recent-added = Added
recent-changed = Changed
recent-deleted = Deleted
recent-custom = { $reason }:

login-refused = Name and password do not match anybody who may log in here.
login-throttled = There were too many tries. This one was not looked at.

refusal-bad-request-title = That makes no sense here
refusal-bad-request = The panel does not understand this request. Go back and try again.
refusal-parameters = The address has more than { $max } parameters.

refusal-forbidden-title = You may not do this
refusal-forbidden = Ask an administrator for the right you need.
refusal-origin-missing = This panel serves only the machine it runs on. To open it to others, its operator gives `AdminSite` an `.origin(…)`.
refusal-other-site = This was sent by another site, or by a browser that does not say where it comes from. Open the page in the panel and send it from there.
refusal-token = This form was made for another session. Open the page again and send it once more.

refusal-not-found-title = There is nothing here
refusal-not-found = The address is wrong, or what stood here is gone, or it is not for you to see.

refusal-method-title = That cannot be done here
refusal-method = The page exists, but it does not take this kind of request.

refusal-too-slow-title = That took too long
refusal-too-slow = The form did not arrive in time. Send it again.

refusal-conflict-title = Somebody was faster
refusal-conflict = What you wanted to change has changed since you saw it. Open it again.

refusal-too-large-title = That is too large
refusal-too-large = What you sent is larger than the panel accepts.

refusal-address-title = The address is too long
refusal-address = Use fewer filters, or shorter ones.

refusal-too-many-title = Too many requests
refusal-too-many = Wait a moment, then try again.

refusal-busy-title = The database is busy or away
refusal-busy = Nothing was changed. Wait a moment, then try again.

refusal-fault-title = Something went wrong
refusal-fault = This is a fault of the panel, not yours. Give the number below to whoever runs it.

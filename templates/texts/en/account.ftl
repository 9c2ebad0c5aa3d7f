### What people choose for themselves.

# Each language says its own name.
language-name = English

account = Account
time-zone = Time zone
time-zone-now = Clocks there show { $now }.
as-the-panel = As the panel: { $zone }
language = Language
as-the-browser = As the browser asks
customs = Dates and numbers
as-the-language = As the language writes them

account-saved = Your account was changed.
account-unknown = “{ $value }” is none of the values of “{ $name }”.

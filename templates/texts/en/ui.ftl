save = Save
log-out = Log out

### What happened to a row.

history-crumb = History
history-bad-place = “{ $parameter }” names no place in this history. Open the history again and go on from there.
history-added = added this.
history-changed = changed this.
history-deleted = deleted this.

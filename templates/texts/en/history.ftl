### What happened to a row.

history-crumb = History
history-added = added this.
history-changed = changed this.
history-deleted = deleted this.

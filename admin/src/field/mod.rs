//! A field: what the developer said about a column, joined with what the entity says.

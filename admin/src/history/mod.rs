//! What happened to a row, by whom, from what to what.

//! From a column of a statement to a [`Cell`](super::Cell), so that one bad value spoils one cell.

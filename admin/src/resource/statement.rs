//! SQL out of plain data, for each database.

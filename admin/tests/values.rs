//! Values as text and back, fields, and cells on every database.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that fails says where")]

mod values {
    mod bad_cells;
    mod columns;
    mod databases;
    mod entity;
    mod fields;
    mod postgres;
    mod refusals;
    mod round_trip;
    mod shown;
    mod stage;
    mod unsigned;
}

//! The form of a row: from a descriptor to inputs, and from a submission to a saved row.

//! A job board with a public API and a back office.

fn main() {}

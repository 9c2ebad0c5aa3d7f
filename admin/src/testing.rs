//! A client that drives a mounted panel as a person would.

//! The list of a model: from a query string to a page.

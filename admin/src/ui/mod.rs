//! How pages look: templates, texts, assets, and what every page shares.

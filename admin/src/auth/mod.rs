//! People: who they are, how they prove it, and what they were granted.

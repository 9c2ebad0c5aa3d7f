//! What the database holds, as text a person reads and types, and back.

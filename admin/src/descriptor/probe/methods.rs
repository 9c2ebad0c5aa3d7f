//! Where the methods of computed columns stand.

/// Says where the methods stand that a list names: on the entity's `Model`, or on a struct of one's
/// own.
pub trait Methods {
    /// What they stand on.
    type Of;
}

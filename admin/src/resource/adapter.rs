//! The one place that is generic over an entity: shape in, SeaORM call, shape out. No decisions.

/// What a registered model can do that needs its entity's type.
pub(crate) trait Adapter: Send + Sync {}

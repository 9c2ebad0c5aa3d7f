//! The rows before and behind one, as its list has them.

use super::{Asker, Params, Plan};
use crate::{
    ErrorKind, Result,
    resource::{Key, Source},
};

/// The keys of the rows on either side of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    /// The row before it; `None` for the first.
    pub previous: Option<Key>,
    /// The row behind it; `None` for the last.
    pub next: Option<Key>,
}

/// The neighbours of a row on the list that this query string asks for; none where the row is not on
/// it, where the query means nothing, or where finding them takes too long.
///
/// # Errors
///
/// When the database fails.
pub async fn neighbours(source: &Source<'_>, list: &str, key: &Key) -> Result<Neighbours> {
    let params = Params::parse(list);
    let asker = Asker::new(source.actor());
    let plan =
        params.and_then(|params| Plan::new(&params, source.resource(), source.registry(), &asker));
    let Ok(plan) = plan else { return Ok(Neighbours::default()) };
    match source.neighbours(key, &plan.predicate(), &plan.sort.orders()).await {
        Ok((previous, next)) => Ok(Neighbours { previous, next }),
        Err(error) if error.kind() == ErrorKind::Busy => Ok(Neighbours::default()),
        Err(error) => Err(error),
    }
}

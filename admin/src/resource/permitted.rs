//! Which rows of a page a person may use in a way, where the developer decides that row by row.

use std::collections::HashSet;

use super::{Key, Predicate, RowQuery, Seek, Source, several::among};
use crate::{Permission, Result};

/// Those of some rows that may be used in a way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Permitted {
    /// All of them.
    All,
    /// None of them: the person may not use the model in this way at all.
    None,
    /// The rows with these keys, as they stand in URLs.
    Some(HashSet<String>),
}

impl Permitted {
    /// Whether the row with this key is among them.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Some(keys) => keys.contains(&key.to_url()),
        }
    }
}

impl Source<'_> {
    /// Which of the rows with these keys this person may use in this way. One statement, and none
    /// where the model leaves that to the rights alone.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn permitted(&self, permission: Permission, keys: &[Key]) -> Result<Permitted> {
        if !self.allows(permission) {
            return Ok(Permitted::None);
        }
        let permits = self.resource().adapter.permits(self.actor(), permission);
        if permits.is_empty() || keys.is_empty() {
            return Ok(Permitted::All);
        }
        let among = among(self.resource(), keys);
        let query = RowQuery {
            columns: Vec::new(),
            predicate: Predicate::All(vec![among, Predicate::Condition(permits)]),
            order: Vec::new(),
            limit: keys.len() as u64,
            offset: 0,
            seek: Seek::default(),
        };
        let rows = self.rows(&query).await?;
        Ok(Permitted::Some(rows.iter().map(|row| row.key.to_url()).collect()))
    }

    /// Goes on only where this person may use the row in this way.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](crate::ErrorKind::Forbidden) when they may not; when the database fails.
    pub async fn demand(&self, permission: Permission, key: &Key) -> Result<()> {
        match self.may(permission, key).await? {
            true => Ok(()),
            false => Err(self.forbidden(permission)),
        }
    }

    /// Whether this person may use the row in this way.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn may(&self, permission: Permission, key: &Key) -> Result<bool> {
        Ok(self.permitted(permission, std::slice::from_ref(key)).await?.holds(key))
    }
}

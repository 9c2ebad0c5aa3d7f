//! The store of one request.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use sea_orm::sea_query::SelectStatement;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::Result as StoreResult,
};

use super::arrival::{Arrival, Arrivals};

/// The sessions as one request sees them. What was read on arrival is handed over from here, once;
/// everything else is asked of the store.
#[derive(Debug)]
pub(super) struct Hand {
    store: Arc<dyn SessionStore>,
    arrivals: Option<Arrivals>,
    read: Mutex<Option<(Id, Option<Record>)>>,
}

impl Hand {
    pub(super) fn new(store: Arc<dyn SessionStore>, arrivals: Option<Arrivals>) -> Self {
        Self { store, arrivals, read: Mutex::new(None) }
    }

    /// Reads a session with what is known of its person. Nothing is known where the store is of
    /// another kind, or there is no such session.
    pub(super) async fn arrive(
        &self,
        id: &Id,
        beside: Vec<SelectStatement>,
    ) -> StoreResult<Option<Arrival>> {
        let Some(arrivals) = &self.arrivals else { return Ok(None) };
        let (record, arrival) = arrivals.read(id, beside).await?.unzip();
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some((*id, record));
        Ok(arrival.flatten())
    }

    fn take(&self, id: &Id) -> Option<Option<Record>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.take().filter(|(known, _)| known == id).map(|(_, record)| record)
    }
}

#[async_trait]
impl SessionStore for Hand {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        self.store.create(record).await
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        self.store.save(record).await
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        match self.take(id) {
            Some(read) => Ok(read),
            None => self.store.load(id).await,
        }
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        self.store.delete(id).await
    }
}

//! The rows that somebody sees as SeaORM's own `find`, for code of the host's.

use sea_orm::{ColumnTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter, Select};

use super::{Key, Registry, Resource, Source};
use crate::{Error, ErrorKind, Permission, Result, descriptor::TableName};

impl Resource {
    /// Whether it is about the rows of this entity.
    #[must_use]
    pub fn is_of<E: EntityTrait>(&self) -> bool {
        self.shape.name == TableName::of_entity::<E>()
    }
}

impl Registry {
    /// The model that was registered first for this entity.
    #[must_use]
    pub fn of_entity<E: EntityTrait>(&self) -> Option<&Resource> {
        self.of_table(&TableName::of_entity::<E>()).map(|resource| &**resource)
    }
}

impl Source<'_> {
    /// SeaORM's `find` with the person's scope in its `WHERE`.
    ///
    /// # Errors
    ///
    /// [`Internal`](ErrorKind::Internal) when the model is one of another entity.
    pub fn select<E: EntityTrait>(&self) -> Result<Select<E>> {
        if !self.resource().is_of::<E>() {
            let slug = &self.resource().slug;
            let detail = format!("`{slug}` is no model of `{}`", TableName::of_entity::<E>());
            return Err(Error::new(ErrorKind::Internal, detail));
        }
        Ok(E::find().filter(self.resource().adapter.scope(self.actor())))
    }

    /// The same for one row, where the person may use it in this way.
    ///
    /// # Errors
    ///
    /// As for [`select`](Self::select).
    pub fn select_row<E: EntityTrait>(
        &self,
        permission: Permission,
        key: &Key,
    ) -> Result<Select<E>> {
        let columns = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
        let permits = self.resource().adapter.permits(self.actor(), permission);
        let all = self.select::<E>()?.filter(permits);
        let rows = columns.zip(key.values().iter().cloned());
        Ok(rows.fold(all, |rows, (column, value)| rows.filter(column.eq(value))))
    }
}

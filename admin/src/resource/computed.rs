//! What methods compute of one row, for its form.

use super::{Cell, Column, Content, Key, Source, column, fetch::Fetch};
use crate::Result;

impl Source<'_> {
    /// What the methods of these columns compute of a row, in their order; nothing where the row is
    /// out of scope. One statement, whatever their number, and none where there are no columns.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn computed(&self, key: &Key, columns: &[Column]) -> Result<Vec<Cell>> {
        if columns.is_empty() {
            return Ok(Vec::new());
        }
        let columns: Vec<Content> = columns.iter().map(|column| column.content.clone()).collect();
        let reader = self.reader().await?;
        let fetch = Fetch::row(&self.statements(), self.resource(), key, &columns);
        let mut fetched = fetch.run(&reader).await?;
        reader.close();
        if let Some(models) = &fetched.models {
            column::fill(self, &columns, models, &mut fetched.rows).await?;
        }
        Ok(fetched.rows.into_iter().next().map(|row| row.cells).unwrap_or_default())
    }
}

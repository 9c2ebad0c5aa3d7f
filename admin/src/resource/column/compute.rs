//! Runs the methods of computed columns over the rows of a page.

use crate::{
    Result,
    descriptor::display::{CellContent, DisplayContext},
    resource::{Cell, Content, Row, Source, adapter::Models},
};

/// Fills in the computed cells of `rows`, whose models are `models`. A row that cannot be read into its
/// model shows that in its computed cells and nowhere else.
pub(in crate::resource) async fn fill(
    source: &Source<'_>,
    columns: &[Content],
    models: &Models,
    rows: &mut [Row],
) -> Result<()> {
    // The methods may read through the pool: they take one place of the panel's queue together.
    let database = source.database();
    let _place = database.place().await?;
    let cx = DisplayContext::new(source.actor().clone(), database.connection().clone());
    for (place, content) in columns.iter().enumerate() {
        let Content::Computed(computed) = content else { continue };
        let mut cells = computed.cells(&cx, &*models.all, models.count).await.into_iter();
        for (row, &there) in rows.iter_mut().zip(&models.there) {
            let cell = there.then(|| cells.next()).flatten();
            row.cells[place] = Cell::Computed(cell.unwrap_or(CellContent::Unreadable));
        }
    }
    Ok(())
}

//! What methods compute of the row of a form.

use super::{desk::Desk, draft::Draft};
use crate::{
    Result,
    field::Widget,
    resource::{Cell, Column, Source},
    ui::{self, FieldView},
    urls::Urls,
};

/// The computed fields of a row; a new row has none.
///
/// # Errors
///
/// When the row cannot be read.
pub(super) async fn views(desk: &Desk<'_>, urls: &Urls, draft: &Draft) -> Result<Vec<FieldView>> {
    let Some(row) = &draft.row else { return Ok(Vec::new()) };
    let cells = desk.source.computed(&row.key, desk.columns).await?;
    let columns = desk.columns.iter().zip(&cells);
    Ok(columns.map(|(column, cell)| view(&desk.source, urls, column, cell)).collect())
}

/// Its name is that of no field, as the id of its place on the page is.
fn view(source: &Source<'_>, urls: &Urls, column: &Column, cell: &Cell) -> FieldView {
    let name = format!("{}()", column.name);
    let shown = ui::or_placeholder(ui::computed(source, cell, urls), column);
    let mut view = FieldView::new(name, &column.label, Widget::Text);
    view.shown = Some(shown);
    view.identified(format!("computed-{}", column.name))
}

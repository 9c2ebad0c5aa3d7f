//! Picking a related row in a grid without scripts: the grid again, with what was found in its cell.

use super::Sheet;
use crate::{
    Result,
    form::{desk::Desk, search::search, submission::LOOKUP},
};

impl Sheet {
    /// Whether the button that was pressed is one that searches.
    pub(crate) fn is_search(&self) -> bool {
        self.slips.iter().any(|slip| slip.form.suffix(LOOKUP).is_some())
    }

    /// Searches for what was typed beside the button, and keeps what was typed elsewhere.
    ///
    /// # Errors
    ///
    /// When the button belongs to no relation of the grid, its target may not be viewed, or the
    /// database fails.
    pub(crate) async fn search(&mut self, desk: &Desk<'_>) -> Result<()> {
        let asks = |form: &crate::form::Submission| form.suffix(LOOKUP).is_some();
        self.slips.retain(|slip| asks(&slip.form) || slip.is_touched(desk));
        let keys: Vec<_> = self.slips.iter().map(|slip| slip.key.clone()).collect();
        for row in desk.source.find_all(&keys, desk.fields).await? {
            let Some(slip) = self.slips.iter_mut().find(|slip| slip.key == row.key) else {
                continue;
            };
            if asks(&slip.form) {
                slip.found = Some(search(desk, &slip.draft(row.clone())).await?);
            }
            slip.row = Some(row);
        }
        Ok(())
    }
}

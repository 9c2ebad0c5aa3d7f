//! Times below one another are written alike.

use super::page::ListRow;
use crate::ui::Cell;

/// The length of `09:30`.
const MINUTES: usize = 5;

/// Writes seconds in all cells of a column where one of them has any, and else in none.
pub(super) fn even(rows: &mut [ListRow]) {
    let columns = rows.iter().map(|row| row.cells.len()).min().unwrap_or_default();
    for column in 0..columns {
        let mut times: Vec<&mut String> =
            rows.iter_mut().filter_map(|row| time(&mut row.cells[column])).collect();
        if times.iter().any(|text| clock(text).len() > MINUTES) {
            times
                .iter_mut()
                .filter(|text| clock(text).len() == MINUTES)
                .for_each(|text| text.push_str(":00"));
        }
    }
}

fn time(cell: &mut Cell) -> Option<&mut String> {
    match cell {
        Cell::Datetime { text, .. } | Cell::Time { text, .. } => Some(text),
        _ => None,
    }
}

/// What stands behind the day.
fn clock(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<const N: usize>(times: [&str; N]) -> Vec<String> {
        let cell = |text: &str| Cell::Time { iso: String::new(), text: text.to_owned() };
        let row = |text| ListRow { cells: vec![Cell::Empty, cell(text)], ..ListRow::default() };
        let mut rows: Vec<ListRow> = times.into_iter().map(row).collect();
        even(&mut rows);
        rows.iter_mut().map(|row| time(&mut row.cells[1]).expect("a time").clone()).collect()
    }

    #[test]
    fn a_column_has_seconds_where_one_of_its_cells_has_any() {
        assert_eq!(shown(["09:30", "2026-05-01 09:30:15"]), ["09:30:00", "2026-05-01 09:30:15"]);
        assert_eq!(shown(["09:30", "2026-05-01 09:30"]), ["09:30", "2026-05-01 09:30"]);
    }
}

//! Times below one another are written alike.

use super::page::ListRow;
use crate::ui::Cell;

/// Writes seconds in all cells of a column where one of them has any, and else in none.
pub(super) fn even(rows: &mut [ListRow]) {
    let columns = rows.iter().map(|row| row.cells.len()).min().unwrap_or_default();
    for column in 0..columns {
        let mut times: Vec<&mut String> =
            rows.iter_mut().filter_map(|row| time(&mut row.cells[column])).collect();
        let seconds = |text: &&mut String| minutes(text).is_some_and(|minutes| minutes.more);
        if times.iter().any(seconds) {
            times.iter_mut().for_each(|text| complete(text));
        }
    }
}

fn time(cell: &mut Cell) -> Option<&mut String> {
    match cell {
        Cell::Datetime { text, .. } | Cell::Time { text, .. } => Some(text),
        _ => None,
    }
}

/// Where the minutes of a clock end.
struct Minutes {
    end: usize,
    /// What stands before them: `09:30`, `9.30`.
    mark: char,
    /// Whether seconds follow.
    more: bool,
}

/// The clock stands behind the day and a blank.
fn minutes(text: &str) -> Option<Minutes> {
    let start = text.rfind(' ').map_or(0, |blank| blank + 1);
    let at = text[start..].find([':', '.'])?;
    let end = start + at + 3;
    let mark = text[start + at..].chars().next()?;
    text.is_char_boundary(end).then(|| Minutes { end, mark, more: text[end..].starts_with(mark) })
}

fn complete(text: &mut String) {
    if let Some(Minutes { end, mark, more: false }) = minutes(text) {
        text.insert_str(end, &format!("{mark}00"));
    }
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
        assert_eq!(shown(["9.30", "1.5.2026, 9.30.15"]), ["9.30.00", "1.5.2026, 9.30.15"]);
        let twelve = ["9:30\u{202f}AM", "9:30:15\u{202f}PM"];
        assert_eq!(shown(twelve), ["9:30:00\u{202f}AM", "9:30:15\u{202f}PM"]);
        assert_eq!(shown(["09:30", "2026-05-01 09:30"]), ["09:30", "2026-05-01 09:30"]);
    }
}

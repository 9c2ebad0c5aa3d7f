//! From how a field says its value to how a page shows it.

use super::{Cell, Tone};
use crate::{Message, field::Shown};

impl From<Shown> for Cell {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Empty => Self::Empty,
            Shown::Text { short, full } => Self::Text { text: short, full },
            Shown::Number { grouped, .. } => Self::Number { text: grouped },
            Shown::Bool { yes } => Self::Boolean { value: Some(yes) },
            Shown::Time { iso, text, zone } => time(iso, text, zone),
            Shown::Choice { label, .. } => Self::Choice { label, tone: Tone::default() },
            Shown::Related { label, .. } => Self::Relation { label, url: None },
            Shown::Link { href, short } => Self::Url { text: short, url: Some(href) },
            Shown::Json { short, full } => Self::Json { text: short, full },
            Shown::Bytes { size, start, more } => {
                let cut = if more { "…" } else { "" };
                Self::Bytes { text: format!("{start}{cut} ({size} B)") }
            }
            Shown::Unreadable => Self::Unreadable,
        }
    }
}

fn time(iso: String, text: String, zone: Option<Message>) -> Cell {
    match (iso.contains('T'), iso.contains(':')) {
        (true, _) => Cell::Datetime { iso, text, zone },
        (false, true) => Cell::Time { iso, text },
        (false, false) => Cell::Date { iso, text },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_by_what_it_holds() {
        let cell = |iso: &str, zone: Option<&str>| {
            let (iso, zone) = (iso.to_owned(), zone.map(Message::literal));
            Cell::from(Shown::Time { text: iso.clone(), iso, zone })
        };
        assert_eq!(cell("2026-05-01", None).kind(), "date");
        assert_eq!(cell("09:30:00", None).kind(), "time");
        let moment = cell("2026-05-01T09:30:00Z", Some("UTC"));
        let (iso, text) = ("2026-05-01T09:30:00Z".into(), "2026-05-01T09:30:00Z".into());
        assert_eq!(moment, Cell::Datetime { iso, text, zone: Some(Message::literal("UTC")) });
    }
}

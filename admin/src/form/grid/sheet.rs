//! The body of a grid: a small form for each row, found by the row's key and never by its place.

use std::{collections::HashMap, sync::Arc};

use super::slip::Slip;
use crate::{
    Error, ErrorKind, Message, Result,
    field::Field,
    form::submission::{Submission, ZONE, lacks, unknown},
    format::Format,
    resource::{Key, Resource, Source},
};

/// Stands between the name of an input and the key of its row; a key in its URL form has none.
pub(super) const AT: char = '@';
/// The names of the fields that had inputs.
const FIELDS: &str = "_fields";
/// The inputs of the grid itself.
const OWN: [&str; 5] = ["_csrf", "_once", "_save", FIELDS, ZONE];
/// The most rows of a post: as many as a page may have.
const MOST_ROWS: usize = 500;

/// What a grid sent.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// The fields that had inputs.
    pub(crate) fields: Vec<Arc<Field>>,
    /// The token of the form.
    pub(crate) once: String,
    /// How the person reads, by the clocks that the grid was filled in by.
    pub(crate) format: Format,
    /// The rows, in the order of the body.
    pub(crate) slips: Vec<Slip>,
}

impl Sheet {
    /// Takes a body apart.
    ///
    /// # Errors
    ///
    /// [`BadQuery`](ErrorKind::BadQuery) for a body that no list of the panel sends, naming the input.
    pub(crate) fn read(body: Submission, source: &Source<'_>) -> Result<Self> {
        let resource = source.resource();
        let format = body.format(source.actor());
        let fields = fields(&body, resource);
        let once = body.once()?.to_owned();
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let mut slips = Vec::new();
        let zone = body.get(ZONE).map(|zone| (ZONE.to_owned(), zone.to_owned()));
        for (key, mut form) in rows(body)? {
            form.extend(zone.iter().cloned());
            let form = Submission::of(form);
            form.expect_only(&names)?;
            let version = format!("_version{AT}{key}");
            let key = Key::from_url(&key, &resource.shape).map_err(|_| unknown(&version))?;
            if !form.has("_version") {
                return Err(lacks(&version));
            }
            slips.push(Slip::new(key, form));
        }
        Ok(Self { fields, once, format, slips })
    }

    /// Whether somebody else changed or deleted what was edited here.
    pub(crate) fn is_stale(&self) -> bool {
        self.slips.iter().any(|slip| slip.row.is_none() || slip.conflict)
    }

    /// Whether a row was edited that this person may not change.
    pub(crate) fn is_forbidden(&self) -> bool {
        self.slips.iter().any(|slip| slip.forbidden)
    }

    /// What is said above a grid that was refused.
    pub(crate) fn errors(&self) -> Vec<Message> {
        let errors: usize = self.slips.iter().map(|slip| slip.errors.count()).sum();
        let stale = self.is_stale().then(|| Message::new("grid-stale"));
        let wrong = (errors > 0).then(|| Message::new("form-errors").with("count", errors));
        stale.into_iter().chain(wrong).collect()
    }
}

/// Those of the model's editable fields that stood on the page.
fn fields(body: &Submission, resource: &Resource) -> Vec<Arc<Field>> {
    let named: Vec<&str> = body.get(FIELDS).unwrap_or_default().split(',').collect();
    let fields = resource.list_editable.iter();
    fields.filter(|field| named.contains(&field.name.as_str())).cloned().collect()
}

/// Names with their texts.
type Pairs = Vec<(String, String)>;

/// The inputs of each row, under their names without the key.
fn rows(body: Submission) -> Result<Vec<(String, Pairs)>> {
    let mut places = HashMap::new();
    let mut rows: Vec<(String, Pairs)> = Vec::new();
    for (name, text) in body.into_pairs() {
        let Some((input, key)) = name.rsplit_once(AT) else {
            if OWN.contains(&name.as_str()) {
                continue;
            }
            return Err(unknown(&name));
        };
        let place = *places.entry(key.to_owned()).or_insert_with(|| {
            rows.push((key.to_owned(), Vec::new()));
            rows.len() - 1
        });
        rows[place].1.push((input.to_owned(), text));
    }
    if rows.len() > MOST_ROWS {
        let detail = format!("the list sent more than {MOST_ROWS} rows");
        let message = Message::new("grid-too-many-rows").with("max", MOST_ROWS);
        return Err(Error::new(ErrorKind::BadQuery, detail).with_message(message));
    }
    Ok(rows)
}

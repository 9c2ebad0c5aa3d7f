//! The inputs of a grid: for each row those of the form, under names that carry the row's key.

use std::{collections::HashMap, sync::Arc};

use sea_orm::Value;

use super::{sheet::AT, slip::Slip};
use crate::{
    Message, Result,
    field::Field,
    form::{desk::Desk, draft::Draft, fields, version::version, view},
    resource::{Cell, Row},
    ui::{self, FieldView, GoneRow, InputCell, RowForm},
    urls::Urls,
    value,
};

/// A grid with all that its inputs are made of.
pub(crate) struct Inputs<'a> {
    desk: &'a Desk<'a>,
    urls: &'a Urls,
    slips: HashMap<String, &'a Slip>,
    labels: Labels,
}

/// What the rows behind foreign keys are called: by field and key.
type Labels = HashMap<(String, String), String>;

/// Prepares the inputs for rows of which some may have been edited: one statement for each relation
/// in which something was typed.
///
/// # Errors
///
/// When the database fails or is busy.
pub(crate) async fn offer<'a>(
    desk: &'a Desk<'a>,
    urls: &'a Urls,
    slips: &'a [Slip],
) -> Result<Inputs<'a>> {
    let labels = labels(desk, slips).await?;
    let slips = slips.iter().map(|slip| (slip.key.to_url(), slip)).collect();
    Ok(Inputs { desk, urls, slips, labels })
}

async fn labels(desk: &Desk<'_>, slips: &[Slip]) -> Result<Labels> {
    let mut labels = HashMap::new();
    for field in desk.fields.iter().filter(|field| field.relation.is_some()) {
        let mut values: HashMap<String, Value> = HashMap::new();
        for slip in slips.iter().filter(|slip| slip.row.is_some()) {
            let typed = slip.form.get(&field.name).unwrap_or_default();
            let typed = value::parse(typed, &field.column).ok();
            let there = slip.row.as_ref().and_then(|row| row.cells[field.index].value().cloned());
            let known = typed.into_iter().chain(there).filter(|value| !value::is_null(value));
            values.extend(known.map(|value| (value::text(&value), value)));
        }
        if values.is_empty() {
            continue;
        }
        let (texts, values): (Vec<String>, Vec<Value>) = values.into_iter().unzip();
        let found = texts.into_iter().zip(desk.source.labels(field, &values).await?);
        let named = found.filter_map(|(text, label)| Some(((field.name.clone(), text), label?)));
        labels.extend(named);
    }
    Ok(labels)
}

impl Inputs<'_> {
    /// The inputs of a row, which is called `label`, in the order of `columns`; `number` is its place
    /// on the page.
    pub(crate) fn row(
        &self,
        row: &Row,
        label: &str,
        number: usize,
        columns: &[Option<Arc<Field>>],
    ) -> RowForm {
        let key = row.key.to_url();
        let slip = self.slips.get(&key).copied();
        let draft = match slip {
            Some(slip) => slip.draft(row.clone()),
            None => Draft { row: Some(row.clone()), ..Draft::default() },
        };
        let inputs = fields::inputs(self.desk.fields, Some(row));
        let cells = columns.iter().map(|column| {
            let field = column.as_ref()?;
            let input = inputs.iter().find(|input| input.index == field.index)?;
            let view = self.input(&draft, input).in_row(&key, label, number);
            Some(InputCell { field: view, theirs: self.theirs(&draft, input) })
        });
        RowForm {
            version: version(self.desk.fields, row),
            cells: cells.collect(),
            errors: slip.map(errors).unwrap_or_default(),
        }
    }

    fn input(&self, draft: &Draft, field: &Field) -> FieldView {
        let text = draft.text(field, &draft.format(self.desk.source.actor()));
        let label =
            draft.row.as_ref().and_then(|row| self.label(field, &row.cells[field.index], &text));
        view::input(&self.desk.source, self.urls, draft, field, label)
    }

    /// What the row behind a foreign key is called, be it the one that stands there or another.
    fn label(&self, field: &Field, cell: &Cell, text: &str) -> Option<String> {
        match cell {
            Cell::Related { key, label: Some(label) } if value::text(key) == text => {
                Some(label.clone())
            }
            _ => self.labels.get(&(field.name.clone(), text.to_owned())).cloned(),
        }
    }

    /// What stands there now, where somebody else wrote it and something else was typed.
    fn theirs(&self, draft: &Draft, field: &Field) -> Option<ui::Cell> {
        let row = draft.row.as_ref().filter(|_| draft.conflict)?;
        let cell = &row.cells[field.index];
        let format = draft.format(self.desk.source.actor());
        let text = cell.value().map(|value| value::local_text(value, &format)).unwrap_or_default();
        if value::with_line_breaks_of(
            &text,
            &draft.text(field, &draft.format(self.desk.source.actor())),
        ) == text
        {
            return None;
        }
        let cell = match cell {
            Cell::Related { key, .. } => {
                Cell::Related { key: key.clone(), label: self.label(field, cell, &text) }
            }
            cell => cell.clone(),
        };
        view::shown(&self.desk.source, self.urls, field, &cell).shown
    }

    /// The rows that were edited and are not there any more, with what was typed.
    pub(crate) fn gone(&self) -> Vec<GoneRow> {
        let mut gone: Vec<GoneRow> = self
            .slips
            .values()
            .filter(|slip| slip.row.is_none())
            .map(|slip| self.lost(slip))
            .collect();
        gone.sort_by(|a, b| a.key.cmp(&b.key));
        gone
    }

    fn lost(&self, slip: &Slip) -> GoneRow {
        let typed = self.desk.fields.iter().filter_map(|field| {
            let text = slip.form.get(&field.name).filter(|text| !text.is_empty())?;
            Some((field.label.clone(), text.to_owned()))
        });
        GoneRow { key: slip.key.to_string(), typed: typed.collect() }
    }
}

fn errors(slip: &Slip) -> Vec<Message> {
    let conflict = slip.conflict.then(|| Message::new("grid-conflict"));
    let forbidden = slip.forbidden.then(|| Message::new("grid-forbidden"));
    conflict.into_iter().chain(forbidden).chain(slip.errors.form().iter().cloned()).collect()
}

impl FieldView {
    /// The same input in a row of a list: its name carries the row's key, its label the row's name.
    fn in_row(mut self, key: &str, row: &str, number: usize) -> Self {
        let id = format!("cell-{number}-{}", self.name);
        self.name = format!("{}{AT}{key}", self.name);
        self.label = format!("{}, {row}", self.label);
        self.input.rows = self.input.rows.map(|_| 1);
        if let Some(relation) = &mut self.relation {
            relation.add_url = None;
        }
        self.identified(id)
    }
}

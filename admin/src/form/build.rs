//! From a draft to the page: everything that the template prints.

use std::collections::HashMap;

use super::{
    Buttons, Conflict, ConflictRow, FieldError, FormPage, Mode, computed, desk::Desk, draft::Draft,
    fields, layout, next::Way, submission::ZONE, version::version, view,
};
use crate::{
    Message, Permission, Result,
    field::Field,
    resource::{Cell, Row, Source},
    ui::{FieldView, Hidden},
    urls::Urls,
    value,
};

/// The page of a draft.
///
/// # Errors
///
/// When the labels of foreign keys cannot be read.
pub(crate) async fn page(desk: &Desk<'_>, urls: &Urls, draft: &Draft) -> Result<FormPage> {
    let Desk { source, way, .. } = desk;
    let mode = mode(source, draft).await?;
    let inputs = if mode == Mode::View {
        Vec::new()
    } else {
        fields::inputs(desk.fields, draft.row.as_ref())
    };
    let labels = labels(source, draft, &inputs).await?;
    let mut views = views(desk, urls, draft, &inputs, labels);
    views.extend(computed::views(desk, urls, draft).await?);
    let row = draft.row.as_ref();
    Ok(FormPage {
        mode,
        title: title(mode, &source.resource().label),
        object: row.map(|row| source.resource().label_of(row)),
        url: row.map_or_else(|| way.add(), |row| way.change(&row.key)),
        once: draft.once.clone(),
        version: row.map(|row| version(desk.fields, row)),
        hidden: hidden(source, way, draft),
        multipart: false,
        errors: draft.errors.form().to_vec(),
        summary: summary(&views),
        conflict: conflict(source, draft, &inputs).await?,
        fieldsets: layout::fieldsets(source, draft, views),
        buttons: buttons(source, mode),
        save_on_top: source.resource().save_on_top,
        delete_url: delete_url(desk, row).await?,
        tools: Vec::new(),
        history_url: row.map(|row| way.history(&row.key)),
        cancel_url: way.home(source.allows(Permission::View)),
        beside: None,
    })
}

/// The state of the list, and by whose clocks moments are typed here.
fn hidden(source: &Source<'_>, way: &Way<'_>, draft: &Draft) -> Vec<Hidden> {
    let zone = draft.format(source.actor()).zone().name().to_owned();
    let zone = Hidden { name: ZONE.to_owned(), value: zone };
    way.hidden().into_iter().chain([zone]).collect()
}

async fn mode(source: &Source<'_>, draft: &Draft) -> Result<Mode> {
    Ok(match &draft.row {
        None => Mode::Add,
        Some(row) if source.may(Permission::Change, &row.key).await? => Mode::Change,
        Some(_) => Mode::View,
    })
}

/// Where the row is deleted, for somebody who may.
async fn delete_url(desk: &Desk<'_>, row: Option<&Row>) -> Result<Option<String>> {
    let Some(row) = row else { return Ok(None) };
    let may = desk.source.may(Permission::Delete, &row.key).await?;
    Ok(may.then(|| desk.way.delete(&row.key)))
}

fn title(mode: Mode, model: &str) -> Message {
    let key = match mode {
        Mode::Add => "form-title-add",
        Mode::Change => "form-title-change",
        Mode::View => "form-title-view",
    };
    Message::new(key).with("model", model)
}

/// What the rows behind the foreign keys are called: those of the row are known with it, what was
/// typed or suggested is looked up.
async fn labels(
    source: &Source<'_>,
    draft: &Draft,
    inputs: &[&Field],
) -> Result<HashMap<String, String>> {
    let mut labels = HashMap::new();
    for field in inputs.iter().filter(|field| field.relation.is_some()) {
        let text = draft.text(field, &draft.format(source.actor()));
        let known = draft.row.as_ref().map(|row| &row.cells[field.index]);
        let label = match known {
            Some(Cell::Related { key, label: Some(label) }) if value::text(key) == text => {
                Some(label.clone())
            }
            _ => labels_of(source, field, [&text]).await?[0].take(),
        };
        labels.extend(label.map(|label| (field.name.clone(), label)));
    }
    Ok(labels)
}

/// One statement, however many keys there are; text that is no key has no label.
async fn labels_of<const N: usize>(
    source: &Source<'_>,
    field: &Field,
    texts: [&str; N],
) -> Result<[Option<String>; N]> {
    let key = |text| value::parse(text, &field.column).ok().filter(|key| !value::is_null(key));
    let keys = texts.map(key);
    let known: Vec<_> = keys.iter().flatten().cloned().collect();
    let found = if known.is_empty() { Vec::new() } else { source.labels(field, &known).await? };
    let mut found = found.into_iter();
    Ok(keys.map(|key| key.and_then(|_| found.next().flatten())))
}

fn views(
    desk: &Desk<'_>,
    urls: &Urls,
    draft: &Draft,
    inputs: &[&Field],
    mut labels: HashMap<String, String>,
) -> Vec<FieldView> {
    let source = &desk.source;
    let visible = desk.fields.iter().filter(|field| !field.secret);
    visible
        .filter_map(|field| {
            if inputs.iter().any(|input| input.index == field.index) {
                let label = labels.remove(&field.name);
                return Some(view::input(source, urls, draft, field, label));
            }
            // A new row has nothing to show in a field that cannot be typed.
            let row = draft.row.as_ref()?;
            Some(view::shown(source, urls, field, &row.cells[field.index]))
        })
        .collect()
}

fn summary(views: &[FieldView]) -> Vec<FieldError> {
    let error = |view: &FieldView, message: &Message| FieldError {
        id: view.id.clone(),
        label: view.label.clone(),
        message: message.clone(),
    };
    views
        .iter()
        .flat_map(|view| view.errors.iter().map(move |message| error(view, message)))
        .collect()
}

fn buttons(source: &Source<'_>, mode: Mode) -> Buttons {
    if mode == Mode::View {
        return Buttons::default();
    }
    let may_add = source.allows(Permission::Add);
    let save_as_new = mode == Mode::Change && may_add && source.resource().save_as;
    Buttons {
        save: true,
        save_and_continue: source.allows(Permission::View),
        save_and_add_another: may_add && !save_as_new,
        save_as_new,
    }
}

/// Both versions, what differs first.
async fn conflict(
    source: &Source<'_>,
    draft: &Draft,
    inputs: &[&Field],
) -> Result<Option<Conflict>> {
    let Some(row) = draft.row.as_ref().filter(|_| draft.conflict) else { return Ok(None) };
    let mut rows = Vec::with_capacity(inputs.len());
    for field in inputs {
        rows.push(conflict_row(source, draft, row, field).await?);
    }
    rows.sort_by_key(|row| !row.differs);
    let (who, when) = draft.meanwhile.clone().unzip();
    Ok(Some(Conflict { who, when, rows }))
}

async fn conflict_row(
    source: &Source<'_>,
    draft: &Draft,
    row: &Row,
    field: &Field,
) -> Result<ConflictRow> {
    let current = row.cells[field.index].value();
    let format = draft.format(source.actor());
    let theirs = current.map(|value| value::local_text(value, &format)).unwrap_or_default();
    let mine = draft.text(field, &format);
    // A browser leaves out seconds that are zero, and writes line breaks in its own way.
    let same = value::with_line_breaks_of(&theirs, &mine) == theirs
        || value::parse_local(&mine, &field.column, &format).ok().as_ref() == current;
    let [theirs, mine] = said(source, field, [&theirs, &mine]).await?;
    Ok(ConflictRow { label: field.label.clone(), differs: !same, theirs, mine })
}

/// Both sides as a person says them, a foreign key by what its row is called.
async fn said(source: &Source<'_>, field: &Field, texts: [&str; 2]) -> Result<[Message; 2]> {
    if field.relation.is_none() {
        return Ok(texts.map(|text| field.say(text)));
    }
    let [theirs, mine] = labels_of(source, field, texts).await?;
    let said =
        |label: Option<String>, text| Message::literal(label.unwrap_or_else(|| String::from(text)));
    Ok([said(theirs, texts[0]), said(mine, texts[1])])
}

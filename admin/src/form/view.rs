//! One field of the form, from its text to its input.

use super::{
    draft::{Draft, Found},
    input,
};
use crate::{
    Message, Permission,
    field::{Field, Kind, Relation, Shown, Widget},
    format::Format,
    resource::{Cell, Key, Resource, Source},
    ui::{self, Choice, FieldView, InputAttributes, RelationView},
    urls::Urls,
    value,
};

/// Lines of a text area.
const ROWS: u32 = 6;

/// A field that has an input; `label` is how the row behind a foreign key is called.
pub(super) fn input(
    source: &Source<'_>,
    urls: &Urls,
    draft: &Draft,
    field: &Field,
    label: Option<String>,
) -> FieldView {
    let text = draft.text(field, &draft.format(source.actor()));
    let widget = input::carrier(widget(source, field), &text);
    let errors = draft.errors.of(&field.name).cloned().collect();
    let view = FieldView::new(&field.name, &field.label, widget);
    let mut view = view.described(field.help.clone(), errors);
    view.required = field.required;
    view.checked = widget == Widget::Checkbox && text == "true";
    view.zone = zone(&draft.format(source.actor()), field);
    view.options = options(field, widget, &text);
    view.input = attributes(field, widget);
    view.relation =
        (widget == Widget::Relation).then(|| relation(source, urls, draft, field, label));
    view.value = text;
    view
}

/// Where the clocks stand that a moment is told by.
fn zone(format: &Format, field: &Field) -> Option<Message> {
    let zoned = field.kind == Kind::DateTime { zoned: true };
    zoned.then(|| format.zone_name())
}

/// A field that is only shown.
pub(super) fn shown(source: &Source<'_>, urls: &Urls, field: &Field, cell: &Cell) -> FieldView {
    let shown = match cell {
        Cell::Unreadable | Cell::Computed(_) | Cell::Several { .. } => ui::Cell::Unreadable,
        Cell::Related { key, label: Some(label) } => ui::Cell::Relation {
            label: label.clone(),
            url: target(source, field)
                .and_then(|target| change(urls, target, field, &value::text(key))),
        },
        Cell::Related { key, label: None } => Shown::related(key, None).into(),
        Cell::Value(value) => whole(field.show(value, source.actor().format())).into(),
    };
    let mut view = FieldView::new(&field.name, &field.label, field.widget);
    view.shown = Some(shown);
    view.described(field.help.clone(), Vec::new())
}

/// A form has room for the whole text.
fn whole(shown: Shown) -> Shown {
    match shown {
        Shown::Text { full: Some(full), .. } => Shown::Text { short: full, full: None },
        Shown::Json { full: Some(full), .. } => Shown::Json { short: full, full: None },
        shown => shown,
    }
}

/// A key of a model that is not registered, or whose rows this person may not view, cannot be
/// picked; it is typed.
fn widget(source: &Source<'_>, field: &Field) -> Widget {
    match (field.widget, target(source, field)) {
        (Widget::Relation, None) => Widget::Text,
        (widget, _) => widget,
    }
}

fn target<'a>(source: &Source<'a>, field: &Field) -> Option<&'a Resource> {
    let Relation { table, .. } = field.relation.as_ref()?;
    let target = source.registry().of_table(table)?;
    target.allows(source.actor(), Permission::View).then_some(&**target)
}

/// A value that is no choice any more stays one for the row that holds it.
fn options(field: &Field, widget: Widget, text: &str) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice { selected: value == text, value, label };
    match widget {
        Widget::Select | Widget::Radio => {}
        // Its template knows these words by their keys.
        Widget::Tristate => {
            let words = [("", "unknown"), ("true", "yes"), ("false", "no")];
            return words.map(|(value, key)| choice(value.to_owned(), key.to_owned())).into();
        }
        _ => return Vec::new(),
    }
    let empty = (!field.required || text.is_empty()).then(|| choice(String::new(), String::new()));
    let choices =
        field.choices.iter().map(|own| choice(value::text(&own.value), own.label.clone()));
    let mut options: Vec<Choice> = empty.into_iter().chain(choices).collect();
    if !options.iter().any(|option| option.selected) {
        options.push(choice(text.to_owned(), text.to_owned()));
    }
    options
}

fn attributes(field: &Field, widget: Widget) -> InputAttributes {
    let mut input = InputAttributes::default();
    match (&field.kind, widget) {
        (Kind::Text { max, .. }, _) => input.maxlength = *max,
        (Kind::Integer { min, max }, Widget::Number) => {
            input.inputmode = Some("numeric");
            (input.min, input.max) = (Some(min.to_string()), Some(max.to_string()));
        }
        (Kind::Float | Kind::Decimal { .. }, Widget::Number) => {
            input.inputmode = Some("decimal");
            input.step = Some("any".to_owned());
        }
        (Kind::Time | Kind::DateTime { .. }, Widget::Time | Widget::Datetime) => {
            input.step = Some("any".to_owned());
        }
        _ => {}
    }
    input.rows = matches!(widget, Widget::Textarea | Widget::Json).then_some(ROWS);
    input
}

fn relation(
    source: &Source<'_>,
    urls: &Urls,
    draft: &Draft,
    field: &Field,
    label: Option<String>,
) -> RelationView {
    let target = target(source, field);
    let may = |permission| target.filter(|target| target.allows(source.actor(), permission));
    let found = draft.found.as_ref().filter(|found| found.field == field.name);
    let text = draft.text(field, &draft.format(source.actor()));
    RelationView {
        lookup_url: urls.lookup(&source.resource().slug, &field.name),
        search: found.map(|found| found.search.clone()).unwrap_or_default(),
        results: found.map(|found| results(found, field, &text, label.as_deref())),
        more: found.is_some_and(|found| found.lookup.more),
        change_url: label
            .as_ref()
            .and(target)
            .and_then(|target| change(urls, target, field, &text)),
        add_url: may(Permission::Add).map(|target| urls.add(&target.slug)),
        label,
    }
}

/// What was found, with the chosen row among it, so that searching does not lose a choice.
fn results(found: &Found, field: &Field, text: &str, label: Option<&str>) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice {
        selected: value == text,
        value: value.to_owned(),
        label: label.to_owned(),
    };
    let rows = found.lookup.rows.iter();
    let mut options: Vec<Choice> =
        rows.map(|row| choice(&value::text(&row.value), &row.label)).collect();
    // Where the field may stay empty, the template offers that itself.
    let chosen =
        options.iter().any(|option| option.selected) || (text.is_empty() && !field.required);
    if !options.is_empty() && !chosen {
        options.insert(0, choice(text, label.unwrap_or(text)));
    }
    options
}

/// The form of the chosen row, where the foreign key is the key of its target.
fn change(urls: &Urls, target: &Resource, field: &Field, text: &str) -> Option<String> {
    let [key] = target.shape.primary_key[..] else { return None };
    let column = &target.shape.columns[key];
    let points_at_key = field.relation.as_ref()?.column == column.iden.to_string();
    let value = value::parse(text, column).ok().filter(|_| points_at_key)?;
    Some(urls.change(&target.slug, &Key::new(vec![value]).to_url()))
}

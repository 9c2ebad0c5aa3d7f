//! Which columns a person sees in a list, in which order, how close.

use axum::response::{IntoResponse, Response};

use super::{
    errand::Errand,
    extract::{Form, Posted},
    refusal::{Refusal, SeeOther},
};
use crate::{
    Message,
    changelist::{ListError, Params},
    preference::{self, ListPreference},
    ui::{Density, Flash, ListState},
};

/// Where the form stands on the page: a browser opens what is folded around it.
const FORM: &str = "#columns";

pub(super) async fn submit(errand: Errand, Posted(body): Posted) -> Result<Response, Refusal> {
    let form = Form::read(&body);
    let state = Params::parse(form.get(ListState::PARAMETER).unwrap_or_default())
        .map_err(ListError::from)?;
    let list =
        state.without(Params::COLS).link(&errand.visit.urls().changelist(&errand.resource.slug));
    let reset = form.get("_reset").is_some();
    let columns = if reset { Vec::new() } else { columns(&errand, &form) };
    if columns.is_empty() && !reset {
        let flash = Flash::warning(Message::new("columns-none"));
        return Ok(SeeOther::new(list + FORM).flash(flash).into_response());
    }
    let density = form.get("density").filter(|word| !reset && is_density(word));
    let wanted = ListPreference {
        columns,
        density: density.map(str::to_owned),
        ..ListPreference::default()
    };
    keep(&errand, wanted).await?;
    let moved = form.get("_up").or(form.get("_down")).is_some();
    Ok(SeeOther::new(if moved { list + FORM } else { list }).into_response())
}

async fn keep(errand: &Errand, wanted: ListPreference) -> Result<(), Refusal> {
    let (db, slug) = (errand.panel.database().connection(), &errand.resource.slug);
    preference::change(db, errand.actor.id(), |own| {
        own.change_list(slug, |list| {
            *list = ListPreference { view: list.view, ..wanted };
        });
    })
    .await?;
    Ok(())
}

fn is_density(word: &str) -> bool {
    Density::ALL.into_iter().any(|density| density.as_str() == word)
}

/// The columns that were ticked, in the order of the form after its button was pressed. What is no
/// column of the list is passed over, as it may have been one when the page was made.
fn columns(errand: &Errand, form: &Form) -> Vec<String> {
    let known = |name: &&str| errand.resource.list_display.iter().any(|own| own.name == *name);
    let mut order: Vec<&str> = Vec::new();
    for name in form.all("order").chain(form.all("column")).filter(known) {
        if !order.contains(&name) {
            order.push(name);
        }
    }
    shift(&mut order, form.get("_up"), form.get("_down"));
    let ticked = |name: &&str| form.all("column").any(|column| column == *name);
    order.into_iter().filter(ticked).map(str::to_owned).collect()
}

fn shift(order: &mut [&str], up: Option<&str>, down: Option<&str>) {
    let place = |name: Option<&str>| order.iter().position(|own| Some(*own) == name);
    match (place(up), place(down)) {
        (Some(place), _) if place > 0 => order.swap(place, place - 1),
        (_, Some(place)) if place + 1 < order.len() => order.swap(place, place + 1),
        _ => {}
    }
}

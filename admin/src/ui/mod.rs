//! How pages look: templates, texts, assets, and what every page shares.
//!
//! A page is a struct with documented fields; [`Environment::page`] gives it to its template as
//! `page`, beside what all pages share as `chrome`. Templates decide nothing and escape everything.
//! A host overrides one by a file of the same name, for all models or for one:
//! `<dir>/<model>/form.html`, then `<dir>/form.html`, then the one compiled in, which an override
//! extends as `{% extends "builtin/form.html" %}`.

mod appearance;
mod assets;
mod cell;
mod chrome;
mod computed;
mod environment;
mod field;
mod flash;
mod functions;
mod grid;
mod link;
mod list_state;
mod locales;
mod page;
mod shown;
mod squeeze;

pub use self::{
    appearance::{Appearance, Density, LookChoice, Theme},
    assets::{Asset, AssetUrls, is_icon},
    cell::{Cell, Tone},
    chrome::{Chrome, Crumb, NavGroup, NavItem, Person},
    environment::Environment,
    field::{FieldView, InputAttributes, RelationView},
    flash::{Flash, Level},
    grid::{GoneRow, Grid, InputCell, RowForm, SavedCell},
    link::{Choice, Hidden, LinkChoice, Tool},
    locales::Locales,
    page::{ErrorPage, IndexPage, OwnPage, RecentAction, RetryForm, RetypedSecret},
};
pub(crate) use self::{
    assets::icons,
    computed::{computed, or_placeholder},
    list_state::ListState,
};

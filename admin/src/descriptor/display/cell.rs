//! What a cell can hold that no field stands behind.

use std::borrow::Cow;

use sea_orm::Value;
use serde::Serialize;

use super::Link;

/// What a computed cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum CellContent {
    /// Nothing: the column's `empty_value`.
    #[default]
    Empty,
    /// A value, shown as a field of its type would be.
    Value(Value),
    /// A word in a coloured frame.
    Badge(Badge),
    /// A page of the panel.
    Link(Link),
    /// A page elsewhere.
    Address(Address),
    /// A picture.
    Image(Image),
    /// What could not be computed.
    Unreadable,
}

/// A word in a coloured frame.
///
/// ```
/// use backoffice::display::{Badge, Tone};
///
/// let badge = Badge::new("Open").tone(Tone::Good);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub(crate) label: String,
    pub(crate) tone: Tone,
}

impl Badge {
    /// A grey one.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), tone: Tone::Neutral }
    }

    /// The same in another colour.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// The colour of a badge. It means nothing by itself: the label says what is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Grey.
    #[default]
    Neutral,
    /// Blue.
    Info,
    /// Green.
    Good,
    /// Amber.
    Warning,
    /// Red.
    Bad,
}

/// A page elsewhere: linked where its address begins with `http://` or `https://`, else plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub(crate) href: String,
    pub(crate) text: Option<String>,
}

impl Address {
    /// The address, which is also what is shown.
    pub fn new(href: impl Into<String>) -> Self {
        Self { href: href.into(), text: None }
    }

    /// The same under other words.
    #[must_use]
    pub fn called(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }
}

/// A small picture from this host, such as `/media/logo.png`. One from elsewhere, which the browser
/// is told not to load, becomes a link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    pub(crate) url: String,
    pub(crate) alt: String,
}

impl Image {
    /// The picture at `url`; `alt` says what it shows, for those who cannot see it.
    pub fn new(url: impl Into<String>, alt: impl Into<String>) -> Self {
        Self { url: url.into(), alt: alt.into() }
    }

    /// Whether a page of the panel may load it.
    pub(crate) fn is_local(&self) -> bool {
        let plain = |c: char| !c.is_control() && !c.is_whitespace() && c != '\\';
        self.url.starts_with('/') && !self.url.starts_with("//") && self.url.chars().all(plain)
    }
}

/// What a method of a computed column may return.
#[diagnostic::on_unimplemented(
    message = "a cell cannot show `{Self}`",
    label = "not something that a cell can show",
    note = "a computed column returns text, a number, a date, `bool`, an `Option` of these, or a `Link`, \
            `Badge`, `Address` or `Image` of `backoffice::display`"
)]
pub trait IntoCell {
    /// The content of the cell.
    fn into_cell(self) -> CellContent;
}

#[diagnostic::do_not_recommend]
impl<T: IntoCell> IntoCell for Option<T> {
    fn into_cell(self) -> CellContent {
        self.map_or(CellContent::Empty, IntoCell::into_cell)
    }
}

macro_rules! values {
    ($($type:ty),* $(,)?) => {
        $(#[diagnostic::do_not_recommend]
        impl IntoCell for $type {
            fn into_cell(self) -> CellContent {
                CellContent::Value(self.into())
            }
        })*
    };
}

values! {
    String, &str, Cow<'_, str>, char, bool,
    i8, i16, i32, i64, u8, u16, u32, u64, f32, f64,
    rust_decimal::Decimal, uuid::Uuid, serde_json::Value,
    chrono::NaiveDate, chrono::NaiveTime, chrono::NaiveDateTime,
    chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>,
    time::Date, time::Time, time::PrimitiveDateTime, time::OffsetDateTime,
}

impl IntoCell for usize {
    fn into_cell(self) -> CellContent {
        CellContent::Value((self as u64).into())
    }
}

impl IntoCell for CellContent {
    fn into_cell(self) -> CellContent {
        self
    }
}

macro_rules! contents {
    ($($type:ident),*) => {
        $(impl IntoCell for $type {
            fn into_cell(self) -> CellContent {
                CellContent::$type(self)
            }
        })*
    };
}

contents!(Badge, Link, Address, Image);

/// What a method of a whole page may return: one cell for each row, in their order, or why not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one cell for each row",
    label = "not a list of cells",
    note = "return `Vec<T>` or `Result<Vec<T>, E>`, in the order of the rows"
)]
pub trait IntoCells {
    /// The cells.
    ///
    /// # Errors
    ///
    /// What went wrong, for the log.
    fn into_cells(self) -> Result<Vec<CellContent>, String>;
}

impl<T: IntoCell> IntoCells for Vec<T> {
    fn into_cells(self) -> Result<Vec<CellContent>, String> {
        Ok(self.into_iter().map(IntoCell::into_cell).collect())
    }
}

impl<C: IntoCells, E: std::fmt::Display> IntoCells for Result<C, E> {
    fn into_cells(self) -> Result<Vec<CellContent>, String> {
        self.map_err(|error| error.to_string())?.into_cells()
    }
}

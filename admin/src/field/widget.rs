//! How a field is edited: one variant a template in `widget/`.

use serde::Serialize;

use super::Kind;
use crate::descriptor::WidgetHint;

/// The input of a field; its name is the name of its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Widget {
    /// One line of text.
    Text,
    /// Several lines of text.
    Textarea,
    /// A number.
    Number,
    /// A tick box.
    Checkbox,
    /// Yes, no or unknown, in a drop-down.
    Tristate,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    Datetime,
    /// A drop-down of choices, with an empty one where null is allowed.
    Select,
    /// Radio buttons.
    Radio,
    /// A picker of rows, searched on the server.
    Relation,
    /// A JSON document.
    Json,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
}

impl Widget {
    /// The input for a field of this kind; a hint counts where the kind can follow it.
    pub(super) fn of(kind: &Kind, nullable: bool, hint: Option<WidgetHint>) -> Self {
        match kind {
            Kind::Text { long, .. } => Self::of_text(*long, hint),
            Kind::Choice if hint == Some(WidgetHint::Radio) => Self::Radio,
            Kind::Choice => Self::Select,
            Kind::Relation => Self::Relation,
            Kind::Bool if nullable => Self::Tristate,
            Kind::Bool => Self::Checkbox,
            Kind::Integer { .. } | Kind::Float | Kind::Decimal { .. } => Self::Number,
            Kind::Date => Self::Date,
            Kind::Time => Self::Time,
            Kind::DateTime { .. } => Self::Datetime,
            Kind::Json | Kind::Array => Self::Json,
            Kind::Bytes => Self::Textarea,
            Kind::Char | Kind::Uuid | Kind::Other => Self::Text,
        }
    }

    fn of_text(long: bool, hint: Option<WidgetHint>) -> Self {
        match hint {
            Some(WidgetHint::Email) => Self::Email,
            Some(WidgetHint::Url) => Self::Url,
            Some(WidgetHint::Text) => Self::Text,
            Some(WidgetHint::Textarea) => Self::Textarea,
            _ if long => Self::Textarea,
            _ => Self::Text,
        }
    }
}

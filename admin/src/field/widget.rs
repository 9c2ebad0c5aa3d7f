//! How a field is edited: one variant a template in `widget/`.

use serde::Serialize;

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

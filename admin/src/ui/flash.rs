//! A sentence shown once, on the page after the one that caused it.

use serde::Serialize;

use crate::Message;

/// A sentence shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flash {
    /// How it is meant.
    pub level: Level,
    /// What it says.
    pub message: Message,
    /// The row it tells of, for those who may open it.
    pub url: Option<String>,
    /// What the link to `url` says, where that is not the row itself.
    pub link: Option<Message>,
}

/// How a flash is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something to know.
    #[default]
    Info,
    /// Something was done.
    Success,
    /// Something was done, but not quite as asked.
    Warning,
    /// Something was not done.
    Error,
}

impl Level {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Info, Self::Success, Self::Warning, Self::Error];

    /// The word in storage and in class names: `info`, `success`, `warning`, `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Flash {
    /// The same with the way to the row it tells of.
    #[must_use]
    pub fn about(self, url: Option<String>) -> Self {
        Self { url, ..self }
    }

    /// The same with the way to what is to be done next.
    #[must_use]
    pub fn leading_to(self, link: Message, url: String) -> Self {
        Self { url: Some(url), link: Some(link), ..self }
    }

    /// Something was done.
    #[must_use]
    pub fn success(message: Message) -> Self {
        Self { level: Level::Success, message, url: None, link: None }
    }

    /// Something to know.
    #[must_use]
    pub fn info(message: Message) -> Self {
        Self { level: Level::Info, message, url: None, link: None }
    }

    /// Something was done, but not quite as asked.
    #[must_use]
    pub fn warning(message: Message) -> Self {
        Self { level: Level::Warning, message, url: None, link: None }
    }

    /// Something was not done.
    #[must_use]
    pub fn error(message: Message) -> Self {
        Self { level: Level::Error, message, url: None, link: None }
    }
}

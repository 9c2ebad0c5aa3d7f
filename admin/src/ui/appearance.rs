//! Theme and density, kept in a cookie so that the server writes them and no page flashes.

use serde::Serialize;

use crate::Message;

/// How light the panel is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much stands on a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// Much.
    Compact,
    /// As usual.
    #[default]
    Default,
    /// Little, with air around it.
    Comfortable,
}

/// What a person chose.
///
/// ```
/// use backoffice::ui::{Appearance, Density, Theme};
///
/// let chosen = Appearance { theme: Theme::Dark, density: Density::Compact };
/// assert_eq!(chosen.to_cookie(), "dark.compact");
/// assert_eq!(Appearance::from_cookie("dark.compact"), chosen);
/// assert_eq!(Appearance::from_cookie("\"><script>"), Appearance::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Appearance {
    /// How light the panel is.
    pub theme: Theme,
    /// How much stands on a screen.
    pub density: Density,
}

impl Appearance {
    /// The name of the cookie.
    pub const COOKIE: &'static str = "backoffice_appearance";

    /// Reads what [`to_cookie`](Self::to_cookie) wrote; anything else is the default.
    #[must_use]
    pub fn from_cookie(value: &str) -> Self {
        let (theme, density) = value.split_once('.').unwrap_or((value, ""));
        Self::default().with(Some(theme), Some(density))
    }

    /// The value of the cookie.
    #[must_use]
    pub fn to_cookie(self) -> String {
        format!("{}.{}", self.theme.as_str(), self.density.as_str())
    }

    /// The same choice with what a form posted as `theme` and `density`; an unknown word changes
    /// nothing.
    #[must_use]
    pub fn with(self, theme: Option<&str>, density: Option<&str>) -> Self {
        let theme = theme.and_then(|word| Theme::ALL.into_iter().find(|t| t.as_str() == word));
        let density =
            density.and_then(|word| Density::ALL.into_iter().find(|d| d.as_str() == word));
        Self { theme: theme.unwrap_or(self.theme), density: density.unwrap_or(self.density) }
    }
}

/// One way for pages to look, to be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookChoice {
    /// What is posted.
    pub value: &'static str,
    /// What is shown.
    pub label: Message,
    /// Whether it is the one chosen now.
    pub selected: bool,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// All of them, to choose from.
    #[must_use]
    pub fn choices(chosen: Self) -> Vec<LookChoice> {
        let choice = |theme: Self| {
            let label = match theme {
                Self::System => "theme-system",
                Self::Light => "theme-light",
                Self::Dark => "theme-dark",
            };
            let (value, label) = (theme.as_str(), Message::new(label));
            LookChoice { value, label, selected: theme == chosen }
        };
        Self::ALL.map(choice).into()
    }

    /// The word in the cookie, the form and the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Density {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Default, Self::Comfortable];

    /// All of them, to choose from.
    #[must_use]
    pub fn choices(chosen: Option<Self>) -> Vec<LookChoice> {
        let choice = |density: Self| {
            let label = match density {
                Self::Compact => "density-compact",
                Self::Default => "density-default",
                Self::Comfortable => "density-comfortable",
            };
            let (value, label) = (density.as_str(), Message::new(label));
            LookChoice { value, label, selected: chosen == Some(density) }
        };
        Self::ALL.map(choice).into()
    }

    /// The word in the cookie, the form and the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Default => "default",
            Self::Comfortable => "comfortable",
        }
    }
}

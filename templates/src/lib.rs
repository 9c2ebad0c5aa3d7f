//! Pages, styles, scripts, icons and texts of the panel, compiled in. No logic.
//!
//! Each table lists its folder; a test compares the two.

macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../", $folder, "/", $name)))),*]
    };
}

/// Name and text of every template.
pub const TEMPLATES: &[(&str, &str)] = files! { "html":
    "base.html"
};

/// Name and text of every style sheet, in the order in which they are joined.
pub const STYLES: &[(&str, &str)] = files! { "styles":
    "layers.css"
};

/// Name and text of every script.
pub const SCRIPTS: &[(&str, &str)] = files! { "scripts":
    "main.js"
};

/// Name and text of every picture.
pub const ICONS: &[(&str, &str)] = files! { "icons":
    "favicon.svg"
    "sprite.svg"
};

/// Language, area and sentences: English first, which is complete.
pub const TEXTS: &[(&str, &str)] = files! { "texts":
    "en/auth.ftl"
    "en/form.ftl"
    "en/changelist.ftl"
    "en/field.ftl"
    "en/history.ftl"
    "en/resource.ftl"
    "en/ui.ftl"
    "en/web.ftl"
};

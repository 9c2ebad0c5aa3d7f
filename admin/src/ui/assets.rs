//! Styles, scripts and icons, addressed by their content.
//!
//! What is served and hashed is squeezed first: it holds only what says something to a browser.
//!
//! One hash stands for all of them, so that a module can import its neighbour by a relative path and
//! still be cached for ever.

use std::sync::LazyLock;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::squeeze::{squeeze, squeeze_styles};
use crate::urls::Urls;

static STYLE: LazyLock<String> = LazyLock::new(|| squeeze_styles(&join_styles()));

static SCRIPTS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let scripts = backoffice_templates::SCRIPTS.iter();
    scripts.map(|&(name, text)| (name, squeeze(text))).collect()
});

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for asset in all() {
        hasher.update(asset.name.as_bytes());
        hasher.update(asset.bytes);
    }
    hex::encode(&hasher.finalize()[..8])
});

/// A file that pages link to.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// The last part of its address.
    pub name: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

impl Asset {
    /// The asset with this name, if `hash` is that of the assets compiled in: what a browser was
    /// given under this address never changes, so it may keep it for ever.
    ///
    /// ```
    /// use backoffice::ui::Asset;
    ///
    /// let style = Asset::find(Asset::hash(), "panel.css").expect("there is a style sheet");
    /// assert_eq!(style.mime, "text/css; charset=utf-8");
    /// assert!(Asset::find("0", "panel.css").is_none());
    /// ```
    #[must_use]
    pub fn find(hash: &str, name: &str) -> Option<Self> {
        if hash != Self::hash() {
            return None;
        }
        all().find(|asset| asset.name == name)
    }

    /// The hash of all assets.
    #[must_use]
    pub fn hash() -> &'static str {
        &HASH
    }
}

/// Whether the sprite has an icon of this name.
///
/// ```
/// assert!(backoffice::ui::is_icon("briefcase"));
/// assert!(!backoffice::ui::is_icon("brief\"case"));
/// ```
#[must_use]
pub fn is_icon(name: &str) -> bool {
    icons().any(|icon| icon == name)
}

/// The names of all icons.
pub(crate) fn icons() -> impl Iterator<Item = &'static str> {
    let sprite = backoffice_templates::ICONS.iter().filter(|(file, _)| *file == "sprite.svg");
    let symbols = sprite.flat_map(|(_, text)| text.split("<symbol id=\"").skip(1));
    symbols.filter_map(|symbol| symbol.split('"').next())
}

fn all() -> impl Iterator<Item = Asset> {
    let style = asset("panel.css", "text/css; charset=utf-8", STYLE.as_str());
    let scripts = SCRIPTS.iter();
    let icons = backoffice_templates::ICONS.iter();
    std::iter::once(style)
        .chain(scripts.map(|(name, text)| asset(name, "text/javascript; charset=utf-8", text)))
        .chain(icons.map(|&(name, text)| asset(name, "image/svg+xml", text)))
}

fn asset(name: &'static str, mime: &'static str, text: &'static str) -> Asset {
    Asset { name, mime, bytes: text.as_bytes() }
}

/// The layers in their order: what stands in a later one wins, however it is selected.
const LAYERS: [&str; 5] = ["reset", "base", "shell", "component", "utility"];

/// The folder of a sheet is its layer.
fn join_styles() -> String {
    LAYERS.iter().fold(format!("@layer {};\n", LAYERS.join(", ")), |joined, layer| {
        let sheets = backoffice_templates::STYLES.iter();
        let own = sheets.filter(|(name, _)| name.split('/').next() == Some(layer));
        let own: String = own.map(|(_, text)| *text).collect();
        format!("{joined}@layer {layer} {{\n{own}}}\n")
    })
}

/// Where the assets of a panel are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AssetUrls {
    /// The style sheet.
    pub style: String,
    /// The script that imports the others.
    pub script: String,
    /// The icons.
    pub sprite: String,
    /// The picture in the browser's tab.
    pub favicon: String,
}

impl AssetUrls {
    /// The addresses in the panel mounted at `urls`.
    #[must_use]
    pub fn new(urls: &Urls) -> Self {
        let url = |name| urls.asset(Asset::hash(), name);
        Self {
            style: url("panel.css"),
            script: url("main.js"),
            sprite: url("sprite.svg"),
            favicon: url("favicon.svg"),
        }
    }
}

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
    "_cell.html"
    "_full.html"
    "account.html"
    "base.html"
    "cell.html"
    "changelist.html"
    "confirm.html"
    "delete.html"
    "error.html"
    "filter.html"
    "form.html"
    "history.html"
    "index.html"
    "login.html"
    "page.html"
    "password.html"
    "pick.html"
    "view.html"
    "cell/boolean.html"
    "cell/bytes.html"
    "cell/choice.html"
    "cell/date.html"
    "cell/datetime.html"
    "cell/empty.html"
    "cell/image.html"
    "cell/json.html"
    "cell/number.html"
    "cell/placeholder.html"
    "cell/relation.html"
    "cell/text.html"
    "cell/time.html"
    "cell/unreadable.html"
    "cell/url.html"
    "changelist/_actions.html"
    "changelist/_cell_form.html"
    "changelist/_cell_shown.html"
    "changelist/_column.html"
    "changelist/_columns.html"
    "changelist/_dates.html"
    "changelist/_empty.html"
    "changelist/_filters.html"
    "changelist/_foot.html"
    "changelist/_grid.html"
    "changelist/_grid_errors.html"
    "changelist/_grouping.html"
    "changelist/_groups.html"
    "changelist/_input.html"
    "changelist/_mark.html"
    "changelist/_pager.html"
    "changelist/_row.html"
    "changelist/_row_form.html"
    "changelist/_search.html"
    "changelist/_table.html"
    "changelist/_toolbar.html"
    "changelist/_total.html"
    "changelist/_totals.html"
    "changelist/_views.html"
    "filter/_choices.html"
    "filter/_node.html"
    "filter/_phrase.html"
    "filter/_range.html"
    "filter/choices.html"
    "filter/date.html"
    "filter/range.html"
    "filter/relation.html"
    "filter/text.html"
    "form/_attributes.html"
    "form/_beside.html"
    "form/_conflict.html"
    "form/_errors.html"
    "form/_field.html"
    "form/_fieldset.html"
    "form/_label.html"
    "form/_limits.html"
    "form/_password.html"
    "form/_radios.html"
    "form/_rows.html"
    "form/_submit.html"
    "history/_entry.html"
    "shell/_appearance.html"
    "shell/_flashes.html"
    "shell/_header.html"
    "shell/_nav.html"
    "shell/_post.html"
    "shell/_tools.html"
    "widget/checkbox.html"
    "widget/date.html"
    "widget/datetime.html"
    "widget/email.html"
    "widget/json.html"
    "widget/number.html"
    "widget/radio.html"
    "widget/relation.html"
    "widget/select.html"
    "widget/text.html"
    "widget/textarea.html"
    "widget/time.html"
    "widget/tristate.html"
    "widget/url.html"
};

/// Layer, name and text of every style sheet, in the order in which they are joined.
pub const STYLES: &[(&str, &str)] = files! { "styles":
    "reset/tokens.css"
    "reset/reset.css"
    "base/base.css"
    "shell/shell.css"
    "shell/nav.css"
    "component/icon.css"
    "component/header.css"
    "component/menu.css"
    "component/button.css"
    "component/input.css"
    "component/badge.css"
    "component/notice.css"
    "component/heading.css"
    "component/card.css"
    "component/toolbar.css"
    "component/table.css"
    "component/cell.css"
    "component/grid.css"
    "component/filter.css"
    "component/dates.css"
    "component/views.css"
    "component/columns.css"
    "component/bulk.css"
    "component/pager.css"
    "component/empty.css"
    "component/form.css"
    "component/field.css"
    "component/picker.css"
    "component/submit.css"
    "component/conflict.css"
    "component/delete.css"
    "component/history.css"
    "component/index.css"
    "component/login.css"
    "utility/utility.css"
    "utility/print.css"
};

/// Name and text of every script.
pub const SCRIPTS: &[(&str, &str)] = files! { "scripts":
    "main.js"
    "appearance.js"
    "bulk-select.js"
    "dismiss.js"
    "edit-cell.js"
    "focus.js"
    "nav-filter.js"
    "redraw.js"
    "relation-picker.js"
    "reorder.js"
    "shortcut.js"
    "tabs.js"
    "totals.js"
    "unsaved.js"
};

/// Name and text of every picture.
pub const ICONS: &[(&str, &str)] = files! { "icons":
    "favicon.svg"
    "sprite.svg"
};

/// Language, area and sentences: English first, which is complete.
pub const TEXTS: &[(&str, &str)] = files! { "texts":
    "en/ui.ftl"
    "en/account.ftl"
    "en/view.ftl"
    "en/auth.ftl"
    "en/changelist.ftl"
    "en/field.ftl"
    "en/form.ftl"
    "en/history.ftl"
    "en/resource.ftl"
    "en/web.ftl"
};

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn each_table_lists_its_folder() {
        let tables = [
            ("html", TEMPLATES),
            ("styles", STYLES),
            ("scripts", SCRIPTS),
            ("icons", ICONS),
            ("texts", TEXTS),
        ];
        for (folder, table) in tables {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let mut there = BTreeSet::new();
            list(&root, &root, &mut there);
            let listed: BTreeSet<String> = table.iter().map(|(name, _)| (*name).into()).collect();
            assert_eq!(listed, there, "{folder}");
            assert_eq!(listed.len(), table.len(), "{folder} lists a file twice");
        }
    }

    fn list(root: &Path, folder: &Path, into: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                list(root, &path, into);
            } else {
                let name = path.strip_prefix(root).expect("it was found below the root");
                into.insert(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn english_comes_first() {
        assert!(TEXTS[0].0.starts_with("en/"));
    }
}

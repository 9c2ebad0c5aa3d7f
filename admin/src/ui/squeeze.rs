//! Styles and scripts without what only their authors read, so that comments cost nobody anything.
//!
//! The panel's own files keep two rules, which a test of the crate holds: a comment stands on lines
//! of its own, and nothing in quotes goes beyond the end of a line. So each line can be judged alone.

/// The same text without comments, empty lines and indentation.
pub(super) fn squeeze(text: &str) -> String {
    let mut inside = false;
    let mut said = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let comment = inside || line.starts_with("/*") || line.starts_with("//");
        inside = (inside || line.starts_with("/*")) && !line.ends_with("*/");
        if !comment && !line.is_empty() {
            said.push_str(line);
            said.push('\n');
        }
    }
    said
}

/// The same for styles, whose rules of one line need no blanks around their braces and behind their
/// semicolons either.
pub(super) fn squeeze_styles(text: &str) -> String {
    squeeze(text).replace(" { ", "{").replace("; }", "}").replace("; ", ";")
}

#[cfg(test)]
mod tests {
    use super::{squeeze, squeeze_styles};

    #[test]
    fn rules_of_one_line_lose_the_blanks_between_their_parts() {
        let css = ".a > b { margin: 0 auto; color: red; }\n@media print {\n  .b { top: 0; }\n}\n";
        let tight = ".a > b{margin: 0 auto;color: red}\n@media print {\n.b{top: 0}\n}\n";
        assert_eq!(squeeze_styles(css), tight);
    }

    #[test]
    fn comments_empty_lines_and_indentation_go() {
        let css = "/* A card,\n   and why. */\n\n.card > a,\n.b {\n  margin: 0 auto;\n}\n";
        assert_eq!(squeeze(css), ".card > a,\n.b {\nmargin: 0 auto;\n}\n");
        let js = "// Why.\nf();\n  // Because.\n  g(`/* no */`, \"// no\");\n";
        assert_eq!(squeeze(js), "f();\ng(`/* no */`, \"// no\");\n");
    }

    #[test]
    fn the_files_of_the_panel_keep_the_rules() {
        let files = backoffice_templates::STYLES.iter().chain(backoffice_templates::SCRIPTS);
        for (name, line) in
            files.flat_map(|(name, text)| text.lines().map(move |line| (name, line)))
        {
            let line = line.trim();
            let own = !line.contains("/*") || line.starts_with("/*");
            let ended = !line.contains("*/") || line.ends_with("*/");
            assert!(own && ended, "{name}: a comment shares its line: {line}");
            let even = line.matches('`').count().is_multiple_of(2);
            assert!(even && !line.ends_with('\\'), "{name}: a text goes on: {line}");
        }
    }
}

//! Enough of HTML to read our own: templates that escape everything and close what they open.

/// A tag, with the text up to the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) closing: bool,
    attributes: &'a str,
    /// The text behind the tag, still escaped.
    pub(super) after: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute; empty for one without a value.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| matches!(c, '=' | '/') || c.is_whitespace())
                .unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            let (value, behind) = value(behind.trim_start());
            if name.eq_ignore_ascii_case(wanted) {
                return Some(unescape(value));
            }
            rest = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        }
        None
    }
}

/// The value behind an equals sign, and what comes after it.
fn value(text: &str) -> (&str, &str) {
    let Some(text) = text.strip_prefix('=').map(str::trim_start) else { return ("", text) };
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// All tags in order, comments and the document type left out.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.split('<').skip(1).filter_map(tag)
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let (head, after) = text.split_at(end_of_tag(text)?);
    let (head, closing) = head.strip_prefix('/').map_or((head, false), |head| (head, true));
    if !head.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = head.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(head.len());
    let (name, attributes) = head.split_at(end);
    Some(Tag { name, closing, attributes, after: &after[1..] })
}

/// Where the tag is closed: not inside the quotes of an attribute.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        None
    })
}

/// What can be read: no markup, no script, no style, single spaces.
pub(super) fn text(html: &str) -> String {
    let mut text = html.split('<').next().unwrap_or_default().to_owned();
    for tag in tags(html) {
        // Inline elements do not part words.
        let inline =
            matches!(tag.name, "a" | "b" | "em" | "i" | "mark" | "span" | "strong" | "time");
        if !inline {
            text.push(' ');
        }
        if tag.closing || !matches!(tag.name, "script" | "style" | "title") {
            text.push_str(tag.after);
        }
    }
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of all rows that have a `<td>` and stand in no foot.
pub(super) fn rows(html: &str) -> Vec<Vec<String>> {
    let bodies = html.split("</tfoot").map(|part| part.split("<tfoot").next().unwrap_or_default());
    let rows = bodies.flat_map(|body| body.split("<tr").skip(1));
    let rows = rows.map(|row| row.split("</tr").next().unwrap_or_default());
    rows.filter(|row| row.contains("<td")).map(cells).collect()
}

fn cells(row: &str) -> Vec<String> {
    let marked = row.replace("<th", "<td").replace("</th", "</td");
    let cells = marked.split("<td").skip(1);
    cells
        .map(|cell| {
            let inside = end_of_tag(cell).map_or("", |end| &cell[end + 1..]);
            text(inside.split("</td").next().unwrap_or_default())
        })
        .collect()
}

/// Named and numbered characters, as a template writes them.
pub(super) fn unescape(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let read = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match read {
            Some((character, rest)) => {
                plain.push(character);
                plain.push_str(rest);
            }
            None => {
                plain.push('&');
                plain.push_str(part);
            }
        }
    }
    plain
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{rows, tags, text, unescape};

    #[test]
    fn text_is_what_a_person_reads() {
        let html = "<h1>Jobs &amp;\n co</h1><script>var x = 1;</script><p>a<b>b</b> c</p>";
        assert_eq!(text(html), "Jobs & co ab c");
    }

    #[test]
    fn characters_are_read_back() {
        assert_eq!(unescape("&lt;&#x27;&#x2f;&#47;&quot; & &unknown; ä"), "<'//\" & &unknown; ä");
    }

    #[test]
    fn attributes_are_found_whatever_their_quotes() {
        let html = r#"<input data-x="a>b" name='n' value=v checked/>"#;
        let tag = tags(html).next().expect("a tag");
        assert_eq!(tag.attribute("data-x").as_deref(), Some("a>b"));
        assert_eq!(tag.attribute("name").as_deref(), Some("n"));
        assert_eq!(tag.attribute("checked").as_deref(), Some(""));
        assert_eq!(tag.attribute("nam"), None);
    }

    #[test]
    fn rows_are_those_of_the_body() {
        let html = "<table><thead><tr><th>A</th></tr></thead><tbody><tr class=x><th scope=row>\
                    <a href=/1/>One</a></th><td>1</td></tr></tbody></table>";
        assert_eq!(rows(html), [["One", "1"]]);
    }
}

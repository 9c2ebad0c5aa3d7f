//! A form of a page, filled in as the page gave it.

use super::html::{self, Tag};

/// A form: where it is posted and what it would send now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestForm {
    action: String,
    values: Vec<(String, String)>,
}

impl TestForm {
    /// Where it is posted.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// What it would send.
    #[must_use]
    pub fn values(&self) -> &[(String, String)] {
        &self.values
    }

    /// What it would send under this name first.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The same form with this value typed, chosen or ticked, or with this button pressed.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.values.retain(|(key, _)| key != name);
        self.values.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same form without an input, as an unticked box is.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.values.retain(|(key, _)| key != name);
        self
    }

    pub(super) fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.values).finish()
    }
}

/// The posted forms of a page at `address`.
pub(super) fn read(html: &str, address: &str) -> Vec<TestForm> {
    let mut reader = Reader { address, ..Reader::default() };
    for tag in html::tags(html) {
        reader.see(&tag);
    }
    reader.forms
}

#[derive(Default)]
struct Reader<'a> {
    address: &'a str,
    forms: Vec<TestForm>,
    inside: bool,
    select: Option<Select>,
}

/// A drop-down sends its selected option, or its first.
struct Select {
    name: String,
    first: Option<String>,
    chosen: Vec<String>,
    many: bool,
}

impl Reader<'_> {
    fn see(&mut self, tag: &Tag<'_>) {
        match (tag.name, tag.closing) {
            ("form", false) => self.begin(tag),
            ("form", true) => self.inside = false,
            ("select", false) => self.select = select(tag),
            ("select", true) => self.choose(),
            ("option", false) => self.offer(tag),
            ("input", _) => self.input(tag),
            ("textarea", false) => self.textarea(tag),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let method = tag.attribute("method").unwrap_or_default();
        self.inside = method.eq_ignore_ascii_case("post");
        if self.inside {
            let action = tag.attribute("action").filter(|action| !action.is_empty());
            let action = action.unwrap_or_else(|| self.address.to_owned());
            self.forms.push(TestForm { action, values: Vec::new() });
        }
    }

    fn push(&mut self, name: String, value: String) {
        if let Some(form) = self.forms.last_mut().filter(|_| self.inside) {
            form.values.push((name, value));
        }
    }

    fn input(&mut self, tag: &Tag<'_>) {
        let kind = tag.attribute("type").unwrap_or_default();
        let ticked = || tag.attribute("checked").is_some();
        let sent = match kind.as_str() {
            "submit" | "button" | "reset" | "image" | "file" => false,
            "checkbox" | "radio" => ticked(),
            _ => true,
        };
        if let Some(name) = named(tag).filter(|_| sent) {
            let default = if matches!(kind.as_str(), "checkbox" | "radio") { "on" } else { "" };
            let value = tag.attribute("value").unwrap_or_else(|| default.to_owned());
            self.push(name, value);
        }
    }

    fn textarea(&mut self, tag: &Tag<'_>) {
        if let Some(name) = named(tag) {
            let text = html::unescape(tag.after);
            // The line break behind the tag is not part of the text.
            let text = text.strip_prefix("\r\n").or(text.strip_prefix('\n')).unwrap_or(&text);
            self.push(name, text.replace("\r\n", "\n").replace('\n', "\r\n"));
        }
    }

    fn offer(&mut self, tag: &Tag<'_>) {
        if let Some(select) = &mut self.select {
            let value = tag.attribute("value").unwrap_or_else(|| html::text(tag.after));
            if tag.attribute("selected").is_some() {
                select.chosen.push(value.clone());
            }
            select.first.get_or_insert(value);
        }
    }

    fn choose(&mut self) {
        if let Some(Select { name, first, chosen, many }) = self.select.take() {
            let chosen =
                if chosen.is_empty() && !many { first.into_iter().collect() } else { chosen };
            for value in chosen {
                self.push(name.clone(), value);
            }
        }
    }
}

fn select(tag: &Tag<'_>) -> Option<Select> {
    let many = tag.attribute("multiple").is_some();
    named(tag).map(|name| Select { name, first: None, chosen: Vec::new(), many })
}

fn named(tag: &Tag<'_>) -> Option<String> {
    let enabled = tag.attribute("disabled").is_none();
    tag.attribute("name").filter(|name| enabled && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let html = r#"
            <form action="/search"><input name="q" value="not posted"></form>
            <form method="post" action="/a?b=1&amp;c=2">
              <input type="hidden" name="_csrf" value="t&quot;">
              <input name="title" value="A &amp; B"><input name="off" disabled>
              <input type="checkbox" name="yes" checked><input type="checkbox" name="no">
              <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
              <select name="s"><option value="">-</option><option value="x" selected>X</option></select>
              <select name="first"><option value="1">1</option><option value="2">2</option></select>
              <textarea name="text">
one
&lt;two&gt;</textarea>
              <button name="_save" value="1">Save</button>
            </form>
            <form method="POST"><input name="own"></form>"#;
        let forms = read(html, "/here");
        let sent = |name: &str| forms[0].get(name).map(str::to_owned);
        assert_eq!(forms[0].action(), "/a?b=1&c=2");
        assert_eq!(sent("_csrf").as_deref(), Some("t\""));
        assert_eq!(sent("title").as_deref(), Some("A & B"));
        assert_eq!(sent("yes").as_deref(), Some("on"));
        assert_eq!(sent("r").as_deref(), Some("2"));
        assert_eq!(sent("s").as_deref(), Some("x"));
        assert_eq!(sent("first").as_deref(), Some("1"));
        assert_eq!(sent("text").as_deref(), Some("one\r\n<two>"));
        for absent in ["off", "no", "_save", "q"] {
            assert_eq!(sent(absent), None, "{absent}");
        }
        assert_eq!(forms[1].action(), "/here");
        assert_eq!(forms.len(), 2);
    }
}

use super::fixture::{all, chrome};

/// Would end an attribute, an element, a comment or a text area, and run.
const HOSTILE: &str = "\"'></textarea></title><script>alert(1)</script><!-- {{ 7*7 }} `=&";

#[test]
fn hostile_words_stay_words_on_every_page() {
    let calm = all("", &chrome(""));
    let hostile = all(HOSTILE, &chrome(HOSTILE));
    for (calm, hostile) in calm.iter().zip(&hostile) {
        let name = &hostile.name;
        assert!(!hostile.html.contains("<script>"), "{name} has an element made of words");
        assert!(!hostile.html.contains("{{ 7*7 }}alert"), "{name}");
        for mark in ['<', '>', '"'] {
            let count = |html: &str| html.matches(mark).count();
            assert_eq!(
                count(&calm.html),
                count(&hostile.html),
                "{name}: a word brought its own {mark} into the markup",
            );
        }
        if name != "index-empty" && name != "history-empty" {
            assert!(hostile.html.contains("&lt;script&gt;"), "{name} does not show the word");
        }
    }
}

#[test]
fn pages_carry_no_script_style_or_handler_of_their_own() {
    for page in all("", &chrome("")) {
        let html = page.html.to_ascii_lowercase();
        for forbidden in [" style=", "<style", "javascript:\"", "href=\"javascript:", "srcdoc"] {
            assert!(!html.contains(forbidden), "{}: {forbidden}", page.name);
        }
        let inline =
            html.matches("<script").count() - html.matches("<script type=\"module\" src=").count();
        assert_eq!(inline, 0, "{} has an inline script", page.name);
        let tags = html.split('<').map(|tag| tag.split('>').next().unwrap_or_default());
        for attribute in tags.flat_map(|tag| tag.split_ascii_whitespace().skip(1)) {
            let handler = attribute.starts_with("on") && attribute.contains('=');
            assert!(!handler, "{}: {attribute}", page.name);
        }
    }
}

#[test]
fn every_form_that_posts_carries_the_token() {
    for page in all("", &chrome("")) {
        for form in page.html.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.contains("method=\"post\"") {
                assert!(form.contains("name=\"_csrf\" value=\"csrf\""), "{}: {form}", page.name);
            }
        }
    }
}

//! Web and mail addresses: what is plainly one, by rules that take time in line with the length.

/// Longer ones are refused by mail servers.
const LONGEST_MAIL: usize = 254;

/// Whether the text is one `http` or `https` address and nothing else. Browsers ignore some control
/// characters inside an address, so none may stand in it.
pub(super) fn is_web(text: &str) -> bool {
    let lower = text.get(..8.min(text.len())).unwrap_or_default().to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        &text[8..]
    } else if lower.starts_with("http://") {
        &text[7..]
    } else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !text.chars().any(is_forbidden)
}

fn is_forbidden(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`')
}

/// Whether the text is one mail address, as `<input type="email">` would take it, with a dot in its
/// domain.
pub(super) fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    text.len() <= LONGEST_MAIL
        && !local.is_empty()
        && local.chars().all(is_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c)
}

fn is_label(label: &str) -> bool {
    let inside = label.chars().all(|c| c.is_alphanumeric() || c == '-');
    !label.is_empty() && inside && !label.starts_with('-') && !label.ends_with('-')
}

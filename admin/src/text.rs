//! Labels out of names: the only place that makes words from identifiers.

/// `salary_min` or `SalaryMin` → `Salary min`.
///
/// ```
/// assert_eq!(backoffice::text::humanize("salary_min"), "Salary min");
/// assert_eq!(backoffice::text::humanize("FullTime"), "Full time");
/// ```
#[must_use]
pub fn humanize(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for c in name.trim_matches('_').chars() {
        let begins_word = matches!(c, '_' | '-') || (c.is_uppercase() && after_lower);
        if begins_word && !words.ends_with(' ') {
            words.push(' ');
        }
        if c != '_' && c != '-' {
            words.extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase() || c.is_ascii_digit();
    }
    capitalize(words.trim())
}

/// The first letter in upper case, the rest as it is.
#[must_use]
pub fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The English plural of a label: `Company` → `Companies`. Wrong for a few words, which is what
/// `label_plural` is for.
///
/// ```
/// assert_eq!(backoffice::text::plural("Company"), "Companies");
/// assert_eq!(backoffice::text::plural("Job posting"), "Job postings");
/// assert_eq!(backoffice::text::plural("Branch"), "Branches");
/// ```
#[must_use]
pub fn plural(label: &str) -> String {
    let consonant_y =
        label.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| label.ends_with(end)) => {
            format!("{label}es")
        }
        None => format!("{label}s"),
    }
}

/// At most `max` characters; a cut is shown by `…`, which counts as one.
///
/// ```
/// assert_eq!(backoffice::text::truncate("grüße", 4), "grü…");
/// ```
#[must_use]
pub fn truncate(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    text.chars().take(max.saturating_sub(1)).chain(['…']).collect()
}

/// `SalaryMin` → `salary_min`, as SeaORM names the field of a `Column` variant.
#[must_use]
pub(crate) fn snake_case(name: &str) -> String {
    heck::ToSnakeCase::to_snake_case(name)
}

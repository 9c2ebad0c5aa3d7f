//! Separators in numbers.

use super::Customs;

impl Customs {
    /// The number with this language's separators. What is no plain decimal number, such as `1e300`
    /// or `NaN`, stays as it is.
    #[must_use]
    pub fn number(self, exact: &str) -> String {
        let (sign, digits) = exact.split_at(usize::from(exact.starts_with('-')));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) {
            return exact.to_owned();
        }
        let point = if fraction.is_empty() { "" } else { self.decimal() };
        format!("{sign}{}{point}{fraction}", self.grouped(whole))
    }

    fn grouped(self, digits: &str) -> String {
        if digits.len() < self.least() {
            return digits.to_owned();
        }
        let mut out = String::with_capacity(digits.len() * 2);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && self.is_boundary(digits.len() - place) {
                out.push_str(self.group());
            }
            out.push(digit);
        }
        out
    }

    /// Whether a group begins so many digits before the end.
    fn is_boundary(self, left: usize) -> bool {
        match self.by_two() {
            true => left == 3 || (left > 3 && (left - 3).is_multiple_of(2)),
            false => left.is_multiple_of(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let cases = [
            ("en", "1234567.25", "1,234,567.25"),
            ("en", "-1234", "-1,234"),
            ("en", "999", "999"),
            ("de-DE", "1234567.25", "1.234.567,25"),
            ("de-CH", "1234567.25", "1’234’567.25"),
            ("fr", "1234567.25", "1\u{202f}234\u{202f}567,25"),
            ("es", "1234", "1234"),
            ("es", "12345", "12.345"),
            ("hi", "12345678", "1,23,45,678"),
            ("en-IN", "100000", "1,00,000"),
        ];
        for (tag, exact, expected) in cases {
            assert_eq!(Customs::of(tag).number(exact), expected, "{tag}");
        }
    }

    #[test]
    fn what_is_no_plain_number_stays_as_it_is() {
        for text in ["1e300", "NaN", "inf", "-", "", "1.5e-7", "12 apples", "1.2.3"] {
            assert_eq!(Customs::of("de").number(text), text);
        }
    }
}

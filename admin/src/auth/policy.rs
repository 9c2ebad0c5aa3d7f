//! What a new password must be: long, and not what a guesser tries first.

use std::fmt;

use crate::{
    Message,
    auth::password::{LONGEST, Password},
};

/// Words that passwords are made of when nobody thinks; years, digits and signs around them add
/// nothing.
const WORDS: &[&str] = &[
    "admin",
    "administrator",
    "august",
    "autumn",
    "backoffice",
    "baseball",
    "batman",
    "changeme",
    "charlie",
    "cheese",
    "computer",
    "december",
    "default",
    "dragon",
    "election",
    "february",
    "flower",
    "football",
    "friday",
    "guest",
    "hello",
    "hottie",
    "iloveyou",
    "internet",
    "january",
    "killer",
    "letmein",
    "login",
    "lovely",
    "master",
    "michael",
    "monday",
    "monkey",
    "mustang",
    "november",
    "october",
    "office",
    "passphrase",
    "passwd",
    "password",
    "passwort",
    "please",
    "pokemon",
    "princess",
    "qazwsx",
    "root",
    "secret",
    "secure",
    "september",
    "shadow",
    "soccer",
    "spring",
    "starwars",
    "summer",
    "sunday",
    "sunshine",
    "superman",
    "superuser",
    "system",
    "temp",
    "test",
    "trustno",
    "user",
    "welcome",
    "whatever",
    "winter",
];

/// Rows along which fingers walk.
const ROWS: [&str; 5] = ["1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm"];

/// How long a new password must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    min: usize,
}

impl PasswordPolicy {
    /// At least `min` characters; fewer than 8 are taken for 8.
    #[must_use]
    pub fn at_least(min: usize) -> Self {
        Self { min: min.clamp(8, LONGEST) }
    }

    /// The least number of characters.
    pub(crate) fn min(self) -> usize {
        self.min
    }

    /// Everything that is wrong with `password` for the person whom the words `about` describe: a
    /// username, an address, a name.
    #[must_use]
    pub fn faults(&self, password: &Password, about: &[&str]) -> Vec<PasswordFault> {
        let text = password.expose();
        let length = text.chars().count();
        let lower = text.to_lowercase();
        [
            (length < self.min, PasswordFault::TooShort { min: self.min }),
            (length > LONGEST, PasswordFault::TooLong { max: LONGEST }),
            (is_digits(text), PasswordFault::OnlyDigits),
            (length <= LONGEST && is_common(&lower), PasswordFault::Common),
            (length <= LONGEST && is_like(&lower, about), PasswordFault::LikeYou),
        ]
        .into_iter()
        .filter_map(|(faulty, fault)| faulty.then_some(fault))
        .collect()
    }
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self { min: 12 }
    }
}

/// One thing that is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PasswordFault {
    /// Fewer characters than `min`.
    TooShort {
        /// The least that will do.
        min: usize,
    },
    /// More characters than `max`.
    TooLong {
        /// The most that is accepted.
        max: usize,
    },
    /// Nothing but digits.
    OnlyDigits,
    /// A pattern or a word that is tried first.
    Common,
    /// Little more than the person's own name or address.
    LikeYou,
}

impl PasswordFault {
    /// The sentence for the person at the screen.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::TooShort { min } => Message::new("password-too-short").with("min", min),
            Self::TooLong { max } => Message::new("password-too-long").with("max", max),
            Self::OnlyDigits => Message::new("password-only-digits"),
            Self::Common => Message::new("password-common"),
            Self::LikeYou => Message::new("password-like-you"),
        }
    }
}

/// The sentence for a terminal.
impl fmt::Display for PasswordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { min } => write!(f, "it must be at least {min} characters long"),
            Self::TooLong { max } => write!(f, "it must be at most {max} characters long"),
            Self::OnlyDigits => f.write_str("it must not be digits alone"),
            Self::Common => f.write_str("it is too easy to guess"),
            Self::LikeYou => f.write_str("it is too much like the name or the address"),
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_numeric)
}

fn is_common(lower: &str) -> bool {
    has_few_letters(lower) || is_repeated(lower) || is_walk(lower) || is_made_of_words(lower)
}

fn has_few_letters(text: &str) -> bool {
    let mut letters: Vec<_> = text.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < 5
}

/// `hello123hello123`
fn is_repeated(text: &str) -> bool {
    let chars: Vec<_> = text.chars().collect();
    (1..=chars.len() / 2).any(|unit| {
        chars.len().is_multiple_of(unit) && chars.chunks(unit).all(|part| part == &chars[..unit])
    })
}

/// `abcdefghijkl`, `qwertyuiop12`: nearly every step goes to a neighbour.
fn is_walk(text: &str) -> bool {
    let chars: Vec<_> = text.chars().collect();
    let steps = chars.len().saturating_sub(1);
    let near = chars.windows(2).filter(|pair| are_neighbours(pair[0], pair[1])).count();
    steps > 0 && near * 5 >= steps * 4
}

fn are_neighbours(a: char, b: char) -> bool {
    let in_row = |row: &str| match (row.find(a), row.find(b)) {
        (Some(a), Some(b)) => a.abs_diff(b) == 1,
        _ => false,
    };
    u32::from(a).abs_diff(u32::from(b)) <= 1 || ROWS.into_iter().any(in_row)
}

/// `Summer2026!!`, `P4ssw0rd!P4ssw0rd`: little is left when the words are taken away.
fn is_made_of_words(lower: &str) -> bool {
    let plain: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let unmasked: String = lower.chars().map(unmask).filter(|c| c.is_alphabetic()).collect();
    [plain, unmasked].into_iter().any(|letters| {
        let rest = WORDS.iter().fold(letters.clone(), |rest, word| rest.replace(word, ""));
        rest.len() < letters.len() && rest.chars().count() <= 3
    })
}

fn unmask(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn is_like(lower: &str, about: &[&str]) -> bool {
    about
        .iter()
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 4)
        .any(|word| lower.contains(&word) && lower.replace(&word, "").chars().count() < 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(password: &str) -> Vec<PasswordFault> {
        PasswordPolicy::default().faults(&Password::new(password), &["maria.berg@example.org"])
    }

    #[test]
    fn what_people_and_managers_choose_well_is_accepted() {
        for good in [
            "correct horse battery staple",
            "Xk9#mQ2$vL7!",
            "trois petits chats gris",
            "密码学很有意思而且很难懂",
            "my admin likes blue cheese a lot",
        ] {
            assert_eq!(faults(good), [], "{good}");
        }
    }

    #[test]
    fn what_guessers_try_first_is_refused() {
        for bad in [
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "qwertyuiop12",
            "Password1234",
            "P4ssw0rd1234",
            "Summer2026!!",
            "letmeinplease",
            "changeme12345",
            "hunter22hunter22",
        ] {
            assert!(faults(bad).contains(&PasswordFault::Common), "{bad}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(faults("Zürichsee#8"), [PasswordFault::TooShort { min: 12 }]);
        assert_eq!(faults("Zürichsee#88"), []);
        let long = format!("Zürichsee#88{}", "ab!9x".repeat(300));
        assert_eq!(faults(&long), [PasswordFault::TooLong { max: LONGEST }]);
    }

    #[test]
    fn digits_and_ones_own_name_are_refused() {
        assert!(faults("836158492056").contains(&PasswordFault::OnlyDigits));
        assert_eq!(faults("Maria#Berg#84"), [] as [PasswordFault; 0]);
        assert_eq!(faults("example#84:)"), [PasswordFault::LikeYou]);
    }

    #[test]
    fn eight_characters_are_the_least_a_host_can_ask_for() {
        assert_eq!(PasswordPolicy::at_least(3), PasswordPolicy::at_least(8));
    }
}

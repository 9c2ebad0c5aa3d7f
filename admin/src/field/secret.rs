//! Names that say that nobody should read what is behind them.

use crate::text;

/// Words that a name with a secret behind it has in it.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "token",
    "secret",
    "hash",
    "salt",
    "otp",
    "totp",
    "credential",
    "apikey",
];
/// The same, of two words.
const PAIRS: &[&str] =
    &["api_key", "private_key", "access_key", "secret_key", "signing_key", "encryption_key"];

/// Whether a name has a word for a secret in it, in the singular or the plural, however it is
/// spelled: `reset_token`, `apiKeys`, `PasswordHash`.
pub(crate) fn sounds_secret(name: &str) -> bool {
    let name = text::snake_case(name);
    let secret = |word: &str| {
        WORDS.contains(&word) || word.strip_suffix('s').is_some_and(|one| WORDS.contains(&one))
    };
    name.split('_').any(secret) || PAIRS.iter().any(|pair| name.contains(pair))
}

#[cfg(test)]
mod tests {
    use super::sounds_secret;

    #[test]
    fn secrets_are_known_by_name() {
        for name in [
            "password",
            "password_hash",
            "PasswordHash",
            "reset_token",
            "tokens",
            "api_key",
            "apiKey",
            "api_keys",
            "client_secret",
            "private_key",
            "credentials",
        ] {
            assert!(sounds_secret(name), "{name}");
        }
        for name in ["title", "keyboard", "key", "hashtag", "salted_butter", "tokenizer"] {
            assert!(!sounds_secret(name), "{name}");
        }
    }
}

//! SHA-256 of what must not be stored in clear.

use sha2::{Digest as _, Sha256};

/// The digest of `parts` for one purpose, in hexadecimal. Lengths go in as well, so that no two
/// lists of parts are the same text.
pub(crate) fn digest<const N: usize>(purpose: &str, parts: [&str; N]) -> String {
    let mut hash = Sha256::new();
    for part in [purpose].into_iter().chain(parts) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex::encode(hash.finalize())
}

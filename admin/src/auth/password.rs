//! Passwords: typed ones that never show themselves, stored ones that cannot be turned back.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc,
};
use sea_orm::DeriveValueType;
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::{Error, ErrorKind, Result};

/// What is longer is refused unread, so that a typed novel costs nothing.
pub(crate) const LONGEST: usize = 1024;

/// A password as a person typed it. It prints as `Password(…)` and is serialised nowhere.
///
/// ```
/// use backoffice::auth::Password;
///
/// let typed = Password::new("correct horse battery staple");
/// assert_eq!(format!("{typed:?}"), "Password(…)");
/// ```
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The password, pasted as is: neither trimmed nor folded.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// The text itself, for those who check it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What the table keeps of a password: an Argon2 hash in PHC form, or a mark that none works.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Matched by no password: for people who enter by another way.
    #[must_use]
    pub fn unusable() -> Self {
        Self("!".to_owned())
    }

    /// Whether any password can match.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.parse().is_some()
    }

    /// The stored text, for the digest that ends other sessions.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    fn parse(&self) -> Option<phc::PasswordHash> {
        phc::PasswordHash::new(&self.0).ok().filter(|hash| hash.hash.is_some())
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_usable() { "PasswordHash(…)" } else { "PasswordHash(unusable)" })
    }
}

/// How much work a guess costs.
///
/// ```
/// use backoffice::auth::HashCost;
///
/// assert!(HashCost::new(65_536, 4, 1).is_ok());
/// assert!(HashCost::new(4_096, 3, 1).is_err(), "weaker than the floor");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl HashCost {
    /// The least that is accepted.
    pub const FLOOR: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    /// Argon2id with so much memory, so many passes and lanes.
    ///
    /// # Errors
    ///
    /// Where that is weaker than [`FLOOR`](Self::FLOOR) or more than Argon2 can do.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self> {
        let cost = Self { memory_kib, passes, lanes };
        let strong = memory_kib >= Self::FLOOR.memory_kib && passes >= Self::FLOOR.passes;
        if !strong || Params::new(memory_kib, passes, lanes, None).is_err() {
            return Err(Error::new(
                ErrorKind::Setup,
                format!(
                    "password hashing with {memory_kib} KiB, {passes} passes and {lanes} lanes is \
                     not possible; use at least {} KiB, {} passes and 1 lane",
                    Self::FLOOR.memory_kib,
                    Self::FLOOR.passes
                ),
            ));
        }
        Ok(cost)
    }

    fn params(self) -> Params {
        Params::new(self.memory_kib, self.passes, self.lanes, None)
            .expect("checked when the cost was made")
    }

    fn of(hash: &phc::PasswordHash) -> Option<Self> {
        let params = Params::try_from(hash).ok()?;
        let (memory_kib, passes) = (params.m_cost(), params.t_cost());
        Some(Self { memory_kib, passes, lanes: params.p_cost() })
    }
}

impl Default for HashCost {
    fn default() -> Self {
        Self { memory_kib: 65_536, passes: 3, lanes: 1 }
    }
}

/// What a check of a password came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does not match, or nothing could.
    Wrong,
    /// It matches.
    Right,
    /// It matches a hash that was made with another cost and should be made anew.
    RightButStale,
}

/// Makes and checks hashes, off the threads that serve requests and never more at once than there
/// are cores: a hundred logins wait for one another instead of taking a hundred times the memory.
#[derive(Clone)]
pub struct Hasher {
    cost: HashCost,
    seats: Arc<Semaphore>,
    /// Checked where there is nothing to check, so that an unknown name takes as long as a known one.
    decoy: Arc<PasswordHash>,
    worked: Arc<AtomicU64>,
}

impl Hasher {
    /// A hasher of this cost.
    #[must_use]
    pub fn new(cost: HashCost) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self {
            cost,
            seats: Arc::new(Semaphore::new(cores)),
            decoy: Arc::new(decoy(cost)),
            worked: Arc::default(),
        }
    }

    /// How many hashes were computed so far, to see that every way through the login costs the same.
    #[must_use]
    pub fn worked(&self) -> u64 {
        self.worked.load(Ordering::Relaxed)
    }

    /// A hasher that costs next to nothing, for tests that log in often.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn cheap() -> Self {
        Self::new(HashCost { memory_kib: 64, passes: 1, lanes: 1 })
    }

    /// The hash to store for a new password, with a salt of its own.
    ///
    /// # Errors
    ///
    /// Where the system gives neither memory nor randomness.
    pub async fn hash(&self, password: &Password) -> Result<PasswordHash> {
        let password = password.clone();
        self.work(move |argon2| {
            let hash: phc::PasswordHash = argon2
                .hash_password(password.expose().as_bytes())
                .map_err(|error| failed("made").with_source(error))?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
    }

    /// Whether `password` is the one that was stored; with the same work where none was.
    ///
    /// # Errors
    ///
    /// Where the system gives no memory.
    pub async fn verify(
        &self,
        password: &Password,
        stored: Option<&PasswordHash>,
    ) -> Result<Verdict> {
        let too_long = password.expose().chars().nth(LONGEST).is_some();
        let real = stored.filter(|hash| hash.is_usable() && !too_long).cloned();
        let typed = if too_long { Password::new("") } else { password.clone() };
        let (cost, decoy) = (self.cost, Arc::clone(&self.decoy));
        self.work(move |argon2| {
            let hash = real.as_ref().unwrap_or(&decoy).parse().expect("checked to be usable");
            let matches = argon2.verify_password(typed.expose().as_bytes(), &hash).is_ok();
            Ok(match (matches && real.is_some(), HashCost::of(&hash) == Some(cost)) {
                (false, _) => Verdict::Wrong,
                (true, true) => Verdict::Right,
                (true, false) => Verdict::RightButStale,
            })
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Argon2<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let seat = Arc::clone(&self.seats).acquire_owned().await;
        let seat = seat.map_err(|error| failed("queued").with_source(error))?;
        let params = self.cost.params();
        self.worked.fetch_add(1, Ordering::Relaxed);
        // The seat moves into the task: a caller that goes away frees it only when the work is done.
        let task = spawn_blocking(move || {
            let _seat = seat;
            task(&Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
        });
        task.await.map_err(|error| failed("finished").with_source(error))?
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new(HashCost::default())
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher").field("cost", &self.cost).finish_non_exhaustive()
    }
}

/// A hash in the right form that was made from no password.
fn decoy(cost: HashCost) -> PasswordHash {
    let HashCost { memory_kib, passes, lanes } = cost;
    let (salt, output) = ("A".repeat(22), "A".repeat(43));
    PasswordHash(format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${output}"))
}

fn failed(what: &str) -> Error {
    Error::new(ErrorKind::Internal, format!("the hash of a password could not be {what}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_matches_and_no_other() {
        let hasher = Hasher::cheap();
        let right = Password::new("ein Königreich für ein Pferd");
        let hash = hasher.hash(&right).await.unwrap();
        assert_eq!(hasher.verify(&right, Some(&hash)).await.unwrap(), Verdict::Right);
        for wrong in ["", "ein Konigreich fur ein Pferd", "ein Königreich für ein Pferd "] {
            let verdict = hasher.verify(&Password::new(wrong), Some(&hash)).await.unwrap();
            assert_eq!(verdict, Verdict::Wrong, "{wrong}");
        }
    }

    #[tokio::test]
    async fn nothing_matches_where_nothing_is_stored() {
        let hasher = Hasher::cheap();
        let stored = [None, Some(PasswordHash::unusable()), Some(PasswordHash("plain".into()))];
        for stored in stored {
            let typed = Password::new(stored.as_ref().map_or("", |hash| hash.expose()));
            let verdict = hasher.verify(&typed, stored.as_ref()).await.unwrap();
            assert_eq!(verdict, Verdict::Wrong, "{stored:?}");
        }
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_is_stale() {
        let old = Hasher::new(HashCost { memory_kib: 32, passes: 1, lanes: 1 });
        let password = Password::new("the same in both");
        let hash = old.hash(&password).await.unwrap();
        let verdict = Hasher::cheap().verify(&password, Some(&hash)).await.unwrap();
        assert_eq!(verdict, Verdict::RightButStale);
    }

    #[tokio::test]
    async fn what_is_too_long_never_matches() {
        let hasher = Hasher::cheap();
        let long = Password::new("x".repeat(LONGEST + 1));
        let hash = hasher.hash(&long).await.unwrap();
        assert_eq!(hasher.verify(&long, Some(&hash)).await.unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn the_same_password_is_stored_differently_each_time() {
        let hasher = Hasher::cheap();
        let password = Password::new("twice the same");
        let (one, two) = (hasher.hash(&password).await.unwrap(), hasher.hash(&password).await);
        assert_ne!(one, two.unwrap());
    }

    #[test]
    fn neither_a_password_nor_its_hash_shows_itself() {
        let decoy = decoy(HashCost::default());
        let shown = format!("{:?} {:?} {:?}", Password::new("geheim"), decoy, Hasher::cheap());
        assert!(!shown.contains("geheim") && !shown.contains("argon2id"), "{shown}");
    }

    #[test]
    fn the_default_is_stronger_than_the_floor() {
        let HashCost { memory_kib, passes, lanes } = HashCost::default();
        assert!(HashCost::new(memory_kib, passes, lanes).is_ok());
        assert!(HashCost::new(19_455, 2, 1).is_err());
        assert!(HashCost::new(19_456, 1, 1).is_err());
        assert!(HashCost::new(19_456, 2, 0).is_err());
    }
}

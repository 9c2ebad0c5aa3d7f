//! Nobody else's page can post here: where a request comes from is checked, and that its form was
//! made for this very session.
//!
//! Both must hold. [`check_origin`] believes the browser, which says in `Sec-Fetch-Site` and
//! `Origin` where a request comes from; a request that says neither is refused, which
//! `tower_http::csrf` lets through. [`CsrfSecret`] puts a token into each form, masked anew each
//! time, so that compression cannot tell it.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use http::{HeaderMap, Method, Uri, header};
use subtle::ConstantTimeEq;
use tower_http::csrf::CsrfLayer;

use crate::{Error, ErrorKind, Result};

const LENGTH: usize = 32;

/// Where browsers see the panel: scheme, host and port, as in the address bar.
///
/// ```
/// use backoffice::auth::Origin;
///
/// let origin: Origin = "https://Jobs.example:443/".parse()?;
/// assert_eq!(origin.to_string(), "https://jobs.example");
/// assert!("http://jobs.example".parse::<Origin>().is_err(), "plain http is for loopback alone");
/// assert!("http://127.0.0.1:3000".parse::<Origin>().is_ok());
/// # Ok::<(), backoffice::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    secure: bool,
    /// Host and port, the port only where it is not the scheme's own.
    authority: String,
}

impl Origin {
    /// Whether it is https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    fn matches(&self, said: &str) -> bool {
        said.parse::<Self>().is_ok_and(|said| said == *self)
    }
}

impl FromStr for Origin {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let fault = |why: &str| {
            Error::new(ErrorKind::Setup, format!("`{text}` cannot be the panel's origin: {why}"))
        };
        let uri: Uri = text
            .parse()
            .map_err(|error| fault("write it like `https://jobs.example`").with_source(error))?;
        let (scheme, host) = match (uri.scheme_str(), uri.host()) {
            (Some(scheme @ ("http" | "https")), Some(host)) => (scheme, host.to_lowercase()),
            _ => return Err(fault("write it like `https://jobs.example`")),
        };
        if uri.path() != "/" || uri.query().is_some() || text.contains('@') {
            return Err(fault("it has no path, query or user"));
        }
        let secure = scheme == "https";
        if !secure && !is_loopback(&host) {
            return Err(fault("without https, whoever is on the way can read the cookie"));
        }
        let standard = if secure { 443 } else { 80 };
        let port = uri.port_u16().filter(|port| *port != standard);
        let authority = port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        Ok(Self { secure, authority })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.authority)
    }
}

/// Whether a host, with or without its port, is this machine by name. A name that merely leads here
/// would let another site's script talk to the panel; those that end in `.localhost` are nobody
/// else's (RFC 6761), and an address cannot be made to lead elsewhere.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.to_ascii_lowercase();
    let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_address = match bracketed {
        Some(six) => six.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback()),
        None => name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
    };
    is_address || name == "localhost" || name.ends_with(".localhost")
}

/// Why a request is taken for a forgery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgery {
    /// The browser says that another site sent it.
    OtherSite,
    /// It does not say where it comes from.
    Unsaid,
}

/// Whether a request comes from the panel's own pages.
///
/// Pages must be sent with a `Referrer-Policy` of `same-origin` or weaker: under `no-referrer` a
/// browser calls the origin of its own forms `null`.
///
/// # Errors
///
/// The reason to refuse it; never for a method that changes nothing.
pub fn check_origin(method: &Method, headers: &HeaderMap, own: &Origin) -> Result<(), Forgery> {
    if [Method::GET, Method::HEAD, Method::OPTIONS].contains(method) {
        return Ok(());
    }
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let origin = said(header::ORIGIN.as_str());
    // Both are believed only when they agree: a proxy may drop one, nobody can drop the other.
    match (said("sec-fetch-site"), origin) {
        (Some("same-origin"), None | Some("null")) => Ok(()),
        (Some("same-origin" | "none") | None, Some(origin)) if own.matches(origin) => Ok(()),
        (None, None) | (Some("none"), None) => Err(Forgery::Unsaid),
        _ => Err(Forgery::OtherSite),
    }
}

/// The layer of `tower_http` for this origin, for hosts that want it over routes of their own. Over
/// the panel's routes [`check_origin`] is stricter.
///
/// # Errors
///
/// Never for an [`Origin`] that was parsed; the layer's own check says so too.
pub fn csrf_layer(origin: &Origin) -> Result<CsrfLayer> {
    CsrfLayer::new().add_trusted_origin(origin.to_string()).map_err(|error| {
        Error::new(ErrorKind::Setup, format!("`{origin}` cannot be trusted")).with_source(error)
    })
}

/// The secret that the tokens of one session's forms are made from.
///
/// ```
/// use backoffice::auth::CsrfSecret;
///
/// let secret = CsrfSecret::generate();
/// let (one, two) = (secret.token(), secret.token());
/// assert_ne!(one, two, "masked anew");
/// assert!(secret.verify(&one) && secret.verify(&two));
/// assert!(!CsrfSecret::generate().verify(&one), "of another session");
/// ```
#[derive(Clone)]
pub struct CsrfSecret([u8; LENGTH]);

impl CsrfSecret {
    /// A new secret.
    #[must_use]
    pub fn generate() -> Self {
        Self(rand::random())
    }

    /// A token for one form: a random mask, and the secret under it.
    #[must_use]
    pub fn token(&self) -> String {
        let mask: [u8; LENGTH] = rand::random();
        hex::encode([mask, xor(mask, self.0)].concat())
    }

    /// Whether `token` was made from this secret; takes as long for any wrong one.
    #[must_use]
    pub fn verify(&self, token: &str) -> bool {
        let mut bytes = [0; 2 * LENGTH];
        let decoded = hex::decode_to_slice(token, &mut bytes).is_ok();
        let (mut mask, mut masked) = ([0; LENGTH], [0; LENGTH]);
        mask.copy_from_slice(&bytes[..LENGTH]);
        masked.copy_from_slice(&bytes[LENGTH..]);
        decoded && bool::from(xor(mask, masked).ct_eq(&self.0))
    }

    /// As it stands in the session or in the cookie.
    pub(crate) fn to_text(&self) -> String {
        hex::encode(self.0)
    }

    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut bytes = [0; LENGTH];
        hex::decode_to_slice(text, &mut bytes).ok().map(|()| Self(bytes))
    }
}

impl fmt::Debug for CsrfSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CsrfSecret(…)")
    }
}

fn xor(a: [u8; LENGTH], b: [u8; LENGTH]) -> [u8; LENGTH] {
    std::array::from_fn(|i| a[i] ^ b[i])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    fn post(headers: &[(&'static str, &str)]) -> Result<(), Forgery> {
        let own = "https://jobs.example".parse().unwrap();
        let headers = headers
            .iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()));
        check_origin(&Method::POST, &headers.collect(), &own)
    }

    #[test]
    fn only_the_panels_own_pages_may_post() {
        let own = ("origin", "https://jobs.example");
        assert_eq!(post(&[own]), Ok(()));
        assert_eq!(post(&[own, ("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(post(&[own, ("sec-fetch-site", "none")]), Ok(()));
        assert_eq!(post(&[("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(post(&[("sec-fetch-site", "same-origin"), ("origin", "null")]), Ok(()));
    }

    #[test]
    fn everybody_else_is_refused() {
        for origin in [
            "null",
            "https://evil.example",
            "http://jobs.example",
            "https://jobs.example:8443",
            "https://jobs.example.evil.example",
            "https://jobs.example@evil.example",
            "",
        ] {
            assert_eq!(post(&[("origin", origin)]), Err(Forgery::OtherSite), "{origin}");
        }
        let own = ("origin", "https://jobs.example");
        for site in ["cross-site", "same-site", "Same-Origin", ""] {
            assert_eq!(post(&[own, ("sec-fetch-site", site)]), Err(Forgery::OtherSite), "{site}");
        }
        let lies = [("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")];
        assert_eq!(post(&lies), Err(Forgery::OtherSite));
    }

    #[test]
    fn silence_is_no_permission() {
        assert_eq!(post(&[]), Err(Forgery::Unsaid));
        assert_eq!(post(&[("sec-fetch-site", "none")]), Err(Forgery::Unsaid));
        let own = "https://jobs.example".parse().unwrap();
        assert_eq!(check_origin(&Method::GET, &HeaderMap::new(), &own), Ok(()));
        let refused = check_origin(&Method::DELETE, &HeaderMap::new(), &own);
        assert_eq!(refused, Err(Forgery::Unsaid));
    }

    #[test]
    fn a_token_that_was_touched_is_refused() {
        let secret = CsrfSecret::generate();
        let token = secret.token();
        let flip = |at: usize| {
            let mut bytes = hex::decode(&token).unwrap();
            bytes[at] ^= 1;
            hex::encode(bytes)
        };
        for at in 0..2 * LENGTH {
            assert!(!secret.verify(&flip(at)), "byte {at}");
        }
        for wrong in ["", "00", &"0".repeat(4 * LENGTH), &format!("{token}00"), "é"] {
            assert!(!secret.verify(wrong), "{wrong}");
        }
    }

    #[test]
    fn an_origin_is_https_or_loopback_and_nothing_more() {
        for good in ["http://localhost", "http://[::1]:3000", "http://a.localhost:1"] {
            assert!(good.parse::<Origin>().is_ok(), "{good}");
        }
        for bad in ["jobs.example", "ftp://x", "https://x/admin", "https://u@x", "http://10.0.0.1"]
        {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_layer_takes_every_origin() {
        for origin in ["https://jobs.example", "http://localhost:3000", "http://[::1]:3000"] {
            assert!(csrf_layer(&origin.parse().unwrap()).is_ok(), "{origin}");
        }
    }

    #[test]
    fn loopback_is_known_by_name_and_nothing_else_is() {
        for host in [
            "localhost",
            "LocalHost:3000",
            "jobs.localhost:3000",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.1.2.3",
            "[::1]",
            "[::1]:8",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "localhost.evil.example",
            "evil.example:80",
            "127.0.0.1.evil.example",
            "[::2]",
            "::1",
            "[127.0.0.1]",
            "notlocalhost",
            "localhost.",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}

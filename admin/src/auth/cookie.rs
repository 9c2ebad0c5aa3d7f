//! The panel's two cookies: their names, their attributes, how they are set and taken away.

use http::{HeaderMap, HeaderValue, header};

use crate::auth::csrf::Origin;

/// What the cookies look like at one origin.
///
/// Over https their names begin with `__Host-`, which makes a browser refuse them from any other
/// host, path or scheme. On plain http, which is for loopback alone, a browser would refuse such a
/// name, so it goes without.
///
/// ```
/// use backoffice::auth::{Cookies, Origin};
///
/// let cookies = Cookies::at(&"https://jobs.example".parse::<Origin>()?);
/// assert_eq!(cookies.session_name(), "__Host-backoffice");
/// let cookies = Cookies::at(&"http://localhost:3000".parse::<Origin>()?);
/// assert_eq!(cookies.session_name(), "backoffice");
/// # Ok::<(), backoffice::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookies {
    secure: bool,
}

impl Cookies {
    /// The cookies of a panel that browsers see at `origin`.
    #[must_use]
    pub fn at(origin: &Origin) -> Self {
        Self { secure: origin.is_secure() }
    }

    /// The cookie that holds the id of the session.
    #[must_use]
    pub fn session_name(&self) -> &'static str {
        if self.secure { "__Host-backoffice" } else { "backoffice" }
    }

    /// The cookie that holds the secret of the login form, as long as there is no session.
    #[must_use]
    pub fn form_name(&self) -> &'static str {
        if self.secure { "__Host-backoffice-form" } else { "backoffice-form" }
    }

    /// The `Set-Cookie` that sets `name`; gone when the browser closes, since how long a session
    /// lasts is decided here and not there. `value` is made by the panel: letters, digits, `-`, `_`.
    pub(crate) fn set(&self, name: &str, value: &str) -> HeaderValue {
        self.header(name, value, "")
    }

    /// The `Set-Cookie` that takes `name` away. With every attribute of the other one: a browser
    /// ignores a removal of a `__Host-` cookie without `Secure`.
    pub(crate) fn remove(&self, name: &str) -> HeaderValue {
        self.header(name, "", "; Max-Age=0")
    }

    fn header(self, name: &str, value: &str, age: &str) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
        HeaderValue::try_from(text).expect("names and values of the panel are plain ASCII")
    }
}

/// The value of the cookie `name`.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn a_removal_has_the_attributes_of_the_cookie() {
        let cookies = Cookies { secure: true };
        let set = cookies.set("__Host-backoffice", "abc");
        let removed = cookies.remove("__Host-backoffice");
        assert_eq!(set, "__Host-backoffice=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        let expected = "__Host-backoffice=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0";
        assert_eq!(removed, expected);
        let plain = Cookies { secure: false }.set("backoffice", "abc");
        assert_eq!(plain, "backoffice=abc; Path=/; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "backoffice-form=x; other=1".parse().unwrap());
        headers.append(header::COOKIE, " backoffice=y=z ;last=2".parse().unwrap());
        assert_eq!(read(&headers, "backoffice"), Some("y=z"));
        assert_eq!(read(&headers, "backoffice-form"), Some("x"));
        assert_eq!(read(&headers, "office"), None);
    }
}

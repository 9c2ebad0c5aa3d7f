//! Where the panel is mounted, found out from each request: the host may nest it anywhere.

use crate::urls::Urls;

/// The links of this request: `original` is the path the client asked for, `inner` what is left of it
/// inside the panel. `None` where the mount itself would make a link lead to another site.
pub(super) fn urls(original: &str, inner: &str) -> Option<Urls> {
    // A nested `/` is asked for as `/admin` or as `/admin/`.
    let base = original.strip_suffix(inner).unwrap_or(original);
    is_local(base).then(|| Urls::new(base))
}

/// A browser reads `//host` and `/\host` as another site, and a host may mount the panel below a
/// segment that the client chooses.
fn is_local(base: &str) -> bool {
    !base.contains('\\') && !base.contains("//") && (base.is_empty() || base.starts_with('/'))
}

/// Where to go after logging in: `next`, if it is a place of this panel by the rules that browsers
/// read addresses by; `None` otherwise.
pub(super) fn safe_next<'a>(urls: &Urls, next: &'a str) -> Option<&'a str> {
    let (path, _) = next.split_once(['?', '#']).unwrap_or((next, ""));
    let inside = path.strip_prefix(urls.base())?;
    let here = inside.is_empty() && !urls.base().is_empty() || inside.starts_with('/');
    let folds = path.contains("//") || climbs(path);
    (here && !folds && next.len() <= LONGEST && is_plain(next)).then_some(next)
}

/// Longer ones are never ours to begin with.
const LONGEST: usize = 2048;

/// Browsers drop tabs and line breaks and take a backslash for a slash.
fn is_plain(next: &str) -> bool {
    next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Browsers fold `..` away, also where its dots are encoded.
fn climbs(path: &str) -> bool {
    let folded = |segment: &str| segment.to_ascii_lowercase().replace("%2e", ".");
    path.split('/').map(folded).any(|segment| segment == "." || segment == "..")
}

#[cfg(test)]
mod tests {
    use super::{safe_next, urls};
    use crate::urls::Urls;

    #[test]
    fn the_mount_is_what_nesting_took_away() {
        let cases = [
            ("/admin", "/", "/admin"),
            ("/admin/", "/", "/admin"),
            ("/admin/job/", "/job/", "/admin"),
            ("/deep/er/admin/job/7/", "/job/7/", "/deep/er/admin"),
            ("/", "/", ""),
            ("/job/", "/job/", ""),
        ];
        for (original, inner, base) in cases {
            let urls = urls(original, inner).expect("a local mount");
            assert_eq!(urls.base(), base, "{original} {inner}");
        }
    }

    #[test]
    fn a_mount_that_would_lead_away_is_none() {
        assert!(urls("/\\evil.example/admin/", "/").is_none());
        assert!(urls("//evil.example/admin/job/", "/job/").is_none());
    }

    #[test]
    fn only_places_of_the_panel_are_gone_to_after_login() {
        let urls = Urls::new("/admin");
        for next in
            ["/admin", "/admin/", "/admin/job/?a=b", "/admin/job/a%2Fb/", "/admin/?u=http://x"]
        {
            assert_eq!(safe_next(&urls, next), Some(next));
        }
        for next in [
            "",
            "/",
            "/administrator/",
            "//evil.example",
            "/admin//evil.example",
            "/admin/../x",
            "/admin/%2E%2e/x",
            "/admin/.",
            "/admin\\..\\x",
            "/\tadmin/",
            "/admin/\n",
            "https://evil.example/admin/",
            "javascript:alert(1)",
            "/admin/ä",
        ] {
            assert_eq!(safe_next(&urls, next), None, "{next:?}");
        }
    }

    #[test]
    fn at_the_root_every_local_path_is_a_place_of_the_panel() {
        let urls = Urls::new("");
        assert_eq!(safe_next(&urls, "/job/"), Some("/job/"));
        for next in ["", "//evil.example", "/\\evil.example", "evil.example"] {
            assert_eq!(safe_next(&urls, next), None, "{next:?}");
        }
    }
}

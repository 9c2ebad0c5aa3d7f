//! What is refused before anybody looks who asks: foreign hosts, endless addresses.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, Uri, header};

use crate::{
    Message,
    web::{refusal::Refusal, state::Panel, visit},
};

/// The longest path with its query.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// The most parameters of a query.
const MOST_PARAMETERS: usize = 200;

/// Lets through what the panel can answer at all.
pub(crate) async fn guard(State(panel): State<Panel>, request: Request, next: Next) -> Response {
    match check(&panel, request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

fn check(panel: &Panel, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
    if uri.path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Err(Refusal::of(StatusCode::URI_TOO_LONG));
    }
    let parameters = uri.query().map_or(0, |query| query.split('&').count());
    if parameters > MOST_PARAMETERS {
        let message = Message::new("refusal-parameters").with("max", MOST_PARAMETERS);
        return Err(Refusal::bad_query(message));
    }
    if panel.origin().is_none() && !is_loopback(host(uri, headers)) {
        return Err(Refusal::forbidden().because("refusal-origin-missing"));
    }
    Ok(())
}

/// What the client calls this server: in the address itself, or in its own header.
pub(super) fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> &'a str {
    uri.authority()
        .map_or_else(|| visit::text(headers, header::HOST.as_str()), |host| host.as_str())
}

/// Whether the name in front of the port means this machine. A name that merely leads here would let
/// another site's script talk to the panel.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| name.eq_ignore_ascii_case(local))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn loopback_is_known_by_name_and_nothing_else_is() {
        for host in ["localhost", "LocalHost:3000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8"]
        {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "localhost.evil.example",
            "evil.example:80",
            "127.0.0.1.evil.example",
            "[::2]",
            "::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}

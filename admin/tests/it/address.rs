//! Tries are counted by the address of the client, where the host hands it on.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use backoffice::testing::{Browser, TestPage};
use http::{Method, header};

use crate::support;

#[tokio::test]
async fn who_guesses_from_one_address_does_not_keep_its_owner_out() {
    let site = support::site().sqlite().await;
    let (attacker, owner) = (site.browser(), site.browser());
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(log_in(&attacker, "198.51.100.7:4711", "a guess").await.status());
    }
    assert_eq!((statuses[0], *statuses.last().unwrap()), (422, 429), "{statuses:?}");
    let password = "a horse on the blue cheese";
    assert_eq!(log_in(&attacker, "198.51.100.7:4712", password).await.status(), 429);
    assert_eq!(log_in(&owner, "192.0.2.1:4711", password).await.status(), 303);
}

async fn log_in(browser: &Browser, from: &str, password: &str) -> TestPage {
    let form = browser.get("/-/login").await.form_to("/-/login");
    let form = form.set("username", "root").set("password", password);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.values()).finish();
    let request = browser
        .request(Method::POST, "/-/login")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .extension(ConnectInfo(from.parse::<SocketAddr>().unwrap()));
    browser.send(request, body).await
}

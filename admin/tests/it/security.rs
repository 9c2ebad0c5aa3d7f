//! What every answer carries, and what other sites cannot do.

use backoffice::{
    AdminSite,
    testing::{Browser, TestPage, TestSite},
};
use http::{Method, header};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::{self, new_note, note};

/// What stands on every answer, whoever made it.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; \
         trusted-types backoffice",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex, nofollow"),
    ("cache-control", "no-store"),
];

fn assert_guarded(page: &TestPage, what: &str) {
    for (name, value) in HEADERS {
        assert_eq!(page.header(name), Some(value), "{name} on {what}");
    }
    assert!(page.header("permissions-policy").is_some_and(|value| value.contains("camera=()")));
    assert_eq!(page.header("x-request-id").map(str::len), Some(32), "{what}");
    assert!(!page.html().contains("<script>") && !page.html().contains("style=\""), "{what}");
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let site = support::site().sqlite().await;
    let key = new_note(&site, "a note").await;
    let (root, stranger) = (site.login("root").await, site.browser());
    let long = format!("/note/?a={}", "x".repeat(9000));
    let many = format!("/note/?{}", "a&".repeat(300));
    for path in ["/", "/-/login", "/note/", "/note", &format!("/note/{key}/"), "/nothing/", "/%ff/"]
    {
        assert_guarded(&root.get(path).await, path);
        assert_guarded(&stranger.get(path).await, path);
    }
    let too_long = root.get(&long).await;
    assert_eq!(too_long.status(), 414);
    assert_guarded(&too_long, "an endless address");
    let too_many = root.get(&many).await;
    assert_eq!(too_many.status(), 400);
    assert!(too_many.text().contains("200"), "{}", too_many.text());
    assert_guarded(&too_many, "too many parameters");
    let method = root.send(root.request(Method::DELETE, "/note/"), "").await;
    assert_eq!(method.status(), 405);
    assert!(method.header("allow").is_some_and(|allow| allow.contains("GET")));
    assert_guarded(&method, "a wrong method");
    let large = root.post("/note/-/add", &[("title", &"x".repeat(3_000_000))]).await;
    assert_eq!(large.status(), 413);
    assert_guarded(&large, "a body that is too large");
    let head = root.send(root.request(Method::HEAD, "/"), "").await;
    assert_eq!((head.status(), head.body()), (200, &b""[..]));
    assert_guarded(&head, "a HEAD");
}

#[tokio::test]
async fn a_body_that_lies_about_its_length_is_cut_off() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let chunks = (0..40).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 100_000]));
    let body = axum::body::Body::from_stream(futures_util::stream::iter(chunks));
    let request = root.request(Method::POST, "/note/-/add");
    let page = root.send(request, body).await;
    assert_eq!(page.status(), 413);
    assert_guarded(&page, "a body without a length");
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_nothing_else_is() {
    let site = support::site().sqlite().await;
    let stranger = site.browser();
    let assets = stranger.get("/-/login").await.assets();
    let address = assets.iter().find(|address| address.contains("/-/asset/")).unwrap();
    let asset = stranger.get(address).await;
    assert_eq!(asset.status(), 200);
    assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(asset.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(asset.statements(), [] as [&str; 0], "an asset asks no database");
    let tag = asset.header("etag").unwrap();
    let again = stranger.request(Method::GET, address).header(header::IF_NONE_MATCH, tag);
    let again = stranger.send(again, "").await;
    assert_eq!((again.status(), again.body()), (304, &b""[..]));
    let hash = address.split('/').nth(4).unwrap();
    let wrong = stranger.get(&address.replace(hash, "0000000000000000")).await;
    assert_eq!(wrong.status(), 404);
    assert_guarded(&wrong, "an asset of another version");
}

/// Everything that changes something, with a form that would be accepted but for its origin.
const WRITES: [&str; 8] = [
    "/-/login",
    "/-/logout",
    "/-/appearance",
    "/-/account/password",
    "/note/-/add",
    "/note/1/",
    "/note/1/-/delete",
    "/backoffice_user/1/-/password",
];

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    let site = support::site().sqlite().await;
    new_note(&site, "a note").await;
    let root = site.login("root").await;
    let token = token(&root).await;
    let sent = |pairs: &[(&'static str, &'static str)]| pairs.to_vec();
    let disguises = [
        sent(&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]),
        sent(&[("origin", "http://localhost"), ("sec-fetch-site", "cross-site")]),
        sent(&[("origin", "http://localhost"), ("sec-fetch-site", "same-site")]),
        sent(&[("origin", "https://evil.example")]),
        sent(&[("origin", "https://localhost")]),
        sent(&[("origin", "http://localhost:8080")]),
        sent(&[("origin", "null")]),
        sent(&[]),
    ];
    for path in WRITES {
        for disguise in &disguises {
            let mut request = bare(&root, path);
            for (name, value) in disguise {
                request = request.header(*name, *value);
            }
            let page = root.send(request, format!("_csrf={token}&title=x")).await;
            assert_eq!(page.status(), 403, "{path} {disguise:?}");
            assert_guarded(&page, path);
        }
    }
    assert_eq!(note::Entity::find().count(site.db()).await.unwrap(), 1);
    assert_eq!(root.get("/").await.status(), 200, "still logged in");
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let site = support::site().sqlite().await;
    new_note(&site, "a note").await;
    let (root, other) = (site.login("root").await, site.login("changer").await);
    let (own, foreign) = (token(&root).await, token(&other).await);
    for path in WRITES {
        for body in [
            "title=x".to_owned(),
            "_csrf=".to_owned(),
            format!("_csrf={foreign}"),
            format!("_csrf={}0", &own[1..]),
            format!("_csrf={own}&_csrf={own}"),
        ] {
            let request = root.request(Method::POST, path);
            let page = root.send(request, body.clone()).await;
            assert_eq!(page.status(), 403, "{path} {body}");
        }
    }
    assert_eq!(note::Entity::find().count(site.db()).await.unwrap(), 1);
    let chosen = root.post("/-/appearance", &[("_csrf", &own), ("theme", "dark")]).await;
    assert_eq!(chosen.status(), 303, "the same token, where it belongs");
}

async fn token(browser: &Browser) -> String {
    let page = browser.get("/").await;
    page.form_to("/-/logout").get("_csrf").expect("every form has a token").to_owned()
}

/// A request of this browser that does not say where it comes from.
fn bare(browser: &Browser, path: &str) -> http::request::Builder {
    let full = browser.request(Method::POST, path);
    let uri = full.uri_ref().expect("a request has an address").clone();
    http::Request::builder()
        .method(Method::POST)
        .uri(uri)
        .header(header::HOST, "localhost")
        .header(header::COOKIE, browser.cookies())
}

#[tokio::test]
async fn nobody_is_sent_away_after_logging_in() {
    let site = support::site().sqlite().await;
    let places =
        ["//evil.example", "https://evil.example/admin/", "/\\evil.example", "\\\\evil.example"];
    let tricks =
        ["/admin/../..//evil.example", "/admin/%2e%2e/x", "/admin/.%2E/", "/admin//evil.example"];
    let odd =
        ["/\t/evil.example", "\t//evil.example", "/admin\t/../x", "javascript:alert(1)", "admin/"];
    let near = ["/administrator/", "/adminx", "/", "", "/admin\r\nset-cookie: a=b", "/admin/\u{0}"];
    for next in places.into_iter().chain(tricks).chain(odd).chain(near) {
        let browser = site.browser();
        let form = browser.get("/-/login").await.form_to("/-/login");
        let form = form.set("username", "root").set("password", "a horse on the blue cheese");
        let page = browser.submit(form.set("next", next)).await;
        assert_eq!((page.status(), page.location()), (303, Some("/admin")), "{next:?}");
        assert_eq!(page.headers().get_all("set-cookie").iter().count(), 1, "{next:?}");
    }
}

#[tokio::test]
async fn logging_in_leads_where_one_wanted_to_go() {
    let site = support::site().sqlite().await;
    let browser = site.browser();
    let sent = browser.get("/note/?_q=a%26b&_page=2").await;
    let page = browser.follow(&sent).await;
    let form = page.form_to("/-/login");
    let form = form.set("username", "root").set("password", "a horse on the blue cheese");
    let there = browser.submit(form).await;
    assert_eq!(there.location(), Some("/admin/note/?_q=a%26b&_page=2"));
}

#[tokio::test]
async fn a_wrong_login_says_the_same_whatever_was_wrong() {
    let site = support::site().sqlite().await;
    let mut answers = Vec::new();
    for (name, password) in
        [("root", "wrong"), ("unknown", "wrong"), ("gone", "a horse on the blue cheese")]
    {
        let page = site.browser().try_login(name, password).await;
        assert_eq!(page.status(), 422);
        answers.push(page.text().replace(page.header("x-request-id").unwrap(), ""));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[1], answers[2]);
    for _ in 0..6 {
        site.browser().try_login("root", "wrong").await;
    }
    let page = site.browser().try_login("root", "a horse on the blue cheese").await;
    assert_eq!(page.status(), 429);
    assert!(page.header("retry-after").is_some());
    assert_eq!(page.form_to("/-/login").get("username"), Some("root"), "what was typed is kept");
}

#[tokio::test]
async fn without_an_origin_nobody_but_this_machine_is_served() {
    let site = support::site().sqlite().await;
    let browser = site.browser();
    for (host, status) in [
        ("localhost", 200),
        ("127.0.0.1:3000", 200),
        ("[::1]:3000", 200),
        ("evil.example", 403),
        ("", 403),
    ] {
        let request = http::Request::builder().uri("/admin/-/login").header(header::HOST, host);
        let page = browser.send(request, "").await;
        assert_eq!(page.status(), status, "{host}");
        assert_guarded(&page, host);
        assert!(status == 200 || page.text().contains(".origin("), "{}", page.text());
    }
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let site = support::site().origin("https://admin.example.com").sqlite().await;
    let browser = site.browser();
    let form = browser.get("/-/login").await;
    let cookie = form.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
    let page = browser.try_login("root", "a horse on the blue cheese").await;
    assert_eq!(page.status(), 303);
    let cookie = page.header("set-cookie").unwrap();
    for part in ["__Host-", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(browser.get("/").await.status(), 200);
    let page = browser.post("/-/appearance", &[("theme", "dark")]).await;
    let cookie = page.header("set-cookie").unwrap();
    assert!(cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test]
async fn a_panel_in_a_router_in_a_router_knows_where_it_is() {
    use axum::Router;
    use tower::ServiceExt;

    let site = support::site().sqlite().await;
    let panel = site.panel();
    let apps = [
        Router::new().nest("/a", Router::new().nest("/b", panel.router())),
        Router::new().nest("/{tenant}", Router::new().nest_service("/b", panel.router())),
        Router::new().nest("/a", panel.at("/b")),
        Router::new().nest("/a/b", panel.router()).merge(panel.at("/other")),
    ];
    for app in apps {
        let request = http::Request::get("/a/b/note/").header(header::HOST, "localhost");
        let answer = app.oneshot(request.body(axum::body::Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.headers()[header::LOCATION], "/a/b/-/login?next=%2Fa%2Fb%2Fnote%2F");
    }
    for path in ["/admin", "/admin/"] {
        let request = http::Request::get(path).header(header::HOST, "localhost");
        let answer = panel.at("/admin").oneshot(request.body(axum::body::Body::empty()).unwrap());
        assert_eq!(answer.await.unwrap().headers()[header::LOCATION], "/admin/-/login", "{path}");
    }
}

#[tokio::test]
async fn a_slash_is_added_where_one_is_missing() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let page = root.get("/note?_q=a").await;
    assert_eq!((page.status(), page.location()), (308, Some("/admin/note/?_q=a")));
    let page = root.get("/note/a%2Fb").await;
    assert_eq!((page.status(), page.location()), (308, Some("/admin/note/a%2Fb/")));
}

#[tokio::test]
async fn theme_and_density_come_with_the_page() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    root.get("/").await;
    let page = root.post("/-/appearance", &[("theme", "dark"), ("next", "/admin/note/")]).await;
    assert_eq!((page.status(), page.location()), (303, Some("/admin/note/")));
    assert!(root.get("/").await.html().contains("data-theme=\"dark\""));
}

#[tokio::test]
async fn every_fault_of_the_set_up_is_reported_at_once() {
    use backoffice::{AdminSite, ErrorKind, testing::TestDatabase};

    #[derive(backoffice::Admin)]
    #[admin(entity = note::Entity, slug = notes, icon = no_such)]
    struct Notes;

    let database = TestDatabase::sqlite().await;
    let faults = AdminSite::new(database.connection().clone())
        .register::<Notes>()
        .register_entity::<note::Entity>()
        .register_entity::<note::Entity>()
        .origin("http://admin.example.com/path")
        .templates_dir("/no/such/folder")
        .texts("en", "not = { fluent")
        .session_idle(std::time::Duration::ZERO)
        .migrate(false)
        .build()
        .await
        .unwrap_err();
    assert_eq!(faults.kind(), ErrorKind::Setup);
    let text = faults.to_string();
    for part in [
        "B101 tables",
        "B102 origin",
        "B103 texts",
        "B104 templates_dir",
        "B105 session",
        "B106 notes.icon: there is no icon `no_such`; there are plus, x, check,",
        "note",
    ] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
}

#[tokio::test]
async fn the_missing_slash_leads_to_no_other_site() {
    let builder = TestSite::of(AdminSite::register_entity::<note::Entity>).mount("");
    let site = support::with_people(builder).sqlite().await;
    let root = site.login("root").await;
    for path in ["//evil.example", "//evil.example?a=b", "/%5Cevil.example"] {
        let page = root.get(path).await;
        let location = page.header("location").unwrap_or_default();
        assert!(!location.starts_with("//"), "{path} leads to {location}");
    }
}

#[tokio::test]
async fn a_number_at_the_end_of_all_numbers_is_named_like_any_other() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let least = i64::MIN;
    for query in [format!("?{least}=1"), format!("?_sort={least}")] {
        let page = root.get(&format!("/note/{query}")).await;
        assert_eq!(page.status(), 400, "{query}");
    }
}

#[tokio::test]
async fn a_picker_is_not_made_to_search_for_a_whole_book() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let form = root.get("/note/-/add").await.form();
    let book = "x".repeat(60_000);
    let form = form.set("_lookup_topic_id", "1").set("_search_topic_id", &book);
    assert_eq!(root.submit(form).await.status(), 200);
}

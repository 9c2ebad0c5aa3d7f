//! Who may call what: every route, by everybody, on every database.

use backoffice::{
    Permission,
    testing::{Browser, TestPage, TestRoute, TestSite},
};

use crate::support::{self, PEOPLE};

#[tokio::test]
async fn every_route_answers_everybody_as_the_table_says() {
    support::site()
        .each(async |site| {
            for name in PEOPLE {
                let browser = enter(&site, name).await;
                for route in site.routes() {
                    let key = support::new_note(&site, "a note").await;
                    // Who logs out is gone for the rest of the matrix: let them come twice.
                    let browser = match route.path.as_str() {
                        "/-/logout" => &enter(&site, name).await,
                        _ => &browser,
                    };
                    let page = call(&site, browser, &route, key).await;
                    let found = verdict(&page);
                    let wanted = wanted(&route, name);
                    assert_eq!(found, wanted, "{name}: {} {}: {page:?}", route.method, route.path);
                }
            }
        })
        .await;
}

/// What an answer says about the right to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// To log in first, for what can be taken up again.
    Login,
    /// Back to the index, for what cannot.
    Index,
    Forbidden,
    Allowed,
}

fn verdict(page: &TestPage) -> Verdict {
    match (page.status(), page.location()) {
        (303, Some(to)) if to.starts_with("/admin/-/login?next=") || to == "/admin/-/login" => {
            Verdict::Login
        }
        (303, Some("/admin" | "/admin/")) => Verdict::Index,
        (403, _) => Verdict::Forbidden,
        (status, _) if status < 500 && status != 404 => Verdict::Allowed,
        _ => panic!("no answer that the table knows: {page:?}"),
    }
}

fn wanted(route: &TestRoute, name: &str) -> Verdict {
    let logged_in = !matches!(name, "gone" | "stranger");
    // Logging out ends where a stranger is sent to; the choice of theme ends at the index.
    match (route.method, route.path.as_str()) {
        ("POST", "/-/logout") if logged_in => return Verdict::Login,
        ("POST", "/-/appearance") if logged_in => return Verdict::Index,
        ("GET", "/-/login") if logged_in => return Verdict::Index,
        _ => {}
    }
    match (route.person, logged_in, route.method) {
        (false, ..) => Verdict::Allowed,
        (true, false, "GET") => Verdict::Login,
        (true, false, _) => Verdict::Index,
        (true, true, _) if is_of_people(route) && name != "root" => Verdict::Forbidden,
        (true, true, _) if holds_one(name, route.permissions) => Verdict::Allowed,
        (true, true, _) => Verdict::Forbidden,
    }
}

/// Whatever was granted, people are for superusers.
fn is_of_people(route: &TestRoute) -> bool {
    route.path.starts_with("/backoffice_user/")
}

fn holds_one(name: &str, asked: &[Permission]) -> bool {
    let held: &[Permission] = match name {
        "viewer" => &[Permission::View],
        "adder" => &[Permission::Add],
        "changer" => &[Permission::View, Permission::Change],
        "deleter" => &[Permission::Delete],
        "root" => &Permission::ALL,
        _ => &[],
    };
    asked.is_empty() || asked.iter().any(|permission| held.contains(permission))
}

/// The browser of somebody who tried to log in, if they are somebody.
async fn enter(site: &TestSite, name: &str) -> Browser {
    match name {
        "stranger" => site.browser(),
        "gone" => {
            let browser = site.browser();
            let page = browser.try_login(name, "a horse on the blue cheese").await;
            assert_eq!(page.status(), 422, "who is shut out is not let in");
            browser
        }
        name => site.login(name).await,
    }
}

async fn call(site: &TestSite, browser: &Browser, route: &TestRoute, key: i64) -> TestPage {
    let key = if is_of_people(route) { support::user(site, "nobody").await.id } else { key };
    let path = route
        .path
        .replace("{model}", "note")
        .replace("{key}", &key.to_string())
        .replace("{field}", "topic_id")
        .replace("{view}", &support::new_view(site).await.to_string())
        .replace("{filter}", "topic")
        .replace("{hash}/{name}", &style_sheet(site).await);
    assert!(!path.contains('{'), "the matrix does not know how to fill {}", route.path);
    match route.method {
        "GET" => browser.get(&path).await,
        _ => browser.post(&path, &values(&path)).await,
    }
}

/// What a page links its style sheet by: hash and name.
async fn style_sheet(site: &TestSite) -> String {
    let assets = site.browser().get("/-/login").await.assets();
    let mut ours = assets.iter().filter_map(|address| address.split_once("/-/asset/"));
    ours.next().expect("a page has a style sheet").1.to_owned()
}

/// Enough of a form to be understood where it is allowed at all.
fn values(path: &str) -> Vec<(&'static str, &'static str)> {
    match path {
        "/-/login" => vec![("username", "x"), ("password", "y")],
        // It is somebody else's: there is no more to be done with it.
        path if path.contains("/-/view/") => vec![("_look", "1")],
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn the_matrix_knows_every_page_of_ones_own() {
    let site = support::site().sqlite().await;
    let routes = site.routes();
    let there = |path: &str| routes.iter().filter(|route| route.path == path).count();
    for path in ["/-/page/about", "/note/-/page/count", "/note/{key}/-/page/shout"] {
        assert_eq!(there(path), 2, "GET and POST of {path}");
    }
    assert!(routes.iter().all(|route| !route.path.contains("{page}")), "none is left out");
}

#[tokio::test]
async fn rights_end_at_once() {
    support::site()
        .each(async |site| {
            use backoffice::auth::entity::{grant, user};
            use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

            let viewer = site.login("viewer").await;
            assert_eq!(viewer.get("/note/").await.status(), 200);
            grant::Entity::delete_many()
                .filter(grant::Column::Model.eq("note"))
                .exec(site.db())
                .await
                .unwrap();
            assert_eq!(viewer.get("/note/").await.status(), 403);

            let root = site.login("root").await;
            assert_eq!(root.get("/note/").await.status(), 200);
            user::Entity::update_many()
                .col_expr(user::Column::IsActive, Expr::value(false))
                .exec(site.db())
                .await
                .unwrap();
            assert_eq!(
                root.get("/note/").await.location(),
                Some("/admin/-/login?next=%2Fadmin%2Fnote%2F")
            );
        })
        .await;
}

#[tokio::test]
async fn the_panels_own_tables_are_for_superusers_alone() {
    let site = support::site().sqlite().await;
    let (root, changer) = (site.login("root").await, site.login("changer").await);
    let own = ["user", "group", "user_group", "grant", "session", "throttle", "view", "history"];
    for model in own.map(|word| format!("backoffice_{word}")) {
        let path = format!("/{model}/");
        let page = root.get(&path).await;
        assert_eq!(page.status(), 200, "{page:?}");
        assert_eq!(changer.get(&path).await.status(), 403, "{model}");
    }
    assert_eq!(
        root.get("/backoffice_history/-/add").await.status(),
        403,
        "history is not written by hand"
    );
    assert_eq!(root.get("/backoffice_session/-/add").await.status(), 403, "nor is a session");
    assert_eq!(root.get("/backoffice_once/").await.status(), 404, "and this is nobody's business");
}

#[tokio::test]
async fn missing_and_unregistered_look_the_same() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let missing = root.get("/note/999/").await;
    for path in ["/nothing/", "/note/999/-/history", "/note/abc/", "/-/nothing", "/a/b/c/d/e"] {
        let page = root.get(path).await;
        assert_eq!(page.status(), 404, "{path}");
        assert_eq!(bare(&missing, "/note/999/"), bare(&page, path), "{path}");
    }
}

/// A page without its number, its masked tokens and the address it was asked for under.
fn bare(page: &TestPage, path: &str) -> String {
    let id = page.header("x-request-id").expect("every answer has a number");
    let mut html = page.html().replace("&#x2f;", "/").replace(id, "ID");
    html = html.replace(&format!("/admin{path}"), "HERE");
    for form in page.forms() {
        html = html.replace(form.get("_csrf").expect("every form has a token"), "TOKEN");
    }
    html
}

#[tokio::test]
async fn a_stranger_learns_nothing_about_what_there_is() {
    let site = support::site().sqlite().await;
    for path in ["/note/", "/nothing/", "/note", "/note/1/", "/-/nothing", "/backoffice_user/"] {
        let page = site.browser().get(path).await;
        assert_eq!(page.status(), 303, "{path}");
        assert!(page.location().unwrap().starts_with("/admin/-/login?next="), "{path}");
        assert_eq!(page.body(), b"", "{path}");
    }
}

//! Posts that no page of the panel sends: whatever stands in them, they are refused or mean what they
//! say, and nothing is written of which the history does not tell.

use backoffice::{
    auth::entity::view,
    history::entity as history,
    testing::{Browser, TestSite},
};
use http::{Method, header};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::unseen::{board, company, fill, job, team};

/// Where things are posted: job 1 is in scope, 6 is not, and view 1 is somebody else's.
const PATHS: [&str; 19] = [
    "/job/",
    "/job/?_sort=pay",
    "/job/?_group=remote",
    "/job/-/add",
    "/job/1/",
    "/job/6/",
    "/job/1/-/cell/remote",
    "/job/1/-/cell/pay",
    "/job/6/-/cell/remote",
    "/job/6/-/delete",
    "/job/-/columns",
    "/job/-/view/add",
    "/job/-/view/1",
    "/job/-/view/abc",
    "/job/-/page/nothing",
    "/company/1/",
    "/team/1/",
    "/team/-/page/count",
    "/-/account",
];

/// What is posted, behind the token.
const BODIES: [&str; 40] = [
    "",
    "&&&=&=",
    "_once=",
    "_once=x&_save=1",
    "_once=x&_once=y&_save=1",
    "title=%00",
    "title=%zz",
    "title=%ff%fe",
    "title=a&title=b",
    "%00=1",
    "remote=true&remote=false",
    "remote=%00&_version=%00",
    "pay=1&_version=x&_once=y",
    "hidden=true&_version=x&_once=y",
    "id=6&_version=x&_once=y",
    "_fields=pay&pay%401=5&_version%401=x&_once=y",
    "_fields=remote&remote%401=true&_once=y",
    "_fields=remote&remote%401=true&_version%401=x&_once=y",
    "_fields=remote&remote%401=true&remote%401=false&_version%401=x&_once=y",
    "_fields=remote&remote%406=true&_version%406=x&_once=y",
    "_fields=remote&remote%4099=true&_version%4099=&_once=y",
    "_fields=remote&remote%40abc=true&_version%40abc=x&_once=y",
    "_fields=remote&remote%401,2=true&_version%401,2=x&_once=y",
    "_fields=remote&remote%40=true&_version%40=x&_once=y",
    "_fields=%00,remote&_fields=remote&_once=y",
    "_fields=remote&_zone=Nowhere/Else&_once=y",
    "_fields=remote&_search%401=x&_once=y",
    "_list=_sort%3Dnothing",
    "_list=%00",
    "_list=pay%3D30000&name=Rich&share=all",
    "_list=_sort%3Dtitle&name=Mine&share=group%3A1",
    "_list=_sort%3Dtitle&name=Mine&share=nonsense",
    "_list=_sort%3Dtitle&name=%00",
    "_query=1&_list=pay%3D1",
    "_query=1&_list=_sort%3Dtitle",
    "_delete=1",
    "_look=1&default=1",
    "order=title&order=title&column=pay&_save=1",
    "order=99999999999999999999&column=%00&density=nonsense&_up=pay",
    "language=%00&zone=Nowhere&format=x&locale=x",
];

type Rows = (Vec<job::Model>, Vec<company::Model>, Vec<team::Model>, Vec<view::Model>);

async fn rows(site: &TestSite) -> Rows {
    (
        job::Entity::find().all(site.db()).await.unwrap(),
        company::Entity::find().all(site.db()).await.unwrap(),
        team::Entity::find().all(site.db()).await.unwrap(),
        view::Entity::find().all(site.db()).await.unwrap(),
    )
}

async fn entries(site: &TestSite) -> u64 {
    history::Entity::find().count(site.db()).await.unwrap()
}

async fn token(browser: &Browser) -> String {
    let page = browser.get("/").await;
    page.form_to("/-/logout").get("_csrf").expect("every form has a token").to_owned()
}

async fn send(browser: &Browser, path: &str, body: impl Into<Vec<u8>>) -> u16 {
    let request = browser
        .request(Method::POST, path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    browser.send(request, body.into()).await.status()
}

/// The view "Theirs" of jobs, which only root sees: view 1.
async fn view_of_root(site: &TestSite) {
    let root = site.login("root").await;
    let form = root.get("/job/-/view/add?_list=pay%3D30000").await.form_to("/-/view/add");
    assert_eq!(root.submit(form.set("name", "Theirs")).await.status(), 303);
}

#[tokio::test]
async fn nothing_that_is_posted_breaks_a_page_or_is_written_in_silence() {
    board()
        .each(async |site| {
            fill(&site, false).await;
            view_of_root(&site).await;
            let clerk = site.login("clerk").await;
            let token = token(&clerk).await;
            let first = rows(&site).await;
            let (mut before, mut told) = (first.clone(), entries(&site).await);
            for path in PATHS {
                for body in BODIES {
                    let status = send(&clerk, path, format!("_csrf={token}&{body}")).await;
                    assert!(status < 500, "{path} {body}: {status}");
                }
                let (after, now) = (rows(&site).await, entries(&site).await);
                assert!(after == before || now > told, "{path} wrote what nobody tells of");
                (before, told) = (after, now);
            }
            assert_eq!((&before.0, &before.1, &before.2), (&first.0, &first.1, &first.2));
            assert_eq!(before.3[0], first.3[0], "a view that is somebody else's");
            assert_eq!(clerk.get("/job/").await.status(), 200, "and the list still stands");
        })
        .await;
}

#[tokio::test]
async fn nothing_is_taken_without_a_token_of_ones_own() {
    let site = board().sqlite().await;
    fill(&site, false).await;
    view_of_root(&site).await;
    let (clerk, root) = (site.login("clerk").await, site.login("root").await);
    let foreign = token(&root).await;
    let before = (rows(&site).await, entries(&site).await);
    for path in PATHS.iter().filter(|path| !path.contains("nothing")) {
        for token in ["", "_csrf=", &format!("_csrf={foreign}"), "_csrf=%00"] {
            let body = format!("{token}&_save=1&_once=x&name=a&title=b");
            let status = send(&clerk, path, body).await;
            assert!(matches!(status, 403..=405), "{path} {token}: {status}");
        }
    }
    assert_eq!((rows(&site).await, entries(&site).await), before);
}

#[tokio::test]
async fn what_is_too_long_or_no_form_at_all_is_refused() {
    let site = board().sqlite().await;
    fill(&site, false).await;
    let clerk = site.login("clerk").await;
    let token = token(&clerk).await;
    let many: String = (0..2_000).map(|n| format!("&remote%40{n}=true&_version%40{n}=x")).collect();
    let bodies = [
        format!("_csrf={token}&title={}", "x".repeat(20_000_000)),
        format!("_csrf={token}&_fields=remote&_once=x{many}"),
        format!("_csrf={token}{}", "&a=b".repeat(100_000)),
        format!("_csrf={token}&_list={}", "a%3D1%26".repeat(10_000)),
        format!("_csrf={token}&name={}&_list=_sort%3Dtitle", "n".repeat(100_000)),
    ];
    let before = rows(&site).await;
    for path in ["/job/", "/job/1/", "/job/1/-/cell/remote", "/job/-/view/add", "/job/-/columns"] {
        for body in &bodies {
            let status = send(&clerk, path, body.clone()).await;
            let what = body.chars().skip(60).take(40).collect::<String>();
            assert!(status < 500, "{path} {what}: {status}");
        }
        for body in [vec![0; 64], vec![0xff; 64], b"{\"_csrf\": 1}".to_vec()] {
            assert_eq!(send(&clerk, path, body).await, 403, "{path}");
        }
    }
    assert_eq!(rows(&site).await, before);
}

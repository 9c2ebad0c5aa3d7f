//! Passwords: one's own is changed with the old one, somebody else's is set by a superuser.

use backoffice::{
    Actor, AdminSite, Result,
    auth::{AuthBackend, Credentials, Identity, async_trait, entity::user},
    history,
    testing::{Browser, TestPage, TestSite},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::support;

/// What everybody has at first.
const OLD: &str = "a horse on the blue cheese";
const NEW: &str = "seven lamps over wet sand";
const OWN: &str = "/-/account/password";

async fn change(browser: &Browser, old: &str, new: &str, again: &str) -> TestPage {
    let form = browser.get(OWN).await.form();
    browser
        .submit(form.set("old_password", old).set("new_password", new).set("password_again", again))
        .await
}

async fn set(browser: &Browser, path: &str, new: &str) -> TestPage {
    let form = browser.get(path).await.form();
    browser.submit(form.set("new_password", new).set("password_again", new)).await
}

/// The page on which the password of somebody is set.
async fn page_of(site: &TestSite, name: &str) -> String {
    format!("/backoffice_user/{}/-/password", support::user(site, name).await.id)
}

async fn may_log_in(site: &TestSite, name: &str, password: &str) -> bool {
    site.browser().try_login(name, password).await.status() == 303
}

#[tokio::test]
async fn ones_own_password_changes_and_every_other_session_ends() {
    support::site()
        .each(async |site| {
            let (here, elsewhere) = (site.login("viewer").await, site.login("viewer").await);
            let stranger = site.login("changer").await;
            let cookies = here.cookies();
            assert!(here.get("/").await.links().contains(&format!("/admin{OWN}")));

            let answer = change(&here, OLD, NEW, NEW).await;
            assert_eq!((answer.status(), answer.location()), (303, Some("/admin")), "{answer:?}");
            let index = here.follow(&answer).await;
            assert_eq!(index.status(), 200, "who changed it stays");
            assert!(index.text().contains("Your password was changed."), "{}", index.text());
            assert_ne!(here.cookies(), cookies, "the session goes on under another name");
            assert_eq!(elsewhere.get("/note/").await.status(), 303, "who had it before is out");
            assert_eq!(stranger.get("/note/").await.status(), 200, "nobody else is");
            assert!(!may_log_in(&site, "viewer", OLD).await);
            assert!(may_log_in(&site, "viewer", NEW).await);
        })
        .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_changes() {
    support::site()
        .each(async |site| {
            let viewer = site.login("viewer").await;
            let before = support::user(&site, "viewer").await;
            for (old, new, again, sentence) in [
                ("not my old one", NEW, NEW, "This is not your password."),
                (OLD, "4 lamps", "4 lamps", "Use at least 12 characters."),
                (OLD, "836158492056", "836158492056", "Use more than digits."),
                (OLD, NEW, "six lamps over wet sand", "The two new passwords are not the same."),
            ] {
                let page = change(&viewer, old, new, again).await;
                assert_eq!(page.status(), 422, "{sentence}");
                assert!(page.text().contains(sentence), "{sentence}: {}", page.text());
                let html = page.html();
                for typed in [old, new, again] {
                    assert!(!html.contains(typed), "{typed} is shown");
                }
            }
            assert_eq!(support::user(&site, "viewer").await, before);
            assert_eq!(viewer.get("/note/").await.status(), 200);
        })
        .await;
}

#[tokio::test]
async fn who_guesses_at_an_open_session_is_made_to_wait() {
    let site = support::site().sqlite().await;
    let viewer = site.login("viewer").await;
    let mut statuses = Vec::new();
    for guess in 0..9 {
        statuses.push(change(&viewer, &format!("guess {guess}"), NEW, NEW).await.status());
    }
    assert_eq!((statuses[0], statuses[8]), (422, 429), "{statuses:?}");
    let page = change(&viewer, OLD, NEW, NEW).await;
    assert_eq!(page.status(), 429, "not even the right one is looked at");
    assert!(page.header("retry-after").is_some());
    assert!(page.text().contains("There were too many tries."), "{}", page.text());
}

#[tokio::test]
async fn a_person_made_in_the_panel_gets_a_password_and_can_log_in() {
    support::site()
        .each(async |site| {
            let root = site.login("root").await;
            let form = root.get("/backoffice_user/-/add").await.form();
            let form = form.set("username", "ben").set("full_name", "Ben Reed");
            let form = form.set("email", "ben@jobs.example");
            let form = form.set("is_active", "on").set("is_staff", "on");
            let answer = root.submit(form).await;
            assert_eq!(answer.status(), 303, "{}", answer.text());
            let list = root.follow(&answer).await;
            let path = page_of(&site, "ben").await;
            assert!(list.text().contains("can log in once there is a password"), "{}", list.text());
            assert!(list.links().contains(&format!("/admin{path}")), "{:?}", list.links());
            let row = format!("/backoffice_user/{}/", support::user(&site, "ben").await.id);
            assert!(root.get(&row).await.links().contains(&format!("/admin{path}")));
            assert!(!may_log_in(&site, "ben", NEW).await);

            let answer = set(&root, &path, NEW).await;
            assert_eq!(answer.location(), Some(format!("/admin{row}").as_str()), "{answer:?}");
            let there = root.follow(&answer).await;
            assert!(there.text().contains("The password of “ben” was set."), "{}", there.text());
            assert!(may_log_in(&site, "ben", NEW).await);
        })
        .await;
}

#[tokio::test]
async fn a_password_that_was_set_ends_sessions_and_stands_in_the_history_masked() {
    support::site()
        .each(async |site| {
            let (root, viewer) = (site.login("root").await, site.login("viewer").await);
            let path = page_of(&site, "viewer").await;
            assert_eq!(set(&root, &path, NEW).await.status(), 303);
            assert_eq!(viewer.get("/note/").await.status(), 303, "who was logged in is out");
            assert_eq!(root.get("/note/").await.status(), 200);
            assert!(!may_log_in(&site, "viewer", OLD).await);
            assert!(may_log_in(&site, "viewer", NEW).await);

            let user = support::user(&site, "viewer").await;
            let entries =
                history::of_object(site.db(), "backoffice_user", &user.id.to_string(), None)
                    .await
                    .unwrap()
                    .entries;
            let [entry] = &entries[..] else { panic!("one change, one entry: {entries:?}") };
            assert_eq!((entry.action, &*entry.actor_name), (history::Action::Change, "root"));
            let [change] = &entry.changes[..] else { panic!("one field: {entry:?}") };
            assert_eq!(change.name, "password");
            let mask = Some(history::MASK);
            assert_eq!((change.from.as_deref(), change.to.as_deref()), (mask, mask));

            let page = root.get(&path.replace("password", "history")).await;
            assert!(page.text().contains("root changed this."), "{}", page.text());
            assert!(!page.html().contains("argon2") && !page.html().contains(NEW));
        })
        .await;
}

#[tokio::test]
async fn a_form_that_sets_a_password_is_applied_once() {
    support::site()
        .each(async |site| {
            let root = site.login("root").await;
            let form = root.get(&page_of(&site, "viewer").await).await.form();
            let form = form.set("new_password", NEW).set("password_again", NEW);
            assert_eq!(root.submit(form.clone()).await.status(), 303);
            let first = support::user(&site, "viewer").await;
            let again = root.submit(form).await;
            assert_eq!(again.status(), 303);
            assert!(root.follow(&again).await.text().contains("had been sent before"));
            assert_eq!(support::user(&site, "viewer").await, first);
            let written = history::entity::Entity::find()
                .filter(history::entity::Column::Model.eq("backoffice_user"));
            assert_eq!(written.count(site.db()).await.unwrap(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_password_that_is_set_obeys_the_same_rules() {
    support::site()
        .each(async |site| {
            let root = site.login("root").await;
            let path = page_of(&site, "changer").await;
            for (new, again, sentence) in [
                ("4 lamps", "4 lamps", "Use at least 12 characters."),
                ("changer#84:)", "changer#84:)", "too much like your name"),
                (NEW, "six lamps over wet sand", "The two new passwords are not the same."),
            ] {
                let form = root.get(&path).await.form();
                let page =
                    root.submit(form.set("new_password", new).set("password_again", again)).await;
                assert_eq!(page.status(), 422, "{sentence}");
                assert!(page.text().contains(sentence), "{sentence}: {}", page.text());
                assert!(!page.html().contains(new), "{new} is shown");
            }
            assert!(may_log_in(&site, "changer", OLD).await);
            assert_eq!(history::entity::Entity::find().count(site.db()).await.unwrap(), 0);
        })
        .await;
}

#[tokio::test]
async fn nobody_but_a_superuser_sets_a_password_and_only_of_people() {
    let site = support::site().sqlite().await;
    let note = support::new_note(&site, "a note").await;
    let (root, changer) = (site.login("root").await, site.login("changer").await);
    let path = page_of(&site, "viewer").await;
    assert_eq!(changer.get(&path).await.status(), 403);
    assert_eq!(
        changer.post(&path, &[("new_password", NEW), ("password_again", NEW)]).await.status(),
        403
    );
    assert!(may_log_in(&site, "viewer", OLD).await);
    for path in [
        format!("/note/{note}/-/password"),
        "/backoffice_group/1/-/password".to_owned(),
        "/backoffice_user/999/-/password".to_owned(),
        "/backoffice_user/x/-/password".to_owned(),
    ] {
        assert_eq!(root.get(&path).await.status(), 404, "{path}");
        let sent = root.post(&path, &[("new_password", NEW), ("password_again", NEW)]).await;
        assert_eq!(sent.status(), 404, "{path}");
    }
    let links = root.get(&format!("/note/{note}/")).await.links();
    assert!(!links.iter().any(|link| link.ends_with(&format!("{note}/-/password"))), "{links:?}");
}

#[tokio::test]
async fn a_superuser_too_needs_the_old_password_to_change_their_own() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let path = page_of(&site, "root").await;
    root.get("/").await;
    let sent = root.post(&path, &[("new_password", NEW), ("password_again", NEW)]).await;
    for page in [root.get(&path).await, sent] {
        assert_eq!((page.status(), page.location()), (303, Some("/admin/-/account/password")));
    }
    assert!(may_log_in(&site, "root", OLD).await);
}

/// People of a host's own, whose passwords are none of the panel's business.
#[derive(Debug)]
struct Elsewhere;

#[async_trait]
impl AuthBackend for Elsewhere {
    async fn check(&self, typed: &Credentials) -> Result<Option<Identity>> {
        self.load(&typed.username).await
    }

    async fn load(&self, id: &str) -> Result<Option<Identity>> {
        let actor = Actor::new(id, id).superuser();
        Ok((id == "host").then(|| Identity { actor, stamp: "1".to_owned() }))
    }
}

#[tokio::test]
async fn where_people_are_kept_elsewhere_there_is_no_page() {
    // Their table could be registered all the same, by a host that knows no better.
    for register in [false, true] {
        let configure = move |admin: AdminSite| match register {
            true => support::models(admin).auth(Elsewhere).register::<user::Entity>(),
            false => support::models(admin).auth(Elsewhere),
        };
        let site = support::with_people(TestSite::of(configure)).sqlite().await;
        let host = site.browser();
        assert_eq!(host.try_login("host", "whatever").await.status(), 303);
        let index = host.get("/").await;
        assert!(!index.links().iter().any(|link| link.ends_with("password")), "{index:?}");
        for path in [OWN.to_owned(), page_of(&site, "viewer").await] {
            assert_eq!(host.get(&path).await.status(), 404, "{path}");
            let sent = host.post(&path, &[("new_password", NEW), ("password_again", NEW)]).await;
            assert_eq!(sent.status(), 404, "{path}");
        }
    }
}

//! Lists that are kept under a name.

use backoffice::{
    Permission,
    auth::entity::{group, user_group, view},
    history::entity as history,
    testing::{Browser, Person, TestPage, TestSite},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    preferences::{board, fill},
    support,
};

/// Keeps the list in this state under a name.
async fn keep(browser: &Browser, name: &str, query: &str, share: Option<&str>) -> TestPage {
    let state = query.replace('=', "%3D").replace('&', "%26");
    let page = browser.get(&format!("/job/-/view/add?_list={state}")).await;
    let form = page.form_to("/-/view/add").set("name", name);
    let form = match share {
        Some(share) => form.set("share", share),
        None => form,
    };
    browser.submit(form).await
}

async fn views(site: &TestSite) -> Vec<view::Model> {
    view::Entity::find().all(site.db()).await.unwrap()
}

#[tokio::test]
async fn a_list_is_kept_applied_changed_and_deleted_and_all_of_it_is_told() {
    board()
        .each(async |site| {
            fill(&site).await;
            let ana = site.login("ana").await;
            let kept = keep(&ana, " Well  paid ", "pay__gte=40000&_sort=-pay&_page=2", None).await;
            let id = views(&site).await[0].id;
            let applied = format!("/admin/job/?pay__gte=40000&_sort=-pay&_view={id}");
            assert_eq!((kept.status(), kept.location()), (303, Some(&*applied)));
            let page = ana.follow(&kept).await;
            assert_eq!(page.rows().len(), 2);
            assert!(page.text().contains("Well paid"), "{page:?}");

            let other = ana.get(&format!("/job/?pay__gte=50000&_view={id}")).await;
            let update = other.form_to(&format!("/-/view/{id}")).set("_query", "1");
            assert_eq!(ana.submit(update).await.status(), 303);
            assert_eq!(views(&site).await[0].query, "pay__gte=50000");

            let form = ana.get(&format!("/job/-/view/{id}")).await.form();
            assert_eq!(ana.submit(form.clone().set("name", "Rich")).await.status(), 303);
            assert_eq!(views(&site).await[0].name, "Rich");
            assert_eq!(ana.submit(form.set("_delete", "1")).await.status(), 303);
            assert_eq!(views(&site).await, []);

            let told = history::Entity::find().filter(history::Column::Model.eq("backoffice_view"));
            let told = told.all(site.db()).await.unwrap();
            let actions: Vec<&str> = told.iter().map(|entry| entry.action.as_str()).collect();
            assert_eq!(actions, ["add", "change", "change", "delete"]);
        })
        .await;
}

#[tokio::test]
async fn a_name_is_given_once_and_has_a_length() {
    board()
        .each(async |site| {
            let (ana, ben) = (site.login("ana").await, site.login("ben").await);
            assert_eq!(keep(&ana, "Mine", "pay=1", None).await.status(), 303);
            let again = keep(&ana, "Mine", "pay=2", None).await;
            assert_eq!(again.status(), 422);
            assert!(again.text().contains("You have a view of this name already."), "{again:?}");
            assert_eq!(again.form().get("name"), Some("Mine"), "what was typed");
            assert_eq!(again.form().get("_list"), Some("pay=2"));
            assert_eq!(keep(&ben, "Mine", "pay=2", None).await.status(), 303, "another's names");
            for name in ["", "   ", &"x".repeat(81)] {
                assert_eq!(keep(&ana, name, "pay=2", None).await.status(), 422, "{name:?}");
            }
            assert_eq!(views(&site).await.len(), 2);
        })
        .await;
}

#[tokio::test]
async fn nobody_keeps_more_views_of_a_list_than_can_be_shown() {
    let site = board().sqlite().await;
    let ana = site.login("ana").await;
    for number in 0..50 {
        assert_eq!(keep(&ana, &format!("View {number}"), "pay=1", None).await.status(), 303);
    }
    let page = keep(&ana, "One more", "pay=1", None).await;
    assert_eq!(page.status(), 422);
    assert!(page.text().contains("50 views"), "{page:?}");
}

#[tokio::test]
async fn a_view_is_its_owners_until_it_is_shared_and_sharing_takes_a_right() {
    let sharer = Person::new("eva").grant("job", Permission::View);
    let sharer = sharer.grant("backoffice_view", Permission::Change);
    board()
        .person(sharer)
        .each(async |site| {
            fill(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ben").await);
            let eva = site.login("eva").await;
            keep(&ana, "Private", "city=Oslo", None).await;
            keep(&eva, "Public", "city=Porto", Some("all")).await;
            let found = views(&site).await;
            let (private, public) = (found[0].id, found[1].id);
            assert_eq!(ben.get(&format!("/job/-/view/{private}")).await.status(), 404);
            let page = ben.get("/job/").await;
            assert!(page.text().contains("Public") && !page.text().contains("Private"), "{page:?}");

            let path = format!("/job/-/view/{public}");
            let page = ben.get(&path).await;
            assert_eq!(page.status(), 200);
            assert!(page.text().contains("Shared by eva"), "{page:?}");
            for (name, value) in [("name", "Stolen"), ("_delete", "1"), ("_query", "1")] {
                let answer = ben.post(&path, &[(name, value), ("_list", "")]).await;
                assert_eq!(answer.status(), 403, "{name}");
            }
            assert_eq!(views(&site).await, found, "and nothing changed");

            let values = [("name", "Loud"), ("share", "all"), ("_list", "pay=1")];
            assert_eq!(ben.post("/job/-/view/add", &values).await.status(), 403);
        })
        .await;
}

#[tokio::test]
async fn a_view_shared_with_a_group_is_seen_by_its_members_alone() {
    board()
        .person(Person::new("cleo").grant("job", Permission::View))
        .each(async |site| {
            let staff =
                group::ActiveModel { name: Set("Staff".to_owned()), ..ActiveModelTrait::default() };
            let staff = staff.insert(site.db()).await.unwrap().id;
            let ben = support::user(&site, "ben").await.id;
            let member = user_group::ActiveModel { user_id: Set(ben), group_id: Set(staff) };
            user_group::Entity::insert(member).exec_without_returning(site.db()).await.unwrap();
            let ana = site.login("ana").await;
            let kept = keep(&ana, "For staff", "pay=1", Some(&format!("group:{staff}"))).await;
            assert_eq!(kept.status(), 303, "{kept:?}");
            let sees = async |name: &str| {
                site.login(name).await.get("/job/").await.text().contains("For staff")
            };
            assert!(sees("ben").await && !sees("cleo").await);
            let unknown = keep(&ana, "For nobody", "pay=1", Some("group:999")).await;
            assert_eq!(unknown.status(), 403, "a group that was not offered");
        })
        .await;
}

#[tokio::test]
async fn the_default_view_opens_the_bare_list_and_there_is_a_way_to_the_plain_one() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (ana, ben) = (site.login("ana").await, site.login("ben").await);
            keep(&ana, "Oslo", "city=Oslo", Some("all")).await;
            let id = views(&site).await[0].id;
            let path = format!("/job/-/view/{id}");
            let form = ben.get(&path).await.form().set("default", "true").set("_look", "1");
            assert_eq!(ben.submit(form).await.status(), 303, "others may open with it, too");
            let opened = ben.get("/job/").await;
            let url = format!("/admin/job/?city=Oslo&_view={id}");
            assert_eq!((opened.status(), opened.location()), (303, Some(&*url)));
            assert_eq!(ana.get("/job/").await.status(), 200, "the default is each person's own");
            assert_eq!(ben.get("/job/?_view=all").await.rows().len(), 3);
            assert_eq!(ben.get("/job/?city=Porto").await.rows().len(), 1, "an address wins");
            let form = ana.get(&path).await.form().set("_delete", "1");
            ana.submit(form).await;
            assert_eq!(ben.get("/job/").await.status(), 200, "what is gone opens nothing");
        })
        .await;
}

#[tokio::test]
async fn a_view_that_means_nothing_any_more_says_so_and_can_be_deleted() {
    let site = board().sqlite().await;
    fill(&site).await;
    let ana = site.login("ana").await;
    keep(&ana, "Old", "city=Oslo", None).await;
    let id = views(&site).await[0].id;
    let form = ana.get(&format!("/job/-/view/{id}")).await.form();
    ana.submit(form.set("default", "true")).await;
    let gone = view::ActiveModel {
        id: Set(id),
        query: Set("colour=red".to_owned()),
        ..ActiveModelTrait::default()
    };
    gone.update(site.db()).await.unwrap();
    let list = ana.get("/job/").await;
    assert_eq!(list.status(), 200, "a broken default locks nobody out");
    assert!(list.text().contains("This view cannot be applied any more"), "{list:?}");
    assert!(list.links().contains(&format!("/admin/job/-/view/{id}")), "the tab leads there");
    let page = ana.get(&format!("/job/-/view/{id}")).await;
    assert!(page.text().contains("colour"), "{page:?}");
    assert_eq!(ana.submit(page.form().set("_delete", "1")).await.status(), 303);
    assert_eq!(views(&site).await, []);
}

#[tokio::test]
async fn what_is_kept_is_checked_like_any_address() {
    let site = board().sqlite().await;
    let ana = site.login("ana").await;
    for query in ["colour=red", "_sort=salary", "_cols=id", "pay=many"] {
        let values = [("name", "Bad"), ("_list", query)];
        assert_eq!(ana.post("/job/-/view/add", &values).await.status(), 400, "{query}");
    }
    assert_eq!(views(&site).await, []);
}

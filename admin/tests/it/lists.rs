//! Lists as a hook makes them for each person, by plain requests.

use backoffice::{
    AdminSite, Permission,
    testing::{Browser, Person, TestPage, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

mod company {
    use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(hooks, display = name, list_display(name), search_fields(name, notes))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub notes: String,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn list(actor: &Actor, list: List) -> List {
            if actor.is_superuser() {
                return list;
            }
            backoffice::list!(list, without(notes))
        }
    }
}

mod job {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub pay: i32,
        pub remote: bool,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod admin {
    use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
    use sea_orm::entity::prelude::*;

    use super::job;

    #[derive(Admin)]
    #[admin(
        entity = job::Entity,
        hooks,
        display = title,
        list_display(title, pay, hourly(), company, company.name as "Employer", remote),
        list_display_links(title, company.name),
        list_editable(pay, remote),
        list_filter(pay, company, remote),
        list_summary(sum(pay), count(company)),
        list_group_by(company, remote),
        search_fields(title, company.name),
        ordering(-pay, id),
    )]
    pub struct JobAdmin;

    #[backoffice::methods]
    impl JobAdmin {
        #[display(order_by = pay)]
        fn hourly(row: &job::Model) -> i32 {
            row.pay / 2000
        }

        fn shout(row: &job::Model) -> String {
            row.title.to_uppercase()
        }
    }

    impl ModelAdmin for JobAdmin {
        fn list(actor: &Actor, list: List) -> List {
            match actor.name() {
                "clerk" => backoffice::list!(list, without(pay, company)),
                "guest" => backoffice::list!(
                    list,
                    list_display(remote, title, shout()),
                    list_display_links(title),
                    list_summary(count(title)),
                    list_filter(yes_no(here as "Here" = job::Column::Remote.eq(false))),
                    search_fields(title),
                    ordering(title),
                    list_per_page = 1,
                ),
                "victim" => list.without(["colour"]),
                _ => list,
            }
        }
    }
}

fn board() -> TestSiteBuilder {
    let everybody = |name: &str| {
        Person::new(name)
            .grant("job", Permission::View)
            .grant("job", Permission::Change)
            .grant("company", Permission::View)
    };
    let configure =
        |site: AdminSite| site.register::<admin::JobAdmin>().register::<company::Entity>();
    TestSite::of(configure)
        .table::<company::Entity>()
        .table::<job::Entity>()
        .person(Person::new("root").superuser())
        .person(everybody("clerk"))
        .person(everybody("guest"))
        .person(everybody("plain"))
        .person(everybody("victim"))
}

async fn fill(site: &TestSite) {
    for (name, notes) in [("Acme", "owes us"), ("Globex", "pays")] {
        let company = company::ActiveModel {
            name: Set(name.to_owned()),
            notes: Set(notes.to_owned()),
            ..ActiveModelTrait::default()
        };
        company.insert(site.db()).await.unwrap();
    }
    for (title, pay, company_id) in [("Baker", 30_000, 1), ("Cook", 90_000, 2), ("Dean", 60_000, 1)]
    {
        let job = job::ActiveModel {
            title: Set(title.to_owned()),
            pay: Set(pay),
            remote: Set(pay > 50_000),
            company_id: Set(company_id),
            ..ActiveModelTrait::default()
        };
        job.insert(site.db()).await.unwrap();
    }
}

fn columns(page: &TestPage) -> Vec<String> {
    let html = page.html();
    let heads = html.split("<th class=\"table__head\"").skip(1);
    let name =
        |head: &str| head.split("data-column=\"").nth(1)?.split('"').next().map(str::to_owned);
    heads.filter_map(name).collect()
}

async fn status(browser: &Browser, path: &str) -> u16 {
    browser.get(path).await.status()
}

#[tokio::test]
async fn two_people_see_the_list_that_the_hook_makes_for_each() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (root, clerk) = (site.login("root").await, site.login("clerk").await);
            let guest = site.login("guest").await;
            // Twice, and by turns: what was kept for one is not given to another.
            for _ in 0..2 {
                let page = root.get("/job/").await;
                let all = ["title", "pay", "hourly", "company", "company.name", "remote"];
                assert_eq!(columns(&page), all, "{page:?}");
                assert_eq!(page.rows().len(), 3);
                let page = clerk.get("/job/").await;
                assert_eq!(columns(&page), ["title", "hourly", "remote"]);
                assert!(!page.text().contains("Acme") && !page.text().contains("90,000"));
                let page = guest.get("/job/").await;
                assert_eq!(columns(&page), ["remote", "title", "shout"]);
                assert_eq!(page.rows().len(), 1, "a row a page");
                assert!(page.text().contains("BAKER"), "in the order of titles: {page:?}");
            }
        })
        .await;
}

#[tokio::test]
async fn totals_tell_of_nothing_that_a_list_is_without() {
    let site = board().sqlite().await;
    fill(&site).await;
    let totals = async |name: &str| site.login(name).await.get("/job/-/summary").await;
    assert_eq!(totals("root").await.text(), "Sum 180,000 Filled in 3");
    assert_eq!(totals("clerk").await.status(), 404);
    assert_eq!(totals("guest").await.text(), "Filled in 3");
}

#[tokio::test]
async fn what_was_typed_into_a_list_is_kept_though_its_address_asks_for_groups() {
    let site = board().sqlite().await;
    fill(&site).await;
    let root = site.login("root").await;
    let groups = root.get("/job/?_group=remote").await;
    assert_eq!(groups.rows().len(), 2, "{}", groups.text());
    let form = root.get("/job/").await.form_to("/job/").set("pay@1", "many").set("_save", "1");
    let values: Vec<(&str, &str)> = form.values().iter().map(|(a, b)| (&**a, &**b)).collect();
    let page = root.post("/job/?_group=remote", &values).await;
    assert_eq!(page.status(), 422);
    assert_eq!(page.rows().len(), 3);
    assert!(page.html().contains("many"), "{}", page.text());
}

#[tokio::test]
async fn what_a_list_is_without_is_undeclared_for_whoever_sees_it() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (root, clerk) = (site.login("root").await, site.login("clerk").await);
            let guest = site.login("guest").await;
            for path in [
                "/job/?pay=30000",
                "/job/?pay__gte=1",
                "/job/?company=1",
                "/job/?_group=company",
                "/job/?_where=pay:30000",
                "/job/?_sort=pay",
                "/job/?_sort=-company.name",
                "/job/?_sort=hourly",
                "/job/-/filter/company",
                "/job/-/filter?_list=pay%3D30000&g=all&f1=pay&v1=1&_do=apply",
            ] {
                let answers = [status(&root, path).await, status(&clerk, path).await];
                assert!(answers[0] < 400, "{path}: {answers:?}");
                assert!((400..500).contains(&answers[1]), "{path}: {answers:?}");
            }
            let bad = clerk.get("/job/?pay=30000").await;
            assert!(bad.text().contains("pay"), "it is named: {bad:?}");
            assert_eq!(status(&guest, "/job/?here=true").await, 200);
            assert_eq!(status(&root, "/job/?here=true").await, 400);
            assert_eq!(status(&guest, "/job/?remote=true").await, 400);
            let chosen = clerk.get("/job/?_cols=title,pay").await;
            assert!(!columns(&chosen).contains(&"pay".to_owned()), "{chosen:?}");
        })
        .await;
}

#[tokio::test]
async fn people_search_edit_and_pick_by_their_own_lists() {
    board()
        .each(async |site| {
            fill(&site).await;
            let (root, clerk) = (site.login("root").await, site.login("clerk").await);
            assert_eq!(root.get("/job/?_q=Acme").await.rows().len(), 2);
            assert_eq!(clerk.get("/job/?_q=Acme").await.rows().len(), 0);
            for (name, value) in [("pay", 404), ("remote", 200)] {
                assert_eq!(status(&clerk, &format!("/job/1/-/cell/{name}")).await, value, "{name}");
            }
            assert_eq!(status(&root, "/job/1/-/cell/pay").await, 200);
            let links = clerk.get("/job/").await.links();
            assert!(links.iter().any(|link| link.contains("/job/1/")), "{links:?}");
            let found = |page: TestPage| page.html().contains("Acme");
            let path = "/job/-/lookup/company_id?_q=owes";
            assert!(found(root.get(path).await), "a picker searches as the list of its target");
            assert!(!found(clerk.get(path).await), "which is another for a clerk");
        })
        .await;
}

#[tokio::test]
async fn a_shared_view_of_what_one_does_not_see_is_told_to_be_broken() {
    let site = board().sqlite().await;
    fill(&site).await;
    let (root, clerk) = (site.login("root").await, site.login("clerk").await);
    let page = root.get("/job/-/view/add?_list=pay__gte%3D50000").await;
    let form = page.form_to("/-/view/add").set("name", "Rich").set("share", "all");
    let kept = root.submit(form).await;
    assert_eq!(kept.status(), 303, "{kept:?}");
    assert!(root.get("/job/").await.links().iter().any(|link| link.contains("pay__gte")));
    let page = clerk.get("/job/").await;
    assert_eq!(page.status(), 200);
    assert!(!page.links().iter().any(|link| link.contains("pay__gte")), "{page:?}");
}

#[tokio::test]
async fn a_list_of_ones_own_costs_no_statement() {
    let site = board().sqlite().await;
    fill(&site).await;
    let (plain, clerk) = (site.login("plain").await, site.login("clerk").await);
    for path in ["/job/", "/job/?_q=a", "/job/1/"] {
        let all = plain.get(path).await.statements().len();
        for _ in 0..2 {
            let own = clerk.get(path).await.statements().len();
            assert!(own <= all, "{path}: {own}, and {all} for who sees all");
        }
    }
}

#[tokio::test]
async fn who_is_given_no_list_gets_an_error_and_nobody_elses_list() {
    let site = board().sqlite().await;
    fill(&site).await;
    let victim = site.login("victim").await;
    let page = victim.get("/job/").await;
    assert_eq!(page.status(), 500);
    assert!(!page.text().contains("colour"), "the log knows why: {page:?}");
    assert_eq!(site.login("clerk").await.get("/job/").await.status(), 200);
}

//! Counts beside the choices of filters, as a person meets them.

use backoffice::{
    AdminSite, Permission,
    testing::{Person, TestPage, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

mod company {
    use backoffice::Admin;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(display = name, list_display(name), show_facets = never)]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod job {
    use backoffice::{
        Actor, Admin, ModelAdmin,
        descriptor::{List, ShowFacets},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(hooks, display = title, list_display(title), list_filter(remote, company))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub remote: bool,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn list(actor: &Actor, list: List) -> List {
            match actor.name() {
                "never" => backoffice::list!(list, show_facets = never),
                "always" => list.show_facets(ShowFacets::Always),
                _ => list,
            }
        }
    }
}

fn board() -> TestSiteBuilder {
    let configure = |site: AdminSite| site.register::<job::Entity>().register::<company::Entity>();
    let reader = |name: &str| Person::new(name).grant("job", Permission::View);
    TestSite::of(configure)
        .table::<company::Entity>()
        .table::<job::Entity>()
        .person(Person::new("ana").superuser())
        .person(reader("never"))
        .person(reader("always"))
}

async fn fill(site: &TestSite) {
    for name in ["Acme", "Globex"] {
        let name = Set(name.to_owned());
        let company = company::ActiveModel { name, ..ActiveModelTrait::default() };
        company.insert(site.db()).await.unwrap();
    }
    for (title, remote, company_id) in [("Baker", true, 1), ("Cook", true, 2), ("Dean", false, 1)] {
        let job = job::ActiveModel {
            title: Set(title.to_owned()),
            remote: Set(remote),
            company_id: Set(company_id),
            ..ActiveModelTrait::default()
        };
        job.insert(site.db()).await.unwrap();
    }
}

/// The numbers beside the choices, from the first filter to the last.
fn counts(page: &TestPage) -> Vec<String> {
    let html = page.html();
    let counts = html.split("<span class=\"filter__count\">").skip(1);
    counts.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_link_shows_the_counts_and_another_hides_them() {
    board()
        .each(async |site| {
            fill(&site).await;
            let ana = site.login("ana").await;
            let plain = ana.get("/job/?company=1").await;
            assert!(counts(&plain).is_empty() && plain.text().contains("Show counts"), "{plain:?}");
            let link = "/admin/job/?company=1&_facets=true";
            assert!(plain.links().iter().any(|own| own == link), "{:?}", plain.links());

            let page = ana.get("/job/?company=1&_facets=true").await;
            assert_eq!(counts(&page), ["1", "1", "2"], "yes, no, and the chosen company");
            assert!(page.text().contains("Hide counts"), "{page:?}");
            assert!(page.links().iter().any(|own| own == "/admin/job/?company=1"), "{page:?}");
            assert_eq!(page.statements().len(), plain.statements().len() + 1);
        })
        .await;
}

#[tokio::test]
async fn what_is_picked_put_together_and_kept_keeps_the_counts() {
    board()
        .each(async |site| {
            fill(&site).await;
            let ana = site.login("ana").await;
            let state = "_list=remote%3Dtrue%26_facets%3Dtrue";
            let pick = ana.get(&format!("/job/-/filter/company?{state}")).await;
            let picked = "/admin/job/?company=2&remote=true&_facets=true";
            assert!(pick.links().iter().any(|own| own == picked), "{:?}", pick.links());
            let builder = ana.get(&format!("/job/-/filter?{state}")).await;
            let back = "/admin/job/?remote=true&_facets=true";
            assert!(builder.links().iter().any(|own| own == back), "{:?}", builder.links());

            let form = ana.get(&format!("/job/-/view/add?{state}")).await.form_to("/-/view/add");
            let kept = ana.submit(form.set("name", "Remote")).await;
            assert!(kept.location().unwrap().starts_with(&format!("{back}&_view=")), "{kept:?}");
            let page = ana.follow(&kept).await;
            assert_eq!(counts(&page), ["2", "1"]);
        })
        .await;
}

#[tokio::test]
async fn the_model_and_its_hook_say_who_sees_them() {
    board()
        .each(async |site| {
            fill(&site).await;
            let never = site.login("never").await;
            let page = never.get("/job/").await;
            assert!(!page.text().contains("Show counts"), "{page:?}");
            let page = never.get("/job/?_facets=true").await;
            assert_eq!(page.status(), 400);
            assert!(page.text().contains("_facets"), "{page:?}");
            assert!(page.text().contains("shows no counts beside its filters"), "{page:?}");

            let page = site.login("always").await.get("/job/").await;
            assert_eq!(counts(&page), ["2", "1"]);
            assert!(!page.text().contains("Hide counts"), "{page:?}");

            let ana = site.login("ana").await;
            assert_eq!(ana.get("/company/?_facets=true").await.status(), 400);
            let page = ana.get("/job/?_facets=yes").await;
            assert_eq!(page.status(), 400);
            assert!(page.text().contains("Write “true”"), "{page:?}");
        })
        .await;
}

//! What somebody does not see cannot be found out: two panels that differ in nothing else answer
//! every request alike, to the byte.

use axum::{response::Response, routing::get};
use backoffice::{
    AdminSite, Permission, Result,
    pages::{Page, PageContext},
    testing::{Browser, Person, Server, TestPage, TestSite, TestSiteBuilder},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbBackend, EntityTrait, PaginatorTrait};

pub(super) mod company {
    use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "company")]
    #[admin(hooks, display = name, list_display(name), search_fields(name, notes), fields(name))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub notes: String,
        pub hidden: bool,
        #[sea_orm(has_many)]
        pub jobs: HasMany<super::job::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(actor: &Actor) -> Condition {
            let all = Condition::all();
            if actor.is_superuser() { all } else { all.add(Column::Hidden.eq(false)) }
        }

        fn list(actor: &Actor, list: List) -> List {
            if actor.is_superuser() {
                return list;
            }
            backoffice::list!(list, without(notes))
        }
    }
}

pub(super) mod job {
    use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "job")]
    #[admin(
        hooks,
        display = code,
        list_display(title, code, pay, grade, due, company, company.name, remote),
        list_display_links(title),
        list_editable(remote),
        list_filter(code, pay, all_values(grade), due, company, company.name, remote),
        show_facets = always,
        list_summary(sum(pay), avg(grade), max(due), count(company), count(title)),
        list_group_by(pay, grade, due, company, company.name, remote),
        search_fields(title, code, =pay, company.name),
        date_hierarchy = due,
        ordering(-pay, code),
        fields(title, remote, company),
        list_per_page = 2,
    )]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub title: String,
        pub code: String,
        pub pay: i32,
        pub grade: Option<i32>,
        pub due: Date,
        pub remote: bool,
        pub hidden: bool,
        pub company_id: i64,
        #[sea_orm(belongs_to, from = "company_id", to = "id")]
        pub company: BelongsTo<super::company::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl ModelAdmin for Entity {
        fn scope(actor: &Actor) -> Condition {
            let all = Condition::all();
            if actor.is_superuser() { all } else { all.add(Column::Hidden.eq(false)) }
        }

        fn list(actor: &Actor, list: List) -> List {
            if actor.is_superuser() {
                return list;
            }
            backoffice::list!(list, without(code, pay, grade, due))
        }
    }
}

/// Nobody but superusers is in a team, so for others there is "any of no team".
pub(super) mod team {
    use backoffice::{Actor, Admin, ModelAdmin};
    use sea_orm::{Condition, entity::prelude::*};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    #[sea_orm(table_name = "team")]
    #[admin(hooks, display = name, list_display(name, size), list_editable(size))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub size: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    fn own(actor: &Actor) -> Condition {
        let teams: &[&str] = if actor.is_superuser() { &["Red", "Blue"] } else { &[] };
        teams.iter().fold(Condition::any(), |any, name| any.add(Column::Name.eq(*name)))
    }

    impl ModelAdmin for Entity {
        fn scope(actor: &Actor) -> Condition {
            if actor.name() == "clerk" { own(actor) } else { Condition::all() }
        }

        fn can_change(actor: &Actor) -> Condition {
            own(actor)
        }
    }
}

async fn count(cx: PageContext) -> Result<Response> {
    let teams = cx.select::<team::Entity>()?.count(cx.db()).await?;
    cx.render("count.html", teams)
}

pub(super) fn board() -> TestSiteBuilder {
    let clerk = |name| {
        let clerk = Person::new(name).grant("company", Permission::View);
        let rights = Permission::ALL.into_iter();
        rights.fold(clerk, |clerk, right| clerk.grant("job", right).grant("team", right))
    };
    TestSite::of(|site: AdminSite| {
        site.register::<job::Entity>()
            .register::<company::Entity>()
            .register_with::<team::Entity>(|teams| teams.page(Page::new("count", get(count))))
            .template(
                "count.html",
                r#"{% extends "page.html" %}{% block body %}<p>{{ data }} teams</p>{% endblock %}"#,
            )
    })
    .table::<company::Entity>()
    .table::<job::Entity>()
    .table::<team::Entity>()
    .person(Person::new("root").superuser())
    .person(clerk("clerk"))
    .person(clerk("changer"))
}

/// Companies 1 and 2, and 3 out of scope; jobs 1 to 5, and some out of scope. `odd` says how what
/// the clerk does not see looks.
pub(super) async fn fill(site: &TestSite, odd: bool) {
    for (id, name) in [(1, "Acme"), (2, "Globex"), (3, if odd { "Wraith" } else { "Ghost" })] {
        let notes = if odd { "owes us" } else { "pays" }.to_owned();
        let company = company::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            notes: Set(notes),
            hidden: Set(id == 3),
        };
        company.insert(site.db()).await.unwrap();
    }
    for id in 1..=if odd { 9 } else { 7 } {
        let secret = if odd { 1_000 - i32::try_from(id).unwrap() * 7 % 4 } else { 30_000 };
        let job = job::ActiveModel {
            id: Set(id),
            title: Set(if id > 5 && odd { "Zoe".to_owned() } else { format!("Job {id}") }),
            code: Set(format!("{}{id}", if odd { "X" } else { "C" })),
            pay: Set(secret),
            grade: Set((id % 2 == i64::from(odd)).then_some(secret)),
            due: Set(if odd { "2020-02-02" } else { "2026-01-01" }.parse().unwrap()),
            remote: Set(id % 2 == 0),
            hidden: Set(id > 5),
            company_id: Set(id % 3 + 1),
        };
        job.insert(site.db()).await.unwrap();
    }
    for (name, size) in [("Red", 3), ("Blue", 4)] {
        let team = team::ActiveModel {
            name: Set(name.to_owned()),
            size: Set(size),
            ..ActiveModelTrait::default()
        };
        team.insert(site.db()).await.unwrap();
    }
}

/// What asks for something that only others see.
const SECRET: [&str; 62] = [
    "",
    "_sort=title",
    "_sort=-title&_page=2",
    "_sort=pay",
    "_sort=-code",
    "_sort=-due,title",
    "_sort=company",
    "_sort=-company",
    "_sort=company.name",
    "_sort=-company.name&_page=2",
    "_sort=-company.name&_page=3",
    "_sort=-_count",
    "pay=30000",
    "pay__gte=1000",
    "pay__null=true",
    "grade=30000",
    "grade__all=true",
    "code=C1",
    "code__contains=C",
    "due__year=2020",
    "due__range=2020-01-01..2021-01-01",
    "hidden=true",
    "company=3",
    "company=3&_facets=true",
    "company__null=true",
    "company__all=true",
    "company.name=Ghost",
    "company.name__contains=Ghost",
    "company.name__contains=o",
    "company.notes__contains=owes",
    "remote=true",
    "remote=true&_facets=true&_summary=true",
    "_summary=true",
    "_summary=true&_group=company",
    "_summary=true&_group=company.name",
    "_group=company",
    "_group=company&_sort=_count",
    "_group=company&_sort=_group",
    "_group=company.name&_sort=-_count",
    "_group=pay",
    "_group=grade",
    "_group=due:year",
    "_group=remote&_summary=true",
    "_facets=true",
    "_q=C1",
    "_q=30000",
    "_q=Ghost",
    "_q=Wraith",
    "_q=Zoe",
    "_q=Job",
    "_cols=title,pay",
    "_cols=code,due,grade,company",
    "_where=pay:30000",
    "_where=remote:true|pay__gte:1",
    "_where=!(company.name:Ghost)",
    "_where=company:3|company:1",
    "_after=30000,C3,3",
    "_after=Job%202,2&_sort=title",
    "_after=Ghost,2&_sort=company.name",
    "_before=M,2&_sort=company.name",
    "_before=30000,C3,3",
    "_view=1",
];

/// Other pages that are asked for the same, or for more.
const PAGES: [&str; 24] = [
    "/",
    "/job/-/filter",
    "/job/-/filter?g=all&f1=pay&v1=1&_do=apply",
    "/job/-/filter/company",
    "/job/-/filter/company?_q=Ghost",
    "/job/-/filter/company?_q=owes",
    "/job/-/filter/pay",
    "/job/-/filter/grade",
    "/job/-/lookup/company_id?_q=Ghost",
    "/job/-/lookup/company_id?_q=owes",
    "/job/-/lookup/company_id?_q=3",
    "/job/-/lookup/pay",
    "/company/",
    "/company/?_q=owes",
    "/company/?notes__contains=owes",
    "/company/3/",
    "/job/6/",
    "/job/8/",
    "/job/6/-/history",
    "/job/6/-/delete",
    "/job/6/-/cell/remote",
    "/job/1/-/cell/pay",
    "/job/1/-/cell/code?_fragment=shown",
    "/job/3/-/delete",
];

fn paths() -> Vec<String> {
    let lists = SECRET.iter().map(|query| format!("/job/?{query}"));
    let totals = SECRET.iter().map(|query| format!("/job/-/summary?{query}"));
    let views = SECRET.iter().map(|query| format!("/job/-/view/add?_list={}", within(query)));
    let forms = SECRET
        .iter()
        .flat_map(|query| [1, 3, 6].map(|key| format!("/job/{key}/?_list={}", within(query))));
    let others = PAGES.iter().map(|path| (*path).to_owned());
    lists.chain(totals).chain(views).chain(forms).chain(others).collect()
}

/// A query inside of a query.
fn within(query: &str) -> String {
    query.replace('%', "%25").replace('=', "%3D").replace('&', "%26")
}

/// An answer without what is another at each request.
fn told(page: &TestPage) -> String {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
        words.filter(|word| word.len() < 30).collect::<Vec<_>>().join(" ")
    };
    let place = page.location().unwrap_or_default();
    format!("{} {} {}", page.status(), words(place), words(&page.html()))
}

/// The first words in which two answers differ.
fn difference(one: &str, other: &str) -> String {
    let words = one.split(' ').zip(other.split(' '));
    let same = words.take_while(|(one, other)| one == other).count();
    let near = |text: &str| {
        text.split(' ').skip(same.saturating_sub(20)).take(40).collect::<Vec<_>>().join(" ")
    };
    format!("{}\n  and\n{}", near(one), near(other))
}

#[tokio::test]
async fn no_request_tells_what_one_does_not_see() {
    for server in Server::all() {
        let panels =
            [board().on(server.create().await).await, board().on(server.create().await).await];
        fill(&panels[0], false).await;
        fill(&panels[1], true).await;
        let clerks = [panels[0].login("clerk").await, panels[1].login("clerk").await];
        let mut leaks = Vec::new();
        // What decides is mostly the same code everywhere, and there are very many pages.
        let all = server.backend() == DbBackend::Sqlite;
        for path in paths().into_iter().filter(|path| all || path.starts_with("/job/?")) {
            let [one, other] = [clerks[0].get(&path).await, clerks[1].get(&path).await];
            assert!(one.status() < 500 && other.status() < 500, "{path}: {one:?}");
            let (one, other) = (told(&one), told(&other));
            if one != other {
                leaks.push(format!("{path}:\n{}", difference(&one, &other)));
            }
        }
        assert!(leaks.is_empty(), "{server}: {} leaks\n{}", leaks.len(), leaks.join("\n\n"));
        let roots = [panels[0].login("root").await, panels[1].login("root").await];
        let [one, other] = [roots[0].get("/job/").await, roots[1].get("/job/").await];
        assert_ne!(told(&one), told(&other), "and there is something to be seen");
    }
}

#[tokio::test]
async fn rows_are_called_by_their_keys_where_the_list_is_without_their_names() {
    let site = board().sqlite().await;
    fill(&site, false).await;
    let names = async |browser: Browser| browser.get("/job/").await.html().contains("C1");
    assert!(names(site.login("root").await).await);
    assert!(!names(site.login("clerk").await).await);
}

#[tokio::test]
async fn any_of_nothing_holds_of_no_row() {
    board()
        .each(async |site| {
            fill(&site, false).await;
            let (root, clerk) = (site.login("root").await, site.login("clerk").await);
            assert_eq!(root.get("/team/").await.rows().len(), 2);
            assert_eq!(clerk.get("/team/").await.rows().len(), 0);
            assert!(root.get("/team/-/page/count").await.text().contains("2 teams"));
            assert!(clerk.get("/team/-/page/count").await.text().contains("0 teams"));
            for path in ["/team/1/", "/team/1/-/delete", "/team/1/-/cell/size"] {
                assert_eq!(clerk.get(path).await.status(), 404, "{path}");
            }
            let changer = site.login("changer").await;
            let list = changer.get("/team/").await;
            assert_eq!(list.rows().len(), 2);
            assert!(!list.html().contains("size@1"), "no row may be changed: {list:?}");
            assert_eq!(changer.get("/team/1/-/cell/size").await.status(), 403);
            assert_eq!(team::Entity::find().count(site.db()).await.unwrap(), 2);
        })
        .await;
}

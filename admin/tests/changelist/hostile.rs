//! Whatever stands behind the question mark, the answer is a page or a refusal.

use backoffice::{
    changelist::ListError,
    testing::{Person, TestSite, TestSiteBuilder},
};

use crate::{
    board::Board,
    entity::{company, job, job_tag, tag},
};

const NASTY: [&str; 175] = [
    "%00",
    "%00=1",
    "a=%00",
    "_q=%00",
    "_q=a%00b",
    "title__contains=%00",
    "title=%00",
    "kind=%00",
    "company=%00",
    "_sort=%00",
    "_page=%00",
    "_q=%",
    "_q=%25",
    "_q=%25%25%25",
    "_q=_",
    "_q=%5C",
    "_q=%5C%25",
    "_q=!",
    "_q=!%25",
    "_q='",
    "_q=%22",
    "_q=%22%22",
    "_q=';DROP TABLE job;--",
    "_q=%F0%9F%98%80",
    "_q=%ff%fe",
    "_q=%C3%28",
    "_q=%E2%80%AE",
    "_q=%0d%0aSet-Cookie:a=b",
    "_q=<script>alert(1)</script>",
    "_q={{7*7}}",
    "_q=99999999999999999999999999999999999999",
    "_q=-9223372036854775808",
    "_q=1e309",
    "_q=NaN",
    "_q=0x10",
    "_q=true",
    "_q=null",
    "_q=9999-12-31",
    "_q=0000-00-00",
    "_q=2026-02-30",
    "_sort=;drop",
    "_sort=title;drop table job",
    "_sort=title,",
    "_sort=,",
    "_sort=-",
    "_sort=--title",
    "_sort=-title,title",
    "_sort=company.name.x",
    "_sort=tags.name",
    "_sort=(select 1)",
    "_sort=1",
    "_page=-1",
    "_page=0",
    "_page=1.5",
    "_page=abc",
    "_page=1e9",
    "_page=9223372036854775807",
    "_page=18446744073709551615",
    "_page=99999999999999999999999",
    "_page=1&_page=2",
    "_size=0",
    "_size=-1",
    "_size=1000000000",
    "_size=18446744073709551616",
    "_page=18446744073709551615&_size=500",
    "__proto__=1",
    "__proto__[a]=1",
    "constructor=1",
    "_unknown=1",
    "_=1",
    "=1",
    "=",
    "&&&",
    "a",
    "a=b=c",
    "a[]=1",
    "title[$ne]=1",
    "salary_min=99999999999999999999",
    "salary_min=-2147483649",
    "salary_min=2147483647",
    "salary_min__gte=NaN",
    "salary_min__gte=1e5",
    "salary_min__in=1,2",
    "salary_min__regex=(",
    "views=-1",
    "views=9223372036854775808",
    "views=18446744073709551616",
    "bonus=99999999999999999999999999.99",
    "bonus=1e400",
    "bonus=-0",
    "rating=inf",
    "rating=NaN",
    "rating=1e308",
    "posted_at=0000-00-00",
    "posted_at=9999-12-31",
    "posted_at__lte=9999-12-31",
    "posted_at__gte=0001-01-01",
    "posted_at__gte=0001-01-01T00:00-23:59",
    "posted_at__range=9999-12-31..0001-01-01",
    "posted_at__range=....",
    "posted_at__range=2026-01-01T25:00..",
    "posted_at__year=9999",
    "posted_at__year=0",
    "posted_at__year=10000",
    "posted_at__year=2026&posted_at__month=2&posted_at__day=30",
    "closes_on=275760-09-13",
    "starts_at=24:00",
    "_group=",
    "_group=%00",
    "_group=kind&_group=stage",
    "_group=kind,stage",
    "_group=-kind",
    "_group=posted_at",
    "_group=posted_at:",
    "_group=posted_at:week",
    "_group=posted_at:day:day",
    "_group=kind:day",
    "_group=company.name.x",
    "_group=hidden",
    "_group=(select 1)",
    "_group=posted_at:year&_sort=-title",
    "_group=kind&_sort=_count,_count",
    "_group=kind&_sort=-_group",
    "_group=kind&_page=9",
    "_group=kind&_size=1&_after=x",
    "_group=title&_facets=true&_summary=true",
    "_sort=_count",
    "_sort=-_group",
    "_summary=%00",
    "_summary=1",
    "_summary=TRUE",
    "_summary=true&_summary=false",
    "_facets=%00",
    "_facets=yes",
    "_facets=true&_facets=true",
    "_cols=%00",
    "_cols=,",
    "_cols=title,title",
    "_cols=nothing",
    "_cols=-title",
    "_view=%00",
    "_view=-1",
    "_view=99999999999999999999",
    "_view=all&_view=1",
    "_after=%00",
    "_after=,",
    "_after=~",
    "_after=~9",
    "_after=x,1",
    "_after=2026-01-01,99999999999999999999",
    "_after=9999-12-31T23:59:59Z,1",
    "_after=-9999-01-01T00:00:00Z,1",
    "_after=,9223372036854775807",
    "_before=,1&_after=,1",
    "_after=NaN,1&_sort=rating",
    "_after=inf,1&_sort=-rating",
    "_after=1e400,1&_sort=bonus",
    "_after=999999999999999999999999999,1&_sort=bonus",
    "_where=%00",
    "_where=(",
    "_where=)",
    "_where=((((((((remote:true))))))))",
    "_where=!!!!!!!!!!remote:true",
    "_where=remote:true,",
    "_where=|",
    "_where=remote",
    "_where=:",
    "_where=title:%22",
    "_where=title:%22%5C",
    "_where=salary_min:99999999999999999999",
    "_where=_q:x",
    "_where=_where:x",
    "_where=posted_at__year:0",
    "_where=tags:99999999999999999999",
    "reference=00000000-0000-0000-0000-00000000000g",
];

fn long() -> Vec<String> {
    vec![
        format!("_q={}", "a".repeat(10_000)),
        format!("_q={}", "a".repeat(201)),
        format!("_q={}", "a+".repeat(100)),
        format!("title__contains={}", "%25".repeat(200)),
        format!("title__contains={}", "x".repeat(201)),
        "title__contains=x&".repeat(11),
        "kind=contract&".repeat(101),
        "kind=contract&".repeat(201),
        format!("{}=1", "x".repeat(5_000)),
        format!("_sort={}", "title,".repeat(1_000)),
        format!("posted_at__range={}", "9".repeat(2_000)),
        (0..150).map(|n| format!("f{n}=1&")).collect(),
        format!("_where={}", "!".repeat(5_000)),
        format!("_where={}", "(".repeat(5_000)),
        format!("_where={}remote:true", "remote:true|".repeat(500)),
        format!("_where=title__contains:{}", "%25".repeat(900)),
        format!("_group={}", "kind".repeat(1_000)),
        format!("_cols={}", "title,".repeat(1_000)),
        format!("_after={},1", "9".repeat(390)),
    ]
}

fn queries() -> impl Iterator<Item = String> {
    NASTY.iter().map(|query| (*query).to_owned()).chain(long())
}

/// The start of a query, for telling which one it was.
fn start(query: &str) -> String {
    query.chars().take(80).collect()
}

#[tokio::test]
async fn no_database_stumbles_over_hostile_parameters() {
    Board::each(async |board| {
        board.fill(30).await;
        for query in queries() {
            match board.try_list(&query).await {
                Ok(_) | Err(ListError::Refused(_)) => {}
                Err(ListError::Failed(error)) => panic!("{}: {error:?}", start(&query)),
            }
        }
    })
    .await;
}

pub(crate) fn site() -> TestSiteBuilder {
    TestSite::of(|admin| {
        admin
            .register::<company::Entity>()
            .register::<job::Entity>()
            .register::<tag::Entity>()
            .register::<job_tag::Entity>()
    })
    .table::<company::Entity>()
    .table::<job::Entity>()
    .table::<tag::Entity>()
    .table::<job_tag::Entity>()
    .person(Person::new("ana").superuser())
}

#[tokio::test]
async fn hostile_parameters_are_answered_with_a_page_or_a_refusal() {
    site()
        .each(async |site| {
            let ana = site.login("ana").await;
            let mut refused = 0;
            for query in queries() {
                let page = ana.get(&format!("/job/?{}", as_sent(&query))).await;
                let (status, start) = (page.status(), start(&query));
                assert!(matches!(status, 200 | 400 | 414), "{start}: {status}");
                assert_eq!(
                    page.header("content-type"),
                    Some("text/html; charset=utf-8"),
                    "{start}"
                );
                refused += usize::from(status == 400);
                let totals = ana.get(&format!("/job/-/summary?{}", as_sent(&query))).await;
                assert!(matches!(totals.status(), 200 | 400 | 414), "{start}: {totals:?}");
            }
            assert!(refused > 100, "only {refused} were refused");
            assert_eq!(ana.get("/job/").await.status(), 200, "and the panel still stands");
        })
        .await;
}

/// What cannot stand in an address is encoded, as a browser would.
fn as_sent(query: &str) -> String {
    let encode = |c: char| match c {
        ' ' | '<' | '>' | '"' | '{' | '}' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    query.chars().map(encode).collect()
}

#[tokio::test]
async fn undeclared_filter_is_refused_by_name() {
    site()
        .each(async |site| {
            let page = site.login("ana").await.get("/job/?hidden=true").await;
            assert_eq!(page.status(), 400);
            let text = page.text();
            assert!(text.contains("“hidden”"), "{text}");
            assert!(text.contains("It can be filtered by remote, urgent"), "{text}");
            let main = page.html().split("<main").nth(1).unwrap_or_default().to_owned();
            assert!(main.contains("Back to the list"), "there is a way on: {text}");
            assert!(page.links().contains(&"/admin/job/".to_owned()));
        })
        .await;
}

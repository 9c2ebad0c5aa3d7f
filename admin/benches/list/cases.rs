//! The pages that are measured, and what each asks of the database.

use crate::stage;

/// One page.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// Below the mount of the panel.
    pub(crate) path: String,
    /// What the floor asks for.
    pub(crate) condition: String,
    pub(crate) order: &'static str,
    pub(crate) offset: &'static str,
    /// What it counts; `None` where counting can be left out.
    pub(crate) counted: Option<&'static str>,
    /// The word that titles are searched for, where the condition says `LIKE_TITLE`.
    pub(crate) word: &'static str,
    /// Whether companies are looked up, as a picker does it.
    pub(crate) lookup: bool,
}

const NEWEST: &str = "posted_at DESC, id DESC";

fn list(name: &'static str, query: &str, condition: &'static str) -> Case {
    Case {
        name,
        path: format!("/job_posting/{query}"),
        condition: condition.to_owned(),
        order: NEWEST,
        offset: "",
        counted: Some(condition),
        word: "",
        lookup: false,
    }
}

pub(crate) fn all() -> Vec<Case> {
    let deep = stage::rows() / 2;
    let at =
        chrono::DateTime::from_timestamp(1_577_836_800 + i64::try_from(deep).unwrap() * 120, 0)
            .unwrap();
    let at = at.format("%Y-%m-%dT%H:%M:%S");
    vec![
        list("first page", "", "1 = 1"),
        list("filtered", "?remote=true&is_active=true", "remote = TRUE AND is_active = TRUE"),
        // Beside a page without counts: the floor has none.
        list("choices counted", "?_facets=true", "1 = 1"),
        Case { word: "kubernetes", ..list("search, 1 % match", "?_q=kubernetes", "LIKE_TITLE") },
        Case { word: "haskell", ..list("search, no match", "?_q=haskell", "LIKE_TITLE") },
        Case {
            order: "salary_min DESC, id DESC",
            ..list("sorted by salary, no index", "?_sort=-salary_min", "1 = 1")
        },
        Case { offset: "OFFSET 9900", ..list("page 100 by number", "?_page=100", "1 = 1") },
        Case {
            condition: format!(
                "posted_at <= '{at}+00:00' AND (posted_at < '{at}+00:00' OR (posted_at = '{at}+00:00' AND id < {deep}))"
            ),
            ..list(
                "page 5,000 by place",
                &format!("?_page=5001&_after={at}%2B00:00,{deep}"),
                "1 = 1",
            )
        },
        Case {
            path: "/job_posting/-/lookup/company?_q=77".to_owned(),
            lookup: true,
            word: "77",
            counted: None,
            ..list("lookup of companies", "", "")
        },
        Case {
            path: "/job_grid/".to_owned(),
            ..list("first page, two columns to edit", "", "1 = 1")
        },
    ]
}

//! What each database is asked for a list: `queries/*.txt`, one address a file.
//!
//! The first line of a file is an address below the mount. What follows is the SQL of its rows for
//! SQLite, PostgreSQL and MariaDB, or that of the counts beside its filters, of its totals or of its
//! groups where it asks for them, or the refusal. A new case is a file with that one line; run this
//! test with `BACKOFFICE_WRITE_QUERIES=1` to have the rest written, and read it.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails says where"
)]

#[path = "changelist/entity.rs"]
mod entity;

use std::{env, fs, path::Path};

use backoffice::{
    Actor,
    changelist::{Asker, Clock, Params, Plan},
    format::Tz,
    resource::{Registry, explain, explain_facets, explain_groups, explain_totals},
};
use sea_orm::DbBackend;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/queries");
const WRITE: &str = "BACKOFFICE_WRITE_QUERIES";
const DIALECTS: [(&str, DbBackend); 3] = [
    ("sqlite", DbBackend::Sqlite),
    ("postgres", DbBackend::Postgres),
    ("mariadb", DbBackend::MySql),
];

#[test]
fn every_address_asks_what_is_written_down() {
    let registry = entity::registry();
    let mut cases = 0;
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        check(&registry, &path);
        cases += 1;
    }
    assert!(cases >= 60, "only {cases} cases were found in {FOLDER}");
}

fn check(registry: &Registry, path: &Path) {
    let written = fs::read_to_string(path).unwrap();
    let address = written.lines().next().unwrap();
    let asked = format!("{address}\n{}", answer(registry, address));
    if env::var_os(WRITE).is_some() {
        fs::write(path, asked).unwrap();
        return;
    }
    assert!(
        written == asked,
        "{} asks something else now; if that is meant, run this test with {WRITE}=1\n\n{asked}",
        path.display()
    );
}

fn answer(registry: &Registry, address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let resource = registry.get(path.trim_matches('/')).unwrap();
    let actor = Actor::new("1", "ana").superuser();
    let clock = Clock::at("2026-03-31T10:30:00Z".parse().unwrap(), Tz::UTC);
    let asker = Asker::new(&actor).at(clock);
    let plan =
        Params::parse(query).and_then(|params| Plan::new(&params, resource, registry, &asker));
    let plan = match plan {
        Ok(plan) => plan,
        Err(bad) => return format!("\n{bad}\n"),
    };
    let (rows, facets) = (plan.predicate(), plan.facets(&asker));
    let days = Some(("2025-11-30".parse().unwrap(), "2026-02-01".parse().unwrap()));
    let grouping = match plan.grouping(days, clock) {
        Ok(grouping) => grouping,
        Err(bad) => return format!("\n{bad}\n"),
    };
    let totals = query.contains(Params::SUMMARY);
    let sql = |backend| match (&grouping, facets.as_slice()) {
        (Some(by), _) => lines(&explain_groups(backend, registry, resource, &actor, (&rows, by))),
        (_, []) if totals => lines(&explain_totals(backend, registry, resource, &actor, &rows)),
        (_, []) => lines(&explain(backend, registry, resource, &actor, &plan.row_query())),
        (_, facets) => lines(&explain_facets(backend, registry, resource, &actor, facets)),
    };
    DIALECTS.map(|(name, backend)| format!("\n{name}\n{}\n", sql(backend))).concat()
}

/// One clause a line; what stands in brackets stays together.
fn lines(sql: &str) -> String {
    let clauses = [" FROM ", " LEFT JOIN ", " WHERE ", " ORDER BY ", " LIMIT "];
    let mut lines = String::new();
    let mut depth = 0;
    for (place, c) in sql.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        let begins = depth == 0 && clauses.iter().any(|clause| sql[place..].starts_with(clause));
        lines.push(if begins { '\n' } else { c });
    }
    lines
}

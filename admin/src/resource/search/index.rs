//! What is looked up about indexes when the panel is built: a full text search without its index is
//! an error on MariaDB, and one without any reads the whole table everywhere.

use std::collections::{BTreeSet, HashMap, HashSet};

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, QueryResult, Statement,
};

use super::super::{Check, Path, Registry, Resource};
use crate::{
    descriptor::{SearchMode, TableName},
    field::Kind,
};

/// A table with fewer rows is read faster than anybody notices.
const LARGE: i64 = 100_000;

/// One text that is searched, where it is kept.
struct Searched<'a> {
    resource: &'a Resource,
    path: &'a Path,
    mode: SearchMode,
    table: String,
    column: String,
}

/// B107: what a full text search needs is there. Texts of large tables that are searched without an
/// index are told to the log, with the statement that makes one.
pub(crate) async fn check(connection: &DatabaseConnection, registry: &Registry) -> Vec<Check> {
    let texts = all(registry);
    let found = match connection.get_database_backend() {
        _ if texts.is_empty() => return Vec::new(),
        DatabaseBackend::Postgres => postgres(connection, &texts).await,
        DatabaseBackend::MySql => mariadb(connection, &texts).await,
        // Nothing serves a search there.
        _ => return Vec::new(),
    };
    found.unwrap_or_else(|error| {
        tracing::warn!(%error, "the indexes of searched fields could not be looked up");
        Vec::new()
    })
}

/// What is searched in any list, also in those that a hook makes, each once.
fn all(registry: &Registry) -> Vec<Searched<'_>> {
    let mut seen = HashSet::new();
    let lists = registry.resources().iter().chain(registry.tried());
    let texts = lists.flat_map(|list| texts(list));
    let new = |own: &Searched<'_>| {
        let Searched { resource, path, mode, .. } = own;
        seen.insert((resource.slug.clone(), path.dotted.clone(), format!("{mode:?}")))
    };
    texts.filter(new).collect()
}

fn texts(resource: &Resource) -> impl Iterator<Item = Searched<'_>> {
    let texts = resource.search_fields.iter().filter(|(path, _)| {
        let is_text = matches!(path.field.kind, Kind::Text { .. } | Kind::Char | Kind::Other);
        is_text && path.field.expression.is_none()
    });
    texts.filter_map(|(path, mode)| {
        let table = match path.joins.last() {
            Some(join) => TableName::of(&join.table)?,
            None => resource.shape.name.clone(),
        };
        // The tables of other schemas are not looked up.
        table.schema.is_none().then(|| Searched {
            resource,
            path,
            mode: *mode,
            table: table.table,
            column: path.field.column.iden.to_string(),
        })
    })
}

async fn postgres(
    connection: &DatabaseConnection,
    texts: &[Searched<'_>],
) -> Result<Vec<Check>, DbErr> {
    let configurations = read(connection, "SELECT cfgname::text FROM pg_ts_config").await?;
    let known: BTreeSet<String> =
        configurations.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect();
    let sizes = sizes(
        connection,
        "SELECT relname::text, reltuples::bigint FROM pg_class \
         WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)",
    )
    .await?;
    let indexes = read(
        connection,
        "SELECT tablename::text, indexdef FROM pg_indexes \
         WHERE indexdef LIKE '%\\_trgm\\_ops%' OR indexdef LIKE '%\\_pattern\\_ops%' \
            OR indexdef LIKE '%tsvector%'",
    )
    .await?;
    let indexes: Vec<(String, String)> = indexes.iter().filter_map(pair).collect();
    let serves = |text: &Searched<'_>| {
        indexes.iter().any(|(table, index)| *table == text.table && index.contains(&text.column))
    };
    for text in texts.iter().filter(|text| is_large(&sizes, text) && !serves(text)) {
        advise(text, &postgres_index(text));
    }
    Ok(texts.iter().filter_map(|text| unknown_language(text, &known)).collect())
}

fn unknown_language(text: &Searched<'_>, known: &BTreeSet<String>) -> Option<Check> {
    let SearchMode::FullText(language) = text.mode else { return None };
    if known.contains(language) {
        return None;
    }
    let known = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let sentence = format!(
        "`{}` is searched in `{language}`, which is no text search configuration of this database; \
         there are {known}",
        text.path.dotted
    );
    Some(fault(text, sentence))
}

fn postgres_index(text: &Searched<'_>) -> String {
    let Searched { table, column, .. } = text;
    let what = match text.mode {
        SearchMode::FullText(language) => format!("(to_tsvector('{language}', \"{column}\"))"),
        SearchMode::Trigram => format!("(\"{column}\" gin_trgm_ops)"),
        _ => format!("(lower(\"{column}\") gin_trgm_ops)"),
    };
    format!("CREATE INDEX ON \"{table}\" USING gin {what};")
}

async fn mariadb(
    connection: &DatabaseConnection,
    texts: &[Searched<'_>],
) -> Result<Vec<Check>, DbErr> {
    let sizes = sizes(
        connection,
        "SELECT table_name, CAST(table_rows AS SIGNED) FROM information_schema.tables \
         WHERE table_schema = DATABASE()",
    )
    .await?;
    let indexes = read(
        connection,
        "SELECT table_name, GROUP_CONCAT(column_name) FROM information_schema.statistics \
         WHERE table_schema = DATABASE() AND index_type = 'FULLTEXT' GROUP BY table_name, index_name",
    )
    .await?;
    let indexed: HashSet<(String, String)> = indexes.iter().filter_map(pair).collect();
    let lacks = |text: &&Searched<'_>| {
        !indexed.contains(&(text.table.clone(), text.column.clone()))
            && sizes.contains_key(&text.table)
    };
    let make = |text: &Searched<'_>| {
        format!("CREATE FULLTEXT INDEX {0}_text ON `{1}` (`{0}`);", text.column, text.table)
    };
    let (full, plain): (Vec<_>, Vec<_>) =
        texts.iter().filter(lacks).partition(|text| matches!(text.mode, SearchMode::FullText(_)));
    // An index of any kind serves the beginning of a text.
    let inside = |text: &&&Searched<'_>| {
        matches!(text.mode, SearchMode::Contains | SearchMode::Trigram) && is_large(&sizes, text)
    };
    for text in plain.iter().filter(inside) {
        let advice = format!("{} and `@{}`", make(text), text.path.dotted);
        advise(text, &advice);
    }
    let missing = full.into_iter().map(|text| {
        let sentence = format!(
            "`@{}` searches a full text, and this database cannot without an index of this column \
             alone: {}",
            text.path.dotted,
            make(text)
        );
        fault(text, sentence)
    });
    Ok(missing.collect())
}

fn fault(text: &Searched<'_>, sentence: String) -> Check {
    Check { code: "B107", place: format!("{}.search_fields", text.resource.slug), sentence }
}

fn is_large(sizes: &HashMap<String, i64>, text: &Searched<'_>) -> bool {
    sizes.get(&text.table).is_some_and(|rows| *rows >= LARGE)
}

fn advise(text: &Searched<'_>, remedy: &str) {
    tracing::info!(
        model = text.resource.slug,
        field = text.path.dotted,
        remedy,
        "a search reads the whole of a large table; an index would serve it"
    );
}

async fn sizes(
    connection: &DatabaseConnection,
    sql: &'static str,
) -> Result<HashMap<String, i64>, DbErr> {
    let rows = read(connection, sql).await?;
    let size = |row: &QueryResult| {
        let rows: Option<i64> = row.try_get_by_index(1).ok()?;
        Some((row.try_get_by_index(0).ok()?, rows.unwrap_or(0)))
    };
    Ok(rows.iter().filter_map(size).collect())
}

fn pair(row: &QueryResult) -> Option<(String, String)> {
    Some((row.try_get_by_index(0).ok()?, row.try_get_by_index(1).ok()?))
}

async fn read(
    connection: &DatabaseConnection,
    sql: &'static str,
) -> Result<Vec<QueryResult>, DbErr> {
    let backend = connection.get_database_backend();
    connection.query_all_raw(Statement::from_string(backend, sql)).await
}

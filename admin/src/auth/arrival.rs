//! What a request begins with, in one statement: its session, the person behind it, and what other
//! parts of the panel keep of them.
//!
//! It is read anew at every request, so a right that was taken away is gone at once.

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseBackend, DbErr, FromQueryResult, QueryResult, QueryTrait,
    sea_query::{
        Alias, BinOper, CaseStatement, CommonTableExpression, Expr, ExprTrait, JoinType, Query,
        SelectStatement,
    },
};
use tower_sessions::{
    session::{Id, Record},
    session_store::Result as StoreResult,
};

use super::{
    backend::Identity,
    entity::{session, user},
    many::{packed, unpacked},
    person,
    store::{self, DatabaseStore},
};

/// What the statement calls the session.
const ME: &str = "me";
const ACTOR: &str = "actor";
const PERSON: &str = "person";
const RIGHTS: &str = "rights";
/// A key of the panel's own people, as [`Actor::id`](crate::Actor::id) writes it.
const KEY: &str = "^(0|[1-9][0-9]{0,17})$";

/// Reads who arrives.
#[derive(Clone, Debug)]
pub(crate) struct Arrivals {
    store: DatabaseStore,
    /// Whether the people are in the panel's own tables, beside the sessions.
    own_people: bool,
}

/// Somebody whose session was found.
#[derive(Debug)]
pub(crate) struct Arrival {
    /// Who it is, where that could be read along.
    pub(crate) identity: Option<Identity>,
    /// What the statements beside found, in their order.
    pub(crate) beside: Vec<Option<String>>,
}

#[derive(FromQueryResult)]
struct SessionRow {
    secrets: String,
    last_seen: DateTime<Utc>,
    expires: DateTime<Utc>,
    actor: Option<String>,
}

/// [`Actor::id`](crate::Actor::id) of the person who arrives, in a statement beside.
pub(crate) fn my_id() -> Expr {
    my(ACTOR)
}

/// Their key among the panel's own people; null for anybody else.
pub(crate) fn my_key() -> Expr {
    my(PERSON)
}

fn my(column: &'static str) -> Expr {
    subquery(Query::select().column(column).from(ME).take())
}

fn subquery(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

impl Arrivals {
    pub(crate) fn new(store: DatabaseStore, own_people: bool) -> Self {
        Self { store, own_people }
    }

    /// The session with this id, and what is known of its person; `beside` are statements of one
    /// text each.
    pub(super) async fn read(
        &self,
        id: &Id,
        beside: Vec<SelectStatement>,
    ) -> StoreResult<Option<(Record, Option<Arrival>)>> {
        let (now, many) = (Utc::now(), beside.len());
        let found = self.store.db().query_one(&self.statement(id, now, beside)).await;
        let Some(row) = found.map_err(store::backend)? else { return Ok(None) };
        let session = SessionRow::from_query_result(&row, "").map_err(store::backend)?;
        self.store.touch(id, session.last_seen, now).await;
        let record = store::record(id, &session.secrets, session.expires)?;
        // What was read along is about whom the column names; the record itself is what counts.
        if store::actor(&record) != session.actor {
            return Ok(Some((record, None)));
        }
        let arrival = self.arrival(&row, many).map_err(store::backend)?;
        Ok(Some((record, Some(arrival))))
    }

    fn statement(
        &self,
        id: &Id,
        now: DateTime<Utc>,
        beside: Vec<SelectStatement>,
    ) -> SelectStatement {
        let columns = ["secrets", "last_seen", "expires", ACTOR].map(|column| (ME, column));
        let mut select = Query::select().columns(columns).from(ME).take();
        if self.own_people {
            self.add_person(&mut select);
        }
        for (place, part) in beside.into_iter().enumerate() {
            select.expr_as(subquery(part), Alias::new(name(place)));
        }
        select.with_cte(self.me(id, now)).take()
    }

    fn add_person(&self, select: &mut SelectStatement) {
        let is_me = Expr::col((user::Entity, user::Column::Id)).equals((ME, PERSON));
        select.join(JoinType::LeftJoin, user::Entity, is_me);
        person::columns(select);
        let rights = packed(self.backend(), person::rights(&my_key()), person::RIGHT);
        select.expr_as(subquery(rights), RIGHTS);
    }

    fn me(&self, id: &Id, now: DateTime<Utc>) -> CommonTableExpression {
        let mut session = self.store.find(id, now).into_query();
        session.expr_as(key_of(self.backend()), PERSON);
        CommonTableExpression::new().table_name(ME).query(session).to_owned()
    }

    fn arrival(&self, row: &QueryResult, many: usize) -> Result<Arrival, DbErr> {
        let beside = (0..many).map(|place| row.try_get("", &name(place)));
        Ok(Arrival { identity: self.identity(row)?, beside: beside.collect::<Result<_, _>>()? })
    }

    fn identity(&self, row: &QueryResult) -> Result<Option<Identity>, DbErr> {
        if !self.own_people {
            return Ok(None);
        }
        let rights: String = row.try_get("", RIGHTS)?;
        unpacked(&rights).map_or(Ok(None), |rights| person::identity(row, &rights))
    }

    fn backend(&self) -> DatabaseBackend {
        self.store.db().get_database_backend()
    }
}

fn name(place: usize) -> String {
    format!("beside{place}")
}

/// The key of one of the panel's own people in the column that can name anybody. PostgreSQL refuses
/// to read a number where there is none, and MariaDB reads one out of any text.
fn key_of(backend: DatabaseBackend) -> CaseStatement {
    let actor = || Expr::col((session::Entity, session::Column::Actor));
    let (number, matches) = match backend {
        DatabaseBackend::Postgres => ("bigint", Some("~")),
        DatabaseBackend::MySql => ("signed", Some("REGEXP")),
        _ => ("integer", None),
    };
    let is_key = match matches {
        Some(matches) => actor().binary(BinOper::Custom(matches), KEY),
        None => actor().cast_as(number).cast_as("text").eq(actor()),
    };
    CaseStatement::new().case(is_key, actor().cast_as(number))
}

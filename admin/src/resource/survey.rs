//! What a list wants to know of its rows besides showing some of them: one statement for all of it.

use sea_orm::{
    QueryResult, Value,
    sea_query::{
        Alias, CaseStatement, Cond, Expr, ExprTrait, Func, IntoIden, Query, SelectStatement,
    },
};

use super::{
    Count, Op, Path, Predicate, Source, decode,
    read::in_time,
    source::{counted, integer},
    statement,
};
use crate::{Result, value};

/// The name of the smallest and the largest value inside the statement.
const ENDS: &str = "ends";

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Whether to count the rows, up to [`Limits::count_rows`](super::Limits::count_rows).
    pub count: bool,
    /// A field of the model itself of which the smallest and the largest value are wanted.
    pub ends: Option<Path>,
    /// Stretches of that field, or of another: which of them have rows?
    pub spans: Vec<Span>,
}

/// The values of a field from one on and up to another, without the latter.
#[derive(Clone, Debug)]
pub struct Span {
    /// The field.
    pub path: Path,
    /// The first; `None` for no limit.
    pub from: Option<Value>,
    /// The one behind the last; `None` for no limit.
    pub to: Option<Value>,
}

/// What was found, as far as there was time for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Surveyed {
    /// How many rows there are.
    pub count: Count,
    /// The smallest and the largest value; `None` where there is none.
    pub ends: Option<(Value, Value)>,
    /// Which of the stretches have rows; empty where that took too long.
    pub spans: Vec<bool>,
}

impl Survey {
    fn is_empty(&self) -> bool {
        !self.count && self.ends.is_none() && self.spans.is_empty()
    }
}

impl Source<'_> {
    /// Asks about the rows that meet a predicate, in one statement that may take as long as
    /// [`Limits::count_time`](super::Limits::count_time). What takes longer is left unknown.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn survey(&self, predicate: &Predicate, survey: &Survey) -> Result<Surveyed> {
        let unknown = Surveyed { count: Count::Unknown, ends: None, spans: Vec::new() };
        if survey.is_empty() {
            return Ok(unknown);
        }
        let select = self.surveying(predicate, survey);
        let limit = self.database().limits().count_time;
        let found = in_time(self.database(), limit, &select).await?;
        let row = found.as_ref().and_then(|found| found.first());
        Ok(row.map_or(unknown, |row| self.surveyed(row, survey)))
    }

    fn surveying(&self, predicate: &Predicate, survey: &Survey) -> SelectStatement {
        let mut select = Query::select();
        if survey.count {
            let cap = self.database().limits().count_rows;
            select.expr(subquery(self.counting(predicate, cap)));
            select.expr(match self.is_whole_table(predicate) {
                true => self.estimate(),
                false => Expr::value(Value::BigInt(None)),
            });
        }
        if let Some(path) = &survey.ends {
            let ends = Alias::new(ENDS).into_iden();
            select.from_subquery(self.ends(predicate, path), ends.clone());
            select.column((ends.clone(), "smallest")).column((ends, "largest"));
        }
        for span in &survey.spans {
            let has = self.has_rows(predicate, span, survey.ends.is_some());
            let one = CaseStatement::new().case(has, Expr::value(1));
            select.expr(one.finally(Expr::value(0)));
        }
        select
    }

    fn ends(&self, predicate: &Predicate, path: &Path) -> SelectStatement {
        let mut select = self.statements().rows(self.resource(), predicate);
        let table = statement::table_iden(&self.resource().shape);
        let column = || self.statements().column(&table, &path.field);
        select.expr_as(Func::min(column()), Alias::new("smallest"));
        select.expr_as(Func::max(column()), Alias::new("largest"));
        select
    }

    /// Whether a stretch has rows. Where both ends are known, one that lies beyond them is not
    /// looked for: the whole table might be read to find nothing.
    fn has_rows(&self, predicate: &Predicate, span: &Span, guarded: bool) -> Cond {
        let compare = |op, value: &Value| Predicate::Compare(span.path.clone(), op, value.clone());
        let from = span.from.as_ref().map(|value| compare(Op::Gte, value));
        let to = span.to.as_ref().map(|value| compare(Op::Lt, value));
        let within = [predicate.clone()].into_iter().chain(from).chain(to).collect();
        let mut rows = self.statements().rows(self.resource(), &Predicate::All(within));
        rows.expr(Expr::value(1));
        let guard = guarded.then(|| self.guard(span));
        Cond::all().add_option(guard).add(Expr::exists(rows))
    }

    fn guard(&self, span: &Span) -> Cond {
        let bind = |value: &Value| {
            decode::bind_expr(&span.path.field.column, value.clone(), self.backend())
        };
        let end = |name: &'static str| Expr::col((ENDS, name));
        let begun = span.to.as_ref().map(|to| end("smallest").lt(bind(to)));
        let over = span.from.as_ref().map(|from| end("largest").gte(bind(from)));
        Cond::all().add_option(begun).add_option(over)
    }

    fn surveyed(&self, row: &QueryResult, survey: &Survey) -> Surveyed {
        let mut place = 0;
        let mut next = |width: usize| {
            place += width;
            place - width
        };
        let cap = self.database().limits().count_rows;
        let count = survey.count.then(|| counted(row, next(2), cap));
        let ends = survey.ends.as_ref().and_then(|path| {
            let at = next(2);
            let end = |place| decode::decode(row, place, &path.field.column).value().cloned();
            let known = |value: &Value| !value::is_null(value);
            end(at).filter(known).zip(end(at + 1).filter(known))
        });
        let spans = survey.spans.iter().map(|_| integer(row, next(1)) == 1).collect();
        Surveyed { count: count.unwrap_or(Count::Unknown), ends, spans }
    }
}

fn subquery(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

//! The rows before and behind one: the nearest on either side, in one statement.

use sea_orm::{
    QueryResult, Value,
    sea_query::{Alias, Expr, Query, SelectStatement},
};

use super::{
    Cursor, Key, Op, Order, Path, Predicate, Resource, RowQuery, Seek, Source, decode,
    fetch::{self, Fetch},
    order::own_alias,
    read::Reader,
    statement::Own,
};
use crate::{Result, descriptor::ColumnShape};

/// The name of the column that says from which part of the statement a row comes.
const PART: &str = "part";

impl Source<'_> {
    /// The keys of the rows before and behind a row, among those that meet a predicate, in this
    /// order; nothing where the row itself is not among them. The time for it is that of counting: a
    /// form is not kept waiting.
    ///
    /// # Errors
    ///
    /// When the database fails or is busy.
    pub async fn neighbours(
        &self,
        key: &Key,
        predicate: &Predicate,
        orders: &[Order],
    ) -> Result<(Option<Key>, Option<Key>)> {
        let reader = Reader::open(self.database(), self.database().limits().count_time).await?;
        let found = match self.place_of(&reader, key, predicate, orders).await? {
            Some(place) => self.beside(&reader, &place, predicate, orders).await?,
            None => (None, None),
        };
        reader.close();
        Ok(found)
    }

    async fn place_of(
        &self,
        reader: &Reader<'_>,
        key: &Key,
        predicate: &Predicate,
        orders: &[Order],
    ) -> Result<Option<Cursor>> {
        let mut query = self.walk(predicate, orders);
        let fields = self.resource().shape.primary_key.iter();
        let fields = fields.map(|&index| Path::own(self.resource().fields[index].clone()));
        let is = |(path, value): (Path, &Value)| Predicate::Compare(path, Op::Eq, value.clone());
        let this = fields.zip(key.values()).map(is);
        query.predicate = Predicate::All(this.chain([query.predicate]).collect());
        let rows = Fetch::query(&self.statements(), self.resource(), &query).run(reader).await?;
        let row = rows.rows.first();
        Ok(row.and_then(|row| Cursor::of(row, self.registry(), self.resource(), orders)))
    }

    async fn beside(
        &self,
        reader: &Reader<'_>,
        place: &Cursor,
        predicate: &Predicate,
        orders: &[Order],
    ) -> Result<(Option<Key>, Option<Key>)> {
        let (before, behind) = (
            self.steps(place, predicate, orders, true),
            self.steps(place, predicate, orders, false),
        );
        let first_behind = before.len();
        let found = reader.all(&self.numbered(before.into_iter().chain(behind))).await?;
        let mut parts: Vec<(usize, Key)> =
            found.iter().map(|row| read(row, self.resource())).collect();
        parts.sort_by_key(|(part, _)| *part);
        let behind = parts.iter().position(|(part, _)| *part >= first_behind);
        let next = behind.map(|at| parts.swap_remove(at).1);
        parts.retain(|(part, _)| *part < first_behind);
        Ok((parts.into_iter().next().map(|(_, key)| key), next))
    }

    /// The next row in one direction, in statements of which the first that finds one has it.
    fn steps(
        &self,
        place: &Cursor,
        predicate: &Predicate,
        orders: &[Order],
        backwards: bool,
    ) -> Vec<SelectStatement> {
        let seek = Seek { from: Some(place.clone()), backwards };
        let query = RowQuery { seek, ..self.walk(predicate, orders) };
        let shape = &self.resource().shape;
        let key: Vec<_> = shape
            .primary_key
            .iter()
            .map(|&index| Own::Column(shape.columns[index].iden.clone()))
            .collect();
        self.statements().query(self.resource(), &query, &key).0
    }

    fn walk(&self, predicate: &Predicate, orders: &[Order]) -> RowQuery {
        RowQuery {
            columns: Vec::new(),
            predicate: predicate.clone(),
            order: orders.to_vec(),
            limit: 1,
            offset: 0,
            seek: Seek::default(),
        }
    }

    /// All parts as one statement: the number of each, and the key of what it finds.
    fn numbered(&self, parts: impl Iterator<Item = SelectStatement>) -> SelectStatement {
        let numbered = parts.enumerate().map(|(number, mut part)| {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            part.expr_as(Expr::val(number), Alias::new(PART)).take()
        });
        let mut select = Query::select();
        select.expr(Expr::col((fetch::chosen(), Alias::new(PART))));
        let shape = &self.resource().shape;
        for (place, &index) in shape.primary_key.iter().enumerate() {
            let column = ColumnShape { iden: own_alias(place), ..shape.columns[index].clone() };
            select.expr(decode::select_expr(&column, &fetch::chosen(), self.backend()));
        }
        select.from_subquery(fetch::all_of(numbered.collect()), fetch::chosen());
        select
    }
}

fn read(row: &QueryResult, resource: &Resource) -> (usize, Key) {
    let part = usize::try_from(super::source::integer(row, 0)).unwrap_or(0);
    (part, fetch::key_at(row, 1, resource))
}

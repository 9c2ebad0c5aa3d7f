//! What a field must be to stand where it is named, and how the compiler says that it is not.

use sea_orm::{BelongsToCardinality, EntityTrait, entity::compound};

/// A field that leads to rows of another entity.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation, so the path cannot go on after it",
    label = "not a relation",
    note = "only a field of type `BelongsTo`, `HasOne` or `HasMany` can be followed with `.`"
)]
pub trait RelationField {
    /// Where it leads.
    type Target: EntityTrait;
    /// [`OneRow`] or [`ManyRows`].
    type Rows: Rows;
}

#[diagnostic::do_not_recommend]
impl<T: BelongsToCardinality> RelationField for compound::BelongsTo<T> {
    type Target = T::Entity;
    type Rows = OneRow;
}

#[diagnostic::do_not_recommend]
impl<E: EntityTrait> RelationField for compound::HasOne<E> {
    type Target = E;
    type Rows = OneRow;
}

#[diagnostic::do_not_recommend]
impl<E: EntityTrait> RelationField for compound::HasMany<E> {
    type Target = E;
    type Rows = ManyRows<E>;
}

/// How many rows a relation leads to.
pub trait Rows {
    /// Whether there may be several.
    const MANY: bool;
}

/// One row, or none.
#[derive(Debug)]
pub struct OneRow;

/// Any number of rows.
#[derive(Debug)]
pub struct ManyRows<E>(std::marker::PhantomData<E>);

impl Rows for OneRow {
    const MANY: bool = false;
}

impl<E> Rows for ManyRows<E> {
    const MANY: bool = true;
}

/// At most one row: what an order and a date bar need.
#[diagnostic::on_unimplemented(
    message = "this relation leads to many rows, and one value is needed here",
    label = "leads to many rows",
    note = "an order, `sortable_by`, `list_summary`, `list_group_by` and `date_hierarchy` may go through `BelongsTo` and `HasOne` only",
    note = "`list_display`, `list_filter` and `search_fields` may go through `HasMany` too"
)]
pub trait ToOne {}

impl ToOne for OneRow {}

/// Never implemented: the bound at which a relation is refused as something to search.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a relation, which has no words to search",
    label = "a relation",
    note = "name a field behind it: `company.name`"
)]
pub trait RelationWithWords {}

/// Never implemented: the bound at which yes or no is refused as something to search.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no words to search",
    label = "yes or no",
    note = "to narrow the list by it, put the field into `list_filter`"
)]
pub trait FlagWithWords {}

/// Never implemented: the bound at which a relation is refused as a column of the model.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a relation, which cannot stand for a row",
    label = "a relation",
    note = "`display` takes a column of the model itself: `display = title`"
)]
pub trait Own {}

/// A field that holds a day: what `date_hierarchy` needs. Implement it for a type of your own that
/// wraps one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a date",
    label = "not a date",
    note = "`date_hierarchy` takes a field that holds a date, or a date with a time, of `chrono` or \
            `time`",
    note = "for a type of your own that wraps one: `impl backoffice::descriptor::DateLike for {Self} \
            {{}}`"
)]
pub trait DateLike {}

#[diagnostic::do_not_recommend]
impl<T: DateLike> DateLike for Option<T> {}

macro_rules! dates {
    ($($date:ty,)*) => {
        $(#[diagnostic::do_not_recommend]
        impl DateLike for $date {})*
    };
}

#[diagnostic::do_not_recommend]
impl<Z: chrono::TimeZone> DateLike for chrono::DateTime<Z> {}

dates! {
    chrono::NaiveDate,
    chrono::NaiveDateTime,
    sea_orm::prelude::ChronoUnixTimestamp,
    sea_orm::prelude::ChronoUnixTimestampMillis,
    time::Date,
    time::PrimitiveDateTime,
    time::OffsetDateTime,
    sea_orm::prelude::TimeUnixTimestamp,
    sea_orm::prelude::TimeUnixTimestampMillis,
}

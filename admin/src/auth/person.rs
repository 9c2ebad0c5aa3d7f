//! A person of the panel's own with everything that was granted to them, as statements bring it.

use std::str::FromStr;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, FromQueryResult, QueryResult,
    sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement, UnionType},
};

use super::{
    backend::Identity,
    digest::digest,
    entity::{grant, user, user_group},
    password::PasswordHash,
};
use crate::{Actor, Permission};

/// The columns of a right.
pub(super) const RIGHT: [&str; 2] = ["model", "permission"];

/// A model, and what may be done with it.
pub(super) type Right = (String, String);

/// What an identity is made of, besides the rights.
#[derive(FromQueryResult)]
struct PersonRow {
    id: i64,
    username: String,
    full_name: String,
    password: PasswordHash,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
}

/// The person with this key, unless they must stay outside.
pub(super) async fn load(db: &DatabaseConnection, id: i64) -> Result<Option<Identity>, DbErr> {
    let mut select = Query::select().from(user::Entity).take();
    columns(&mut select);
    select
        .columns(RIGHT.map(|column| ("held", column)))
        .join_subquery(JoinType::LeftJoin, rights(&Expr::val(id)), "held", Expr::val(1).eq(1))
        .and_where(Expr::col((user::Entity, user::Column::Id)).eq(id));
    let rows = db.query_all(&select).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let rights = rows.iter().filter_map(|row| right(row).transpose());
    identity(first, &rights.collect::<Result<Vec<_>, _>>()?)
}

/// Adds what [`identity`] reads.
pub(super) fn columns(select: &mut SelectStatement) {
    use user::Column::{FullName, Id, IsActive, IsStaff, IsSuperuser, Password, Username};

    for column in [Id, Username, FullName, Password, IsActive, IsStaff, IsSuperuser] {
        select.column((user::Entity, column));
    }
}

/// The rights of a person, their own and those of their groups.
pub(super) fn rights(person: &Expr) -> SelectStatement {
    own_rights(person).union(UnionType::All, rights_of_groups(person)).take()
}

fn own_rights(person: &Expr) -> SelectStatement {
    use grant::Column::{Model, Permission, UserId};

    Query::select()
        .columns([Model, Permission])
        .from(grant::Entity)
        .and_where(Expr::col(UserId).eq(person.clone()))
        .take()
}

fn rights_of_groups(person: &Expr) -> SelectStatement {
    use grant::Column::{GroupId, Model, Permission};

    let group = Expr::col((user_group::Entity, user_group::Column::GroupId));
    Query::select()
        .columns([Model, Permission].map(|column| (grant::Entity, column)))
        .from(user_group::Entity)
        .join(JoinType::InnerJoin, grant::Entity, group.equals((grant::Entity, GroupId)))
        .and_where(Expr::col((user_group::Entity, user_group::Column::UserId)).eq(person.clone()))
        .take()
}

fn right(row: &QueryResult) -> Result<Option<Right>, DbErr> {
    let model: Option<String> = row.try_get("", RIGHT[0])?;
    Ok(model.zip(row.try_get("", RIGHT[1])?))
}

/// Who a row is about; `None` for whoever must stay outside.
pub(super) fn identity(row: &QueryResult, rights: &[Right]) -> Result<Option<Identity>, DbErr> {
    let Some(person) = Option::<PersonRow>::from_query_result(row, "")? else { return Ok(None) };
    if !(person.is_active && person.is_staff) {
        return Ok(None);
    }
    let id = person.id.to_string();
    let name = if person.full_name.is_empty() { &person.username } else { &person.full_name };
    let mut actor = Actor::new(&id, name);
    if person.is_superuser {
        actor = actor.superuser();
    }
    for (model, permission) in rights {
        if let Ok(permission) = Permission::from_str(permission) {
            actor = actor.grant(model, permission);
        }
    }
    Ok(Some(Identity { actor, stamp: digest("stamp", [&id, person.password.expose()]) }))
}

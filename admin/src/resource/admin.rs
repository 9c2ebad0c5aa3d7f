//! The hooks of a model's admin: what only the developer's own code can decide.

use std::{marker::PhantomData, sync::Arc};

use sea_orm::{Condition, EntityTrait, IntoActiveModel};

use super::{display, registry};
use crate::{
    Actor, Permission,
    descriptor::{Described, EntityDescriptor, EntityShape, FieldPath, List},
    field::{Field, Kind},
};

/// The hooks of one model's admin. Every method has a default, and the derive writes the empty
/// `impl` unless `#[admin(hooks)]` says that you write it.
///
/// ```
/// use backoffice::{Actor, Admin, ModelAdmin};
/// use sea_orm::{Condition, entity::prelude::*};
///
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
/// #[sea_orm(table_name = "note")]
/// #[admin(hooks)]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i64,
///     pub author: String,
/// }
/// impl ActiveModelBehavior for ActiveModel {}
///
/// impl ModelAdmin for Entity {
///     fn scope(actor: &Actor) -> Condition {
///         Condition::all().add(Column::Author.eq(actor.name()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no admin",
    label = "not described",
    note = "put `#[derive(backoffice::Admin)]` on the entity's `Model`, or on a struct with `#[admin(entity = …)]`",
    note = "where `#[admin(hooks)]` stands, write the hooks: `impl backoffice::ModelAdmin for …`",
    note = "with no derive at all, `.register_entity::<…::Entity>()` gives a complete, sensible admin"
)]
pub trait ModelAdmin: Described {
    /// Which rows exist for this person. It stands in the `WHERE` of every statement; a row outside
    /// it is answered like a row that is not there. Name columns by `Column::…`: they are written
    /// with the table's own name. A `Condition::any()` to which nothing was added holds of no row, here
    /// and in the other hooks.
    #[must_use]
    fn scope(actor: &Actor) -> Condition {
        let _ = actor;
        Condition::all()
    }

    /// The list as this person sees it, made of the one that is declared: other columns, filters,
    /// searched fields, another order (Django's `get_list_display`, `get_list_filter` and so on). What
    /// it leaves out is undeclared for them: to filter or to sort by it is refused. By default
    /// everybody sees the list that is declared, at no cost.
    ///
    /// [`list!`](crate::list) writes it in the words of `#[admin(…)]`, with names that the compiler
    /// checks. The hook is asked at each request about the model, and tried when the panel is built;
    /// it should answer at once, and always the same for what it is asked. Equal lists are resolved
    /// once; one with conditions of its own (`choices(…)`, `yes_no(…)`) equals no other, and is
    /// resolved at each request.
    ///
    /// ```
    /// use backoffice::{Actor, Admin, ModelAdmin, descriptor::List};
    /// use sea_orm::entity::prelude::*;
    ///
    /// #[sea_orm::model]
    /// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    /// #[sea_orm(table_name = "job")]
    /// #[admin(hooks, list_display(title, salary, remote), list_filter(salary, remote))]
    /// pub struct Model {
    ///     #[sea_orm(primary_key)]
    ///     pub id: i64,
    ///     pub title: String,
    ///     pub salary: i32,
    ///     pub remote: bool,
    /// }
    /// impl ActiveModelBehavior for ActiveModel {}
    ///
    /// impl ModelAdmin for Entity {
    ///     fn list(actor: &Actor, list: List) -> List {
    ///         if actor.is_superuser() {
    ///             return list;
    ///         }
    ///         backoffice::list!(list, without(salary), list_per_page = 25)
    ///     }
    /// }
    /// ```
    #[must_use]
    fn list(actor: &Actor, list: List) -> List {
        let _ = actor;
        list
    }

    /// Which of the rows in scope this person may change, given that they may change the model at
    /// all. It stands in the `WHERE` of the statement that locks a row before it is written; a row
    /// outside it is shown, but without inputs. Name columns by `Column::…`, as in
    /// [`scope`](Self::scope).
    ///
    /// ```
    /// # use backoffice::{Actor, Admin, ModelAdmin};
    /// # use sea_orm::{Condition, entity::prelude::*};
    /// # #[sea_orm::model]
    /// # #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
    /// # #[sea_orm(table_name = "invoice")]
    /// # #[admin(hooks)]
    /// # pub struct Model {
    /// #     #[sea_orm(primary_key)]
    /// #     pub id: i64,
    /// #     pub paid: bool,
    /// # }
    /// # impl ActiveModelBehavior for ActiveModel {}
    /// impl ModelAdmin for Entity {
    ///     fn can_change(_: &Actor) -> Condition {
    ///         Condition::all().add(Column::Paid.eq(false))
    ///     }
    ///
    ///     fn can_delete(actor: &Actor) -> Condition {
    ///         Self::can_change(actor)
    ///     }
    /// }
    /// ```
    #[must_use]
    fn can_change(actor: &Actor) -> Condition {
        let _ = actor;
        Condition::all()
    }

    /// Which of the rows in scope this person may delete, given that they may delete rows of the
    /// model at all; also where they would go along with another row.
    #[must_use]
    fn can_delete(actor: &Actor) -> Condition {
        let _ = actor;
        Condition::all()
    }

    /// Whether this person may use the model in this way at all; by default, whether they were
    /// granted it. Answer `false` to take a right away from everybody, superusers included.
    #[must_use]
    fn allows(actor: &Actor, model: &str, permission: Permission) -> bool {
        actor.holds(model, permission)
    }
}

/// The admin of an entity about which nothing was said.
#[derive(Debug)]
pub struct Plain<E>(PhantomData<E>);

impl<E> Described for Plain<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>,
{
    type Entity = E;

    /// Searches the field that stands for a row and filters by what has few values.
    fn descriptor() -> EntityDescriptor {
        let shape = EntityShape::of::<E>();
        let fields = registry::fields(&shape, &EntityDescriptor::default());
        let name = |field: &Arc<Field>| FieldPath::from(field.name.as_str());
        let display = display::of(&fields, None);
        EntityDescriptor::default()
            .search_fields(display.iter().map(|field| name(field).into()))
            .list_filter(fields.iter().filter(|field| has_few_values(field)).map(name))
    }
}

fn has_few_values(field: &Field) -> bool {
    matches!(field.kind, Kind::Bool | Kind::Choice) && !field.secret
}

#[diagnostic::do_not_recommend]
impl<E> ModelAdmin for Plain<E> where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Sync, ActiveModel: Send>
{
}

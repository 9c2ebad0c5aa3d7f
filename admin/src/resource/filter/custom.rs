//! A filter of the developer's own.

use std::{any::type_name, fmt, future::Future, pin::Pin, sync::Arc};

use sea_orm::Condition;

use super::super::Source;
use crate::{
    Actor, Message, Result,
    descriptor::{FilterBy, FilterTarget, Opaque},
    text,
};

/// A filter that only you can write, as Django's `SimpleListFilter`: it offers choices and says which
/// rows each of them means. It is declared by `list_filter(custom(SalaryBand))`.
///
/// The condition is added to what the person may see, so a filter can narrow a list and never widen
/// it. An error or a panic in it is an error page and a line in the log, never a list that was not
/// asked for.
///
/// ```
/// use backoffice::{
///     Actor, Message, Result,
///     resource::{FilterChoice, SimpleListFilter, Source},
/// };
/// use sea_orm::{ColumnTrait, Condition};
/// # mod posting {
/// #     use sea_orm::entity::prelude::*;
/// #     #[sea_orm::model]
/// #     #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "posting")]
/// #     pub struct Model {
/// #         #[sea_orm(primary_key)]
/// #         pub id: i64,
/// #         pub salary_min: i32,
/// #     }
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// use posting::Column;
///
/// struct SalaryBand;
///
/// impl SimpleListFilter for SalaryBand {
///     async fn choices(&self, _: &Source<'_>) -> Result<Vec<FilterChoice>> {
///         Ok(vec![FilterChoice::new("low", "Below 50,000"), FilterChoice::new("high", "50,000 and more")])
///     }
///
///     fn apply(&self, value: &str, _: &Actor) -> Result<Condition, Message> {
///         let condition = match value {
///             "low" => Column::SalaryMin.lt(50_000),
///             "high" => Column::SalaryMin.gte(50_000),
///             _ => return Err(Message::literal("A salary band is “low” or “high”.")),
///         };
///         Ok(Condition::all().add(condition))
///     }
/// }
/// assert_eq!(SalaryBand.parameter_name(), "salary_band");
/// assert_eq!(SalaryBand.title(), "Salary band");
/// ```
pub trait SimpleListFilter: Send + Sync + 'static {
    /// The name of its parameter: letters, digits and single `_`. By default the name of the type:
    /// `SalaryBand` is `salary_band`.
    fn parameter_name(&self) -> String {
        let path = type_name::<Self>().split('<').next().unwrap_or_default();
        text::snake_case(path.rsplit("::").next().unwrap_or(path))
    }

    /// How it is called; by default its parameter, as words.
    fn title(&self) -> String {
        text::humanize(&self.parameter_name())
    }

    /// What is offered (Django's `lookups`). It may read rows through `source`, which knows the
    /// person; nothing is offered where the list is empty, and 100 choices at most are shown.
    ///
    /// # Errors
    ///
    /// What goes wrong is told on an error page.
    fn choices(
        &self,
        source: &Source<'_>,
    ) -> impl Future<Output = Result<Vec<FilterChoice>>> + Send;

    /// Which rows a value means (Django's `queryset`). Name columns by `Column::…`.
    ///
    /// # Errors
    ///
    /// A sentence that says what would be right, for a value that means nothing: it is shown with a
    /// 400.
    fn apply(&self, value: &str, actor: &Actor) -> Result<Condition, Message>;

    /// What is said of a value that is in force and not among the choices; itself unless given.
    fn describe(&self, value: &str) -> Option<String> {
        let _ = value;
        None
    }

    /// The value that is in force until somebody chooses another, or "all".
    fn default_value(&self) -> Option<String> {
        None
    }

    /// All values that mean something, where they are fixed; a default that is none of them is found
    /// when the panel starts.
    fn values(&self) -> Option<Vec<String>> {
        None
    }
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilterChoice {
    /// What stands in the address.
    pub value: String,
    /// What is shown.
    pub label: Message,
}

impl FilterChoice {
    /// A value and how it is called.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: Message::literal(label) }
    }
}

/// Declares a filter of one's own: what `custom(…)` in `list_filter` stands for.
pub fn custom<F: SimpleListFilter>(filter: F) -> FilterBy {
    let filter: Arc<dyn Custom> = Arc::new(filter);
    FilterBy { target: FilterTarget::Custom(Opaque::new::<F>(filter)), default: None }
}

/// What was declared so.
pub(crate) fn custom_of(opaque: &Opaque) -> Option<Arc<dyn Custom>> {
    opaque.get::<Arc<dyn Custom>>().cloned()
}

type Choices<'a> = Pin<Box<dyn Future<Output = Result<Vec<FilterChoice>>> + Send + 'a>>;

/// A [`SimpleListFilter`] free of its type.
pub(crate) trait Custom: Send + Sync {
    fn parameter_name(&self) -> String;
    fn title(&self) -> String;
    fn choices<'a>(&'a self, source: &'a Source<'_>) -> Choices<'a>;
    fn apply(&self, value: &str, actor: &Actor) -> Result<Condition, Message>;
    fn describe(&self, value: &str) -> Option<String>;
    fn default_value(&self) -> Option<String>;
    fn values(&self) -> Option<Vec<String>>;
}

impl<F: SimpleListFilter> Custom for F {
    fn parameter_name(&self) -> String {
        SimpleListFilter::parameter_name(self)
    }

    fn title(&self) -> String {
        SimpleListFilter::title(self)
    }

    fn choices<'a>(&'a self, source: &'a Source<'_>) -> Choices<'a> {
        Box::pin(SimpleListFilter::choices(self, source))
    }

    fn apply(&self, value: &str, actor: &Actor) -> Result<Condition, Message> {
        SimpleListFilter::apply(self, value, actor)
    }

    fn describe(&self, value: &str) -> Option<String> {
        SimpleListFilter::describe(self, value)
    }

    fn default_value(&self) -> Option<String> {
        SimpleListFilter::default_value(self)
    }

    fn values(&self) -> Option<Vec<String>> {
        SimpleListFilter::values(self)
    }
}

impl fmt::Debug for dyn Custom + '_ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Custom").field("name", &self.parameter_name()).finish_non_exhaustive()
    }
}

//! The page on which conditions are put together: what stands in `_where`, as a form. Every button
//! asks for the page anew, so it needs no script.

use serde::Serialize;

use super::{
    Asker, BadQuery, ListError, Params, Plan,
    draft::Draft,
    filter::{Declared, Operator},
    load::{Labels, labels_among},
};
use crate::{
    Message, Result,
    resource::Source,
    ui::{Choice, Hidden, ListState},
    urls::Urls,
    value,
};

/// What `filter.html` is given.
#[derive(Clone, Debug, Serialize)]
pub struct BuilderPage {
    /// Where the form goes; it is a `GET`.
    pub url: String,
    /// The state of the list.
    pub hidden: Vec<Hidden>,
    /// The conditions.
    pub root: BuilderNode,
    /// What can be compared.
    pub fields: Vec<BuilderField>,
    /// Why the conditions cannot be applied.
    pub error: Option<Message>,
    /// The list as it was.
    pub list_url: String,
    /// The plural of the model.
    pub model: String,
}

/// A group of conditions, or one of them.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum BuilderNode {
    /// A group.
    Group {
        /// Its place: `2.1`; empty for the outermost.
        place: String,
        /// How its parts are joined: `all`, `any` or `nor`.
        joint: &'static str,
        /// Its parts.
        items: Vec<BuilderNode>,
    },
    /// A condition.
    Condition {
        /// Its place.
        place: String,
        /// The name of its parameter; empty while none is chosen.
        parameter: String,
        /// What was typed or chosen.
        value: String,
        /// What the row is called whose key that is.
        label: Option<String>,
        /// What is chosen from; nothing where it is typed.
        choices: Vec<Choice>,
        /// Where related rows are searched.
        lookup_url: Option<String>,
        /// Whether a day is expected, which can be told from today.
        day: bool,
    },
}

/// A filter and its operators.
#[derive(Clone, Debug, Serialize)]
pub struct BuilderField {
    /// What is compared.
    pub label: String,
    /// How.
    pub operators: Vec<BuilderOperator>,
}

/// One way to compare a field.
#[derive(Clone, Debug, Serialize)]
pub struct BuilderOperator {
    /// The name of the parameter.
    pub parameter: String,
    /// What it says.
    pub label: Message,
}

/// What the page answers with.
#[derive(Debug)]
pub enum Built {
    /// The form, to be gone on with.
    Page(Box<BuilderPage>),
    /// The list that the conditions make.
    List(String),
}

impl BuilderPage {
    /// Does what the query of the page asks for.
    ///
    /// # Errors
    ///
    /// A list that means nothing, and a database that fails.
    pub async fn load(source: &Source<'_>, query: &str, urls: &Urls) -> Result<Built, ListError> {
        let resource = source.resource();
        let asker = Asker::new(source.actor());
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let list = pairs.iter().find(|(name, _)| name == ListState::PARAMETER);
        let params = Params::parse(list.map_or("", |(_, list)| list))?;
        let plan = Plan::new(&params, resource, source.registry(), &asker)?;
        let draft = Draft::read(&pairs, plan.compound.as_ref().map(|(tree, _)| tree))?;
        let list_url = urls.changelist(&resource.slug);
        let mut error = None;
        if draft.is_applied() {
            match applied(source, &draft, &plan, &asker) {
                Ok(params) => return Ok(Built::List(params.link(&list_url))),
                Err(bad) => error = Some(bad),
            }
        }
        let labels = labels(source, &draft).await?;
        let nodes = Nodes { source, urls, labels };
        Ok(Built::Page(Box::new(Self {
            url: urls.filters(&resource.slug),
            hidden: ListState::of(plan.params.to_string()).hidden(),
            root: draft
                .show(&mut |place, parameter, value| nodes.condition(place, parameter, value)),
            fields: fields(source),
            error,
            list_url: plan.params.link(&list_url),
            model: resource.label_plural.clone(),
        })))
    }
}

/// The list with these conditions, if it is one.
fn applied(
    source: &Source<'_>,
    draft: &Draft,
    plan: &Plan<'_>,
    asker: &Asker<'_>,
) -> Result<Params, Message> {
    let params = match draft.tree() {
        Some(tree) => plan.params.with(Params::WHERE, &tree.to_string()),
        None => plan.params.without(Params::WHERE),
    };
    let checked = Plan::new(&params, plan.resource, source.registry(), asker);
    checked.map(|checked| checked.params).map_err(|bad| BadQuery::message(&bad).clone())
}

fn fields(source: &Source<'_>) -> Vec<BuilderField> {
    let operators = |declared: &Declared<'_>| {
        let own = declared.operators().into_iter().filter(|own| *own != Operator::All);
        own.map(|own| BuilderOperator {
            parameter: declared.parameter(own),
            label: Message::new(own.key()),
        })
        .collect()
    };
    Declared::all(source.resource())
        .map(|own| BuilderField { label: own.list.label.clone(), operators: operators(&own) })
        .collect()
}

/// What the related rows are called that stand in the conditions.
async fn labels(source: &Source<'_>, draft: &Draft) -> Result<Labels> {
    let named = draft.conditions().into_iter().filter_map(|(parameter, text)| {
        let (declared, _) = Declared::of_parameter(parameter, source.resource())?;
        let path = declared.path()?;
        let value = value::parse(text, &path.field.column).ok()?;
        Some((parameter, path, vec![(text, value)]))
    });
    labels_among(source, named).await
}

struct Nodes<'a> {
    source: &'a Source<'a>,
    urls: &'a Urls,
    labels: Labels,
}

impl Nodes<'_> {
    fn condition(&self, place: String, parameter: &str, value: &str) -> BuilderNode {
        let found = Declared::of_parameter(parameter, self.source.resource());
        let (parameter, value) = (parameter.to_owned(), value.to_owned());
        let choices = found.map(|(own, operator)| choices(&own, operator, &value));
        let path = found.and_then(|(own, operator)| own.path().filter(|_| !operator.is_flag()));
        let is_day = |path: &crate::resource::Path| {
            use crate::field::Kind;
            matches!(path.field.kind, Kind::Date | Kind::DateTime { .. })
        };
        let lookup_url = path
            .filter(|path| path.field.relation.is_some())
            .map(|path| self.urls.lookup(&self.source.resource().slug, &path.dotted));
        BuilderNode::Condition {
            place,
            label: self.labels.of(&parameter, &value).map(str::to_owned),
            parameter,
            value,
            choices: choices.unwrap_or_default(),
            lookup_url,
            day: path.is_some_and(is_day),
        }
    }
}

/// What a condition is chosen from: yes and no, or the values of an enum.
fn choices(declared: &Declared<'_>, operator: Operator, value: &str) -> Vec<Choice> {
    let choice = |own: &str, label: &str| Choice {
        value: own.to_owned(),
        label: label.to_owned(),
        selected: own == value,
    };
    let field = declared.path().map(|path| &path.field);
    match field {
        Some(field) if !operator.is_flag() && !field.choices.is_empty() => {
            let choices = field.choices.iter();
            choices.map(|own| choice(&value::text(&own.value), &own.label)).collect()
        }
        Some(field) if operator.is_flag() || field.kind == crate::field::Kind::Bool => {
            vec![choice("true", ""), choice("false", "")]
        }
        _ => Vec::new(),
    }
}

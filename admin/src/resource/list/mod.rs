//! The lists that a model's hook makes for people: each is resolved once, however many people share
//! it.

mod trial;
mod without;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    Check, Resource,
    check::Checks,
    registry::{Draft, resource},
};
use crate::{
    Actor, Error, ErrorKind, Result,
    descriptor::{ColumnDescriptor, List},
};

pub(super) use self::trial::trial;

/// How many lists of a model are kept; whoever makes more has them resolved anew.
const KEPT: usize = 64;

/// The list that a model declares, and those that its hook made of it.
#[derive(Debug)]
pub(super) struct Lists {
    declared: List,
    /// The last that was made stands last.
    made: Mutex<Vec<(List, Arc<Resource>)>>,
}

/// Why there is no list for somebody.
pub(super) enum Fault {
    /// The hook panicked.
    Panicked,
    /// What it made is no list.
    Refused(Vec<Check>),
}

impl Lists {
    /// The list as `draft` declares it, where nothing is said the columns that `resource` has.
    pub(super) fn of(draft: &Draft, resource: &Resource) -> Self {
        let declared = List::of(&draft.descriptor);
        let declared = if declared.list_display.is_empty() {
            let columns = resource.list_display.iter().map(|column| column.name.as_str());
            declared.list_display(columns.map(ColumnDescriptor::from))
        } else {
            declared
        };
        Self { declared, made: Mutex::default() }
    }

    /// The model with the list that its hook makes for this person: the very same where it makes none.
    pub(super) fn seen_by(
        &self,
        actor: &Actor,
        own: &Arc<Resource>,
        drafts: &[Draft],
        draft: &Draft,
    ) -> Result<Arc<Resource>, Fault> {
        let asked = AssertUnwindSafe(|| own.adapter.list(actor, self.declared.clone()));
        let list = catch_unwind(asked).map_err(|_| Fault::Panicked)?;
        if list.is(&self.declared) {
            return Ok(Arc::clone(own));
        }
        if let Some(made) = self.find(&list) {
            return Ok(made);
        }
        let made = Arc::new(make(own, drafts, draft, &list).map_err(Fault::Refused)?);
        self.keep(list, &made);
        Ok(made)
    }

    fn find(&self, list: &List) -> Option<Arc<Resource>> {
        let made = self.made();
        made.iter().find(|(own, _)| own == list).map(|(_, resource)| Arc::clone(resource))
    }

    fn keep(&self, list: List, resource: &Arc<Resource>) {
        let mut made = self.made();
        if made.len() >= KEPT {
            made.remove(0);
        }
        made.push((list, Arc::clone(resource)));
    }

    fn made(&self) -> MutexGuard<'_, Vec<(List, Arc<Resource>)>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The model as if it had declared this list.
fn make(
    own: &Resource,
    drafts: &[Draft],
    draft: &Draft,
    list: &List,
) -> Result<Resource, Vec<Check>> {
    let mut checks = Checks::default();
    let mut draft = draft.clone();
    list.declare(&mut draft.descriptor);
    without::leave_out(&mut draft, list, &mut checks);
    let mut made = resource(drafts, &draft, Arc::clone(&own.adapter), &mut checks);
    // A row is called by its key for whom the list is without its name.
    made.display = made.display.filter(|field| !without::is_left_out(&draft, list, field));
    checks.into_result().map(|()| made)
}

impl Fault {
    /// For the log: whoever asks for the list can do nothing about it.
    pub(super) fn into_error(self, slug: &str, actor: &Actor) -> Error {
        let name = actor.name();
        let detail = match self {
            Self::Panicked => format!("B022 {slug}.list: the hook panicked for `{name}`"),
            Self::Refused(checks) => {
                let sentences: Vec<String> = checks.iter().map(ToString::to_string).collect();
                format!(
                    "B022 {slug}.list: what the hook makes for `{name}` is no list: {}",
                    sentences.join("; ")
                )
            }
        };
        Error::new(ErrorKind::Internal, detail)
    }
}

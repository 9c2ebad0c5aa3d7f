//! A way from an entity to a field: its own, or one reached through relations.

use super::EntityShape;

/// A field, or a field behind relations: `title`, `company.name`.
///
/// The derive writes paths whose every step the compiler has checked. A path made from text is
/// checked when the panel is built.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldPath {
    /// The relations to follow, in order.
    pub hops: Vec<Segment>,
    /// The last step: a field, or a relation that stands for the label of its target.
    pub leaf: Segment,
    /// The column title of `company.name as "Company"`.
    pub label: Option<&'static str>,
}

/// One step of a path: the name of a field of the entity reached so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The Rust name of the field, or the name of a `Relation` variant.
    pub name: String,
    /// Where the step leads, when the derive knows it.
    pub relation: Option<RelationHint>,
}

/// What the type of a relation field tells about it.
#[derive(Clone, Debug)]
pub struct RelationHint {
    /// Reads the target's shape; a function, as two entities may point at each other.
    pub target: fn() -> EntityShape,
    /// Whether one row leads to several.
    pub to_many: bool,
    /// The name of the `Relation` variant behind the field, in `snake_case`, where the entity's own
    /// derive has read it: two fields may lead to one target.
    pub variant: Option<String>,
    /// For a many-to-many relation: from here to the junction, and from the junction to the target.
    pub via: Option<Box<(sea_orm::RelationDef, sea_orm::RelationDef)>>,
}

/// Of two fields of one entity. Where they lead, their names say already.
impl PartialEq for RelationHint {
    fn eq(&self, other: &Self) -> bool {
        let via = self.via.is_some() == other.via.is_some();
        self.to_many == other.to_many && self.variant == other.variant && via
    }
}

impl FieldPath {
    /// The steps as written: `company.name`.
    #[must_use]
    pub fn dotted(&self) -> String {
        let mut steps: Vec<&str> = self.hops.iter().map(|hop| hop.name.as_str()).collect();
        steps.push(&self.leaf.name);
        steps.join(".")
    }

    /// The same path under another title.
    #[must_use]
    pub fn titled(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }
}

/// A dotted path, not checked yet.
impl From<&str> for FieldPath {
    fn from(dotted: &str) -> Self {
        let mut steps: Vec<Segment> = dotted
            .split('.')
            .map(|name| Segment { name: name.to_owned(), relation: None })
            .collect();
        let leaf = steps.pop().unwrap_or_else(|| Segment { name: String::new(), relation: None });
        Self { hops: steps, leaf, label: None }
    }
}

//! What we need of SeaORM's own attributes. SeaORM reports their faults; here they are passed over.

use syn::{Attribute, LitStr, Token, Type, meta::ParseNestedMeta, parse::ParseBuffer};

/// Whether the struct is the `Model` of SeaORM's own format, which has a twin called `ModelEx`.
pub(crate) fn has_twin(attrs: &[Attribute]) -> bool {
    let mut twin = false;
    each(attrs, |meta| twin |= meta.path.is_ident("model_ex"));
    twin
}

/// What `#[sea_orm(…)]` on a field says.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    /// The field is no column.
    pub(crate) ignore: bool,
    /// The name of the `Column` variant.
    pub(crate) enum_name: Option<String>,
    /// SeaORM writes a variant of `Relation` for it.
    pub(crate) declared: bool,
    /// The name of that variant.
    pub(crate) relation_enum: Option<String>,
    /// The junction of a many-to-many relation: a module, or a module and a `Relation` variant.
    pub(crate) via: Option<LitStr>,
    /// The relation leads to the same entity.
    pub(crate) self_ref: bool,
    /// It is read against its direction.
    pub(crate) reverse: bool,
}

impl FieldAttrs {
    /// What all `#[sea_orm(…)]` of a field say together.
    pub(crate) fn from_attrs(attrs: &[Attribute]) -> Self {
        let mut this = Self::default();
        each(attrs, |meta| this.read(meta));
        this
    }

    fn read(&mut self, meta: &ParseNestedMeta<'_>) {
        let text = || meta.value().and_then(ParseBuffer::parse::<LitStr>).ok();
        match meta.path.get_ident().map(ToString::to_string).as_deref() {
            Some("ignore") => self.ignore = true,
            Some("self_ref") => self.self_ref = true,
            Some("reverse") => self.reverse = true,
            Some("belongs_to" | "has_one" | "has_many") => self.declared = true,
            Some("enum_name") => self.enum_name = text().map(|name| name.value()),
            Some("relation_enum") => self.relation_enum = text().map(|name| name.value()),
            Some("via") => self.via = text(),
            _ => {}
        }
    }
}

fn each(attrs: &[Attribute], mut read: impl FnMut(&ParseNestedMeta<'_>)) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("sea_orm")) {
        let _ = attr.parse_nested_meta(|meta| {
            read(&meta);
            skip_value(&meta);
            Ok(())
        });
    }
}

fn skip_value(meta: &ParseNestedMeta<'_>) {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        if meta.input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}

/// Whether a field of this type stands on `ModelEx` only.
pub(crate) fn is_relation(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| {
        ["BelongsTo", "HasOne", "HasMany"].iter().any(|relation| last.ident == relation)
    })
}

/// The name that SeaORM gives the `Relation` variant of a field of this type:
/// `BelongsTo<super::company::Entity>` → `company`.
pub(crate) fn inferred_relation(ty: &Type) -> Option<String> {
    let Type::Path(path) = target(ty)? else { return None };
    let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let entity = names.next()?;
    Some(names.next().unwrap_or(entity))
}

/// The entity that a relation field of this type leads to.
pub(crate) fn target(ty: &Type) -> Option<&Type> {
    let target = inner(ty)?;
    if last_segment(target)?.ident == "Option" { inner(target) } else { Some(target) }
}

fn inner(ty: &Type) -> Option<&Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &last_segment(ty)?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    })
}

fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

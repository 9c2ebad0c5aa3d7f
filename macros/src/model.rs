//! The struct under the derive, read once: everything after asks this instead of asking syn.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Field, Fields, Ident, Type, ext::IdentExt};

use crate::{
    attr::{FieldOptions, Options},
    errors::Errors,
    sea_orm::{self, FieldAttrs},
    symbol,
};

/// What the derive stands on.
pub(crate) enum Input {
    /// What is to be described.
    Admin(Box<Admin>),
    /// `ModelEx`, the twin that SeaORM makes of a `Model` with relation fields.
    Twin(Twin),
}

/// Something to be described.
pub(crate) struct Admin {
    /// What gets the `impl`.
    pub(crate) described: TokenStream,
    /// The entity that is described.
    pub(crate) entity: TokenStream,
    pub(crate) format: Format,
    /// The fields of `Model`; none on a struct of one's own.
    pub(crate) columns: Vec<Column>,
    pub(crate) options: Options,
}

/// What the fields of the entity are known by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `#[sea_orm::model]`: relations are fields of `ModelEx`.
    Model,
    /// The older format: all fields are columns, relations are variants of `Relation`.
    Compact,
    /// A struct of one's own: the entity is elsewhere.
    Separate,
    /// `list!`: what it is about is what its `impl` is for.
    List,
}

/// A field of `Model`.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The name by which SeaORM knows it.
    pub(crate) name: String,
    /// SeaORM was told to leave it out.
    pub(crate) ignored: bool,
    pub(crate) options: FieldOptions,
}

/// The relation fields of `ModelEx`.
pub(crate) struct Twin {
    pub(crate) ident: Ident,
    pub(crate) relations: Vec<Relation>,
}

/// A field of `ModelEx` that leads to another entity.
pub(crate) struct Relation {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) attrs: FieldAttrs,
    pub(crate) options: FieldOptions,
}

impl Input {
    /// Reads the struct; `None` if there is nothing to describe, which `errors` then explains.
    pub(crate) fn from_syn(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let Data::Struct(data) = &input.data else {
            errors.on(
                &input.ident,
                "`#[derive(Admin)]` stands on an entity's `Model`, or on a struct of your own that names its \
                 entity: `#[admin(entity = job_posting::Entity)]`",
            );
            return None;
        };
        match &data.fields {
            Fields::Named(fields) if input.ident == "ModelEx" => {
                Some(Self::Twin(Twin::new(&input.ident, fields, errors)))
            }
            Fields::Named(fields) if input.ident == "Model" => {
                Some(Self::Admin(Box::new(Admin::of_model(input, fields, errors))))
            }
            Fields::Named(_) => {
                let message = format!(
                    "`{0}` has fields, and a struct of your own has none: `struct {0};` (an entity's \
                     own struct is called `Model`)",
                    input.ident,
                );
                errors.on(&input.ident, message);
                None
            }
            Fields::Unit | Fields::Unnamed(_) => {
                Admin::separate(input, errors).map(|admin| Self::Admin(Box::new(admin)))
            }
        }
    }
}

impl Admin {
    fn of_model(input: &DeriveInput, fields: &syn::FieldsNamed, errors: &mut Errors) -> Self {
        let options = Options::from_attrs(&input.attrs, errors);
        let columns = fields.named.iter().map(|field| Column::new(field, errors)).collect();
        let twin = sea_orm::has_twin(&input.attrs);
        let format = if twin { Format::Model } else { Format::Compact };
        Self { described: quote!(Entity), entity: quote!(Entity), format, columns, options }
    }

    fn separate(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let options = Options::from_attrs(&input.attrs, errors);
        let Some(entity) = &options.entity else {
            let message = format!(
                "`{}` does not name its entity; write `#[admin({})]`",
                input.ident,
                symbol::ENTITY.example,
            );
            errors.on(&input.ident, message);
            return None;
        };
        let entity = entity.value.to_token_stream();
        let described = input.ident.to_token_stream();
        Some(Self { described, entity, format: Format::Separate, columns: Vec::new(), options })
    }

    /// Whether an expression of `annotate` is called so.
    pub(crate) fn annotates(&self, name: &Ident) -> bool {
        let annotations = self.options.annotate.iter().flat_map(|given| &given.value);
        annotations.into_iter().any(|annotation| annotation.name.unraw() == name.unraw())
    }

    /// What the methods of its computed columns stand on.
    pub(crate) fn model(&self) -> TokenStream {
        match self.format {
            Format::List => {
                let described = &self.described;
                quote!(<#described as ::backoffice::__private::Methods>::Of)
            }
            Format::Separate => self.described.clone(),
            Format::Model | Format::Compact => quote!(Model),
        }
    }

    /// The column with this name, where the columns are known.
    pub(crate) fn column(&self, name: &Ident) -> Option<&Column> {
        self.columns.iter().find(|column| column.ident.unraw() == name.unraw())
    }
}

impl Column {
    fn new(field: &Field, errors: &mut Errors) -> Self {
        let ident = named(field);
        let attrs = FieldAttrs::from_attrs(&field.attrs);
        let name = attrs
            .enum_name
            .map_or_else(|| ident.unraw().to_string(), |variant| variant.to_snake_case());
        let options = FieldOptions::from_attrs(&field.attrs, errors);
        Self { ident, ty: field.ty.clone(), name, ignored: attrs.ignore, options }
    }
}

impl Twin {
    fn new(ident: &Ident, fields: &syn::FieldsNamed, errors: &mut Errors) -> Self {
        let relations = fields
            .named
            .iter()
            .filter(|field| sea_orm::is_relation(&field.ty))
            .map(|field| Relation::new(field, errors))
            .collect();
        Self { ident: ident.clone(), relations }
    }

    /// Whether another relation leads to the same entity: then SeaORM writes no `Related`.
    pub(crate) fn is_ambiguous(&self, relation: &Relation) -> bool {
        let target = |relation: &Relation| sea_orm::target(&relation.ty).map(as_text);
        let same = |other: &&Relation| target(other) == target(relation);
        self.relations.iter().filter(same).count() > 1
    }
}

impl Relation {
    fn new(field: &Field, errors: &mut Errors) -> Self {
        Self {
            ident: named(field),
            ty: field.ty.clone(),
            attrs: FieldAttrs::from_attrs(&field.attrs),
            options: FieldOptions::from_attrs(&field.attrs, errors),
        }
    }

    /// The name of the `Relation` variant, as SeaORM derives it; a many-to-many relation has none.
    pub(crate) fn variant(&self) -> Option<String> {
        if self.attrs.via.is_some() {
            return None;
        }
        let inferred = || sea_orm::inferred_relation(&self.ty).filter(|_| self.attrs.declared);
        self.attrs.relation_enum.clone().or_else(inferred)
    }
}

fn named(field: &Field) -> Ident {
    field.ident.clone().expect("the fields of a struct with braces have names")
}

fn as_text(tokens: impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

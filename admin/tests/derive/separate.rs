//! The derive on a struct of one's own, for entities that are not to be edited.

use backoffice::{
    Admin, ModelAdmin,
    descriptor::{ColumnDescriptor, Described, WidgetHint},
};

use crate::entities::{book, shelf, tag};

#[derive(Admin)]
#[admin(
    entity = book::Entity,
    list_display(title, author.name as "By", r#type),
    list_filter(cover, tags.name),
    field(pages, label = "Length", help = "in pages", widget = Text),
    field(author, label = "Writer"),
    field(stage, label = "State"),
)]
struct BookAdmin;

#[derive(Admin)]
#[admin(entity = shelf::Entity, list_display(code, Owner.name as "Owner", Keeper), fields(code, Owner), field(Owner, label = "Belongs to"), hooks)]
struct ShelfAdmin;

impl ModelAdmin for ShelfAdmin {}

#[derive(Admin)]
#[admin(entity = tag::Entity, list_filter(books.author.name))]
struct TagAdmin;

fn names<D: Described>() -> Vec<&'static str> {
    D::descriptor().field.iter().map(|field| field.name).collect()
}

#[test]
fn it_describes_the_entity_it_names() {
    fn is<A: Described<Entity = E>, E>() {}
    is::<BookAdmin, book::Entity>();
    is::<ShelfAdmin, shelf::Entity>();
}

#[test]
fn paths_are_those_of_the_entity() {
    let book = BookAdmin::descriptor();
    let paths: Vec<_> = book.list_display.iter().map(ColumnDescriptor::name).collect();
    assert_eq!(paths, ["title", "author.name", "type"]);
    assert!(book.list_display[1].path().unwrap().hops[0].relation.is_some());
}

#[test]
fn named_fields_are_described() {
    let expected = ["title", "author", "type", "cover", "tags", "pages", "stage"];
    assert_eq!(names::<BookAdmin>(), expected);
}

#[test]
fn fields_have_their_options_and_choices() {
    let book = BookAdmin::descriptor();
    let field = |name: &str| book.field.iter().find(|field| field.name == name).unwrap();
    assert_eq!(field("pages").label, Some("Length"));
    assert_eq!(field("pages").help, Some("in pages"));
    assert_eq!(field("pages").widget, Some(WidgetHint::Text));
    assert_eq!(field("author").label, Some("Writer"));
    assert_eq!(field("cover").choices.len(), 2);
    assert_eq!(field("stage").choices.len(), 2);
    assert!(field("tags").relation.as_ref().unwrap().via.is_some());
}

#[test]
fn an_upper_case_step_is_a_variant_of_relation() {
    let shelf = ShelfAdmin::descriptor();
    let paths: Vec<_> = shelf.list_display.iter().map(ColumnDescriptor::name).collect();
    assert_eq!(paths, ["code", "owner.name", "keeper"]);
    assert_eq!(shelf.fields, ["code", "owner"]);
    assert_eq!(names::<ShelfAdmin>(), ["code", "owner"]);
    assert_eq!(shelf.field[1].label, Some("Belongs to"));
}

#[test]
fn an_entity_without_the_derive_needs_no_edit() {
    let tag = TagAdmin::descriptor();
    assert_eq!(tag.list_filter[0].path().unwrap().dotted(), "books.author.name");
    assert!(tag.list_filter[0].path().unwrap().hops[0].relation.as_ref().unwrap().to_many);
}

//! The derive on a `Model` in SeaORM's own format.

use backoffice::{
    ModelAdmin,
    descriptor::{
        ColumnDescriptor, Described, EntityDescriptor, FieldDescriptor, FieldPath, SearchMode,
        ShowFacets, WidgetHint,
    },
};

use crate::entities::{book, plain};

fn dotted(paths: &[FieldPath]) -> Vec<String> {
    paths.iter().map(FieldPath::dotted).collect()
}

fn columns_of(descriptor: &EntityDescriptor) -> Vec<String> {
    descriptor.list_display.iter().map(ColumnDescriptor::name).collect()
}

fn field<'a>(descriptor: &'a EntityDescriptor, name: &str) -> &'a FieldDescriptor {
    descriptor.field.iter().find(|field| field.name == name).unwrap()
}

#[test]
fn lists_hold_their_paths_in_order() {
    let book = book::Entity::descriptor();
    let columns = ["title", "author.name", "editor", "author.mentor.name", "type"];
    assert_eq!(columns_of(&book), columns);
    let filters = ["cover", "tags", "author.mentor", "chapters.title", "tags.books.title"];
    assert_eq!(
        dotted(&book.list_filter.iter().filter_map(|own| own.path().cloned()).collect::<Vec<_>>()),
        filters
    );
}

#[test]
fn a_column_can_have_a_title() {
    let book = book::Entity::descriptor();
    let titles: Vec<_> =
        book.list_display.iter().map(|column| column.path().unwrap().label).collect();
    assert_eq!(titles, [None, Some("Written by"), None, None, None]);
}

#[test]
fn search_modes_are_signs() {
    let book = book::Entity::descriptor();
    let modes: Vec<_> = book.search_fields.iter().map(|search| search.mode).collect();
    use SearchMode::{Contains, Exact, FullText, StartsWith, Trigram};
    assert_eq!(modes[..4], [Contains, StartsWith, Exact, Contains]);
    assert_eq!(modes[6..], [Trigram, FullText("english"), FullText("simple")]);
}

#[test]
fn a_minus_turns_an_order_around() {
    let book = book::Entity::descriptor();
    let order: Vec<_> =
        book.ordering.iter().map(|key| (key.path.dotted(), key.descending)).collect();
    let expected = [("printed_on", true), ("author.name", false), ("title", false)];
    assert_eq!(order, expected.map(|(path, descending)| (path.to_owned(), descending)));
}

#[test]
fn single_options_are_kept() {
    let book = book::Entity::descriptor();
    assert_eq!(book.label, Some("Printed book"));
    assert_eq!(book.label_plural, Some("Printed books"));
    assert_eq!(book.slug, Some("books"));
    assert_eq!(book.icon, Some("book-open"));
    assert_eq!(book.display, Some("title"));
    assert_eq!(book.list_per_page, Some(25));
    assert_eq!(book.show_facets, Some(ShowFacets::Always));
    assert_eq!(book.search_help_text, Some("a title, or a number"));
    assert_eq!(book.date_hierarchy.unwrap().dotted(), "printed_on");
}

#[test]
fn a_field_is_known_by_the_name_of_its_column() {
    let book = book::Entity::descriptor();
    assert_eq!(book.readonly_fields, ["number"]);
    assert_eq!(book.fields, ["title", "number", "author", "tags", "type"]);
    assert_eq!(book.search_fields[2].path.dotted(), "number");
}

#[test]
fn every_column_and_relation_has_a_descriptor() {
    let book = book::Entity::descriptor();
    let names: Vec<_> = book.field.iter().map(|field| field.name).collect();
    let columns = [
        "id",
        "title",
        "number",
        "pages",
        "printed_on",
        "cover",
        "stage",
        "audience",
        "type",
        "author_id",
        "editor_id",
        "main_tag_id",
    ];
    let relations = ["author", "editor", "chapters", "tags", "main_tag", "summary"];
    assert_eq!(names, [&columns[..], &relations[..]].concat());
}

#[test]
fn options_of_fields_are_kept() {
    let book = book::Entity::descriptor();
    assert_eq!(field(&book, "title").label, Some("Name"));
    assert_eq!(field(&book, "title").help, Some("as on the cover"));
    assert_eq!(field(&book, "cover").widget, Some(WidgetHint::Radio));
    assert_eq!(field(&book, "pages").label, None);
}

#[test]
fn options_of_relation_fields_are_read_from_the_twin() {
    let book = book::Entity::descriptor();
    assert_eq!(field(&book, "author").label, Some("Writer"));
    assert_eq!(field(&book, "author").help, Some("who wrote most of it"));
}

#[test]
fn the_bare_derive_says_nothing_but_its_fields() {
    let plain = plain::Entity::descriptor();
    assert!(plain.list_display.is_empty());
    assert_eq!(plain.field.iter().map(|field| field.name).collect::<Vec<_>>(), ["id", "type"]);
}

#[test]
fn hooks_are_written_by_the_derive_or_by_hand() {
    fn hooks<T: ModelAdmin>() {}
    hooks::<book::Entity>();
    hooks::<plain::Entity>();
}

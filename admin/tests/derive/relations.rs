//! What a path knows about the relations on its way.

use backoffice::descriptor::{Described, EntityDescriptor, RelationHint, Segment};
use sea_orm::RelationDef;

use crate::entities::{author, book, catalogue, summary};

fn hint(segment: &Segment) -> &RelationHint {
    segment.relation.as_ref().unwrap()
}

fn target(hint: &RelationHint) -> String {
    (hint.target)().name.table
}

fn field<'a>(descriptor: &'a EntityDescriptor, name: &str) -> &'a RelationHint {
    let field = descriptor.field.iter().find(|field| field.name == name).unwrap();
    field.relation.as_ref().unwrap()
}

/// `from.column = to.column`, by the names in SQL.
fn ends(def: &RelationDef) -> String {
    use backoffice::descriptor::TableName;
    let table = |table| TableName::of(table).unwrap().to_string();
    let column = |columns: &sea_orm::Identity| {
        columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    };
    format!(
        "{}.{} = {}.{}",
        table(&def.from_tbl),
        column(&def.from_col),
        table(&def.to_tbl),
        column(&def.to_col),
    )
}

#[test]
fn a_hop_knows_its_target() {
    let book = book::Entity::descriptor();
    let path = book.list_display[3].path().unwrap();
    assert_eq!(path.hops.iter().map(|hop| target(hint(hop))).collect::<Vec<_>>(), ["author"; 2]);
    assert!(path.leaf.relation.is_none());
}

#[test]
fn a_relation_at_the_end_of_a_path_knows_its_target() {
    let book = book::Entity::descriptor();
    let editor = hint(&book.list_display[2].path().unwrap().leaf);
    assert_eq!(target(editor), "author");
    assert!(!editor.to_many);
}

#[test]
fn two_keys_to_one_target_are_told_apart() {
    let book = book::Entity::descriptor();
    assert_eq!(
        hint(&book.list_display[1].path().unwrap().hops[0]).variant.as_deref(),
        Some("writer")
    );
    assert_eq!(hint(&book.list_display[2].path().unwrap().leaf).variant.as_deref(), Some("editor"));
}

#[test]
fn a_self_reference_leads_to_the_same_entity() {
    let author = author::Entity::descriptor();
    let mentor = hint(&author.list_filter[0].path().unwrap().hops[0]);
    assert_eq!((target(mentor).as_str(), mentor.variant.as_deref()), ("author", Some("mentor")));
    assert_eq!(
        author.field.iter().find(|field| field.name == "mentor").unwrap().label,
        Some("Taught by")
    );
}

#[test]
fn one_to_many_is_to_many_without_a_junction() {
    let book = book::Entity::descriptor();
    let chapters = hint(&book.list_filter[3].path().unwrap().hops[0]);
    assert!(chapters.to_many && chapters.via.is_none());
    assert_eq!(chapters.variant.as_deref(), Some("chapter"));
}

#[test]
fn many_to_many_goes_from_here_to_the_junction_to_the_target() {
    let book = book::Entity::descriptor();
    let (to, on) = &**hint(&book.list_filter[1].path().unwrap().leaf).via.as_ref().unwrap();
    assert_eq!(ends(to), "book.id = book_tag.book_id");
    assert_eq!(ends(on), "book_tag.tag_id = tag.id");
}

#[test]
fn many_to_many_of_an_entity_without_the_derive_is_known_too() {
    let book = book::Entity::descriptor();
    let books = hint(&book.list_filter[4].path().unwrap().hops[1]);
    let (to, on) = &**books.via.as_ref().unwrap();
    assert_eq!(ends(to), "tag.id = book_tag.tag_id");
    assert_eq!(ends(on), "book_tag.book_id = book.id");
    assert!(books.variant.is_none());
}

#[test]
fn many_to_many_with_itself_is_read_in_both_directions() {
    let author = author::Entity::descriptor();
    let (to, on) = &**field(&author, "followers").via.as_ref().unwrap();
    assert_eq!(ends(to), "author.id = follower.author_id");
    assert_eq!(ends(on), "follower.follower_id = author.id");
    let (to, on) = &**field(&author, "following").via.as_ref().unwrap();
    assert_eq!(ends(to), "author.id = follower.follower_id");
    assert_eq!(ends(on), "follower.author_id = author.id");
}

#[test]
fn a_junction_is_known_beside_another_way_to_the_same_target() {
    let book = book::Entity::descriptor();
    assert_eq!(field(&book, "main_tag").variant.as_deref(), Some("main_tag"));
    assert!(field(&book, "main_tag").via.is_none());
    assert!(field(&book, "tags").via.is_some());
}

#[test]
fn one_to_one_leads_to_one_row() {
    let book = book::Entity::descriptor();
    let summary = field(&book, "summary");
    assert!(!summary.to_many);
    assert_eq!(
        (target(summary).as_str(), summary.variant.as_deref()),
        ("summary", Some("summary"))
    );
}

#[test]
fn the_derive_may_stand_on_the_model_alone() {
    let summary = summary::Entity::descriptor();
    let book = hint(&summary.list_display[1].path().unwrap().hops[0]);
    assert_eq!((target(book).as_str(), &book.variant), ("book", &None));
    assert!(summary.field.iter().all(|field| field.relation.is_none()));
}

#[test]
fn a_variant_written_by_hand_is_not_guessed() {
    let catalogue = catalogue::Entity::descriptor();
    let book = hint(&catalogue.list_display[1].path().unwrap().hops[0]);
    assert_eq!((target(book).as_str(), &book.variant), ("book", &None));
}

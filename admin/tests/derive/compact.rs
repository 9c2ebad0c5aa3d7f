//! The derive on a `Model` in the older format, where relations are variants of `Relation`.

use backoffice::descriptor::{ColumnDescriptor, Described};

use crate::entities::shelf;

#[test]
fn a_relation_is_named_as_a_field_would_be() {
    let shelf = shelf::Entity::descriptor();
    let paths: Vec<_> = shelf.list_display.iter().map(ColumnDescriptor::name).collect();
    assert_eq!(paths, ["code", "owner", "owner.name", "keeper.name"]);
    assert_eq!(shelf.fields, ["code", "owner"]);
}

#[test]
fn what_a_relation_leads_to_is_left_to_the_built_panel() {
    let shelf = shelf::Entity::descriptor();
    assert!(shelf.list_display[1].path().unwrap().leaf.relation.is_none());
    assert!(shelf.list_display[2].path().unwrap().hops[0].relation.is_none());
    assert_eq!(shelf.list_display[2].path().unwrap().label, Some("Owner"));
}

#[test]
fn every_column_has_a_descriptor() {
    let shelf = shelf::Entity::descriptor();
    let fields: Vec<_> = shelf.field.iter().map(|field| (field.name, field.label)).collect();
    let expected =
        [("id", None), ("code", Some("Shelf mark")), ("owner_id", None), ("keeper_id", None)];
    assert_eq!(fields, expected);
}

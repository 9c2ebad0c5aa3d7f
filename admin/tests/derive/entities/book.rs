use backoffice::Admin;
use sea_orm::entity::prelude::*;

/// Kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Cover {
    #[sea_orm(string_value = "hard")]
    HardCover,
    #[sea_orm(string_value = "soft")]
    SoftCover,
}

/// Kept as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Stage {
    #[sea_orm(num_value = 0)]
    InProgress,
    #[sea_orm(num_value = 10)]
    Printed,
}

/// Kept as the database's own enum, and called by what `Display` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, DeriveDisplay)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "audience")]
pub enum Audience {
    #[sea_orm(string_value = "young", display_value = "Children & parents")]
    Young,
    #[sea_orm(string_value = "grown_up")]
    GrownUp,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Admin)]
#[sea_orm(table_name = "book")]
#[admin(
    list_display(title, author.name as "Written by", editor, author.mentor.name, r#type),
    list_filter(cover, tags, author.mentor, chapters.title, tags.books.title),
    search_fields(title, ^author.name, =isbn, tags.name, pages, printed_on, r#type with trigram,
        @chapters.title in english, @summary.text),
    search_help_text = "a title, or a number",
    ordering(-printed_on, author.name, title),
    date_hierarchy = printed_on,
    list_per_page = 25,
    show_facets = always,
    readonly_fields(isbn),
    fields(title, isbn, author, tags, r#type),
    display = title,
    label = "Printed book",
    label_plural = "Printed books",
    slug = books,
    icon = "book-open",
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[admin(label = "Name", help = "as on the cover")]
    pub title: String,
    #[sea_orm(column_name = "ISBN", enum_name = "Number")]
    pub isbn: String,
    pub pages: i32,
    pub printed_on: Option<Date>,
    #[admin(widget = Radio)]
    pub cover: Cover,
    pub stage: Option<Stage>,
    pub audience: Audience,
    pub r#type: String,
    #[sea_orm(ignore)]
    pub cached: String,
    pub author_id: i32,
    #[sea_orm(belongs_to, relation_enum = "Writer", from = "author_id", to = "id")]
    #[admin(label = "Writer", help = "who wrote most of it")]
    pub author: BelongsTo<super::author::Entity>,
    pub editor_id: Option<i32>,
    #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
    pub editor: BelongsTo<Option<super::author::Entity>>,
    #[sea_orm(has_many)]
    pub chapters: HasMany<super::chapter::Entity>,
    #[sea_orm(has_many, via = "book_tag")]
    pub tags: HasMany<super::tag::Entity>,
    pub main_tag_id: Option<i32>,
    #[sea_orm(belongs_to, relation_enum = "MainTag", from = "main_tag_id", to = "id")]
    pub main_tag: BelongsTo<Option<super::tag::Entity>>,
    #[sea_orm(has_one)]
    pub summary: HasOne<super::summary::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

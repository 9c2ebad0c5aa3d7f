//! The same job board every time: believable rows in many languages, as many as are asked for.

mod batch;
mod dice;
mod people;
mod places;
mod rows;
mod words;

use indicatif::{ProgressBar, ProgressStyle};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryOrder,
    QuerySelect, TryGetable,
};

use self::rows::{Span, Targets};
use crate::entity::{application, board_user, company, currency, job_posting, location, tag};

/// Fills an empty job board with `postings` postings and what belongs to them. One that holds rows
/// already is left as it is.
pub(crate) async fn fill(db: &DatabaseConnection, postings: u64) -> Result<(), DbErr> {
    if currency::Entity::find().count(db).await? > 0 {
        return Ok(());
    }
    let sizes = Sizes::of(postings);
    let seed = Seed { db, bar: sizes.progress_bar(), sizes };
    let mut to = seed.targets().await?;
    seed.postings(&mut to).await?;
    seed.applications(&mut to).await?;
    seed.bar.finish_and_clear();
    refresh_statistics(db).await
}

/// How many rows each of the larger tables gets.
struct Sizes {
    companies: u64,
    recruiters: u64,
    postings: u64,
    applicants: u64,
    applications: u64,
    interviews: u64,
}

impl Sizes {
    fn of(postings: u64) -> Self {
        Self {
            companies: (postings / 20).clamp(10, 10_000),
            recruiters: (postings / 100).clamp(5, 500),
            postings,
            applicants: postings.div_ceil(4),
            applications: postings.div_ceil(2),
            interviews: postings / 10,
        }
    }

    fn progress_bar(&self) -> ProgressBar {
        let tags = self.postings * rows::TAGS_ON_AVERAGE;
        let applications = self.applicants + self.applications + self.interviews;
        let style =
            ProgressStyle::with_template("{msg:12} {wide_bar} {human_pos}/{human_len} {eta}")
                .expect("the template stands right here");
        ProgressBar::new(self.companies + self.postings + tags + applications).with_style(style)
    }
}

struct Seed<'a> {
    db: &'a DatabaseConnection,
    bar: ProgressBar,
    sizes: Sizes,
}

impl Seed<'_> {
    /// What others point at.
    async fn targets(&self) -> Result<Targets, DbErr> {
        self.bar.set_message("companies");
        let Self { db, bar, sizes } = self;
        batch::insert(db, bar, rows::currencies()).await?;
        batch::insert(db, bar, rows::tags()).await?;
        batch::insert(db, bar, (0..sizes.companies).map(rows::company)).await?;
        batch::insert(db, bar, (0..sizes.recruiters).map(rows::recruiter)).await?;
        Ok(Targets {
            tags: span::<tag::Entity, i32>(db, tag::Column::Id).await?,
            companies: span::<company::Entity, i32>(db, company::Column::Id).await?,
            recruiters: span::<board_user::Entity, i32>(db, board_user::Column::Id).await?,
            cities: self.cities().await?,
            applicants: sizes.applicants,
            ..Targets::default()
        })
    }

    /// Countries, and the cities that lie in them.
    async fn cities(&self) -> Result<Vec<(i32, &'static str)>, DbErr> {
        batch::insert(self.db, &self.bar, rows::countries()).await?;
        let countries = span::<location::Entity, i32>(self.db, location::Column::Id).await?;
        batch::insert(self.db, &self.bar, rows::cities(countries)).await?;
        let all = span::<location::Entity, i32>(self.db, location::Column::Id).await?;
        Ok((countries.len..)
            .zip(places::currencies_of_cities())
            .map(|(n, c)| (all.nth(n), c))
            .collect())
    }

    async fn postings(&self, to: &mut Targets) -> Result<(), DbErr> {
        self.bar.set_message("postings");
        let Self { db, bar, sizes } = self;
        batch::insert(db, bar, (0..sizes.postings).map(|index| rows::posting(index, to))).await?;
        to.postings = span::<job_posting::Entity, i64>(db, job_posting::Column::Id).await?;
        self.bar.set_message("tags");
        let tags = (0..sizes.postings).flat_map(|index| rows::posting_tags(index, to));
        batch::insert(db, bar, tags).await
    }

    async fn applications(&self, to: &mut Targets) -> Result<(), DbErr> {
        self.bar.set_message("applications");
        let Self { db, bar, sizes } = self;
        batch::insert(db, bar, (0..sizes.applicants).map(|index| rows::applicant(index, to)))
            .await?;
        let applications = (0..sizes.applications).map(|index| rows::application(index, to));
        batch::insert(db, bar, applications).await?;
        to.applications = span::<application::Entity, i64>(db, application::Column::Id).await?;
        batch::insert(db, bar, (0..sizes.interviews).map(|index| rows::interview(index, to))).await
    }
}

/// The keys that the database gave to the rows of a table just filled.
async fn span<E, K>(db: &DatabaseConnection, key: E::Column) -> Result<Span, DbErr>
where
    E: EntityTrait<Model: Sync>,
    K: TryGetable + Into<i64> + Send,
{
    let first = E::find().select_only().column(key).order_by_asc(key).into_tuple::<K>();
    let first = first.one(db).await?.map_or(0, Into::into);
    Ok(Span { first, len: E::find().count(db).await? })
}

/// Without it the planner takes a table just filled for an empty one.
async fn refresh_statistics(db: &DatabaseConnection) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::MySql {
        db.execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

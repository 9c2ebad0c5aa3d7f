//! A computed column that is called otherwise.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, salary_rang()))]
struct JobAdmin;

#[backoffice::methods]
impl JobAdmin {
    fn salary_range(job: &job::Model) -> String {
        job.title.clone()
    }
}

fn main() {}

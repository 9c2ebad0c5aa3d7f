//! Django's word for a label.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, salary_range()))]
struct JobAdmin;

#[backoffice::methods]
impl JobAdmin {
    #[display(description = "Salary")]
    fn salary_range(job: &job::Model) -> String {
        job.title.clone()
    }
}

fn main() {}

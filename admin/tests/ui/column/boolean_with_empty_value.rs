//! Two ways to say what stands for nothing.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, is_new()))]
struct JobAdmin;

#[backoffice::methods]
impl JobAdmin {
    #[display(boolean, empty_value = "unknown")]
    fn is_new(job: &job::Model) -> Option<bool> {
        Some(job.title.is_empty())
    }
}

fn main() {}

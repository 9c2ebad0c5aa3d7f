//! An order by a field that is called otherwise.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, length()))]
struct JobAdmin;

#[backoffice::methods]
impl JobAdmin {
    #[display(order_by = -titel)]
    fn length(job: &job::Model) -> usize {
        job.title.len()
    }
}

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(salary_range()))]
struct MyAdmin;

fn main() {}

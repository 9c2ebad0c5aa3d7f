#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_summary(salary_min))]
struct MyAdmin;

fn main() {}

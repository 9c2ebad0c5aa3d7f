#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_summary(sum(salary_mn)))]
struct MyAdmin;

fn main() {}

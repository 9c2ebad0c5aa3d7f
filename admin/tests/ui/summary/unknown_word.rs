#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_summary(agv(salary_min)))]
struct MyAdmin;

fn main() {}

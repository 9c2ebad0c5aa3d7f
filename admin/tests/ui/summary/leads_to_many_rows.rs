#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, list_summary(sum(jobs.salary_min)))]
struct MyAdmin;

fn main() {}

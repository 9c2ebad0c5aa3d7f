#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_filter(company as "Employer"))]
struct MyAdmin;

fn main() {}

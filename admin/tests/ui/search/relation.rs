#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, search_fields(company))]
struct MyAdmin;

fn main() {}

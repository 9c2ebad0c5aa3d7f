#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, search_fields(title with btree))]
struct MyAdmin;

fn main() {}

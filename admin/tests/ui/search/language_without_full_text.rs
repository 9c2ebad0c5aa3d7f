#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, search_fields(title in english))]
struct MyAdmin;

fn main() {}

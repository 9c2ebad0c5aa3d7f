#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, search_fields(remote))]
struct MyAdmin;

fn main() {}

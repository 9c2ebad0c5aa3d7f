#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_per_page = 1000)]
struct MyAdmin;

fn main() {}

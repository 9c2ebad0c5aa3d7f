#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, slug = "jobs/open")]
struct MyAdmin;

fn main() {}

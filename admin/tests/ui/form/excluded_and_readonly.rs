#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, exclude(title), readonly_fields(title))]
struct MyAdmin;

fn main() {}

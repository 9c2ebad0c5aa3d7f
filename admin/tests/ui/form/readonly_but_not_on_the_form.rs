#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, fields(title), readonly_fields(posted_at))]
struct MyAdmin;

fn main() {}

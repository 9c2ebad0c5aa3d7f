#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, prepopulate(title))]
struct MyAdmin;

fn main() {}

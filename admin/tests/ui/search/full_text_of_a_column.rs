#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(@title))]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title), list_display(remote))]
struct MyAdmin;

fn main() {}

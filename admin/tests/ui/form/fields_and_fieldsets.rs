#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, fields(title), fieldsets({ fields(remote) }))]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, fieldsets({ fields(title) }, "Pay" { fields((remote, title)) }))]
struct MyAdmin;

fn main() {}

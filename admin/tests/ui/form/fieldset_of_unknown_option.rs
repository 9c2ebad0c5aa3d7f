#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, fieldsets("Pay" { fields(title), classes = "collapse" }))]
struct MyAdmin;

fn main() {}

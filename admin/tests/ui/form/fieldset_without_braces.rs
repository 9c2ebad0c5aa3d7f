#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, fieldsets("Pay" (title)))]
struct MyAdmin;

fn main() {}

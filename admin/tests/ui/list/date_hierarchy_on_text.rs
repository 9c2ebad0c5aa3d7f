#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, date_hierarchy = title)]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_filter(remote), show_facets = alway)]
struct MyAdmin;

fn main() {}

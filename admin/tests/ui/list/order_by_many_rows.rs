#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, ordering(jobs.title))]
struct MyAdmin;

fn main() {}

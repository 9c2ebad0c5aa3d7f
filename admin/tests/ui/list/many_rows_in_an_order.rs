#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, ordering(jobs))]
struct MyAdmin;

fn main() {}

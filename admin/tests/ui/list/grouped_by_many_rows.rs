#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, list_group_by(jobs.title))]
struct MyAdmin;

fn main() {}

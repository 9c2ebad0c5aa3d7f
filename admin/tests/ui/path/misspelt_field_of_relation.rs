#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(company.nam))]
struct MyAdmin;

fn main() {}

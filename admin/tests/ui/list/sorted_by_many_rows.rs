#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, list_display(name, jobs.title), sortable_by(jobs.title))]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, company.name), list_editable(company.name))]
struct MyAdmin;

fn main() {}

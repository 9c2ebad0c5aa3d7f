#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, company), list_editable(remote))]
struct MyAdmin;

fn main() {}

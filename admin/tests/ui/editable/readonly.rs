#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, remote), list_editable(remote), readonly_fields(remote))]
struct MyAdmin;

fn main() {}

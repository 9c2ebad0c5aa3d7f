//! What leads to the row is not shown.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title), list_display_links(title, id))]
struct JobAdmin;

fn main() {}

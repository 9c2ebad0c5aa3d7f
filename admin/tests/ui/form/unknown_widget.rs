#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, field(title, widget = Textaera))]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_max_show_all = 501)]
struct MyAdmin;

fn main() {}

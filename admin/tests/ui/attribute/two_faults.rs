#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, lable = "Job", list_display(titel))]
struct MyAdmin;

fn main() {}

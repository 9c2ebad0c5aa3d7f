#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, verbose_name = "Job")]
struct MyAdmin;

fn main() {}

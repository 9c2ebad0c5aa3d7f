#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, label = "Job" icon = briefcase)]
struct MyAdmin;

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_summary(max(posted_at), min(posted_at), max(posted_at)))]
struct MyAdmin;

fn main() {}

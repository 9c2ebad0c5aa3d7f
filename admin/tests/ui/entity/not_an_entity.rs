#[path = "../job.rs"]
mod entities;

#[derive(backoffice::Admin)]
#[admin(entity = entities::job, list_display(title))]
struct JobAdmin;

fn main() {}

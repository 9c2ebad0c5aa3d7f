#[path = "../job.rs"]
mod entities;

#[derive(backoffice::Admin)]
#[admin(entity = entities::job::Entity)]
struct JobAdmin {
    per_page: u64,
}

fn main() {}

#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, annotate(openings: i64 = cuont(jobs)))]
struct MyAdmin;

fn main() {}

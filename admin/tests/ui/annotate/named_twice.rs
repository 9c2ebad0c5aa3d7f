#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, annotate(openings: i64 = count(jobs), openings: bool = exists(jobs)))]
struct MyAdmin;

fn main() {}

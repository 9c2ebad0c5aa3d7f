#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, annotate(openings = count(jobs)))]
struct MyAdmin;

fn main() {}

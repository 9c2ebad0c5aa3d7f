#[path = "../job.rs"]
mod entities;

use entities::company;

#[derive(backoffice::Admin)]
#[admin(entity = company::Entity, annotate(openings: i64 = count(jbos)))]
struct MyAdmin;

fn main() {}

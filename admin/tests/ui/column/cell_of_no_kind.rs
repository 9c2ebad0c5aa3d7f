//! A method that returns what no cell can show.

#[path = "../job.rs"]
mod entities;

use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, list_display(title, letters()))]
struct JobAdmin;

impl JobAdmin {
    fn letters(job: &job::Model) -> Vec<char> {
        job.title.chars().collect()
    }
}

fn main() {}

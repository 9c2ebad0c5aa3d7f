#[path = "../job.rs"]
mod entities;

fn registered<T: backoffice::ModelAdmin>() {}

fn main() {
    registered::<entities::job::Entity>();
}

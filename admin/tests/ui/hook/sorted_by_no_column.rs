#[path = "../job.rs"]
mod entities;

use backoffice::{Actor, ModelAdmin, descriptor::List};
use entities::job;

#[derive(backoffice::Admin)]
#[admin(entity = job::Entity, hooks)]
struct MyAdmin;

impl ModelAdmin for MyAdmin {
    fn list(_: &Actor, list: List) -> List {
        backoffice::list!(list, list_display(title), sortable_by(remote))
    }
}

fn main() {}

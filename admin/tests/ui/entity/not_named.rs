#[derive(backoffice::Admin)]
#[admin(list_display(title))]
struct JobAdmin;

fn registered<T: backoffice::ModelAdmin>() {}

fn main() {
    registered::<JobAdmin>();
}

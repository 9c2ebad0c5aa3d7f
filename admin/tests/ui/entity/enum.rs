#[derive(backoffice::Admin)]
enum Status {
    Open,
}

fn main() {}

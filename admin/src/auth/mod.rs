//! People: who they are, how they prove it, and what they were granted.

mod page;

pub use self::page::LoginPage;

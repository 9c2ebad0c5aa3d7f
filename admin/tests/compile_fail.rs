//! What the compiler says to a mistake in `#[admin(…)]`: one fault a file, one message a fault.
//!
//! The texts beside the files are read in review like prose. `TRYBUILD=overwrite cargo test -p
//! backoffice --test compile_fail` writes them anew.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

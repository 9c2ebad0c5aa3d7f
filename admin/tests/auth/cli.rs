use std::process::{Command, Output};

use backoffice::{
    auth::{AuthBackend, DatabaseBackend},
    testing::TestDatabase,
};

use super::support::{PASSWORD, typed};

/// Runs the program as a deployment script would.
async fn run(database: &TestDatabase, password: Option<&str>, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backoffice"));
    command.args(args).env("DATABASE_URL", database.url());
    command.env_remove("BACKOFFICE_SUPERUSER_PASSWORD");
    if let Some(password) = password {
        command.env("BACKOFFICE_SUPERUSER_PASSWORD", password);
    }
    command.stdin(std::process::Stdio::null());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

#[tokio::test]
async fn a_script_makes_tables_and_the_first_user() {
    TestDatabase::each(async |database| {
        let create = ["createsuperuser", "--username", "ana", "--noinput"];
        let early = run(&database, Some(PASSWORD), &create).await;
        assert!(!early.status.success());
        assert!(said(&early).contains("run `backoffice migrate`"), "{}", said(&early));

        for _ in 0..2 {
            let migrated = run(&database, None, &["migrate"]).await;
            assert!(migrated.status.success(), "{}", said(&migrated));
        }
        let weak = run(&database, Some("Password1234"), &create).await;
        assert!(!weak.status.success());
        assert!(said(&weak).contains("too easy to guess"), "{}", said(&weak));
        let made = run(&database, Some(PASSWORD), &create).await;
        assert!(made.status.success(), "{}", said(&made));
        assert!(!said(&made).contains(PASSWORD));

        let change = ["changepassword", "--username", "ANA", "--noinput"];
        let changed = run(&database, Some("green tea at seven"), &change).await;
        assert!(changed.status.success(), "{}", said(&changed));
        let backend = DatabaseBackend::new(database.connection().clone());
        assert!(backend.check(&typed("ana", PASSWORD)).await.unwrap().is_none());
        let ana = backend.check(&typed("ana", "green tea at seven")).await.unwrap().unwrap();
        assert!(ana.actor.is_superuser());
    })
    .await;
}

#[tokio::test]
async fn a_script_that_leaves_something_out_is_told_what() {
    let database = TestDatabase::sqlite().await;
    assert!(run(&database, None, &["migrate"]).await.status.success());
    let faults = [
        (vec!["createsuperuser", "--noinput"], "`--username` must be given"),
        (
            vec!["createsuperuser", "--noinput", "--username", "ana"],
            "BACKOFFICE_SUPERUSER_PASSWORD must hold the password",
        ),
        (vec!["createsuperuser"], "there is no terminal to ask at; use `--noinput`"),
    ];
    for (args, sentence) in faults {
        let output = run(&database, None, &args).await;
        assert!(!output.status.success());
        assert!(said(&output).contains(sentence), "{}", said(&output));
    }
}

//! The terminal's side of the panel: make its tables, the first user, a new password.

use std::{
    error::Error as StdError,
    io::{self, BufRead, IsTerminal, Write},
    process::ExitCode,
};

use backoffice::{
    Error, ErrorKind, Result,
    auth::{Password, change_password, create_superuser, migrate},
};
use clap::{Args, Parser, Subcommand};
use sea_orm::{Database, DatabaseConnection};
use sea_orm_migration::SchemaManager;

/// The variable that `--noinput` takes the password from. There is no option for it: the command
/// line can be read by every user of the machine.
const PASSWORD: &str = "BACKOFFICE_SUPERUSER_PASSWORD";

const NOINPUT: &str = "Ask nothing; the password is taken from BACKOFFICE_SUPERUSER_PASSWORD";

/// People and tables of a back office.
#[derive(Parser)]
#[command(name = "backoffice", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the panel's tables, or bring them up to date.
    Migrate(Place),
    /// Make a user who may do everything.
    Createsuperuser {
        #[command(flatten)]
        place: Place,
        /// The name for the login.
        #[arg(long, env = "BACKOFFICE_SUPERUSER_USERNAME")]
        username: Option<String>,
        /// Where to write to.
        #[arg(long, env = "BACKOFFICE_SUPERUSER_EMAIL")]
        email: Option<String>,
        #[arg(long, help = NOINPUT)]
        noinput: bool,
    },
    /// Set the password of a user; all sessions of that user end.
    Changepassword {
        #[command(flatten)]
        place: Place,
        /// The name for the login.
        #[arg(long)]
        username: String,
        #[arg(long, help = NOINPUT)]
        noinput: bool,
    },
}

#[derive(Args)]
struct Place {
    /// The database, as `sqlite://jobs.sqlite`, `postgres://…` or `mysql://…`.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Cli::parse().command).await {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            explain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<String> {
    match command {
        Command::Migrate(place) => {
            migrate(&connect(&place).await?).await?;
            Ok("The panel's tables are up to date.".to_owned())
        }
        Command::Createsuperuser { place, username, email, noinput } => {
            let db = connect_to_tables(&place).await?;
            let username = given_or_asked(username, "Username", noinput)?;
            let email = match noinput {
                true => email.unwrap_or_default(),
                false => given_or_asked(email, "Email", noinput)?,
            };
            let made = create_superuser(&db, &username, &email, &password(noinput)?).await?;
            Ok(format!("`{}` may now do everything.", made.username))
        }
        Command::Changepassword { place, username, noinput } => {
            let db = connect_to_tables(&place).await?;
            change_password(&db, &username, &password(noinput)?).await?;
            Ok(format!("`{username}` has a new password; the old sessions have ended."))
        }
    }
}

async fn connect(place: &Place) -> Result<DatabaseConnection> {
    Ok(Database::connect(&place.database_url).await?)
}

async fn connect_to_tables(place: &Place) -> Result<DatabaseConnection> {
    let db = connect(place).await?;
    match SchemaManager::new(&db).has_table("backoffice_user").await? {
        true => Ok(db),
        false => {
            Err(setup("this database has no tables of the panel yet; run `backoffice migrate`"))
        }
    }
}

fn given_or_asked(given: Option<String>, what: &str, noinput: bool) -> Result<String> {
    match given {
        Some(given) => Ok(given),
        None if noinput => {
            Err(setup(&format!("with `--noinput`, `--{}` must be given", what.to_lowercase())))
        }
        None => ask(what),
    }
}

fn ask(what: &str) -> Result<String> {
    need_terminal()?;
    print!("{what}: ");
    let mut line = String::new();
    io::stdout()
        .flush()
        .and_then(|()| io::stdin().lock().read_line(&mut line))
        .map_err(|error| setup("the terminal cannot be read").with_source(error))?;
    Ok(line.trim().to_owned())
}

fn password(noinput: bool) -> Result<Password> {
    if noinput {
        let given = std::env::var(PASSWORD);
        return given.map(Password::new).map_err(|error| {
            setup(&format!("with `--noinput`, {PASSWORD} must hold the password"))
                .with_source(error)
        });
    }
    need_terminal()?;
    let hidden = |prompt| {
        rpassword::prompt_password(prompt)
            .map_err(|error| setup("the terminal cannot be read").with_source(error))
    };
    let (first, second) = (hidden("Password: ")?, hidden("Password again: ")?);
    match first == second {
        true => Ok(Password::new(first)),
        false => Err(setup("the two passwords are not the same; start again")),
    }
}

fn need_terminal() -> Result<()> {
    match io::stdin().is_terminal() {
        true => Ok(()),
        false => Err(setup("there is no terminal to ask at; use `--noinput`")),
    }
}

fn setup(detail: &str) -> Error {
    Error::new(ErrorKind::Setup, detail)
}

/// The error and everything behind it: at the terminal sits who runs the database.
fn explain(error: &Error) {
    eprintln!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
}

//! A client that goes away harms nobody: work runs to its end, and the pool stays clean.

use std::{
    net::SocketAddr,
    panic::AssertUnwindSafe,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use axum::{Router, body::Body, extract::Request, response::Response};
use backoffice::{
    AdminPanel, AdminSite,
    testing::{Server, TestSite},
};
use futures_util::FutureExt;
use http::header;
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend,
    EntityTrait, PaginatorTrait, QueryFilter,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};
use tower::ServiceExt;

use crate::support::{self, note};

/// What the database's answers are late by: long enough to go away in the middle of any of them.
const DELAY: Duration = Duration::from_millis(20);

#[tokio::test]
async fn a_client_that_goes_away_takes_nobodys_write_along() {
    let Some(server) = Server::all().into_iter().find(|s| s.backend() == DbBackend::Postgres)
    else {
        eprintln!("skipped: this fault is PostgreSQL's");
        return;
    };
    let database = server.create().await;
    let outcome = AssertUnwindSafe(async {
        let site = support::site().on(database.clone()).await;
        let slow = slow_connection(database.url()).await;
        let panel = AdminSite::new(slow.clone()).register_entity::<note::Entity>();
        let panel = panel.register_entity::<support::topic::Entity>().build().await.unwrap();

        let dropped = lost_writes(&site, &slow, &panel, panel.router_without_spawning()).await;
        assert!(dropped > 0, "the fault did not show, so this test proves nothing");

        slow.close_by_ref().await.unwrap();
        let slow = slow_connection(database.url()).await;
        let panel = AdminSite::new(slow.clone()).register_entity::<note::Entity>();
        let panel = panel.register_entity::<support::topic::Entity>().build().await.unwrap();
        let kept = lost_writes(&site, &slow, &panel, panel.router()).await;
        assert_eq!(kept, 0, "acknowledged writes were lost");
        assert!(all_transactions_end(&site).await, "a transaction was left open");
        slow.close_by_ref().await.unwrap();
    })
    .catch_unwind()
    .await;
    database.drop_now().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// Sends a save again and again and goes away after ever more milliseconds; each time somebody else
/// then writes over the same pool. Returns how many of those writes were acknowledged and lost, and
/// checks that each save was whole or not at all.
async fn lost_writes(
    site: &TestSite,
    slow: &DatabaseConnection,
    _: &AdminPanel,
    router: Router,
) -> usize {
    static NAMES: AtomicUsize = AtomicUsize::new(0);
    let browser = site.login("root").await;
    let app = Router::new().nest("/admin", router);
    let mut lost = 0;
    for patience in (0..36).map(|step| Duration::from_millis(11 + 9 * step)) {
        let title = format!("save {}", NAMES.fetch_add(1, Ordering::Relaxed));
        let form = browser.get("/note/-/add").await.form().set("title", &title);
        let values: Vec<(&str, &str)> =
            form.values().iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(values).finish();
        let request = browser
            .request(http::Method::POST, "/note/-/add")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let _ = timeout(patience, send(&app, request)).await;

        let other = format!("write {}", NAMES.fetch_add(1, Ordering::Relaxed));
        let insert = format!("INSERT INTO note (title) VALUES ('{other}')");
        slow.execute_unprepared(&insert).await.expect("the write is acknowledged");
        if count(site, &other).await == 0 {
            lost += 1;
            // Hand the next round a clean connection.
            let _ = slow.execute_unprepared("ROLLBACK").await;
        }
        // What was begun ends within its own few statements.
        sleep(Duration::from_millis(60)).await;
        assert_whole(site, &title).await;
    }
    lost
}

async fn send(app: &Router, request: Request) -> Response {
    let Ok(answer) = app.clone().oneshot(request).await;
    answer
}

/// The row and its history are there together or not at all.
async fn assert_whole(site: &TestSite, title: &str) {
    use backoffice::history::entity;

    for _ in 0..50 {
        let rows = count(site, title).await;
        let entries = entity::Entity::find().all(site.db()).await.unwrap();
        let entries = entries
            .iter()
            .filter(|entry| format!("{entry:?}").contains(&format!("\"{title}\"")))
            .count();
        if usize::try_from(rows).unwrap() == entries.min(1) && rows < 2 {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("`{title}` was saved in part");
}

async fn count(site: &TestSite, title: &str) -> u64 {
    let named = note::Entity::find().filter(note::Column::Title.eq(title));
    named.count(site.db()).await.unwrap()
}

/// What still runs ends within its own few statements; what was left open stays.
async fn all_transactions_end(site: &TestSite) -> bool {
    for _ in 0..100 {
        if idle_in_transaction(site).await == 0 {
            return true;
        }
        sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn idle_in_transaction(site: &TestSite) -> i64 {
    let sql = "SELECT count(*) FROM pg_stat_activity \
               WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    let row = site.db().query_one_raw(sea_orm::Statement::from_string(DbBackend::Postgres, sql));
    row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// A pool of one connection, whose answers are late.
async fn slow_connection(url: &str) -> DatabaseConnection {
    let server = authority(url);
    let proxy = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = proxy.local_addr().unwrap();
    let target = server.clone();
    tokio::spawn(async move {
        while let Ok((client, _)) = proxy.accept().await {
            tokio::spawn(delay(client, target.clone()));
        }
    });
    let mut options = ConnectOptions::new(url.replace(&server, &address.to_string()));
    options.max_connections(1).min_connections(1).sqlx_logging(false);
    // The fault needs the connection back as the cancelled request left it.
    options.test_before_acquire(false);
    Database::connect(options).await.unwrap()
}

fn authority(url: &str) -> String {
    let (_, rest) = url.split_once("://").unwrap();
    let authority = rest.split('/').next().unwrap();
    authority.rsplit('@').next().unwrap().to_owned()
}

/// Carries bytes both ways, those of the server late.
async fn delay(mut client: TcpStream, server: String) {
    let server = if server.contains(':') { server } else { format!("{server}:5432") };
    let mut server = TcpStream::connect(server).await.unwrap();
    client.set_nodelay(true).unwrap();
    server.set_nodelay(true).unwrap();
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let late = async {
        let mut bytes = vec![0; 65_536];
        while let Ok(length @ 1..) = from_server.read(&mut bytes).await {
            sleep(DELAY).await;
            if to_client.write_all(&bytes[..length]).await.is_err() {
                break;
            }
        }
    };
    tokio::select! {
        () = late => {}
        _ = tokio::io::copy(&mut from_client, &mut to_server) => {}
    }
}

#[tokio::test]
async fn a_disconnected_client_does_not_stop_the_save() {
    let site = support::site().sqlite().await;
    let root = site.login("root").await;
    let form = root.get("/note/-/add").await.form().set("title", "to the end");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = site.router();
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.values()).finish();
    leave_at_once(address, &root.cookies(), &body).await;
    for _ in 0..200 {
        if count(&site, "to the end").await == 1 {
            server.abort();
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("the save of a client that left was not finished");
}

/// A client that sends a whole form and closes the connection without waiting for the answer.
async fn leave_at_once(address: SocketAddr, cookies: &str, body: &str) {
    let mut client = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /admin/note/-/add HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\n\
         sec-fetch-site: same-origin\r\ncookie: {cookies}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    client.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    client.flush().await.unwrap();
    // Long enough for the head to be read, too short for the save.
    sleep(Duration::from_millis(2)).await;
    drop(client);
}

mod panicking {
    use backoffice::{
        Actor, ModelAdmin,
        descriptor::{Described, EntityDescriptor},
    };
    use sea_orm::Condition;

    use crate::support::note;

    /// An admin whose code has a fault.
    pub(super) struct Faulty;

    impl Described for Faulty {
        type Entity = note::Entity;

        fn descriptor() -> EntityDescriptor {
            EntityDescriptor::default()
        }
    }

    impl ModelAdmin for Faulty {
        fn scope(_: &Actor) -> Condition {
            panic!("a secret of the host: 4711");
        }
    }
}

mod doubtful {
    use backoffice::{
        Actor, ModelAdmin, Permission,
        descriptor::{Described, EntityDescriptor},
    };

    use crate::support::note;

    /// An admin that cannot say who may do what.
    pub(super) struct Doubtful;

    impl Described for Doubtful {
        type Entity = note::Entity;

        fn descriptor() -> EntityDescriptor {
            EntityDescriptor::default()
        }
    }

    impl ModelAdmin for Doubtful {
        fn allows(_: &Actor, _: &str, _: Permission) -> bool {
            panic!("a secret of the host: 4711");
        }
    }
}

#[tokio::test]
async fn a_right_that_panics_is_denied_and_harms_no_other_page() {
    let builder = TestSite::of(|admin| {
        admin.register::<doubtful::Doubtful>().register_entity::<support::topic::Entity>()
    });
    let site = support::with_people(builder).sqlite().await;
    let root = site.login("root").await;
    assert_eq!(root.get("/note/").await.status(), 403);
    assert_eq!(root.get("/topic/").await.status(), 200);
}

#[tokio::test]
async fn a_panic_of_the_hosts_code_is_a_page_with_a_number() {
    let builder = TestSite::of(|admin| {
        admin.register::<panicking::Faulty>().register_entity::<support::topic::Entity>()
    });
    let site = support::with_people(builder).sqlite().await;
    let root = site.login("root").await;
    for _ in 0..3 {
        let page = root.get("/note/1/").await;
        assert_eq!(page.status(), 500);
        assert!(page.text().contains(page.header("x-request-id").unwrap()), "{}", page.text());
        assert!(!page.html().contains("4711"), "{}", page.html());
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(page.header("content-security-policy").is_some());
    }
    assert_eq!(root.get("/topic/-/add").await.status(), 200, "the others are still served");
}

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backoffice::auth::{
    Cookies, CsrfSecret, DatabaseBackend, DatabaseStore, LoginOutcome, Origin, PanelSession,
    Password, PasswordChange, PasswordOutcome, SessionNotKept, Sessions, async_trait,
    entity::session, keep_session,
};
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use sea_orm::{DatabaseConnection, EntityTrait, PaginatorTrait};
use tokio::sync::Notify;
use tower::ServiceExt;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

use super::support::{PASSWORD, backend, each, login, staff, typed};

#[derive(Clone)]
struct Panel {
    db: DatabaseConnection,
    started: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl Panel {
    fn backend(&self) -> DatabaseBackend {
        backend(&self.db)
    }
}

async fn who(State(panel): State<Panel>, session: PanelSession) -> String {
    let actor = session.actor(&panel.backend()).await.unwrap();
    actor.map_or_else(|| "nobody".to_owned(), |actor| actor.name().to_owned())
}

async fn log_in(
    State(panel): State<Panel>,
    session: PanelSession,
    Path(name): Path<String>,
) -> Response {
    match login(&panel.db).attempt(&typed(&name, PASSWORD)).await.unwrap() {
        LoginOutcome::Ok(identity) => session.sign_in(&identity).await.unwrap(),
        _ => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    }
    StatusCode::SEE_OTHER.into_response()
}

async fn log_out(session: PanelSession) {
    session.sign_out().await.unwrap();
}

async fn change(State(panel): State<Panel>, session: PanelSession) {
    let actor = session.actor(&panel.backend()).await.unwrap().unwrap();
    let (old, new) = (Password::new(PASSWORD), Password::new("green tea at seven"));
    let outcome = login(&panel.db).change_password(&actor, None, &old, &new).await.unwrap();
    let PasswordOutcome::Looked(PasswordChange::Changed(identity)) = outcome else {
        panic!("{outcome:?}")
    };
    session.sign_in(&identity).await.unwrap();
}

/// Changes its session after everything else has had its time.
async fn slow(State(panel): State<Panel>, session: PanelSession) -> &'static str {
    session.flash(&"late").await.unwrap();
    panel.started.notify_one();
    panel.go_on.notified().await;
    "done"
}

async fn token(session: PanelSession) -> String {
    session.csrf_secret().await.unwrap().token()
}

async fn check(session: PanelSession, body: String) -> String {
    session.csrf_secret().await.unwrap().verify(&body).to_string()
}

async fn flash(session: PanelSession, body: String) {
    session.flash(&body).await.unwrap();
}

async fn flashes(session: PanelSession) -> String {
    session.take_flashes::<String>().await.unwrap().join(",")
}

fn router(panel: &Panel, store: impl SessionStore) -> Router {
    let cookies = Cookies::at(&"https://jobs.example".parse::<Origin>().unwrap());
    let sessions = Sessions::new(store, cookies);
    Router::new()
        .route("/who", get(who))
        .route("/login/{name}", post(log_in))
        .route("/logout", post(log_out))
        .route("/change", post(change))
        .route("/slow", post(slow))
        .route("/token", get(token))
        .route("/check", post(check))
        .route("/flash", get(flashes).post(flash))
        .route("/plain", get(async || "plain"))
        .layer(from_fn_with_state(sessions, keep_session))
        .with_state(panel.clone())
}

/// A browser: sends the cookies it was given, and forgets those that are taken away.
#[derive(Clone)]
struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    last_set: Vec<String>,
}

impl Browser {
    fn new(panel: &Panel) -> Self {
        let router = router(panel, DatabaseStore::new(panel.db.clone()));
        Self { router, cookies: Vec::new(), last_set: Vec::new() }
    }

    async fn get(&mut self, path: &str) -> String {
        self.send("GET", path, "").await.1
    }

    async fn post(&mut self, path: &str, body: &str) -> StatusCode {
        self.send("POST", path, body).await.0
    }

    async fn send(&mut self, method: &str, path: &str, body: &str) -> (StatusCode, String) {
        let pairs: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, pairs.join("; "))
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep(response.headers());
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    fn keep(&mut self, headers: &HeaderMap) {
        let set = headers.get_all(header::SET_COOKIE).iter();
        self.last_set = set.map(|line| line.to_str().unwrap().to_owned()).collect();
        for line in self.last_set.clone() {
            assert!(line.contains("; Secure") && line.contains("; HttpOnly"), "{line}");
            assert!(line.starts_with("__Host-") && line.contains("; Path=/;"), "{line}");
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !line.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    fn session(&self) -> Option<&str> {
        let found = self.cookies.iter().find(|(name, _)| name == "__Host-backoffice");
        found.map(|(_, value)| value.as_str())
    }
}

async fn panel(db: &DatabaseConnection) -> Panel {
    staff(db, "ana").await;
    staff(db, "ben").await;
    Panel { db: db.clone(), started: Arc::default(), go_on: Arc::default() }
}

#[tokio::test]
async fn who_only_looks_leaves_no_row_and_gets_no_session() {
    each(async |database| {
        let db = database.connection();
        let mut visitor = Browser::new(&panel(db).await);
        for path in ["/who", "/plain", "/flash", "/token"] {
            visitor.get(path).await;
            assert_eq!(visitor.session(), None, "{path}");
        }
        visitor.cookies.push(("__Host-backoffice".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned()));
        assert_eq!(visitor.get("/who").await, "nobody");
        assert_eq!(visitor.session(), None, "an unknown cookie is taken away");
        visitor.cookies.push(("__Host-backoffice".to_owned(), "no id at all".to_owned()));
        assert_eq!(visitor.get("/who").await, "nobody");
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_login_gives_a_new_id_also_over_another_login() {
    each(async |database| {
        let db = database.connection();
        let mut browser = Browser::new(&panel(db).await);
        assert_eq!(browser.post("/login/ana", "").await, StatusCode::SEE_OTHER);
        let first = browser.session().unwrap().to_owned();
        assert_eq!(browser.get("/who").await, "ana");
        browser.post("/flash", "for ana alone").await;

        browser.post("/login/ben", "").await;
        assert_ne!(browser.session(), Some(first.as_str()));
        assert_eq!(browser.get("/who").await, "ben");
        assert_eq!(browser.get("/flash").await, "", "nothing is taken along");

        let mut thief = browser.clone();
        thief.cookies = vec![("__Host-backoffice".to_owned(), first)];
        assert_eq!(thief.get("/who").await, "nobody");
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_logout_ends_the_session_here_and_there() {
    each(async |database| {
        let db = database.connection();
        let mut browser = Browser::new(&panel(db).await);
        browser.post("/login/ana", "").await;
        let mut copy = browser.clone();
        browser.post("/logout", "").await;
        let removal = "__Host-backoffice=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0";
        assert_eq!(browser.last_set, [removal]);
        assert_eq!(copy.get("/who").await, "nobody");
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_slow_request_does_not_bring_a_logged_out_session_back() {
    each(async |database| {
        let db = database.connection();
        let panel = panel(db).await;
        let mut browser = Browser::new(&panel);
        browser.post("/login/ana", "").await;
        let (mut slow, mut later) = (browser.clone(), browser.clone());
        let slow = tokio::spawn(async move {
            let answer = slow.send("POST", "/slow", "").await;
            (answer, slow.last_set)
        });
        panel.started.notified().await;
        browser.post("/logout", "").await;
        panel.go_on.notify_one();
        let ((status, body), cookies) = slow.await.unwrap();
        assert_eq!((status, body.as_str()), (StatusCode::OK, "done"), "no fault of the user's");
        assert_eq!(cookies, [] as [String; 0], "and no cookie that takes the place of a new one");
        assert_eq!(later.get("/who").await, "nobody");
        assert_eq!(session::Entity::find().count(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_not_this_one() {
    each(async |database| {
        let panel = panel(database.connection()).await;
        let (mut here, mut there) = (Browser::new(&panel), Browser::new(&panel));
        here.post("/login/ana", "").await;
        there.post("/login/ana", "").await;
        let before = here.session().map(str::to_owned);
        assert_eq!(here.post("/change", "").await, StatusCode::OK);
        assert_ne!(here.session().map(str::to_owned), before);
        assert_eq!(here.get("/who").await, "ana");
        assert_eq!(there.get("/who").await, "nobody");
        assert_eq!(there.session(), None);
    })
    .await;
}

#[tokio::test]
async fn a_flash_is_shown_once() {
    each(async |database| {
        let mut browser = Browser::new(&panel(database.connection()).await);
        browser.post("/login/ana", "").await;
        browser.post("/flash", "saved").await;
        browser.post("/flash", "and sent").await;
        assert_eq!(browser.get("/flash").await, "saved,and sent");
        assert_eq!(browser.get("/flash").await, "");
    })
    .await;
}

#[tokio::test]
async fn a_form_belongs_to_its_browser_before_and_after_the_login() {
    each(async |database| {
        let panel = panel(database.connection()).await;
        let (mut browser, mut other) = (Browser::new(&panel), Browser::new(&panel));
        let before = browser.get("/token").await;
        assert_eq!(browser.send("POST", "/check", &before).await.1, "true");
        assert_eq!(other.send("POST", "/check", &before).await.1, "false");

        browser.post("/login/ana", "").await;
        assert_eq!(browser.send("POST", "/check", &before).await.1, "false", "rotates at login");
        let after = browser.get("/token").await;
        assert_eq!(browser.send("POST", "/check", &after).await.1, "true");
        other.post("/login/ana", "").await;
        assert_eq!(other.send("POST", "/check", &after).await.1, "false", "another session");
        let foreign = CsrfSecret::generate().token();
        assert_eq!(browser.send("POST", "/check", &foreign).await.1, "false");
    })
    .await;
}

/// A store that has gone away.
#[derive(Debug)]
struct Gone;

#[async_trait]
impl SessionStore for Gone {
    async fn create(&self, _: &mut Record) -> session_store::Result<()> {
        Err(session_store::Error::Backend("gone".to_owned()))
    }

    async fn save(&self, _: &Record) -> session_store::Result<()> {
        Err(session_store::Error::Backend("gone".to_owned()))
    }

    async fn load(&self, _: &Id) -> session_store::Result<Option<Record>> {
        Err(session_store::Error::Backend("gone".to_owned()))
    }

    async fn delete(&self, _: &Id) -> session_store::Result<()> {
        Err(session_store::Error::Backend("gone".to_owned()))
    }
}

#[tokio::test]
async fn a_login_that_cannot_be_kept_is_not_said_to_have_worked() {
    each(async |database| {
        let panel = panel(database.connection()).await;
        let mut browser = Browser { router: router(&panel, Gone), ..Browser::new(&panel) };
        assert_eq!(browser.get("/plain").await, "plain", "what needs no session is served");
        let request = Request::post("/login/ana").body(Body::empty()).unwrap();
        let response = browser.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "3");
        assert!(response.headers().get(header::SET_COOKIE).is_none());
        assert_eq!(response.extensions().get(), Some(&SessionNotKept));

        browser.cookies.push(("__Host-backoffice".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned()));
        browser.get("/plain").await;
        assert!(browser.session().is_some(), "a cookie is not taken away unasked");
    })
    .await;
}

#[tokio::test]
async fn a_browser_is_loaded_with_one_statement_for_the_session_and_one_for_the_person() {
    each(async |database| {
        let panel = panel(database.connection()).await;
        let mut browser = Browser::new(&panel);
        browser.post("/login/ana", "").await;
        let counted = Arc::new(AtomicUsize::new(0));
        let mut db = database.connect().await;
        let counter = Arc::clone(&counted);
        db.set_metric_callback(move |_| _ = counter.fetch_add(1, Ordering::SeqCst));
        let panel = Panel { db: db.clone(), ..panel };
        let mut browser = Browser { router: router(&panel, DatabaseStore::new(db)), ..browser };
        assert_eq!(browser.get("/who").await, "ana");
        assert_eq!(counted.load(Ordering::SeqCst), 2);
        assert_eq!(browser.get("/plain").await, "plain");
        assert_eq!(counted.load(Ordering::SeqCst), 2, "nobody asked who it is");
    })
    .await;
}

//! The panel as a service mounts it, and somebody who is logged in.

use axum::{Router, body::Body, response::Response};
use backoffice::AdminSite;
use http::{Request, header};
use http_body_util::BodyExt;
use sea_orm::DatabaseConnection;
use tower::ServiceExt;

use crate::{
    entity::{JobGrid, company, job_posting},
    stage,
};

/// A browser that is logged in.
#[derive(Clone)]
pub(crate) struct Panel {
    router: Router,
    cookies: String,
}

impl Panel {
    pub(crate) async fn open(db: &DatabaseConnection) -> Self {
        let admin = AdminSite::new(db.clone())
            .origin("http://localhost")
            .register::<job_posting::Entity>()
            .register::<JobGrid>()
            .register::<company::Entity>();
        let admin = admin.build().await.unwrap();
        let router = Router::new().nest("/admin", admin.router());
        let form = stage::person(db).await;
        let panel = Self { router, cookies: String::new() };
        let (cookies, page) = panel.visit().await;
        let panel = Self { cookies, ..panel };
        let token = between(&page, "name=\"_csrf\" value=\"", "\"").to_owned();
        let cookies = panel.log_in(form, &token).await;
        Self { cookies, ..panel }
    }

    async fn visit(&self) -> (String, String) {
        let answer = self.send(self.request("/-/login").body(Body::empty()).unwrap()).await;
        (cookies(&answer), text(answer).await)
    }

    async fn log_in(&self, form: [(&str, &str); 2], token: &str) -> String {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form).append_pair("_csrf", token);
        let request = self
            .request("/-/login")
            .method("POST")
            .header(header::ORIGIN, "http://localhost")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = self.send(request.body(Body::from(body.finish())).unwrap()).await;
        assert_eq!(answer.status(), 303, "the login failed");
        cookies(&answer)
    }

    /// A page, whole.
    pub(crate) async fn get(&self, path: &str) -> String {
        let answer = self.send(self.request(path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), 200, "{path}");
        text(answer).await
    }

    fn request(&self, path: &str) -> http::request::Builder {
        Request::builder()
            .uri(format!("/admin{path}"))
            .header(header::HOST, "localhost")
            .header(header::COOKIE, &self.cookies)
    }

    async fn send(&self, mut request: Request<Body>) -> Response {
        let here = std::net::SocketAddr::from(([127, 0, 0, 1], 50_000));
        request.extensions_mut().insert(axum::extract::ConnectInfo(here));
        self.router.clone().oneshot(request).await.unwrap()
    }
}

fn cookies(answer: &Response) -> String {
    let set = answer.headers().get_all(header::SET_COOKIE).iter();
    let pairs = set.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    pairs.collect::<Vec<_>>().join("; ")
}

pub(crate) async fn text(answer: Response) -> String {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect("the login page has a token");
    rest.split_once(after).unwrap().0
}

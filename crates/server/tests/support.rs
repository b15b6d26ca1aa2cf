//! An office with the small demo region, and a browser without a screen.

use app::office::who::Asked;
use app::office::{Acting, Office, Setup, seed};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use chrono::{NaiveDate, TimeZone, Utc};
use server::state::Shared;
use std::collections::BTreeMap;
use testbed::Database;
use tower::ServiceExt;

/// The day on which every test takes place.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// Password of everybody in the demo region.
pub const PASSWORD: &str = "vier gele fietsen";

/// An office on a database of its own, with the small demo region in it.
pub struct Desk {
    /// The office.
    pub office: Office,
    /// Its pages.
    pub router: Router,
    /// Keeps the database there.
    _database: Database,
}

impl Desk {
    /// Opens an office on a fresh database.
    pub async fn open(database: Database) -> Self {
        let options = store::Options { create: true, ..store::Options::default() };
        let store = store::Store::connect(&database.url, &options).await.unwrap();
        store.migrate().await.unwrap();
        let setup = Setup { demo: true, ..Setup::default() };
        let office = Office::new(store, vault::Keys::generate(), setup);
        let now = Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap();
        seed::fill(&office, demo::Size::Small, 1, day(), now).await.unwrap();
        let router = server::router::router(Shared::new(office.clone(), Some(day())));
        Self { office, router, _database: database }
    }

    /// An office on SQLite.
    pub async fn sqlite() -> Self {
        Self::open(testbed::sqlite()).await
    }

    /// A browser that nobody is signed in with.
    pub fn browser(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// Somebody of the demo region, at work.
    pub async fn acting(&self, who: &str) -> Acting {
        let email = format!("{who}@demo.example");
        let account = store::accounts::by_email(self.office.store.reader(), &email).await.unwrap().unwrap();
        let now = Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap();
        let asked = Asked { now, today: day(), request: "test".to_owned() };
        app::office::who::load(&self.office, account.id, None, &asked).await.unwrap().unwrap().acting
    }

    /// A browser in which somebody of the demo region is signed in: `toewijzing`, `begeleider`, `beheer` ...
    pub async fn signed_in(&self, who: &str) -> Visitor {
        let mut browser = self.browser();
        let email = format!("{who}@demo.example");
        let answer = browser.post("/aanmelden", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who} could not log in: {}", answer.text);
        browser
    }
}

/// A browser without a screen: keeps cookies, follows nothing.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// What came back.
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Where a redirect points.
    pub location: String,
    /// Headers.
    pub headers: axum::http::HeaderMap,
    /// Body as text.
    pub text: String,
}

impl Visitor {
    /// A browser that has been nowhere yet.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    /// Value of a cookie.
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.get(name).cloned().unwrap_or_default()
    }

    /// All of them.
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// Drops a cookie, as a browser does when it has expired.
    pub fn forget(&mut self, name: &str) {
        self.cookies.remove(name);
    }

    /// Posts JSON.
    pub async fn post_json(&mut self, path: &str, text: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(text.to_owned())).unwrap()).await
    }

    /// What an address gives, byte for byte; nothing when it is not there.
    pub async fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        self.show_cookies(&mut request);
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let there = answer.status() == StatusCode::OK;
        let bytes = axum::body::to_bytes(answer.into_body(), 64 * 1024 * 1024).await.unwrap();
        there.then(|| bytes.to_vec())
    }

    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Posts a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.finish()));
        self.send(request.unwrap()).await
    }

    /// Posts a form with a file in it, of another type and name than its content says.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: &str, bytes: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.bytes());
        }
        let head = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{file}\"; filename=\"../mijn naam.exe\"\r\n\
             Content-Type: application/x-msdownload\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n--XX--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// Sends any request, with the cookies so far.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        self.show_cookies(&mut request);
        let answer = self.router.clone().oneshot(request).await.unwrap();
        self.keep(&answer);
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = axum::body::to_bytes(answer.into_body(), 64 * 1024 * 1024).await.unwrap();
        let location = headers.get(header::LOCATION).map(|l| l.to_str().unwrap().to_owned());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, location: location.unwrap_or_default(), headers, text }
    }

    fn show_cookies(&self, request: &mut Request<Body>) {
        let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !line.is_empty() {
            request.headers_mut().insert(header::COOKIE, line.join("; ").parse().unwrap());
        }
    }

    fn keep(&mut self, answer: &Response<Body>) {
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

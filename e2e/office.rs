//! A server with the demo region, and a client without a screen.

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use std::path::Path;
use testbed::Server;

/// Password of everybody in the demo region.
pub const PASSWORD: &str = "vier gele fietsen";

/// Starts a server on a database, with its data in a folder.
pub fn serve(database: &str, data: &Path) -> Server {
    serve_with(database, data, &[])
}

/// The same, with more variables in its environment.
pub fn serve_with(database: &str, data: &Path, environment: &[(&str, &str)]) -> Server {
    let data = data.to_str().unwrap();
    let day = ["--demo", "small", "--today", "2026-03-01"];
    let mut arguments = vec!["serve", "--listen", "127.0.0.1:{port}", "--data", data, "--database", database];
    arguments.extend(day);
    let server = Server::new(env!("CARGO_BIN_EXE_woonspoor"), &arguments);
    let server = environment.iter().fold(server, |server, (name, value)| server.env(name, value));
    server.env("WOONSPOOR_URL", "http://localhost:{port}").start()
}

/// Somebody who is signed in, without a screen.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    cookie: String,
}

impl Client {
    /// Logs in at a server: `toewijzing`, `beheer` ...
    pub async fn log_in(server: &Server, who: &str) -> Self {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
        let mut client = Self { http, base: server.url(""), cookie: String::new() };
        let email = format!("{who}@demo.example");
        let answer = client.send("/aanmelden", &[("email", &email), ("password", PASSWORD)]).await.unwrap();
        assert_eq!(answer.headers().get(LOCATION).unwrap(), "/", "{who} could not log in");
        let cookies = answer.headers().get_all(SET_COOKIE).into_iter();
        let pairs = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
        client.cookie = pairs.collect::<Vec<_>>().join("; ");
        client
    }

    /// The same person at another server of the same office.
    pub fn at(&self, server: &Server) -> Self {
        Self { base: server.url(""), ..self.clone() }
    }

    /// Posts a form; an error when no answer came.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<reqwest::Response> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.http.post(format!("{}{path}", self.base)).body(body);
        request
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(COOKIE, &self.cookie)
            .send()
            .await
    }

    /// Opens an address, and gives status and text.
    pub async fn get(&self, path: &str) -> (u16, String) {
        let answer = self.http.get(format!("{}{path}", self.base)).header(COOKIE, &self.cookie).send().await;
        let answer = answer.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Makes a token of this name; true when the server said that it did.
    pub async fn make_token(&self, name: &str) -> bool {
        let fields = [("name", name), ("scopes", "candidates:read"), ("days", "30")];
        match self.send("/profiel/sleutels", &fields).await {
            Ok(answer) => {
                answer.status().is_success() && answer.text().await.is_ok_and(|text| text.contains("wsp_"))
            }
            Err(_) => false,
        }
    }
}

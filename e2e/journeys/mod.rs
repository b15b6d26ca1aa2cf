//! What people do, in a real browser.

mod consent;
mod edit;
mod entering;
mod evidence;
mod export;
mod imports;
mod passkey;
mod search;

use crate::office::{PASSWORD, serve};
use testbed::{Browser, Database, Server};

/// A server on SQLite with the demo region, and a browser.
struct Desk {
    server: Server,
    browser: Browser,
    database: Database,
    _data: tempfile::TempDir,
}

impl Desk {
    async fn open() -> Self {
        let database = testbed::sqlite();
        let data = tempfile::tempdir().unwrap();
        let server = serve(&database.url, data.path());
        Self { server, browser: Browser::start().await.patient_for(30), database, _data: data }
    }

    /// A desk at which somebody is signed in.
    async fn of(who: &str) -> Self {
        let desk = Self::open().await;
        desk.log_in(&desk.browser, who).await;
        desk
    }

    async fn log_in(&self, browser: &Browser, who: &str) {
        browser.goto(&self.server.url("/aanmelden")).await;
        browser.fill("E-mailadres", &format!("{who}@demo.example")).await;
        browser.fill("Wachtwoord", PASSWORD).await;
        browser.click_role("button", "Aanmelden").await;
        browser.expect_path("/").await;
    }

    async fn goto(&self, path: &str) {
        self.browser.goto(&self.server.url(path)).await;
    }

    /// Opens the file of the first candidate in the list who has a name, and gives its address.
    async fn first_file(&self) -> String {
        self.goto("/kandidaten").await;
        let named = "return [...document.querySelectorAll('tbody a[href^=\"/kandidaten/\"]')]
            .find(link => !link.textContent.includes('niet bekend')).getAttribute('href')";
        let path: String = self.browser.ask(named, vec![]).await;
        self.goto(&path).await;
        path
    }
}

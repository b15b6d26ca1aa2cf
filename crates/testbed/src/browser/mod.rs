//! A browser to look with: Chromium, driven as a person would, by labels and texts.
//!
//! The helpers wait up to ten seconds for what they are asked for, and panic with what the page shows instead.

mod axe;
mod console;
mod form;
mod layout;
mod paper;
mod passkeys;

pub use axe::{Node, Violation};
pub use console::ConsoleMessage;
pub use passkeys::Authenticator;

use crate::leash::Leash;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, TypingData};

/// Without a window, and without anything of its own on the network. Scrollbars take no room, as on a phone.
const FLAGS: [&str; 16] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-breakpad",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",
    "--force-color-profile=srgb",
];

/// How wide and high a page is looked at unless told otherwise.
const WINDOW: (u32, u32) = (1280, 900);

const INSTALL: &str = "Install a browser and its driver (Debian: apt-get install chromium chromium-driver), or start \
    the tests with bin/test, which does so.";

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(50);
const TRIES_A_SECOND: usize = 20;

/// A browser with one page. Dropping it ends all its processes.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    /// The page is shown at this width and height.
    size: (u32, u32),
    /// Whether the page's scripts run.
    scripts: AtomicBool,
    /// How often something is tried.
    tries: usize,
    _leash: Leash,
    folder: TempDir,
}

impl Browser {
    /// Starts a browser of a Dutch-speaking user.
    ///
    /// # Panics
    /// When there is no browser or driver, with what to install.
    pub async fn start() -> Browser {
        Browser::start_in("nl-BE,nl").await
    }

    /// Starts a browser of a user of these languages, best first: `en,nl`.
    ///
    /// # Panics
    /// When there is no browser or driver, with what to install.
    pub async fn start_in(languages: &str) -> Browser {
        let folder =
            tempfile::Builder::new().prefix("woonspoor-browser-").tempdir().expect("a temporary folder");
        let inside = folder.path().display().to_string();
        let environment = [("TMPDIR".to_owned(), inside.clone())];
        let mut leash = Leash::start(folder.path(), "chromedriver", &["--port=0".to_owned()], &environment);
        let port = driver_port(&folder, &mut leash).await;
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(120)).build();
        let capabilities = capabilities(&inside, languages).expect("the capabilities are plain");
        let started = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .client(client.expect("a client without certificates"))
            .await;
        let driver = started.unwrap_or_else(|e| panic!("Chromium does not start: {e}\n{INSTALL}"));
        let (scripts, tries) = (AtomicBool::new(true), 10 * TRIES_A_SECOND);
        let browser = Browser { driver, size: WINDOW, scripts, tries, _leash: leash, folder };
        browser.driver.set_script_timeout(Duration::from_secs(60)).await.expect("it can be set");
        browser.show_at(WINDOW).await;
        browser
    }

    /// Waits this long instead of ten seconds for what it is asked for.
    #[must_use]
    pub fn patient_for(mut self, seconds: usize) -> Browser {
        self.tries = seconds * TRIES_A_SECOND;
        self
    }

    /// The driver beneath, for what is not here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Where it keeps what it keeps, gone when it is; what it downloads is in `downloads`.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Goes to an address and waits until the page is there.
    ///
    /// # Panics
    /// When nothing answers there.
    pub async fn goto(&self, address: &str) {
        if let Err(error) = self.driver.goto(address).await {
            panic!("{address}: {error}");
        }
        self.settled().await;
    }

    /// Waits until the page is complete and no part of it is being fetched by htmx.
    ///
    /// # Panics
    /// When that takes more than ten seconds.
    pub async fn settled(&self) {
        let script = "return document.readyState === 'complete' && !document.querySelector('.htmx-request')";
        for _ in 0..self.tries {
            if let Ok(settled) = self.driver.execute(script, Vec::new()).await
                && settled.json() == &Value::Bool(true)
            {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("the page does not come to rest{}", self.here().await);
    }

    /// The address of the page.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn address(&self) -> url::Url {
        self.driver.current_url().await.expect("the page has an address")
    }

    /// The title of the page.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn title(&self) -> String {
        self.driver.title().await.expect("the page has a title")
    }

    /// All that can be read on the page, with single spaces.
    pub async fn text(&self) -> String {
        let text: String = self.ask("return document.body ? document.body.innerText : ''", Vec::new()).await;
        one_spaced(&text)
    }

    /// Waits until the page says this, in one piece.
    ///
    /// # Panics
    /// When it does not within ten seconds, with what it says.
    pub async fn expect_text(&self, expected: &str) {
        let expected = one_spaced(expected);
        if !self.comes_true(async |page: &Browser| page.text().await.contains(&expected)).await {
            panic!("the page does not say “{expected}”{}", self.here().await);
        }
    }

    /// Waits until the page no longer says this.
    ///
    /// # Panics
    /// When it still does after ten seconds.
    pub async fn expect_no_text(&self, unexpected: &str) {
        let unexpected = one_spaced(unexpected);
        if !self.comes_true(async |page: &Browser| !page.text().await.contains(&unexpected)).await {
            panic!("the page still says “{unexpected}”{}", self.here().await);
        }
    }

    /// Waits until the page is the one at this path; what follows `?` does not count.
    ///
    /// # Panics
    /// When it is not within ten seconds.
    pub async fn expect_path(&self, path: &str) {
        if !self.comes_true(async |page: &Browser| page.address().await.path() == path).await {
            panic!("the page is not {path}{}", self.here().await);
        }
        self.settled().await;
    }

    /// Presses keys where the focus is: a text, or one of [`Key`].
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.expect("keys can be pressed");
        self.settled().await;
    }

    /// Lets the page's scripts run or not, from the next page on. The helpers work either way.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn allow_scripts(&self, allowed: bool) {
        self.scripts.store(allowed, Ordering::Relaxed);
        self.set_scripts(allowed).await;
    }

    async fn set_scripts(&self, allowed: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await;
    }

    /// What a script gives, run beside the page's own: a content security policy does not stop it.
    ///
    /// # Panics
    /// When it fails, or gives something else than `T`.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let answer = self.driver.execute(script, arguments).await;
        let answer = answer.unwrap_or_else(|e| panic!("a script of the test failed: {e}"));
        answer.convert().unwrap_or_else(|e| panic!("the script gave {}: {e}", answer.json()))
    }

    /// Sends a command of the Chrome `DevTools` Protocol.
    ///
    /// # Panics
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|e| panic!("{command}: {e}"))
    }

    async fn comes_true(&self, mut is_so: impl AsyncFnMut(&Browser) -> bool) -> bool {
        for _ in 0..self.tries {
            if is_so(self).await {
                return true;
            }
            tokio::time::sleep(PAUSE).await;
        }
        false
    }

    /// Where the browser is and what it shows, to end a complaint with.
    async fn here(&self) -> String {
        let (address, title, text) = (self.address().await, self.title().await, self.text().await);
        let shown: String = text.chars().take(2000).collect();
        format!("\n  at {address}\n  titled “{title}”\n  that says: {shown}")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // What comes next ends the driver and the browser; asking them to stop first would only take time.
        let _ = self.driver.clone().leak();
    }
}

/// The port that the driver says it listens on.
async fn driver_port(folder: &TempDir, leash: &mut Leash) -> u16 {
    let log = folder.path().join("log");
    for _ in 0..30 * TRIES_A_SECOND {
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        let port = said.split("started successfully on port ").nth(1);
        let digits = port.and_then(|port| port.split_once('.')).map(|(digits, _)| digits);
        if let Some(port) = digits.and_then(|digits| digits.parse().ok()) {
            return port;
        }
        if leash.ended().is_some() {
            panic!("A browser is needed here, and chromedriver does not start: {said}\n{INSTALL}");
        }
        tokio::time::sleep(PAUSE).await;
    }
    panic!("chromedriver does not say its port");
}

fn capabilities(folder: &str, languages: &str) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    let first = languages.split(',').next().unwrap_or(languages);
    capabilities.add_arg(&format!("--lang={first}"))?;
    capabilities.add_arg(&format!("--user-data-dir={folder}/profile"))?;
    capabilities.add_arg(&format!("--window-size={},{}", WINDOW.0, WINDOW.1))?;
    let downloads = format!("{folder}/downloads");
    let preferences = json!({
        "intl.accept_languages": languages,
        "download.default_directory": downloads,
        "credentials_enable_service": false,
        "profile.password_manager_leak_detection": false,
    });
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// With single spaces only, and no others at the ends; a no-break space is a space.
fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Browser {
    /// Looks at the page in every way at once: accessible to all, fits 390 and 320 pixels, nothing in the console; and
    /// keeps pictures of it under this name, as [`Browser::shots`] does.
    ///
    /// # Panics
    /// When something is wrong, with all that is.
    pub async fn inspect(&self, name: &str) {
        self.settled().await;
        self.shots(name).await;
        let faults = self.faults().await;
        if !faults.is_empty() {
            panic!("{name} at {} has faults:\n{}", self.address().await, faults.join("\n"));
        }
    }

    /// What is wrong with the page, looked at in the same ways.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = self.axe().await.iter().map(ToString::to_string).collect();
        for width in [390, 320] {
            let fault = self.overflow_at(width).await;
            faults.extend(fault.map(|fault| format!("does not fit {width} pixels:\n  {fault}")));
        }
        let errors = self.console_errors().await;
        faults.extend(errors.iter().map(|error| format!("console, {}: {}", error.source, error.text)));
        faults
    }
}

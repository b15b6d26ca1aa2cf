//! Somebody's request: language, moment, session; and who it is when signed in.

use crate::clock::Moment;
use crate::fault::Halt;
use crate::state::Shared;
use crate::words::Words;
use app::office::accounts::Knock;
use app::office::who::{self, Asked};
use app::office::{Acting, No};
use app::words::Language;
use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use chrono::{DateTime, Duration, Utc};
use std::net::SocketAddr;
use std::ops::Deref;
use tower_sessions::Session;

/// Name of the cookie that holds the language of somebody who is not signed in.
pub const LANGUAGE_COOKIE: &str = "taal";

/// A request by anybody.
#[derive(Clone)]
pub struct Visit {
    /// What all requests share.
    pub shared: Shared,
    /// Language of the answer.
    pub language: Language,
    /// When.
    pub moment: Moment,
    /// Identifier of the request.
    pub request: String,
    /// Path and query as asked.
    pub uri: Uri,
    /// The browser's session.
    pub session: Session,
    /// Whether the page's script asks for a part of a page only.
    pub partial: bool,
    /// Short description of the browser.
    pub agent: String,
    /// Network address that the request comes from; empty when it is not known.
    pub source: String,
}

impl Visit {
    /// The words in the language of the answer.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.shared.words.of(self.language)
    }

    /// The request, as use cases are told of it.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked { now: self.moment.now, today: self.moment.today, request: self.request.clone() }
    }

    /// Who knocks, for use cases before somebody is signed in.
    #[must_use]
    pub fn knock<'v>(&'v self, asked: &'v Asked) -> Knock<'v> {
        Knock { asked, source: &self.source }
    }

    /// Remembers a message for the next page that is shown.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn flash(&self, kind: &str, key: &str) -> Result<(), Halt> {
        self.tell(kind, self.words().t(key)).await
    }

    /// Remembers that something was saved, or that nothing had changed.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn saved(&self, changed: bool, key: &str) -> Result<(), Halt> {
        if changed { self.flash("success", key).await } else { self.flash("info", "form-unchanged").await }
    }

    /// Remembers a message that is already in words.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn tell(&self, kind: &str, text: &str) -> Result<(), Halt> {
        let mut waiting: Vec<(String, String)> = self.session.get("flash").await?.unwrap_or_default();
        waiting.push((kind.to_owned(), text.to_owned()));
        self.session.insert("flash", waiting).await?;
        Ok(())
    }
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    Shared: FromRef<S>,
{
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Halt> {
        let shared = Shared::from_ref(state);
        let session = Session::from_request_parts(parts, state)
            .await
            .map_err(|(_, why)| Halt::from(No::Broken(why.to_owned())))?;
        Ok(Self {
            language: language_of(&parts.headers),
            moment: Moment::read(shared.fixed_day),
            request: header(&parts.headers, "x-request-id").unwrap_or_default().to_owned(),
            uri: parts.uri.clone(),
            session,
            partial: header(&parts.headers, "hx-request") == Some("true"),
            agent: browser(header(&parts.headers, "user-agent").unwrap_or_default()),
            source: source(parts, shared.office.setup.behind_proxy),
            shared,
        })
    }
}

/// Network address of who asks: as the proxy in front says, when there is one, and else as the connection says. The
/// proxy adds to what it was sent, so the last address is the one it saw itself.
fn source(parts: &Parts, behind_proxy: bool) -> String {
    let told = parts.headers.get_all("x-forwarded-for").into_iter().filter_map(|value| value.to_str().ok());
    let last = told.flat_map(|line| line.split(',')).map(str::trim).rfind(|address| !address.is_empty());
    if let Some(last) = last.filter(|_| behind_proxy) {
        return last.to_owned();
    }
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map(|ConnectInfo(address)| address.ip().to_string()).unwrap_or_default()
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// One cookie of a request.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split("; "))
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Language asked for: the cookie, else what the browser prefers, else Dutch.
#[must_use]
pub fn language_of(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, LANGUAGE_COOKIE);
    let preferred = || headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    match chosen {
        Some("en") => Language::English,
        Some(_) => Language::Dutch,
        None => preferred().filter(|list| english_first(list)).map_or(Language::Dutch, |_| Language::English),
    }
}

/// Whether English comes before Dutch in a list of preferred languages.
fn english_first(list: &str) -> bool {
    let mut languages = list.split(',').map(|item| item.trim().get(..2).unwrap_or_default().to_lowercase());
    languages.find(|code| code == "nl" || code == "en").is_some_and(|code| code == "en")
}

/// Browser and system in two words: enough to recognise an own session, too little to follow anybody.
fn browser(agent: &str) -> String {
    let named = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map_or("?", |(_, name)| name)
    };
    let program = named(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = named(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    format!("{program}, {system}")
}

/// A request by somebody who is signed in, with every factor that is asked of them.
#[derive(Clone)]
pub struct SignedIn {
    /// The request.
    pub visit: Visit,
    /// Who it is, and what they may.
    pub acting: Acting,
    /// Address for log-in; shown on the own page.
    pub email: String,
    /// Name of the organisation worked for.
    pub organisation_name: String,
    /// Every organisation with a role today: id and name.
    pub organisations: Vec<(i64, String)>,
}

/// How often a session in use is written again, so that it does not end by itself: not at every request.
const KEEP_ALIVE_MINUTES: i64 = 5;

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Shared: FromRef<S>,
{
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Halt> {
        let mut visit = Visit::from_request_parts(parts, state).await?;
        let log_in = || Halt::LogIn(visit.uri.to_string());
        let account: i64 = visit.session.get("account").await?.ok_or_else(log_in)?;
        let since: DateTime<Utc> = visit.session.get("since").await?.ok_or_else(log_in)?;
        let setup = &visit.shared.office.setup;
        let now = visit.moment.now;
        let chosen: Option<i64> = visit.session.get("organisation").await?;
        let found = who::load(&visit.shared.office, account, chosen, &visit.asked()).await?;
        let Some(who) = found.filter(|_| now - since < Duration::hours(setup.session_hours)) else {
            visit.session.flush().await?;
            return Err(log_in());
        };
        let seen: DateTime<Utc> = visit.session.get("seen").await?.unwrap_or(since);
        if now - seen >= Duration::minutes(KEEP_ALIVE_MINUTES.min(setup.idle_minutes / 2)) {
            visit.session.insert("seen", now).await?;
        }
        // The language of the account, until another is chosen in this session: what was chosen before log-in may have been
        // chosen by somebody else.
        let spoken: Option<String> = visit.session.get("language").await?;
        let english = spoken.as_deref().unwrap_or(&who.language) == "en";
        visit.language = if english { Language::English } else { Language::Dutch };
        Ok(Self {
            visit,
            acting: who.acting,
            email: who.email,
            organisation_name: who.organisation_name,
            organisations: who.organisations,
        })
    }
}

impl Deref for SignedIn {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

//! What every page has: title, words, navigation, messages; and how a template becomes an answer.

use crate::fault::Halt;
use crate::navigation;
use crate::visit::{SignedIn, Visit};
use crate::words::Words;
use app::words::Language;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};

/// A link in the navigation.
#[derive(Clone, Debug)]
pub struct NavLink {
    /// Address.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether this is where the reader is.
    pub current: bool,
}

/// A step of the way back.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Address; none for the page itself.
    pub href: Option<String>,
    /// What it says.
    pub label: String,
}

/// A message at the top of a page.
#[derive(Clone, Debug)]
pub struct Flash {
    /// `success`, `info`, `warning` or `error`.
    pub kind: String,
    /// What it says.
    pub text: String,
}

/// The reader, as the top of the page shows them.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Name.
    pub name: String,
    /// Organisation worked for.
    pub organisation: String,
    /// Roles, in words.
    pub role: String,
    /// Organisations to choose from: id and name; none when there is no choice.
    pub organisations: Vec<(i64, String)>,
}

/// A link to the same page in the other language.
#[derive(Clone, Debug)]
pub struct OtherLanguage {
    /// Address.
    pub href: String,
    /// What it says, in that language.
    pub label: &'static str,
    /// Its code.
    pub lang: &'static str,
}

/// What the layout needs, whatever the page.
pub struct Page {
    /// Code of the language.
    pub lang: &'static str,
    /// Title, also the text of the browser's tab.
    pub title: String,
    /// The reader, when signed in.
    pub user: Option<Reader>,
    /// Main navigation.
    pub nav: Vec<NavLink>,
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// Messages.
    pub flash: Vec<Flash>,
    /// The other language.
    pub other_language: OtherLanguage,
    /// Version of the program.
    pub version: &'static str,
    /// Day of printing, in words.
    pub printed_on: String,
    /// Whether everybody here is invented: said on every page.
    pub demo: bool,
    today: NaiveDate,
    shared: crate::state::Shared,
    language: Language,
}

impl Page {
    /// A page for anybody.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn open(visit: &Visit, title: &str) -> Result<Self, Halt> {
        let waiting: Vec<(String, String)> = visit.session.remove("flash").await?.unwrap_or_default();
        let flash = waiting.into_iter().map(|(kind, text)| Flash { kind, text }).collect();
        Ok(Self { flash, ..Self::bare(visit, title) })
    }

    /// A page without messages that wait: for errors, where the session may be what is broken.
    #[must_use]
    pub fn bare(visit: &Visit, title: &str) -> Self {
        let words = visit.words();
        let back: String = url::form_urlencoded::byte_serialize(visit.uri.to_string().as_bytes()).collect();
        let (lang, label) = match visit.language {
            Language::Dutch => ("en", "English"),
            Language::English => ("nl", "Nederlands"),
        };
        Self {
            lang: visit.language.code(),
            title: words.t(title).to_owned(),
            user: None,
            nav: Vec::new(),
            crumbs: Vec::new(),
            flash: Vec::new(),
            other_language: OtherLanguage { href: format!("/taal/{lang}?terug={back}"), label, lang },
            version: env!("CARGO_PKG_VERSION"),
            printed_on: words.rules.date(visit.moment.today),
            demo: visit.shared.office.setup.demo,
            today: visit.moment.today,
            shared: visit.shared.clone(),
            language: visit.language,
        }
    }

    /// A page for anybody, with the menu and in the language of who is signed in.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn anybody(me: Option<&SignedIn>, visit: &Visit, title: &str) -> Result<Self, Halt> {
        match me {
            Some(me) => Self::of(me, title, "").await,
            None => Self::open(visit, title).await,
        }
    }

    /// A page for somebody who is signed in. `here` is the key of its place in the navigation.
    ///
    /// # Errors
    /// When the session cannot be reached.
    pub async fn of(me: &SignedIn, title: &str, here: &str) -> Result<Self, Halt> {
        let words = me.words();
        let mut roles: Vec<String> =
            me.acting.actor.held().iter().map(|held| words.code("role", held.role.code())).collect();
        roles.dedup();
        Ok(Self {
            user: Some(Reader {
                name: me.acting.name.clone(),
                organisation: me.organisation_name.clone(),
                role: roles.join(", "),
                organisations: if me.organisations.len() > 1 { me.organisations.clone() } else { Vec::new() },
            }),
            nav: navigation::main(me, here),
            ..Self::open(&me.visit, title).await?
        })
    }

    /// The same page with another title, already in words.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The same page with a step of the way back added; the page itself is added by [`Page::here`].
    #[must_use]
    pub fn after(mut self, href: impl Into<String>, key: &str) -> Self {
        let label = self.t(key).to_owned();
        self.crumbs.push(Crumb { href: Some(href.into()), label });
        self
    }

    /// The same page with itself as the last step.
    #[must_use]
    pub fn here(mut self) -> Self {
        self.crumbs.push(Crumb { href: None, label: self.title.clone() });
        self
    }

    /// The words of the page.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.shared.words.of(self.language)
    }

    /// A word; for templates.
    #[must_use]
    pub fn t<'p>(&'p self, key: &'p str) -> &'p str {
        self.words().t(key)
    }

    /// A word for a code: `prefix-code`.
    #[must_use]
    pub fn code(&self, prefix: &str, code: &str) -> String {
        self.words().code(prefix, code)
    }

    /// A date: 1 maart 2026.
    #[must_use]
    pub fn date(&self, day: &NaiveDate) -> String {
        self.words().rules.date(*day)
    }

    /// A date, or a dash where there is none.
    #[must_use]
    pub fn maybe_date(&self, day: &Option<NaiveDate>) -> String {
        day.map_or_else(|| "–".to_owned(), |day| self.date(&day))
    }

    /// A moment, in the time of Brussels: 1 maart 2026, 14:05.
    #[must_use]
    pub fn moment(&self, at: &DateTime<Utc>) -> String {
        let local = at.with_timezone(&chrono_tz::Europe::Brussels);
        format!("{}, {}", self.words().rules.date(local.date_naive()), local.format("%H:%M"))
    }

    /// An amount in euro, from cents.
    #[must_use]
    pub fn euro(&self, cents: &i64) -> String {
        self.words().rules.euro(domain::Cents(*cents))
    }

    /// Ja or nee.
    #[must_use]
    pub fn yes_no(&self, value: &bool) -> &str {
        self.t(if *value { "yes" } else { "no" })
    }

    /// The law of the day, for names that it gives; none when there is no regulation.
    #[must_use]
    pub fn law(&self) -> Option<std::sync::Arc<app::law::Law>> {
        self.shared.office.law(self.today).ok()
    }

    /// Name of a municipality, or its code when it is not known.
    #[must_use]
    pub fn municipality(&self, nis: &str) -> String {
        self.shared.office.municipality(nis, self.today)
    }
}

/// A template as a page.
///
/// # Errors
/// When the template fails, which is a fault of the program.
pub fn html(template: &impl Template) -> Result<Response, Halt> {
    Ok(Html(template.render()?).into_response())
}

/// A template as a page with another status: 422 for a form with problems, 409 for a conflict.
///
/// # Errors
/// When the template fails, which is a fault of the program.
pub fn html_with(status: StatusCode, template: &impl Template) -> Result<Response, Halt> {
    Ok((status, Html(template.render()?)).into_response())
}

/// Part of a template, already rendered by askama's `as_...()` for htmx.
///
/// # Errors
/// When the template fails, which is a fault of the program.
pub fn part(template: &impl Template) -> Result<Response, Halt> {
    html(template)
}

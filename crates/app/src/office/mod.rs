//! Use cases of the office: people at work on the register, each load, decide, save.

pub mod accounts;
mod acting;
mod address;
pub mod areas;
pub mod attestations;
pub mod backup;
pub mod candidates;
pub mod consents;
mod demonstration;
pub mod doctor;
pub mod dwellings;
pub mod emergency;
pub mod evidence;
pub mod exports;
pub mod facts;
pub mod figures;
pub mod file;
pub mod health;
pub mod imports;
pub mod intake;
pub mod jobs;
pub mod keys;
pub mod ledger;
pub mod log;
mod made;
mod no;
pub mod opening;
pub mod organisations;
pub mod paper;
mod problems;
pub mod ranking;
pub mod reach;
pub mod regulations;
pub mod requests;
pub mod retention;
mod sealed;
pub mod seed;
mod seed_cases;
mod seed_papers;
pub mod sessions;
pub mod settings;
mod setup;
pub mod tokens;
pub mod who;
pub mod work;

pub use acting::Acting;
pub use no::{Change, No};
pub use problems::{Complaint, Problems};
pub use settings::Settings;
pub use setup::{Claims, OpenId, Setup};

use crate::law::{self, Law};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;
use store::audit::Writer;
use vault::token::{Token, TokenKind};

/// The law as it is on a day.
type DayOfLaw = (NaiveDate, Arc<Law>);

/// An office: its database, its keys and the law it works under. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    /// The database.
    pub store: Store,
    /// Writes what was viewed, many at a time.
    pub audit: Writer,
    /// Keys that seal what must stay secret.
    pub keys: keys::Ring,
    /// The law by day: a day is read once.
    law: Arc<RwLock<Option<DayOfLaw>>>,
    /// The places that lists are narrowed to.
    places: candidates::places::Kept,
    /// How much everybody looked for in the last hour.
    pub(crate) searches: candidates::limits::Searches,
    /// What files are found by, in memory.
    pub finder: store::register::Finder,
    /// The register as the rules see it, for rankings.
    pub(crate) ranking: Arc<ranking::Keeper>,
    /// Settings of this installation.
    pub setup: Arc<Setup>,
    /// Names and facts that every file needs, kept for a few seconds.
    pub(crate) standing: Arc<file::Standing>,
    /// What the OpenID Connect provider said of itself.
    provider: accounts::openid::Known,
    /// Imports that are under way here.
    pub imports: imports::Running,
}

impl Office {
    /// Opens an office on a database that is up to date.
    #[must_use]
    pub fn new(store: Store, keys: impl Into<keys::Ring>, setup: Setup) -> Self {
        let audit = Writer::start(store.clone());
        Self {
            store,
            audit,
            keys: keys.into(),
            law: Arc::default(),
            standing: Arc::default(),
            searches: candidates::limits::Searches::default(),
            finder: store::register::Finder::default(),
            ranking: Arc::default(),
            setup: Arc::new(setup),
            places: candidates::places::Kept::default(),
            provider: accounts::openid::Known::default(),
            imports: imports::Running::default(),
        }
    }

    /// Name of a municipality on a day; its code when it is not known.
    #[must_use]
    pub fn municipality(&self, nis: &str, on: NaiveDate) -> String {
        let known = domain::Nis::parse(nis.as_bytes()).zip(self.law(on).ok());
        known.map_or_else(|| nis.to_owned(), |(nis, law)| law.municipalities.name(nis))
    }

    /// The regulation in force on a day, with the figures it leans on.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn law(&self, on: NaiveDate) -> Result<Arc<Law>, No> {
        let kept = self.law.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, law)) = kept.filter(|(day, _)| *day == on) {
            return Ok(law);
        }
        let law = law::load(&self.setup.regulation, None, Some(on)).map_err(|refusal| match refusal {
            crate::Refusal::BadInput(faults) => No::Input(faults),
            other => No::Broken(other.to_string()),
        })?;
        let law = Arc::new(law);
        *self.law.write().unwrap_or_else(PoisonError::into_inner) = Some((on, law.clone()));
        Ok(law)
    }
}

impl Office {
    /// Writes what still waits for the log, and closes the database.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn close(self) -> Result<(), No> {
        self.audit.close().await;
        Ok(self.store.close().await?)
    }

    /// The address that makes the first administrator, when there is nobody yet; every call gives a new one.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn first_link(&self, now: DateTime<Utc>) -> Result<Option<String>, No> {
        if !store::accounts::all(self.store.reader()).await?.is_empty() {
            return Ok(None);
        }
        let token = Token::generate(TokenKind::Link);
        let hash = self.keys.token_hash(TokenKind::Link, token.text());
        let tx = self.store.begin().await?;
        store::links::revoke(&tx, "first-admin", None).await?;
        store::links::issue(&tx, &hash, "first-admin", None, now + chrono::Duration::hours(24)).await?;
        tx.commit().await?;
        Ok(Some(format!("{}/begin/{}", self.setup.public_url, token.text())))
    }
}

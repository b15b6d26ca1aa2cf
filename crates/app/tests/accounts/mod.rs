//! Accounts on both databases: who gets in, what a role's end does, what a link is worth, what the log keeps.

mod entering;
mod linking;
mod managing;

use app::office::accounts::people::{Granted, Person, Span, add};
use app::office::accounts::sure::Sure;
use app::office::accounts::{Attempt, Knock, links, password};
use app::office::who::{self, Asked};
use app::office::{Acting, No, Office, Setup};
use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use store::entities::organisation;
use store::sea_orm::{ActiveModelTrait, Set};
use testbed::Database;

/// A password that the rules accept.
pub const PASSWORD: &str = "vier gele fietsen";

/// A moment of the day on which the tests take place.
pub fn at(minute: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap() + Duration::minutes(minute)
}

/// The day on which the tests take place.
pub fn day() -> NaiveDate {
    at(0).date_naive()
}

/// Somebody who just logged in.
pub fn sure() -> Sure {
    app::office::accounts::sure::recently(at(0), at(0)).unwrap()
}

/// A request at a minute.
pub fn asked(minute: i64) -> Asked {
    Asked { now: at(minute), today: at(minute).date_naive(), request: "r1".to_owned() }
}

/// A new office with two organisations and an administrator, Ann.
pub struct World {
    /// The office.
    pub office: Office,
    /// Row id of the housing company.
    pub company: i64,
    /// Row id of a welfare organisation.
    pub caw: i64,
    /// Row id of Ann's account.
    pub ann: i64,
}

impl World {
    /// Makes it.
    pub async fn new(database: &Database) -> Self {
        Self::with(database, Setup { second_factor: false, attempts: 3, ..Setup::default() }).await
    }

    /// Makes it with other settings.
    pub async fn with(database: &Database, setup: Setup) -> Self {
        let options = store::Options { create: true, ..store::Options::default() };
        let store = store::Store::connect(&database.url, &options).await.unwrap();
        store.migrate().await.unwrap();
        let office = Office::new(store, vault::Keys::generate(), setup);
        let company = organisation(&office, "woonboog", "company").await;
        let caw = organisation(&office, "caw", "caw").await;
        let outsider = app::office::accounts::people::Outsider {
            name: "Ann Beheer".to_owned(),
            email: "ann@kempen.example".to_owned(),
            organisation: "woonboog".to_owned(),
            roles: vec!["administrator".to_owned()],
            create: None,
        };
        let link =
            app::office::accounts::people::add_from_outside(&office, &outsider, &asked(0)).await.unwrap();
        let token = link.rsplit('/').next().unwrap();
        let (when, knock) = (asked(0), "10.0.0.1");
        let knock = Knock { asked: &when, source: knock };
        let account = links::set_password(&office, token, PASSWORD, &knock).await.unwrap();
        Self { ann: account.id, office, company, caw }
    }

    /// Somebody at work.
    pub async fn acting(&self, account: i64, minute: i64) -> Option<Acting> {
        who::load(&self.office, account, None, &asked(minute)).await.unwrap().map(|who| who.acting)
    }

    /// Ann at work.
    pub async fn ann(&self) -> Acting {
        self.acting(self.ann, 0).await.unwrap()
    }

    /// Adds somebody with a role, and gives account and token of the invitation.
    pub async fn invite(&self, name: &str, organisation: i64, role: &str) -> Result<(i64, String), No> {
        let email = format!("{}@kempen.example", name.to_lowercase());
        let person = Person { name, email: &email, language: "nl" };
        let granted = Granted {
            organisation: Some(organisation),
            roles: vec![role.to_owned()],
            span: Span { from: day(), to: None },
            unreadable: Vec::new(),
        };
        let (id, link) = add(&self.office, &self.ann().await, &person, &granted).await?;
        Ok((id, link.rsplit('/').next().unwrap().to_owned()))
    }

    /// Adds somebody who has chosen a password.
    pub async fn person(&self, name: &str, organisation: i64, role: &str) -> i64 {
        let (id, token) = self.invite(name, organisation, role).await.unwrap();
        let when = asked(0);
        let knock = Knock { asked: &when, source: "10.0.0.1" };
        links::set_password(&self.office, &token, PASSWORD, &knock).await.unwrap();
        id
    }

    /// Logs in with a password from a network address.
    pub async fn enter(&self, email: &str, typed: &str, minute: i64, source: &str) -> Result<i64, No> {
        let when = asked(minute);
        let knock = Knock { asked: &when, source };
        let attempt = Attempt { email, password: typed };
        password::enter(&self.office, &attempt, &knock).await.map(|(account, _)| account.id)
    }

    /// Actions in the log, the oldest first, and everything they keep as one text.
    pub async fn log(&self) -> (Vec<String>, String) {
        let filter = store::audit::Filter::default();
        let mut lines = store::audit::page(self.office.store.reader(), &filter, None, 1000).await.unwrap();
        lines.reverse();
        let text = lines.iter().map(|line| format!("{line:?}\n")).collect();
        (lines.into_iter().map(|line| line.row.action).collect(), text)
    }
}

async fn organisation(office: &Office, code: &str, sector: &str) -> i64 {
    let row = organisation::ActiveModel {
        code: Set(code.to_owned()),
        name: Set(format!("Organisatie {code}")),
        sector: Set(sector.to_owned()),
        version: Set(1),
        ..Default::default()
    };
    let tx = office.store.begin().await.unwrap();
    let row = row.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
    row.id
}

/// Keys of the messages of a form that is refused.
pub fn keys<T: std::fmt::Debug>(result: Result<T, No>) -> Vec<&'static str> {
    match result {
        Err(No::Invalid(problems)) => problems.0.into_iter().map(|problem| problem.key).collect(),
        other => panic!("expected problems with a form, found {other:?}"),
    }
}

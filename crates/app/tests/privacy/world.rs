//! An office with two companies, a privacy officer in each, and whoever a test adds.

use app::office::who::{self, Asked};
use app::office::{Acting, Office, Setup, jobs};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use serde_json::Value;
use std::sync::Arc;
use store::entities::{account, allocation, dwelling, grant, organisation, party};
use store::register::{self, Household};
use store::sea_orm::{ActiveModelTrait, ConnectionTrait, Set, Statement};
use store::{Options, Registration, Store};
use testbed::Database;
use vault::{Keys, Place};

/// The day on which the tests take place.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// Nine o'clock on that day.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap()
}

/// A day so many years before.
pub fn years_ago(years: u32) -> NaiveDate {
    today().checked_sub_months(chrono::Months::new(12 * years)).unwrap()
}

/// An office and its people.
pub struct World {
    pub office: Office,
    /// The two companies.
    pub companies: [i64; 2],
    /// Their privacy officers.
    pub officers: [i64; 2],
}

impl World {
    pub async fn open(database: &Database) -> Self {
        Self::with(database, Keys::generate()).await
    }

    pub async fn with(database: &Database, keys: Keys) -> Self {
        let options = Options { create: true, ..Options::default() };
        let store = Store::connect(&database.url, &options).await.unwrap();
        store.migrate().await.unwrap();
        let office = Office::new(store, keys, Setup::default());
        let tx = office.store.begin().await.unwrap();
        let mut companies = [0; 2];
        let mut officers = [0; 2];
        for (place, code) in ["een", "twee"].into_iter().enumerate() {
            let made = organisation::ActiveModel {
                code: Set(code.to_owned()),
                name: Set(format!("Wonen {code}")),
                sector: Set("company".to_owned()),
                version: Set(1),
                ..Default::default()
            };
            companies[place] = made.insert(&tx).await.unwrap().id;
            let made = account::ActiveModel {
                name: Set(format!("Functionaris {code}")),
                email: Set(format!("{code}@privacy.example")),
                language: Set("nl".to_owned()),
                active: Set(true),
                needs_second_factor: Set(false),
                created_at: Set(now()),
                version: Set(1),
                ..Default::default()
            };
            officers[place] = made.insert(&tx).await.unwrap().id;
            let made = grant::ActiveModel {
                account_id: Set(officers[place]),
                organisation_id: Set(companies[place]),
                role: Set("privacy-officer".to_owned()),
                from_day: Set(years_ago(1)),
                granted_at: Set(now()),
                version: Set(1),
                ..Default::default()
            };
            made.insert(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        Self { office, companies, officers }
    }

    /// A privacy officer at work.
    pub async fn acting(&self, place: usize) -> Acting {
        let asked = Asked { now: now(), today: today(), request: "test".to_owned() };
        who::load(&self.office, self.officers[place], None, &asked).await.unwrap().unwrap().acting
    }

    /// Puts a registration in, with the company as its landlord.
    pub async fn registration(&self, company: usize, change: impl FnOnce(&mut Registration)) -> i64 {
        let mut row = blank();
        change(&mut row);
        if row.national_number_hash.is_none() {
            let number = domain::NationalNumber::parse(NATIONAL).unwrap();
            let at = Place::new("registration", "national_number", &row.number);
            row.national_number = Some(self.office.keys.seal_number(&at, &number));
            row.national_number_hash = Some(self.office.keys.number_hash(&number));
        }
        let household = Household {
            registration: row,
            members: Vec::new(),
            residences: Vec::new(),
            preferences: Vec::new(),
            refusals: Vec::new(),
        };
        let tx = self.office.store.begin().await.unwrap();
        let id = register::insert_many(&tx, vec![household]).await.unwrap()[0];
        let landlord = party::ActiveModel {
            registration_id: Set(id),
            organisation_id: Set(self.companies[company]),
            part: Set("landlord".to_owned()),
            from_day: Set(years_ago(20)),
            ..Default::default()
        };
        landlord.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Allocates a dwelling to somebody.
    pub async fn allocate(&self, registration: i64, ended_on: Option<NaiveDate>) {
        let tx = self.office.store.begin().await.unwrap();
        let home = dwelling::ActiveModel {
            code: Set(format!("W-{registration}")),
            company: Set("een".to_owned()),
            zone: Set(String::new()),
            nis: Set("13040".to_owned()),
            bedrooms: Set(2),
            adapted: Set(false),
            version: Set(1),
            ..Default::default()
        };
        let home = home.insert(&tx).await.unwrap();
        let made = allocation::ActiveModel {
            dwelling_id: Set(home.id),
            registration_id: Set(registration),
            pillar: Set(1),
            decided_on: Set(years_ago(15)),
            ended_on: Set(ended_on),
            version: Set(1),
            ..Default::default()
        };
        made.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Does the work that waits, and gives the last job.
    pub async fn work(&self) -> store::Job {
        let (_keep, mut stopping) = tokio::sync::watch::channel(false);
        while jobs::turn(&self.office, &clock(), "test", jobs::Pace::default(), &mut stopping).await.unwrap()
        {
        }
        let all = store::jobs::list(self.office.store.reader(), &jobs::Filter::default(), None, 1).await;
        all.unwrap().remove(0)
    }

    /// Everything in the database, as text.
    pub async fn dump(&self) -> String {
        let mut all = String::new();
        for (table, columns) in schema(&self.office).await {
            let read: Vec<String> =
                columns.iter().map(|c| format!("COALESCE(CAST(\"{c}\" AS TEXT), '')")).collect();
            let sql = format!("SELECT {} AS line FROM \"{table}\"", read.join(" || '|' || "));
            for row in rows(&self.office, &sql).await {
                all.push_str(&row.try_get::<String>("", "line").unwrap_or_default());
                all.push('\n');
            }
        }
        all
    }
}

/// An invented national number.
pub const NATIONAL: &str = "80.63.12-001.14";

/// A registration that was struck long ago.
fn blank() -> Registration {
    Registration {
        id: 0,
        number: "2010.01.05.0001".to_owned(),
        registered_on: years_ago(16),
        name: "Roos Plantaert".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1980, 3, 12).unwrap(),
        sex: "f".to_owned(),
        phone: Some("0470 99 88 77".to_owned()),
        email: Some("roos@plantaert.example".to_owned()),
        national_number: None,
        national_number_hash: None,
        monthly_income: 123_456,
        yearly_income: 1_481_472,
        owns_property: false,
        housing_need: None,
        need_documented: false,
        need_evidence: None,
        need_evidence_on: None,
        need_until: None,
        ocmw_nis: None,
        target_groups: String::new(),
        transfer: "no".to_owned(),
        informal_care_nis: None,
        adapted_need: false,
        warning_flag: false,
        support_agreement: false,
        emancipated: false,
        status: "struck".to_owned(),
        suspended_until: None,
        sort_name: String::new(),
        merged_into: None,
        erased_at: None,
        closed_on: Some(years_ago(11)),
        updated_at: now(),
        version: 1,
    }
}

/// A clock that stands still.
pub fn clock() -> jobs::Clock {
    Arc::new(|| (now(), today()))
}

/// What a job told.
pub fn told(job: &store::Job) -> Value {
    serde_json::from_str(job.result.as_deref().unwrap_or_default()).unwrap_or_default()
}

/// Tables with their columns.
pub async fn schema(office: &Office) -> Vec<(String, Vec<String>)> {
    let postgres = office.store.backend() == store::sea_orm::DbBackend::Postgres;
    let sql = if postgres {
        "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
         WHERE table_schema = current_schema() ORDER BY 1, ordinal_position"
    } else {
        "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1, c.cid"
    };
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows(office, sql).await {
        let (table, column): (String, String) =
            (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
        match tables.last_mut().filter(|(last, _)| *last == table) {
            Some((_, columns)) => columns.push(column),
            None => tables.push((table, vec![column])),
        }
    }
    assert!(tables.len() > 30, "the tables were not found");
    tables
}

async fn rows(office: &Office, sql: &str) -> Vec<store::sea_orm::QueryResult> {
    let statement = Statement::from_string(office.store.backend(), sql);
    office.store.reader().query_all_raw(statement).await.unwrap()
}

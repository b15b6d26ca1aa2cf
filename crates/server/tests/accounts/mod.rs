//! Getting in, the own page, and people: whole requests and answers.

pub mod entering;
mod kept;
pub mod linking;
pub mod openid;
mod people;
pub mod provider;
mod sure;

use crate::support::Visitor;
use app::office::accounts::people::{Outsider, add_from_outside};
use app::office::who::Asked;
use app::office::{Office, Setup};
use axum::Router;
use server::clock::Moment;
use server::state::Shared;
use store::entities::session;
use store::sea_orm::{ActiveModelTrait, EntityTrait, Set, Unchanged};
use testbed::Database;

/// A password that the rules accept.
pub const PASSWORD: &str = "vier gele fietsen";

/// A new and empty office that asks for a second step.
pub struct Strict {
    /// The office.
    pub office: Office,
    /// Its pages.
    pub router: Router,
    /// Keeps the database there.
    _database: Database,
}

impl Strict {
    /// Opens one.
    pub async fn open(change: impl FnOnce(&mut Setup)) -> Self {
        let database = testbed::sqlite();
        let options = store::Options { create: true, ..store::Options::default() };
        let store = store::Store::connect(&database.url, &options).await.unwrap();
        store.migrate().await.unwrap();
        let mut setup = Setup { public_url: "http://localhost:8080".to_owned(), ..Setup::default() };
        change(&mut setup);
        let office = Office::new(store, vault::Keys::generate(), setup);
        let router = server::router::router(Shared::new(office.clone(), None));
        Self { office, router, _database: database }
    }

    /// A browser that nobody is signed in with.
    pub fn browser(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// Lets so many minutes go by since everybody logged in or was asked who they are.
    pub async fn wait(&self, minutes: i64) {
        let tx = self.office.store.begin().await.unwrap();
        for row in session::Entity::find().all(&tx).await.unwrap() {
            let mut data: serde_json::Value = serde_json::from_str(&row.data).unwrap();
            for name in ["since", "sure"] {
                if let Some(at) = data.get(name).and_then(|at| at.as_str()) {
                    let at = at.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
                    data[name] = (at - chrono::Duration::minutes(minutes)).to_rfc3339().into();
                }
            }
            let older = session::ActiveModel {
                id: Unchanged(row.id),
                data: Set(data.to_string()),
                ..Default::default()
            };
            older.update(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Invites somebody, and gives the path of the link.
    pub async fn invite(&self, email: &str) -> String {
        let moment = Moment::read(None);
        let asked = Asked { now: moment.now, today: moment.today, request: String::new() };
        let new = Outsider {
            name: "Bram Begeleider".to_owned(),
            email: email.to_owned(),
            organisation: "caw".to_owned(),
            roles: vec!["support-worker".to_owned()],
            create: Some(("CAW".to_owned(), "caw".to_owned())),
        };
        let link = add_from_outside(&self.office, &new, &asked).await.unwrap();
        link.trim_start_matches("http://localhost:8080").to_owned()
    }
}

/// What stands between two texts on a page.
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split_once(after).unwrap().0
}

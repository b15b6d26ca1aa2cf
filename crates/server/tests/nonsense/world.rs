//! An office in which there is something of everything.

use super::crawl::{Seen, crawl};
use crate::candidates::twins;
use crate::imports::{region, upload};
use crate::planted::{Planted, consent_to, organisation_id, plant, take_part};
use crate::support::{Answer, Desk, Visitor};
use axum::http::StatusCode;
use testbed::Database;

/// Everybody whose work differs.
pub const EVERYBODY: [&str; 7] =
    ["toewijzing", "leefgoed", "begeleider", "vrijwilliger", "beleid", "beheer", "privacy"];

/// The office, and what stands too far back in its lists to be found by links.
pub struct World {
    /// The office.
    pub desk: Desk,
    /// A file in which everybody who may take part does.
    pub file: i64,
    /// Somebody's link to a first password.
    pub invitation: String,
    /// Pages to begin with, and whose they are.
    starts: Vec<(&'static str, String)>,
}

fn done(answer: &Answer) {
    assert!(answer.status.is_success() || answer.status == StatusCode::SEE_OTHER, "{}", answer.text);
}

impl World {
    /// Opens it.
    pub async fn open(database: Database) -> Self {
        let desk = Desk::open(database).await;
        let Planted { id, .. } = plant(&desk).await;
        take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
        take_part(&desk, id, "caw-voorbeeld", "volunteer", Some("vrijwilliger")).await;
        take_part(&desk, id, "leefgoed", "landlord", None).await;
        consent_to(&desk, id, "caw-voorbeeld", "support").await;
        let (first, second) = twins(&desk).await;
        let file = format!("/kandidaten/{id}");
        let mut world = Self { desk, file: id, invitation: String::new(), starts: Vec::new() };
        for who in ["toewijzing", "leefgoed", "begeleider", "vrijwilliger", "privacy"] {
            world.starts.push((who, file.clone()));
        }
        world.starts.push(("toewijzing", format!("/kandidaten/dubbel/{first}/{second}")));
        world.starts.push(("privacy", format!("/privacy/personen/{id}")));
        world.leave_traces(&file).await;
        world.bring_in().await;
        world
    }

    /// What people have done before: a note, a view, a request, a token, an invitation.
    async fn leave_traces(&mut self, file: &str) {
        let desk = &self.desk;
        let note = [("layer", "support"), ("text", "Zoekt iets met een tuin.")];
        done(&desk.signed_in("begeleider").await.post(&format!("{file}/notities"), &note).await);
        let view = [("naam", "Geschorst"), ("zoekvraag", "status=suspended")];
        done(&desk.signed_in("toewijzing").await.post("/kandidaten/weergaven", &view).await);
        let asked = [("what", "Mijn geboortedatum klopt niet.")];
        let path = format!("/privacy/personen/{}/rechtzettingen", self.file);
        done(&desk.signed_in("privacy").await.post(&path, &asked).await);
        let token = [("name", "rekenblad"), ("scopes", "candidates:read"), ("days", "30")];
        done(&desk.signed_in("toewijzing").await.post("/profiel/sleutels", &token).await);
        let service = organisation_id(desk, "caw-voorbeeld").await.to_string();
        let fields = [
            ("name", "Nele Nieuw"),
            ("email", "nele@demo.example"),
            ("language", "nl"),
            ("organisation", service.as_str()),
            ("role", "volunteer"),
            ("from", "2026-03-01"),
        ];
        let added = desk.signed_in("beheer").await.post("/beheer/mensen/nieuw", &fields).await;
        let link = added.text.split("/uitnodiging/").nth(1).expect("a link to hand over");
        let link = link.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next();
        self.invitation = format!("/uitnodiging/{}", link.unwrap_or_default());
    }

    /// An import of which a column is not known, and one with words that are not known.
    async fn bring_in(&mut self) {
        let mut officer = self.desk.signed_in("toewijzing").await;
        let unknown = region(|name, text| match name {
            "registrations.csv" => text.replacen(",sex,", ",Geslacht,", 1),
            _ => text,
        });
        let staged = upload(&mut officer, &unknown).await;
        assert!(staged.location.ends_with("/kolommen"), "{}", staged.text);
        self.starts.push(("toewijzing", staged.location));
        let wrong = region(|name, text| match name {
            "registrations.csv" => text.replace(",f,", ",vrouw,"),
            _ => text,
        });
        let staged = upload(&mut officer, &wrong).await;
        self.starts.push(("toewijzing", staged.location));
    }

    /// Pages with which somebody begins.
    pub fn starts(&self, who: &str) -> Vec<String> {
        let own = self.starts.iter().filter(|(whose, _)| *whose == who).map(|(_, path)| path.clone());
        ["/".to_owned(), "/aanmelden".to_owned()].into_iter().chain(own).collect()
    }

    /// Everything that somebody can open.
    pub async fn seen_by(&self, browser: &mut Visitor, who: &str) -> Seen {
        crawl(browser, &self.starts(who)).await
    }
}

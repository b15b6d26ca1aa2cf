//! The pages of the log, of requests and of administration; and what the technical log may not tell.

use crate::planted::{Planted, plant, take_part};
use crate::support::{Desk, PASSWORD, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::layer::SubscriberExt;

/// Everybody of the demo region.
const EVERYBODY: [&str; 8] =
    ["toewijzing", "toewijzing2", "leefgoed", "begeleider", "vrijwilliger", "beleid", "beheer", "privacy"];

/// Pages that only some may open, and who.
const PAGES: [(&str, &[&str]); 12] = [
    ("/logboek", &["privacy"]),
    ("/logboek?van=2026-01-01&tot=2026-03-01&inschrijving=onbekend&voor=abc", &["privacy"]),
    ("/privacy", &["privacy"]),
    ("/privacy/personen", &["privacy"]),
    ("/privacy/bewaren", &["privacy"]),
    ("/beheer", &["beheer"]),
    ("/beheer/taken", &["beheer"]),
    ("/beheer/mensen", &["beheer"]),
    ("/beheer/mensen/nieuw", &["beheer"]),
    ("/beheer/mensen/1", &["beheer"]),
    ("/importeren", &["toewijzing", "toewijzing2", "leefgoed"]),
    ("/noodtoegang", &["leefgoed", "begeleider"]),
];

#[tokio::test]
async fn every_page_opens_for_who_may_and_is_not_there_for_who_may_not() {
    let desk = Desk::sqlite().await;
    for who in EVERYBODY {
        let mut browser = desk.signed_in(who).await;
        for (path, allowed) in PAGES {
            let answer = browser.get(path).await;
            let wanted = if allowed.contains(&who) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, wanted, "{who} {path}: {}", answer.text);
        }
    }
    for (path, _) in PAGES {
        let nobody = desk.browser().get(path).await;
        assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{path}");
        assert!(nobody.location.starts_with("/aanmelden?terug="), "{path}: {}", nobody.location);
    }
    let mut officer = desk.signed_in("privacy").await;
    for path in ["/privacy/personen/abc", "/privacy/personen/999999", "/privacy/personen/1/uittreksel.jso"] {
        assert_eq!(officer.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/over", "/toegankelijkheid"] {
        assert_eq!(desk.browser().get(path).await.status, StatusCode::OK, "{path}");
    }
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Kept {
    /// Everything that the program tells of itself when it is asked to tell all, and the warnings of what it is
    /// built from: on every thread of this process.
    fn everywhere() -> Self {
        let kept = Self::default();
        let writer = kept.clone();
        let ours = ["server", "app", "store", "vault", "policy", "exchange", "rules", "domain"];
        let wanted = tracing_subscriber::filter::Targets::new()
            .with_default(tracing::Level::WARN)
            .with_targets(ours.map(|ours| (ours, tracing::Level::TRACE)));
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(move || writer.clone());
        let log = tracing_subscriber::registry().with(lines).with(wanted);
        tracing::subscriber::set_global_default(log).unwrap();
        kept
    }

    fn told(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

const NAME: &str = "Plantaert";
const NUMBER: &str = "80.63.12-001.14";
const EMAIL: &str = "roos@plantaert.example";

async fn multipart(browser: &mut Visitor, path: &str) -> StatusCode {
    let head = "Content-Disposition: form-data; name=";
    let body = format!("--XX\r\n{head}\"{NAME}\"; filename=\"{NAME}.csv\"\r\n\r\n{EMAIL};{NUMBER}");
    let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX");
    browser.send(request.body(Body::from(body)).unwrap()).await.status
}

/// Does with the planted words whatever can be done with words: asks, posts, and sends what cannot be read.
async fn say_them_everywhere(browser: &mut Visitor, id: i64) {
    for path in
        ["/", "/kandidaten", "/logboek", "/privacy/personen/1", "/beheer/taken", "/rekenen", "/nergens"]
    {
        let asked = format!("{path}?q={NAME}&zoek={NAME}&inschrijving={NUMBER}&e={EMAIL}&monthly={NAME}");
        browser.get(&asked).await;
    }
    browser.get(&format!("/{NAME}/{NUMBER}/{EMAIL}")).await;
    browser.get(&format!("/kandidaten/{NAME}")).await;
    let fields = [
        ("number", NUMBER),
        ("national", NUMBER),
        ("birth", "1980-03-12"),
        ("email", EMAIL),
        ("password", NAME),
        ("name", NAME),
        ("reason", "Plantaert staat vannacht op straat."),
        ("text", NAME),
        ("layer", "support"),
        ("version", "1"),
    ];
    for path in [
        "/privacy/personen",
        "/aanmelden",
        "/kandidaten/weergaven",
        "/kandidaten/nieuw",
        "/kandidaten/opnemen",
        "/noodtoegang",
        "/organisaties/nieuw",
        "/beheer/mensen/nieuw",
        "/profiel/sleutels",
    ] {
        browser.post(path, &fields).await;
    }
    for part in ["bewerken/persoon", "notities", "rijksregisternummer"] {
        browser.post(&format!("/kandidaten/{id}/{part}"), &fields).await;
    }
    multipart(browser, &format!("/kandidaten/{id}/toestemmingen")).await;
    multipart(browser, "/importeren/nieuw").await;
    browser.post_json("/aanmelden/sleutel/begin", "{}").await;
    browser.post_json("/aanmelden/sleutel", &format!("{{\"credential\": \"{NAME}\"}}")).await;
    browser.post_json("/aanmelden/sleutel", &format!("{{\"credential\": {NAME}")).await;
    browser.post_json("/profiel/toegangssleutel", &format!("[\"{NAME}\"]")).await;
}

#[tokio::test]
async fn no_name_number_or_address_is_in_the_technical_log() {
    let kept = Kept::everywhere();
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    for who in ["privacy", "toewijzing", "begeleider", "beheer"] {
        let mut browser = desk.signed_in(who).await;
        browser.get(&format!("/kandidaten/{id}")).await;
        browser.get("/kandidaten?q=zilverberk").await;
        say_them_everywhere(&mut browser, id).await;
    }
    let told = kept.told();
    assert!(told.matches("/kandidaten/{id}").count() > 4, "what is asked for is logged:\n{told}");
    let words = [NAME, NUMBER, EMAIL, "plantaert", "Voorbeeld", "@demo.example", PASSWORD];
    for word in words.into_iter().chain(["Zilverberk", "zilverberk", "0470 99 88 77", "80620300183", "1980-"])
    {
        assert!(!told.contains(word), "{word} is in the log:\n{told}");
    }
}

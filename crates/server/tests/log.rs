//! The log is told in words, whatever was done.

use crate::support::Desk;
use app::office::retention::terms::Kind;
use app::office::{dwellings, keys, organisations};
use app::words::Language;
use axum::http::StatusCode;
use server::words::Words;
use std::collections::BTreeSet;
use store::entities::{dwelling, organisation, stock};
use store::sea_orm::EntityTrait;

/// Names of details that the office makes out of its own lists, each with what the line is about.
async fn names(desk: &Desk) -> BTreeSet<(&'static str, String)> {
    let reader = desk.office.store.reader();
    let dwelling = dwelling::Entity::find().one(reader).await.unwrap().unwrap();
    let organisation = organisation::Entity::find().one(reader).await.unwrap().unwrap();
    let stock = stock::Entity::find().one(reader).await.unwrap().unwrap();
    let counts = serde_json::to_value(keys::Count::default()).unwrap();
    let fields = |subject, fields: dwellings::Fields| {
        fields.into_iter().map(move |(field, _)| (subject, field.to_owned())).collect::<Vec<_>>()
    };
    let kept = Kind::ALL.into_iter().filter(|kind| kind.kept().is_some());
    let mut names: BTreeSet<_> = kept.map(|kind| ("retention", kind.code().to_owned())).collect();
    names.extend(counts.as_object().unwrap().keys().map(|name| ("keys", name.clone())));
    names.extend(fields("dwelling", dwellings::fields(&dwelling)));
    names.extend(fields("organisation", organisations::fields(&organisation)));
    names.extend(fields("stock", dwellings::stock::fields(&stock)));
    names
}

#[tokio::test]
async fn names_that_are_made_out_of_lists_have_words() {
    let desk = Desk::sqlite().await;
    let names = names(&desk).await;
    assert!(names.len() > 25, "{names:?}");
    for language in [Language::Dutch, Language::English] {
        let words = Words::new(language);
        let known = |prefix: &str, name: &str| words.knows(&format!("{prefix}-{name}"));
        let lacking: Vec<_> = names
            .iter()
            .filter(|(subject, name)| !["detail", subject, "job-figure"].iter().any(|p| known(p, name)))
            .collect();
        assert!(lacking.is_empty(), "{lacking:?}");
        for after in ["erase", "anonymise", "pseudonymise"] {
            assert!(known("action", after), "{after}");
        }
    }
}

#[tokio::test]
async fn what_was_done_is_told_without_codes() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    for path in ["/", "/kandidaten?status=active", "/kandidaten/1", "/kandidaten/uitvoer.csv", "/woningen/1"]
    {
        assert_eq!(officer.get(path).await.status, StatusCode::OK, "{path}");
    }
    let token = [("name", "Rapport"), ("scopes", "candidates:read"), ("days", "30")];
    assert_eq!(officer.post("/profiel/sleutels", &token).await.status, StatusCode::OK);
    let known = store::places::areas(desk.office.store.reader()).await.unwrap();
    let area = [("company", known[0].company.as_str()), ("zone", "proef"), ("nis", known[0].nis.as_str())];
    let mut keeper = desk.signed_in("beheer").await;
    assert_eq!(keeper.post("/gebieden", &area).await.status, StatusCode::SEE_OTHER);
    let mut reader = desk.signed_in("privacy").await;
    assert_eq!(reader.get("/privacy/bewaren").await.status, StatusCode::OK);
    reader.get("/logboek").await;
    let dutch = reader.get("/logboek").await.text;
    for told in
        ["Met: wachtwoord", "Mag: kandidaten lezen", "Volgens de regel: ", "Gezocht met: ", "Regels: "]
    {
        assert!(dutch.contains(told), "{told}: {dutch}");
    }
    reader.get("/taal/en?terug=/logboek").await;
    let english = reader.get("/logboek").await.text;
    for text in [&dutch, &english] {
        let told: String =
            text.split("<td class=\"told\">").skip(1).filter_map(|t| t.split("</td>").next()).collect();
        // What is no word shows as JSON or as a code of two parts.
        for code in ["&#34;", "{", "[", "_"] {
            assert!(!told.contains(code), "{code} in {told}");
        }
    }
    assert!(english.contains("With: password") && english.contains("added an area"), "{english}");
}

//! The ways to a file: its pages, the list and what is looked for in it, what is taken along, and the API.

use super::marks::{WHOLE_NUMBER, marks};
use super::stage::{Person, World};
use crate::api::{call, token};
use crate::map::routes;
use crate::support::Visitor;
use app::office::candidates::Column;
use axum::http::StatusCode;
use calamine::{Reader, Xlsx};
use policy::{Action, Actor, Facts, Need, Visible, decide};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Cursor;

/// A place, a mark, whether it should be there, and whether it is.
pub type Told = (String, String, bool, bool);

/// Marks that stand in no other file and in no list of words either.
const OF_NOBODY_ELSE: [&str; 17] = [
    "the name",
    "the telephone number",
    "the e-mail address",
    "the date of birth",
    "the registration number",
    "the masked national number",
    WHOLE_NUMBER,
    "the day of registration",
    "a member of the household",
    "a residence",
    "the monthly income",
    "the yearly income",
    "an attestation of another",
    "who gave the attestation",
    "a support note of another",
    "a support note of one's own",
    "a sensitive note of another",
];

/// Where requests of persons and terms are seen to: an extract is whole by law, and what an organisation wrote is its own
/// to take away.
const ANSWERED_FOR: &str = "/privacy/";

/// The pages of the map that name nothing, or a file.
fn pages(file: i64) -> Vec<String> {
    let sections =
        ["persoon", "gezin", "woonplaatsen", "voorkeuren", "woonnood", "inkomen", "situatie", "inschrijving"];
    let mut all = Vec::new();
    for route in routes().into_iter().filter(|route| route.get && !route.path.starts_with(ANSWERED_FOR)) {
        let path = route.path.replacen("/kandidaten/{id}", &format!("/kandidaten/{file}"), 1);
        if path.contains("{section}") {
            all.extend(sections.iter().map(|section| path.replace("{section}", section)));
        } else if !path.contains('{') {
            all.push(path);
        }
    }
    all
}

/// One person at all ways.
pub struct Places<'w> {
    world: &'w World,
    person: &'w Person,
    browser: Visitor,
    token: String,
}

impl<'w> Places<'w> {
    /// Signs somebody in, with all columns there are and a token.
    pub async fn of(world: &'w World, person: &'w Person) -> Self {
        let who = person.role.code();
        let mut browser = world.desk.signed_in(who).await;
        let columns: Vec<(&str, &str)> = Column::ALL.iter().map(|column| ("kolom", column.code())).collect();
        browser.post("/kandidaten/kolommen", &columns).await;
        let token = token(&world.desk, who, &["candidates:read"]).await;
        Self { world, person, browser, token }
    }

    /// Looks everywhere.
    pub async fn look(&mut self, actor: &Actor, facts: &Facts, seen: &Visible) -> Vec<Told> {
        let listed = decide(actor, Action::Search, facts).allow;
        let taken = decide(actor, Action::Export, facts).allow;
        let mut told = self.pages(seen).await;
        told.extend(self.searches(listed, seen).await);
        told.extend(self.exports(taken, seen).await);
        told.extend(self.api(listed, seen).await);
        told
    }

    /// All other pages that need no more than a file to be named: nothing of it stands there that may not be seen.
    pub async fn elsewhere(&mut self, seen: &Visible) -> Vec<Told> {
        let hidden: Vec<_> =
            marks(self.world, self.person, seen).into_iter().filter(|mark| !mark.3).collect();
        let hidden: Vec<_> = hidden.into_iter().filter(|(name, ..)| OF_NOBODY_ELSE.contains(name)).collect();
        let mut told = Vec::new();
        for path in pages(self.world.file) {
            let answer = self.browser.get(&path).await;
            for (name, _, text, _) in &hidden {
                let shown = answer.text.replace("&nbsp;", " ").replace('\u{a0}', " ").contains(text);
                told.push((path.clone(), (*name).to_owned(), false, shown));
            }
        }
        told
    }

    async fn pages(&mut self, seen: &Visible) -> Vec<Told> {
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        let mut told = Vec::new();
        for (name, page, text, may) in marks(self.world, self.person, seen) {
            if !texts.contains_key(page) {
                let answer = self.browser.get(&format!("/kandidaten/{}{page}", self.world.file)).await;
                let there = answer.status == StatusCode::OK;
                let text = if there {
                    answer.text.replace("&nbsp;", " ").replace('\u{a0}', " ")
                } else {
                    String::new()
                };
                texts.insert(page, text);
            }
            let shown = texts[page].contains(&text);
            told.push((format!("the page {page}"), name.to_owned(), may, shown));
        }
        let attestations = [
            (self.world.attestation, "the page of another's attestation", seen.attestation.all()),
            (self.person.attestation, "the page of one's own attestation", seen.attestation.any()),
        ];
        for (id, name, may) in attestations {
            let answer = self.browser.get(&format!("/attesten/{id}")).await;
            told.push(("the attestations".to_owned(), name.to_owned(), may, answer.status == StatusCode::OK));
        }
        told
    }

    /// What is asked of the list: it may only find by what is seen.
    async fn searches(&mut self, listed: bool, seen: &Visible) -> Vec<Told> {
        let number = self.world.number.clone();
        let asked = [
            ("q=Zilverberk".to_owned(), seen.contact),
            (format!("q={number}"), seen.identity),
            ("q=03/02/1980".to_owned(), seen.identity),
            ("q=80.62.03-001.83".to_owned(), seen.identity),
            ("geboren-van=1980-02-03&geboren-tot=1980-02-03".to_owned(), seen.identity),
            ("status=active".to_owned(), seen.housing.all()),
            ("van=1999-09-09&tot=1999-09-09".to_owned(), seen.housing.all()),
            ("gemeente=13040".to_owned(), seen.housing.all()),
            ("nood=losing-home".to_owned(), seen.points),
            ("aandacht=ja".to_owned(), seen.flag),
            ("attest=ja".to_owned(), seen.attestation_facts.all()),
        ];
        let link = format!("href=\"/kandidaten/{}\"", self.world.file);
        let mut told = Vec::new();
        for (query, may) in asked {
            let answer = self.browser.get(&format!("/kandidaten?{query}")).await;
            let found = answer.status == StatusCode::OK && answer.text.contains(&link);
            told.push(("the list".to_owned(), query, listed && may, found));
        }
        told
    }

    async fn exports(&mut self, taken: bool, seen: &Visible) -> Vec<Told> {
        let csv = self.browser.get("/kandidaten/uitvoer.csv").await;
        let csv = if csv.status == StatusCode::OK { csv.text } else { String::new() };
        let workbook = self.browser.bytes("/kandidaten/uitvoer.xlsx").await;
        let workbook = workbook.map(|bytes| cells(&bytes)).unwrap_or_default();
        let marks = [
            ("the name", "Zilverberk Planten", true),
            ("the telephone number", "0470 99 88 77", seen.contact),
            ("the e-mail address", "zilverberk@voorbeeld.be", seen.contact),
            ("the registration number", self.world.number.as_str(), seen.identity),
            ("the date of birth", "1980-02-03", seen.identity),
            ("the day of registration", "1999-09-09", seen.housing.all()),
            ("the state", "actief", seen.housing.all()),
            ("the housing need", "moet de woning binnen drie maanden", seen.need != Need::Hidden),
            ("the whole national number", "001.83", false),
        ];
        let mut told = Vec::new();
        for (kind, text) in [("CSV", &csv), ("a workbook", &workbook)] {
            for (name, mark, may) in &marks {
                told.push((kind.to_owned(), (*name).to_owned(), taken && *may, text.contains(mark)));
            }
        }
        told
    }

    async fn api(&mut self, listed: bool, seen: &Visible) -> Vec<Told> {
        let mut browser = self.world.desk.browser();
        let one = call(&mut browser, &self.token, &format!("/api/v1/candidates/{}", self.world.file)).await;
        let body: Value = serde_json::from_str(&one.text).unwrap();
        let there = one.status == StatusCode::OK;
        let marks = [
            ("the page of the file", "", !seen.nothing(), there),
            ("the telephone number", "0470 99 88 77", seen.contact, false),
            ("the e-mail address", "zilverberk@voorbeeld.be", seen.contact, false),
            ("the registration number", self.world.number.as_str(), seen.identity, false),
            ("the date of birth", "1980-02-03", seen.identity, false),
            ("the day of registration", "1999-09-09", seen.housing.all(), false),
            ("a municipality of preference", "13040", seen.housing.all(), false),
            ("the housing need", "losing-home", seen.housing.all() && seen.points, false),
            ("the whole national number", "80620300183", false, false),
        ];
        let mut told = Vec::new();
        for (name, mark, may, shown) in marks {
            let shown = shown || (!mark.is_empty() && there && one.text.contains(mark));
            told.push(("the API".to_owned(), name.to_owned(), may, shown));
        }
        assert!(there || body["status"] == 404, "{}", one.text);
        for (query, may) in [("q=Zilverberk", seen.contact), ("status=active", seen.housing.all())] {
            let list = call(&mut browser, &self.token, &format!("/api/v1/candidates?{query}")).await;
            let body: Value = serde_json::from_str(&list.text).unwrap();
            let items = body["items"].as_array().cloned().unwrap_or_default();
            let line = items.iter().find(|item| item["id"] == self.world.file);
            told.push(("the list of the API".to_owned(), query.to_owned(), listed && may, line.is_some()));
            let Some(line) = line else { continue };
            for (name, field, may) in [
                ("the registration number", "registration_number", seen.identity),
                ("the date of birth", "birth_date", seen.identity),
                ("the day of registration", "registered_on", seen.housing.all()),
            ] {
                let shown = line.get(field).is_some();
                told.push(("the list of the API".to_owned(), name.to_owned(), may, shown));
            }
        }
        told
    }
}

/// Everything that stands in a workbook.
fn cells(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheets: Vec<_> = book
        .worksheets()
        .into_iter()
        .flat_map(|(_, range)| {
            range
                .rows()
                .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"))
                .collect::<Vec<_>>()
        })
        .collect();
    sheets.join("\n")
}

//! Two who change the same thing at once, in every form that knows a version: what the first one saved stays, and the
//! second one reads what changed, with the own text beside it.

use super::crawl::crawl;
use super::send::{Pairs, send};
use super::world::{EVERYBODY, World};
use crate::map::route_of;
use crate::reading::{Field, Form, read};
use crate::support::{Answer, PASSWORD, Visitor};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet};

/// What a form changes: where it is sent, and what it asks.
type Kind = (String, BTreeSet<String>);

/// Two who have the same form open.
struct Pair {
    first: Visitor,
    second: Visitor,
}

/// Forms with a version, each with a page on which it stands.
async fn kinds(browser: &mut Visitor, starts: &[String]) -> BTreeMap<Kind, String> {
    let mut found = BTreeMap::new();
    for (page, reading) in crawl(browser, starts).await.pages {
        for form in reading.forms.into_iter().filter(|form| form.post) {
            if of_something(&form) {
                let route = route_of(&form.action).unwrap().path;
                // The parts of a file are forms of one address.
                let place = if route.contains("{section}") { form.action.clone() } else { route };
                found.entry((place, form.names())).or_insert_with(|| page.clone());
            }
        }
    }
    found
}

async fn form_at(browser: &mut Visitor, page: &str, kind: &Kind) -> Option<Form> {
    let answer = browser.get(page).await;
    let mut forms = read(page, &answer.text).forms.into_iter();
    forms.find(|form| {
        let route = route_of(&form.action).map(|route| route.path).unwrap_or_default();
        form.post && form.names() == kind.1 && (route == kind.0 || form.action == kind.0)
    })
}

/// What two can fill in in the same field, each something else.
struct Filling {
    field: String,
    /// Whether it stands beside what is there, as one more tick; otherwise in its place.
    beside: bool,
    /// Whether it is typed, so that it can be read as it stands.
    typed: bool,
    one: String,
    other: String,
}

impl Filling {
    fn into(&self, form: &Form, value: &str) -> Pairs {
        let mut pairs = form.sent();
        if !self.beside {
            pairs.retain(|(name, _)| *name != self.field);
        }
        pairs.push((self.field.clone(), value.to_owned()));
        for field in form.fields.iter().filter(|field| field.kind == "password") {
            pairs.retain(|(name, _)| *name != field.name);
            pairs.push((field.name.clone(), PASSWORD.to_owned()));
        }
        pairs
    }

    /// Whether a form holds what the first one filled in, and nothing of the second one.
    fn kept_by(&self, form: &Form) -> bool {
        let sent = form.sent();
        let held =
            |value: &str| sent.iter().any(|(name, there)| *name == self.field && there.contains(value));
        held(&self.one) && !held(&self.other)
    }
}

/// What can be filled in, what is typed first.
fn fillings(form: &Form, turn: usize) -> Vec<Filling> {
    let mut all: Vec<Filling> = form.fields.iter().flat_map(|field| filled(form, field, turn)).collect();
    all.retain(|filling| filling.beside || form.sent().iter().all(|(_, value)| *value != filling.one));
    all.sort_by_key(|filling| !filling.typed);
    all
}

fn filled(form: &Form, field: &Field, turn: usize) -> Vec<Filling> {
    let alike = || form.fields.iter().filter(|other| other.name == field.name);
    let (one, other) = (turn * 2 + 1, turn * 2 + 2);
    let typed: Vec<(String, String)> = match field.kind.as_str() {
        _ if field.name == "version" => return Vec::new(),
        "text" | "textarea" | "search" | "number" => {
            let words = (format!("Eerste proef {one}"), format!("Tweede proef {other}"));
            let codes = (format!("eerste-{one}"), format!("tweede-{other}"));
            let numbers = (format!("{}", 400 + one), format!("{}", 500 + other));
            vec![words, codes, numbers, (one.to_string(), other.to_string())]
        }
        "tel" => vec![(format!("014 11 11 {}", 10 + one), format!("014 22 22 {}", 10 + other))],
        "email" => vec![(format!("eerste{one}@voorbeeld.be"), format!("tweede{other}@voorbeeld.be"))],
        "date" => {
            ["2026-02", "2027-03"].map(|m| (format!("{m}-{}", 10 + one), format!("{m}-{}", 11 + one))).into()
        }
        _ => Vec::new(),
    };
    let chosen: Vec<&str> = match field.kind.as_str() {
        "select" => field.options.iter().map(String::as_str).collect(),
        "radio" | "checkbox" => {
            alike().filter(|other| !other.sent).map(|other| other.value.as_str()).collect()
        }
        _ => Vec::new(),
    };
    let free: Vec<&str> =
        chosen.into_iter().filter(|value| !value.is_empty() && *value != field.value).collect();
    let chosen = free.windows(2).take(3).map(|two| (two[0].to_owned(), two[1].to_owned()));
    let beside = field.kind == "checkbox";
    let filling = |typed: bool| {
        move |(one, other): (String, String)| Filling { field: field.name.clone(), beside, typed, one, other }
    };
    typed.into_iter().map(filling(true)).chain(chosen.map(filling(false))).collect()
}

impl Pair {
    /// Both change the same field of a form. What is wrong; none when it is well.
    async fn change(&mut self, page: &str, kind: &Kind, turn: usize) -> Option<String> {
        let Some(mine) = form_at(&mut self.first, page, kind).await else {
            return Some("the form is gone".to_owned());
        };
        let theirs = form_at(&mut self.second, page, kind).await.unwrap();
        let tries = fillings(&mine, turn);
        for filling in &tries {
            let answer = send(&mut self.first, &mine, &filling.into(&mine, &filling.one)).await;
            if answer.status != StatusCode::SEE_OTHER {
                continue;
            }
            let late = send(&mut self.second, &theirs, &filling.into(&theirs, &filling.other)).await;
            let now = form_at(&mut self.first, page, kind).await;
            return judge(filling, &late, now.as_ref());
        }
        if tries.is_empty() { self.press(&mine, &theirs).await } else { Some("nothing was taken".to_owned()) }
    }

    /// A form of buttons only: the first press counts, the second is told that it came too late.
    async fn press(&mut self, mine: &Form, theirs: &Form) -> Option<String> {
        let answer = send(&mut self.first, mine, &mine.sent()).await;
        if answer.status != StatusCode::SEE_OTHER {
            return Some(format!("a press was not taken: {}", answer.status));
        }
        let late = send(&mut self.second, theirs, &theirs.sent()).await;
        if [StatusCode::CONFLICT, StatusCode::NOT_FOUND].contains(&late.status) {
            return None;
        }
        let told = self.second.get(&late.location).await.text.contains("wijzigde dit account intussen");
        (!told).then(|| format!("the second press got {} {}", late.status, late.location))
    }
}

/// What is wrong with what the second one got, and with what stands in the form now; it may be gone for good.
fn judge(filling: &Filling, late: &Answer, now: Option<&Form>) -> Option<String> {
    let Filling { field, typed, one, other, .. } = filling;
    if late.status != StatusCode::CONFLICT {
        return Some(format!("{field}: the second one got {} {}", late.status, late.location));
    }
    let now = now?;
    if *typed && !(late.text.contains(one) && late.text.contains(other)) {
        return Some(format!("{field}: the page does not tell {one} and {other}"));
    }
    (!filling.kept_by(now)).then(|| format!("{field}: {one} was saved, and then there was {:?}", now.sent()))
}

/// Whether a form changes something that is there, and not something that is still to be made.
fn of_something(form: &Form) -> bool {
    form.names().contains("version") && !form.action.ends_with("/nieuw")
}

#[tokio::test]
async fn of_two_who_change_the_same_the_second_is_told() {
    for database in testbed::databases() {
        let name = database.to_string();
        let world = World::open(database).await;
        let (mut faults, mut tried) = (BTreeSet::new(), BTreeSet::new());
        for (turn, who) in EVERYBODY.into_iter().enumerate() {
            let mut pair =
                Pair { first: world.desk.signed_in(who).await, second: world.desk.signed_in(who).await };
            let mut starts = world.starts(who);
            let file = format!("/kandidaten/{}", world.file);
            let links = read(&file, &pair.first.get(&file).await.text).links;
            starts.extend(links.into_iter().filter(|link| link.contains("/bewerken/")));
            for (kind, page) in kinds(&mut pair.first, &starts).await {
                if let Some(fault) = pair.change(&page, &kind, turn).await {
                    faults.insert(format!("{who} {}: {fault}", kind.0));
                }
                tried.insert(kind.0);
            }
        }
        assert!(faults.is_empty(), "{name}: {faults:#?}\nof {tried:#?}");
        assert!(tried.len() >= 14, "{name}: {tried:#?}");
        let expected =
            ["/profiel", "/organisaties/{id}/wijzigen", "/woningen/{id}/wijzigen", "/beheer/mensen/{id}"];
        for kind in expected {
            assert!(tried.contains(kind), "{name}: nobody changed {kind}: {tried:#?}");
        }
    }
}

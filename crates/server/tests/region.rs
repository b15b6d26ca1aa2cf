//! Whole answers of organisations, areas, dwellings, stock and rankings.

use crate::reading::read;
use crate::support::{Answer, Desk};
use axum::http::StatusCode;

/// The main part of a page, without what differs from run to run.
fn main(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let start = answer.text.find("<main").expect("a page has a main part");
    let end = answer.text.find("</main>").expect("that ends");
    let lines = answer.text[start..end].lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let moment = " gegevens tot ";
    let lines = lines.map(|line| match line.split_once(moment) {
        Some((before, after)) => {
            let rest = after.split_once(", ").and_then(|(_, rest)| rest.split_once(", "));
            format!("{before}{moment}[moment], {}", rest.map_or("", |(_, rest)| rest))
        }
        None => line.to_owned(),
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    // The mark in the address of a file changes with the file.
    let mut pieces = text.split("/static/");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |told, rest| {
        let name = rest.split_once('/').map_or(rest, |(_, name)| name);
        format!("{told}/static/[mark]/{name}")
    })
}

/// The first address in a page that begins like this and goes on with a number.
fn address(answer: &Answer, begin: &str) -> String {
    let link = format!("href=\"{begin}");
    let pieces = answer.text.split(&link).skip(1);
    let mut numbers = pieces.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    let number = numbers.find(|number| !number.is_empty()).expect("the page links to one");
    format!("{begin}{number}")
}

#[tokio::test]
async fn the_pages_of_the_region_say_what_they_said() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let list = officer.get("/woningen?maatschappij=Woonboog&toegewezen=nee").await;
    insta::assert_snapshot!("dwellings", main(&list));
    let home = address(&list, "/woningen/");
    insta::assert_snapshot!("dwelling", main(&officer.get(&home).await));
    insta::assert_snapshot!("dwelling_form", main(&officer.get(&format!("{home}/wijzigen")).await));
    insta::assert_snapshot!("stock", main(&officer.get("/woningen/voorraad?maatschappij=Woonboog").await));
    insta::assert_snapshot!("organisations", main(&officer.get("/organisaties?sector=company").await));
    let mut keeper = desk.signed_in("beheer").await;
    insta::assert_snapshot!("areas", main(&keeper.get("/gebieden").await));
    insta::assert_snapshot!("organisation_form", main(&keeper.get("/organisaties/nieuw").await));
    let company = address(&keeper.get("/organisaties?zoek=woonboog").await, "/organisaties/");
    insta::assert_snapshot!("organisation", main(&keeper.get(&company).await));
}

#[tokio::test]
async fn the_list_of_dwellings_begins_with_those_that_are_free_and_says_so() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let rows = |answer: &Answer| {
        let told = answer.text.split("data-told>").nth(1).and_then(|rest| rest.split('<').next());
        told.unwrap_or_default().to_owned()
    };
    let free = officer.get("/woningen").await;
    assert!(free.text.contains("href=\"/woningen?toegewezen=alle\">Toestand: vrij"), "{}", free.text);
    assert_eq!(rows(&free), rows(&officer.get("/woningen?toegewezen=nee").await));
    let all = officer.get("/woningen?toegewezen=alle").await;
    assert_ne!(rows(&all), rows(&free));
    assert!(!all.text.contains("Toestand: "), "no filter is on: {}", all.text);
    let taken = address(&officer.get("/woningen?toegewezen=ja").await, "/woningen/");
    let title = officer.get(&taken).await.text;
    let code = title.split("Woning ").nth(1).and_then(|rest| rest.split([' ', '<']).next()).unwrap();
    let none = officer.get(&format!("/woningen?zoek={code}")).await;
    let also = format!("href=\"/woningen?zoek={code}&#38;toegewezen=alle\"");
    assert!(none.text.contains(&also) && none.text.contains("Toon ook toegewezen woningen"), "{}", none.text);
}

#[tokio::test]
async fn the_ranking_opens_leafs_and_filters() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let list = officer.get("/woningen?maatschappij=Woonboog&toegewezen=nee").await;
    let path = format!("{}/rangschikking", address(&list, "/woningen/"));
    let mut answer = officer.get(&path).await;
    // The first time the register has to be read: the page says so until it is there.
    while answer.text.contains("De rangschikking wordt berekend") {
        tokio::task::yield_now().await;
        answer = officer.get(&path).await;
    }
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.text.contains("Berekend uit gegevens tot"));
    let out = officer.get(&format!("{path}?pijler=1&lijst=niet")).await;
    assert!(out.text.contains("href=\"/kandidaten/"), "who is not ranked is shown too: {}", out.text);
    let rows = out.text.matches(" data-row>").count();
    assert!((1..=50).contains(&rows), "never more than a page");
    assert!(!out.text.contains(">Plaats</th>"), "who is not ranked has no place: {}", out.text);
    let told = out.text.split("data-told>").nth(1).and_then(|rest| rest.split(" kandida").next()).unwrap();
    assert!(
        out.text.contains(&format!("Niet gerangschikt ({told})")),
        "the tab counts the list: {}",
        out.text
    );
    assert!(out.text.contains("staan niet in deze lijst: kies die reden"), "{}", out.text);
    assert!(out.text.contains(">Naam</th>"), "{}", out.text);
    let reason = officer.get(&format!("{path}?pijler=1&lijst=niet&reden=occupancy")).await;
    assert_eq!(reason.status, StatusCode::OK);
    let nobody = officer.get(&format!("{path}?nummer=9999.99.99.9999")).await;
    assert!(nobody.text.contains("Dit nummer staat niet in de rangschikking"));
    let mut other = desk.signed_in("leefgoed").await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "another company's ranking");
}

/// The addresses of the explanations in a page of a ranking.
fn explanations(answer: &Answer, path: &str) -> Vec<String> {
    let link = format!("href=\"{path}/");
    let pieces = answer.text.split(&link).skip(1);
    pieces.map(|rest| format!("{path}/{}", rest.split('"').next().unwrap_or_default())).collect()
}

#[tokio::test]
async fn every_line_of_a_ranking_opens_what_the_program_explains_under_the_rights_of_the_reader() {
    let desk = Desk::sqlite().await;
    let folder = tempfile::tempdir().unwrap();
    let region = folder.path().join("region");
    app::demo_region::make(&region, demo::Size::Small, 1, Some(crate::support::day())).unwrap();
    let source = app::registry::Source { path: region, mapping: None, progress: None };
    let kempen = std::path::Path::new("kempen");
    let loaded = app::rank::load(kempen, None, &source, crate::support::day()).unwrap();
    let engine = app::rank::engine(&loaded, crate::support::day(), None).unwrap();
    let words = app::words::Words::new(app::words::Language::Dutch);

    let mut officer = desk.signed_in("toewijzing").await;
    let list = officer.get("/woningen?maatschappij=Woonboog&toegewezen=nee").await;
    let path = format!("{}/rangschikking", address(&list, "/woningen/"));
    let mut answer = officer.get(&path).await;
    while answer.text.contains("De rangschikking wordt berekend") {
        tokio::task::yield_now().await;
        answer = officer.get(&path).await;
    }
    let code = answer.text.split("Rangschikking voor woning ").nth(1).unwrap();
    let code: String = code.chars().take_while(|c| !c.is_whitespace() && *c != '<').collect();
    for (query, pillar) in [("", None), ("?pijler=1&lijst=niet", Some(domain::Pillar::Standard))] {
        let page = officer.get(&format!("{path}{query}")).await;
        let all = explanations(&page, &path);
        assert_eq!(all.len(), page.text.matches(" data-row>").count(), "{query}: {}", page.text);
        for link in all.iter().step_by(all.len().div_ceil(4).max(1)) {
            let why = officer.get(&link.replace("&#38;", "&")).await;
            assert_eq!(why.status, StatusCode::OK, "{link}: {}", why.text);
            let number = why.text.split("Uitleg voor kandidaat ").nth(1).unwrap();
            let number: String = number.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let explained = app::explain::explain(&loaded, &engine, &code, &number, pillar).unwrap();
            let told = words.explained(&loaded.law, &explained, app::office::file::points::Told::ALL);
            let plain = why.text.replace("&#39;", "'").replace("&#38;", "&");
            for text in told.about.iter().chain([&told.outcome]).chain(&told.remarks) {
                assert!(plain.contains(text.as_str()), "{link}: {text}: {plain}");
            }
            for item in told.parts.iter().flat_map(|part| &part.items) {
                // Whose attestation it is, is not for a landlord.
                let issuer = item.text.contains("attest van");
                assert!(issuer || plain.contains(&item.text), "{link}: {}: {plain}", item.text);
                assert!(plain.contains(&item.cited), "{link}: {}", item.cited);
            }
        }
    }
    let link = explanations(&officer.get(&format!("{path}?pijler=1&lijst=niet")).await, &path).remove(0);
    let person = link.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    for who in ["leefgoed", "begeleider", "beheer", "beleid"] {
        let other = desk.signed_in(who).await.get(&link).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{who}");
    }
    for nothing in ["0", "x", "99999999999999999999"] {
        assert_eq!(officer.get(&format!("{path}/{nothing}")).await.status, StatusCode::NOT_FOUND);
    }
    let history = officer.get(&format!("/kandidaten/{person}/geschiedenis")).await.text;
    assert!(history.contains("Uitleg van plaats in rangschikking bekeken"), "{history}");
}

#[tokio::test]
async fn a_form_sent_as_it_was_opened_is_told_and_makes_no_version() {
    let desk = Desk::sqlite().await;
    let mut keeper = desk.signed_in("beheer").await;
    let fields = [("name", "OCMW Nergens"), ("code", "OCMW-nergens"), ("sector", "ocmw")];
    let made = keeper.post("/organisaties/nieuw", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "capitals in a code: {}", made.text);
    let change = format!("{}/wijzigen", made.location);
    let again = [fields[0], fields[1], fields[2], ("version", "1")];
    assert_eq!(keeper.post(&change, &again).await.status, StatusCode::SEE_OTHER);
    let told = keeper.get(&made.location).await.text;
    assert!(told.contains("Er is niets gewijzigd"), "{told}");
    assert!(keeper.get(&change).await.text.contains("name=\"version\" value=\"1\""));
    let nonsense = [("name", "OCMW Elders"), fields[1], fields[2], ("version", "abc")];
    let answer = keeper.post(&change, &nonsense).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("bij welke versie het hoort"), "{}", answer.text);
}

#[tokio::test]
async fn what_is_filled_in_wrongly_comes_back_with_a_message_beside_it() {
    let desk = Desk::sqlite().await;
    let mut keeper = desk.signed_in("beheer").await;
    let answer = keeper.post("/organisaties/nieuw", &[("name", "OCMW <b>"), ("code", "Groot!")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("href=\"#code\""), "the summary links to the field");
    assert!(answer.text.contains("OCMW &#60;b&#62;"), "what was typed is kept, and is only text");
    let fields = [("name", "OCMW Nergens"), ("code", "ocmw-nergens"), ("sector", "ocmw")];
    let answer = keeper.post("/organisaties/nieuw", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = answer.location;
    let change = format!("{page}/wijzigen");
    let saved = |name: &'static str| [("name", name), fields[1], fields[2], ("version", "1")];
    assert_eq!(keeper.post(&change, &saved("OCMW Ergens")).await.status, StatusCode::SEE_OTHER);
    let late = keeper.post(&change, &saved("OCMW Elders")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for word in ["OCMW Ergens", "OCMW Elders", "Iemand anders was u voor", "name=\"version\" value=\"2\""] {
        assert!(late.text.contains(word), "{word}: {}", late.text);
    }
}

#[tokio::test]
async fn what_is_not_there_or_not_yours_to_see_is_not_found() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    for path in [
        "/woningen/0",
        "/woningen/x",
        "/woningen/999999999999999999999",
        "/woningen/0/rangschikking",
        "/woningen/voorraad/x/wijzigen",
        "/organisaties/-1",
        "/organisaties/nergens",
    ] {
        assert_eq!(officer.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut volunteer = desk.signed_in("vrijwilliger").await;
    for path in ["/woningen", "/woningen/1", "/woningen/voorraad", "/gebieden", "/organisaties"] {
        assert_eq!(volunteer.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(officer.post("/gebieden/1/verwijderen", &[]).await.status, StatusCode::FORBIDDEN);
    for odd in ["/woningen?slaapkamers=veel&blad=-3&beschikbaar=ooit", "/organisaties?blad=99999999999999"] {
        assert_eq!(officer.get(odd).await.status, StatusCode::OK, "{odd}");
    }
}

/// The only form of a page that is posted to where the page stands, as a browser would send it.
fn form(path: &str, answer: &Answer) -> Vec<(String, String)> {
    let forms = read(path, &answer.text).forms;
    forms.into_iter().find(|form| form.names().contains("version")).expect("the page has a form").sent()
}

/// The fields with some filled in otherwise.
fn with(fields: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    for (name, value) in changes {
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn of_what_two_people_changed_the_second_chooses_field_by_field() {
    for database in testbed::databases() {
        let desk = Desk::open(database).await;
        // Who, which form, what only the first changes, what both change, what only the second changes.
        let officer = desk.signed_in("toewijzing").await;
        let keeper = desk.signed_in("beheer").await;
        let list = officer.clone().get("/woningen").await;
        let mut dwelling = address(&list, "/woningen/");
        for piece in list.text.split("href=\"/woningen/").skip(1) {
            let number: String = piece.chars().take_while(char::is_ascii_digit).collect();
            let path = format!("/woningen/{number}");
            if officer.clone().get(&format!("{path}/wijzigen")).await.status == StatusCode::OK {
                dwelling = path;
                break;
            }
        }
        let stock = officer.clone().get("/woningen/voorraad").await;
        let stock = address(&stock, "/woningen/voorraad/");
        let organisation = address(&keeper.clone().get("/organisaties").await, "/organisaties/");
        let cases = [
            (
                officer.clone(),
                dwelling,
                ["min_age", "rent", "bedrooms"],
                ["33", "0", "7"],
                ["401,00", "402,00"],
            ),
            (officer, stock, ["reserved", "dwellings", ""], ["0", "0", ""], ["90001", "90002"]),
            (
                keeper,
                organisation,
                ["address", "name", "phone"],
                ["Plein 1", "", "014 33 33 33"],
                ["Een", "Twee"],
            ),
        ];
        for (browser, thing, [theirs, both, mine], [by_them, _, by_me], [first, second]) in cases {
            let path = format!("{thing}/wijzigen");
            let (mut one, mut two) = (browser.clone(), browser.clone());
            let opened = form(&path, &one.get(&path).await);
            let saved = with(&opened, &[(theirs, by_them), (both, first)]);
            let saved = one.post(&path, &pairs(&saved)).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{path}: {}", saved.text);

            let mut typed = vec![(both, second)];
            if !mine.is_empty() {
                typed.push((mine, by_me));
            }
            let late = two.post(&path, &pairs(&with(&opened, &typed))).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{path}: {}", late.text);
            assert!(late.text.contains(first) && late.text.contains(second), "{path}: {}", late.text);
            let asked = form(&path, &late);
            let asks = |field: &str| asked.iter().any(|(name, _)| *name == format!("keep-{field}"));
            assert!(asks(both) && !asks(theirs) && !asks(mine), "{path}: {asked:?}");

            // One's own, for what both changed; of the rest each keeps what only they changed.
            let keep = format!("keep-{both}");
            let chosen = two.post(&path, &pairs(&with(&asked, &[(&keep, "yours")]))).await;
            assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{path}: {}", chosen.text);
            let now = form(&path, &one.get(&path).await);
            let value = |fields: &[(String, String)], field: &str| {
                fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone())
            };
            assert_eq!(value(&now, both).as_deref(), Some(second), "{path}");
            assert_eq!(value(&now, theirs).as_deref(), Some(by_them), "{path}");
            if !mine.is_empty() {
                assert_eq!(value(&now, mine).as_deref(), Some(by_me), "{path}");
            }

            // Theirs: what was typed is given up, and nothing else has to be typed again.
            let late = two.post(&path, &pairs(&with(&opened, &[(both, first)]))).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{path}: {}", late.text);
            let asked = with(&form(&path, &late), &[(&keep, "theirs")]);
            assert_eq!(two.post(&path, &pairs(&asked)).await.status, StatusCode::SEE_OTHER, "{path}");
            let now = form(&path, &one.get(&path).await);
            assert_eq!(value(&now, both).as_deref(), Some(second), "{path}");
        }
    }
}

//! Whole answers: status, headers and body, as they go to a browser or a program. What differs from run to run is left
//! open: marks of files, numbers of requests, moments, what a cookie holds.

use crate::api::{call, token};
use crate::map::route_of;
use crate::nonsense::world::{EVERYBODY, World};
use crate::reading::read;
use crate::support::{Answer, Visitor};
use axum::http::StatusCode;

/// Start pages, and under which name they are kept.
const HOMES: [(&str, &str); 7] = [
    ("toewijzing", "home_toewijzing"),
    ("leefgoed", "home_leefgoed"),
    ("begeleider", "home_begeleider"),
    ("vrijwilliger", "home_vrijwilliger"),
    ("beleid", "home_beleid"),
    ("beheer", "home_beheer"),
    ("privacy", "home_privacy"),
];

/// The same file, as it is read by those who see different parts of it.
const FILES: [(&str, &str); 4] = [
    ("toewijzing", "file_toewijzing"),
    ("begeleider", "file_begeleider"),
    ("vrijwilliger", "file_vrijwilliger"),
    ("privacy", "file_privacy"),
];

/// An answer as it is kept.
fn whole(answer: &Answer) -> String {
    let mut heads: Vec<String> = Vec::new();
    for (name, value) in &answer.headers {
        let value = value.to_str().unwrap();
        let told = match name.as_str() {
            "date" | "content-length" => continue,
            "x-request-id" | "etag" => "[differs]".to_owned(),
            "set-cookie" => {
                let (cookie, rest) = value.split_once('=').unwrap();
                let rest = rest.split_once(';').map_or("", |(_, rest)| rest);
                format!("{cookie}=[differs];{rest}")
            }
            _ => value.to_owned(),
        };
        heads.push(format!("{name}: {told}"));
    }
    heads.sort();
    let body = answer.text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let body = body.map(settled).collect::<Vec<_>>().join("\n");
    format!("{}\n{}\n\n{body}", answer.status.as_u16(), heads.join("\n"))
}

/// A line without what differs.
fn settled(line: &str) -> String {
    let mut pieces = line.split("/static/");
    let first = pieces.next().unwrap_or_default().to_owned();
    let line = pieces.fold(first, |told, rest| {
        let name = rest.split_once('/').map_or(rest, |(_, name)| name);
        format!("{told}/static/[mark]/{name}")
    });
    let line = match line.split_once(" gegevens tot ") {
        Some((before, after)) => {
            let rest = after.splitn(3, ", ").nth(2).unwrap_or_default();
            format!("{before} gegevens tot [moment], {rest}")
        }
        None => line,
    };
    let line = line.replace(concat!("Woonspoor ", env!("CARGO_PKG_VERSION")), "Woonspoor [version]");
    without_clock(&without_number(&line))
}

/// The number of the request stands in the page that says what went wrong.
fn without_number(line: &str) -> String {
    match line.split_once("<code>").and_then(|(before, rest)| Some((before, rest.split_once("</code>")?))) {
        Some((before, (number, after))) if number.len() == 16 => {
            format!("{before}<code>[number]</code>{after}")
        }
        _ => line.to_owned(),
    }
}

/// Times of the day are those of the run.
fn without_clock(line: &str) -> String {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let clock = |at: usize| {
        digit(at)
            && digit(at + 1)
            && bytes.get(at + 2) == Some(&b':')
            && digit(at + 3)
            && digit(at + 4)
            && (at == 0 || !digit(at - 1))
            && !digit(at + 5)
    };
    let mut told = String::new();
    let mut skip = 0;
    for (at, character) in line.char_indices() {
        if skip > 0 {
            skip -= 1;
        } else if clock(at) {
            // The day of the run stands before it.
            if told.ends_with(", ") {
                told.truncate(told.rfind('>').map_or(0, |end| end + 1));
            }
            told.push_str("[moment]");
            skip = 4;
        } else {
            told.push(character);
        }
    }
    told
}

/// The path of the first link on a page that leads to an address of the map.
async fn linked(browser: &mut Visitor, page: &str, route: &str) -> String {
    let links = read(page, &browser.get(page).await.text).links;
    let mut found = links.into_iter().filter(|link| route_of(link).is_some_and(|there| there.path == route));
    found.next().unwrap_or_else(|| panic!("{page} has no link to {route}"))
}

#[tokio::test]
async fn pages_are_what_they_were() {
    let world = World::open(testbed::sqlite()).await;
    let desk = &world.desk;
    let mut stranger = desk.browser();
    insta::assert_snapshot!("log_in", whole(&stranger.get("/aanmelden").await));
    insta::assert_snapshot!("log_in_asked", whole(&stranger.get("/kandidaten?q=x").await));
    let wrong = [("email", "niemand@demo.example"), ("password", "mis")];
    insta::assert_snapshot!("log_in_wrong", whole(&stranger.post("/aanmelden", &wrong).await));
    assert_eq!(HOMES.map(|(who, _)| who), EVERYBODY, "everybody's start page is kept");
    for (who, name) in HOMES {
        insta::assert_snapshot!(name, whole(&desk.signed_in(who).await.get("/").await));
    }
    let file = format!("/kandidaten/{}", world.file);
    for (who, name) in FILES {
        insta::assert_snapshot!(name, whole(&desk.signed_in(who).await.get(&file).await));
    }
    let mut officer = desk.signed_in("toewijzing").await;
    insta::assert_snapshot!("list", whole(&officer.get("/kandidaten?q=Zilverberk").await));
    let homes = "/woningen?maatschappij=Woonboog&toegewezen=nee";
    let home = linked(&mut officer, homes, "/woningen/{id}").await;
    insta::assert_snapshot!("ranking", whole(&officer.get(&format!("{home}/rangschikking")).await));
    let starts = world.starts("toewijzing");
    let preview =
        starts.iter().find(|start| start.starts_with("/importeren") && !start.ends_with("/kolommen"));
    let preview = preview.unwrap();
    let mut looked = officer.get(preview).await;
    for _ in 0..600 {
        if !looked.text.contains("id=\"import-work\" hx-get") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        looked = officer.get(preview).await;
    }
    insta::assert_snapshot!("import_preview", whole(&looked));
}

#[tokio::test]
async fn refusals_are_what_they_were() {
    let world = World::open(testbed::sqlite()).await;
    let desk = &world.desk;
    let mut officer = desk.signed_in("toewijzing").await;
    insta::assert_snapshot!("not_found", whole(&officer.get("/kandidaten/987654").await));
    let form = format!("/kandidaten/{}/bewerken/persoon", world.file);
    let fields = read(&form, &officer.get(&form).await.text).forms;
    let fields = fields.into_iter().find(|f| f.action == form).unwrap().sent();
    let with = |name: &str, value: &str| {
        let mut pairs = fields.clone();
        pairs.retain(|(other, _)| other != name);
        pairs.push((name.to_owned(), value.to_owned()));
        pairs
    };
    let wrong = with("email", "geen adres");
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = officer.post(&form, &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!("unprocessable", whole(&answer));
    let saved = ("014 11 11 11", StatusCode::SEE_OTHER, "saved");
    let late = ("014 22 22 22", StatusCode::CONFLICT, "conflict");
    for (phone, status, name) in [saved, late] {
        let pairs = with("phone", phone);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
        let answer = officer.post(&form, &pairs).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        insta::assert_snapshot!(name, whole(&answer));
    }
}

#[tokio::test]
async fn answers_of_the_api_are_what_they_were() {
    let world = World::open(testbed::sqlite()).await;
    let desk = &world.desk;
    let mut program = desk.browser();
    insta::assert_snapshot!("api_no_token", whole(&program.get("/api/v1/me").await));
    let officer = token(desk, "toewijzing", &["candidates:read"]).await;
    let file = format!("/api/v1/candidates/{}", world.file);
    for (name, path) in [
        ("api_candidate", file.as_str()),
        ("api_candidates", "/api/v1/candidates?q=Zilverberk"),
        ("api_not_found", "/api/v1/candidates/987654"),
        ("api_nowhere", "/api/v1/nergens"),
        ("api_not_allowed", "/api/v1/dwellings"),
        ("api_unprocessable", "/api/v1/candidates?limit=0"),
        ("api_unreadable", "/api/v1/candidates?limit=veel"),
    ] {
        insta::assert_snapshot!(name, whole(&call(&mut program, &officer, path).await));
    }
}

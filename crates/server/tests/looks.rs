//! Every page there is, in a real browser: accessible to all, within the width of a telephone, quiet in the console.

use crate::accounts::entering::{code, first};
use crate::accounts::linking::{comes_back, linking, with_password};
use crate::accounts::openid::bram;
use crate::accounts::provider::Provider;
use crate::accounts::{PASSWORD, Strict};
use crate::map::{route_of, routes};
use crate::nonsense::crawl::crawl;
use crate::nonsense::world::{EVERYBODY, World};
use crate::planted::account_id;
use crate::support::Visitor;
use axum::Router;
use serde_json::json;
use std::collections::BTreeSet;
use store::entities::passkey;
use store::sea_orm::{ActiveModelTrait, Set};
use testbed::Browser;

/// Addresses that can be opened and never show a page, and why.
const NO_PAGE: [(&str, &str); 5] = [
    ("/taal/{language}", "leads back to where one was"),
    ("/aanmelden/extern", "leads to a provider elsewhere"),
    ("/aanmelden/extern/terug", "comes back from a provider elsewhere"),
    ("/profiel/aanmelddienst", "leads to a provider elsewhere"),
    ("/documenten/{id}", "gives a document as it was brought"),
];

/// What was looked at so far.
struct Look {
    browser: Browser,
    /// Addresses of the map of which a page was looked at.
    routes: BTreeSet<String>,
    /// Pages with the same parts were seen before.
    known: BTreeSet<(String, BTreeSet<String>)>,
    faults: Vec<String>,
}

/// Serves an office on a port of its own, and gives its address.
async fn serve(router: &Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let router = router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

impl Look {
    async fn start() -> Self {
        let browser = Browser::start().await.patient_for(30);
        Self { browser, routes: BTreeSet::new(), known: BTreeSet::new(), faults: Vec::new() }
    }

    /// The browser is this person's from now on.
    async fn be(&self, visitor: &Visitor, office: &str) {
        self.browser.devtools("Network.clearBrowserCookies", json!({})).await;
        for (name, value) in visitor.cookies() {
            let cookie = json!({ "name": name, "value": value, "url": office });
            self.browser.devtools("Network.setCookie", cookie).await;
        }
    }

    /// Looks at a page, which has to be there.
    async fn at(&mut self, office: &str, who: &str, path: &str) {
        self.browser.goto(&format!("{office}{path}")).await;
        let arrived = self.browser.address().await.path().to_owned();
        let route = route_of(path).map(|route| route.path);
        if route_of(&arrived).map(|route| route.path) != route {
            self.faults.push(format!("{who} asked {path} and got {arrived}"));
            return;
        }
        self.routes.extend(route);
        self.browser.shots(&format!("{who}{}", path.replace(['/', '?', '=', '&', ' '], "-"))).await;
        let faults = self.browser.faults().await;
        self.faults.extend(faults.iter().map(|fault| format!("{who} at {path}: {fault}")));
    }

    /// Looks at pages of one person in an office.
    async fn through(&mut self, router: &Router, who: &str, visitor: &Visitor, paths: &[&str]) {
        let office = serve(router).await;
        self.be(visitor, &office).await;
        for path in paths {
            self.at(&office, who, path).await;
        }
    }
}

/// The pages that links lead to, each once for all who see the same parts of it; and what is no page but a download.
async fn linked(look: &mut Look, world: &World) -> BTreeSet<String> {
    let office = serve(&world.desk.router).await;
    let mut downloads = BTreeSet::new();
    for who in EVERYBODY.into_iter().map(Some).chain([None]) {
        let name = who.unwrap_or("a stranger");
        let (mut visitor, starts) = match who {
            Some(who) => (world.desk.signed_in(who).await, world.starts(who)),
            None => (world.desk.browser(), vec!["/aanmelden".to_owned(), world.invitation.clone()]),
        };
        let seen = crawl(&mut visitor, &starts).await;
        look.be(&visitor, &office).await;
        look.at(&office, name, "/nergens").await;
        let mut pages = BTreeSet::new();
        for (path, reading) in seen.pages {
            let route = route_of(&path).unwrap().path;
            pages.insert(route.clone());
            if look.known.insert((route, reading.ids)) {
                look.at(&office, name, &path).await;
            }
        }
        downloads.extend(seen.routes.difference(&pages).cloned());
    }
    downloads
}

/// Pages that come up only when something happened before, in the demo region.
async fn after_something(look: &mut Look, world: &World) {
    let desk = &world.desk;
    let mut late = desk.signed_in("toewijzing").await;
    late.forget("woonspoor");
    late.post("/profiel", &[("name", "Annelies Laat"), ("version", "1"), ("language", "nl")]).await;
    look.through(&desk.router, "who was away too long", &late, &["/aanmelden"]).await;
    late.post("/aanmelden", &[("email", "toewijzing@demo.example"), ("password", PASSWORD)]).await;
    let key = passkey::ActiveModel {
        account_id: Set(account_id(desk, "toewijzing").await),
        name: Set("sleutel".to_owned()),
        credential: Set("{}".to_owned()),
        created_at: Set(chrono::DateTime::UNIX_EPOCH),
        ..Default::default()
    };
    let tx = desk.office.store.begin().await.unwrap();
    let key = key.insert(&tx).await.unwrap().id;
    tx.commit().await.unwrap();
    let key = format!("/profiel/toegangssleutels/{key}/weg");
    look.through(&desk.router, "who was away too long", &late, &["/aanmelden/bewaard", &key, "/profiel"])
        .await;
    let officer = desk.signed_in("toewijzing2").await;
    let found = ["/kandidaten?q=jan", "/kandidaten?q=zzzzzz", "/kandidaten?van=gisteren"];
    look.through(&desk.router, "toewijzing2", &officer, &found).await;
    let privacy = desk.signed_in("privacy").await;
    look.through(&desk.router, "privacy", &privacy, &["/privacy/personen"]).await;
}

/// Pages of an office that asks for a second step, from its first link on.
async fn with_a_second_step(look: &mut Look) {
    let office = Strict::open(|_| {}).await;
    let now = server::clock::Moment::read(None).now;
    let link = office.office.first_link(now).await.unwrap().unwrap();
    let path = link.trim_start_matches("http://localhost:8080").to_owned();
    look.through(&office.router, "who begins", &office.browser(), &[&path]).await;
    let (mut browser, _) = first(&office).await;
    look.through(&office.router, "who begins", &browser, &["/aanmelden/instellen"]).await;
    let page = browser.get("/aanmelden/instellen").await.text;
    browser.post("/aanmelden/instellen", &[("code", &code(&page, 0))]).await;
    let own = ["/profiel/herstelcodes", "/profiel/app/weg", "/profiel", "/"];
    look.through(&office.router, "with an app", &browser, &own).await;
    let mut half = office.browser();
    half.post("/aanmelden", &[("email", "ann@kempen.example"), ("password", PASSWORD)]).await;
    look.through(&office.router, "half signed in", &half, &["/aanmelden/bevestigen"]).await;
    office.wait(11).await;
    look.through(&office.router, "who was away a while", &browser, &["/profiel/bevestigen"]).await;
}

/// Pages of an office with a log-in service.
async fn with_a_provider(look: &mut Look) {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    look.through(&office.router, "a stranger", &office.browser(), &["/aanmelden"]).await;
    let mut browser = with_password(&office, "bram@kempen.example").await;
    let found = comes_back(&mut browser, &provider, bram()).await.location;
    look.through(&office.router, "who links", &browser, &[&found]).await;
    browser.post(&found, &[]).await;
    let profile = browser.get("/profiel").await.text;
    let number = crate::accounts::between(&profile, "/profiel/aanmelddiensten/", "/").to_owned();
    let away = format!("/profiel/aanmelddiensten/{number}/weg");
    look.through(&office.router, "who linked", &browser, &["/profiel", &away]).await;
}

#[tokio::test]
async fn every_page_is_accessible_and_fits_a_telephone() {
    let mut look = Look::start().await;
    let world = World::open(testbed::sqlite()).await;
    let downloads = linked(&mut look, &world).await;
    after_something(&mut look, &world).await;
    with_a_second_step(&mut look).await;
    with_a_provider(&mut look).await;
    assert!(look.faults.is_empty(), "{} faults:\n{}", look.faults.len(), look.faults.join("\n\n"));

    let no_page: Vec<&str> = NO_PAGE.iter().map(|(path, _)| *path).collect();
    for route in routes().into_iter().filter(|route| route.get) {
        let known = no_page.contains(&route.path.as_str()) || downloads.contains(&route.path);
        let looked = look.routes.contains(&route.path);
        assert!(looked || known, "nobody looked at {}: let a link or this test lead there", route.path);
        assert!(!looked || !known, "{} is a page after all", route.path);
    }
    assert!(look.routes.len() > 50, "{:?}", look.routes);
}

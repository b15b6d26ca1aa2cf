//! Nonsense in every field of every form that each of the demo region can reach: refused in words, or taken as it is,
//! and never a broken page.

mod both;
pub mod crawl;
mod hidden;
mod ids;
mod send;
mod strangers;
mod vandal;
mod words;
pub mod world;

use crate::map::routes;
use std::collections::BTreeSet;
use vandal::Vandal;
use world::{EVERYBODY, World};

/// Pages to which no link leads, and why.
const UNLINKED: [(&str, &str); 16] = [
    ("/aanmelden/bevestigen", "asks for a second step: there is none in the demo region"),
    ("/aanmelden/instellen", "asks to set up a second step: there is none in the demo region"),
    ("/profiel/bevestigen", "asks once more who it is"),
    ("/aanmelden/bewaard", "shows a form that was sent too late"),
    ("/aanmelden/extern", "leads to a provider elsewhere: there is none in the demo region"),
    ("/aanmelden/extern/terug", "comes back from a provider elsewhere"),
    ("/begin/{token}", "is the link of a new office"),
    ("/privacy/personen", "is where the form of another page is sent"),
    ("/profiel/app/weg", "needs a second step"),
    ("/profiel/herstelcodes", "needs a second step"),
    ("/profiel/toegangssleutels/{key}/weg", "needs a passkey"),
    ("/taal/{language}", "leads back to where one was"),
    ("/documenten/{id}", "needs a form of consent"),
    ("/profiel/aanmelddienst", "needs a log-in service"),
    ("/profiel/aanmelddienst/bevestigen", "needs a log-in service"),
    ("/profiel/aanmelddiensten/{identity}/weg", "needs a log-in service"),
];

#[tokio::test]
async fn nonsense_reaches_every_page_and_no_link_leads_nowhere() {
    let world = World::open(testbed::sqlite()).await;
    let mut routes_seen = BTreeSet::new();
    let mut faults = BTreeSet::new();
    for who in EVERYBODY {
        let mut browser = world.desk.signed_in(who).await;
        let seen = world.seen_by(&mut browser, who).await;
        routes_seen.extend(seen.routes);
        faults.extend(seen.faults.into_iter().map(|fault| format!("{who}: {fault}")));
    }
    let mut stranger = world.desk.browser();
    let seen = crawl::crawl(&mut stranger, &["/aanmelden".to_owned(), world.invitation.clone()]).await;
    routes_seen.extend(seen.routes);
    faults.extend(seen.faults);
    let excepted: Vec<&str> = UNLINKED.iter().map(|(path, _)| *path).collect();
    for route in routes().into_iter().filter(|route| route.get) {
        let known = excepted.contains(&route.path.as_str());
        if known == routes_seen.contains(&route.path) {
            faults.insert(format!(
                "{}: {}",
                route.path,
                if known { "is reached" } else { "no link leads here" }
            ));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What breaks is told with the answer that was broken.
fn tell_causes() -> tracing::subscriber::DefaultGuard {
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer();
    tracing::subscriber::set_default(log.finish())
}

async fn rage(who: &str) {
    let _told = tell_causes();
    for (turn, database) in testbed::databases().into_iter().enumerate() {
        let name = database.to_string();
        let world = World::open(database).await;
        let browser = world.desk.signed_in(who).await;
        let mut vandal = Vandal { browser, faults: BTreeSet::new(), sent: 0, turn: turn * 5 };
        vandal.rage(&world.starts(who)).await;
        let faults: Vec<String> = vandal.faults.into_iter().collect();
        eprintln!("{name} {who}: {} sent", vandal.sent);
        assert!(faults.is_empty(), "{name}, {who}, {} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

macro_rules! everybody {
    ($($test:ident: $who:literal;)*) => {$(
        #[tokio::test]
        async fn $test() {
            rage($who).await;
        }
    )*};
}

everybody! {
    nonsense_of_an_allocation_officer: "toewijzing";
    nonsense_of_somebody_with_two_roles: "leefgoed";
    nonsense_of_a_support_worker: "begeleider";
    nonsense_of_a_volunteer: "vrijwilliger";
    nonsense_of_a_policy_officer: "beleid";
    nonsense_of_an_administrator: "beheer";
    nonsense_of_a_privacy_officer: "privacy";
}

//! What is somebody else's answers like what is not there: nobody learns from an address what there is.

use super::ids::{ask, with_ids};
use super::world::{EVERYBODY, World};
use crate::map::Route;
use crate::planted::{account_id, consent_to};
use crate::support::{Answer, Desk, day};
use std::collections::BTreeSet;
use store::entities::{
    area, attestation, document, dwelling, grant, identity, import, job, merge, notice, organisation, party,
    passkey, registration, saved_view, stock, token,
};
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

const NOTHING: &str = "987654321";

/// Who sees dwellings.
const DWELLINGS: &[&str] = &["toewijzing", "leefgoed", "begeleider", "beleid", "beheer"];
/// Who sees organisations.
const ORGANISATIONS: &[&str] = &["toewijzing", "leefgoed", "begeleider", "beleid", "beheer", "privacy"];
const OFFICER: &[&str] = &["toewijzing"];
const KEEPER: &[&str] = &["beheer"];
const NOBODY: &[&str] = &[];

/// Something that is there: where its address begins, its id, and for whom it is there.
struct Thing {
    begins: &'static str,
    id: String,
    whose: &'static [&'static str],
}

/// A file in which nobody takes part, and what hangs on it.
async fn hide(desk: &Desk) -> (i64, i64, i64, i64) {
    let tx = desk.office.store.begin().await.unwrap();
    let last = registration::Entity::find().order_by_desc(registration::Column::Id).one(&tx).await.unwrap();
    let file = last.unwrap().id;
    party::Entity::delete_many().filter(party::Column::RegistrationId.eq(file)).exec(&tx).await.unwrap();
    let service = organisation::Entity::find().one(&tx).await.unwrap().unwrap().id;
    let attested = attestation::ActiveModel {
        registration_id: Set(file),
        organisation_id: Set(service),
        issued_on: Set(day()),
        level: Set("municipality".to_owned()),
        ocmw: Set("verified".to_owned()),
        search: Set("active".to_owned()),
        ready: Set(true),
        engagement: Set(true),
        version: Set(1),
        ..Default::default()
    };
    let attested = attested.insert(&tx).await.unwrap().id;
    let form = document::ActiveModel {
        sha256: Set("00".repeat(32)),
        media_type: Set("application/pdf".to_owned()),
        size: Set(1),
        title: Set("support 2026-01-01".to_owned()),
        registration_id: Set(Some(file)),
        layer: Set("consent".to_owned()),
        at: Set(chrono::DateTime::UNIX_EPOCH),
        belongs_to: Set("consent".to_owned()),
        belongs_id: Set(1),
        term: Set("document".to_owned()),
        ..Default::default()
    };
    let form = form.insert(&tx).await.unwrap().id;
    let taken =
        registration::ActiveModel { id: Set(file - 1), merged_into: Set(Some(file)), ..Default::default() };
    taken.update(&tx).await.unwrap();
    let merged = merge::ActiveModel {
        kept_id: Set(file),
        merged_id: Set(file - 1),
        by: Set(1),
        at: Set(chrono::DateTime::UNIX_EPOCH),
        before: Set("{\"kept_version\":2,\"merged_version\":2,\"moved\":[]}".to_owned()),
        ..Default::default()
    };
    let merged = merged.insert(&tx).await.unwrap().id;
    tx.commit().await.unwrap();
    (file, attested, form, merged)
}

/// A message, a passkey and a linked log-in of somebody who takes no part in this, and some work to be done.
async fn leave(desk: &Desk) -> (i64, i64, i64, i64) {
    let stranger = account_id(desk, "toewijzing2").await;
    let tx = desk.office.store.begin().await.unwrap();
    let told = notice::ActiveModel {
        account_id: Set(stranger),
        kind: Set("attestation-expiry-14".to_owned()),
        args: Set("{}".to_owned()),
        link: Set("/".to_owned()),
        at: Set(chrono::DateTime::UNIX_EPOCH),
        ..Default::default()
    };
    let key = passkey::ActiveModel {
        account_id: Set(stranger),
        name: Set("sleutel".to_owned()),
        credential: Set("{}".to_owned()),
        created_at: Set(chrono::DateTime::UNIX_EPOCH),
        ..Default::default()
    };
    let linked = identity::ActiveModel {
        account_id: Set(stranger),
        issuer: Set("https://elders.example".to_owned()),
        subject: Set("iemand".to_owned()),
        ..Default::default()
    };
    let work = job::ActiveModel {
        kind: Set("expiry".to_owned()),
        payload: Set("{}".to_owned()),
        due_at: Set(chrono::DateTime::UNIX_EPOCH),
        state: Set("done".to_owned()),
        attempts: Set(1),
        progress: Set(1000),
        created_at: Set(chrono::DateTime::UNIX_EPOCH),
        ..Default::default()
    };
    let (told, key) = (told.insert(&tx).await.unwrap().id, key.insert(&tx).await.unwrap().id);
    let (linked, work) = (linked.insert(&tx).await.unwrap().id, work.insert(&tx).await.unwrap().id);
    tx.commit().await.unwrap();
    (told, key, linked, work)
}

async fn things(world: &World) -> Vec<Thing> {
    let desk = &world.desk;
    let (file, attested, form, merged) = hide(desk).await;
    let (told, key, linked, work) = leave(desk).await;
    let foreign = consent_to(desk, file, "caw-voorbeeld", "care").await;
    let reader = desk.office.store.reader();
    let ours = dwelling::Column::Company.eq("Woonboog");
    let home = dwelling::Entity::find().filter(ours).one(reader).await.unwrap().unwrap().id;
    let numbers = stock::Column::Company.eq("Woonboog");
    let numbers = stock::Entity::find().filter(numbers).one(reader).await.unwrap().unwrap().id;
    let bought = import::Entity::find().one(reader).await.unwrap().unwrap().id;
    let view = saved_view::Column::Name.eq("Geschorst");
    let view = saved_view::Entity::find().filter(view).one(reader).await.unwrap().unwrap().id;
    let opener = token::Entity::find().one(reader).await.unwrap().unwrap().id;
    let company = organisation::Entity::find().one(reader).await.unwrap().unwrap().id;
    let ground = area::Entity::find().one(reader).await.unwrap().unwrap().id;
    let somebody = account_id(desk, "toewijzing2").await;
    let keeper = account_id(desk, "beheer").await;
    let role = grant::Entity::find().filter(grant::Column::AccountId.eq(keeper)).one(reader).await.unwrap();
    let role = role.unwrap().id;
    let known = world.file;
    let thing = |begins, id: i64, whose: &'static [&'static str]| Thing { begins, id: id.to_string(), whose };
    vec![
        thing("/kandidaten/{id}", file, NOBODY),
        Thing { begins: "/kandidaten/dubbel/{first}/{second}", id: format!("{file}/{known}"), whose: NOBODY },
        Thing {
            begins: "/kandidaten/{id}/toestemmingen/{consent}",
            id: format!("{known}/toestemmingen/{foreign}"),
            whose: NOBODY,
        },
        thing("/kandidaten/samenvoegingen/{id}", merged, NOBODY),
        thing("/kandidaten/weergaven/{id}", view, OFFICER),
        thing("/privacy/personen/{id}", file, NOBODY),
        thing("/attesten/{id}", attested, NOBODY),
        thing("/documenten/{id}", form, NOBODY),
        thing("/importeren/{id}", bought, OFFICER),
        thing("/profiel/sleutels/{id}", opener, OFFICER),
        thing("/profiel/toegangssleutels/{key}", key, NOBODY),
        thing("/profiel/aanmelddiensten/{identity}", linked, NOBODY),
        thing("/berichten/{id}", told, NOBODY),
        thing("/organisaties/{id}", company, ORGANISATIONS),
        thing("/gebieden/{id}", ground, DWELLINGS),
        thing("/woningen/{id}/rangschikking", home, OFFICER),
        thing("/woningen/{id}", home, DWELLINGS),
        thing("/woningen/voorraad/{id}", numbers, DWELLINGS),
        thing("/beheer/taken/{id}", work, KEEPER),
        Thing {
            begins: "/beheer/mensen/{id}/rollen/{role}",
            id: format!("{somebody}/rollen/{role}"),
            whose: NOBODY,
        },
        thing("/beheer/mensen/{id}", somebody, KEEPER),
    ]
}

/// The address with a thing in it, and with nothing in its place.
fn filled(route: &Route, thing: &Thing) -> (String, String) {
    let rest = &route.path[thing.begins.len()..];
    let first = thing.begins.split('{').next().unwrap();
    // Of two ids the last one is what may not be known.
    let none =
        thing.id.rsplit_once('/').map_or(NOTHING.to_owned(), |(front, _)| format!("{front}/{NOTHING}"));
    let end = |path: String| path.replace("{section}", "persoon").replace("{seq}", "1");
    let end = |path: String| end(path).replace("{consent}", "1").replace("{role}", "1");
    let tail = rest.strip_prefix("/rangschikking").unwrap_or(rest);
    let tail = if thing.begins.ends_with("rangschikking") { "/rangschikking" } else { tail };
    (end(format!("{first}{}{tail}", thing.id)), end(format!("{first}{none}{tail}")))
}

/// What an answer says, without its own address and number.
fn said(answer: &Answer, path: &str) -> String {
    let coded: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let text = answer.text.replace(&coded, "PATH").replace(path, "PATH");
    let lines = text.lines().filter(|line| !line.contains("<code>"));
    format!("{} {}\n{}", answer.status, answer.location, lines.collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn what_is_somebody_elses_answers_like_what_is_not_there() {
    for database in testbed::databases() {
        let world = World::open(database).await;
        let things = things(&world).await;
        let (mut found, mut compared) = (BTreeSet::new(), BTreeSet::new());
        for who in EVERYBODY {
            let mut browser = world.desk.signed_in(who).await;
            for (route, post) in with_ids() {
                // The longest beginning is the most exact.
                let fits = things.iter().filter(|thing| {
                    route
                        .path
                        .strip_prefix(thing.begins)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                let Some(thing) = fits.max_by_key(|thing| thing.begins.len()) else { continue };
                compared.insert(route.path.clone());
                if thing.whose.contains(&who) {
                    continue;
                }
                let (real, none) = filled(&route, thing);
                let one = said(&ask(&mut browser, &real, post).await, &real);
                let other = said(&ask(&mut browser, &none, post).await, &none);
                if one != other || !one.starts_with("404") {
                    let way = if post { "POST" } else { "GET" };
                    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
                    found.insert(format!("{way} {real} ({who}): {} / {}", first(&one), first(&other)));
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
        let left: BTreeSet<String> = with_ids().into_iter().map(|(route, _)| route.path).collect();
        let left: Vec<&String> = left.difference(&compared).collect();
        // Links that are only for who holds them, and regulations, which everybody who is signed in reads.
        let open = ["/begin/{token}", "/reglementen/{council}/{version}", "/uitnodiging/{token}"];
        assert_eq!(left, open, "not compared");
    }
}

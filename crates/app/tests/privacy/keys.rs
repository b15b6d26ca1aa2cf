//! Other keys: everything is written anew, also when it was broken off in the middle.

use super::world::{NATIONAL, World, now};
use app::office::{Office, Setup, keys};
use domain::NationalNumber;
use store::entities::{account, note};
use store::sea_orm::{ActiveModelTrait, Set};
use vault::{KeyUse, Keys, Place};

const PEOPLE: usize = 260;

async fn fill(world: &World) {
    let office = &world.office;
    for nth in 0..PEOPLE {
        world.registration(0, |row| row.number = format!("2011.01.01.{nth:04}")).await;
    }
    let officer = world.officers[0];
    let secret = account::ActiveModel {
        id: Set(officer),
        totp_secret: Set(Some(office.keys.seal(&Place::new("account", "totp_secret", officer), b"geheim"))),
        ..Default::default()
    };
    secret.update(office.store.writer()).await.unwrap();
    let at = Place::new("note", "body", format!("{officer}/{}", now().timestamp_millis()));
    let written = note::ActiveModel {
        registration_id: Set(1),
        layer: Set("support".to_owned()),
        organisation_id: Set(world.companies[0]),
        author_id: Set(officer),
        body: Set(office.keys.seal(&at, b"tekst")),
        at: Set(now()),
        version: Set(1),
        ..Default::default()
    };
    written.insert(office.store.writer()).await.unwrap();
}

#[tokio::test]
async fn a_rotation_that_was_broken_off_goes_on_where_it_was() {
    for database in testbed::databases() {
        let old = Keys::generate();
        let new = old.with_new(KeyUse::Seal).with_new(KeyUse::Hash);
        let alone = new.only_current(KeyUse::Seal).only_current(KeyUse::Hash);
        let world = World::with(&database, old).await;
        fill(&world).await;
        let all = PEOPLE as u64 + 2;
        let office = Office::new(world.office.store.clone(), new, Setup::default());
        let before = keys::check(&office).await.unwrap();
        assert_eq!(
            (before.sealed, before.old, before.hashes, before.closed),
            (all, all, PEOPLE as u64, 0),
            "{database}"
        );
        let half = office.clone();
        let broken_off = tokio::spawn(async move {
            let stop = |_| panic!("the plug is pulled after the first batch");
            keys::reseal(&half, now(), stop).await.map(|_| ())
        });
        assert!(broken_off.await.is_err(), "{database}");
        let between = keys::check(&office).await.unwrap();
        assert!(between.old < all && between.old > 0, "{database}: {between:?}");
        let rest = keys::reseal(&office, now(), |_| {}).await.unwrap();
        assert_eq!((rest.old, rest.closed), (between.old, 0), "{database}");
        let after = Office::new(world.office.store.clone(), alone, Setup::default());
        let checked = keys::check(&after).await.unwrap();
        assert_eq!((checked.old, checked.hashes, checked.closed), (0, 0, 0), "{database}: {checked:?}");
        let hash = after.keys.number_hash(&NationalNumber::parse(NATIONAL).unwrap());
        let query = store::register::search::Query {
            filter: store::register::search::Filter {
                national_number_hash: Some(hash),
                ..Default::default()
            },
            reach: store::register::Reach::Everything,
            limit: 5000,
            ..Default::default()
        };
        let found = store::register::search::list(after.store.reader(), &query).await.unwrap();
        assert_eq!(found.rows.len(), PEOPLE, "{database}: found by the new hash");
        let noted = store::settings::get(after.store.reader(), "vault_check").await.unwrap().unwrap();
        after.keys.now().accepts(&noted).unwrap();
    }
}

#[tokio::test]
async fn what_no_key_opens_is_counted_and_left_alone() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        world.registration(0, |_| {}).await;
        let stranger = Office::new(world.office.store.clone(), Keys::generate(), Setup::default());
        let count = keys::reseal(&stranger, now(), |_| {}).await.unwrap();
        assert_eq!((count.sealed, count.old, count.closed), (1, 0, 1), "{database}");
        assert_eq!(
            keys::check(&world.office).await.unwrap().closed,
            0,
            "{database}: still opens with its own"
        );
    }
}

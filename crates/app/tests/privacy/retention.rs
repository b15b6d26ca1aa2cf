//! The dry run says exactly what the run takes, and nobody's but the own.

use super::world::{World, now, today, told, years_ago};
use app::office::retention::{self, terms};
use serde_json::json;
use store::entities::{attestation, evidence, note, party};
use store::sea_orm::{ActiveModelTrait, Set};

async fn attest(world: &World, id: i64, until: chrono::NaiveDate) {
    let made = attestation::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(world.companies[0]),
        issued_on: Set(years_ago(12)),
        valid_until: Set(Some(until)),
        level: Set("area".to_owned()),
        ocmw: Set("verified".to_owned()),
        search: Set("active".to_owned()),
        ready: Set(true),
        engagement: Set(true),
        version: Set(1),
        ..Default::default()
    };
    made.insert(world.office.store.writer()).await.unwrap();
}

async fn prove(
    world: &World,
    id: i64,
    ended_on: Option<chrono::NaiveDate>,
    valid_until: Option<chrono::NaiveDate>,
) {
    let made = evidence::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(world.companies[0]),
        kind: Set("judgment".to_owned()),
        dated_on: Set(years_ago(9)),
        valid_until: Set(valid_until),
        recorded_by: Set(world.officers[0]),
        recorded_at: Set(now()),
        ended_on: Set(ended_on),
        version: Set(1),
        ..Default::default()
    };
    made.insert(world.office.store.writer()).await.unwrap();
}

async fn noted(world: &World, id: i64, company: usize) {
    let made = note::ActiveModel {
        registration_id: Set(id),
        layer: Set("support".to_owned()),
        organisation_id: Set(world.companies[company]),
        author_id: Set(world.officers[company]),
        body: Set(vec![1, 2, 3]),
        at: Set(now() - chrono::Duration::days(6 * 366)),
        version: Set(1),
        ..Default::default()
    };
    made.insert(world.office.store.writer()).await.unwrap();
}

#[tokio::test]
async fn the_run_takes_what_the_dry_run_said_and_nothing_else() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let named =
            |number: &'static str| move |row: &mut store::Registration| row.number = number.to_owned();
        let long_ago = world.registration(0, named("1")).await;
        let recent = world
            .registration(0, |row| (row.number, row.closed_on) = ("2".to_owned(), Some(years_ago(9))))
            .await;
        let active = world
            .registration(0, |row| (row.number, row.status) = ("3".to_owned(), "active".to_owned()))
            .await;
        let moved_out = world.registration(0, named("4")).await;
        world.allocate(moved_out, Some(years_ago(11))).await;
        let lives_there = world.registration(0, named("5")).await;
        world.allocate(lives_there, None).await;
        let elsewhere = world.registration(1, named("6")).await;
        attest(&world, active, years_ago(6)).await;
        attest(&world, active, years_ago(4)).await;
        // The second company supports nobody any more; the first is still the landlord of its own.
        noted(&world, active, 0).await;
        noted(&world, elsewhere, 0).await;
        let part = party::ActiveModel {
            registration_id: Set(elsewhere),
            organisation_id: Set(world.companies[0]),
            part: Set("support".to_owned()),
            from_day: Set(years_ago(9)),
            to_day: Set(Some(years_ago(6))),
            ..Default::default()
        };
        part.insert(world.office.store.writer()).await.unwrap();
        prove(&world, active, Some(years_ago(6)), None).await;
        prove(&world, active, None, None).await;
        prove(&world, active, Some(years_ago(4)), Some(years_ago(8))).await;
        let tx = world.office.store.begin().await.unwrap();
        let mut event = world.acting(0).await.event("change", "registration");
        (event.at, event.reason) =
            (now() - chrono::Duration::days(11 * 366), Some("lang geleden".to_owned()));
        store::audit::append(&tx, &[event]).await.unwrap();
        tx.commit().await.unwrap();

        let acting = world.acting(0).await;
        let preview = retention::preview(&world.office, &acting).await.unwrap();
        let said: Vec<(&str, u64)> =
            preview.lines.iter().filter_map(|line| Some((line.term.kind.code(), line.number?))).collect();
        let expected = [
            ("note", 1),
            ("attestation", 1),
            ("document", 0),
            ("evidence", 1),
            ("registration-ended", 1),
            ("registration-allocated", 1),
            ("log-detail", 1),
        ];
        assert_eq!(said, expected, "{database}");
        let ended = preview.lines.iter().find(|line| line.term.kind == terms::Kind::RegistrationEnded);
        assert_eq!(ended.unwrap().registrations, ["1"], "{database}");

        retention::ask_to_run(&world.office, &acting, preview.on).await.unwrap();
        let job = world.work().await;
        assert_eq!(job.state, "done", "{database}: {:?}", job.result);
        let done: serde_json::Map<_, _> =
            said.iter().map(|(kind, number)| ((*kind).to_owned(), json!(number))).collect();
        assert_eq!(told(&job), serde_json::Value::Object(done), "{database}");
        assert_eq!(retention::preview(&world.office, &acting).await.unwrap().total(), 0, "{database}");
        for (id, gone) in [
            (long_ago, true),
            (recent, false),
            (active, false),
            (moved_out, true),
            (lives_there, false),
            (elsewhere, false),
        ] {
            let file = store::register::file(world.office.store.reader(), id).await.unwrap().unwrap();
            assert_eq!(file.household.registration.erased_at.is_some(), gone, "{database}: {id}");
        }
        let verdict = store::audit::verify(world.office.store.reader(), None, |_, _| {}).await.unwrap();
        assert_eq!(verdict.broken, None, "{database}");
        let theirs = retention::preview(&world.office, &world.acting(1).await).await.unwrap();
        assert_eq!(theirs.total(), 1, "{database}: the other company's own is still to be run");
    }
}

#[tokio::test]
async fn a_run_by_who_lost_the_role_takes_nothing() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        world.registration(0, |_| {}).await;
        let acting = world.acting(0).await;
        retention::ask_to_run(&world.office, &acting, today()).await.unwrap();
        let (_, grant) = {
            let all = store::accounts::grants(world.office.store.reader(), world.officers[0]).await.unwrap();
            (all.len(), all[0].0.clone())
        };
        let ended = store::entities::grant::ActiveModel {
            id: Set(grant.id),
            to_day: Set(Some(years_ago(0).pred_opt().unwrap())),
            ..Default::default()
        };
        ended.update(world.office.store.writer()).await.unwrap();
        let job = world.work().await;
        assert_eq!((job.state.as_str(), job.result.as_deref()), ("failed", Some("refused")), "{database}");
    }
}

#[test]
fn every_kind_has_one_term_and_what_is_assumed_says_why() {
    let terms = terms::on(today()).unwrap();
    assert_eq!(terms.len(), terms::Kind::ALL.len());
    for term in &terms {
        assert!(term.before(today()) < today(), "{}", term.kind.code());
        let unknown = term.source.starts_with("Geen bron");
        assert!(
            !unknown || term.assumed.is_some(),
            "{}: no source, and not said to be assumed",
            term.kind.code()
        );
    }
    assert!(terms::on(chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()).is_err(), "before the first day");
}

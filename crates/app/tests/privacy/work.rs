//! Work in the background: done once by several servers, stopped and tried again; and the log that it checks.

use super::world::{World, clock, now, told};
use app::office::jobs::{self, Kind, Pace, Runner};
use app::office::{No, log};
use serde_json::json;
use std::time::Duration;
use store::sea_orm::ConnectionTrait;

#[tokio::test]
async fn periodic_work_is_asked_for_once_by_however_many_servers() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let (one, two) = (world.office.clone(), world.office.clone());
        let (a, b) = tokio::join!(jobs::ask_what_is_due(&one, now()), jobs::ask_what_is_due(&two, now()));
        assert_eq!(a.unwrap() + b.unwrap(), 4, "{database}");
        assert_eq!(jobs::ask_what_is_due(&one, now()).await.unwrap(), 0, "{database}");
        let later = now() + chrono::Duration::hours(25);
        assert_eq!(jobs::ask_what_is_due(&one, later).await.unwrap(), 3, "{database}: the weekly one waits");
    }
}

#[tokio::test]
async fn two_runners_do_every_piece_of_work_once_and_stop_when_asked() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let writer = world.office.store.writer();
        for _ in 0..6 {
            jobs::ask(writer, Kind::VerifyLog, &json!({}), None, now()).await.unwrap();
        }
        let pace = Pace { idle: Duration::from_millis(5), ..Pace::default() };
        let runners =
            ["a", "b"].map(|name| Runner::start(world.office.clone(), clock(), name.to_owned(), pace));
        let done = async || store::jobs::count(world.office.store.reader(), "done").await.unwrap();
        while done().await < 6 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for runner in runners {
            runner.stop().await;
        }
        let filter = jobs::Filter { states: vec!["done".to_owned()], ..Default::default() };
        let all = store::jobs::list(world.office.store.reader(), &filter, None, 20).await.unwrap();
        assert!(all.iter().all(|job| job.attempts == 1), "{database}: {all:?}");
        let checks = store::audit::Filter { action: Some("verify-log".to_owned()), ..Default::default() };
        let lines = store::audit::page(world.office.store.reader(), &checks, None, 50).await.unwrap();
        assert_eq!(lines.len(), 6, "{database}: each was done once");
    }
}

#[tokio::test]
async fn work_of_a_server_that_stops_is_there_for_the_next() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        jobs::ask(world.office.store.writer(), Kind::Sweep, &json!({}), None, now()).await.unwrap();
        let (stop, mut stopping) = tokio::sync::watch::channel(false);
        stop.send_replace(true);
        jobs::turn(&world.office, &clock(), "a", Pace::default(), &mut stopping).await.unwrap();
        let job = world.work().await;
        assert_eq!(job.state, "done", "{database}");
    }
}

#[tokio::test]
async fn only_who_looks_after_the_installation_sees_and_stops_work() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let id = jobs::ask(world.office.store.writer(), Kind::Sweep, &json!({}), None, now()).await.unwrap();
        let privacy = world.acting(0).await;
        let seen = jobs::list(&world.office, &privacy, &jobs::Filter::default(), None, 5).await;
        assert!(matches!(seen, Err(No::NotFound)), "{database}");
        assert!(matches!(jobs::cancel(&world.office, &privacy, id).await, Err(No::NotFound)), "{database}");
        let grants = store::accounts::grants(world.office.store.reader(), world.officers[0]).await.unwrap();
        let administrator = store::entities::grant::ActiveModel {
            id: store::sea_orm::Set(grants[0].0.id),
            role: store::sea_orm::Set("administrator".to_owned()),
            ..Default::default()
        };
        store::sea_orm::ActiveModelTrait::update(administrator, world.office.store.writer()).await.unwrap();
        let acting = world.acting(0).await;
        jobs::cancel(&world.office, &acting, id).await.unwrap();
        assert!(matches!(jobs::cancel(&world.office, &acting, id).await, Err(No::Conflict(_))), "{database}");
        jobs::retry(&world.office, &acting, id).await.unwrap();
        assert_eq!(world.work().await.state, "done", "{database}");
    }
}

#[tokio::test]
async fn each_kind_of_tampering_is_found_noted_and_told_to_the_privacy_officer() {
    let tampering = [
        ("UPDATE audit SET actor = 'iemand anders' WHERE seq = 2", 2, "line"),
        ("UPDATE audit SET reason = 'een andere reden' WHERE seq = 3", 3, "detail"),
        ("UPDATE audit_detail SET detail = '{}' WHERE seq = 3", 3, "detail"),
        ("DELETE FROM audit WHERE seq = 2", 2, "missing"),
        ("UPDATE audit SET prev = 'aa' WHERE seq = 4", 4, "chain"),
        ("DELETE FROM audit WHERE seq = 5", 5, "missing"),
        ("UPDATE audit_head SET hash = 'aa'", 5, "head"),
    ];
    for (sql, seq, why) in tampering {
        for database in testbed::databases() {
            let world = World::open(&database).await;
            let acting = world.acting(0).await;
            let tx = world.office.store.begin().await.unwrap();
            let mut event = acting.event("change", "registration");
            event.reason = Some("een reden".to_owned());
            event.detail = json!({ "changes": [] });
            store::audit::append(&tx, &vec![event; 5]).await.unwrap();
            tx.commit().await.unwrap();
            let whole = log::verify(&world.office, None, now(), |_, _| {}).await.unwrap();
            assert_eq!((whole.broken, whole.rows), (None, 5), "{database}");
            world.office.store.writer().execute_unprepared(sql).await.unwrap();
            let found = log::verify(&world.office, None, now(), |_, _| {}).await.unwrap();
            assert_eq!((found.broken, found.why.as_deref()), (Some(seq), Some(why)), "{database}: {sql}");
            jobs::ask(world.office.store.writer(), Kind::VerifyLog, &json!({}), None, now()).await.unwrap();
            let job = world.work().await;
            assert_eq!(told(&job)["broken"], seq, "{database}: {sql}: {job:?}");
            assert_eq!(
                log::last_check(&world.office).await.unwrap().unwrap().broken,
                Some(seq),
                "{database}"
            );
            let unread =
                store::notices::unread(world.office.store.reader(), world.officers[0]).await.unwrap();
            assert_eq!(unread, 1, "{database}: {sql}");
        }
    }
}

#[tokio::test]
async fn the_log_shows_the_own_organisation_and_what_is_nobodys() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let tx = world.office.store.begin().await.unwrap();
        let mut events = Vec::new();
        for organisation in [Some(world.companies[0]), Some(world.companies[1]), None] {
            let mut event = world.acting(0).await.event("change", "organisation");
            event.organisation_id = organisation;
            events.push(event);
        }
        store::audit::append(&tx, &events).await.unwrap();
        tx.commit().await.unwrap();
        let wanted = log::Wanted { action: Some("change".to_owned()), ..Default::default() };
        let page = log::page(&world.office, &world.acting(0).await, &wanted, None, 1).await.unwrap();
        assert_eq!((page.lines[0].row.seq, page.older), (3, Some(3)), "{database}");
        let page = log::page(&world.office, &world.acting(0).await, &wanted, page.older, 50).await.unwrap();
        let seen: Vec<i64> = page.lines.iter().map(|line| line.row.seq).collect();
        assert_eq!((seen, page.older), (vec![1], None), "{database}: not the other company's");
    }
}

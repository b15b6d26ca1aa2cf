//! The log: nothing acknowledged is missing, the chain holds under concurrency, and tampering shows.

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use serde_json::json;
use store::audit::{self, Event, Fault, Filter, Writer, append, verify};
use store::{Error, Store, sea_orm};

use crate::support::{at, candidate, databases, migrated, opened};

fn event(second: u32) -> Event {
    Event {
        at: at(second),
        account_id: Some(7),
        actor: "An Ambtenaar".to_owned(),
        organisation_id: Some(3),
        action: "registration.view".to_owned(),
        subject: "registration".to_owned(),
        subject_id: Some(1),
        registration_id: Some(1),
        reason: None,
        detail: json!(null),
        request_id: Some("0af7".to_owned()),
    }
}

fn change(second: u32) -> Event {
    Event {
        action: "registration.change".to_owned(),
        reason: Some("gemeld aan het loket".to_owned()),
        detail: json!({"phone": ["", "011 22 33 44"]}),
        ..event(second)
    }
}

async fn write(store: &Store, events: &[Event]) -> i64 {
    let tx = store.begin().await.unwrap();
    let last = append(&tx, events).await.unwrap();
    tx.commit().await.unwrap();
    last
}

async fn run(store: &Store, sql: &str) {
    let tx = store.begin().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}

async fn fault(store: &Store) -> Option<(i64, Fault)> {
    let verdict = verify(store.reader(), None, |_, _| ()).await.unwrap();
    verdict.broken.map(|broken| (broken.seq, broken.why))
}

#[tokio::test]
async fn an_empty_log_is_whole() {
    for database in databases() {
        let store = migrated(&database).await;
        let verdict = verify(store.reader(), None, |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.last, verdict.broken), (0, 0, None));
    }
}

#[tokio::test]
async fn a_log_verifies_from_its_start_and_from_any_line() {
    for database in databases() {
        let store = migrated(&database).await;
        let events: Vec<Event> = (0..1200).map(|n| if n % 3 == 0 { change(n) } else { event(n) }).collect();
        assert_eq!(write(&store, &events).await, 1200);
        assert_eq!(write(&store, &[event(1), change(2)]).await, 1202);
        let mut heard = Vec::new();
        let verdict = verify(store.reader(), None, |done, of| heard.push((done, of))).await.unwrap();
        assert_eq!((verdict.rows, verdict.erased, verdict.last, verdict.broken), (1202, 0, 1202, None));
        assert_eq!(heard.last(), Some(&(1202, 1202)));
        let verdict = verify(store.reader(), Some(1000), |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.broken), (203, None));
    }
}

#[tokio::test]
async fn an_event_that_was_undone_leaves_no_gap() {
    for database in databases() {
        let store = migrated(&database).await;
        write(&store, &[event(1)]).await;
        let tx = store.begin().await.unwrap();
        append(&tx, &[event(2), event(3)]).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(write(&store, &[event(4)]).await, 2);
        assert_eq!(fault(&store).await, None);
    }
}

#[tokio::test]
async fn tampering_shows_where_it_was_done() {
    let cases = [
        ("UPDATE audit SET actor = 'Iemand anders' WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET account_id = NULL WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET registration_id = 2 WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET at = (SELECT at FROM audit WHERE seq = 6) WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET organisation_id = 4 WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET action = 'log-in' WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET subject = 'dwelling' WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET subject_id = 2 WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET detail_hash = '' WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET request_id = NULL WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit_detail SET salt = '' WHERE seq = 5", (5, Fault::Detail)),
        ("UPDATE audit SET hash = prev WHERE seq = 5", (5, Fault::Line)),
        ("UPDATE audit SET prev = hash WHERE seq = 5", (5, Fault::Chain)),
        ("UPDATE audit SET reason = 'iets anders' WHERE seq = 5", (5, Fault::Detail)),
        ("UPDATE audit SET reason = 'toch een reden' WHERE seq = 4", (4, Fault::Detail)),
        ("UPDATE audit_detail SET detail = '{}' WHERE seq = 5", (5, Fault::Detail)),
        ("UPDATE audit_detail SET seq = 4 WHERE seq = 5", (4, Fault::Detail)),
        ("DELETE FROM audit_detail WHERE seq = 5", (5, Fault::Detail)),
        ("DELETE FROM audit WHERE seq = 5", (5, Fault::Missing)),
        ("DELETE FROM audit WHERE seq = 10", (10, Fault::Missing)),
        ("DELETE FROM audit", (1, Fault::Missing)),
        ("UPDATE audit_head SET seq = 9", (9, Fault::Head)),
        ("UPDATE audit_head SET seq = 11", (11, Fault::Missing)),
        ("UPDATE audit_head SET hash = 'ab'", (10, Fault::Head)),
    ];
    for database in databases() {
        let store = migrated(&database).await;
        let events: Vec<Event> = (1..=10).map(|n| if n % 5 == 0 { change(n) } else { event(n) }).collect();
        write(&store, &events).await;
        for (sql, expected) in cases {
            let tx = store.begin().await.unwrap();
            tx.execute_unprepared(sql).await.unwrap();
            let verdict = verify(&tx, None, |_, _| ()).await.unwrap();
            let found = verdict.broken.map(|broken| (broken.seq, broken.why));
            assert_eq!(found, Some(expected), "{sql} on {database}");
            tx.rollback().await.unwrap();
        }
        assert_eq!(fault(&store).await, None);
    }
}

#[tokio::test]
async fn a_log_without_its_head_is_damaged() {
    for database in databases() {
        let store = migrated(&database).await;
        run(&store, "DELETE FROM audit_head").await;
        assert!(matches!(verify(store.reader(), None, |_, _| ()).await, Err(Error::Damaged(_))));
    }
}

#[tokio::test]
async fn what_is_erased_is_gone_and_the_chain_still_verifies() {
    for database in databases() {
        let store = migrated(&database).await;
        let other = Event { registration_id: Some(2), ..change(9) };
        write(&store, &[event(1), change(2), other.clone(), change(3)]).await;
        let tx = store.begin().await.unwrap();
        assert_eq!(audit::erase_details(&tx, 1).await.unwrap(), 2);
        tx.commit().await.unwrap();
        let verdict = verify(store.reader(), None, |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.erased, verdict.broken), (4, 2, None), "{database}");
        let lines = audit::extract(store.reader(), 1).await.unwrap();
        assert!(lines.iter().all(|line| line.detail.is_none() && line.row.reason.is_none()));
        let kept = audit::extract(store.reader(), 2).await.unwrap();
        assert_eq!(kept[0].detail, Some(other.detail));
        assert_eq!(kept[0].row.reason, other.reason);
    }
}

#[tokio::test]
async fn lines_are_found_by_person_by_account_and_by_period() {
    for database in databases() {
        let store = migrated(&database).await;
        let stranger =
            Event { account_id: None, registration_id: None, action: "log-in".to_owned(), ..event(4) };
        write(&store, &[event(1), change(2), event(3), stranger]).await;
        let db = store.reader();
        let places = |lines: Vec<audit::Line>| lines.iter().map(|line| line.row.seq).collect::<Vec<_>>();
        assert_eq!(places(audit::of_registration(db, 1, None, 2).await.unwrap()), [3, 2]);
        assert_eq!(places(audit::of_registration(db, 1, Some(2), 2).await.unwrap()), [1]);
        assert_eq!(places(audit::of_account(db, 7, None, 10).await.unwrap()), [3, 2, 1]);
        assert_eq!(places(audit::extract(db, 1).await.unwrap()), [1, 2, 3]);
        let period = Filter { from: Some(at(2)), to: Some(at(4)), ..Filter::default() };
        assert_eq!(places(audit::page(db, &period, None, 10).await.unwrap()), [3, 2]);
        let action = Filter { action: Some("log-in".to_owned()), ..Filter::default() };
        assert_eq!(places(audit::page(db, &action, None, 10).await.unwrap()), [4]);
        let subject = Filter { subject: Some("registration".to_owned()), subject_id: Some(1), ..action };
        assert_eq!(places(audit::page(db, &subject, None, 10).await.unwrap()), [4]);
        assert_eq!(audit::extract(db, 1).await.unwrap()[1].detail, Some(change(2).detail));
    }
}

#[tokio::test]
async fn a_text_that_postgresql_would_refuse_is_written_and_verifies() {
    for database in databases() {
        let store = migrated(&database).await;
        let odd = Event {
            actor: "a\0b".to_owned(),
            reason: Some("\0".to_owned()),
            detail: json!({"x": "\0 \u{1f600} \" \\"}),
            at: at(1) + chrono::TimeDelta::nanoseconds(123_456_789),
            ..event(1)
        };
        write(&store, &[odd.clone(), event(2)]).await;
        assert_eq!(fault(&store).await, None, "{database}");
        assert_eq!(audit::extract(store.reader(), 1).await.unwrap()[0].detail, Some(odd.detail));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_write_at_once_make_one_chain() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        let writers = stores.clone().map(Writer::start);
        let mut writing = tokio::task::JoinSet::new();
        for n in 0..300 {
            let (store, writer) = (stores[n % 2].clone(), writers[n % 2].clone());
            writing.spawn(async move {
                if n % 10 == 0 {
                    write(&store, &[change(1), event(2)]).await
                } else {
                    writer.record(event(3)).await.unwrap()
                }
            });
        }
        let mut places: Vec<i64> = Vec::new();
        while let Some(written) = writing.join_next().await {
            places.push(written.unwrap());
        }
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 300, "two events got one place on {database}");
        let verdict = verify(stores[0].reader(), None, |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.broken), (330, None), "{database}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_writer_acknowledged_is_there_under_its_place() {
    for database in databases() {
        let store = migrated(&database).await;
        let reader = opened(&database).await;
        let writer = Writer::start(store);
        let mut writing = tokio::task::JoinSet::new();
        for n in 0..200 {
            let (writer, reader) = (writer.clone(), reader.clone());
            writing.spawn(async move {
                let sent = Event { request_id: Some(n.to_string()), ..event(1) };
                let seq = writer.record(sent).await.unwrap();
                let line =
                    store::entities::audit::Entity::find_by_id(seq).one(reader.reader()).await.unwrap();
                assert_eq!(line.and_then(|line| line.request_id), Some(n.to_string()));
            });
        }
        while let Some(done) = writing.join_next().await {
            done.unwrap();
        }
    }
}

#[tokio::test]
async fn a_writer_that_closes_writes_what_waits_and_takes_no_more() {
    for database in databases() {
        let store = migrated(&database).await;
        let writer = Writer::start(store.clone());
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let writer = writer.clone();
            waiting.spawn(async move { writer.record(event(1)).await });
        }
        tokio::task::yield_now().await;
        writer.close().await;
        let mut written = 0;
        while let Some(answer) = waiting.join_next().await {
            written += u64::from(answer.unwrap().is_ok());
        }
        assert!(written > 0);
        assert_eq!(store::entities::audit::Entity::find().count(store.reader()).await.unwrap(), written);
        assert!(matches!(writer.record(event(2)).await, Err(Error::Refused(_))));
        writer.close().await;
    }
}

#[tokio::test]
async fn who_waits_for_the_log_hears_that_it_cannot_be_written() {
    for database in databases() {
        let store = migrated(&database).await;
        run(&store, "DROP TABLE audit_head").await;
        let writer = Writer::start(store);
        let (one, two) = tokio::join!(writer.record(event(1)), writer.record(event(2)));
        assert!(one.is_err() && two.is_err(), "{database}");
    }
}

#[tokio::test]
async fn the_log_stays_when_the_person_goes() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = candidate(&store, "2021.01.05.0001").await;
        write(&store, &[Event { registration_id: Some(row.id), ..event(1) }]).await;
        run(&store, "DELETE FROM registration").await;
        assert_eq!(audit::extract(store.reader(), row.id).await.unwrap().len(), 1);
    }
}

fn list(second: u32, ids: &[i64]) -> Event {
    Event {
        action: "list-candidates".to_owned(),
        subject_id: None,
        registration_id: None,
        detail: json!({ "count": ids.len(), "ids": ids }),
        ..event(second)
    }
}

async fn shown(store: &Store, person: i64) -> Vec<i64> {
    let lines = audit::shown(store.reader(), person).await.unwrap();
    lines.into_iter().map(|line| line.row.seq).collect()
}

/// Waits until the lists are kept beside the log: a writer does it when nothing comes.
async fn kept_beside(store: &Store) {
    use store::sea_orm::{ConnectionTrait, Statement};
    let writer = Writer::start(store.clone());
    let sql = "SELECT CAST(value AS BIGINT) >= (SELECT MAX(seq) FROM audit) FROM setting WHERE key = 'audit_listed'";
    loop {
        let backend = store.reader().get_database_backend();
        let row = store.reader().query_one_raw(Statement::from_string(backend, sql)).await.unwrap().unwrap();
        if row.try_get_by_index::<bool>(0).unwrap() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    writer.close().await;
}

#[tokio::test]
async fn who_stood_in_a_list_is_found_and_every_line_about_somebody_with_it() {
    for database in databases() {
        let store = migrated(&database).await;
        let ranking = Event { detail: json!({ "pillar": 1, "shown": [5, 1, 5] }), ..list(2, &[]) };
        let attested = Event { detail: json!({ "registrations": [5] }), ..list(3, &[]) };
        let counted = Event { detail: json!({ "registrations": 5, "rows": [5] }), ..list(4, &[]) };
        write(&store, &[list(1, &[1, 5, 9]), ranking, event(3), attested, counted]).await;
        // The same before the lists are kept beside the log, and after; and with new ones since.
        for kept in [false, true] {
            if kept {
                kept_beside(&store).await;
            }
            assert_eq!(shown(&store, 5).await, [1, 2, 4], "{database} {kept}");
            assert_eq!(shown(&store, 1).await, [1, 2], "{database} {kept}");
            assert_eq!(shown(&store, 7).await, [0; 0], "{database} {kept}");
        }
        write(&store, &[list(6, &[7])]).await;
        assert_eq!(shown(&store, 7).await, [6], "{database}");
        let filter = Filter { registration_id: Some(1), listed: true, ..Filter::default() };
        let page = audit::page(store.reader(), &filter, None, 10).await.unwrap();
        assert_eq!(page.iter().map(|line| line.row.seq).collect::<Vec<_>>(), [3, 2, 1], "{database}");
        let own = Filter { listed: false, ..filter };
        let page = audit::page(store.reader(), &own, None, 10).await.unwrap();
        assert_eq!(page.iter().map(|line| line.row.seq).collect::<Vec<_>>(), [3], "{database}");
        assert_eq!(fault(&store).await, None, "{database}");
    }
}

#[tokio::test]
async fn a_list_that_was_changed_afterwards_shows() {
    for database in databases() {
        for (change, at) in [
            ("DELETE FROM audit_subject WHERE seq = 1 AND registration_id = 5", 1),
            ("INSERT INTO audit_subject (seq, registration_id) VALUES (1, 6)", 1),
            ("INSERT INTO audit_subject (seq, registration_id) VALUES (2, 5)", 2),
            ("UPDATE audit_subject SET registration_id = 8 WHERE registration_id = 9", 1),
            ("DELETE FROM audit_subject", 1),
        ] {
            let database = if database.is_postgres() { testbed::postgres() } else { testbed::sqlite() };
            let store = migrated(&database).await;
            write(&store, &[list(1, &[1, 5, 9]), event(2)]).await;
            kept_beside(&store).await;
            assert_eq!(fault(&store).await, None, "{database}");
            run(&store, change).await;
            assert_eq!(fault(&store).await, Some((at, Fault::Subjects)), "{database}: {change}");
        }
    }
}

#[tokio::test]
async fn a_list_goes_with_the_details_of_its_line() {
    for database in databases() {
        let store = migrated(&database).await;
        write(&store, &[list(1, &[1, 5]), list(2, &[5])]).await;
        kept_beside(&store).await;
        let tx = store.begin().await.unwrap();
        store::privacy::take(&tx, store::privacy::Kept::LogDetail, 1, at(9)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((shown(&store, 1).await, shown(&store, 5).await), (vec![], vec![2]), "{database}");
        assert_eq!(fault(&store).await, None, "{database}");
    }
}

#[tokio::test]
async fn a_long_list_is_kept_whole() {
    for database in databases() {
        let store = migrated(&database).await;
        let ids: Vec<i64> = (1..=5001).collect();
        let writer = Writer::start(store.clone());
        let (one, two) = tokio::join!(writer.record(list(1, &ids)), writer.record(list(2, &ids[..3])));
        assert!(one.is_ok() && two.is_ok(), "{database}");
        assert_eq!(shown(&store, 5001).await.len(), 1, "{database}");
        assert_eq!(shown(&store, 2).await.len(), 2, "{database}");
        assert_eq!(fault(&store).await, None, "{database}");
    }
}

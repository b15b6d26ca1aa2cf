//! Work in the background: done exactly once by several servers, taken over from who stopped.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde_json::json;
use store::{Job, Store, jobs};

use crate::support::{at, databases, migrated, opened};

async fn enqueue(store: &Store, kind: &str, due: u32) -> i64 {
    jobs::enqueue(store.writer(), kind, &json!({"due": due}), at(due), Some(7), at(0)).await.unwrap()
}

async fn lease(store: &Store, now: u32) -> Option<Job> {
    jobs::lease(store, "one", &["mail", "erase"], at(now), at(now + 30)).await.unwrap()
}

#[tokio::test]
async fn a_job_is_leased_when_it_is_due_and_the_longest_due_first() {
    for database in databases() {
        let store = migrated(&database).await;
        let late = enqueue(&store, "mail", 20).await;
        let early = enqueue(&store, "erase", 10).await;
        enqueue(&store, "unknown", 1).await;
        assert_eq!(lease(&store, 5).await, None);
        let job = lease(&store, 20).await.unwrap();
        assert_eq!((job.id, job.attempts, job.state.as_str()), (early, 1, jobs::RUNNING));
        assert_eq!((job.leased_by.as_deref(), job.leased_until), (Some("one"), Some(at(50))));
        assert_eq!(lease(&store, 20).await.map(|job| job.id), Some(late));
        assert_eq!(lease(&store, 20).await, None);
    }
}

#[tokio::test]
async fn a_job_asked_for_in_a_change_that_is_undone_is_not_there() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        jobs::enqueue(&tx, "mail", &json!(null), at(0), None, at(0)).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(lease(&store, 1).await, None);
    }
}

#[tokio::test]
async fn who_lost_a_lease_has_no_say_any_more() {
    for database in databases() {
        let store = migrated(&database).await;
        enqueue(&store, "mail", 0).await;
        let db = store.writer();
        let first = lease(&store, 0).await.unwrap();
        assert!(jobs::heartbeat(db, &first, 300, at(40)).await.unwrap());
        assert_eq!(lease(&store, 39).await, None);
        let second = lease(&store, 41).await.unwrap();
        assert_eq!((second.id, second.attempts, second.progress), (first.id, 2, 300));
        assert!(!jobs::heartbeat(db, &first, 500, at(90)).await.unwrap());
        assert!(!jobs::finish(db, &first, "klaar", at(42)).await.unwrap());
        assert!(!jobs::fail(db, &first, "fout", None, at(42)).await.unwrap());
        assert!(jobs::finish(db, &second, "klaar", at(43)).await.unwrap());
        let done = jobs::get(db, first.id).await.unwrap().unwrap();
        assert_eq!((done.state.as_str(), done.progress, done.finished_at), (jobs::DONE, 1000, Some(at(43))));
        assert!(!jobs::finish(db, &second, "nog eens", at(44)).await.unwrap());
    }
}

#[tokio::test]
async fn a_job_that_failed_waits_for_its_next_try_or_has_failed() {
    for database in databases() {
        let store = migrated(&database).await;
        enqueue(&store, "mail", 0).await;
        let job = lease(&store, 0).await.unwrap();
        assert!(jobs::fail(store.writer(), &job, "geen verbinding", Some(at(30)), at(1)).await.unwrap());
        assert_eq!(lease(&store, 29).await, None);
        let again = lease(&store, 30).await.unwrap();
        assert_eq!((again.attempts, again.result.as_deref()), (2, Some("geen verbinding")));
        assert!(jobs::fail(store.writer(), &again, "geen verbinding", None, at(31)).await.unwrap());
        assert_eq!(lease(&store, 3000).await, None);
        assert_eq!(jobs::count(store.reader(), jobs::FAILED).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_cancelled_job_is_not_begun_and_who_works_on_it_hears_so() {
    for database in databases() {
        let store = migrated(&database).await;
        let (waiting, running) = (enqueue(&store, "mail", 90).await, enqueue(&store, "mail", 0).await);
        let job = lease(&store, 0).await.unwrap();
        for id in [waiting, running] {
            assert!(jobs::cancel(store.writer(), id, at(5)).await.unwrap());
            assert!(!jobs::cancel(store.writer(), id, at(6)).await.unwrap());
        }
        assert!(!jobs::heartbeat(store.writer(), &job, 10, at(60)).await.unwrap());
        assert_eq!(lease(&store, 3000).await, None);
    }
}

#[tokio::test]
async fn jobs_are_listed_by_kind_state_and_who_asked() {
    for database in databases() {
        let store = migrated(&database).await;
        let (one, two) = (enqueue(&store, "mail", 0).await, enqueue(&store, "erase", 90).await);
        lease(&store, 0).await.unwrap();
        let ids = async |filter: jobs::Filter, before| {
            let found = jobs::list(store.reader(), &filter, before, 10).await.unwrap();
            found.iter().map(|job| job.id).collect::<Vec<_>>()
        };
        let all = jobs::Filter::default();
        assert_eq!(ids(all.clone(), None).await, [two, one]);
        assert_eq!(ids(all.clone(), Some(two)).await, [one]);
        assert_eq!(ids(jobs::Filter { kinds: vec!["mail".to_owned()], ..all.clone() }, None).await, [one]);
        assert_eq!(
            ids(jobs::Filter { states: vec![jobs::WAITING.to_owned()], ..all.clone() }, None).await,
            [two]
        );
        assert_eq!(ids(jobs::Filter { created_by: Some(8), ..all }, None).await, [0_i64; 0]);
        assert!(jobs::cancel(store.writer(), two, at(5)).await.unwrap());
        assert_eq!(jobs::sweep(store.writer(), at(5)).await.unwrap(), 0);
        assert_eq!(jobs::sweep(store.writer(), at(6)).await.unwrap(), 1);
    }
}

#[test]
fn the_wait_between_tries_doubles_and_has_an_end() {
    let waits: Vec<i64> = [0, 1, 2, 3, 10, 11, 60].map(|n| jobs::backoff(n).num_seconds()).to_vec();
    assert_eq!(waits, [30, 30, 60, 120, 15_360, 21_600, 21_600]);
    assert_eq!(jobs::backoff(i64::MAX), TimeDelta::hours(6));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_do_a_hundred_jobs_exactly_once() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        for _ in 0..100 {
            enqueue(&stores[0], "mail", 0).await;
        }
        let mut working = tokio::task::JoinSet::new();
        for n in 0..6 {
            let store = stores[n % 2].clone();
            working.spawn(async move {
                let (name, mut done) = (format!("server {n}"), Vec::new());
                while let Some(job) = jobs::lease(&store, &name, &["mail"], at(1), at(900)).await.unwrap() {
                    if jobs::finish(store.writer(), &job, "", at(2)).await.unwrap() {
                        done.push(job.id);
                    }
                }
                done
            });
        }
        let mut times: BTreeMap<i64, u32> = BTreeMap::new();
        while let Some(done) = working.join_next().await {
            for id in done.unwrap() {
                *times.entry(id).or_default() += 1;
            }
        }
        // Who finds the first few of the list taken goes home early; what is left is done by who comes next.
        while let Some(job) = jobs::lease(&stores[0], "last", &["mail"], at(1), at(900)).await.unwrap() {
            assert!(jobs::finish(stores[0].writer(), &job, "", at(2)).await.unwrap());
            *times.entry(job.id).or_default() += 1;
        }
        assert_eq!((times.len(), times.values().max()), (100, Some(&1)), "{database}");
        assert_eq!(jobs::count(stores[1].reader(), jobs::DONE).await.unwrap(), 100);
    }
}

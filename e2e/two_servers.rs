//! Two servers on one PostgreSQL: one office.

use crate::office::{Client, serve};
use store::{Options, Store, audit};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_database_are_one_office() {
    let database = testbed::postgres();
    let data = tempfile::tempdir().unwrap();
    let first = serve(&database.url, data.path());
    let second = serve(&database.url, data.path());
    let here = Client::log_in(&first, "toewijzing").await;
    let there = here.at(&second);

    let mut writing = Vec::new();
    for number in 0..40 {
        let client = if number % 2 == 0 { here.clone() } else { there.clone() };
        writing.push(tokio::spawn(async move { client.make_token(&format!("beide{number}.")).await }));
    }
    for done in writing {
        assert!(done.await.unwrap());
    }
    for client in [&here, &there] {
        let (status, page) = client.get("/profiel/sleutels").await;
        assert_eq!(status, 200);
        assert!((0..40).all(|number| page.contains(&format!("beide{number}."))));
    }

    // Who leaves at one server has left at the other.
    here.send("/afmelden", &[]).await.unwrap();
    assert_eq!(there.get("/profiel/sleutels").await.0, 303);

    let store = Store::open(&database.url, &Options::default()).await.unwrap();
    let verdict = audit::verify(store.reader(), None, |_, _| {}).await.unwrap();
    assert!(verdict.broken.is_none(), "{:?}", verdict.broken);
}

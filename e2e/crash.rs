//! The plug is pulled while people write: what was said to be done is done, and the log is whole.

use crate::office::{Client, serve};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::{Options, Store, audit};

/// How often the plug is pulled.
const TIMES: u64 = 6;
/// How many people write at once.
const WRITERS: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_acknowledged_is_lost_when_the_plug_is_pulled() {
    for database in testbed::databases() {
        let data = tempfile::tempdir().unwrap();
        let mut server = serve(&database.url, data.path());
        let client = Client::log_in(&server, "toewijzing").await;
        let mut acknowledged = Vec::new();
        for round in 0..TIMES {
            let stop = Arc::new(AtomicBool::new(false));
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (client, stop) = (client.clone(), stop.clone());
                    tokio::spawn(async move {
                        let mut done = Vec::new();
                        for number in 0.. {
                            let name = format!("r{round}w{writer}n{number}.");
                            if stop.load(Ordering::Relaxed) || !client.make_token(&name).await {
                                break;
                            }
                            done.push(name);
                        }
                        done
                    })
                })
                .collect();
            tokio::time::sleep(Duration::from_millis(150 + 90 * round)).await;
            server.kill();
            stop.store(true, Ordering::Relaxed);
            for writer in writers {
                acknowledged.extend(writer.await.unwrap());
            }
            server.start_again();
        }
        assert!(acknowledged.len() > WRITERS, "{database}: too little was written to learn anything");
        let (status, page) = client.get("/profiel/sleutels").await;
        assert_eq!(status, 200, "{database}: the session did not survive");
        let lost: Vec<&String> = acknowledged.iter().filter(|name| !page.contains(name.as_str())).collect();
        assert!(lost.is_empty(), "{database}: {} of {} lost: {lost:?}", lost.len(), acknowledged.len());
        assert_eq!(server.stop(), 0, "{database}: the server did not stop quietly");

        let store = Store::open(&database.url, &Options::default()).await.unwrap();
        let verdict = audit::verify(store.reader(), None, |_, _| {}).await.unwrap();
        assert!(verdict.broken.is_none(), "{database}: {:?}", verdict.broken);
        assert!(verdict.rows as usize > acknowledged.len(), "{database}: the log lacks what was done");
    }
}

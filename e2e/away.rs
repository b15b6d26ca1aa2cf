//! The database server goes away while people work: everybody hears it, nobody waits, and it goes on when it is back.

use crate::office::{Client, serve_with};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Passes everything on.
const OPEN: u8 = 0;
/// Takes what comes, and answers nothing.
const SILENT: u8 = 1;
/// Breaks off what was begun, and takes nothing new.
const CUT: u8 = 2;

/// Something between a server and its database that can be cut.
struct Wire {
    address: String,
    state: Arc<AtomicU8>,
}

impl Wire {
    async fn to(database: &url::Url) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut address = database.clone();
        address.set_host(Some("127.0.0.1")).unwrap();
        address.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        let state = Arc::new(AtomicU8::new(OPEN));
        let far = format!("{}:{}", database.host_str().unwrap(), database.port().unwrap());
        tokio::spawn(pass_on(listener, far, state.clone()));
        Self { address: address.to_string(), state }
    }

    fn turn(&self, state: u8) {
        self.state.store(state, Ordering::SeqCst);
    }
}

async fn pass_on(listener: TcpListener, far: String, state: Arc<AtomicU8>) {
    let mut wires = JoinSet::new();
    loop {
        let (mut near, _) = listener.accept().await.unwrap();
        let (far, state) = (far.clone(), state.clone());
        wires.spawn(async move {
            if state.load(Ordering::SeqCst) == CUT {
                return;
            }
            let Ok(mut far) = TcpStream::connect(&far).await else { return };
            let turned = async {
                while state.load(Ordering::SeqCst) == OPEN {
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
            };
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => {}
                () = turned => {}
            }
            while state.load(Ordering::SeqCst) == SILENT {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_went_away_is_told_and_found_again() {
    let database = testbed::postgres();
    let data = tempfile::tempdir().unwrap();
    for state in [CUT, SILENT] {
        let wire = Wire::to(&database.url.parse().unwrap()).await;
        let server = serve_with(&wire.address, data.path(), &[]);
        let client = Client::log_in(&server, "toewijzing").await;
        assert_eq!(client.get("/kandidaten").await.0, 200);
        wire.turn(state);
        let mut ready = client.get("/ready").await.0;
        while ready == 200 {
            ready = client.get("/ready").await.0;
        }
        assert_eq!(ready, 503, "{state}");
        for path in ["/", "/kandidaten", "/profiel"] {
            let (status, page) = client.get(path).await;
            assert_eq!(status, 503, "{state} {path}: {page}");
            assert!(page.contains("Even niet bereikbaar"), "{state} {path}: {page}");
        }
        let (status, problem) = client.get("/api/v1/me").await;
        assert!(matches!(status, 401 | 503), "{state}: {status} {problem}");
        assert_eq!(client.get("/health").await.0, 200, "{state}");
        wire.turn(OPEN);
        let mut ready = client.get("/ready").await.0;
        while ready != 200 {
            ready = client.get("/ready").await.0;
        }
        let mut status = client.get("/kandidaten").await.0;
        while status == 503 || status == 500 {
            status = client.get("/kandidaten").await.0;
        }
        assert_eq!(status, 200, "{state}: it did not go on");
    }
}

//! Many events, one commit: what waits is written together, and nobody is told before it is lasting.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::{Event, append};
use crate::{Error, Store};

/// Events of one commit at most.
const AT_ONCE: usize = 256;

/// Events that may wait; who comes later waits to be let in.
const QUEUE: usize = 4096;

/// How often a commit is tried when another program is in the way.
const TRIES: usize = 5;

/// How long nothing has to come before lists are kept beside the log.
const QUIET: Duration = Duration::from_secs(1);

enum Message {
    Record(Box<Waiting>),
    Close(oneshot::Sender<()>),
}

struct Waiting {
    event: Event,
    answer: oneshot::Sender<Result<i64, Error>>,
}

/// Writes events in the log for many at once. Clones write through the same queue.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    /// Starts writing; needs a tokio runtime around it.
    #[must_use]
    pub fn start(store: Store) -> Self {
        let (queue, messages) = mpsc::channel(QUEUE);
        tokio::spawn(work(store, messages));
        Self { queue }
    }

    /// Writes an event and gives its place in the log, once it is lasting.
    ///
    /// Once it was let in it is written, also when nobody waits for it any more.
    ///
    /// # Errors
    /// When it could not be written; then it is not in the log.
    pub async fn record(&self, event: Event) -> Result<i64, Error> {
        let (answer, answered) = oneshot::channel();
        let sent = self.queue.send(Message::Record(Box::new(Waiting { event, answer }))).await;
        sent.map_err(|_| closed())?;
        answered.await.unwrap_or_else(|_| Err(closed()))
    }

    /// How many events wait to be written.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Takes no more events, and returns when all that wait are written.
    pub async fn close(&self) {
        let (done, ended) = oneshot::channel();
        if self.queue.send(Message::Close(done)).await.is_ok() {
            // An error says that somebody else closed it first, and that all was written.
            let _ = ended.await;
        }
    }
}

fn closed() -> Error {
    Error::Refused("the log is closed".to_owned())
}

async fn work(store: Store, mut messages: mpsc::Receiver<Message>) {
    let mut closing = Vec::new();
    let mut batch = Vec::with_capacity(AT_ONCE);
    let mut behind = true;
    loop {
        let received = messages.recv_many(&mut batch, AT_ONCE);
        let received = if behind { timeout(QUIET, received).await } else { Ok(received.await) };
        let Ok(received) = received else {
            // Nobody waits: lists are kept beside the log, a stretch at a time.
            behind = super::subjects::catch_up(&store).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "who stood in lists could not be kept beside the log");
                false
            });
            continue;
        };
        if received == 0 {
            break;
        }
        behind = true;
        let mut waiting = Vec::with_capacity(batch.len());
        for message in batch.drain(..) {
            match message {
                Message::Record(event) => waiting.push(*event),
                Message::Close(done) => {
                    messages.close();
                    closing.push(done);
                }
            }
        }
        if !waiting.is_empty() {
            write(&store, waiting).await;
        }
    }
    for done in closing {
        // Who closed it may have stopped waiting.
        let _ = done.send(());
    }
}

async fn write(store: &Store, waiting: Vec<Waiting>) {
    let (events, answers): (Vec<Event>, Vec<_>) = waiting.into_iter().map(|w| (w.event, w.answer)).unzip();
    let mut written = commit(store, &events).await;
    for _ in 1..TRIES {
        if !matches!(written, Err(Error::Busy(_))) {
            break;
        }
        written = commit(store, &events).await;
    }
    if let Err(error) = &written {
        tracing::error!(%error, events = events.len(), "the log could not be written");
    }
    for (nth, answer) in (1..).zip(answers) {
        let first = |last: i64| last - i64::try_from(events.len()).unwrap_or(0);
        // Who asked may have stopped waiting.
        let _ = answer.send(written.clone().map(|last| first(last) + nth));
    }
}

async fn commit(store: &Store, events: &[Event]) -> Result<i64, Error> {
    let tx = store.begin().await?;
    let last = append(&tx, events).await?;
    tx.commit().await?;
    Ok(last)
}

//! People who are erased, taken out of what imports keep: uploads that wait, previews, and what undoes an import.

use super::kept::Kept;
use super::report::{Details, Report};
use super::upload::mentions;
use super::{pack, place};
use crate::office::{No, Office};
use flate2::read::GzDecoder;
use std::collections::{HashMap, HashSet};
use store::documents::{self, Term};
use store::{Document, Import, Tx, imports};

/// Who is to be taken out.
#[derive(Clone, Debug, Default)]
struct People {
    ids: HashSet<i64>,
    numbers: HashSet<String>,
    attestations: HashSet<i64>,
}

/// What has to change in what imports keep, worked out before anything is locked.
#[derive(Debug, Default)]
pub struct Forgetting {
    people: People,
    /// Documents of imports that were looked at, with their content.
    seen: Vec<(i64, String)>,
    /// Imports of which the upload names somebody: it goes as a whole.
    dropped: HashSet<i64>,
    /// Other content for documents.
    rewritten: Vec<(Document, Vec<u8>)>,
    /// People taken out of what undoes an import, by import.
    lost: HashMap<i64, u64>,
}

/// Looks for people in everything that imports keep: row ids and numbers of their registrations.
///
/// # Errors
/// When something that is kept cannot be read.
pub async fn find(office: &Office, people: &[(i64, String)]) -> Result<Forgetting, No> {
    if people.is_empty() {
        return Ok(Forgetting::default());
    }
    let reader = office.store.reader();
    let kept = documents::of_imports(reader).await?;
    let ids: Vec<i64> = people.iter().map(|(id, _)| *id).collect();
    let mut forgetting = Forgetting {
        people: People {
            attestations: imports::attestations_of(reader, &ids).await?.into_iter().collect(),
            numbers: people.iter().map(|(_, number)| number.clone()).collect(),
            ids: ids.into_iter().collect(),
        },
        seen: contents(&kept),
        ..Forgetting::default()
    };
    for document in kept {
        let import = imports::get(reader, document.belongs_id).await?;
        let bytes = match documents::bytes(reader, &place(office), &document.sha256).await {
            // Lost from the folder: nobody is in it any more.
            Err(store::Error::NotFound { .. }) => continue,
            found => found?,
        };
        let (people, report) = (forgetting.people.clone(), import.as_ref().map(Report::of));
        let term = document.term.clone();
        let (id, import) = (document.id, document.belongs_id);
        let work = tokio::task::spawn_blocking(move || look(&people, report.as_ref(), id, &term, &bytes));
        match work.await.map_err(|error| No::Broken(error.to_string()))?? {
            Found::Nobody => {}
            Found::Upload => {
                forgetting.dropped.insert(import);
            }
            Found::Less(bytes, lost) => {
                *forgetting.lost.entry(import).or_default() += lost;
                forgetting.rewritten.push((document, bytes));
            }
        }
    }
    Ok(forgetting)
}

fn contents(documents: &[Document]) -> Vec<(i64, String)> {
    documents.iter().map(|document| (document.id, document.sha256.clone())).collect()
}

/// What a document holds of people.
enum Found {
    Nobody,
    /// It is an upload that names one of them.
    Upload,
    /// What is left without them, and how many could have been brought back by it.
    Less(Vec<u8>, u64),
}

fn look(people: &People, report: Option<&Report>, id: i64, term: &str, bytes: &[u8]) -> Result<Found, No> {
    if term == Term::ImportUndo.code() {
        let less = Kept::without(bytes, &people.ids, &people.attestations)?;
        return Ok(less.map_or(Found::Nobody, |(bytes, lost)| Found::Less(bytes, lost)));
    }
    let source = report.and_then(|report| report.source);
    if source == Some(id) {
        return Ok(if mentions(bytes, &people.numbers)? { Found::Upload } else { Found::Nobody });
    }
    let broken = |error: serde_json::Error| No::Broken(error.to_string());
    let mut details: Details = serde_json::from_reader(GzDecoder::new(bytes)).map_err(broken)?;
    let changed = without(&mut details, people, source.is_none());
    if !changed {
        return Ok(Found::Nobody);
    }
    let json = serde_json::to_vec(&details).map_err(broken)?;
    Ok(Found::Less(pack(&json)?, 0))
}

/// Takes people out of faults and differences. Whose the value of a fault is, nobody can tell once the files are gone:
/// then all of them go.
fn without(details: &mut Details, people: &People, files_gone: bool) -> bool {
    let before = (details.faults.len(), details.differences.len());
    details.differences.retain(|difference| {
        let named = difference.key.split(" · ").any(|part| people.numbers.contains(part));
        !named && difference.registration.is_none_or(|id| !people.ids.contains(&id))
    });
    let names = |text: &str| people.numbers.iter().any(|number| text.contains(number.as_str()));
    details.faults.retain(|fault| ![&fault.value, &fault.nl, &fault.en].into_iter().any(|text| names(text)));
    let mut changed = before != (details.faults.len(), details.differences.len());
    for fault in details.faults.iter_mut().filter(|fault| files_gone && !fault.value.is_empty()) {
        fault.value.clear();
        changed = true;
    }
    changed
}

impl Forgetting {
    /// Whether these people, by row id, are among those that were looked for.
    #[must_use]
    pub fn covers(&self, people: &[(i64, String)]) -> bool {
        people.iter().all(|(id, number)| self.people.ids.contains(id) && self.people.numbers.contains(number))
    }

    /// Writes it, in the transaction that erases them; after everything else but the log.
    ///
    /// # Errors
    /// [`No::Conflict`] when imports keep something else by now: look again.
    pub async fn write(self, office: &Office, tx: &Tx) -> Result<(), No> {
        // Whoever applies an import writes in the log before it ends: from here on nobody can come in between.
        store::audit::append(tx, &[]).await?;
        if contents(&documents::of_imports(tx).await?) != self.seen {
            return Err(No::Conflict(Vec::new()));
        }
        let mut undo: HashMap<i64, String> = HashMap::new();
        for (document, bytes) in self.rewritten {
            if self.dropped.contains(&document.belongs_id) {
                continue;
            }
            let new = documents::replace(tx, &place(office), document.id, bytes).await?;
            if document.term == Term::ImportUndo.code() {
                undo.insert(document.belongs_id, new.sha256);
            }
        }
        for import in imports::all(tx).await? {
            let (lost, dropped) = (self.lost.get(&import.id), self.dropped.contains(&import.id));
            let now = Import {
                undo: undo.remove(&import.id).or_else(|| import.undo.clone()),
                ..one(tx, &import, &self.people, lost.copied().unwrap_or_default(), dropped).await?
            };
            if now != import && !imports::rewrite(tx, &import, &now).await? {
                return Err(No::Conflict(Vec::new()));
            }
        }
        Ok(())
    }
}

/// The row of an import without people, and without its upload when that goes.
async fn one(tx: &Tx, import: &Import, people: &People, lost: u64, dropped: bool) -> Result<Import, No> {
    let mut report = Report::of(import);
    let before = report.clone();
    report.erased += lost;
    if let Some((_, which)) = &mut report.refused {
        for number in &people.numbers {
            *which = which.replace(number.as_str(), "***");
        }
    }
    let mut now = import.clone();
    if dropped {
        for document in report.source.take().into_iter().chain(report.details.take()) {
            super::check::forget(tx, document).await?;
        }
        report.refused = Some(("import-refused-erased".to_owned(), String::new()));
        "failed".clone_into(&mut now.state);
    }
    if report != before {
        now.report = report.text();
    }
    Ok(now)
}

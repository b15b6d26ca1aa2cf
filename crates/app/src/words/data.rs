//! What the command line says of bringing data in and out, and of the state of an installation.

use super::Words;
use crate::Refusal;
use crate::office::backup::{Restored, Saved};
use crate::office::doctor::{Found, State};
use crate::office::exports::Exported;
use crate::office::imports::{Brought, Counts};
use i18n_embed_fl::fl;

fn figure(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Words {
    /// What an import did, or would do: a line for each table, and one in all.
    #[must_use]
    pub fn brought(&self, brought: &Brought) -> String {
        let mut lines: Vec<String> = brought.tables.iter().map(|counts| self.counted(counts)).collect();
        let moved = brought.tables.iter().any(|counts| counts.new + counts.changed > 0);
        if !moved {
            lines.push(fl!(self.loader, "import-nothing-new"));
        }
        lines.push(match brought.import {
            Some(number) => fl!(self.loader, "import-done", number = number),
            None => fl!(self.loader, "import-dry"),
        });
        lines.join("\n")
    }

    /// An import has to wait for somebody else.
    #[must_use]
    pub fn import_waits(&self) -> String {
        fl!(self.loader, "import-waits")
    }

    /// What a table is called.
    fn table_name(&self, table: &str) -> String {
        fl!(self.loader, "table-name", table = table.to_owned())
    }

    fn counted(&self, counts: &Counts) -> String {
        fl!(
            self.loader,
            "import-counts",
            table = Self::capital(&self.table_name(&counts.table)),
            new = figure(counts.new),
            changed = figure(counts.changed),
            unchanged = figure(counts.unchanged),
            missing = figure(counts.missing),
            passed = figure(counts.passed)
        )
    }

    /// What was written to a folder.
    #[must_use]
    pub fn exported(&self, folder: &str, exported: &Exported) -> String {
        let mut lines: Vec<String> = exported
            .iter()
            .map(|(table, rows)| {
                let table = Self::capital(&self.table_name(table));
                fl!(self.loader, "export-counts", table = table, rows = figure(*rows))
            })
            .collect();
        lines.push(fl!(self.loader, "export-done", folder = folder.to_owned()));
        lines.join("\n")
    }

    /// A backup was made.
    #[must_use]
    pub fn backed_up(&self, file: &str, saved: &Saved) -> String {
        let done = fl!(self.loader, "backup-done", file = file.to_owned(), rows = figure(saved.rows));
        self.with_missing(done, saved)
    }

    /// A backup was brought back.
    #[must_use]
    pub fn restored(&self, restored: &Restored) -> String {
        let saved = &restored.saved;
        let at = saved.made_at.format("%Y-%m-%d %H:%M UTC").to_string();
        let done = fl!(self.loader, "restore-done", rows = figure(saved.rows), at = at);
        let done = self.with_missing(done, saved);
        let Some(other) = &restored.keys else { return done };
        let (file, needed) = (other.place.clone(), other.needed.clone());
        let keys = match &other.there {
            Some(there) => {
                fl!(self.loader, "restore-keys", file = file, needed = needed, there = there.clone())
            }
            None => fl!(self.loader, "restore-no-keys", file = file, needed = needed),
        };
        format!("{done}\n{keys}")
    }

    fn with_missing(&self, done: String, saved: &Saved) -> String {
        if saved.missing == 0 {
            return done;
        }
        format!("{done}\n{}", fl!(self.loader, "backup-missing", number = figure(saved.missing as u64)))
    }

    /// The lines of the doctor about one thing: most often one.
    #[must_use]
    pub fn doctor_lines(&self, found: &Found) -> Vec<String> {
        let state = match found.state() {
            State::Well => fl!(self.loader, "doctor-well"),
            State::Odd => fl!(self.loader, "doctor-odd"),
            State::Wrong => fl!(self.loader, "doctor-wrong"),
        };
        let told = match found {
            Found::Unusable(refusal) => self.unusable(refusal),
            found => vec![self.diagnosis(found)],
        };
        told.into_iter().map(|told| format!("{state}: {told}")).collect()
    }

    /// What a refusal is about and what is wrong, without saying that it is an error.
    fn unusable(&self, refusal: &Refusal) -> Vec<String> {
        match refusal {
            Refusal::BadInput(faults) => faults.iter().map(|fault| self.what_and_where(fault)).collect(),
            Refusal::Trouble(trouble) => vec![format!("{}: {}", trouble.place, self.cause(&trouble.cause))],
            Refusal::Broken(cause) => vec![self.broken(cause)],
        }
    }

    fn diagnosis(&self, found: &Found) -> String {
        let l = &self.loader;
        match found {
            Found::Database(at) => fl!(l, "doctor-database", at = at.clone()),
            Found::Schema(step) => fl!(l, "doctor-schema", step = step.clone()),
            Found::Pending(steps) => fl!(l, "doctor-pending", steps = figure(*steps as u64)),
            Found::Newer(step) => fl!(l, "doctor-newer", step = step.clone()),
            Found::Keys => fl!(l, "doctor-keys"),
            Found::Log(rows) => fl!(l, "doctor-log", rows = figure(*rows)),
            Found::LogBroken(line) => fl!(l, "doctor-log-broken", line = (*line)),
            Found::Folder(free) => fl!(l, "doctor-folder", free = figure(*free)),
            Found::FolderOpen => fl!(l, "doctor-folder-open"),
            Found::Documents(number) => fl!(l, "doctor-documents", number = figure(*number as u64)),
            Found::DocumentsLost(gone, damaged) => {
                let (gone, damaged) = (figure(*gone as u64), figure(*damaged as u64));
                fl!(l, "doctor-documents-lost", gone = gone, damaged = damaged)
            }
            Found::Rows => fl!(l, "doctor-rows"),
            Found::Orphans(place, number) => {
                fl!(l, "doctor-orphans", place = place.clone(), number = (*number))
            }
            Found::Work(number) => fl!(l, "doctor-work", number = figure(*number)),
            Found::WorkFailed(number) => fl!(l, "doctor-work-failed", number = figure(*number)),
            Found::Backup(at) => fl!(l, "doctor-backup", at = at.format("%Y-%m-%d %H:%M UTC").to_string()),
            Found::BackupOld(Some(at)) => {
                fl!(l, "doctor-backup-old", at = at.format("%Y-%m-%d %H:%M UTC").to_string())
            }
            Found::BackupOld(None) => fl!(l, "doctor-backup-never"),
            Found::Regulation(name) => fl!(l, "doctor-regulation", name = name.clone()),
            Found::ImportWaits(waiting) => {
                let day = self.date(waiting.at.date_naive());
                fl!(l, "doctor-import-waits", number = waiting.import, day = day)
            }
            Found::Settings => fl!(l, "doctor-settings"),
            Found::Unusable(_) => String::new(),
        }
    }
}

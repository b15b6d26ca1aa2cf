//! What is made for an office and taken away again when it comes to nothing.

use super::opening::Place;
use crate::trouble::folder_of;
use crate::{Cause, Refusal};
use std::future::Future;
use std::path::{Path, PathBuf};
use store::Error;
use vault::KeyError;

/// Does something that may make the database of a place. When it fails, what it made goes; what was there stays.
pub(super) async fn or_nothing<T>(
    place: &Place,
    work: impl Future<Output = Result<T, Refusal>>,
) -> Result<T, Refusal> {
    let made = Made::before(place);
    let done = work.await;
    if let Err(refusal) = &done
        && !is_of_somebody_else(refusal)
    {
        made.take_away();
    }
    done
}

/// Whether a refusal shows that somebody else made and uses the database: then it is not ours to take away.
fn is_of_somebody_else(refusal: &Refusal) -> bool {
    let Refusal::Trouble(trouble) = refusal else { return false };
    match &trouble.cause {
        Cause::Database(error) => matches!(
            **error,
            Error::NotEmpty { .. } | Error::Busy(_) | Error::Outdated { .. } | Error::Newer { .. }
        ),
        Cause::Keys(error) => matches!(**error, KeyError::OtherKeys { .. }),
        Cause::NoDemonstration | Cause::NoKeys => true,
        Cause::KeysInVariable(_) | Cause::Full { .. } => false,
    }
}

/// What is not there yet before a database is made.
struct Made {
    /// Folders, the outermost first.
    folders: Vec<PathBuf>,
    /// The file of the database with those that SQLite keeps beside it.
    files: Vec<PathBuf>,
}

impl Made {
    fn before(place: &Place) -> Self {
        let Some(file) = place.file() else { return Self { folders: Vec::new(), files: Vec::new() } };
        let absent = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let mut folders: Vec<PathBuf> =
            folder_of(&file).ancestors().filter(absent).map(Path::to_owned).collect();
        folders.reverse();
        let beside = |end: &str| PathBuf::from(format!("{}{end}", file.display()));
        let files =
            if file.exists() { Vec::new() } else { ["", "-wal", "-shm", "-journal"].map(beside).into() };
        Self { folders, files }
    }

    /// Takes away what was made since. What cannot go stays: the refusal that led here is what is told.
    fn take_away(&self) {
        for file in &self.files {
            let _ = std::fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trouble;
    use std::fs;

    /// Makes a database and says that it came to nothing, for this cause.
    async fn failed(place: &Place, cause: Cause) -> bool {
        let file = place.file().unwrap();
        let work = async {
            fs::create_dir_all(folder_of(&file)).unwrap();
            for end in ["", "-wal", "-shm"] {
                fs::write(format!("{}{end}", file.display()), "begun").unwrap();
            }
            Err::<(), Refusal>(Trouble { place: String::new(), cause }.into())
        };
        or_nothing(place, work).await.unwrap_err();
        file.exists()
    }

    fn within(folder: &Path) -> Place {
        Place { data: folder.join("deep/er"), database: None, keys: None }
    }

    #[tokio::test]
    async fn what_comes_to_nothing_is_taken_away_and_what_was_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = within(folder.path());
        assert!(!failed(&place, Cause::full(None, None)).await);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was left behind");
        // Beside something else only what was made goes.
        fs::create_dir_all(&place.data).unwrap();
        fs::write(place.data.join("keys"), "keys").unwrap();
        assert!(!failed(&place, Cause::full(None, None)).await);
        assert_eq!(fs::read_dir(&place.data).unwrap().count(), 1);
        fs::write(place.file().unwrap(), "of before").unwrap();
        assert!(failed(&place, Cause::full(None, None)).await);
    }

    #[tokio::test]
    async fn a_database_that_somebody_else_made_meanwhile_is_not_taken_away() {
        let used = Error::NotEmpty { table: "organisation".to_owned(), rows: 1 };
        for error in [used, Error::Busy(String::new())] {
            let folder = tempfile::tempdir().unwrap();
            assert!(failed(&within(folder.path()), Cause::Database(error.into())).await);
        }
    }
}

//! Bytes of documents in a folder: whole files or none, each under the hash of its content.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::Error;

/// A name is a SHA-256 in hexadecimals and nothing else, whatever the database says: it becomes a path.
fn path(folder: &Path, sha256: &str) -> Result<PathBuf, Error> {
    let hexadecimal =
        sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if hexadecimal {
        Ok(folder.join(&sha256[..2]).join(sha256))
    } else {
        Err(Error::Damaged(format!("{sha256:?} is no name of a content")))
    }
}

/// Off the threads that serve: a disk may be slow.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| Err(Error::Stopped(stopped.to_string())))
}

/// Writes beside, makes it lasting, and gives it its name at once. What is there already is written anew: that heals it,
/// and a sweep takes it for new until its document is there.
pub(super) async fn put(folder: &Path, sha256: &str, bytes: Vec<u8>) -> Result<(), Error> {
    let path = path(folder, sha256)?;
    blocking(move || {
        let parent = path.parent().unwrap_or(&path);
        make_folder(parent)?;
        let beside = parent.join(format!("{:032x}.part", rand::random::<u128>()));
        let written =
            write(&beside, &bytes).and_then(|()| fs::rename(&beside, &path)).and_then(|()| sync(parent));
        written.map_err(|error| {
            // What is left of it is swept later when even this fails.
            let _ = fs::remove_file(&beside);
            Error::file(&path, &error)
        })
    })
    .await
}

fn make_folder(folder: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| Error::file(folder, &error))?;
    match folder.parent() {
        Some(above) => sync(above).map_err(|error| Error::file(above, &error)),
        None => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// The bytes, when they are here.
pub(super) async fn get(folder: &Path, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
    let path = path(folder, sha256)?;
    blocking(move || match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(&path, &error)),
    })
    .await
}

/// Removes a content.
pub(super) async fn remove(folder: &Path, sha256: &str) -> Result<(), Error> {
    let path = path(folder, sha256)?;
    blocking(move || match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file(&path, &error)),
        _ => Ok(()),
    })
    .await
}

/// The contents written before a moment; what an interrupted write left behind is removed on the way.
pub(super) async fn older(folder: &Path, before: DateTime<Utc>) -> Result<Vec<String>, Error> {
    let folder = folder.to_owned();
    blocking(move || {
        let mut names = Vec::new();
        for shelf in entries(&folder)?.into_iter().filter(|path| path.is_dir()) {
            for path in entries(&shelf)?.into_iter().filter(|path| is_older(path, before)) {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                if path.extension().is_some_and(|extension| extension == "part") {
                    fs::remove_file(&path).map_err(|error| Error::file(&path, &error))?;
                } else if self::path(&folder, name).is_ok() {
                    names.push(name.to_owned());
                }
            }
        }
        Ok(names)
    })
    .await
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect()),
    };
    read.map_err(|error| Error::file(folder, &error))
}

fn is_older(path: &Path, before: DateTime<Utc>) -> bool {
    let written = fs::metadata(path).and_then(|found| found.modified());
    written.is_ok_and(|written| DateTime::<Utc>::from(written) < before)
}

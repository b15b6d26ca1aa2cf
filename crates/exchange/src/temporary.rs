//! A place beside the target in which to write, so that the target is never there half.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder being written; taken away again unless it is put in place.
pub(crate) struct Temporary {
    path: PathBuf,
    target: PathBuf,
    placed: bool,
}

impl Temporary {
    /// Chooses a name beside `target` and makes the folders above it; nothing is created under the name yet.
    ///
    /// # Errors
    /// When there is something at `target` already, other than an empty folder.
    pub(crate) fn beside(target: &Path) -> io::Result<Self> {
        let nameless = || io::Error::from(io::ErrorKind::InvalidFilename);
        let name = target.file_name().ok_or_else(nameless)?;
        let taken = match fs::read_dir(target) {
            Ok(mut content) => content.next().is_some(),
            Err(_) => target.symlink_metadata().is_ok(),
        };
        if taken {
            let kind =
                if target.is_dir() { io::ErrorKind::DirectoryNotEmpty } else { io::ErrorKind::AlreadyExists };
            return Err(kind.into());
        }
        let above = target.parent().unwrap_or(Path::new(""));
        if !above.as_os_str().is_empty() {
            fs::create_dir_all(above)?;
        }
        let free = |n: &u32| {
            let mut candidate = std::ffi::OsString::from(format!(".{}-{n}-", std::process::id()));
            candidate.push(name);
            above.join(candidate)
        };
        let mut names = (0..u32::MAX).map(|n| free(&n));
        let path = names.find(|path| path.symlink_metadata().is_err()).ok_or_else(nameless)?;
        Ok(Self { path, target: target.to_owned(), placed: false })
    }

    /// Where to write for now.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the target its content, in one step.
    ///
    /// # Errors
    /// When something has come to stand there meanwhile.
    pub(crate) fn put_in_place(mut self) -> io::Result<()> {
        if self.target.is_dir() {
            // Only an empty folder goes; some systems do not rename onto one.
            fs::remove_dir(&self.target)?;
        }
        fs::rename(&self.path, &self.target)?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if self.placed {
            return;
        }
        // Nobody is left to tell; a remainder has a name that shows what it is.
        let _ = if self.path.is_dir() { fs::remove_dir_all(&self.path) } else { fs::remove_file(&self.path) };
    }
}

/// The error for a writer that is used in the wrong order or with the wrong names.
pub(crate) fn misuse(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message.into())
}

/// Checks the name of a table: it becomes the name of a file or sheet.
pub(crate) fn checked_name<'a>(name: &'a str, earlier: &[String]) -> io::Result<&'a str> {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !plain {
        return Err(misuse(format!("`{name}` is not the name of a table")));
    }
    if earlier.iter().any(|other| other.eq_ignore_ascii_case(name)) {
        return Err(misuse(format!("the table `{name}` was written before")));
    }
    Ok(name)
}

/// Checks that a row has a field for each column.
pub(crate) fn checked_row(table: Option<&String>, columns: usize, fields: usize) -> io::Result<&String> {
    let table = table.ok_or_else(|| misuse("a row before any table"))?;
    if fields != columns {
        return Err(misuse(format!("`{table}` has {columns} columns and the row {fields} fields")));
    }
    Ok(table)
}

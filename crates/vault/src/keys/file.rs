//! Keys in a file that only its owner can read.

use super::{KeyError, Keys};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Far more than any number of keys takes, in bytes.
const LARGEST: u64 = 64 * 1024;

impl Keys {
    /// Reads keys from a file.
    ///
    /// # Errors
    /// If the group or others can read, write or run the file, if it is no file, or as [`Keys::parse`].
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let failed = |cause| KeyError::File { path: path.to_owned(), cause };
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if !about.is_file() || about.len() > LARGEST {
            return Err(KeyError::NotAFile { path: path.to_owned() });
        }
        check_mode(path, &about)?;
        let mut text = Zeroizing::new(String::with_capacity(LARGEST as usize));
        file.take(LARGEST).read_to_string(&mut text).map_err(failed)?;
        Self::parse_from(&path.display().to_string(), &text)
    }

    /// Writes the keys to a new file that only its owner can read.
    ///
    /// # Errors
    /// [`KeyError::Exists`] if there is a file, or what the operating system says.
    pub fn write_new(&self, path: &Path) -> Result<(), KeyError> {
        self.write(path)?;
        sync_folder(path)
    }

    /// Puts the keys in the place of those in a file: whole or not at all.
    ///
    /// # Errors
    /// [`KeyError::Exists`] if an earlier replacement was cut off and left its file, or what the operating system says.
    pub fn replace(&self, path: &Path) -> Result<(), KeyError> {
        let new = beside(path);
        self.write(&new)?;
        fs::rename(&new, path).map_err(|cause| undone(&new, path, cause))?;
        sync_folder(path)
    }

    fn write(&self, path: &Path) -> Result<(), KeyError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => KeyError::Exists { path: path.to_owned() },
            _ => KeyError::File { path: path.to_owned(), cause },
        })?;
        let written = file.write_all(self.to_text().as_bytes()).and_then(|()| file.sync_all());
        written.map_err(|cause| undone(path, path, cause))
    }
}

/// Takes away a file that is of no use after all.
fn undone(written: &Path, path: &Path, cause: io::Error) -> KeyError {
    // If that fails too, the first failure is still the one to tell.
    let _ = fs::remove_file(written);
    KeyError::File { path: path.to_owned(), cause }
}

#[cfg(unix)]
fn check_mode(path: &Path, about: &fs::Metadata) -> Result<(), KeyError> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o7777;
    let handed_over = is_credential(path, std::env::var_os("CREDENTIALS_DIRECTORY").as_deref());
    let allowed = if handed_over { 0o740 } else { 0o700 };
    if mode & 0o777 & !allowed == 0 {
        Ok(())
    } else {
        Err(KeyError::OpenToOthers { path: path.to_owned(), mode })
    }
}

/// Whether systemd handed the file to this service alone. It does so with an access list, which shows as a group that
/// may read; the folder itself is closed to others.
#[cfg(unix)]
fn is_credential(path: &Path, folder: Option<&std::ffi::OsStr>) -> bool {
    folder.is_some_and(|folder| !folder.is_empty() && path.parent() == Some(Path::new(folder)))
}

/// Where permissions are no bits, they are for the administrator to see to.
#[cfg(not(unix))]
fn check_mode(_: &Path, _: &fs::Metadata) -> Result<(), KeyError> {
    Ok(())
}

/// A name in the same folder, on the same disk.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// Makes the name of a file as lasting as its content.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), KeyError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|cause| KeyError::File { path: path.to_owned(), cause })
}

/// Elsewhere a folder cannot be opened to do so.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_folder_of_credentials_was_handed_over() {
        let folder = Some(std::ffi::OsStr::new("/run/credentials/woonspoor.service"));
        assert!(is_credential(Path::new("/run/credentials/woonspoor.service/keys"), folder));
        assert!(!is_credential(Path::new("/run/credentials/woonspoor.service/deeper/keys"), folder));
        assert!(!is_credential(Path::new("/run/credentials/woonspoor.service/../keys"), folder));
        assert!(!is_credential(Path::new("/etc/woonspoor/keys"), folder));
        assert!(!is_credential(Path::new("keys"), Some(std::ffi::OsStr::new(""))));
        assert!(!is_credential(Path::new("/etc/woonspoor/keys"), None));
    }
}

//! The file of the keys: new ones put in front, old ones taken out.

use crate::office::opening::{self, KEYS_VARIABLE, Place};
use crate::{Cause, Refusal, Trouble};
use std::path::PathBuf;
use vault::{KeyUse, Keys};

/// Which keys are made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Both kinds.
    Both,
    /// Those that seal.
    Seal,
    /// Those that make hashes.
    Hash,
}

/// Puts new keys in front of those of an office and gives the file they are in; makes the first ones when there are none.
///
/// Keys from the environment cannot be changed there: the new ones, with the old, go into a new file.
///
/// # Errors
/// When the keys cannot be read or the file cannot be written.
pub fn add(place: &Place, part: Part) -> Result<PathBuf, Refusal> {
    let file = place.keys_file();
    let known = opening::keys(place)?;
    let keys = match &known {
        None => Keys::generate(),
        Some(keys) => match part {
            Part::Both => keys.with_new(KeyUse::Seal).with_new(KeyUse::Hash),
            Part::Seal => keys.with_new(KeyUse::Seal),
            Part::Hash => keys.with_new(KeyUse::Hash),
        },
    };
    let from_environment = std::env::var_os(KEYS_VARIABLE).is_some();
    if place.keys.is_none() {
        opening::make_folder(&place.data)?;
    }
    let written =
        if known.is_none() || from_environment { keys.write_new(&file) } else { keys.replace(&file) };
    written.map_err(|error| Trouble::keys(file.display().to_string(), error))?;
    Ok(file)
}

/// Takes the old sealing keys out of the file. The old hash keys stay: sessions, links and tokens are known by them.
///
/// # Errors
/// When the keys cannot be read, or come from the environment, or the file cannot be written.
pub fn drop_old(place: &Place) -> Result<PathBuf, Refusal> {
    let file = place.keys_file();
    if std::env::var_os(KEYS_VARIABLE).is_some() {
        let cause = Cause::KeysInVariable(KEYS_VARIABLE);
        return Err(Trouble { place: file.display().to_string(), cause }.into());
    }
    let keys = opening::keys(place)?.ok_or_else(|| opening::no_keys(place))?;
    let written = keys.only_current(KeyUse::Seal).replace(&file);
    written.map_err(|error| Trouble::keys(file.display().to_string(), error))?;
    Ok(file)
}

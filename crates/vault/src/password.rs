//! Passwords: which are accepted, how they are kept (argon2id) and how one is checked.

use crate::chance;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Params, Version};
use thiserror::Error;

mod strength;

pub use strength::{LONGEST, Rules, Weakness, check};

/// Memory in KiB: 19 MiB, with two passes and one lane one of the settings OWASP recommends for argon2id.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Length of salt and hash in bytes.
const SALT: usize = 16;
const OUTPUT: usize = 32;

/// No password of ours takes more bytes; a longer text is not worth the work.
const MOST_BYTES: usize = 4 * LONGEST;

/// What checking a password gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is the password.
    Right,
    /// It is the password, kept with other settings than those of now: hash it again and keep that.
    RightButOld,
    /// It is not, or there is no such account.
    Wrong,
}

/// Why a password could not be hashed or checked: a fault of the installation, not of the person.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum HashError {
    /// No memory, or more characters than a password may have.
    #[error("the password could not be hashed: {0}")]
    Hashing(password_hash::Error),
    /// What is kept is no hash of a password.
    #[error("what is kept as the hash of a password is none")]
    Unreadable,
}

/// The hash of a password to keep, as a PHC string. Takes tens of milliseconds and 19 MiB: not for an async thread.
///
/// The password is taken as it is: no capitals, spaces or accents are changed.
///
/// # Errors
/// If there is not enough memory.
pub fn hash(password: &str) -> Result<String, HashError> {
    let salt = chance::secret::<SALT>();
    let hash: PasswordHash =
        argon2().hash_password_with_salt(password.as_bytes(), &salt[..]).map_err(HashError::Hashing)?;
    Ok(hash.to_string())
}

/// Checks a password against the hash that is kept; without one it takes as long, and the answer is [`Outcome::Wrong`].
///
/// So it is called for unknown accounts too: how long an answer takes tells nobody which accounts exist.
///
/// # Errors
/// If what is kept is no hash of a password, or there is not enough memory.
pub fn verify(password: &str, kept: Option<&str>) -> Result<Outcome, HashError> {
    let too_long = password.len() > MOST_BYTES;
    let Some(kept) = kept.filter(|_| !too_long) else {
        work_for_nothing()?;
        return Ok(Outcome::Wrong);
    };
    let parsed = PasswordHash::new(kept).map_err(|_| HashError::Unreadable)?;
    match argon2().verify_password(password.as_bytes(), &parsed) {
        Ok(()) if is_old(&parsed) => Ok(Outcome::RightButOld),
        Ok(()) => Ok(Outcome::Right),
        Err(password_hash::Error::PasswordInvalid) => Ok(Outcome::Wrong),
        Err(error) => Err(HashError::Hashing(error)),
    }
}

/// Whether a kept hash was made with other settings than those of now.
#[must_use]
pub fn needs_rehash(kept: &str) -> bool {
    PasswordHash::new(kept).map_or(true, |hash| is_old(&hash))
}

fn is_old(hash: &PasswordHash) -> bool {
    let same_settings = Params::try_from(hash).is_ok_and(|used| {
        (used.m_cost(), used.t_cost(), used.p_cost()) == (MEMORY, PASSES, LANES)
            && used.output_len() == Some(OUTPUT)
    });
    let same_function = hash.algorithm == ARGON2ID_IDENT && hash.version == Some(Version::V0x13.into());
    let long_enough_salt = hash.salt.as_ref().is_some_and(|salt| salt.len() >= SALT);
    !(same_settings && same_function && long_enough_salt)
}

/// What checking a password costs, without one to check.
fn work_for_nothing() -> Result<(), HashError> {
    let hash: PasswordHash =
        argon2().hash_password_with_salt(b"nobody", &[0; SALT]).map_err(HashError::Hashing)?;
    // The result is of no use, and the work may not be left out for that.
    std::hint::black_box(&hash);
    Ok(())
}

fn argon2() -> Argon2<'static> {
    let params =
        Params::new(MEMORY, PASSES, LANES, Some(OUTPUT)).expect("the settings are within their bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9106, section 5.3: argon2id. Shows that the library computes what the standard says.
    #[test]
    fn the_library_gives_the_test_vector_of_rfc_9106() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(crate::hashes::hex(&tag), expected);
    }
}

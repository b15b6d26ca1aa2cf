//! Finding one file by its exact number and date of birth; guesses are counted.

use crate::office::{Acting, No, Office, Problems, facts};
use chrono::Duration;
use domain::days;
use policy::Facts;
use store::attempts;
use store::register::{self, File};
use store::sea_orm::ConnectionTrait;

/// The file with this number, if the date of birth is right too. Which of the two was wrong is never said.
///
/// # Errors
/// [`No::Invalid`] when there is none, or too many guesses were made.
pub(super) async fn exactly(
    office: &Office,
    acting: &Acting,
    number: &str,
    birth: &str,
) -> Result<(File, Facts), No> {
    let mut problems = Problems::default();
    let number = number.trim();
    if number.is_empty() || number.chars().count() > 40 {
        problems.add("number", "emergency-number-missing");
    }
    let birth = days::read(birth);
    if birth.is_none() {
        problems.add("birth", "emergency-birth-missing");
    }
    problems.settle()?;
    let key = office.keys.attempt_key(&format!("exact {}", acting.actor.account()));
    let reader = office.store.reader();
    settle(office, acting, reader, &key).await?;
    let found = match register::by_number(reader, number).await? {
        Some(id) => register::file(reader, id).await?,
        None => None,
    };
    // Again, now that nobody else counts: of many guesses at one moment those beyond the limit come to nothing, also the
    // one that was right.
    let tx = office.store.begin().await?;
    attempts::hold(&tx, "exact", &[&key]).await?;
    settle(office, acting, &tx, &key).await?;
    match found.filter(|file| Some(file.household.registration.birth_date) == birth) {
        Some(file) => {
            tx.rollback().await?;
            let facts = facts::of(&file, acting.now);
            Ok((file, facts))
        }
        None => {
            attempts::record(&tx, "exact", &key, acting.now).await?;
            store::audit::append(&tx, &[acting.event("exact-file-wrong", "registration")]).await?;
            tx.commit().await?;
            Err(No::Invalid(Problems::one("", "emergency-not-found")))
        }
    }
}

/// Refuses when there were too many guesses.
async fn settle<C: ConnectionTrait>(office: &Office, acting: &Acting, db: &C, key: &str) -> Result<(), No> {
    let since = acting.now - Duration::minutes(office.setup.attempt_minutes);
    let full = attempts::count(db, "exact", key, since).await? >= office.setup.attempts.unsigned_abs();
    if full { Err(No::Invalid(Problems::one("", "emergency-too-many"))) } else { Ok(()) }
}

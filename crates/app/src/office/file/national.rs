//! The national number: with most digits hidden, or as a whole: once, with a reason, and logged before it is shown.

use super::open;
use crate::office::{Acting, No, Office, Problems};
use policy::Action;
use serde_json::json;
use store::Registration;
use vault::Place;

/// A national number as it is shown to who may see that there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Masked {
    /// With most digits hidden.
    Digits(String),
    /// There is one, and the keys that this server has do not open it.
    Closed,
}

/// The number of a registration with most digits hidden; none when it has none.
#[must_use]
pub fn masked(office: &Office, row: &Registration) -> Option<Masked> {
    let sealed = row.national_number.as_deref()?;
    let place = Place::new("registration", "national_number", &row.number);
    let opened = office.keys.open_number(&place, sealed);
    Some(opened.map_or(Masked::Closed, |number| Masked::Digits(number.masked())))
}

/// Shortest reason, in characters.
pub const REASON: usize = 5;

/// Shows the national number of a candidate.
///
/// # Errors
/// When there is none to see, it may not be seen as a whole, or no reason is given.
pub async fn reveal(office: &Office, acting: &Acting, id: i64, reason: &str) -> Result<String, No> {
    let opened = open(office, acting, id).await?;
    let decision = opened.allow(acting, Action::RevealNationalNumber)?;
    if reason.trim().chars().count() < REASON {
        return Err(No::Invalid(Problems::one("reason", "file-reason-missing")));
    }
    let registration = &opened.file.household.registration;
    let sealed = registration.national_number.as_ref().ok_or(No::NotFound)?;
    let place = Place::new("registration", "national_number", &registration.number);
    let closed = |_| No::Invalid(Problems::one("reason", "file-sealed-closed"));
    let number = office.keys.open_number(&place, sealed).map_err(closed)?;
    let mut event = opened.event(acting, "reveal-national-number", decision, json!({}));
    event.reason = Some(reason.trim().to_owned());
    office.audit.record(event).await?;
    Ok(number.formatted())
}

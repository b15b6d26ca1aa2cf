//! National numbers: sealed to be kept, and hashed to be found.

use crate::keys::Keys;
use crate::seal::{OpenError, Place};
use domain::NationalNumber;
use zeroize::Zeroizing;

/// The field under which national numbers are hashed; the same number is found wherever it stands.
const FIELD: &str = "national-number";

impl Keys {
    /// Encrypts a national number for a place.
    #[must_use]
    pub fn seal_number(&self, place: &Place, number: &NationalNumber) -> Vec<u8> {
        self.seal(place, Zeroizing::new(number.digits()).as_bytes())
    }

    /// Decrypts a national number.
    ///
    /// # Errors
    /// As [`Keys::open`], and if what was sealed there is no national number.
    pub fn open_number(&self, place: &Place, sealed: &[u8]) -> Result<NationalNumber, OpenError> {
        let digits = self.open_text(place, sealed)?;
        NationalNumber::parse(&digits).map_err(|_| place.unexpected())
    }

    /// The hash under which a national number is kept, to search by.
    #[must_use]
    pub fn number_hash(&self, number: &NationalNumber) -> String {
        self.search_hash(FIELD, &Zeroizing::new(number.digits()))
    }

    /// The hashes under which a national number may have been kept, the current one first.
    #[must_use]
    pub fn number_hashes(&self, number: &NationalNumber) -> Vec<String> {
        self.search_hashes(FIELD, &Zeroizing::new(number.digits()))
    }
}

//! Codes of the database read as words of the domain.

use std::fmt::Display;

use domain::{
    AttestationLevel, HousingNeed, Nis, OcmwCheck, Relation, SearchCheck, Sector, Sex, Status, Stays,
    Transfer,
};

use crate::Error;

/// Where a code stands: a table and a row id.
#[derive(Clone, Copy)]
pub(super) struct At(pub &'static str, pub i64);

/// A word of the domain that stands in the database as a code.
pub(super) trait Word: Sized {
    /// The word with this code.
    fn of(code: &str) -> Option<Self>;
}

impl At {
    /// What a column with a code says.
    pub(super) fn word<W: Word>(self, column: &str, code: &str) -> Result<W, Error> {
        W::of(code).ok_or_else(|| self.bad(column, &code))
    }

    /// What a column with a code or nothing says.
    pub(super) fn word_or_none<W: Word>(self, column: &str, code: Option<&str>) -> Result<Option<W>, Error> {
        code.map(|code| self.word(column, code)).transpose()
    }

    /// A number as small as the domain has it.
    pub(super) fn small<T: TryFrom<i64>>(self, column: &str, number: i64) -> Result<T, Error> {
        T::try_from(number).map_err(|_| self.bad(column, &number))
    }

    /// What is wrong.
    pub(super) fn bad(self, column: &str, found: &dyn Display) -> Error {
        Error::Damaged(format!("{} {}: {column} cannot be `{found}`", self.0, self.1))
    }
}

macro_rules! words {
    ($($kind:ident { $($code:literal => $word:ident),* $(,)? })*) => {$(
        impl Word for $kind {
            fn of(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$word),)*
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    Sex { "m" => M, "f" => F, "x" => X }
    Status { "active" => Active, "suspended" => Suspended, "struck" => Struck }
    Transfer { "none" => None, "mandatory" => Mandatory, "wish" => Wish }
    Relation { "partner" => Partner, "child" => Child, "other" => Other }
    Stays { "full" => Full, "shared" => Shared, "visiting" => Visiting }
    AttestationLevel { "municipality" => Municipality, "area" => Area, "district" => District }
    OcmwCheck {
        "verified" => Verified,
        "lasting-disruption" => LastingDisruption,
        "struck-from-register" => StruckFromRegister,
        "no" => No,
    }
    SearchCheck { "active" => Active, "excused" => Excused, "no" => No }
    Sector {
        "company" => Company,
        "ocmw" => Ocmw,
        "caw" => Caw,
        "bjz" => Bjz,
        "ggz" => Ggz,
        "vaph" => Vaph,
        "igs" => Igs,
        "other" => Other,
    }
}

impl Word for Nis {
    fn of(code: &str) -> Option<Self> {
        Self::parse(code.as_bytes())
    }
}

impl Word for HousingNeed {
    fn of(code: &str) -> Option<Self> {
        Self::parse(code.as_bytes())
    }
}

//! The codes of the contract: which word in a file stands for which value.

use domain::{
    AttestationLevel, HousingNeed, OcmwCheck, Relation, SearchCheck, Sector, Sex, Status, Stays, Transfer,
};

/// A value that a file writes as one of a few words.
pub(crate) trait Code: Copy + 'static {
    /// Every value, in the order of the contract.
    const ALL: &'static [Self];

    /// The word for it.
    fn code(self) -> &'static str;

    /// The value of exactly this word.
    fn parse(text: &[u8]) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code().as_bytes() == text)
    }

    /// Every word.
    fn words() -> Vec<String> {
        Self::ALL.iter().map(|value| value.code().to_owned()).collect()
    }
}

macro_rules! codes {
    ($($kind:ty { $($value:pat = $made:expr => $code:literal),* $(,)? })*) => {$(
        impl Code for $kind {
            const ALL: &'static [Self] = &[$($made),*];
            fn code(self) -> &'static str {
                match self { $($value => $code),* }
            }
        }
    )*};
}

/// Spares writing every value twice, once as a pattern and once as an expression.
macro_rules! enum_codes {
    ($($kind:ident { $($value:ident => $code:literal),* $(,)? })*) => {
        codes! { $($kind { $($kind::$value = $kind::$value => $code),* })* }
    };
}

codes! { bool { true = true => "yes", false = false => "no" } }

enum_codes! {
    Sex { M => "m", F => "f", X => "x" }
    Transfer { None => "none", Mandatory => "mandatory", Wish => "wish" }
    Status { Active => "active", Suspended => "suspended", Struck => "struck" }
    Relation { Partner => "partner", Child => "child", Other => "other" }
    Stays { Full => "full", Shared => "shared", Visiting => "visiting" }
    Sector {
        Company => "company", Ocmw => "ocmw", Caw => "caw", Bjz => "bjz",
        Ggz => "ggz", Vaph => "vaph", Igs => "igs", Other => "other",
    }
    AttestationLevel { Municipality => "municipality", Area => "area", District => "district" }
    OcmwCheck {
        Verified => "verified", LastingDisruption => "lasting-disruption",
        StruckFromRegister => "struck-from-register", No => "no",
    }
    SearchCheck { Active => "active", Excused => "excused", No => "no" }
}

impl Code for HousingNeed {
    const ALL: &'static [Self] = Self::ALL;
    fn code(self) -> &'static str {
        self.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_word_reads_back<C: Code + PartialEq + std::fmt::Debug>() {
        for &value in C::ALL {
            assert_eq!(C::parse(value.code().as_bytes()), Some(value));
        }
    }

    #[test]
    fn every_code_reads_back_as_its_value() {
        every_word_reads_back::<bool>();
        every_word_reads_back::<Sex>();
        every_word_reads_back::<Transfer>();
        every_word_reads_back::<Status>();
        every_word_reads_back::<Relation>();
        every_word_reads_back::<Stays>();
        every_word_reads_back::<Sector>();
        every_word_reads_back::<AttestationLevel>();
        every_word_reads_back::<OcmwCheck>();
        every_word_reads_back::<SearchCheck>();
        every_word_reads_back::<HousingNeed>();
    }

    #[test]
    fn a_code_in_capitals_is_not_a_code() {
        assert_eq!(bool::parse(b"YES"), None);
        assert_eq!(bool::parse(b""), None);
    }
}

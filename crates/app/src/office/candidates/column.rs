//! The columns of the list: what each shows, and what one has to see of a file for it.

use super::{Extent, Sight};

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Registration number.
    Number,
    /// Birth date of the reference tenant.
    BirthDate,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// Day of registration.
    RegisteredOn,
    /// Status, with the end of a suspension.
    Status,
    /// Number of municipalities of preference.
    Municipalities,
    /// Persons in the household.
    Persons,
    /// Housing need, and whether it is documented.
    Need,
    /// Transfer within the housing company.
    Transfer,
    /// Whether an adapted dwelling is needed.
    Adapted,
    /// Warning flag.
    Flag,
}

impl Column {
    /// Every column, in the order in which they stand.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::BirthDate,
        Self::Phone,
        Self::Email,
        Self::RegisteredOn,
        Self::Status,
        Self::Municipalities,
        Self::Persons,
        Self::Need,
        Self::Transfer,
        Self::Adapted,
        Self::Flag,
    ];

    /// The code of the column, also of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::BirthDate => "birth-date",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::RegisteredOn => "registered-on",
            Self::Status => "status",
            Self::Municipalities => "municipalities",
            Self::Persons => "persons",
            Self::Need => "need",
            Self::Transfer => "transfer",
            Self::Adapted => "adapted",
            Self::Flag => "flag",
        }
    }

    /// The column with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// Of how many of the files in the list this person sees what the column shows.
    #[must_use]
    pub fn extent(self, sight: &Sight) -> Extent {
        match self {
            Self::Phone | Self::Email => Extent::All,
            Self::Number | Self::BirthDate => sight.identity,
            Self::Need => sight.need,
            Self::Flag => sight.flag,
            Self::RegisteredOn
            | Self::Status
            | Self::Municipalities
            | Self::Persons
            | Self::Transfer
            | Self::Adapted => sight.housing,
        }
    }

    /// The columns that this person can choose from.
    #[must_use]
    pub fn offered(sight: &Sight) -> Vec<Self> {
        Self::ALL.into_iter().filter(|column| column.extent(sight) != Extent::Nothing).collect()
    }

    /// The columns of somebody who chose none.
    #[must_use]
    pub fn usual(sight: &Sight) -> Vec<Self> {
        let usual = if sight.identity == Extent::Nothing {
            vec![Self::Phone, Self::Email]
        } else {
            vec![
                Self::Number,
                Self::BirthDate,
                Self::RegisteredOn,
                Self::Status,
                Self::Municipalities,
                Self::Need,
            ]
        };
        usual.into_iter().filter(|column| column.extent(sight) != Extent::Nothing).collect()
    }
}

//! The layers of a file, and the purposes for which a person lets them pass to another organisation.

use crate::codes::codes;

/// Part of a file that is seen or not seen as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Name, birth date, sex, contact data, national number (masked).
    Identity,
    /// Registration, income category, household, preferences, residences, tenancy, rent.
    Housing,
    /// Goals, contacts, reports of support.
    Support,
    /// Health, detention, violence.
    Sensitive,
}

codes!(Layer {
    Identity => "identity",
    Housing => "housing",
    Support => "support",
    Sensitive => "sensitive",
});

/// What a person lets an organisation receive data for. Each consent names one purpose and one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Follow the registration for a social dwelling together with the person.
    Candidacy,
    /// Support in living, before or after moving in, by professionals who share the task.
    #[doc(alias = "gedeeld beroepsgeheim")]
    Support,
    /// Take health, detention or violence into account in the support.
    Care,
    /// Selection and evaluation in a team.
    Team,
    /// Prevent an eviction; the housing layer goes to the committee by law.
    EvictionPrevention,
    /// Look for a private home together.
    HousingSearch,
    /// Weigh a reported situation and find shelter and support.
    Reporting,
}

codes!(Purpose {
    Candidacy => "candidacy",
    Support => "support",
    Care => "care",
    Team => "team",
    EvictionPrevention => "eviction-prevention",
    HousingSearch => "housing-search",
    Reporting => "reporting",
});

impl Purpose {
    /// The layers beyond identity that a consent for this purpose lets pass, within what the receiver's role may see:
    /// what the form has to say.
    #[must_use]
    pub fn opens(self) -> &'static [Layer] {
        match self {
            Self::Candidacy | Self::HousingSearch => &[Layer::Housing],
            Self::Support | Self::Team | Self::Reporting => &[Layer::Housing, Layer::Support],
            Self::EvictionPrevention => &[Layer::Support],
            Self::Care => &[Layer::Sensitive],
        }
    }
}

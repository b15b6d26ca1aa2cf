//! `attributes`: points for facts about a household, of which one, the best or all count.

use crate::household::Household;
use crate::regulation::Label;
use domain::{Because, GroupCode, HousingNeed, Points, RuleId, Transfer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points for attributes: one of them, the best, or all together.
    Attributes {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// How rows combine.
        combine: Combine,
        /// The rows.
        rows: Vec<AttributeRow>,
    }
}

/// How the rows of a criterion combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Combine {
    /// The first row that holds; the rows are meant to exclude each other.
    Exclusive,
    /// The row with most points of those that hold.
    Best,
    /// All rows that hold, added up.
    Sum,
}

/// Points for one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AttributeRow {
    /// The fact.
    pub when: Fact,
    /// Points when it holds.
    pub points: Points,
    /// Name for people.
    pub label: Label,
}

/// A fact about a household, or about a household and the place of a dwelling. A closed list: no expressions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// A documented housing situation.
    Need(HousingNeed),
    /// A transfer of this sort.
    Transfer(Transfer),
    /// Informal care given or received in the municipality of the dwelling.
    InformalCare,
    /// Needs an adapted dwelling.
    AdaptedNeed,
    /// Member of this target group.
    TargetGroup(String),
    /// Has this tie with the municipality of the dwelling.
    Tie(RuleId),
    /// The reference tenant has reached this age.
    AgeFrom(u32),
    /// One person, or more.
    Household(Persons),
    /// Has dependent children.
    DependentChildren,
}

/// One person, or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Persons {
    /// Household of one person.
    Single,
    /// Every other household.
    Family,
}

/// What a fact about a place needs to know; supplied by the compiled register.
pub trait AtPlace {
    /// Whether the household has the tie with the place.
    fn tie(&self, tie: &RuleId) -> bool;
    /// Whether the household gives or receives informal care there.
    fn informal_care(&self) -> bool;
}

impl Fact {
    /// Whether the fact depends on the place of the dwelling.
    #[must_use]
    pub fn of_place(&self) -> bool {
        matches!(self, Self::InformalCare | Self::Tie(_))
    }

    fn holds(&self, household: &Household, place: &dyn AtPlace) -> bool {
        let c = household.candidate;
        match self {
            Self::Need(need) => c.need == Some(*need) && c.need_documented,
            Self::Transfer(transfer) => c.transfer == *transfer,
            Self::InformalCare => place.informal_care(),
            Self::AdaptedNeed => c.adapted_need,
            Self::TargetGroup(code) => {
                household.register.group(code).is_some_and(|g: GroupCode| c.groups.has(g))
            }
            Self::Tie(tie) => place.tie(tie),
            Self::AgeFrom(age) => domain::days::has_age(c.birth_date, *age, household.on),
            Self::Household(Persons::Single) => household.single(),
            Self::Household(Persons::Family) => !household.single(),
            Self::DependentChildren => household.dependent_children() > 0,
        }
    }
}

impl Attributes {
    /// Whether any row depends on the place of the dwelling.
    #[must_use]
    pub fn of_place(&self) -> bool {
        self.rows.iter().any(|r| r.when.of_place())
    }

    fn counting<'a>(&'a self, household: &Household, place: &dyn AtPlace) -> Vec<&'a AttributeRow> {
        let holding = self.rows.iter().filter(|r| r.when.holds(household, place));
        match self.combine {
            Combine::Exclusive => holding.take(1).collect(),
            Combine::Best => {
                holding.reduce(|best, r| if r.points > best.points { r } else { best }).into_iter().collect()
            }
            Combine::Sum => holding.collect(),
        }
    }

    /// Points of this household for a dwelling at `place`.
    #[must_use]
    pub fn points(&self, household: &Household, place: &dyn AtPlace) -> Points {
        let counting = self.counting(household, place);
        Points(counting.iter().fold(0, |sum: i32, r| sum.saturating_add(r.points.0)))
    }

    /// The values the points rest on, with labels in both languages as `nl|en`.
    #[must_use]
    pub fn because(&self, household: &Household, place: &dyn AtPlace) -> Because {
        let labels = self
            .counting(household, place)
            .iter()
            .map(|r| format!("{}|{}", r.label.nl, r.label.en))
            .collect();
        Because::Rows { labels }
    }
}

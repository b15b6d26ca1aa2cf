//! `local-tie`: uninterrupted residence in the municipality of the dwelling, or in a group of municipalities.

use chrono::NaiveDate;
use domain::days::{Interval, any_joined_lasts, joined_around, longest_joined, minus_years, plus_years};
use domain::{Because, Nis, Residence};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// What a local tie is.
    #[doc(alias = "lokale binding")]
    LocalTie {
        /// Uninterrupted calendar years of residence.
        years: u32,
        /// Length of the window that ends on the date of allocation, in calendar years.
        window_years: u32,
        /// Where the residence counts.
        within: Within,
    }
}

/// Where residence counts for a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// In the municipality of the dwelling.
    Municipality,
    /// In any municipality of the group to which that of the dwelling belongs; groups do not overlap.
    Groups(Vec<Vec<Nis>>),
}

impl LocalTie {
    /// Whether residence in `place` counts for a dwelling in `municipality`.
    #[must_use]
    pub fn counts(&self, place: Nis, municipality: Nis) -> bool {
        place == municipality
            || match &self.within {
                Within::Municipality => false,
                Within::Groups(groups) => {
                    groups.iter().any(|g| g.contains(&municipality) && g.contains(&place))
                }
            }
    }

    fn window(&self, on: NaiveDate) -> Interval {
        Interval { from: minus_years(on, self.window_years), to: on }
    }

    fn intervals<'a>(
        &'a self,
        residences: &'a [Residence],
        municipality: Nis,
        on: NaiveDate,
    ) -> impl Iterator<Item = Interval> + 'a {
        residences
            .iter()
            .filter(move |r| self.counts(r.municipality, municipality))
            .map(move |r| Interval { from: r.from, to: r.to.unwrap_or(on) })
    }

    /// Whether the tie with `municipality` holds on `on`.
    #[must_use]
    pub fn holds(&self, residences: &[Residence], municipality: Nis, on: NaiveDate) -> bool {
        any_joined_lasts(self.intervals(residences, municipality, on), self.window(on), self.years).is_some()
    }

    /// Whether the tie holds, and why: the stretch that satisfies it, or the longest one.
    #[must_use]
    pub fn judge(&self, residences: &[Residence], municipality: Nis, on: NaiveDate) -> (bool, Because) {
        let satisfied =
            any_joined_lasts(self.intervals(residences, municipality, on), self.window(on), self.years);
        let longest = satisfied
            .or_else(|| longest_joined(self.intervals(residences, municipality, on), self.window(on)));
        // Only the stretch that is running now can grow into a tie, as far as it is known to go on.
        let known = residences
            .iter()
            .filter(|r| self.counts(r.municipality, municipality))
            .map(|r| Interval { from: r.from, to: r.to.unwrap_or(NaiveDate::MAX) });
        let window = Interval { to: NaiveDate::MAX, ..self.window(on) };
        let reached_on = joined_around(known, window, on).filter(|_| satisfied.is_none()).and_then(|i| {
            let reached = plus_years(i.from, self.years).pred_opt()?;
            (reached <= i.to).then_some(reached)
        });
        (
            satisfied.is_some(),
            Because::LocalTie {
                municipality,
                group: self.within != Within::Municipality,
                years: self.years,
                window_years: self.window_years,
                longest_from: longest.map(|i| i.from),
                longest_to: longest.map(|i| i.to),
                reached_on,
            },
        )
    }
}

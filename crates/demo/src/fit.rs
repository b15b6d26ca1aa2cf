//! Rough estimates of what suits whom, only to invent a past that looks right; judging is done by a regulation.

use crate::settings::Law;
use chrono::NaiveDate;
use domain::days::{Interval, any_joined_lasts, has_age, minus_years};
use domain::{Member, Nis, Relation, Residence, Sex, Stays};

/// Bedrooms for this household: one for the couple, one per other adult, one per two boys or two girls.
pub(crate) fn bedrooms<'m>(law: &Law, members: impl Iterator<Item = &'m Member>, on: NaiveDate) -> u8 {
    let (mut adults, mut boys, mut girls, mut others) = (0u8, 0u8, 0u8, 0u8);
    for member in members {
        let count = if member.relation == Relation::Partner {
            continue;
        } else if has_age(member.birth_date, law.adult_age, on) {
            &mut adults
        } else if member.stays == Stays::Visiting {
            continue;
        } else {
            match member.sex {
                Sex::M => &mut boys,
                Sex::F => &mut girls,
                Sex::X => &mut others,
            }
        };
        *count = count.saturating_add(1);
    }
    1 + adults.min(100) + boys.div_ceil(2).min(50) + girls.div_ceil(2).min(50) + others.min(50)
}

/// Whether these stays give a local tie with `place` on that day.
pub(crate) fn tied(
    law: &Law,
    residences: impl Iterator<Item = Residence>,
    place: Nis,
    on: NaiveDate,
) -> bool {
    let window = Interval { from: minus_years(on, law.tie_window_years), to: on };
    let there = residences
        .filter(|stay| stay.municipality == place)
        .map(|stay| Interval { from: stay.from, to: stay.to.unwrap_or(on) });
    any_joined_lasts(there, window, law.tie_years).is_some()
}

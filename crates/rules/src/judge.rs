//! Judges everybody for a dwelling: a filter over columns, with every reason in one number per candidate.

use crate::compile::Compiled;
use crate::place::{PREFERS, Place};
use crate::resolve::Rulebook;
use chrono::NaiveDate;
use domain::days::latest_birth;
use domain::{Dwelling, Pillar, ReasonCode, Reasons};

/// Everybody considered for a dwelling: ranked, or excluded with all reasons.
#[derive(Debug)]
pub struct Ranking {
    /// Pillar.
    pub pillar: Pillar,
    /// Positions of the suitable candidates, first one first.
    pub ranked: Vec<u32>,
    /// Reasons of every candidate, by position; empty for who is ranked.
    pub reasons: Vec<Reasons>,
}

impl Compiled<'_> {
    /// Reasons of every candidate for a dwelling in a pillar, by position.
    #[must_use]
    pub fn judge_all(&self, dwelling: &Dwelling, pillar: Pillar, place: &Place) -> Vec<Reasons> {
        let ask = self.asked(dwelling);
        let mask = self.masks[pillar.index()].0;
        let c = &self.columns;
        let n = c.reasons.len();
        // Equal lengths let the compiler drop the bounds checks and work on many candidates at once.
        let (least, most, adapted) = (&c.least[..n], &c.most[..n], &c.adapted[..n]);
        let (birth, groups, flags) = (&c.birth[..n], &c.groups[..n], &place.flags[..n]);
        (0..n)
            .map(|i| {
                let bits =
                    c.reasons[i] | ask.reasons(least[i], most[i], adapted[i], birth[i], groups[i], flags[i]);
                Reasons(bits & mask)
            })
            .collect()
    }

    fn asked(&self, dwelling: &Dwelling) -> Asked {
        let reserved = dwelling.reserved_for.map_or(0, |g| 1 << g.0);
        Asked {
            bedrooms: dwelling.bedrooms,
            adapted: dwelling.adapted.into(),
            born_by: latest_birth(u32::from(dwelling.min_age.unwrap_or(0)), self.on),
            any_age: dwelling.min_age.is_none(),
            reserved,
            wanted: self.numbered.0 | reserved,
            tie: self.required_tie(),
        }
    }

    /// Reasons of one candidate for a dwelling in a pillar.
    #[must_use]
    pub fn judge(&self, position: usize, dwelling: &Dwelling, pillar: Pillar, place: &Place) -> Reasons {
        let ask = self.asked(dwelling);
        let c = &self.columns;
        let bits = c.reasons[position]
            | ask.reasons(
                c.least[position],
                c.most[position],
                c.adapted[position],
                c.birth[position],
                c.groups[position],
                place.flags[position],
            );
        Reasons(bits & self.masks[pillar.index()].0)
    }

    /// Candidates that nothing but the dwelling itself can still exclude, in the order of the pillar.
    fn order<'p>(&self, pillar: Pillar, place: &'p Place) -> &'p [u32] {
        place.orders[pillar.index()].get_or_init(|| {
            let mask = self.masks[pillar.index()];
            let prefers = if mask.has(ReasonCode::NoPreference) { PREFERS } else { 0 };
            let tie = if mask.has(ReasonCode::NoLocalTie) { self.required_tie() } else { 0 };
            let wanted = prefers | tie;
            let flags = &place.flags[..self.columns.reasons.len()];
            let waiting = self.columns.reasons.iter().zip(flags).enumerate();
            let waiting =
                waiting.filter(|(_, (reasons, flag))| *reasons & mask.0 == 0 && *flag & wanted == wanted);
            if self.plans[pillar.index()].chronological() {
                return waiting.map(|(position, _)| position as u32).collect();
            }
            let mut keys: Vec<u128> =
                waiting.map(|(position, _)| self.key(position, pillar, place)).collect();
            keys.sort_unstable();
            // The lowest bits of a key are the position.
            keys.into_iter().map(|key| key as u32).collect()
        })
    }

    /// The suitable candidates in order.
    pub fn suitable<'p>(
        &'p self,
        dwelling: &Dwelling,
        pillar: Pillar,
        place: &'p Place,
    ) -> impl Iterator<Item = u32> + 'p {
        let ask = self.asked(dwelling);
        let mask = self.masks[pillar.index()].0;
        let c = &self.columns;
        let order = if self.book.pillars[pillar.index()].is_some() { self.order(pillar, place) } else { &[] };
        order.iter().copied().filter(move |&position| {
            let i = position as usize;
            let bits =
                ask.reasons(c.least[i], c.most[i], c.adapted[i], c.birth[i], c.groups[i], place.flags[i]);
            bits & mask == 0
        })
    }

    /// Everybody considered for a dwelling.
    #[must_use]
    pub fn rank(&self, dwelling: &Dwelling, pillar: Pillar) -> Ranking {
        let place = self.place(dwelling.municipality);
        Ranking {
            pillar,
            ranked: self.suitable(dwelling, pillar, &place).collect(),
            reasons: self.judge_all(dwelling, pillar, &place),
        }
    }

    /// Whether a pillar asks this reason.
    #[must_use]
    pub fn asks(&self, pillar: Pillar, reason: ReasonCode) -> bool {
        self.masks[pillar.index()].has(reason)
    }
}

/// What a dwelling asks, ready to compare.
#[derive(Clone, Copy, Debug)]
struct Asked {
    bedrooms: u8,
    adapted: u8,
    born_by: NaiveDate,
    any_age: bool,
    reserved: u32,
    wanted: u32,
    tie: u8,
}

impl Asked {
    #[inline]
    fn reasons(&self, least: u8, most: u8, adapted: u8, birth: NaiveDate, groups: u32, flags: u8) -> u32 {
        let on = |holds: bool, reason: ReasonCode| u32::from(holds) << reason.bit();
        on(adapted != self.adapted, ReasonCode::AdaptedMismatch)
            | on((birth > self.born_by) & !self.any_age, ReasonCode::Age)
            | on(flags & self.tie != self.tie, ReasonCode::NoLocalTie)
            | on(flags & PREFERS == 0, ReasonCode::NoPreference)
            | on(groups & self.wanted == 0, ReasonCode::NotInTargetGroup)
            | on(groups & self.reserved != self.reserved, ReasonCode::NotReservedFor)
            | on((self.bedrooms < least) | (self.bedrooms > most), ReasonCode::Occupancy)
    }
}

/// The reasons a pillar asks: those of the conditions that name it.
pub(crate) fn mask(book: &Rulebook, pillar: Pillar) -> Reasons {
    let mut mask = Reasons::NONE;
    let mut ask = |pillars: Option<&Vec<Pillar>>, reasons: &[ReasonCode]| {
        for &reason in reasons {
            mask.add_if(pillars.is_some_and(|p| p.contains(&pillar)), reason);
        }
    };
    ask(book.minimum_age.as_ref().map(|r| &r.pillars), &[ReasonCode::Underage]);
    ask(book.income_limit.as_ref().map(|r| &r.pillars), &[ReasonCode::IncomeLimit]);
    ask(book.no_property.as_ref().map(|r| &r.pillars), &[ReasonCode::Property]);
    let active = [ReasonCode::Struck, ReasonCode::Suspended];
    ask(book.registration_active.as_ref().map(|r| &r.pillars), &active);
    ask(book.preference.as_ref().map(|r| &r.pillars), &[ReasonCode::NoPreference]);
    ask(book.occupancy.as_ref().map(|r| &r.pillars), &[ReasonCode::Occupancy]);
    ask(book.adapted_match.as_ref().map(|r| &r.pillars), &[ReasonCode::AdaptedMismatch]);
    ask(book.dwelling_minimum_age.as_ref().map(|r| &r.pillars), &[ReasonCode::Age]);
    ask(book.reserved_dwelling.as_ref().map(|r| &r.pillars), &[ReasonCode::NotReservedFor]);
    ask(book.one_dwelling.as_ref().map(|r| &r.pillars), &[ReasonCode::AlreadyAllocated]);
    ask(book.requires_tie.as_ref().map(|r| &r.pillars), &[ReasonCode::NoLocalTie]);
    ask(book.in_target_group.as_ref().map(|r| &r.pillars), &[ReasonCode::NotInTargetGroup]);
    ask(book.requires_transfer.as_ref().map(|r| &r.pillars), &[ReasonCode::NoTransfer]);
    ask(book.outside_points.as_ref().map(|r| &r.pillars), &[ReasonCode::SpecialRoute]);
    ask(book.warning_flag.as_ref().map(|r| &r.pillars), &[ReasonCode::WarningFlagWithoutAgreement]);
    ask(book.hold_after_refusal.as_ref().map(|r| &r.pillars), &[ReasonCode::OnHold]);
    let gates: Vec<ReasonCode> = (0..ReasonCode::GATES).map(ReasonCode::Gate).collect();
    ask(book.gate.as_ref().map(|r| &r.pillars), &gates);
    mask
}

//! Sort keys: the order of a pillar packed into one number per candidate.

use crate::kinds::pillar::{OrderKey, age_tier, day_number};
use domain::{Candidate, Cents, Transfer};

/// What an order can look at for one candidate at one place.
#[derive(Clone, Copy, Debug)]
pub struct Sortable<'a> {
    /// Place in the chronology; also the last word between equals.
    pub position: u32,
    /// The registration.
    pub candidate: &'a Candidate,
    /// Total points.
    pub points: i32,
    /// Bits of the ties that hold.
    pub ties: u8,
    /// Informal care in the municipality.
    pub care: bool,
    /// Completed years of the reference tenant.
    pub age: u32,
    /// Limit of the yearly income.
    pub income_limit: Option<Cents>,
    /// Seed of a draw.
    pub seed: u64,
    /// Rank of the registration number as text.
    pub number_rank: u32,
}

/// Bits for the position, which closes every key.
const POSITION: u32 = 32;

/// Bits a key takes.
fn bits(key: &OrderKey) -> u32 {
    match key {
        OrderKey::Points => 33,
        OrderKey::Tie(_) | OrderKey::InformalCare => 1,
        OrderKey::Transfer => 2,
        OrderKey::AgeTiers(_) => 5,
        OrderKey::IncomeRatio => 32,
        OrderKey::Lot => 40,
        OrderKey::RegisteredOn => 22,
        OrderKey::RegistrationNumber => 24,
    }
}

/// How many keys of an order can be kept. Date and then number at the end take no room: they are the position.
#[must_use]
pub fn kept(order: &[OrderKey]) -> usize {
    let mut free = u128::BITS - POSITION;
    order
        .iter()
        .take_while(|key| {
            let fits = bits(key) <= free;
            free = free.saturating_sub(bits(key));
            fits
        })
        .count()
}

/// The keys of an order that have to be packed.
fn packed(order: &[OrderKey]) -> &[OrderKey] {
    let chronology = [OrderKey::RegisteredOn, OrderKey::RegistrationNumber];
    order.strip_suffix(&chronology[..]).or_else(|| order.strip_suffix(&chronology[..1])).unwrap_or(order)
}

/// Whether every key of an order can be kept.
#[must_use]
pub fn fits(order: &[OrderKey]) -> bool {
    kept(packed(order)) == packed(order).len()
}

/// An order made ready: what has to be packed, with ties looked up.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Points,
    Tie(u8),
    InformalCare,
    Transfer,
    AgeTiers(Vec<u32>),
    IncomeRatio,
    Lot,
    RegisteredOn,
    RegistrationNumber,
}

impl Plan {
    /// Makes an order ready. It has to [`fit`](fits). `tie_position` says which bit a tie has.
    #[must_use]
    pub fn of(order: &[OrderKey], tie_position: &dyn Fn(&domain::RuleId) -> Option<usize>) -> Self {
        let part = |key: &OrderKey| match key {
            OrderKey::Points => Part::Points,
            OrderKey::Tie(tie) => Part::Tie(tie_position(tie).map_or(0, |t| 1 << t)),
            OrderKey::InformalCare => Part::InformalCare,
            OrderKey::Transfer => Part::Transfer,
            OrderKey::AgeTiers(tiers) => Part::AgeTiers(tiers.clone()),
            OrderKey::IncomeRatio => Part::IncomeRatio,
            OrderKey::Lot => Part::Lot,
            OrderKey::RegisteredOn => Part::RegisteredOn,
            OrderKey::RegistrationNumber => Part::RegistrationNumber,
        };
        Self { parts: packed(order).iter().map(part).collect() }
    }

    /// Whether the order is the chronology itself.
    #[must_use]
    pub fn chronological(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether keys look at points.
    #[must_use]
    pub fn by_points(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::Points))
    }

    /// Whether keys look at ages.
    #[must_use]
    pub fn by_age(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::AgeTiers(_)))
    }

    /// Whether keys look at income against the limit.
    #[must_use]
    pub fn by_income(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::IncomeRatio))
    }

    /// Whether keys look at the rank of the number apart from the date.
    #[must_use]
    pub fn by_number(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::RegistrationNumber))
    }

    /// The key of a candidate: smaller comes first. Its lowest 32 bits are the position.
    #[must_use]
    pub fn key(&self, s: &Sortable) -> u128 {
        let mut key: u128 = 0;
        for part in &self.parts {
            let (value, bits): (u64, u32) = match part {
                Part::Points => (i64::from(i32::MAX).abs_diff(s.points.into()), 33),
                Part::Tie(bit) => (u64::from(s.ties & bit == 0), 1),
                Part::InformalCare => (u64::from(!s.care), 1),
                Part::Transfer => match s.candidate.transfer {
                    Transfer::Mandatory => (0, 2),
                    Transfer::Wish => (1, 2),
                    Transfer::None => (2, 2),
                },
                Part::AgeTiers(tiers) => (u64::from(age_tier(tiers, s.age)), 5),
                Part::IncomeRatio => (income_ratio(s.candidate.yearly_income, s.income_limit), 32),
                Part::Lot => (lot(s.seed, s.candidate.number.as_str()) >> 24, 40),
                Part::RegisteredOn => (u64::from(day_number(s.candidate.registered_on)), 22),
                Part::RegistrationNumber => (u64::from(s.number_rank), 24),
            };
            key = (key << bits) | u128::from(value);
        }
        (key << POSITION) | u128::from(s.position)
    }
}

/// The first key of the order on which two candidates differ; `None` when only the position does.
#[must_use]
pub fn first_difference<'o>(
    order: &'o [OrderKey],
    tie_position: &dyn Fn(&domain::RuleId) -> Option<usize>,
    a: &Sortable,
    b: &Sortable,
) -> Option<&'o OrderKey> {
    order.iter().find(|key| match key {
        OrderKey::RegisteredOn => a.candidate.registered_on != b.candidate.registered_on,
        OrderKey::RegistrationNumber => a.candidate.number != b.candidate.number,
        key => {
            let one = Plan::of(std::slice::from_ref(*key), tie_position);
            one.key(a) >> POSITION != one.key(b) >> POSITION
        }
    })
}

/// Income over limit, in parts of a million, rounded down.
fn income_ratio(income: Cents, limit: Option<Cents>) -> u64 {
    let limit = limit.map_or(1, |l| l.0.max(1));
    let ratio = i128::from(income.0) * 1_000_000 / i128::from(limit);
    u64::try_from(ratio).unwrap_or(0).min(u64::from(u32::MAX))
}

/// A lot: a number that follows from the seed and the registration number alone, whatever the order of the rows.
#[must_use]
pub fn lot(seed: u64, number: &str) -> u64 {
    // FNV-1a over the number, mixed with the seed by the finaliser of SplitMix64.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    for byte in number.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let mut z = hash.wrapping_add(seed).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

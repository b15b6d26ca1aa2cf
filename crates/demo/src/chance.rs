//! Shares, weighted choices and spreads, as they are written in the settings.

use crate::dice::Dice;
use serde::Deserialize;

/// No number in the settings lies further from zero than this (it is more than two centuries in days).
const LARGEST: i32 = 100_000;

/// A share in thousandths.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(try_from = "u32")]
pub(crate) struct PerMille(u32);

impl PerMille {
    /// Thousandths, 0 to 1000.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for PerMille {
    type Error = String;

    fn try_from(share: u32) -> Result<Self, String> {
        if share > 1000 { Err(format!("{share} is more than 1000 per mille")) } else { Ok(Self(share)) }
    }
}

/// Values with a weight, at least one of them above zero.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Vec<(T, u32)>")]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub(crate) struct Choice<T> {
    rows: Vec<(T, u32)>,
    total: u32,
}

impl<T> Choice<T> {
    /// One of the values, drawn by weight.
    pub(crate) fn draw(&self, dice: &mut Dice) -> &T {
        &self.rows[by_weight(dice.below(self.total), self.rows.iter().map(|row| row.1))].0
    }

    /// Every value that can be drawn.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|row| &row.0)
    }
}

impl<T> TryFrom<Vec<(T, u32)>> for Choice<T> {
    type Error = String;

    fn try_from(rows: Vec<(T, u32)>) -> Result<Self, String> {
        let total = total(rows.iter().map(|row| row.1))?;
        Ok(Self { rows, total })
    }
}

/// Bands of whole numbers with a weight; within a band every number is equally likely.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Vec<(i32, i32, u32)>")]
pub(crate) struct Spread {
    bands: Vec<(i32, i32, u32)>,
    total: u32,
}

impl Spread {
    /// A number from one of the bands.
    pub(crate) fn draw(&self, dice: &mut Dice) -> i32 {
        let (from, to, _) = self.bands[by_weight(dice.below(self.total), self.bands.iter().map(|b| b.2))];
        dice.between(from, to)
    }
}

impl TryFrom<Vec<(i32, i32, u32)>> for Spread {
    type Error = String;

    fn try_from(bands: Vec<(i32, i32, u32)>) -> Result<Self, String> {
        if let Some((from, to, _)) = bands.iter().find(|(from, to, _)| from > to) {
            return Err(format!("a band runs from {from} to {to}: the first must not be larger"));
        }
        if let Some((from, to, _)) = bands.iter().find(|(from, to, _)| *from < -LARGEST || *to > LARGEST) {
            return Err(format!("a band runs from {from} to {to}: beyond {LARGEST}"));
        }
        let total = total(bands.iter().map(|band| band.2))?;
        Ok(Self { bands, total })
    }
}

fn total(weights: impl Iterator<Item = u32>) -> Result<u32, String> {
    let sum: u64 = weights.map(u64::from).sum();
    match u32::try_from(sum) {
        Ok(0) => Err("at least one weight must be above zero".to_owned()),
        Ok(total) => Ok(total),
        Err(_) => Err(format!("the weights add up to {sum}, which is too much")),
    }
}

/// The position of the weight in which `ticket` falls; `ticket` is below the sum of the weights.
fn by_weight(mut ticket: u32, weights: impl Iterator<Item = u32>) -> usize {
    let mut last = 0;
    for (index, weight) in weights.enumerate() {
        if ticket < weight {
            return index;
        }
        ticket -= weight;
        last = index;
    }
    last
}

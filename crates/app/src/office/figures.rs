//! Figures that identify nobody: counts by status and housing need, with small ones masked.

use super::{Acting, No, Office};
use policy::{Action, Facts, decide};
use std::collections::BTreeMap;
use store::register::waiting;

/// Counts under this are masked.
const SMALLEST: i64 = 5;

/// Counts that are published together with their total; none is masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Code and count, in the order given.
    pub cells: Vec<(String, Option<i64>)>,
    /// All of them together.
    pub total: Option<i64>,
}

/// The figures of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Open registrations by status.
    pub statuses: Counts,
    /// Those that are active, by documented housing need; the code is empty for those without one.
    pub needs: Counts,
}

/// Masks what is under five, and as many others, the smallest first, as it takes to keep the total from giving it away.
#[must_use]
pub fn masked(cells: &[(String, i64)]) -> Counts {
    let total: i64 = cells.iter().map(|(_, count)| count).sum();
    let mut hidden: Vec<bool> = cells.iter().map(|(_, count)| *count < SMALLEST).collect();
    while hidden.iter().any(|hidden| *hidden) && given_away(cells, &hidden) {
        let shown = (0..cells.len()).filter(|place| !hidden[*place]);
        let Some(smallest) = shown.min_by_key(|place| cells[*place].1) else { break };
        hidden[smallest] = true;
    }
    let all = hidden.iter().all(|hidden| *hidden);
    let cell = |(code, count): &(String, i64), hidden: &bool| (code.clone(), (!hidden).then_some(*count));
    Counts {
        cells: cells.iter().zip(&hidden).map(|(row, hidden)| cell(row, hidden)).collect(),
        total: (total >= SMALLEST && !(all && given_away(cells, &hidden))).then_some(total),
    }
}

/// Whether somebody who knows the total knows what a masked cell holds: it is the only one, or all are as small, or all
/// under five as large, as they can be.
fn given_away(cells: &[(String, i64)], hidden: &[bool]) -> bool {
    let counts: Vec<i64> =
        cells.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(row, _)| row.1).collect();
    let sum: i64 = counts.iter().sum();
    let most = (SMALLEST - 1) * i64::try_from(counts.len()).unwrap_or(0);
    let only_small = counts.iter().all(|count| *count < SMALLEST);
    counts.len() == 1 || (only_small && (sum == 0 || sum == most))
}

/// The figures, for somebody who may see figures.
///
/// # Errors
/// [`No::NotFound`] for somebody who may not; what the database reports.
pub async fn of_register(office: &Office, acting: &Acting) -> Result<Figures, No> {
    if !decide(&acting.actor, Action::ViewStatistics, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let rows = waiting::figures(office.store.reader()).await?;
    let mut statuses: BTreeMap<&str, i64> =
        ["active", "suspended", "struck"].into_iter().map(|code| (code, 0)).collect();
    let mut needs: BTreeMap<&str, i64> =
        domain::HousingNeed::CODES.iter().map(|code| (*code, 0)).chain([("", 0)]).collect();
    for row in &rows {
        *statuses.entry(&row.status).or_default() += row.registrations;
        if row.status == "active" {
            *needs.entry(row.need.as_deref().unwrap_or_default()).or_default() += row.registrations;
        }
    }
    let cells = |counts: BTreeMap<&str, i64>| -> Vec<(String, i64)> {
        counts.into_iter().map(|(code, count)| (code.to_owned(), count)).collect()
    };
    Ok(Figures { statuses: masked(&cells(statuses)), needs: masked(&cells(needs)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: &[i64]) -> (Vec<Option<i64>>, Option<i64>) {
        let cells: Vec<(String, i64)> = counts.iter().map(|count| (String::new(), *count)).collect();
        let masked = masked(&cells);
        (masked.cells.into_iter().map(|(_, count)| count).collect(), masked.total)
    }

    #[test]
    fn counts_of_five_and_more_are_shown() {
        assert_eq!(shown(&[5, 7, 100]), (vec![Some(5), Some(7), Some(100)], Some(112)));
    }

    #[test]
    fn one_small_count_takes_the_next_smallest_with_it() {
        assert_eq!(shown(&[3, 7, 100]), (vec![None, None, Some(100)], Some(110)));
    }

    #[test]
    fn two_small_counts_hide_each_other() {
        assert_eq!(shown(&[3, 2, 100]), (vec![None, None, Some(100)], Some(105)));
    }

    #[test]
    fn small_counts_that_can_only_be_one_thing_take_another_with_them() {
        assert_eq!(shown(&[4, 4, 9, 100]), (vec![None, None, None, Some(100)], Some(117)));
        assert_eq!(shown(&[0, 0, 9, 100]), (vec![None, None, None, Some(100)], Some(109)));
    }

    #[test]
    fn a_total_that_gives_everything_away_is_masked_too() {
        assert_eq!(shown(&[2]), (vec![None], None));
        assert_eq!(shown(&[1, 2]), (vec![None, None], None));
        assert_eq!(shown(&[4, 4]), (vec![None, None], None));
    }
}

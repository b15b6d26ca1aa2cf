//! Companies, areas and municipalities of the ledger in words and figures.

use super::Bar;
use crate::page::Page;
use crate::pages::dwellings::ground;
use crate::words::Words;
use app::office::ledger::{self, View};
use app::words::Language;
use domain::{Pillar, Share};
use rules::kinds::pillar::ShareIs;
use rules::kinds::selection::Turn;

/// A company.
pub(super) struct Company {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) chart: String,
    pub(super) described: String,
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<Line>,
    pub(super) next: Vec<String>,
    pub(super) by_shortfall: bool,
    pub(super) carried: bool,
    /// Whether other turns than the first are told at all.
    pub(super) retraced: bool,
    pub(super) strays: Vec<(String, String, String)>,
}

/// A pillar of a company, worked out.
pub(super) struct Line {
    pub(super) pillar: String,
    pub(super) share: String,
    pub(super) share_is: String,
    pub(super) count: String,
    pub(super) part: String,
    pub(super) sum: String,
    pub(super) shortfall: String,
    pub(super) number: String,
}

/// An area or zone with its yearly numbers.
pub(super) struct Ground {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) described: String,
    pub(super) bars: Vec<Bar>,
}

/// A municipality with its stock.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) dwellings: String,
    pub(super) reserved: String,
    pub(super) given: String,
    pub(super) share: String,
    pub(super) test: String,
    pub(super) room: bool,
}

/// A dash where a figure is not for this person.
fn open(words: &Words, figure: Option<String>) -> String {
    figure.unwrap_or_else(|| words.t("ledger-open").to_owned())
}

fn number(words: &Words, figure: u32) -> String {
    words.number(i64::from(figure))
}

/// A part of a whole in thousandths, at most the whole.
fn thousandths(part: u32, whole: u32) -> u32 {
    let share = (u64::from(part) * 1000).checked_div(u64::from(whole)).unwrap_or(0);
    u32::try_from(share.min(1000)).unwrap_or(1000)
}

/// A fraction as people read it: 17/2 is 8,5. Two decimals, rounded to the nearest.
pub(super) fn decimal(language: Language, share: Share) -> String {
    let (numerator, denominator) = (i128::from(*share.0.numer()), i128::from(*share.0.denom()));
    let hundredths = (numerator.abs() * 200 + denominator) / (denominator * 2);
    let mark = if language == Language::Dutch { ',' } else { '.' };
    let sign = if numerator < 0 && hundredths > 0 { "-" } else { "" };
    let decimals = format!("{:02}", hundredths % 100);
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{}", hundredths / 100),
        decimals => format!("{sign}{}{mark}{decimals}", hundredths / 100),
    }
}

/// A fraction with what it comes to: 17/2 (8,5); a whole number stands alone.
fn both(words: &Words, share: Share) -> String {
    let exact = share.to_string();
    if *share.0.denom() == 1 { exact } else { format!("{exact} ({})", decimal(words.language, share)) }
}

fn pillar(words: &Words, pillar: Pillar) -> String {
    format!("{pillar}: {}", words.rules.pillar_name(pillar))
}

fn turn(words: &Words, turn: &Turn) -> String {
    match turn.group() {
        Some(group) => format!("{} ({group})", pillar(words, turn.pillar())),
        None => pillar(words, turn.pillar()),
    }
}

fn binds(words: &Words, is: ShareIs) -> String {
    let key = match is {
        ShareIs::Target => "ledger-share-target",
        ShareIs::AtLeast => "ledger-share-at-least",
        ShareIs::Fixed => "ledger-share-fixed",
        ShareIs::AtMost => "ledger-share-at-most",
    };
    words.t(key).to_owned()
}

pub(super) fn companies(words: &Words, all: &[ledger::Company]) -> Vec<Company> {
    all.iter().enumerate().map(|(at, one)| company(words, at, one)).collect()
}

fn company(words: &Words, at: usize, one: &ledger::Company) -> Company {
    let total = open(words, one.total.map(|total| number(words, total)));
    let bar = |line: &ledger::Line| {
        let count = line.count.map(|count| number(words, count));
        Bar {
            label: pillar(words, line.pillar),
            value: open(words, count),
            note: both(words, line.share),
            share: line.count.zip(one.total).map_or(0, |(count, total)| thousandths(count, total)),
        }
    };
    let row = |line: &ledger::Line| {
        let known = line.count.zip(one.total);
        let part = known.and_then(|(count, total)| Share::of(i64::from(count) * 100, i64::from(total)));
        let sum = known.map(|(count, total)| format!("{} × ({total} + 1) − {count}", line.share));
        Line {
            pillar: pillar(words, line.pillar),
            share: both(words, line.share),
            share_is: binds(words, line.share_is),
            count: open(words, line.count.map(|count| number(words, count))),
            part: part.map_or_else(|| "–".to_owned(), |part| format!("{} %", decimal(words.language, part))),
            sum: sum.filter(|_| line.shortfall.is_some()).unwrap_or_else(|| "–".to_owned()),
            shortfall: line.shortfall.map_or_else(|| "–".to_owned(), |share| share.to_string()),
            number: line.shortfall.map_or_else(|| "–".to_owned(), |share| decimal(words.language, share)),
        }
    };
    let stray = |stray: &ledger::Stray| {
        (pillar(words, stray.first), pillar(words, stray.given), number(words, stray.count))
    };
    Company {
        id: format!("quotum-{at}"),
        name: one.name.clone(),
        chart: words.with("ledger-chart", &[("company", &one.name)]),
        described: words.with("ledger-chart-told", &[("company", &one.name), ("total", &total)]),
        bars: one.pillars.iter().map(bar).collect(),
        lines: one.pillars.iter().map(row).collect(),
        next: one.next.iter().map(|next| turn(words, next)).collect(),
        by_shortfall: one.by_shortfall,
        carried: one.pillars.iter().any(|line| line.carried),
        retraced: one.strays.is_some(),
        strays: one.strays.iter().flatten().map(stray).collect(),
    }
}

pub(super) fn grounds(words: &Words, view: &View) -> Vec<Ground> {
    let bar = |group: &ledger::Group| {
        let yearly = number(words, group.number);
        let count = open(words, group.count.map(|count| number(words, count)));
        let left = group.left().map(|left| {
            let shortfall = group.shortfall.map_or_else(|| "–".to_owned(), |share| both(words, share));
            words.with("ledger-left", &[("left", &number(words, left)), ("shortfall", &shortfall)])
        });
        Bar {
            label: words.rules.group(&group.code, &view.law),
            value: words.with("ledger-count-of", &[("count", &count), ("number", &yearly)]),
            note: open(words, left),
            share: group.count.map_or(0, |count| thousandths(count, group.number)),
        }
    };
    let told = |(at, one): (usize, &ledger::Ground)| {
        let named =
            if one.name.is_empty() { words.t("ledger-everywhere").to_owned() } else { one.name.clone() };
        let name = if one.within { ground(&one.company, &one.name) } else { named };
        Ground {
            id: format!("aantallen-{at}"),
            described: words.with("ledger-numbers-told", &[("place", &name)]),
            name,
            bars: one.groups.iter().map(bar).collect(),
        }
    };
    view.grounds.iter().enumerate().map(told).collect()
}

pub(super) fn places(page: &Page, all: &[ledger::Place]) -> Vec<Place> {
    let words = page.words();
    let place = |one: &ledger::Place| {
        let test = one.sides().zip(one.share).zip(one.given).map(|(((wanted, most), share), given)| {
            let (by, of) = (share.0.denom(), share.0.numer());
            let right = if *of == 1 { String::new() } else { format!("{of} × {} = ", one.dwellings) };
            let sign = if wanted <= most { '≤' } else { '>' };
            format!("{by} × ({} + {given} + 1) = {wanted} {sign} {right}{most}", one.reserved)
        });
        Place {
            name: page.municipality(&one.nis.to_string()),
            dwellings: number(words, one.dwellings),
            reserved: number(words, one.reserved),
            given: open(words, one.given.map(|given| number(words, given))),
            share: one.share.map_or_else(|| words.t("stock-no-cap").to_owned(), |share| share.to_string()),
            test: test.unwrap_or_else(|| "–".to_owned()),
            room: one.room,
        }
    };
    let mut told: Vec<Place> = all.iter().map(place).collect();
    told.sort_by(|a, b| a.name.cmp(&b.name));
    told
}

/// How much of what may go to target groups is taken, for each municipality with a cap.
pub(super) fn stock(page: &Page, all: &[ledger::Place]) -> Vec<Bar> {
    let words = page.words();
    let bar = |one: &ledger::Place| {
        let share = one.share?;
        let most = i64::from(one.dwellings) * *share.0.numer() / *share.0.denom();
        let taken = one.reserved + one.given.unwrap_or(0);
        let of = u32::try_from(most).unwrap_or(u32::MAX);
        Some(Bar {
            label: page.municipality(&one.nis.to_string()),
            value: words.with(
                "ledger-count-of",
                &[("count", &number(words, taken)), ("number", &words.number(most))],
            ),
            note: words.t(if one.room { "ledger-room" } else { "stock-full" }).to_owned(),
            share: thousandths(taken, of),
        })
    };
    let mut bars: Vec<Bar> = all.iter().filter_map(bar).collect();
    bars.sort_by(|a, b| a.label.cmp(&b.label));
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_read_with_two_decimals_at_most() {
        let dutch =
            |numerator, denominator| decimal(Language::Dutch, Share::of(numerator, denominator).unwrap());
        assert_eq!(dutch(17, 2), "8,5");
        assert_eq!(dutch(-1, 3), "-0,33");
        assert_eq!(dutch(2, 3), "0,67");
        assert_eq!(dutch(1, 200), "0,01");
        assert_eq!(dutch(-1, 1000), "0");
        assert_eq!(dutch(40, 1), "40");
        assert_eq!(decimal(Language::English, Share::of(1, 20).unwrap()), "0.05");
    }

    #[test]
    fn a_bar_is_never_longer_than_the_chart() {
        assert_eq!([thousandths(1, 3), thousandths(9, 3), thousandths(1, 0)], [333, 1000, 0]);
    }
}

//! The distribution key worked out: quota, remainder and number of every area and zone.

use super::Bar;
use super::told::decimal;
use crate::words::Words;
use app::law::Law;
use app::office::ledger;
use domain::Share;
use rules::apportion::Seat;
use rules::kinds::distribution::Method;

/// The key in words.
pub(super) struct Key {
    pub(super) method: String,
    pub(super) bars: Vec<Bar>,
    pub(super) groups: Vec<Group>,
}

/// A group with how its yearly number is divided.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    pub(super) total: String,
}

/// An area, or a zone within it.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) within: bool,
    pub(super) dwellings: String,
    pub(super) sum: String,
    pub(super) whole: String,
    pub(super) remainder: String,
    pub(super) number: String,
    /// Got one more for its remainder.
    pub(super) more: bool,
}

fn explained(words: &Words, method: Method) -> String {
    let name = words.rules.method(method);
    let key = match method {
        Method::LargestRemainder => "ledger-key-largest-remainder",
        Method::SainteLague => "ledger-key-sainte-lague",
        Method::DHondt => "ledger-key-d-hondt",
    };
    words.with(key, &[("method", &name)])
}

/// What is divided, and over how many dwellings.
#[derive(Clone, Copy)]
struct Divided {
    method: Method,
    total: u32,
    all: u32,
}

fn row(words: &Words, name: String, within: bool, dwellings: u32, seat: &Seat, of: Divided) -> Row {
    let remainder = i64::try_from(seat.remainder).unwrap_or(0);
    let share = Share::of(remainder, i64::from(of.all));
    Row {
        name,
        within,
        dwellings: words.number(i64::from(dwellings)),
        sum: format!("{} × {dwellings} / {}", of.total, of.all),
        whole: seat.whole.to_string(),
        remainder: share.map_or_else(
            || "–".to_owned(),
            |share| format!("{remainder}/{} ({})", of.all, decimal(words.language, share)),
        ),
        number: seat.number.to_string(),
        more: of.method == Method::LargestRemainder && seat.number > seat.whole,
    }
}

pub(super) fn told(words: &Words, law: &Law, key: &ledger::Key) -> Key {
    let areas = &key.worked_out.areas;
    let all: u32 = areas.iter().map(|area| area.dwellings).sum();
    let names: Vec<String> = key.groups.iter().map(|(code, _)| words.rules.group(code, law)).collect();
    let bar = |area: &rules::AreaShare| {
        let numbers = names.iter().zip(&area.numbers).map(|(name, seat)| format!("{name} {}", seat.number));
        Bar {
            label: area.name.clone(),
            value: words.number(i64::from(area.dwellings)),
            note: numbers.collect::<Vec<_>>().join(", "),
            share: u32::try_from(u64::from(area.dwellings) * 1000 / u64::from(all.max(1))).unwrap_or(1000),
        }
    };
    let group = |(place, (_, total)): (usize, &(String, u32))| {
        let mut rows = Vec::new();
        for area in areas {
            let of = Divided { method: key.method, total: *total, all };
            let seat = &area.numbers[place];
            rows.push(row(words, area.name.clone(), false, area.dwellings, seat, of));
            let zones = area.zones.iter().map(|zone| zone.dwellings).sum();
            let within = Divided { total: seat.number, all: zones, ..of };
            let zone = |zone: &rules::apportion::ZoneShare| {
                row(words, zone.name.clone(), true, zone.dwellings, &zone.numbers[place], within)
            };
            rows.extend(area.zones.iter().map(zone));
        }
        Group {
            title: words
                .with("ledger-key-group", &[("group", &names[place]), ("number", &total.to_string())]),
            rows,
            total: areas.iter().map(|area| area.numbers[place].number).sum::<u32>().to_string(),
        }
    };
    Key {
        method: explained(words, key.method),
        bars: areas.iter().map(bar).collect(),
        groups: key.groups.iter().enumerate().map(group).collect(),
    }
}

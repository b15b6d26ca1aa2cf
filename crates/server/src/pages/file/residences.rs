//! Residences on a line of time.

use crate::page::Page;
use app::office::file::view::Shown;
use chrono::{Datelike, NaiveDate};
use domain::days::completed_years;

/// A stretch of residence.
pub struct Row {
    /// Municipality.
    pub label: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// How long.
    pub length: String,
    /// Where it begins, in thousandths.
    pub start: i64,
    /// How wide it is, in thousandths.
    pub width: i64,
    /// Whether it still goes on.
    pub open: bool,
}

/// A year on the line.
pub struct Mark {
    /// Place, in thousandths.
    pub at: i64,
    /// The year.
    pub label: String,
}

/// The residences of a household and the years they lie in.
#[must_use]
pub fn timeline(page: &Page, shown: &Shown, today: NaiveDate) -> (Vec<Row>, Vec<Mark>) {
    let mut rows: Vec<&_> = shown.opened.file.household.residences.iter().collect();
    let Some(first) =
        rows.iter().map(|row| row.from_day).min().filter(|_| shown.opened.visible.housing.all())
    else {
        return (Vec::new(), Vec::new());
    };
    rows.sort_by_key(|row| row.from_day);
    let days = (today - first).num_days().max(1);
    let share = |day: NaiveDate| ((day - first).num_days() * 1000 / days).clamp(0, 1000);
    let told = rows.iter().map(|row| {
        let last = row.to_day.unwrap_or(today).min(today).max(row.from_day);
        let start = share(row.from_day);
        Row {
            label: page.municipality(&row.nis),
            from: page.date(&row.from_day),
            to: row.to_day.map_or_else(|| page.t("file-still").to_owned(), |day| page.date(&day)),
            length: length(page, row.from_day, last),
            start,
            width: (share(last) - start).max(4),
            open: row.to_day.is_none(),
        }
    });
    let told = told.collect();
    let years = i64::from(today.year() - first.year());
    let step = (years / 5).max(1) as usize;
    let marks = (first.year() + 1..=today.year()).step_by(step).filter_map(|year| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Mark { at: share(day), label: year.to_string() })
    });
    (told, marks.collect())
}

fn length(page: &Page, from: NaiveDate, to: NaiveDate) -> String {
    let next = domain::days::next_day(to);
    match completed_years(from, next) {
        0 => {
            let months = (next.year() - from.year()) * 12 + next.month() as i32 - from.month() as i32;
            let months = if next.day() < from.day() { months - 1 } else { months };
            page.words().count("file-months", i64::from(months))
        }
        years => page.words().count("file-years", i64::from(years)),
    }
}

//! What the rules say, in words: for a file, and for somebody whom nobody stored.

use crate::page::Page;
use app::office::file::points::{Assessed, AtPlace, Line, OtherPillar};

/// A bar of points.
pub struct Bar {
    /// Criterion.
    pub label: String,
    /// 15 of 20.
    pub value: String,
    /// Why, and what would make a difference.
    pub note: String,
    /// Share of the most points, in thousandths.
    pub share: i64,
}

/// A municipality of preference.
pub struct PlaceRow {
    /// Name.
    pub name: String,
    /// Tie: yes or no.
    pub tie: String,
    /// `success` or `neutral`.
    pub kind: &'static str,
    /// Why.
    pub why: Vec<String>,
    /// Informal care.
    pub cares: String,
}

/// A pillar beside the one that is told in full.
pub struct PillarRow {
    /// Number and name.
    pub name: String,
    /// Whether the household can be ranked in it, and where.
    pub told: String,
    /// What stands in the way.
    pub obstacles: Vec<Line>,
}

/// Points on a page.
pub struct PointsView {
    /// Regulation.
    pub regulation: String,
    /// The pillar that is told in full.
    pub pillar: String,
    /// The others.
    pub others: Vec<PillarRow>,
    /// 35 of 50.
    pub total: String,
    /// The same as a sentence, for who listens.
    pub told: String,
    /// Whether there is a list by points.
    pub by_points: bool,
    /// Per criterion.
    pub bars: Vec<Bar>,
    /// Articles, one per criterion.
    pub cited: Vec<String>,
    /// What stands in the way.
    pub obstacles: Vec<Line>,
    /// What would have to differ.
    pub missing: Vec<String>,
    /// What is not known.
    pub unknown: Vec<Line>,
    /// What is in order.
    pub met: Vec<Line>,
    /// How the gate is read.
    pub gate: String,
    /// What is assumed.
    pub assumptions: Vec<String>,
    /// Bedrooms that fit.
    pub bedrooms: String,
    /// Per municipality.
    pub places: Vec<PlaceRow>,
}

/// The words for what the rules say.
#[must_use]
pub fn view(page: &Page, assessed: &Assessed) -> PointsView {
    let words = page.words();
    let of = |points: i64, most: i64| {
        words.with("file-of", &[("points", &points.to_string()), ("most", &most.to_string())])
    };
    let bars = assessed.criteria.iter().map(|row| {
        let change = match row.change.as_str() {
            "" => String::new(),
            change => format!(" {}", words.with("file-change", &[("change", change)])),
        };
        Bar {
            label: row.label.clone(),
            value: of(row.points, row.most),
            note: format!("{}.{change}", row.why.text),
            share: if row.most > 0 { (row.points * 1000 / row.most).clamp(0, 1000) } else { 0 },
        }
    });
    let total = of(assessed.total, assessed.most);
    PointsView {
        regulation: assessed.regulation.clone(),
        pillar: words.with("file-pillar", &[("pillar", &assessed.pillar)]),
        others: assessed.others.iter().map(|other| pillar_row(page, other)).collect(),
        told: words.with("file-points-told", &[("total", &total)]),
        total,
        by_points: assessed.by_points,
        bars: bars.collect(),
        cited: assessed.criteria.iter().map(|row| format!("{}: {}", row.label, row.why.cited)).collect(),
        obstacles: assessed.obstacles.clone(),
        missing: assessed.missing.clone(),
        unknown: assessed.unknown.clone(),
        met: assessed.met.clone(),
        gate: assessed.gate.clone().unwrap_or_default(),
        assumptions: assessed.assumptions.clone(),
        bedrooms: assessed.bedrooms.map(|(least, most)| bedrooms(page, least, most)).unwrap_or_default(),
        places: assessed.places.iter().map(|place| place_row(page, place)).collect(),
    }
}

fn bedrooms(page: &Page, least: u8, most: u8) -> String {
    match (least, most) {
        (least, u8::MAX) => least.to_string(),
        (least, most) if least == most => least.to_string(),
        (least, most) => page
            .words()
            .with("file-bedrooms-from-to", &[("least", &least.to_string()), ("most", &most.to_string())]),
    }
}

fn pillar_row(page: &Page, other: &OtherPillar) -> PillarRow {
    let told = match (other.obstacles.is_empty(), other.places.as_slice()) {
        (false, _) => page.t("file-pillar-closed").to_owned(),
        (true, []) => page.t("file-pillar-open").to_owned(),
        (true, places) => page.words().with("file-pillar-open-in", &[("places", &places.join(", "))]),
    };
    PillarRow { name: other.name.clone(), told, obstacles: other.obstacles.clone() }
}

fn place_row(page: &Page, place: &AtPlace) -> PlaceRow {
    PlaceRow {
        name: place.name.clone(),
        tie: place.tie.map_or_else(|| "–".to_owned(), |tie| page.yes_no(&tie).to_owned()),
        kind: if place.tie == Some(true) { "success" } else { "neutral" },
        why: place.why.iter().map(|line| line.text.clone()).collect(),
        cares: page.yes_no(&place.cares).to_owned(),
    }
}

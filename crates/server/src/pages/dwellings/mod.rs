//! Dwellings, the stock, and the ranking of a dwelling.

pub mod edit;
pub mod list;
pub mod ranking;
pub mod show;
pub mod stock;
pub mod why;

use crate::pages::lists::Choice;
use crate::visit::SignedIn;
use app::law::Law;
use app::office::dwellings::Ground;
use std::collections::BTreeSet;

/// Company with its zone, as people say it.
#[must_use]
pub fn ground(company: &str, zone: &str) -> String {
    if zone.is_empty() { company.to_owned() } else { format!("{company}, {zone}") }
}

/// Companies with their zones, to choose from.
#[must_use]
pub fn ground_choices(grounds: &[Ground]) -> Vec<Choice> {
    grounds.iter().map(|g| Choice::new(g.value(), ground(&g.company, &g.zone))).collect()
}

/// Companies, to choose from.
#[must_use]
pub fn company_choices(grounds: &[Ground]) -> Vec<Choice> {
    let companies: BTreeSet<&String> = grounds.iter().map(|ground| &ground.company).collect();
    companies.into_iter().map(|company| Choice::new(company, company)).collect()
}

/// Municipalities of these places, to choose from, by name; all that are known when the places name none.
#[must_use]
pub fn place_choices(law: &Law, grounds: &[Ground]) -> Vec<Choice> {
    let here: BTreeSet<&String> = grounds.iter().flat_map(|ground| &ground.places).collect();
    let known = law.municipalities.all().map(|(nis, name)| Choice::new(nis.to_string(), name));
    let mut places: Vec<Choice> = known.filter(|c| here.is_empty() || here.contains(&c.value)).collect();
    places.sort_by(|a, b| a.label.cmp(&b.label));
    places
}

/// Target groups, to choose from.
#[must_use]
pub fn group_choices(me: &SignedIn, law: &Law) -> Vec<Choice> {
    let words = &me.words().rules;
    let codes = app::registry::group_codes(law);
    codes.iter().map(|code| Choice::new(code, words.group(code, law))).collect()
}

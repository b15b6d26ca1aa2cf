//! Municipalities to choose from: those where the reader's own company lets first, then those of the others.

use crate::fault::Halt;
use crate::page::Page;
use crate::pages::lists::{Choice, Group};
use crate::visit::SignedIn;
use app::office::dwellings::{Ground, grounds, grounds_for};
use policy::Action;
use std::collections::BTreeSet;

/// The municipalities in groups. `kept` are the codes that stand in the file: they stay a choice when no list knows them.
///
/// # Errors
/// When the database cannot be reached, or there is no regulation.
pub async fn municipalities(me: &SignedIn, page: &Page, kept: &[&str]) -> Result<Vec<Group>, Halt> {
    let office = &me.shared.office;
    let law = office.law(me.moment.today)?;
    let own = places(&grounds_for(office, &me.acting, Action::ViewRanking).await?);
    let near = places(&grounds(office).await?);
    let mut all: Vec<Choice> =
        law.municipalities.all().map(|(nis, name)| Choice::new(nis.to_string(), name)).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    let unknown = kept.iter().filter(|nis| !all.iter().any(|known| known.value == **nis));
    let unknown: Vec<Choice> = unknown.map(|nis| Choice::new(*nis, page.municipality(nis))).collect();
    all.extend(unknown);
    let (own, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|choice| own.contains(&choice.value));
    let (near, far): (Vec<_>, Vec<_>) = rest.into_iter().partition(|choice| near.contains(&choice.value));
    let mut groups: Vec<Group> = [("places-own", own), ("places-near", near), ("places-far", far)]
        .into_iter()
        .filter(|(_, choices)| !choices.is_empty())
        .map(|(key, choices)| Group { label: page.t(key).to_owned(), choices })
        .collect();
    if let [only] = groups.as_mut_slice() {
        only.label.clear();
    }
    Ok(groups)
}

fn places(grounds: &[Ground]) -> BTreeSet<String> {
    grounds.iter().flat_map(|ground| ground.places.iter().cloned()).collect()
}

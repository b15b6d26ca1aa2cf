//! The main navigation: what somebody may open, in the order of their work.

use crate::page::NavLink;
use crate::visit::SignedIn;
use policy::Action;

/// Every place of the navigation: key, address, what one has to be allowed to.
const PLACES: [(&str, &str, Option<Action>); 13] = [
    ("home", "/", None),
    ("candidates", "/kandidaten", Some(Action::Search)),
    // Who issues attestations may withdraw them, with or without an agreement in force.
    ("attestations", "/attesten", Some(Action::WithdrawAttestation)),
    ("dwellings", "/woningen", Some(Action::ViewDwellings)),
    ("ledger", "/verdeling", Some(Action::ViewStatistics)),
    ("regulations", "/reglementen", None),
    ("calculator", "/rekenen", Some(Action::Calculate)),
    ("organisations", "/organisaties", Some(Action::ViewOrganisations)),
    ("areas", "/gebieden", Some(Action::ViewDwellings)),
    ("imports", "/importeren", Some(Action::Import)),
    ("requests", "/privacy", Some(Action::ExtractPerson)),
    ("audit", "/logboek", Some(Action::ViewAuditLog)),
    ("admin", "/beheer", Some(Action::ManageAccounts)),
];

/// The places that this person may open.
#[must_use]
pub fn main(me: &SignedIn, here: &str) -> Vec<NavLink> {
    let words = me.words();
    let open = PLACES.iter().filter(|(_, _, needs)| needs.is_none_or(|action| me.acting.actor.may(action)));
    open.map(|(key, href, _)| NavLink {
        href: (*href).to_owned(),
        label: words.code("nav", key),
        current: *key == here,
    })
    .collect()
}

//! Seeing a file: what somebody may see of it, put together and logged before it is shown.

use super::national::Masked;
use super::points::{self, Assessed, Told};
use super::standing::{Known, known, names};
use super::{Opened, open};
use crate::office::evidence::{self, Dates};
use crate::office::{Acting, No, Office};
use crate::words::Words;
use policy::{Action, Decision, Income, Layer, NationalNumber, Need, Visible, decide, decide_entry};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use store::Attestation;
use store::register::{self, load};

/// A file as it is shown.
pub struct Shown {
    /// The file and what may be shown of it.
    pub opened: Opened,
    /// Organisations.
    pub known: Arc<Known>,
    /// Names of the people who take part, by account.
    pub names: HashMap<i64, String>,
    /// The national number with most digits hidden, when it may be shown.
    pub masked: Option<Masked>,
    /// What the rules say today; none when it may not be seen or the file is not in use.
    pub points: Option<Assessed>,
    /// The attestations that may be seen, and whether as a whole.
    pub attestations: Vec<SeenAttestation>,
    /// Dates of the evidence of the need that counts today.
    pub evidence: Option<Dates>,
    /// Whether this person sees it by emergency access, and until when.
    pub emergency: Option<chrono::DateTime<chrono::Utc>>,
}

/// An attestation, and how much of it may be seen.
#[derive(Clone, Debug)]
pub struct SeenAttestation {
    /// The row.
    pub row: Attestation,
    /// Whether it may be seen as a whole; else only whether it counts, its level and until when.
    pub whole: bool,
    /// Whether it counts today.
    pub counts: bool,
}

/// What asking for a file leads to.
pub enum Asked {
    /// To the file.
    Here(Box<Shown>),
    /// To the file that took it in.
    MovedTo(i64),
}

/// Shows a file. That it was seen, and which layers, is in the log before this returns.
///
/// # Errors
/// [`No::NotFound`] when there is nothing to see for this person.
pub async fn show(office: &Office, acting: &Acting, id: i64, words: &Words) -> Result<Asked, No> {
    let opened = match open(office, acting, id).await {
        Ok(opened) => opened,
        Err(No::NotFound) => return moved(office, acting, id).await,
        Err(no) => return Err(no),
    };
    let known = known(office, acting.now).await?;
    let named = opened.file.parties.iter().filter_map(|party| party.account_id);
    let attestations = attestations(acting, &opened, &known);
    let shown = Shown {
        names: names(office, named).await?,
        masked: masked(office, &opened),
        points: points_of(office, acting, &opened, &known, &attestations, words).await?,
        attestations,
        evidence: evidence::dates(office, &opened, acting.today).await?,
        emergency: running_emergency(acting, &opened),
        known,
        opened,
    };
    let decision = by_what(acting, &shown.opened);
    let detail = json!({ "layers": layers(&shown.opened.visible) });
    office.audit.record(shown.opened.event(acting, "view", decision, detail)).await?;
    Ok(Asked::Here(Box::new(shown)))
}

/// A file that was merged leads to the one that was kept, when that one may be seen.
async fn moved(office: &Office, acting: &Acting, id: i64) -> Result<Asked, No> {
    let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let kept = file.household.registration.merged_into.ok_or(No::NotFound)?;
    open(office, acting, kept).await.map(|opened| Asked::MovedTo(opened.id()))
}

/// The rule by which somebody sees the file, the widest first.
pub(crate) fn by_what(acting: &Acting, opened: &Opened) -> Decision {
    let asked = [
        Action::View(Layer::Housing),
        Action::View(Layer::Identity),
        Action::ViewContact,
        Action::ViewAccessLog,
        Action::ViewConsents,
    ];
    let decided = asked.map(|action| decide(&acting.actor, action, &opened.facts));
    decided.into_iter().find(|decision| decision.allow).unwrap_or(decided[0])
}

/// Codes of what is shown, for the log.
#[must_use]
pub fn layers(visible: &Visible) -> Vec<&'static str> {
    let parts = [
        (visible.contact, "contact"),
        (visible.identity, "identity"),
        (visible.housing.all(), "housing"),
        (visible.income == Income::Amount, "income"),
        (visible.points, "points"),
        (visible.flag, "flag"),
        (visible.need == Need::Evidence, "evidence"),
        (visible.attestation_facts.any(), "attestation-facts"),
        (visible.attestation.any(), "attestation"),
        (visible.consents, "consents"),
    ];
    parts.into_iter().filter(|(seen, _)| *seen).map(|(_, code)| code).collect()
}

fn masked(office: &Office, opened: &Opened) -> Option<Masked> {
    if opened.visible.national_number == NationalNumber::Hidden {
        return None;
    }
    super::national::masked(office, &opened.file.household.registration)
}

pub(crate) async fn points_of(
    office: &Office,
    acting: &Acting,
    opened: &Opened,
    known: &Known,
    attestations: &[SeenAttestation],
    words: &Words,
) -> Result<Option<Assessed>, No> {
    if !opened.visible.points {
        return Ok(None);
    }
    let homes: Vec<i64> = opened.file.allocations.iter().map(|allocation| allocation.dwelling_id).collect();
    let dwellings = match homes.is_empty() {
        true => Vec::new(),
        false => store::files::dwellings(office.store.reader(), &homes).await?,
    };
    let loaded =
        load::of(&opened.file, &known.organisations, &dwellings, known.refusals_known, &known.groups)?;
    let Some(loaded) = loaded else { return Ok(None) };
    let law = office.law(acting.today)?;
    // Whose attestation it is, is told where the attestation itself may be seen, and only there.
    let issuer = attestations.iter().filter(|seen| seen.counts).all(|seen| seen.whole);
    let amounts = opened.visible.income == Income::Amount;
    let told = Told { amounts, flag: opened.visible.flag, issuer };
    points::assess(&law, loaded.parts, acting.today, words, told).map(Some)
}

/// The attestations that may be seen, and whether as a whole; the ones that count first.
pub(crate) fn attestations(acting: &Acting, opened: &Opened, known: &Known) -> Vec<SeenAttestation> {
    let may = |action, owner| decide_entry(&acting.actor, action, &opened.facts, Some(owner)).allow;
    let mut seen: Vec<SeenAttestation> = opened
        .file
        .attestations
        .iter()
        .filter_map(|row| {
            let whole = may(Action::ViewAttestation, row.organisation_id);
            let facts = whole || may(Action::ViewAttestationFacts, row.organisation_id);
            let counts = crate::office::attestations::counts(row, known, acting.today);
            facts.then(|| SeenAttestation { row: row.clone(), whole, counts })
        })
        .collect();
    seen.sort_by_key(|seen| std::cmp::Reverse((seen.counts, seen.row.issued_on, seen.row.id)));
    seen
}

fn running_emergency(acting: &Acting, opened: &Opened) -> Option<chrono::DateTime<chrono::Utc>> {
    let mine = opened.file.emergencies.iter().filter(|row| row.account_id == acting.actor.account());
    mine.map(|row| row.expires_at).filter(|until| *until > acting.now).max()
}

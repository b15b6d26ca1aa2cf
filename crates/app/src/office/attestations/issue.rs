//! Issuing an attestation: all elements are asked for; one that lacks any is only kept when it is said not to count.

use crate::office::file::{Opened, allowed, open};
use crate::office::{Acting, No, Office, Problems};
use chrono::NaiveDate;
use domain::days;
use policy::{Action, Decision, decide_entry};
use serde_json::json;
use store::entities::attestation;
use store::register;
use store::sea_orm::{ActiveModelTrait, Set};

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// `municipality`, `area` or `district`.
    pub level: String,
    /// `verified`, `lasting-disruption`, `struck-from-register` or `no`.
    pub ocmw: String,
    /// `active`, `excused` or `no`.
    pub search: String,
    /// Why the search is excused.
    pub search_reason: String,
    /// Ready to move on: `yes` or `no`.
    pub ready: String,
    /// Engagement of two years: `yes` or `no`.
    pub engagement: String,
    /// Last day, as typed; empty is open.
    pub valid_until: String,
    /// Keep it although it does not count.
    pub uncounted: bool,
}

/// Longest text of a reason.
const LONGEST: usize = 500;

impl Draft {
    fn checked(&self, today: NaiveDate) -> Result<Option<NaiveDate>, No> {
        let mut problems = Problems::default();
        let chosen = [
            ("level", &self.level, &["municipality", "area", "district"][..], "attestation-level-missing"),
            (
                "ocmw",
                &self.ocmw,
                &["verified", "lasting-disruption", "struck-from-register", "no"],
                "attestation-ocmw-missing",
            ),
            ("search", &self.search, &["active", "excused", "no"], "attestation-search-missing"),
            ("ready", &self.ready, &["yes", "no"], "attestation-ready-missing"),
            ("engagement", &self.engagement, &["yes", "no"], "attestation-engagement-missing"),
        ];
        for (field, value, choices, key) in chosen {
            if !choices.contains(&value.as_str()) {
                problems.add(field, key);
            }
        }
        let reason = self.search_reason.trim().chars().count();
        if self.search == "excused" && !(5..=LONGEST).contains(&reason) {
            problems.add("search_reason", "attestation-excuse-missing");
        }
        let until = match self.valid_until.trim() {
            "" => None,
            text => match days::read(text) {
                Some(until) if until < today => {
                    problems.add("valid_until", "attestation-until-past");
                    None
                }
                Some(until) => Some(until),
                None => {
                    problems.add("valid_until", "attestation-until-unreadable");
                    None
                }
            },
        };
        problems.settle()?;
        if !self.uncounted {
            self.complete()?;
        }
        Ok(until)
    }

    /// Refuses what lacks an element, and names each.
    fn complete(&self) -> Result<(), No> {
        let mut problems = Problems::default();
        let lacking = [
            ("ocmw", &self.ocmw, "attestation-lacks-ocmw"),
            ("search", &self.search, "attestation-lacks-search"),
            ("ready", &self.ready, "attestation-lacks-ready"),
            ("engagement", &self.engagement, "attestation-lacks-engagement"),
        ];
        for (field, value, key) in lacking {
            if value == "no" {
                problems.add(field, key);
            }
        }
        if !problems.is_empty() {
            problems.add("uncounted", "attestation-lacks");
        }
        problems.settle()
    }
}

/// For which organisation somebody may issue an attestation for this candidate.
///
/// # Errors
/// [`No::Refused`] with the rule that is nearest to a yes.
fn may_issue(acting: &Acting, opened: &Opened) -> Result<(Decision, i64), No> {
    let mut last = None;
    for held in acting.actor.held() {
        let owner = Some(held.organisation);
        let decision = decide_entry(&acting.actor, Action::IssueAttestation, &opened.facts, owner);
        if decision.allow {
            return Ok((decision, decision.organisation.unwrap_or(held.organisation)));
        }
        last = Some(decision);
    }
    match last {
        Some(decision) => allowed(decision).map(|decision| (decision, 0)),
        None => Err(No::NotFound),
    }
}

/// Issues an attestation and gives its id.
///
/// # Errors
/// When it may not be issued, something is missing, or one was issued today already.
pub async fn issue(office: &Office, acting: &Acting, id: i64, draft: &Draft) -> Result<i64, No> {
    let opened = open(office, acting, id).await?;
    let (decision, organisation) = may_issue(acting, &opened)?;
    let valid_until = draft.checked(acting.today)?;
    let twice = opened.file.attestations.iter().any(|row| {
        row.organisation_id == organisation && row.issued_on == acting.today && row.withdrawn_on.is_none()
    });
    if twice {
        return Err(No::Invalid(Problems::one("", "attestation-twice")));
    }
    let row = attestation::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(organisation),
        issued_on: Set(acting.today),
        valid_until: Set(valid_until),
        level: Set(draft.level.clone()),
        ocmw: Set(draft.ocmw.clone()),
        search: Set(draft.search.clone()),
        ready: Set(draft.ready == "yes"),
        engagement: Set(draft.engagement == "yes"),
        issued_by: Set(Some(acting.actor.account())),
        version: Set(1),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    let made = row.insert(&tx).await?;
    register::touch_beside(&tx);
    let detail = json!({
        "attestation": made.id, "level": draft.level, "ocmw": draft.ocmw, "search": draft.search,
        "ready": draft.ready, "engagement": draft.engagement, "until": valid_until,
    });
    let mut event = opened.event(acting, "issue-attestation", decision, detail);
    event.reason = Some(draft.search_reason.trim().to_owned()).filter(|_| draft.search == "excused");
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(made.id)
}

impl Opened {
    /// Whether somebody may issue an attestation for this candidate.
    #[must_use]
    pub fn may_attest(&self, acting: &Acting) -> bool {
        may_issue(acting, self).is_ok()
    }
}

//! Points without storing anybody: a household that exists only while it is computed.

use super::points::{self, Assessed, Told};
use crate::office::{Acting, No, Office};
use crate::words::Words;
use chrono::{Datelike, NaiveDate};
use domain::{
    Attestation, AttestationLevel, Candidate, Cents, GroupMask, HousingNeed, Member, Nis, OcmwCheck,
    Organisation, OrganisationId, RegisterParts, RegistrationNumber, Relation, SearchCheck, Sector, Sex,
    Status, Stays, Transfer,
};
use policy::{Action, decide};
use rules::Rulebook;
use rules::resolve::Criterion;
use serde_json::json;

/// What was filled in, already read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Housing situation.
    pub need: Option<HousingNeed>,
    /// Whether a document supports it.
    pub documented: bool,
    /// Adults beside the reference tenant.
    pub adults: u32,
    /// Dependent children.
    pub children: u32,
    /// Monthly income.
    pub monthly: Cents,
    /// Yearly income.
    pub yearly: Cents,
    /// Level of an attestation that counts.
    pub level: Option<AttestationLevel>,
    /// Municipality of the competent OCMW.
    pub ocmw: Option<Nis>,
}

/// Ceilings of the income bands of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Whether it is of a household of one.
    pub single: bool,
    /// Highest monthly income, in cents.
    pub up_to: i64,
    /// Points.
    pub points: i64,
}

/// Computes the points. Only that it was used is logged.
///
/// # Errors
/// When the role knows no calculating, or no regulation is in force.
pub async fn calculate(office: &Office, acting: &Acting, case: &Case, words: &Words) -> Result<Assessed, No> {
    let decision = decide(&acting.actor, Action::Calculate, &policy::Facts::default());
    if !decision.allow {
        return Err(No::NotFound);
    }
    let law = office.law(acting.today)?;
    let parts = parts(case, acting.today);
    let assessed = points::assess(&law, parts, acting.today, words, Told::ALL)?;
    let mut event = acting.event("calculate", "calculator");
    event.detail = json!({ "rule": decision.rule.code() });
    office.audit.record(event).await?;
    Ok(assessed)
}

/// The bands of the living wage of the day, under the regulation of the day.
///
/// # Errors
/// When there is no regulation.
pub fn bands(office: &Office, today: NaiveDate) -> Result<Vec<Band>, No> {
    let law = office.law(today)?;
    let book = Rulebook::of(&law.parsed.regulation, None);
    let wage = |on| law.reference.living_wage.on(on).ok();
    let mut all = Vec::new();
    for criterion in &book.criteria {
        let Criterion::Income(rule) = criterion else { continue };
        let Some(now) = wage(today) else { continue };
        let bands = rule.on_date(now, rule.published_on.and_then(wage));
        let band = |single: bool, row: &rules::kinds::income_bands::Ceiling| Band {
            single,
            up_to: row.up_to.0,
            points: i64::from(row.points.0),
        };
        all.extend(bands.single.iter().map(|row| band(true, row)));
        all.extend(bands.family.iter().map(|row| band(false, row)));
    }
    Ok(all)
}

/// Somebody of thirty.
fn parts(case: &Case, today: NaiveDate) -> RegisterParts {
    let years_ago = |years: i32| NaiveDate::from_ymd_opt(today.year() - years, 1, 1).unwrap_or(today);
    let member = |relation: Relation, birth_date: NaiveDate, dependent: bool| {
        (0, Member { birth_date, sex: Sex::X, relation, dependent, stays: Stays::Full })
    };
    let adults = (0..case.adults)
        .map(|n| member(if n == 0 { Relation::Partner } else { Relation::Other }, years_ago(30), false));
    let children = (0..case.children).map(|_| member(Relation::Child, years_ago(8), true));
    let attestation = case.level.map(|level| Attestation {
        organisation: Some(0),
        issued_on: today,
        valid_until: None,
        level,
        ocmw: OcmwCheck::Verified,
        search: SearchCheck::Active,
        ready: true,
        engagement: true,
        confirmed_on: None,
    });
    RegisterParts {
        candidates: vec![Candidate {
            number: RegistrationNumber::from("0"),
            registered_on: today,
            birth_date: years_ago(30),
            sex: Sex::X,
            monthly_income: case.monthly,
            yearly_income: case.yearly,
            owns_property: false,
            need: case.need,
            need_documented: case.documented,
            need_until: None,
            ocmw: case.ocmw,
            groups: GroupMask::default(),
            transfer: Transfer::None,
            informal_care: None,
            adapted_need: false,
            warning_flag: false,
            support_agreement: false,
            emancipated: false,
            status: Status::Active,
            suspended_until: None,
        }],
        members: vec![adults.chain(children).collect()],
        preferences: vec![vec![(0, case.ocmw.unwrap_or_default())]],
        attestations: vec![attestation.map(|row| (0, row)).into_iter().collect()],
        refusals_known: true,
        organisations: vec![Organisation {
            id: OrganisationId::from("–"),
            name: String::new(),
            sector: Sector::Company,
            agreement_from: None,
            agreement_to: None,
        }],
        ..RegisterParts::default()
    }
}

//! An organisation is added or changed.

use crate::office::dwellings::{Fields, conflict, differences};
use crate::office::{Acting, No, Office, Problems};
use chrono::{Datelike, NaiveDate};
use domain::days;
use policy::{Action, Facts, decide};
use store::entities::organisation::{ActiveModel, Entity};
use store::sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use store::{Error, Organisation};

/// Codes of the sectors.
pub const SECTORS: [&str; 8] = ["company", "ocmw", "caw", "bjz", "ggz", "vaph", "igs", "other"];

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Code in the registry.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the sector.
    pub sector: String,
    /// First day of the agreement; empty for none.
    pub agreement_from: String,
    /// Last day of the agreement; empty when open.
    pub agreement_to: String,
    /// Address for post of the organisation.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// Version that was opened.
    pub version: i64,
}

/// An organisation as the fields of its form.
#[must_use]
pub fn fields(organisation: &Organisation) -> Fields {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("code", organisation.code.clone()),
        ("name", organisation.name.clone()),
        ("sector", organisation.sector.clone()),
        ("agreement_from", day(organisation.agreement_from)),
        ("agreement_to", day(organisation.agreement_to)),
        ("email", text(&organisation.email)),
        ("phone", text(&organisation.phone)),
        ("address", text(&organisation.address)),
    ]
}

pub(super) async fn get<C: ConnectionTrait>(db: &C, id: i64) -> Result<Organisation, No> {
    Ok(store::get::<Entity, _>(db, id).await?)
}

fn too_long(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

impl Draft {
    /// The organisation that was meant, or all that is wrong.
    fn read(&self) -> Result<Organisation, No> {
        let mut problems = Problems::default();
        let trimmed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let code = self.code.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if code.is_empty() {
            problems.add("code", "organisation-code-missing");
        } else if code.len() > 60 || !code.chars().all(plain) {
            problems.add("code", "organisation-code-wrong");
        }
        if self.name.trim().is_empty() {
            problems.add("name", "organisation-name-missing");
        } else if too_long(self.name.trim(), 200) {
            problems.add("name", "organisation-name-long");
        }
        if !SECTORS.contains(&self.sector.as_str()) {
            problems.add("sector", "organisation-sector-missing");
        }
        let mut day = |field: &'static str, text: &str| {
            let day = days::read(text);
            let day = day.filter(|day| (1950..=2100).contains(&day.year()));
            if day.is_none() && !text.trim().is_empty() {
                problems.add(field, "organisation-day-wrong");
            }
            day
        };
        let from = day("agreement_from", &self.agreement_from);
        let to = day("agreement_to", &self.agreement_to);
        if to.is_some() && self.agreement_from.trim().is_empty() {
            problems.add("agreement_from", "organisation-from-missing");
        } else if from.zip(to).is_some_and(|(from, to)| to < from) {
            problems.add("agreement_to", "organisation-to-before");
        }
        let email = trimmed(&self.email);
        let at = |email: &String| {
            let (name, place) = email.split_once('@').unwrap_or_default();
            !name.is_empty() && place.contains('.') && !email.contains(char::is_whitespace)
        };
        if email.as_ref().is_some_and(|email| !at(email) || too_long(email, 254)) {
            problems.add("email", "organisation-email-wrong");
        }
        let phone = trimmed(&self.phone);
        let digits = |phone: &String| phone.chars().all(|c| c.is_ascii_digit() || "+ ./()-".contains(c));
        if phone.as_ref().is_some_and(|phone| !digits(phone) || too_long(phone, 32)) {
            problems.add("phone", "organisation-phone-wrong");
        }
        let address = trimmed(&self.address);
        if address.as_ref().is_some_and(|address| too_long(address, 300)) {
            problems.add("address", "organisation-address-long");
        }
        problems.settle()?;
        Ok(Organisation {
            id: 0,
            code: code.to_owned(),
            name: self.name.trim().to_owned(),
            sector: self.sector.clone(),
            agreement_from: from,
            agreement_to: to,
            email,
            phone,
            address,
            version: self.version,
        })
    }
}

fn row(meant: &Organisation) -> ActiveModel {
    ActiveModel {
        code: Set(meant.code.clone()),
        name: Set(meant.name.clone()),
        sector: Set(meant.sector.clone()),
        agreement_from: Set(meant.agreement_from),
        agreement_to: Set(meant.agreement_to),
        email: Set(meant.email.clone()),
        phone: Set(meant.phone.clone()),
        address: Set(meant.address.clone()),
        ..Default::default()
    }
}

fn refused(error: Error) -> No {
    match error {
        Error::Unique { .. } => No::Invalid(Problems::one("code", "organisation-code-taken")),
        other => other.into(),
    }
}

/// Adds an organisation and gives its id.
///
/// # Errors
/// [`No::Refused`] for who may not; [`No::Invalid`] with all that is wrong.
pub async fn add(office: &Office, acting: &Acting, draft: &Draft) -> Result<i64, No> {
    let decision = decide(&acting.actor, Action::ManageOrganisations, &Facts::default());
    if !decision.allow {
        return Err(No::Refused(decision.rule.code()));
    }
    let meant = draft.read()?;
    let tx = office.store.begin().await?;
    let made = ActiveModel { version: Set(1), ..row(&meant) }.insert(&tx).await;
    let made = made.map_err(|error| refused(Error::from(error)))?;
    store::register::touch_beside(&tx);
    let mut event = acting.event("add-organisation", "organisation");
    event.subject_id = Some(made.id);
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = differences(&Vec::new(), &fields(&made));
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// Changes an organisation; whether anything changed.
///
/// # Errors
/// [`No::NotFound`], [`No::Refused`] for who may not, also for its agreement; [`No::Invalid`] with all that is wrong;
/// [`No::Conflict`] with what somebody else saved meanwhile.
pub async fn change(office: &Office, acting: &Acting, id: i64, draft: &Draft) -> Result<bool, No> {
    let there = super::open(office, acting, id).await?.organisation;
    let decision = decide(&acting.actor, Action::ManageOrganisations, &Facts::default());
    if !decision.allow {
        return Err(No::Refused(decision.rule.code()));
    }
    Problems::opened_with(draft.version)?;
    let meant = draft.read()?;
    if draft.version == there.version && fields(&there) == fields(&meant) {
        return Ok(false);
    }
    let agreement = decide(&acting.actor, Action::ManageAgreements, &Facts::default());
    let same = (there.agreement_from, there.agreement_to) == (meant.agreement_from, meant.agreement_to);
    if !same && !agreement.allow {
        return Err(No::Refused(agreement.rule.code()));
    }
    let tx = office.store.begin().await?;
    match store::update(&tx, id, draft.version, row(&meant)).await {
        Err(Error::Conflict { .. }) => {
            let now = get(&tx, id).await?;
            return Err(conflict("organisation", &fields(&now), &fields(&meant)));
        }
        other => other.map_err(refused)?,
    };
    store::register::touch_beside(&tx);
    let mut event = acting.event("change-organisation", "organisation");
    event.subject_id = Some(id);
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = differences(&fields(&there), &fields(&meant));
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(true)
}

//! A dwelling is added or changed.

use super::{Fields, Ground, conflict, differences, facts, grounds_for, within};
use crate::office::{Acting, No, Office, Problems};
use domain::days;
use policy::{Action, decide};
use store::entities::dwelling::{ActiveModel, Entity};
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Dwelling, Error};

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The landlord's own number.
    pub code: String,
    /// Company and zone, as [`Ground::value`] writes them.
    pub ground: String,
    /// Municipality.
    pub nis: String,
    /// Bedrooms.
    pub bedrooms: String,
    /// Adapted to a handicap.
    pub adapted: bool,
    /// Target group it is kept for; empty for none.
    pub reserved_for: String,
    /// Rent a month in euro; empty when not known.
    pub rent: String,
    /// First day on which it can be let; empty when not known.
    pub available_on: String,
    /// Lowest age of a tenant; empty for none.
    pub min_age: String,
    /// Version that was opened.
    pub version: i64,
}

/// Longest code of a dwelling, in characters.
pub const CODE: usize = 40;

/// A dwelling as the fields of its form.
#[must_use]
pub fn fields(dwelling: &Dwelling) -> Fields {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        ("code", dwelling.code.clone()),
        ("ground", format!("{}|{}", dwelling.company, dwelling.zone)),
        ("nis", dwelling.nis.clone()),
        ("bedrooms", dwelling.bedrooms.to_string()),
        ("adapted", if dwelling.adapted { "yes" } else { "" }.to_owned()),
        ("reserved_for", dwelling.reserved_for.clone().unwrap_or_default()),
        ("rent", dwelling.rent.map(|rent| format!("{},{:02}", rent / 100, rent % 100)).unwrap_or_default()),
        ("available_on", dwelling.available_on.map(|day| day.to_string()).unwrap_or_default()),
        ("min_age", number(dwelling.min_age)),
    ]
}

/// Highest rent that is taken, in cents.
const HIGHEST: i64 = 99_999_999;

/// Cents of an amount as people write it.
fn cents(text: &str) -> Option<i64> {
    let cents = domain::Cents::read(text).ok()?.0;
    (0..=HIGHEST).contains(&cents).then_some(cents)
}

impl Draft {
    /// The dwelling that was meant, or all that is wrong.
    async fn read(&self, office: &Office, acting: &Acting, grounds: &[Ground]) -> Result<Dwelling, No> {
        let mut problems = Problems::default();
        let code = self.code.trim();
        if code.is_empty() {
            problems.add("code", "dwelling-code-missing");
        } else if code.chars().count() > CODE || code.chars().any(char::is_control) {
            problems.add("code", "dwelling-code-wrong");
        }
        let ground = grounds.iter().find(|ground| ground.value() == self.ground);
        if ground.is_none() {
            problems.add("ground", "dwelling-ground-missing");
        }
        let known = domain::Nis::parse(self.nis.as_bytes());
        let law = office.law(acting.today)?;
        let known = known.is_some_and(|nis| law.municipalities.knows(nis));
        if !known {
            problems.add("nis", "dwelling-nis-missing");
        } else if ground.is_some_and(|ground| !ground.places.is_empty() && !ground.places.contains(&self.nis))
        {
            problems.add("nis", "dwelling-nis-elsewhere");
        }
        let bedrooms = within(&self.bedrooms, 0, 20);
        if bedrooms.is_none() {
            problems.add("bedrooms", "dwelling-bedrooms-wrong");
        }
        let group = Some(self.reserved_for.trim()).filter(|group| !group.is_empty());
        let codes = crate::registry::group_codes(&law);
        if group.is_some_and(|group| !codes.iter().any(|code| code == group)) {
            problems.add("reserved_for", "dwelling-reserved-wrong");
        }
        let filled = |text: &str| !text.trim().is_empty();
        let rent = cents(&self.rent);
        if filled(&self.rent) && rent.is_none() {
            problems.add("rent", "dwelling-rent-wrong");
        }
        let day = days::read(&self.available_on);
        let day = day.filter(|day| (1950..=2100).contains(&chrono::Datelike::year(day)));
        if filled(&self.available_on) && day.is_none() {
            problems.add("available_on", "dwelling-available-wrong");
        }
        let min_age = within(&self.min_age, 0, 120);
        if filled(&self.min_age) && min_age.is_none() {
            problems.add("min_age", "dwelling-age-wrong");
        }
        problems.settle()?;
        let (company, zone) =
            ground.map(|ground| (ground.company.clone(), ground.zone.clone())).unwrap_or_default();
        Ok(Dwelling {
            id: 0,
            code: code.to_owned(),
            company,
            zone,
            nis: self.nis.clone(),
            bedrooms: bedrooms.unwrap_or_default(),
            adapted: self.adapted,
            reserved_for: group.map(str::to_owned),
            rent: if filled(&self.rent) { rent } else { None },
            available_on: day,
            min_age,
            version: self.version,
        })
    }
}

fn row(meant: &Dwelling) -> ActiveModel {
    ActiveModel {
        code: Set(meant.code.clone()),
        company: Set(meant.company.clone()),
        zone: Set(meant.zone.clone()),
        nis: Set(meant.nis.clone()),
        bedrooms: Set(meant.bedrooms),
        adapted: Set(meant.adapted),
        reserved_for: Set(meant.reserved_for.clone()),
        rent: Set(meant.rent),
        available_on: Set(meant.available_on),
        min_age: Set(meant.min_age),
        ..Default::default()
    }
}

fn refused(error: Error) -> No {
    match error {
        Error::Unique { .. } => No::Invalid(Problems::one("code", "dwelling-code-taken")),
        other => other.into(),
    }
}

/// Adds a dwelling of a company for which this person may, and gives its id.
///
/// # Errors
/// [`No::NotFound`] for who may not add any; [`No::Invalid`] with all that is wrong.
pub async fn add(office: &Office, acting: &Acting, draft: &Draft) -> Result<i64, No> {
    let grounds = grounds_for(office, acting, Action::ManageDwellings).await?;
    if grounds.is_empty() {
        return Err(No::NotFound);
    }
    let meant = draft.read(office, acting, &grounds).await?;
    let decision = decide(&acting.actor, Action::ManageDwellings, &facts(office, &meant.company).await?);
    let tx = office.store.begin().await?;
    let made = ActiveModel { version: Set(1), ..row(&meant) }.insert(&tx).await;
    let made = made.map_err(|error| refused(Error::from(error)))?;
    store::register::touch_beside(&tx);
    let mut event = acting.event("add-dwelling", "dwelling");
    event.subject_id = Some(made.id);
    event.organisation_id = decision.organisation;
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = differences(&Vec::new(), &fields(&made));
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// Changes a dwelling; whether anything changed.
///
/// # Errors
/// [`No::NotFound`], [`No::Refused`] for another company's dwelling, [`No::Invalid`] with all that is wrong, and
/// [`No::Conflict`] with what somebody else saved meanwhile.
pub async fn change(office: &Office, acting: &Acting, id: i64, draft: &Draft) -> Result<bool, No> {
    let there = super::open(office, acting, id).await?.dwelling;
    let decision = decide(&acting.actor, Action::ManageDwellings, &facts(office, &there.company).await?);
    if !decision.allow {
        return Err(No::Refused(decision.rule.code()));
    }
    Problems::opened_with(draft.version)?;
    let grounds = grounds_for(office, acting, Action::ManageDwellings).await?;
    let meant = draft.read(office, acting, &grounds).await?;
    let (before, after) = (fields(&there), fields(&meant));
    if before == after && draft.version == there.version {
        return Ok(false);
    }
    let tx = office.store.begin().await?;
    match store::update(&tx, id, draft.version, row(&meant)).await {
        Err(Error::Conflict { .. }) => {
            let now = store::get::<Entity, _>(&tx, id).await?;
            return Err(conflict("dwelling", &fields(&now), &after));
        }
        other => other.map_err(refused)?,
    };
    store::register::touch_beside(&tx);
    let mut event = acting.event("change-dwelling", "dwelling");
    event.subject_id = Some(id);
    event.organisation_id = decision.organisation;
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = differences(&before, &after);
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::cents;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read = ["512", "512,5", "1 512.50", "0,99", "1.512,50"].map(cents);
        assert_eq!(read, [Some(51_200), Some(51_250), Some(151_250), Some(99), Some(151_250)]);
        assert_eq!(["", ",5", "-3", "1,234", "12a", "1234567"].map(cents), [None; 6]);
    }
}

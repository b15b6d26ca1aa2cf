//! How many dwellings companies have in each municipality, and how many more may go to target groups.

use super::{Fields, conflict, differences, facts, grounds_for, within};
use crate::office::{Acting, No, Office, Problems};
use chrono::{Datelike, NaiveDate};
use domain::Nis;
use policy::{Action, Facts, decide};
use rules::Rulebook;
use std::collections::BTreeMap;
use store::entities::stock::{ActiveModel, Entity};
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Error, Stock};

/// The dwellings of a company in a municipality.
pub type Row = Stock;

/// The stock of one municipality.
#[derive(Clone, Debug)]
pub struct Place {
    /// NIS code.
    pub nis: String,
    /// Rows, with whether this person may change each.
    pub rows: Vec<(Stock, bool)>,
    /// Dwellings of all companies together.
    pub dwellings: i64,
    /// Of these reserved.
    pub reserved: i64,
    /// Given to target groups this year, of those that are not reserved.
    pub given: i64,
    /// The most that may be reserved or given, by the regulation; none when it sets no cap.
    pub most: Option<i64>,
    /// The share that the regulation sets, as it writes it.
    pub share: Option<String>,
}

impl Place {
    /// How many more may be given to target groups.
    #[must_use]
    pub fn room(&self) -> Option<i64> {
        self.most.map(|most| (most - self.reserved - self.given).max(0))
    }
}

/// The whole stock.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Municipalities, by code.
    pub places: Vec<Place>,
    /// Dwellings and reserved ones per company and zone.
    pub companies: BTreeMap<(String, String), (i64, i64)>,
    /// Dwellings in all.
    pub dwellings: i64,
    /// Reserved in all.
    pub reserved: i64,
    /// Whether this person may add rows for some company.
    pub may_add: bool,
    /// Regulation that sets the cap.
    pub regulation: String,
}

/// The stock, for who may see dwellings; of one company when `company` says so.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn overview(office: &Office, acting: &Acting, company: Option<&str>) -> Result<Overview, No> {
    if !decide(&acting.actor, Action::ViewDwellings, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let law = office.law(acting.today)?;
    let regulation = &law.parsed.regulation;
    let mine = grounds_for(office, acting, Action::ManageStock).await?;
    let year = acting.today.year();
    let first = NaiveDate::from_yo_opt(year, 1).unwrap_or(acting.today);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(acting.today);
    let given = store::places::given_to_groups(reader, first, last).await?;
    let mut places: Vec<Place> = Vec::new();
    for row in store::places::stock(reader).await? {
        if places.last().is_none_or(|place| place.nis != row.nis) {
            let nis = Nis::parse(row.nis.as_bytes());
            let cap = Rulebook::of(regulation, nis).stock_cap;
            places.push(Place {
                given: given.iter().find(|(nis, _)| *nis == row.nis).map_or(0, |(_, count)| *count),
                nis: row.nis.clone(),
                rows: Vec::new(),
                dwellings: 0,
                reserved: 0,
                most: cap.as_ref().map(|_| 0),
                share: cap.map(|cap| cap.share.to_string()),
            });
        }
        if let Some(place) = places.last_mut() {
            place.dwellings += row.dwellings;
            place.reserved += row.reserved;
            let may = mine.iter().any(|ground| ground.company == row.company);
            place.rows.push((row, may));
        }
    }
    for place in &mut places {
        let nis = Nis::parse(place.nis.as_bytes());
        place.most = Rulebook::of(regulation, nis)
            .stock_cap
            .map(|cap| place.dwellings * *cap.share.0.numer() / *cap.share.0.denom());
        if let Some(company) = company {
            place.rows.retain(|(row, _)| row.company == company);
        }
    }
    places.retain(|place| !place.rows.is_empty());
    let mut companies: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
    for (row, _) in places.iter().flat_map(|place| &place.rows) {
        let sum = companies.entry((row.company.clone(), row.zone.clone())).or_default();
        *sum = (sum.0 + row.dwellings, sum.1 + row.reserved);
    }
    let total = companies.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    Ok(Overview {
        places,
        companies,
        dwellings: total.0,
        reserved: total.1,
        may_add: !mine.is_empty(),
        regulation: format!("{} {}", regulation.title, regulation.version),
    })
}

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Company and zone.
    pub ground: String,
    /// Municipality.
    pub nis: String,
    /// Dwellings.
    pub dwellings: String,
    /// Of these reserved.
    pub reserved: String,
    /// Version that was opened.
    pub version: i64,
}

/// A row as the fields of its form.
#[must_use]
pub fn fields(row: &Stock) -> Fields {
    vec![
        ("ground", format!("{}|{}", row.company, row.zone)),
        ("nis", row.nis.clone()),
        ("dwellings", row.dwellings.to_string()),
        ("reserved", row.reserved.to_string()),
    ]
}

/// A row, for who may change it.
///
/// # Errors
/// [`No::NotFound`], [`No::Refused`] for another company's.
pub async fn open(office: &Office, acting: &Acting, id: i64) -> Result<Stock, No> {
    if !decide(&acting.actor, Action::ViewDwellings, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let row = store::get::<Entity, _>(office.store.reader(), id).await?;
    let decision = decide(&acting.actor, Action::ManageStock, &facts(office, &row.company).await?);
    if decision.allow { Ok(row) } else { Err(No::Refused(decision.rule.code())) }
}

/// Saves a row: a new one without `id`; whether anything changed.
///
/// # Errors
/// As [`open`]; [`No::Invalid`] with all that is wrong; [`No::Conflict`] with what somebody else saved meanwhile.
pub async fn save(office: &Office, acting: &Acting, id: Option<i64>, draft: &Draft) -> Result<bool, No> {
    let there = match id {
        Some(id) => Some(open(office, acting, id).await?),
        None => None,
    };
    let grounds = grounds_for(office, acting, Action::ManageStock).await?;
    if grounds.is_empty() {
        return Err(No::NotFound);
    }
    if there.is_some() {
        Problems::opened_with(draft.version)?;
    }
    let mut problems = Problems::default();
    let ground = grounds.iter().find(|ground| ground.value() == draft.ground);
    if ground.is_none() {
        problems.add("ground", "dwelling-ground-missing");
    }
    let law = office.law(acting.today)?;
    if !Nis::parse(draft.nis.as_bytes()).is_some_and(|nis| law.municipalities.knows(nis)) {
        problems.add("nis", "dwelling-nis-missing");
    }
    let dwellings = within(&draft.dwellings, 0, 1_000_000);
    let reserved = within(&draft.reserved, 0, 1_000_000);
    if dwellings.is_none() {
        problems.add("dwellings", "stock-dwellings-wrong");
    }
    if reserved.is_none() {
        problems.add("reserved", "stock-reserved-wrong");
    }
    if dwellings.zip(reserved).is_some_and(|(dwellings, reserved)| reserved > dwellings) {
        problems.add("reserved", "stock-reserved-more");
    }
    let other = |row: &Stock| {
        Some(row.id) != id
            && row.nis == draft.nis
            && ground.is_some_and(|ground| ground.company == row.company && ground.zone == row.zone)
    };
    if store::places::stock(office.store.reader()).await?.iter().any(other) {
        problems.add("nis", "stock-twice");
    }
    problems.settle()?;
    let (company, zone) =
        ground.map(|ground| (ground.company.clone(), ground.zone.clone())).unwrap_or_default();
    let meant = Stock {
        id: id.unwrap_or_default(),
        nis: draft.nis.clone(),
        company,
        zone,
        dwellings: dwellings.unwrap_or_default(),
        reserved: reserved.unwrap_or_default(),
        version: draft.version,
    };
    if there.as_ref().is_some_and(|there| there.version == meant.version && fields(there) == fields(&meant)) {
        return Ok(false);
    }
    write(office, acting, there.as_ref(), &meant).await?;
    Ok(true)
}

async fn write(office: &Office, acting: &Acting, there: Option<&Stock>, meant: &Stock) -> Result<(), No> {
    let row = ActiveModel {
        nis: Set(meant.nis.clone()),
        company: Set(meant.company.clone()),
        zone: Set(meant.zone.clone()),
        dwellings: Set(meant.dwellings),
        reserved: Set(meant.reserved),
        ..Default::default()
    };
    let decision = decide(&acting.actor, Action::ManageStock, &facts(office, &meant.company).await?);
    let tx = office.store.begin().await?;
    let id = match there {
        None => ActiveModel { version: Set(1), ..row }.insert(&tx).await?.id,
        Some(there) => {
            if let Err(error) = store::update(&tx, there.id, meant.version, row).await {
                if !matches!(error, Error::Conflict { .. }) {
                    return Err(error.into());
                }
                let now = store::get::<Entity, _>(&tx, there.id).await?;
                return Err(conflict("stock", &fields(&now), &fields(meant)));
            }
            there.id
        }
    };
    store::register::touch_beside(&tx);
    let mut event = acting.event(if there.is_some() { "change-stock" } else { "add-stock" }, "stock");
    event.subject_id = Some(id);
    event.organisation_id = decision.organisation;
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = differences(&there.map(fields).unwrap_or_default(), &fields(meant));
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(())
}

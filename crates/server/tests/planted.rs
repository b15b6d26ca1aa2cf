//! A file of which every part says something that stands nowhere else, and who takes part in it.

use crate::support::Desk;
use chrono::NaiveDate;
use store::entities::{attestation, consent, organisation, party, registration};
use store::register::{self, Household};
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

/// A day.
pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Row of an organisation.
pub async fn organisation_id(desk: &Desk, code: &str) -> i64 {
    let found = organisation::Entity::find().filter(organisation::Column::Code.eq(code));
    found.one(desk.office.store.reader()).await.unwrap().unwrap().id
}

/// Row of somebody of the demo region.
pub async fn account_id(desk: &Desk, who: &str) -> i64 {
    let email = format!("{who}@demo.example");
    store::accounts::by_email(desk.office.store.reader(), &email).await.unwrap().unwrap().id
}

/// A file of which every part says something that stands nowhere else. Woonboog lets, the CAW supports.
pub struct Planted {
    /// Row of the registration.
    pub id: i64,
    /// Row of its attestation.
    pub attestation: i64,
}

/// Plants it as the first file of the region.
pub async fn plant(desk: &Desk) -> Planted {
    let reader = desk.office.store.reader();
    let first = registration::Entity::find().order_by_asc(registration::Column::Id);
    let id = first.one(reader).await.unwrap().unwrap().id;
    let Household { mut registration, mut members, .. } =
        register::household(reader, id).await.unwrap().unwrap();
    registration.name = "Zilverberk Planten".to_owned();
    registration.birth_date = date(1980, 2, 3);
    registration.phone = Some("0470 99 88 77".to_owned());
    registration.email = Some("zilverberk@voorbeeld.be".to_owned());
    let number = domain::NationalNumber::parse("80620300183").unwrap();
    let place = vault::Place::new("registration", "national_number", &registration.number);
    registration.national_number = Some(desk.office.keys.seal_number(&place, &number));
    registration.national_number_hash = Some(desk.office.keys.number_hash(&number));
    registration.monthly_income = 123_456;
    registration.yearly_income = 1_654_321;
    registration.housing_need = Some("losing-home".to_owned());
    registration.need_documented = true;
    registration.need_evidence = Some("judgment".to_owned());
    registration.need_evidence_on = Some(date(2026, 1, 5));
    registration.warning_flag = true;
    registration.support_agreement = true;
    registration.status = "active".to_owned();
    registration.updated_at = chrono::DateTime::UNIX_EPOCH;
    members.truncate(0);
    members.push(store::Member {
        id: 0,
        registration_id: id,
        name: Some("Zilverberk Kind".to_owned()),
        birth_date: date(2015, 6, 1),
        sex: "f".to_owned(),
        relation: "child".to_owned(),
        dependent: true,
        stays: "full".to_owned(),
    });
    let household = Household {
        members,
        residences: vec![store::Residence {
            id: 0,
            registration_id: id,
            nis: "13040".to_owned(),
            from_day: date(2012, 1, 1),
            to_day: None,
        }],
        preferences: vec!["13040".to_owned()],
        refusals: Vec::new(),
        registration,
    };
    let tx = desk.office.store.begin().await.unwrap();
    register::save(&tx, &household, household.registration.version).await.unwrap();
    party::Entity::delete_many().filter(party::Column::RegistrationId.eq(id)).exec(&tx).await.unwrap();
    attestation::Entity::delete_many()
        .filter(attestation::Column::RegistrationId.eq(id))
        .exec(&tx)
        .await
        .unwrap();
    let caw = organisation_id(desk, "caw-voorbeeld").await;
    let worker = account_id(desk, "begeleider").await;
    let attestation = attestation::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(caw),
        issued_on: Set(date(2026, 1, 10)),
        valid_until: Set(Some(date(2026, 12, 24))),
        level: Set("municipality".to_owned()),
        ocmw: Set("verified".to_owned()),
        search: Set("active".to_owned()),
        ready: Set(true),
        engagement: Set(true),
        issued_by: Set(Some(worker)),
        version: Set(1),
        ..Default::default()
    };
    let attestation = attestation.insert(&tx).await.unwrap().id;
    tx.commit().await.unwrap();
    take_part(desk, id, "woonboog", "landlord", None).await;
    Planted { id, attestation }
}

/// Gives an organisation, or somebody there, a part in the case.
pub async fn take_part(desk: &Desk, id: i64, organisation: &str, part: &str, account: Option<&str>) {
    let organisation = organisation_id(desk, organisation).await;
    let named = match account {
        Some(who) => Some(account_id(desk, who).await),
        None => None,
    };
    let tx = desk.office.store.begin().await.unwrap();
    let row = party::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(organisation),
        account_id: Set(named),
        part: Set(part.to_owned()),
        from_day: Set(date(2025, 1, 1)),
        ..Default::default()
    };
    row.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// The person consents to an organisation.
pub async fn consent_to(desk: &Desk, id: i64, organisation: &str, purpose: &str) -> i64 {
    let (organisation, by) =
        (organisation_id(desk, organisation).await, account_id(desk, "begeleider").await);
    let tx = desk.office.store.begin().await.unwrap();
    let row = consent::ActiveModel {
        registration_id: Set(id),
        purpose: Set(purpose.to_owned()),
        organisation_id: Set(organisation),
        given_on: Set(date(2026, 1, 1)),
        recorded_by: Set(by),
        version: Set(1),
        ..Default::default()
    };
    let made = row.insert(&tx).await.unwrap().id;
    tx.commit().await.unwrap();
    made
}

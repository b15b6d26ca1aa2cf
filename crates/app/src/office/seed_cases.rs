//! What makes an invented region an office at work: national numbers, workers named in cases, consents.

use super::seed::{People, Person};
use super::{No, Office};
use chrono::{Datelike, NaiveDate};
use domain::NationalNumber;
use std::collections::HashMap;
use store::entities::{account, consent, organisation, party};
use store::register::Household;
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use store::{Tx, register};
use vault::Place;

/// Months are raised by this in numbers that are invented, so that they are nobody's.
const INVENTED: u32 = 60;

/// Gives everybody an invented national number that fits their birth date and sex.
pub fn number_all(office: &Office, households: &mut [Household]) {
    let mut born: HashMap<(NaiveDate, bool), u32> = HashMap::new();
    for household in households {
        let row = &mut household.registration;
        let male = row.sex != "f";
        let count = born.entry((row.birth_date, male)).or_default();
        // Odd for men, even for women, as in the real ones.
        let serial = 2 * *count + if male { 1 } else { 2 };
        *count += 1;
        let Some(number) = invented(row.birth_date, serial) else { continue };
        let place = Place::new("registration", "national_number", &row.number);
        row.national_number = Some(office.keys.seal_number(&place, &number));
        row.national_number_hash = Some(office.keys.number_hash(&number));
    }
}

/// An invented number of a birth date; none when the day has no serial left.
fn invented(birth: NaiveDate, serial: u32) -> Option<NationalNumber> {
    if serial > 998 {
        return None;
    }
    let (year, month) = (birth.year().rem_euclid(100), birth.month() + INVENTED);
    let nine = format!("{year:02}{month:02}{:02}{serial:03}", birth.day());
    let century = if birth.year() >= 2000 { "2" } else { "" };
    let whole: u64 = format!("{century}{nine}").parse().ok()?;
    NationalNumber::parse(&format!("{nine}{:02}", 97 - whole % 97)).ok()
}

/// A case in which somebody supports a person who consented to it.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The person.
    pub registration: i64,
    /// The organisation that supports.
    pub organisation: i64,
    /// Who does.
    pub account: i64,
}

/// How many cases of its organisation somebody is named in.
const CASES: usize = 8;

/// Names the welfare workers of the demonstration in cases that their organisation supports: `supported` holds the
/// registration numbers by code of the organisation. For half of them the person consented to sharing: those are given.
///
/// # Errors
/// What the database reports.
pub async fn name_workers(
    tx: &Tx,
    people: &People,
    supported: &HashMap<String, Vec<String>>,
    today: NaiveDate,
) -> Result<Vec<Case>, No> {
    let mut cases = Vec::new();
    for person in &people.people {
        let parts: Vec<&str> = person.roles.iter().filter_map(|role| part_of(role.code())).collect();
        let Some(numbers) = supported.get(&person.organisation).filter(|_| !parts.is_empty()) else {
            continue;
        };
        let Some((account, organisation)) = rows_of(tx, person).await? else { continue };
        for (place, number) in numbers.iter().take(CASES).enumerate() {
            let Some(registration) = register::by_number(tx, number).await? else { continue };
            for part in &parts {
                let named = party::ActiveModel {
                    registration_id: Set(registration),
                    organisation_id: Set(organisation),
                    account_id: Set(Some(account)),
                    part: Set((*part).to_owned()),
                    from_day: Set(today),
                    ..Default::default()
                };
                named.insert(&**tx).await?;
                register::touch_files(tx, [registration]);
            }
            if place % 2 == 0 && parts.contains(&"support") {
                let given = consent::ActiveModel {
                    registration_id: Set(registration),
                    purpose: Set("support".to_owned()),
                    organisation_id: Set(organisation),
                    given_on: Set(today),
                    recorded_by: Set(account),
                    version: Set(1),
                    ..Default::default()
                };
                given.insert(&**tx).await?;
                cases.push(Case { registration, organisation, account });
            }
        }
    }
    Ok(cases)
}

/// The part in a case that a role takes.
fn part_of(role: &str) -> Option<&'static str> {
    match role {
        "support-worker" => Some("support"),
        "trajectory-worker" => Some("trajectory"),
        "volunteer" => Some("volunteer"),
        _ => None,
    }
}

async fn rows_of(tx: &Tx, person: &Person) -> Result<Option<(i64, i64)>, No> {
    let account = account::Entity::find().filter(account::Column::Email.eq(&person.email)).one(&**tx).await?;
    let organisation = organisation::Entity::find()
        .filter(organisation::Column::Code.eq(&person.organisation))
        .one(&**tx)
        .await?;
    Ok(account.zip(organisation).map(|(account, organisation)| (account.id, organisation.id)))
}

#[cfg(test)]
mod tests {
    use super::invented;
    use chrono::NaiveDate;

    #[test]
    fn invented_numbers_hold_for_both_centuries_and_are_nobodys() {
        for year in [1950, 1999, 2000, 2007] {
            let birth = NaiveDate::from_ymd_opt(year, 2, 28).unwrap();
            let number = invented(birth, 1).unwrap();
            assert!(number.is_invented());
            assert_eq!(number.birth_date(), Some(birth), "{year}");
        }
        assert!(invented(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap(), 999).is_none());
    }
}

//! People, organisations and files to ask about.

use chrono::{Days, NaiveDate};
use domain::Sector;
use policy::{
    Action, Actor, Consent, Emergency, Facts, Grant, Organisation, Part, Party, Purpose, Role, decide,
};

/// The organisation of the one who asks.
pub const OURS: i64 = 1;
/// Another one.
pub const OTHER: i64 = 2;
/// The one who asks.
pub const ME: i64 = 10;
/// Somebody else.
pub const COLLEAGUE: i64 = 11;

pub fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

pub fn yesterday() -> NaiveDate {
    today() - Days::new(1)
}

pub fn tomorrow() -> NaiveDate {
    today() + Days::new(1)
}

pub fn long_ago() -> NaiveDate {
    "2020-01-01".parse().unwrap()
}

/// With an agreement, if it asks for one.
pub fn organisation(id: i64, sector: Sector) -> Organisation {
    Organisation { id, sector, agreement_from: Some(long_ago()), agreement_to: None }
}

/// A kind of organisation in which the role exists.
pub fn sector(role: Role) -> Sector {
    if role.fits(Sector::Caw) { Sector::Caw } else { Sector::Company }
}

pub fn grant(role: Role) -> Grant {
    Grant { role, organisation: OURS, from: long_ago(), to: None }
}

/// Somebody with this role in an organisation that fits and has an agreement.
pub fn actor(role: Role) -> Actor {
    Actor::new(ME, [grant(role)], &[organisation(OURS, sector(role))], today())
}

/// The same in an organisation without an agreement.
pub fn without_agreement(role: Role) -> Actor {
    let organisation = Organisation { agreement_to: Some(yesterday()), ..organisation(OURS, sector(role)) };
    Actor::new(ME, [grant(role)], &[organisation], today())
}

/// The same in a housing company.
pub fn in_a_company(role: Role) -> Actor {
    Actor::new(ME, [grant(role)], &[organisation(OURS, Sector::Company)], today())
}

pub fn party(part: Part, account: Option<i64>) -> Party {
    Party { organisation: OURS, account, part, from: long_ago(), to: None }
}

pub fn consent(purpose: Purpose) -> Consent {
    Consent { purpose, organisation: OURS, given_on: long_ago(), withdrawn_on: None }
}

pub fn emergency() -> Emergency {
    Emergency { account: ME, organisation: OURS }
}

/// A file in which this account takes part.
pub fn file(part: Part, account: Option<i64>) -> Facts {
    Facts { parties: vec![party(part, account)], ..Facts::default() }
}

/// A file in which every part is played by whom is asked, with every consent.
pub fn open_to(account: Option<i64>) -> Facts {
    Facts {
        parties: Part::ALL.iter().map(|part| party(*part, account)).collect(),
        consents: Purpose::ALL.iter().map(|purpose| consent(*purpose)).collect(),
        ..Facts::default()
    }
}

pub fn allows(actor: &Actor, action: Action, facts: &Facts) -> bool {
    decide(actor, action, facts).allow
}

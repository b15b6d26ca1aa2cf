//! Who acts in which case: a person for each role, with an organisation of their own, and the parts they play.

use super::marks;
use crate::planted::{Planted, account_id, organisation_id, plant};
use crate::reading::read;
use crate::support::{Desk, Visitor, day};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use domain::Sector;
use policy::{Action, Actor, Consent, Facts, Grant, Organisation, Part, Party, Purpose, Role, Scope, scope};
use store::entities::{account, attestation, consent, grant, note, organisation, party, registration};
use store::register;
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use testbed::Database;
use vault::Place;

/// An office with a file full of marks.
pub struct World {
    /// The office.
    pub desk: Desk,
    /// The file.
    pub file: i64,
    /// Its registration number.
    pub number: String,
    /// Attestation of another service.
    pub attestation: i64,
    /// The other service.
    other: i64,
}

/// Somebody with one role.
pub struct Person {
    /// The role.
    pub role: Role,
    /// Their account.
    pub account: i64,
    /// Their organisation.
    pub organisation: Organisation,
    /// Attestation that their organisation issued.
    pub attestation: i64,
    /// As what the role takes part.
    part: Part,
}

impl Person {
    /// Their role, as the policy knows it.
    pub fn grant(&self) -> Grant {
        Grant { role: self.role, organisation: self.organisation.id, from: past(), to: None }
    }
}

/// What their organisation does in the case, and what the person consented to.
pub struct Case {
    /// What it is called.
    pub name: String,
    /// Whether all other pages are looked at too.
    pub wide: bool,
    parties: Vec<Party>,
    consents: Vec<Consent>,
}

fn past() -> NaiveDate {
    day() - Days::new(400)
}

impl Case {
    /// No part; a part of nobody, of somebody else, of this person, one that has ended; and each consent with it.
    pub fn all(world: &World, person: &Person) -> Vec<Self> {
        let party = |account, to| Party {
            organisation: person.organisation.id,
            account,
            part: person.part,
            from: past(),
            to,
        };
        let own = Some(person.account);
        let consent = |purpose: Purpose, withdrawn_on| Consent {
            purpose,
            organisation: person.organisation.id,
            given_on: past(),
            withdrawn_on,
        };
        let case = |name: &str, parties, consents| {
            let wide = ["without a part", "with a part of somebody else", "named"].contains(&name);
            Self { name: name.to_owned(), wide, parties, consents }
        };
        let yesterday = Some(day() - Days::new(1));
        let every: Vec<Consent> = Purpose::ALL.iter().map(|purpose| consent(*purpose, None)).collect();
        let withdrawn: Vec<Consent> =
            Purpose::ALL.iter().map(|purpose| consent(*purpose, Some(day()))).collect();
        let elsewhere: Vec<Consent> =
            every.iter().map(|consent| Consent { organisation: world.other, ..consent.clone() }).collect();
        let mut all = vec![
            case("without a part", vec![], every.clone()),
            case("with a part of nobody", vec![party(None, None)], vec![]),
            case("with a part of somebody else", vec![party(Some(1), None)], every.clone()),
            case("with a part that has ended", vec![party(own, yesterday)], every.clone()),
            case("named", vec![party(own, None)], vec![]),
            case("named, with every consent", vec![party(own, None)], every),
            case("named, with consents withdrawn today", vec![party(own, None)], withdrawn),
            case("named, with consents to another", vec![party(own, None)], elsewhere),
        ];
        all.extend(Purpose::ALL.iter().map(|purpose| {
            let name = format!("named, with consent for {}", purpose.code());
            case(&name, vec![party(own, None)], vec![consent(*purpose, None)])
        }));
        all
    }

    /// What the policy has to know of it.
    pub fn facts(&self) -> Facts {
        Facts { parties: self.parties.clone(), consents: self.consents.clone(), ..Facts::default() }
    }
}

impl World {
    /// Opens it.
    pub async fn open(database: Database) -> Self {
        let desk = Desk::open(database).await;
        let Planted { id, attestation } = plant(&desk).await;
        let other = organisation_id(&desk, "caw-voorbeeld").await;
        let tx = desk.office.store.begin().await.unwrap();
        let row = registration::ActiveModel {
            id: Set(id),
            registered_on: Set(marks::REGISTERED.parse().unwrap()),
            ..Default::default()
        };
        row.update(&tx).await.unwrap();
        register::touch_files(&tx, [id]);
        tx.commit().await.unwrap();
        let row = registration::Entity::find_by_id(id).one(desk.office.store.reader()).await.unwrap();
        let number = row.unwrap().number;
        let world = Self { desk, file: id, number, attestation, other };
        world.change_by_hand().await;
        let author = account_id(&world.desk, "begeleider").await;
        world.note(other, author, 0, "support", marks::OTHERS_SUPPORT).await;
        world.note(other, author, 1, "sensitive", marks::OTHERS_SENSITIVE).await;
        world
    }

    /// The log holds what was changed: it was something else, and became what it is.
    async fn change_by_hand(&self) {
        let mut officer = self.desk.signed_in("toewijzing").await;
        for (section, name, before) in
            [("persoon", "phone", "014 55 55 55"), ("inkomen", "monthly", "1111,11")]
        {
            let page = format!("/kandidaten/{}/bewerken/{section}", self.file);
            let opened = async |officer: &mut Visitor| {
                let forms = read(&page, &officer.get(&page).await.text).forms;
                forms.into_iter().find(|form| form.action == page).unwrap().sent()
            };
            let first = opened(&mut officer).await;
            let now = first.iter().find(|(field, _)| field == name).unwrap().1.clone();
            for value in [before, now.as_str()] {
                let mut sent = opened(&mut officer).await;
                sent.retain(|(field, _)| field != name);
                sent.push((name.to_owned(), value.to_owned()));
                let sent: Vec<(&str, &str)> =
                    sent.iter().map(|(field, value)| (&**field, &**value)).collect();
                let answer = officer.post(&page, &sent).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            }
        }
    }

    async fn note(&self, organisation: i64, author: i64, second: i64, layer: &str, text: &str) {
        let at = chrono::DateTime::from_timestamp(second, 0).unwrap();
        let place = Place::new("note", "body", format!("{author}/{}", at.timestamp_millis()));
        let row = note::ActiveModel {
            registration_id: Set(self.file),
            layer: Set(layer.to_owned()),
            organisation_id: Set(organisation),
            author_id: Set(author),
            body: Set(self.desk.office.keys.seal(&place, text.as_bytes())),
            at: Set(at),
            version: Set(1),
            ..Default::default()
        };
        let tx = self.desk.office.store.begin().await.unwrap();
        row.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody with a role, in a new organisation with an agreement, who wrote something in the file once.
    pub async fn person(&self, role: Role) -> Person {
        let sector = if role.fits(Sector::Caw) { Sector::Caw } else { Sector::Company };
        let reader = self.desk.office.store.reader();
        let alike = account_id(&self.desk, "begeleider").await;
        let alike = account::Entity::find_by_id(alike).one(reader).await.unwrap().unwrap();
        let tx = self.desk.office.store.begin().await.unwrap();
        let ours = organisation::ActiveModel {
            code: Set(format!("proef-{}", role.code())),
            name: Set(format!("Proef {}", role.code())),
            sector: Set(if sector == Sector::Company { "company" } else { "caw" }.to_owned()),
            agreement_from: Set(Some(past())),
            version: Set(1),
            ..Default::default()
        };
        let ours = ours.insert(&tx).await.unwrap().id;
        let person = account::ActiveModel {
            name: Set(format!("Proef {}", role.code())),
            email: Set(format!("{}@demo.example", role.code())),
            language: Set("nl".to_owned()),
            password_hash: Set(alike.password_hash),
            active: Set(true),
            needs_second_factor: Set(false),
            created_at: Set(chrono::DateTime::UNIX_EPOCH),
            version: Set(1),
            ..Default::default()
        };
        let account = person.insert(&tx).await.unwrap().id;
        let held = grant::ActiveModel {
            account_id: Set(account),
            organisation_id: Set(ours),
            role: Set(role.code().to_owned()),
            from_day: Set(past()),
            granted_at: Set(chrono::DateTime::UNIX_EPOCH),
            version: Set(1),
            ..Default::default()
        };
        held.insert(&tx).await.unwrap();
        let theirs = attestation::Entity::find_by_id(self.attestation).one(&tx).await.unwrap().unwrap();
        let mut issued: attestation::ActiveModel = theirs.into();
        issued.id = store::sea_orm::NotSet;
        issued.organisation_id = Set(ours);
        issued.issued_by = Set(Some(account));
        issued.valid_until = Set(Some(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()));
        let attestation = issued.insert(&tx).await.unwrap().id;
        tx.commit().await.unwrap();
        self.note(ours, account, 0, "support", marks::OWN_SUPPORT).await;
        self.note(ours, account, 1, "sensitive", marks::OWN_SENSITIVE).await;
        let organisation =
            Organisation { id: ours, sector, agreement_from: Some(past()), agreement_to: None };
        let mut made = Person { role, account, organisation, attestation, part: Part::Support };
        made.part = part_of(&made);
        made
    }

    /// Makes the case what it is; nothing of what was before stays.
    pub async fn play(&self, person: &Person, case: &Case) {
        let tx = self.desk.office.store.begin().await.unwrap();
        let here = party::Column::RegistrationId.eq(self.file);
        let ours = party::Column::OrganisationId.eq(person.organisation.id);
        party::Entity::delete_many().filter(here).filter(ours).exec(&tx).await.unwrap();
        let here = consent::Column::RegistrationId.eq(self.file);
        consent::Entity::delete_many().filter(here).exec(&tx).await.unwrap();
        for party in &case.parties {
            let row = party::ActiveModel {
                registration_id: Set(self.file),
                organisation_id: Set(party.organisation),
                account_id: Set(party.account),
                part: Set(party.part.code().to_owned()),
                from_day: Set(party.from),
                to_day: Set(party.to),
                ..Default::default()
            };
            row.insert(&tx).await.unwrap();
        }
        for consent in &case.consents {
            let row = consent::ActiveModel {
                registration_id: Set(self.file),
                purpose: Set(consent.purpose.code().to_owned()),
                organisation_id: Set(consent.organisation),
                given_on: Set(consent.given_on),
                withdrawn_on: Set(consent.withdrawn_on),
                recorded_by: Set(person.account),
                version: Set(1),
                ..Default::default()
            };
            row.insert(&tx).await.unwrap();
        }
        register::touch_files(&tx, [self.file]);
        tx.commit().await.unwrap();
    }
}

/// As what a role takes part, by its searches; one that searches no files is put in a case all the same.
fn part_of(person: &Person) -> Part {
    let actor = Actor::new(person.account, [person.grant()], &[person.organisation], day());
    match scope(&actor, Action::Search) {
        Scope::Files(files) => files.through[0].parts[0],
        _ => Part::Support,
    }
}

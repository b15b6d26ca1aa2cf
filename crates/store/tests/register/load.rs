//! The register as the rule engine takes it.

use super::world::{self, Dice, day, registration};
use crate::support::{databases, migrated};
use domain::{GroupMask, Pillar, Register, RegisterParts};
use sea_orm::{ConnectionTrait, EntityTrait};
use store::entities::{dwelling, organisation};
use store::register::{self, Household, load};
use store::{Allocation, Attestation, Dwelling, Error, Refusal, Registration, Stock, Store, sea_orm};

fn groups() -> Vec<String> {
    ["housing-first", "youth", "psh"].map(str::to_owned).to_vec()
}

fn home(code: &str, available_on: Option<&str>) -> Dwelling {
    Dwelling {
        id: 0,
        code: code.to_owned(),
        company: "company-00".to_owned(),
        zone: "north".to_owned(),
        nis: "11001".to_owned(),
        bedrooms: 2,
        adapted: true,
        reserved_for: Some("youth".to_owned()),
        rent: Some(51_234),
        available_on: available_on.map(day),
        min_age: Some(55),
        version: 1,
    }
}

fn given(dwelling_id: i64, registration_id: i64, decided_on: &str, ended_on: Option<&str>) -> Allocation {
    Allocation {
        id: 0,
        dwelling_id,
        registration_id,
        pillar: 3,
        target_group: Some("psh".to_owned()),
        decided_on: day(decided_on),
        ended_on: ended_on.map(day),
        version: 1,
    }
}

/// Ids of five people: the third is merged, the fourth erased.
async fn region(store: &Store) -> Vec<i64> {
    let (_, welfare) = world::organisations(store).await.unwrap();
    let mut dice = Dice::new(2);
    let tx = store.begin().await.unwrap();
    let mut people: Vec<Household> = (0..5).map(|place| world::household(&mut dice, place)).collect();
    people[0].registration = Registration {
        registered_on: day("2020-01-01"),
        birth_date: day("1970-07-07"),
        sex: "x".to_owned(),
        owns_property: true,
        housing_need: Some("with-network".to_owned()),
        need_documented: true,
        need_until: Some(day("2027-01-01")),
        ocmw_nis: Some("11002".to_owned()),
        target_groups: "psh|housing-first".to_owned(),
        transfer: "wish".to_owned(),
        informal_care_nis: Some("01003".to_owned()),
        emancipated: true,
        status: "suspended".to_owned(),
        suspended_until: Some(day("2026-12-01")),
        ..registration("2020.01.01.0001", "Zoë", "1970-07-07")
    };
    people[0].members = vec![world::member("2015-03-02")];
    people[0].residences = vec![
        world::residence("11002", "2020-01-01", None),
        world::residence("11001", "2010-01-01", Some("2019-12-31")),
    ];
    people[0].preferences = vec!["12345".to_owned(), "11003".to_owned()];
    people[0].refusals =
        vec![Refusal { id: 0, registration_id: 0, refused_on: day("2026-06-01"), valid: true }];
    people[2].registration.merged_into = Some(1);
    people[3].registration.erased_at = Some(world::moment());
    let ids = register::insert_many(&tx, people).await.unwrap();
    let attestations = vec![
        Attestation {
            level: "district".to_owned(),
            ocmw: "struck-from-register".to_owned(),
            search: "excused".to_owned(),
            ready: false,
            valid_until: Some(day("2027-03-01")),
            confirmed_on: Some(day("2026-04-01")),
            ..world::attestation(ids[0], welfare[2], "2026-03-01")
        },
        Attestation {
            withdrawn_on: Some(day("2026-03-03")),
            ..world::attestation(ids[0], welfare[3], "2026-03-02")
        },
        world::attestation(ids[2], welfare[3], "2026-03-02"),
    ];
    register::upsert::attestations(&tx, attestations).await.unwrap();
    let homes = vec![
        home("D1", Some("2026-01-01")),
        home("D2", None),
        home("D3", None),
        home("D4", Some("2026-01-02")),
    ];
    let homes = register::upsert::dwellings(&tx, homes).await.unwrap().ids;
    let allocations = vec![
        given(homes[0], ids[1], "2026-01-05", Some("2026-02-05")),
        given(homes[0], ids[0], "2026-03-05", None),
        given(homes[1], ids[4], "2026-04-05", None),
        given(homes[3], ids[3], "2026-04-05", None),
    ];
    register::upsert::allocations(&tx, allocations).await.unwrap();
    let stock = Stock {
        id: 0,
        nis: "11001".to_owned(),
        company: "company-00".to_owned(),
        zone: String::new(),
        dwellings: 120,
        reserved: 3,
        version: 1,
    };
    register::upsert::stock(&tx, vec![stock]).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

/// What is said of one candidate, owners left out.
fn told(parts: &RegisterParts, owner: u32) -> String {
    fn of<T: std::fmt::Debug>(rows: &[Vec<(u32, T)>], owner: u32) -> Vec<String> {
        let rows = rows.iter().flatten();
        rows.filter(|row| row.0 == owner).map(|(_, row)| format!("{row:?}")).collect()
    }
    let lists = [
        of(&parts.members, owner),
        of(&parts.residences, owner),
        of(&parts.preferences, owner),
        of(&parts.attestations, owner),
        of(&parts.refusals, owner),
    ];
    format!("{:#?}\n{lists:#?}", parts.candidates[owner as usize])
}

#[tokio::test]
async fn the_rule_engine_gets_what_was_put_in() {
    for database in databases() {
        let store = migrated(&database).await;
        let ids = region(&store).await;
        let (loaded, version) = load::parts(store.reader(), &groups()).await.unwrap();
        assert_eq!(loaded.ids, [ids[0], ids[1], ids[4]], "{database}: without the merged and the erased one");
        assert_eq!(version, register::version(store.reader()).await.unwrap(), "{database}");
        let parts = &loaded.parts;
        assert_eq!(parts.organisations.len(), 43 + 60, "{database}");
        let candidate = &parts.candidates[0];
        assert_eq!(candidate.groups, GroupMask(0b101), "{database}");
        assert_eq!(candidate.informal_care.unwrap().number(), 1003, "{database}");
        looks_like_the_first(&told(parts, 0));
        let attestation = &parts.attestations.concat()[0];
        let issuer = &parts.organisations[attestation.1.organisation.unwrap() as usize];
        assert_eq!((attestation.0, issuer.id.as_str()), (0, "welfare-02"), "{database}");
        assert_eq!(parts.attestations.concat().len(), 1, "{database}: without the withdrawn one");
        let homes: Vec<(&str, String)> =
            parts.dwellings.iter().map(|home| (home.id.as_str(), home.available_on.to_string())).collect();
        let expected = [("D1", "2026-01-01".to_owned()), ("D2", "2026-04-05".to_owned())];
        assert_eq!(homes, expected, "{database}: D3 is not to let, D4 went to somebody who is gone");
        let given: Vec<(u32, u32, Pillar)> =
            parts.allocations.iter().map(|row| (row.dwelling, row.candidate, row.pillar)).collect();
        assert_eq!(
            given,
            [(0, 1, Pillar::TargetGroup), (0, 0, Pillar::TargetGroup), (1, 2, Pillar::TargetGroup)]
        );
        assert_eq!(parts.stock[0].dwellings, 120, "{database}");
        assert!(parts.refusals_known, "{database}");
        // It goes together.
        let register = Register::assemble(loaded.parts);
        assert_eq!(register.candidates.len(), 3, "{database}");
    }
}

/// What the first candidate of the region looks like.
fn looks_like_the_first(told: &str) {
    for expected in [
        "need: Some(\n        WithNetwork,\n    )",
        "need_documented: true",
        "transfer: Wish",
        "emancipated: true",
        "status: Suspended",
        "suspended_until: Some(\n        2026-12-01,\n    )",
        "Member { birth_date: 2015-03-02, sex: M, relation: Child, dependent: true, stays: Full }",
        "Residence { municipality: Nis(11002), from: 2020-01-01, to: None }",
        "Residence { municipality: Nis(11001), from: 2010-01-01, to: Some(2019-12-31) }",
        "level: District, ocmw: StruckFromRegister, search: Excused, ready: false, engagement: true",
        "Refusal { refused_on: 2026-06-01, valid: true }",
    ] {
        assert!(told.contains(expected), "{expected}\nis not in\n{told}");
    }
}

#[tokio::test]
async fn one_candidate_is_the_same_alone_as_among_all() {
    for database in databases() {
        let store = migrated(&database).await;
        let ids = region(&store).await;
        let (all, _) = load::parts(store.reader(), &groups()).await.unwrap();
        for (place, &id) in all.ids.iter().enumerate() {
            let one = load::one(store.reader(), id, &groups()).await.unwrap().unwrap();
            assert_eq!(told(&one.parts, 0), told(&all.parts, place as u32), "{database}");
            assert_eq!(one.ids, [id], "{database}");
            assert_eq!(one.parts.organisations.len(), all.parts.organisations.len(), "{database}");
            let given = all.parts.allocations.iter().filter(|row| row.candidate as usize == place).count();
            assert_eq!(one.parts.allocations.len(), given, "{database}");
            assert_eq!(one.parts.refusals_known, all.parts.refusals_known, "{database}");
        }
        for gone in [ids[2], ids[3], 999] {
            assert!(load::one(store.reader(), gone, &groups()).await.unwrap().is_none(), "{database}");
        }
        // From what is at hand already.
        let file = register::file(store.reader(), ids[0]).await.unwrap().unwrap();
        let organisations = organisation::Entity::find().all(store.reader()).await.unwrap();
        let dwellings = dwelling::Entity::find().all(store.reader()).await.unwrap();
        let one = load::of(&file, &organisations, &dwellings[..1], true, &groups()).unwrap().unwrap();
        assert_eq!(told(&one.parts, 0), told(&all.parts, 0), "{database}");
    }
}

#[tokio::test]
async fn a_code_that_nobody_knows_is_told_with_its_place() {
    let changes = [
        ("registration SET sex = 'q'", "registration 1: sex cannot be `q`"),
        ("registration SET target_groups = 'youth|old'", "registration 1: target_groups cannot be `old`"),
        ("registration SET housing_need = 'cold'", "registration 1: housing_need cannot be `cold`"),
        ("registration SET ocmw_nis = '123'", "registration 1: ocmw_nis cannot be `123`"),
        ("member SET stays = ''", "member 1: stays cannot be ``"),
        ("residence SET nis = 'abcde' WHERE id = 2", "residence 2: nis cannot be `abcde`"),
        ("preference SET nis = 'x' WHERE nis = '12345'", "preference of registration 1: nis cannot be `x`"),
        ("attestation SET ocmw = 'perhaps' WHERE id = 1", "attestation 1: ocmw cannot be `perhaps`"),
        ("organisation SET sector = '?' WHERE id = 1", "organisation 1: sector cannot be `?`"),
        ("dwelling SET bedrooms = 300 WHERE id = 1", "dwelling 1: bedrooms cannot be `300`"),
        ("dwelling SET min_age = -1 WHERE id = 1", "dwelling 1: min_age cannot be `-1`"),
        ("allocation SET pillar = 5 WHERE id = 1", "allocation 1: pillar cannot be `5`"),
        ("stock SET reserved = -1", "stock 1: reserved cannot be `-1`"),
    ];
    for database in databases() {
        let store = migrated(&database).await;
        region(&store).await;
        for (change, expected) in changes {
            let tx = store.begin().await.unwrap();
            tx.execute_unprepared(&format!("UPDATE {change}")).await.unwrap();
            match load::parts_within(&tx, &groups()).await {
                Err(Error::Damaged(told)) => assert_eq!(told, expected, "{database}"),
                other => panic!("{database}: {expected}: {:?}", other.map(|(loaded, _)| loaded.ids)),
            }
            tx.rollback().await.unwrap();
        }
    }
}

#[tokio::test]
async fn refusals_are_known_when_there_are_some_or_when_it_was_said() {
    for database in databases() {
        let store = migrated(&database).await;
        assert!(!load::refusals_known(store.reader()).await.unwrap(), "{database}");
        let tx = store.begin().await.unwrap();
        register::upsert::refusals(&tx, Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(
            load::refusals_known(store.reader()).await.unwrap(),
            "{database}: a table without rows is one too"
        );
        let tx = store.begin().await.unwrap();
        register::set_refusals_known(&tx, false).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!load::refusals_known(store.reader()).await.unwrap(), "{database}");
    }
}

#[tokio::test]
async fn a_register_of_several_batches_is_read_to_its_end() {
    for database in databases() {
        let store = migrated(&database).await;
        let people = (0..2001).map(|number| Household {
            members: vec![world::member("2015-03-02")],
            preferences: (0..3).map(|wish| world::nis((number + wish) % 300)).collect(),
            ..Household::bare(registration(&format!("{number:05}"), "", "1980-03-12"))
        });
        let tx = store.begin().await.unwrap();
        let ids = register::insert_many(&tx, people.collect()).await.unwrap();
        tx.commit().await.unwrap();
        let (loaded, _) = load::parts(store.reader(), &groups()).await.unwrap();
        assert_eq!(loaded.ids, ids, "{database}");
        let owners: Vec<u32> = loaded.parts.members.concat().iter().map(|row| row.0).collect();
        assert_eq!(owners, (0..2001).collect::<Vec<u32>>(), "{database}");
        let wishes = loaded.parts.preferences.concat();
        assert_eq!(wishes.len(), 3 * 2001, "{database}");
        for (owner, nis) in wishes {
            let wished = (u64::from(nis.number()) - 11_001 + 300 - u64::from(owner) % 300) % 300;
            assert!(wished < 3, "{database}: {nis} of {owner}");
        }
    }
}

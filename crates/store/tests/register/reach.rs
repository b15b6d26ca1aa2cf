//! What is within reach, in SQL and in plain Rust: they agree, whatever the rows.

use super::world::{self, Dice, day, moment, registration, today};
use crate::support::{self, databases, migrated};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, Set};
use store::entities::{consent, emergency, party};
use store::register::reach::{self, Entry, Files, Through, Whom};
use store::register::search::{self, Filter, Found, Query};
use store::register::{self, Finder, Household, Reach};
use store::{Consent, Emergency, Party, Registration, Store, sea_orm};

/// A file with the rows that decide.
struct Facts {
    registration: Registration,
    parties: Vec<Party>,
    consents: Vec<Consent>,
    emergencies: Vec<Emergency>,
}

/// The meaning of a reach for files themselves, which belong to no organisation.
fn holds(reach: &Reach, facts: &Facts) -> bool {
    let (merged, erased) = match reach {
        Reach::Files(files) => (files.merged, files.erased),
        _ => (true, true),
    };
    let row = &facts.registration;
    let state = if row.erased_at.is_some() { erased } else { row.merged_into.is_none() || merged };
    state && meets(reach, facts)
}

/// The same, whatever the state of the file.
fn meets(reach: &Reach, facts: &Facts) -> bool {
    let files = match reach {
        Reach::Nothing => return false,
        Reach::Everything => return true,
        Reach::Files(files) => files,
    };
    let emergency = facts.emergencies.iter().any(|row| {
        row.account_id == files.account
            && files.emergency.contains(&row.organisation_id)
            && row.expires_at > files.now
    });
    emergency || files.through.iter().any(|through| reaches(files, through, facts))
}

fn reaches(files: &Files, through: &Through, facts: &Facts) -> bool {
    let plays = facts.parties.iter().any(|row| {
        row.organisation_id == through.organisation
            && through.parts.contains(&row.part.as_str())
            && (through.whom == Whom::Ever
                || row.from_day <= files.today && row.to_day.is_none_or(|day| files.today <= day))
            && match through.whom {
                Whom::Ever | Whom::Anyone => true,
                Whom::OpenOrMe => row.account_id.is_none() || row.account_id == Some(files.account),
                Whom::Me => row.account_id == Some(files.account),
            }
    });
    plays
        && match &through.entry {
            Entry::Any | Entry::RegisterOrOwn => true,
            Entry::Own => false,
            Entry::Consent(purposes) => facts.consents.iter().any(|row| {
                row.organisation_id == through.organisation
                    && purposes.contains(&row.purpose.as_str())
                    && row.given_on <= files.today
                    && row.withdrawn_on.is_none_or(|day| day > files.today)
            }),
        }
}

const PARTS: [&str; 3] = ["landlord", "support", "volunteer"];
const PURPOSES: [&str; 2] = ["care", "team"];

/// A day around today, often today itself.
fn near(dice: &mut Dice) -> NaiveDate {
    today() + TimeDelta::days(dice.below(5) as i64 - 2)
}

fn perhaps(dice: &mut Dice) -> Option<NaiveDate> {
    dice.per_cent(50).then(|| near(dice))
}

fn soon(dice: &mut Dice) -> DateTime<Utc> {
    moment() + TimeDelta::milliseconds(dice.below(5) as i64 - 2)
}

/// People with chance rows around them.
async fn people(store: &Store, dice: &mut Dice, organisations: &[i64], accounts: &[i64]) -> Vec<Facts> {
    let tx = store.begin().await.unwrap();
    let mut files = Vec::new();
    for number in 0..120 {
        let mut row = registration(&format!("{number:03}"), "Jan Maes", "1980-03-12");
        row.merged_into = dice.per_cent(10).then_some(1);
        row.erased_at = dice.per_cent(10).then(moment);
        let id = register::insert_many(&tx, vec![Household::bare(row)]).await.unwrap()[0];
        let household = register::household(&tx, id).await.unwrap().unwrap();
        let mut facts = Facts {
            registration: household.registration,
            parties: Vec::new(),
            consents: Vec::new(),
            emergencies: Vec::new(),
        };
        for _ in 0..dice.below(4) {
            let row = party::ActiveModel {
                registration_id: Set(id),
                organisation_id: Set(*dice.pick(organisations)),
                account_id: Set(dice.per_cent(60).then(|| *dice.pick(accounts))),
                part: Set((*dice.pick(&PARTS)).to_owned()),
                from_day: Set(near(dice)),
                to_day: Set(perhaps(dice)),
                ..Default::default()
            };
            facts.parties.push(row.insert(&tx).await.unwrap());
        }
        for _ in 0..dice.below(3) {
            let row = consent::ActiveModel {
                registration_id: Set(id),
                purpose: Set((*dice.pick(&PURPOSES)).to_owned()),
                organisation_id: Set(*dice.pick(organisations)),
                given_on: Set(near(dice)),
                recorded_by: Set(accounts[0]),
                withdrawn_on: Set(perhaps(dice)),
                version: Set(1),
                ..Default::default()
            };
            facts.consents.push(row.insert(&tx).await.unwrap());
        }
        if dice.per_cent(25) {
            let row = emergency::ActiveModel {
                registration_id: Set(id),
                account_id: Set(*dice.pick(accounts)),
                organisation_id: Set(*dice.pick(organisations)),
                reason: Set("brand".to_owned()),
                at: Set(moment()),
                expires_at: Set(soon(dice)),
                ..Default::default()
            };
            facts.emergencies.push(row.insert(&tx).await.unwrap());
        }
        files.push(facts);
    }
    tx.commit().await.unwrap();
    files
}

fn chance_reach(dice: &mut Dice, organisations: &[i64], accounts: &[i64]) -> Reach {
    let through = (0..dice.below(4)).map(|_| Through {
        organisation: *dice.pick(organisations),
        parts: PARTS.into_iter().filter(|_| dice.per_cent(60)).collect(),
        whom: *dice.pick(&[Whom::Ever, Whom::Anyone, Whom::OpenOrMe, Whom::Me]),
        entry: dice
            .pick(&[
                Entry::Any,
                Entry::Any,
                Entry::RegisterOrOwn,
                Entry::Own,
                Entry::Consent(vec!["care"]),
                Entry::Consent(PURPOSES.to_vec()),
                Entry::Consent(Vec::new()),
            ])
            .clone(),
    });
    let through = through.collect();
    Reach::Files(Files {
        account: *dice.pick(accounts),
        today: today(),
        now: moment(),
        through,
        emergency: organisations.iter().copied().filter(|_| dice.per_cent(40)).collect(),
        merged: dice.per_cent(50),
        erased: dice.per_cent(50),
    })
}

/// Lists, found in every way, hold what is within reach; merged and erased ones only when asked.
async fn lists_agree(store: &Store, finder: &Finder, files: &[Facts], reach: &Reach, also: &[Reach]) -> u32 {
    let mut quick = 0;
    for (merged, erased) in [(false, false), (true, true), (false, true)] {
        for word in ["1980", ""] {
            let query = Query {
                reach: reach.clone(),
                also: also.to_vec(),
                filter: Filter { merged, erased, ..Filter::default() },
                words: register::words(word),
                limit: 500,
                ..Query::default()
            };
            let expected: Vec<i64> = files
                .iter()
                .filter(|facts| holds(reach, facts) && also.iter().all(|also| meets(also, facts)))
                .map(|facts| &facts.registration)
                // Nobody erased is found by a word.
                .filter(|row| row.erased_at.is_none() || erased && word.is_empty())
                .filter(|row| row.merged_into.is_none() || row.erased_at.is_some() || merged)
                .map(|row| row.id)
                .collect();
            let ids = |found: Found| found.rows.iter().map(|row| row.id).collect::<Vec<i64>>();
            let found = search::list(store.reader(), &query).await.unwrap();
            assert_eq!(ids(found), expected, "{query:?}");
            for found in search::list_every_way(store.reader(), &query).await.unwrap() {
                assert_eq!(ids(found), expected, "{query:?}");
            }
            let count = search::count_up_to(store.reader(), &query, 500).await.unwrap();
            assert_eq!(count, expected.len() as i64, "{query:?}");
            if let Some(answer) = finder.quick(store, &query, 500).await.unwrap() {
                assert_eq!(answer.count, expected.len() as i64, "{query:?}");
                assert_eq!(ids(answer.found), expected, "{query:?}");
                quick += 1;
            }
        }
    }
    quick
}

#[tokio::test]
async fn the_database_reaches_exactly_what_the_meaning_says() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let rows = ["a", "b", "c"].map(|code| world::organisation(code, "caw"));
        let organisations = register::upsert::organisations(&tx, rows.to_vec()).await.unwrap().ids;
        let mut accounts = Vec::new();
        for email in ["ann@example.org", "bob@example.org"] {
            accounts.push(support::account(email).insert(&tx).await.unwrap().id);
        }
        tx.commit().await.unwrap();
        let mut dice = Dice::new(1);
        let files = people(&store, &mut dice, &organisations, &accounts).await;
        let ids: Vec<i64> = files.iter().map(|facts| facts.registration.id).collect();
        let (mut some, mut none, mut quick) = (0, 0, 0);
        let finder = Finder::default();
        finder.ready(&store).await.unwrap();
        let mut reaches: Vec<Reach> =
            (0..70).map(|_| chance_reach(&mut dice, &organisations, &accounts)).collect();
        reaches.extend([Reach::Nothing, Reach::Everything]);
        for reach in &reaches {
            let within: Vec<i64> =
                files.iter().filter(|facts| holds(reach, facts)).map(|facts| facts.registration.id).collect();
            if within.is_empty() {
                none += 1;
            } else {
                some += 1;
            }
            assert_eq!(
                reach::filter(store.reader(), reach, &ids).await.unwrap(),
                within,
                "{database}: {reach:?}"
            );
            let also: Vec<Reach> =
                (0..dice.below(2)).map(|_| reaches[dice.below(70) as usize].clone()).collect();
            quick += lists_agree(&store, &finder, &files, reach, &also).await;
        }
        assert!(some > 30 && none > 2, "{database}: {some} reach something, {none} nothing");
        assert!(quick > 50, "{database}: {quick} by the index in memory");
    }
}

#[tokio::test]
async fn a_day_counts_to_its_end() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let organisation = world::organisation("a", "caw");
        let organisation = register::upsert::organisations(&tx, vec![organisation]).await.unwrap().ids[0];
        let person = Household::bare(registration("1", "Jan Maes", "1980-03-12"));
        let id = register::insert_many(&tx, vec![person]).await.unwrap()[0];
        let row = party::ActiveModel {
            registration_id: Set(id),
            organisation_id: Set(organisation),
            part: Set("support".to_owned()),
            from_day: Set(day("2026-11-10")),
            to_day: Set(Some(day("2026-11-20"))),
            ..Default::default()
        };
        row.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        for (today, within) in
            [("2026-11-09", false), ("2026-11-10", true), ("2026-11-20", true), ("2026-11-21", false)]
        {
            let through =
                Through { organisation, parts: vec!["support"], whom: Whom::OpenOrMe, entry: Entry::Any };
            let reach = Reach::Files(Files {
                account: 1,
                today: day(today),
                now: moment(),
                through: vec![through],
                emergency: Vec::new(),
                merged: false,
                erased: false,
            });
            let found = reach::filter(store.reader(), &reach, &[id, id, 999]).await.unwrap();
            assert_eq!(!found.is_empty(), within, "{database}: {today}");
        }
    }
}

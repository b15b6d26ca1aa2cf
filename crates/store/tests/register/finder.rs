//! The index in memory follows the register: after every change it finds what the database finds.

use super::world::{self, Dice, moment, registration, today};
use crate::support::{databases, migrated};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use store::entities::{emergency, party};
use store::register::duplicates::{self, Merging};
use store::register::reach::{Entry, Files, Through, Whom};
use store::register::search::{self, Filter, Order, Page, Query};
use store::register::{self, Finder, Household, Reach};
use store::{Store, sea_orm};

const PARTS: [&str; 3] = ["landlord", "support", "team"];

fn reach(dice: &mut Dice, organisations: &[i64]) -> Reach {
    if dice.per_cent(20) {
        return Reach::Everything;
    }
    let way = |dice: &mut Dice| Through {
        organisation: *dice.pick(organisations),
        parts: PARTS.into_iter().filter(|_| dice.per_cent(60)).collect(),
        whom: *dice.pick(&[Whom::Ever, Whom::Anyone, Whom::OpenOrMe, Whom::Me]),
        entry: dice.pick(&[Entry::Any, Entry::RegisterOrOwn]).clone(),
    };
    Reach::Files(Files {
        account: 1,
        today: today(),
        now: moment(),
        through: vec![way(dice), way(dice)],
        emergency: vec![*dice.pick(organisations)],
        merged: dice.per_cent(30),
        erased: dice.per_cent(30),
    })
}

fn query(dice: &mut Dice, organisations: &[i64], ids: &[i64]) -> Query {
    let text = *dice.pick(&["", "pe", "jan", "jan p", "1980", "j", "nie"]);
    let page = match dice.below(5) {
        0 => Page::Last,
        1 => Page::After(*dice.pick(ids)),
        2 => Page::Before(*dice.pick(ids)),
        _ => Page::First,
    };
    Query {
        words: register::words(text),
        reach: reach(dice, organisations),
        filter: Filter { merged: dice.per_cent(50), erased: dice.per_cent(50), ..Filter::default() },
        order: Order { descending: dice.per_cent(40), ..Order::default() },
        page,
        limit: 1 + i64::try_from(dice.below(30)).unwrap(),
        ..Query::default()
    }
}

async fn agree(store: &Store, finder: &Finder, query: &Query) {
    let answer = finder.quick(store, query, 60).await.unwrap();
    if query.reach.is_nothing() {
        return;
    }
    let answer = answer.unwrap_or_else(|| panic!("the index answers {query:?}"));
    assert_eq!(answer.found, search::list(store.reader(), query).await.unwrap(), "{query:?}");
    let count = search::count_up_to(store.reader(), query, 60).await.unwrap();
    assert_eq!(answer.count, count, "{query:?}");
}

async fn household(store: &Store, id: i64) -> Option<Household> {
    register::household(store.reader(), id).await.unwrap()
}

/// One change of those that the office makes to a register.
async fn change(store: &Store, dice: &mut Dice, organisations: &[i64], ids: &mut Vec<i64>, round: usize) {
    let id = *dice.pick(ids);
    let tx = store.begin().await.unwrap();
    match dice.below(7) {
        0 => {
            let new = registration(&format!("2024.01.{round:05}"), "Janneke Peper", "1980-01-02");
            ids.extend(register::insert_many(&tx, vec![Household::bare(new)]).await.unwrap());
        }
        1 => {
            let mut there = household(store, id).await.unwrap();
            there.registration.name = (*dice.pick(&["Peer Jansen", "Niemand", "Jan Aa"])).to_owned();
            let version = there.registration.version;
            register::save(&tx, &there, version).await.unwrap();
        }
        2 => {
            let mut there = household(store, id).await.unwrap();
            let version = there.registration.version;
            there.registration.erased_at = Some(moment());
            register::save(&tx, &there, version).await.unwrap();
        }
        3 => {
            let other = *dice.pick(ids);
            let (Some(kept), Some(merged)) = (household(store, id).await, household(store, other).await)
            else {
                return;
            };
            let merging = Merging {
                kept: id,
                kept_version: kept.registration.version,
                merged: other,
                merged_version: merged.registration.version,
                by: 1,
                at: moment(),
            };
            // Not everything can be merged; then nothing changes.
            if duplicates::merge(&tx, merging).await.is_err() {
                return;
            }
        }
        4 => {
            let row = party::ActiveModel {
                registration_id: Set(id),
                organisation_id: Set(*dice.pick(organisations)),
                account_id: Set(None),
                part: Set((*dice.pick(&PARTS)).to_owned()),
                from_day: Set(today()),
                ..Default::default()
            };
            row.insert(&tx).await.unwrap();
            register::touch_files(&tx, [id]);
        }
        5 => {
            let ended = Expr::value(today() - chrono::Days::new(1));
            let end = party::Entity::update_many().col_expr(party::Column::ToDay, ended);
            end.filter(party::Column::RegistrationId.eq(id)).exec(&tx).await.unwrap();
            register::touch_files(&tx, [id]);
        }
        _ => register::touch_beside(&tx),
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn after_every_change_it_finds_what_the_database_finds() {
    for database in databases() {
        let store = migrated(&database).await;
        let mut organisations = world::organisations(&store).await.unwrap().0;
        organisations.truncate(4);
        let mut dice = Dice::new(11);
        let households = (0..300).map(|place| world::household(&mut dice, place)).collect();
        let tx = store.begin().await.unwrap();
        let account = crate::support::account("ann@example.org").insert(&tx).await.unwrap().id;
        let mut ids = register::insert_many(&tx, households).await.unwrap();
        for id in &ids {
            let row = party::ActiveModel {
                registration_id: Set(*id),
                organisation_id: Set(*dice.pick(&organisations)),
                account_id: Set(dice.per_cent(30).then_some(account)),
                part: Set((*dice.pick(&PARTS)).to_owned()),
                from_day: Set(today()),
                ..Default::default()
            };
            row.insert(&tx).await.unwrap();
            if dice.per_cent(10) {
                let row = emergency::ActiveModel {
                    registration_id: Set(*id),
                    account_id: Set(account),
                    organisation_id: Set(*dice.pick(&organisations)),
                    reason: Set("brand".to_owned()),
                    at: Set(moment()),
                    expires_at: Set(moment() + chrono::TimeDelta::hours(1)),
                    ..Default::default()
                };
                row.insert(&tx).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        let finder = Finder::default();
        finder.ready(&store).await.unwrap();
        for round in 0..60 {
            change(&store, &mut dice, &organisations, &mut ids, round).await;
            for _ in 0..4 {
                let query = query(&mut dice, &organisations, &ids);
                agree(&store, &finder, &query).await;
            }
        }
    }
}

#[tokio::test]
async fn when_any_file_may_have_changed_it_is_made_again() {
    for database in databases() {
        let store = migrated(&database).await;
        let people = ["Aa", "Bb"].map(|name| Household::bare(registration(name, name, "1980-03-12")));
        let tx = store.begin().await.unwrap();
        let ids = register::insert_many(&tx, people.to_vec()).await.unwrap();
        tx.commit().await.unwrap();
        let finder = Finder::default();
        let all = Query { reach: Reach::Everything, ..Query::default() };
        finder.ready(&store).await.unwrap();
        assert_eq!(finder.quick(&store, &all, 9).await.unwrap().unwrap().count, 2, "{database}");
        let tx = store.begin().await.unwrap();
        register::delete_many(&tx, &ids[..1]).await.unwrap();
        register::touch(&tx);
        tx.commit().await.unwrap();
        assert_eq!(finder.quick(&store, &all, 9).await.unwrap(), None, "{database}: it does not know");
        assert_eq!(finder.find(&store, &all, 9).await.unwrap().count, 1, "{database}: the database does");
        finder.ready(&store).await.unwrap();
        assert_eq!(finder.quick(&store, &all, 9).await.unwrap().unwrap().count, 1, "{database}");
    }
}

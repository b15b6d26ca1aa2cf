//! Every role of the policy in every part in a case, with every consent: each mark in a file shows on pages, in lists, in
//! what is taken along and in the API exactly when the policy says so.

mod marks;
mod places;
mod stage;

use crate::support::day;
use policy::{Actor, Role, visible};
use stage::{Case, World};
use std::collections::BTreeSet;
use testbed::Database;

/// What these roles saw that they should not, or did not see that they should; and the marks that anybody saw.
async fn looked(database: Database, roles: &[Role]) -> (BTreeSet<String>, BTreeSet<String>) {
    let world = World::open(database).await;
    let (mut faults, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    for role in roles {
        let person = world.person(*role).await;
        let mut places = places::Places::of(&world, &person).await;
        let actor = Actor::new(person.account, [person.grant()], &[person.organisation], day());
        for case in Case::all(&world, &person) {
            world.play(&person, &case).await;
            let facts = case.facts();
            let seen = visible(&actor, &facts);
            let mut told = places.look(&actor, &facts, &seen).await;
            if case.wide {
                told.extend(places.elsewhere(&seen).await);
            }
            for (place, mark, expected, shown) in told {
                if expected {
                    allowed.insert(mark.clone());
                }
                if expected != shown {
                    let wrong = if shown { "shows what it should not" } else { "hides" };
                    faults.insert(format!("{}, {}: {place} {wrong}: {mark}", role.code(), case.name));
                }
            }
        }
    }
    (faults, allowed)
}

fn judge(faults: &BTreeSet<String>) {
    let list: Vec<&str> = faults.iter().map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), list.join("\n"));
}

#[tokio::test]
async fn every_role_sees_on_every_way_what_the_policy_says() {
    let (faults, allowed) = looked(testbed::sqlite(), Role::ALL).await;
    judge(&faults);
    let never: Vec<&str> = marks::ALL.iter().copied().filter(|mark| !allowed.contains(*mark)).collect();
    assert_eq!(never, [marks::WHOLE_NUMBER], "marks that nobody saw were not planted well");
}

#[tokio::test]
async fn the_other_database_shows_the_same() {
    let roles = [Role::AllocationOfficer, Role::SupportWorker, Role::LacMember, Role::Volunteer];
    judge(&looked(testbed::postgres(), &roles).await.0);
}

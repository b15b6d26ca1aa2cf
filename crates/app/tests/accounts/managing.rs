//! Administrators: people, roles, and two of them at once.

use super::{PASSWORD, World, asked, at, day, keys};
use app::office::No;
use app::office::accounts::people::{
    Granted, Outsider, Person, Span, Wanted, add_from_outside, change, forget_factors, grant, list,
    reset_link, set_active, set_span, show,
};
use chrono::Duration;
use policy::Role;

#[tokio::test]
async fn a_role_that_ends_is_gone_at_the_next_request() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let bram = world.person("Bram", world.caw, "support-worker").await;
        assert!(world.acting(bram, 1).await.unwrap().actor.has(Role::SupportWorker), "{database}");
        let shown = show(&world.office, &world.ann().await, bram).await.unwrap();
        let role = &shown.roles[0];
        let yesterday = day().pred_opt();
        set_span(&world.office, &world.ann().await, bram, role.id, role.version, yesterday).await.unwrap();
        let after = world.acting(bram, 1).await.unwrap();
        assert!(after.actor.held().is_empty(), "{database}");
        assert_eq!(after.organisation, None, "{database}");
    }
}

#[tokio::test]
async fn a_role_holds_from_its_first_to_its_last_day() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let bram = world.person("Bram", world.caw, "support-worker").await;
    let granted = Granted {
        organisation: Some(world.company),
        roles: vec!["allocation-officer".to_owned()],
        span: Span { from: day() + Duration::days(2), to: Some(day() + Duration::days(3)) },
        unreadable: Vec::new(),
    };
    grant(&world.office, &world.ann().await, bram, &granted).await.unwrap();
    for (days, holds) in [(1, false), (2, true), (3, true), (4, false)] {
        let acting = world.acting(bram, days * 24 * 60).await.unwrap();
        assert_eq!(acting.actor.has(Role::AllocationOfficer), holds, "day {days}");
    }
}

#[tokio::test]
async fn nobody_gives_himself_a_role_or_takes_one_or_stops_himself() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let ann = world.ann().await;
        let granted = Granted {
            organisation: Some(world.company),
            roles: vec!["allocation-officer".to_owned()],
            span: Span { from: day(), to: None },
            unreadable: Vec::new(),
        };
        let refused = |result: Result<(), No>| matches!(result, Err(No::Refused("not-self")));
        assert!(refused(grant(&world.office, &ann, world.ann, &granted).await), "{database}");
        let own = show(&world.office, &ann, world.ann).await.unwrap();
        let role = &own.roles[0];
        let ended = set_span(&world.office, &ann, world.ann, role.id, role.version, Some(day())).await;
        assert!(refused(ended), "{database}");
        let version = own.account.version;
        assert!(refused(set_active(&world.office, &ann, world.ann, version, false).await), "{database}");
        assert!(refused(forget_factors(&world.office, &ann, world.ann).await), "{database}");
    }
}

#[tokio::test]
async fn a_role_of_the_landlord_exists_in_a_housing_company_only() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let added = world.invite("Bram", world.caw, "allocation-officer").await;
    assert_eq!(keys(added), ["role-company-only"]);
    assert_eq!(keys(world.invite("Bram", 999, "support-worker").await), ["role-organisation-missing"]);
    assert_eq!(keys(world.invite("Bram", world.caw, "king").await), ["role-missing"]);
    world.invite("Bram", world.caw, "support-worker").await.unwrap();
    assert_eq!(keys(world.invite("Bram", world.caw, "support-worker").await), ["person-email-taken"]);
}

#[tokio::test]
async fn who_manages_no_accounts_does_not_know_that_there_are_any() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let bram = world.person("Bram", world.caw, "support-worker").await;
        let acting = world.acting(bram, 1).await.unwrap();
        let hidden = |no: No| matches!(no, No::NotFound);
        assert!(hidden(list(&world.office, &acting, &Wanted::default()).await.unwrap_err()), "{database}");
        assert!(hidden(show(&world.office, &acting, world.ann).await.unwrap_err()), "{database}");
        assert!(hidden(reset_link(&world.office, &acting, world.ann).await.unwrap_err()), "{database}");
        let person = Person { name: "X", email: "x@kempen.example", language: "nl" };
        assert!(
            hidden(change(&world.office, &acting, world.ann, 1, &person).await.unwrap_err()),
            "{database}"
        );
    }
}

#[tokio::test]
async fn a_stopped_account_loses_its_sessions_and_links_at_once() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let bram = world.person("Bram", world.caw, "support-worker").await;
        let data = serde_json::json!({ "account": bram, "since": at(0), "agent": "Firefox, Linux" });
        let ends = at(0) + Duration::hours(1);
        app::office::sessions::save(&world.office, "een", &data, at(0), ends).await.unwrap();
        let link = reset_link(&world.office, &world.ann().await, bram).await.unwrap();
        let shown = show(&world.office, &world.ann().await, bram).await.unwrap();
        set_active(&world.office, &world.ann().await, bram, shown.account.version, false).await.unwrap();
        assert!(world.acting(bram, 1).await.is_none(), "{database}");
        let session = app::office::sessions::load(&world.office, "een", at(1)).await.unwrap();
        assert!(session.is_none(), "{database}");
        assert_eq!(
            keys(world.enter("bram@kempen.example", PASSWORD, 2, "").await),
            ["login-wrong"],
            "{database}"
        );
        let when = asked(2);
        let knock = app::office::accounts::Knock { asked: &when, source: "" };
        let token = link.rsplit('/').next().unwrap();
        let looked = app::office::accounts::links::look(&world.office, token, &knock).await;
        assert!(matches!(looked, Err(No::NotFound)), "{database}");
    }
}

#[tokio::test]
async fn of_two_administrators_the_second_sees_what_the_first_made_of_it() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let bram = world.person("Bram", world.caw, "support-worker").await;
        let ann = world.ann().await;
        let shown = show(&world.office, &ann, bram).await.unwrap();
        let version = shown.account.version;
        let first = Person { name: "Bram Eerst", email: "bram@kempen.example", language: "nl" };
        let second = Person { name: "Bram Daarna", email: "bram@kempen.example", language: "nl" };
        change(&world.office, &ann, bram, version, &first).await.unwrap();
        let Err(No::Conflict(changes)) = change(&world.office, &ann, bram, version, &second).await else {
            panic!("{database}: the second overwrote the first");
        };
        let told: Vec<_> = changes.iter().map(|c| (c.theirs.as_str(), c.mine.as_str())).collect();
        assert_eq!(told, [("Bram Eerst", "Bram Daarna")], "{database}");
        let role = &shown.roles[0];
        set_span(&world.office, &ann, bram, role.id, role.version, Some(day())).await.unwrap();
        let again = set_span(&world.office, &ann, bram, role.id, role.version, None).await;
        assert!(matches!(again, Err(No::Conflict(changes)) if changes.len() == 1), "{database}");
    }
}

#[tokio::test]
async fn people_are_found_by_name_address_organisation_role_and_state() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        world.person("Bram", world.caw, "support-worker").await;
        world.invite("Percent", world.company, "allocation-officer").await.unwrap();
        let names = async |wanted: Wanted| {
            let (people, total) = list(&world.office, &world.ann().await, &wanted).await.unwrap();
            assert_eq!(people.len() as u64, total, "{database}");
            people.into_iter().map(|one| one.name).collect::<Vec<_>>()
        };
        let text = |text: &str| Wanted { text: text.to_owned(), ..Wanted::default() };
        assert_eq!(names(Wanted::default()).await, ["Ann Beheer", "Bram", "Percent"], "{database}");
        assert_eq!(names(text("BRAM@")).await, ["Bram"], "{database}");
        world.person("Élodie", world.caw, "team-member").await;
        for typed in ["ELODIE", "élo", "Elodie"] {
            assert_eq!(names(text(typed)).await, ["Élodie"], "{database}: {typed}");
        }
        assert!(names(text("%")).await.is_empty(), "{database}: a sign of the query language is a letter");
        let caw = Wanted { organisation: Some(world.caw), ..Wanted::default() };
        assert_eq!(names(caw.clone()).await.len(), 2, "{database}");
        let bram = Wanted { text: "bram".to_owned(), ..caw };
        assert_eq!(names(bram).await, ["Bram"], "{database}");
        let officers = Wanted { role: Some("allocation-officer".to_owned()), ..Wanted::default() };
        assert_eq!(names(officers).await, ["Percent"], "{database}");
        assert!(names(Wanted { active: Some(false), ..Wanted::default() }).await.is_empty(), "{database}");
    }
}

#[tokio::test]
async fn the_command_line_adds_roles_to_who_is_there_already_and_makes_an_organisation_when_told() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let mut new = Outsider {
        name: "Ann Beheer".to_owned(),
        email: "Ann@Kempen.example".to_owned(),
        organisation: "nieuw".to_owned(),
        roles: vec!["privacy-officer".to_owned()],
        create: None,
    };
    assert_eq!(keys(add_from_outside(&world.office, &new, &asked(1)).await), ["role-organisation-missing"]);
    new.create = Some(("Nieuw Wonen".to_owned(), "company".to_owned()));
    add_from_outside(&world.office, &new, &asked(1)).await.unwrap();
    let acting = world.acting(world.ann, 2).await.unwrap();
    assert!(acting.actor.has(Role::Administrator) && acting.actor.has(Role::PrivacyOfficer));
}

//! For whoever asks and whatever the file: lists and decisions agree, and more roles never mean less.

use crate::support::{ME, today};
use chrono::{Days, NaiveDate};
use domain::Sector;
use policy::{
    Action, Actor, Consent, Emergency, Facts, Grant, Layer, Organisation, Part, Party, Purpose, Role, Rule,
    State, decide, decide_entry, scope, visible,
};
use proptest::prelude::*;
use proptest::sample::select;

fn day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => Just(today() - Days::new(100)),
        2 => Just(today() - Days::new(1)),
        2 => Just(today()),
        1 => Just(today() + Days::new(1)),
    ]
}

fn end() -> impl Strategy<Value = Option<NaiveDate>> {
    prop_oneof![4 => Just(None), 3 => day().prop_map(Some)]
}

fn of_three() -> impl Strategy<Value = i64> {
    1i64..=3
}

fn account() -> impl Strategy<Value = i64> {
    prop_oneof![3 => Just(ME), 1 => Just(ME + 1)]
}

fn organisations() -> impl Strategy<Value = Vec<Organisation>> {
    let sector = select(vec![Sector::Company, Sector::Company, Sector::Ocmw, Sector::Caw, Sector::Igs]);
    let agreement = prop_oneof![3 => day().prop_map(Some), 1 => Just(None)];
    let one = (sector, agreement, end()).prop_map(|(sector, agreement_from, agreement_to)| Organisation {
        id: 0,
        sector,
        agreement_from,
        agreement_to,
    });
    prop::collection::vec(one, 3).prop_map(|mut all| {
        (1..).zip(&mut all).for_each(|(id, organisation)| organisation.id = id);
        all
    })
}

fn grants() -> impl Strategy<Value = Vec<Grant>> {
    let one = (select(Role::ALL), of_three(), day(), end());
    let one = one.prop_map(|(role, organisation, from, to)| Grant { role, organisation, from, to });
    prop::collection::vec(one, 0..4)
}

fn parties() -> impl Strategy<Value = Vec<Party>> {
    let one = (of_three(), prop::option::of(account()), select(Part::ALL), day(), end());
    let one = one.prop_map(|(organisation, account, part, from, to)| Party {
        organisation,
        account,
        part,
        from,
        to,
    });
    prop::collection::vec(one, 0..12)
}

fn consents() -> impl Strategy<Value = Vec<Consent>> {
    let one = (select(Purpose::ALL), of_three(), day(), end());
    let one = one.prop_map(|(purpose, organisation, given_on, withdrawn_on)| Consent {
        purpose,
        organisation,
        given_on,
        withdrawn_on,
    });
    prop::collection::vec(one, 0..8)
}

fn emergencies() -> impl Strategy<Value = Vec<Emergency>> {
    let one = (account(), of_three()).prop_map(|(account, organisation)| Emergency { account, organisation });
    prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(one, 1..3)]
}

fn facts() -> impl Strategy<Value = Facts> {
    let state = prop_oneof![8 => Just(State::Open), 1 => Just(State::Merged), 1 => Just(State::Erased)];
    let owner = prop::option::of(of_three());
    let subject = prop::option::of(account());
    (state, parties(), consents(), emergencies(), owner, subject).prop_map(
        |(state, parties, consents, emergencies, owner, subject)| Facts {
            state,
            parties,
            consents,
            emergencies,
            owner,
            subject,
        },
    )
}

fn action() -> impl Strategy<Value = Action> {
    select(Action::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2048) })]

    #[test]
    fn a_list_holds_what_is_allowed_and_nothing_else(
        grants in grants(), organisations in organisations(), facts in facts(),
    ) {
        let actor = Actor::new(ME, grants, &organisations, today());
        for action in Action::ALL {
            let decision = decide(&actor, *action, &facts);
            let scope = scope(&actor, *action);
            prop_assert_eq!(scope.holds(&facts), decision.allow, "{} by {}", action, decision.rule);
            prop_assert_eq!(decision.allow, decision.rule.allows());
            prop_assert_eq!(actor.may(*action), !scope.is_nothing(), "{} in the menu", action);
        }
    }

    #[test]
    fn each_role_alone_agrees_with_its_lists(
        role in select(Role::ALL), organisations in organisations(), files in prop::collection::vec(facts(), 8),
    ) {
        let grant = Grant { role, organisation: 1, from: today(), to: Some(today()) };
        let actor = Actor::new(ME, [grant], &organisations, today());
        for action in Action::ALL {
            let scope = scope(&actor, *action);
            for facts in &files {
                prop_assert_eq!(scope.holds(facts), decide(&actor, *action, facts).allow, "{} {}", role, action);
            }
        }
    }

    #[test]
    fn several_roles_may_exactly_what_one_of_them_may(
        grants in grants(), organisations in organisations(), facts in facts(), action in action(),
    ) {
        // Rights that meet in one person are not multiplied either: the union is no more than its parts.
        let whole = Actor::new(ME, grants.clone(), &organisations, today());
        let alone = grants.iter().map(|grant| Actor::new(ME, [*grant], &organisations, today()));
        let any = alone.into_iter().any(|actor| decide(&actor, action, &facts).allow);
        prop_assert_eq!(decide(&whole, action, &facts).allow, any, "{}", action);
    }

    #[test]
    fn after_the_last_role_nothing_is_left(
        grants in grants(), organisations in organisations(), facts in facts(), action in action(),
    ) {
        let ended = grants.into_iter().map(|grant| Grant { to: Some(today() - Days::new(1)), ..grant });
        let actor = Actor::new(ME, ended, &organisations, today());
        prop_assert_eq!(decide(&actor, action, &facts).rule, Rule::NoRole);
    }

    #[test]
    fn fewer_consents_or_agreements_never_open_anything(
        grants in grants(), organisations in organisations(), facts in facts(), action in action(),
    ) {
        let actor = Actor::new(ME, grants.clone(), &organisations, today());
        let withdrawn: Vec<Consent> =
            facts.consents.iter().map(|c| Consent { withdrawn_on: Some(today()), ..c.clone() }).collect();
        let without = Facts { consents: withdrawn, ..facts.clone() };
        let ended: Vec<Organisation> = organisations
            .iter()
            .map(|o| Organisation { agreement_to: Some(today() - Days::new(1)), ..*o })
            .collect();
        let bare = Actor::new(ME, grants, &ended, today());
        let allowed = decide(&actor, action, &facts).allow;
        prop_assert!(allowed || !decide(&actor, action, &without).allow, "{}", action);
        prop_assert!(allowed || !decide(&bare, action, &facts).allow, "{}", action);
        prop_assert!(decide(&actor, action, &without).rule.purpose().is_none());
    }

    #[test]
    fn beyond_identity_nothing_passes_without_an_own_entry_a_consent_a_law_or_an_emergency(
        grants in grants(), organisations in organisations(), facts in facts(),
    ) {
        let actor = Actor::new(ME, grants, &organisations, today());
        for layer in [Layer::Housing, Layer::Support, Layer::Sensitive] {
            let rule = decide(&actor, Action::View(layer), &facts).rule;
            let grounded = matches!(rule, Rule::OwnRecords | Rule::Consent(_) | Rule::Law(_) | Rule::Emergency);
            prop_assert!(!rule.allows() || grounded, "{} by {}", layer, rule);
            prop_assert!(layer == Layer::Housing || rule.basis().is_none(), "no law opens {}", layer);
        }
    }

    #[test]
    fn an_account_without_a_part_or_an_emergency_sees_nothing_of_a_file(
        grants in grants(), organisations in organisations(), facts in facts(),
    ) {
        let actor = Actor::new(ME, grants, &organisations, today());
        let empty = Facts { parties: Vec::new(), emergencies: Vec::new(), ..facts };
        prop_assert!(visible(&actor, &empty).nothing());
    }

    #[test]
    fn a_page_shows_what_the_decisions_say(
        grants in grants(), organisations in organisations(), facts in facts(), owner in of_three(),
    ) {
        let actor = Actor::new(ME, grants, &organisations, today());
        let seen = visible(&actor, &facts);
        let layers = [(Layer::Housing, seen.housing), (Layer::Support, seen.support), (Layer::Sensitive, seen.sensitive)];
        for (layer, seen) in layers {
            let entry = decide_entry(&actor, Action::View(layer), &facts, Some(owner)).allow;
            prop_assert!(seen.any() || !entry, "{} hides an entry that may be seen", layer);
        }
        prop_assert_eq!(seen.identity, decide(&actor, Action::View(Layer::Identity), &facts).allow);
        prop_assert!(!seen.identity || seen.contact);
    }
}

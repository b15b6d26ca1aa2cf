//! What holds at the edges: last days, withdrawals, landlords, emergencies, merged and erased files.

use crate::support::*;
use domain::Sector;
use policy::{
    Action, Actor, Consent, Emergency, Facts, Grant, Layer, LegalBasis, Organisation, Part, Party, Purpose,
    Role, Rule, Scope, State, decide, decide_entry, scope,
};

const SEE_SUPPORT: Action = Action::View(Layer::Support);
const SEE_HOUSING: Action = Action::View(Layer::Housing);
const SEE_IDENTITY: Action = Action::View(Layer::Identity);

#[test]
fn without_a_role_nothing_is_allowed() {
    let nobody = Actor::new(ME, [], &[organisation(OURS, Sector::Company)], today());
    for action in Action::ALL {
        let facts = Facts { owner: Some(OURS), emergencies: vec![emergency()], ..open_to(Some(ME)) };
        assert_eq!(decide(&nobody, *action, &facts).rule, Rule::NoRole, "{action}");
        assert!(scope(&nobody, *action).is_nothing() && !nobody.may(*action), "{action}");
    }
}

#[test]
fn a_role_ends_the_day_after_its_last_day() {
    let facts = file(Part::Landlord, None);
    let with_end = |to| Grant { to: Some(to), ..grant(Role::AllocationOfficer) };
    let ours = [organisation(OURS, Sector::Company)];
    let last_day = Actor::new(ME, [with_end(today())], &ours, today());
    let day_after = Actor::new(ME, [with_end(today())], &ours, tomorrow());
    assert!(allows(&last_day, SEE_HOUSING, &facts));
    assert_eq!(decide(&day_after, SEE_HOUSING, &facts).rule, Rule::NoRole);
    assert!(scope(&day_after, Action::Search).is_nothing());
}

#[test]
fn a_role_that_has_not_begun_is_no_role() {
    let later = Grant { from: tomorrow(), ..grant(Role::AllocationOfficer) };
    let actor = Actor::new(ME, [later], &[organisation(OURS, Sector::Company)], today());
    assert!(actor.held().is_empty());
}

#[test]
fn a_role_in_an_organisation_nobody_knows_is_no_role() {
    assert!(Actor::new(ME, [grant(Role::Administrator)], &[], today()).held().is_empty());
}

#[test]
fn who_allocates_does_so_for_a_housing_company() {
    for role in [Role::AllocationOfficer, Role::TenancySupport] {
        let ocmw = Actor::new(ME, [grant(role)], &[organisation(OURS, Sector::Ocmw)], today());
        assert!(ocmw.held().is_empty(), "{role} in an OCMW");
    }
}

#[test]
fn a_landlord_never_sees_support_whatever_the_role_the_consent_or_the_emergency() {
    let closed = [Layer::Support, Layer::Sensitive].map(|layer| [Action::View(layer), Action::Edit(layer)]);
    let closed = closed.into_iter().flatten().chain([Action::ViewEvidence, Action::RecordEvidence]);
    let facts = Facts { emergencies: vec![emergency()], ..open_to(Some(ME)) };
    for action in closed {
        for role in Role::ALL {
            for owner in [None, Some(OURS), Some(OTHER)] {
                let decision = decide_entry(&in_a_company(*role), action, &facts, owner);
                assert!(!decision.allow, "{role} in a company: {action} by {}", decision.rule);
            }
            assert!(scope(&in_a_company(*role), action).is_nothing(), "{role} lists {action}");
        }
    }
    let worker = decide(&in_a_company(Role::SupportWorker), SEE_SUPPORT, &facts);
    assert_eq!(worker.rule, Rule::LandlordNever);
}

#[test]
fn the_landlord_sees_the_facts_of_an_attestation_by_law_and_the_whole_only_of_its_own() {
    let facts = Facts { owner: Some(OTHER), ..file(Part::Landlord, None) };
    for role in [Role::AllocationOfficer, Role::TenancySupport] {
        let decision = decide(&actor(role), Action::ViewAttestationFacts, &facts);
        assert_eq!(decision.rule.basis(), Some(LegalBasis::Attestation), "{role}");
        assert!(!allows(&actor(role), Action::ViewAttestation, &facts), "{role}");
    }
    let own = decide_entry(&actor(Role::TenancySupport), Action::ViewAttestation, &facts, Some(OURS));
    assert_eq!(own.rule, Rule::OwnRecords);
}

#[test]
fn the_registration_passes_to_the_landlord_by_law_without_consent() {
    let decision = decide(&actor(Role::AllocationOfficer), SEE_HOUSING, &file(Part::Landlord, None));
    assert_eq!(decision.rule, Rule::Law(LegalBasis::Registration));
}

#[test]
fn a_support_worker_sees_support_only_where_named() {
    let worker = actor(Role::SupportWorker);
    let own = |account| Facts { owner: Some(OURS), ..file(Part::Support, account) };
    assert_eq!(decide(&worker, SEE_SUPPORT, &own(Some(ME))).rule, Rule::OwnRecords);
    assert_eq!(decide(&worker, SEE_SUPPORT, &own(None)).rule, Rule::NotNamed);
    assert_eq!(decide(&worker, SEE_SUPPORT, &own(Some(COLLEAGUE))).rule, Rule::NotNamed);
    assert_eq!(decide(&worker, SEE_SUPPORT, &Facts::of_organisation(OURS)).rule, Rule::NoPart);
}

#[test]
fn being_named_for_another_organisation_is_not_enough() {
    let party = Party { organisation: OTHER, ..party(Part::Support, Some(ME)) };
    let facts = Facts { parties: vec![party], ..Facts::default() };
    assert_eq!(decide(&actor(Role::SupportWorker), SEE_IDENTITY, &facts).rule, Rule::NoPart);
}

#[test]
fn a_consent_counts_for_its_organisation_and_its_purpose_only() {
    let worker = actor(Role::SupportWorker);
    let with = |given| Facts { consents: vec![given], ..file(Part::Support, Some(ME)) };
    let to_another = Consent { organisation: OTHER, ..consent(Purpose::Support) };
    assert_eq!(
        decide(&worker, SEE_SUPPORT, &with(consent(Purpose::Support))).rule,
        Rule::Consent(Purpose::Support)
    );
    assert_eq!(decide(&worker, SEE_SUPPORT, &with(consent(Purpose::Candidacy))).rule, Rule::NoConsent);
    assert_eq!(decide(&worker, SEE_SUPPORT, &with(to_another)).rule, Rule::NoConsent);
}

#[test]
fn a_withdrawn_consent_ends_at_once_and_one_for_later_has_not_begun() {
    let worker = actor(Role::SupportWorker);
    let with = |given_on, withdrawn_on| Facts {
        consents: vec![Consent { given_on, withdrawn_on, ..consent(Purpose::Support) }],
        ..file(Part::Support, Some(ME))
    };
    assert!(allows(&worker, SEE_SUPPORT, &with(today(), None)));
    assert!(allows(&worker, SEE_SUPPORT, &with(long_ago(), Some(tomorrow()))));
    assert!(!allows(&worker, SEE_SUPPORT, &with(long_ago(), Some(today()))));
    assert!(!allows(&worker, SEE_SUPPORT, &with(tomorrow(), None)));
}

#[test]
fn own_entries_stay_seen_when_consent_or_agreement_ends() {
    let facts = Facts { owner: Some(OURS), ..file(Part::Support, Some(ME)) };
    assert!(allows(&without_agreement(Role::SupportWorker), SEE_SUPPORT, &facts));
}

#[test]
fn an_ended_agreement_stops_exchange_and_attestations_at_once() {
    let worker = without_agreement(Role::SupportWorker);
    let facts = open_to(Some(ME));
    let own = Facts { owner: Some(OURS), ..facts.clone() };
    assert_eq!(decide(&worker, SEE_HOUSING, &facts).rule, Rule::NoAgreement);
    assert_eq!(decide(&worker, Action::IssueAttestation, &facts).rule, Rule::NoAgreement);
    assert_eq!(decide(&worker, Action::ConfirmAttestation, &own).rule, Rule::NoAgreement);
    assert_eq!(decide(&worker, Action::TakeUpCase, &facts).rule, Rule::NoAgreement);
    assert!(allows(&worker, Action::WithdrawAttestation, &own));
    assert!(allows(&worker, SEE_IDENTITY, &facts));
}

#[test]
fn an_agreement_holds_on_its_first_and_its_last_day() {
    let on = |from, to| {
        let ours = Organisation { agreement_from: from, agreement_to: to, ..organisation(OURS, Sector::Caw) };
        let worker = Actor::new(ME, [grant(Role::SupportWorker)], &[ours], today());
        allows(&worker, Action::IssueAttestation, &file(Part::Support, Some(ME)))
    };
    assert!(on(Some(today()), Some(today())) && on(Some(long_ago()), None));
    assert!(!on(None, None) && !on(None, Some(tomorrow())) && !on(Some(tomorrow()), None));
    assert!(!on(Some(long_ago()), Some(yesterday())));
}

#[test]
fn a_part_in_a_case_ends_the_day_after_its_last_day() {
    let until = |to| Facts {
        parties: vec![Party { to: Some(to), ..party(Part::Support, Some(ME)) }],
        ..Facts::default()
    };
    let worker = actor(Role::SupportWorker);
    assert!(allows(&worker, SEE_IDENTITY, &until(today())));
    assert_eq!(decide(&worker, SEE_IDENTITY, &until(yesterday())).rule, Rule::NoPart);
}

#[test]
fn an_emergency_opens_what_the_role_may_see_and_changes_nothing() {
    let facts = Facts { emergencies: vec![emergency()], ..Facts::default() };
    let worker = actor(Role::SupportWorker);
    for layer in Layer::ALL {
        assert_eq!(decide(&worker, Action::View(*layer), &facts).rule, Rule::Emergency, "{layer}");
        assert!(!allows(&worker, Action::Edit(*layer), &facts), "{layer}");
    }
    assert!(!allows(&actor(Role::ReportingPoint), Action::View(Layer::Sensitive), &facts));
    assert!(!allows(&actor(Role::TenancySupport), SEE_SUPPORT, &facts));
}

#[test]
fn an_emergency_is_of_one_account_in_one_organisation_with_a_role_that_may_ask() {
    let worker = actor(Role::SupportWorker);
    let with = |emergency| Facts { emergencies: vec![emergency], ..Facts::default() };
    assert!(!allows(&worker, SEE_IDENTITY, &with(Emergency { account: COLLEAGUE, ..emergency() })));
    assert!(!allows(&worker, SEE_IDENTITY, &with(Emergency { organisation: OTHER, ..emergency() })));
    assert!(!allows(&without_agreement(Role::SupportWorker), SEE_IDENTITY, &with(emergency())));
    for role in [Role::Volunteer, Role::Administrator, Role::PolicyOfficer, Role::AllocationOfficer] {
        assert!(!allows(&actor(role), SEE_IDENTITY, &with(emergency())), "{role}");
    }
}

#[test]
fn an_erased_file_is_closed_but_for_its_log() {
    let facts = Facts {
        state: State::Erased,
        owner: Some(OURS),
        emergencies: vec![emergency()],
        ..open_to(Some(ME))
    };
    let in_a_file = |action: &&Action| {
        Role::ALL
            .iter()
            .any(|r| matches!(scope(&actor(*r), **action), Scope::Files(_) | Scope::ExactFile { .. }))
    };
    for action in Action::ALL.iter().filter(in_a_file).filter(|a| **a != Action::ViewAccessLog) {
        for role in Role::ALL {
            assert!(!allows(&actor(*role), *action, &facts), "{role} {action}");
        }
    }
    assert!(allows(&actor(Role::PrivacyOfficer), Action::ViewAccessLog, &facts));
    assert_eq!(decide(&actor(Role::AllocationOfficer), SEE_HOUSING, &facts).rule, Rule::FileErased);
}

#[test]
fn a_merged_file_is_asked_for_under_its_other_name_but_can_be_restored() {
    let facts = Facts { state: State::Merged, ..open_to(Some(ME)) };
    let officer = actor(Role::AllocationOfficer);
    assert_eq!(decide(&officer, SEE_HOUSING, &facts).rule, Rule::FileMerged);
    assert!(!allows(&officer, Action::Search, &facts));
    assert!(allows(&officer, Action::UndoMerge, &facts));
    assert!(allows(&actor(Role::PrivacyOfficer), Action::ExtractPerson, &facts));
}

#[test]
fn who_has_no_part_does_not_learn_that_a_file_was_erased() {
    let facts = Facts { state: State::Erased, ..Facts::default() };
    assert_eq!(decide(&actor(Role::AllocationOfficer), SEE_HOUSING, &facts).rule, Rule::NoPart);
}

#[test]
fn nobody_gives_themself_a_role() {
    let administrator = actor(Role::Administrator);
    assert!(allows(&administrator, Action::ManageRoles, &Facts::about_account(COLLEAGUE)));
    assert_eq!(decide(&administrator, Action::ManageRoles, &Facts::about_account(ME)).rule, Rule::NotSelf);
}

#[test]
fn figures_come_without_names_and_accounts_without_files() {
    let facts = Facts { emergencies: vec![emergency()], ..open_to(Some(ME)) };
    for role in [Role::PolicyOfficer, Role::Administrator] {
        for action in [Action::Search, Action::ViewContact, SEE_IDENTITY, SEE_HOUSING, Action::ViewRanking] {
            for owner in [None, Some(OURS)] {
                assert!(!decide_entry(&actor(role), action, &facts, owner).allow, "{role} {action}");
            }
            assert!(scope(&actor(role), action).is_nothing(), "{role} lists {action}");
        }
    }
}

#[test]
fn a_decision_names_the_organisation_somebody_acts_for() {
    let both = [grant(Role::SupportWorker), Grant { organisation: OTHER, ..grant(Role::AllocationOfficer) }];
    let organisations = [organisation(OURS, Sector::Caw), organisation(OTHER, Sector::Company)];
    let actor = Actor::new(ME, both, &organisations, today());
    let landlord = Party { organisation: OTHER, ..party(Part::Landlord, None) };
    let facts = Facts { parties: vec![landlord], ..Facts::default() };
    let emergency = Facts { emergencies: vec![emergency()], ..Facts::default() };
    assert_eq!(decide(&actor, SEE_HOUSING, &facts).organisation, Some(OTHER));
    assert_eq!(decide(&actor, SEE_HOUSING, &emergency).organisation, Some(OURS));
    assert_eq!(decide(&actor, SEE_HOUSING, &Facts::default()).organisation, None);
}

#[test]
fn a_token_sees_no_more_than_the_roles_in_its_organisation() {
    let both = [grant(Role::SupportWorker), Grant { organisation: OTHER, ..grant(Role::AllocationOfficer) }];
    let organisations = [organisation(OURS, Sector::Caw), organisation(OTHER, Sector::Company)];
    let whole = Actor::new(ME, both, &organisations, today());
    let token = whole.within(OURS);
    let facts = Facts {
        parties: vec![Party { organisation: OTHER, ..party(Part::Landlord, None) }],
        ..Facts::default()
    };
    assert!(allows(&whole, SEE_HOUSING, &facts) && whole.has(Role::AllocationOfficer));
    assert!(!allows(&token, SEE_HOUSING, &facts) && !token.has(Role::AllocationOfficer));
}

#[test]
fn the_privacy_officer_answers_for_ended_cases_too_but_not_for_what_others_wrote() {
    let ended = Party { to: Some(yesterday()), ..party(Part::Support, Some(COLLEAGUE)) };
    let facts = Facts { parties: vec![ended], ..Facts::default() };
    let officer = actor(Role::PrivacyOfficer);
    assert!(allows(&officer, Action::ViewAccessLog, &facts));
    assert!(decide_entry(&officer, Action::ExtractPerson, &facts, Some(OURS)).allow);
    assert_eq!(decide_entry(&officer, Action::ExtractPerson, &facts, Some(OTHER)).rule, Rule::NotOwnRecords);
    assert!(!allows(&officer, Action::Erase, &facts), "the register is the landlord's");
    assert!(!allows(&officer, SEE_HOUSING, &facts));
}

#[test]
fn every_code_is_its_own_and_leads_back() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(
        all: &[T],
        code: fn(T) -> &'static str,
        parse: fn(&str) -> Option<T>,
    ) {
        for value in all {
            assert_eq!(parse(code(*value)), Some(*value));
            assert!(code(*value).chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{value:?}");
        }
        assert_eq!(parse("no such thing"), None);
    }
    check(Role::ALL, Role::code, Role::parse);
    check(Action::ALL, Action::code, Action::parse);
    check(Rule::ALL, Rule::code, Rule::parse);
    check(Part::ALL, Part::code, Part::parse);
    check(Purpose::ALL, Purpose::code, Purpose::parse);
    check(Layer::ALL, Layer::code, Layer::parse);
    check(LegalBasis::ALL, LegalBasis::code, LegalBasis::parse);
    check(State::ALL, State::code, State::parse);
}

#[test]
fn a_rule_that_allows_says_yes_and_one_that_refuses_says_no() {
    let refusals = Rule::ALL.iter().filter(|rule| !rule.allows()).count();
    assert_eq!(refusals, 12);
    assert!(Rule::Law(LegalBasis::Council).allows() && !Rule::FileErased.allows());
}

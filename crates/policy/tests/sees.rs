//! What a page shows of a file.

use crate::support::*;
use policy::{Consent, Facts, Income, NationalNumber, Need, Part, Purpose, Role, Seen, State, visible};

#[test]
fn a_landlord_sees_the_code_of_the_need_the_flag_and_the_facts_of_attestations() {
    let seen = visible(&actor(Role::AllocationOfficer), &open_to(None));
    assert!(seen.identity && seen.points && seen.flag && seen.housing.all());
    assert_eq!(seen.national_number, NationalNumber::Full);
    assert_eq!(seen.income, Income::Amount);
    assert_eq!(seen.need, Need::Code);
    assert_eq!(seen.attestation_facts, Seen::All);
    assert_eq!(
        (seen.attestation, seen.support, seen.sensitive),
        (Seen::Nothing, Seen::Nothing, Seen::Nothing)
    );
}

#[test]
fn a_volunteer_sees_name_contact_and_tasks() {
    let seen = visible(&actor(Role::Volunteer), &open_to(Some(ME)));
    assert!(seen.contact && seen.tasks && !seen.identity && !seen.points && !seen.flag && !seen.consents);
    assert_eq!(seen.national_number, NationalNumber::Hidden);
    assert_eq!((seen.income, seen.need), (Income::Hidden, Need::Hidden));
    assert!(!seen.housing.any() && !seen.support.any() && !seen.sensitive.any() && !seen.access_log.any());
}

#[test]
fn a_support_worker_sees_own_entries_and_with_consent_those_of_others() {
    let worker = actor(Role::SupportWorker);
    let without = visible(&worker, &file(Part::Support, Some(ME)));
    assert_eq!((without.support, without.sensitive, without.housing), (Seen::Own, Seen::Own, Seen::Own));
    assert_eq!((without.need, without.income), (Need::Hidden, Income::Hidden));
    assert_eq!(without.national_number, NationalNumber::Masked);
    let consents: Vec<Consent> = vec![consent(Purpose::Support)];
    let with = visible(&worker, &Facts { consents, ..file(Part::Support, Some(ME)) });
    assert_eq!((with.support, with.sensitive, with.housing), (Seen::All, Seen::Own, Seen::All));
    assert_eq!((with.need, with.income, with.attestation), (Need::Evidence, Income::Category, Seen::All));
}

#[test]
fn a_file_of_a_colleague_does_not_exist() {
    let colleagues = Facts { owner: Some(OURS), ..open_to(Some(COLLEAGUE)) };
    for role in [Role::SupportWorker, Role::TrajectoryWorker, Role::Volunteer, Role::TeamMember] {
        assert!(visible(&actor(role), &colleagues).nothing(), "{role}");
    }
    assert!(!visible(&actor(Role::SupportWorker), &open_to(None)).nothing());
}

#[test]
fn figures_and_accounts_see_no_file() {
    for role in [Role::PolicyOfficer, Role::Administrator] {
        assert!(visible(&actor(role), &open_to(Some(ME))).nothing(), "{role}");
    }
}

#[test]
fn of_an_erased_file_only_the_log_is_left() {
    let erased = Facts { state: State::Erased, ..open_to(Some(ME)) };
    let seen = visible(&actor(Role::PrivacyOfficer), &erased);
    assert!(seen.access_log.all() && !seen.identity && !seen.contact);
}

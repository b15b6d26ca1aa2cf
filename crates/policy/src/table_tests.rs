//! What has to hold of the table as a whole, whatever it says of a role.

use crate::action::Action;
use crate::layer::{Layer, Purpose};
use crate::line::{Line, Reach};
use crate::role::Role;
use crate::scope::{Entry, Whom};
use crate::table::lines;
use std::collections::BTreeSet;
use std::mem::discriminant;

fn everything() -> impl Iterator<Item = (Role, &'static Line)> {
    Role::ALL.iter().flat_map(|role| lines(*role).iter().map(|line| (*role, line)))
}

/// As far as these: the same parts, as many people or fewer.
fn no_further(narrow: Reach, wide: Reach) -> bool {
    let width = |whom: Whom| match whom {
        Whom::Me => 0,
        Whom::OpenOrMe => 1,
        Whom::Anyone => 2,
        Whom::Ever => 3,
    };
    match (narrow, wide) {
        (Reach::Case(parts, whom, entry), Reach::Case(of_wide, whom_wide, entry_wide)) => {
            parts.iter().all(|part| of_wide.contains(part))
                && width(whom) <= width(whom_wide)
                && (entry == entry_wide || entry_wide == Entry::Any || entry == Entry::Own)
        }
        _ => narrow == wide,
    }
}

fn reaches(role: Role, action: Action) -> impl Iterator<Item = Reach> {
    lines(role).iter().filter(move |line| line.is_about(action)).map(|line| line.reach)
}

#[test]
fn an_action_reaches_in_one_kind_of_way_so_that_lists_of_two_roles_can_be_joined() {
    for action in Action::ALL {
        let kinds = everything().filter(|(_, line)| line.is_about(*action));
        let kinds: Vec<_> = kinds.map(|(_, line)| discriminant(&line.reach)).collect();
        assert!(kinds.windows(2).all(|pair| pair[0] == pair[1]), "{action} reaches in several ways");
        assert!(!kinds.is_empty(), "{action} is for nobody");
    }
}

#[test]
fn who_does_anything_in_a_file_finds_it_in_a_list() {
    for (role, line) in everything().filter(|(_, line)| matches!(line.reach, Reach::Case(..))) {
        let found = reaches(role, Action::Search).any(|search| no_further(line.reach, search));
        assert!(found, "{role}: {:?} reaches further than its search", line.actions);
    }
}

#[test]
fn who_sees_the_identity_layer_sees_contact_data() {
    for role in Role::ALL {
        for seen in reaches(*role, Action::View(Layer::Identity)) {
            assert!(reaches(*role, Action::ViewContact).any(|contact| no_further(seen, contact)), "{role}");
        }
    }
}

#[test]
fn who_changes_a_layer_sees_what_it_changes() {
    for role in Role::ALL {
        for layer in Layer::ALL {
            for changed in reaches(*role, Action::Edit(*layer)) {
                let mut seen = reaches(*role, Action::View(*layer));
                assert!(seen.any(|seen| no_further(changed, seen)), "{role} changes {layer} unseen");
            }
        }
    }
}

#[test]
fn a_consent_opens_in_the_table_what_its_form_says_and_nothing_else() {
    let mut opened: BTreeSet<(Purpose, Layer)> = BTreeSet::new();
    for (_, line) in everything() {
        let Reach::Case(_, _, Entry::Consent(purposes)) = line.reach else { continue };
        for purpose in purposes {
            let layers = line.actions.iter().filter_map(|action| match action {
                Action::View(layer) => Some(*layer),
                Action::ViewEvidence | Action::ViewAttestation => Some(Layer::Support),
                Action::ViewPoints | Action::ViewFlag | Action::ViewAttestationFacts => Some(Layer::Housing),
                _ => None,
            });
            opened.extend(layers.map(|layer| (*purpose, layer)));
        }
    }
    let told = Purpose::ALL.iter().flat_map(|p| p.opens().iter().map(|layer| (*p, *layer)));
    assert_eq!(opened, told.collect());
}

#[test]
fn beyond_identity_nothing_of_another_passes_without_consent_or_law() {
    let layers = [Layer::Housing, Layer::Support, Layer::Sensitive].map(Action::View);
    let fields = [Action::ViewIncome, Action::ViewPoints, Action::ViewFlag, Action::ViewEvidence];
    let attestations = [Action::ViewAttestation, Action::ViewAttestationFacts];
    let closed: Vec<Action> = layers.into_iter().chain(fields).chain(attestations).collect();
    for (role, line) in everything() {
        if !line.actions.iter().any(|action| closed.contains(action)) {
            continue;
        }
        let guarded = matches!(line.reach, Reach::Case(_, _, Entry::Own | Entry::Consent(_)));
        assert!(guarded || line.law.is_some(), "{role}: {:?} has no ground", line.actions);
    }
}

#[test]
fn no_line_of_a_role_says_the_same_twice() {
    for role in Role::ALL {
        let mut told = BTreeSet::new();
        for line in lines(*role) {
            for action in line.actions {
                let new = told.insert((*action, format!("{:?}", line.reach)));
                assert!(new, "{role} has {action} twice");
            }
        }
    }
}

#[test]
fn figures_and_accounts_come_without_files() {
    for role in [Role::PolicyOfficer, Role::Administrator] {
        let files =
            lines(role).iter().filter(|l| matches!(l.reach, Reach::Case(..) | Reach::ExactFile)).count();
        assert_eq!(files, 0, "{role} reaches files");
    }
}

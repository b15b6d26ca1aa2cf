//! Cases of need, attestation, target group and state of the registration.

use super::{Edge, child, family, good, group, issued_by, lives, urgent};
use crate::dice::shift;
use crate::world::World;
use domain::days::minus_years;
use domain::{AttestationLevel, HousingNeed, OcmwCheck, Refusal, SearchCheck, Sex, Status, Transfer};

/// Cases of need, attestation, target group and state of the registration.
pub(super) const EDGES: &[Edge] = &[
    Edge {
        // Goes the special way, outside the points.
        what: "special need, documented",
        shape: |world, draft| {
            urgent(world, draft);
            draft.claim(HousingNeed::Special, true);
        },
    },
    Edge {
        what: "special need, not documented",
        shape: |world, draft| {
            urgent(world, draft);
            draft.claim(HousingNeed::Special, false);
        },
    },
    Edge {
        what: "urgent need without a document",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.need_documented = false;
        },
    },
    Edge {
        what: "need that ends on the reference date",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.need_until = Some(world.today);
        },
    },
    Edge {
        what: "need that ended the day before",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.need_until = Some(shift(world.today, -1));
        },
    },
    Edge {
        what: "attestation valid up to the reference date",
        shape: |world, draft| {
            urgent(world, draft);
            draft.attestations[0].valid_until = Some(world.today);
        },
    },
    Edge {
        what: "attestation expired the day before",
        shape: |world, draft| {
            urgent(world, draft);
            draft.attestations[0].valid_until = Some(shift(world.today, -1));
        },
    },
    Edge {
        what: "attestation issued on the reference date",
        shape: |world, draft| {
            urgent(world, draft);
            draft.attestations[0].issued_on = world.today;
        },
    },
    Edge {
        what: "attestation by an organisation without an agreement",
        shape: |world, draft| {
            urgent(world, draft);
            issued_by(world, draft, |one, _| one.agreement_from.is_none());
        },
    },
    Edge {
        what: "attestation by an organisation whose agreement ended",
        shape: |world, draft| {
            urgent(world, draft);
            issued_by(world, draft, |one, today| one.agreement_to.is_some_and(|to| to < today));
        },
    },
    Edge {
        what: "attestation by an organisation whose agreement has yet to start",
        shape: |world, draft| {
            urgent(world, draft);
            issued_by(world, draft, |one, today| one.agreement_from.is_some_and(|from| from > today));
        },
    },
    Edge {
        // Both exceptions of the attestation at once: still good.
        what: "attestation by way of both exceptions",
        shape: |world, draft| {
            urgent(world, draft);
            draft.attestations[0].ocmw = OcmwCheck::LastingDisruption;
            draft.attestations[0].search = SearchCheck::Excused;
        },
    },
    Edge {
        // One condition missing, and an older attestation that is good but further away: the second one counts.
        what: "two attestations, the nearest one incomplete",
        shape: |world, draft| {
            urgent(world, draft);
            let mut far = good(world, draft);
            far.level = AttestationLevel::District;
            far.issued_on = shift(world.today, -200);
            draft.attestations[0].ready = false;
            draft.attestations.push(far);
        },
    },
    Edge {
        what: "warning flag without a support agreement",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.warning_flag = true;
        },
    },
    Edge {
        what: "warning flag with a support agreement",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.warning_flag = true;
            draft.candidate.support_agreement = true;
        },
    },
    Edge {
        what: "urgent need, but owns property",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.owns_property = true;
        },
    },
    Edge {
        what: "urgent need, but struck",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.status = Status::Struck;
        },
    },
    Edge {
        what: "suspended through the reference date",
        shape: |world, draft| {
            draft.candidate.status = Status::Suspended;
            draft.candidate.suspended_until = Some(world.today);
        },
    },
    Edge {
        what: "suspended until the day before",
        shape: |world, draft| {
            draft.candidate.status = Status::Suspended;
            draft.candidate.suspended_until = Some(shift(world.today, -1));
        },
    },
    Edge { what: "suspended without end", shape: |_, draft| draft.candidate.status = Status::Suspended },
    Edge {
        // Has two roads, pillar 2 and pillar 4.
        what: "mandatory transfer with an urgent need",
        shape: |world, draft| {
            urgent(world, draft);
            draft.candidate.transfer = Transfer::Mandatory;
        },
    },
    Edge {
        what: "housing first, with a tie",
        shape: |world, draft| {
            urgent(world, draft);
            lives(draft, world, draft.home, minus_years(world.today, 9));
            group(world, draft, "housing-first");
            draft.candidate.support_agreement = true;
        },
    },
    Edge {
        what: "moving on, without a tie",
        shape: |world, draft| {
            urgent(world, draft);
            draft.claim(HousingNeed::LeavingInstitution, true);
            group(world, draft, "moving-on");
            draft.candidate.support_agreement = true;
        },
    },
    Edge {
        what: "family in poverty with a baby, with a tie",
        shape: |world, draft| {
            urgent(world, draft);
            lives(draft, world, draft.home, minus_years(world.today, 8));
            family(world, draft, [child(shift(world.today, -40), Sex::F)]);
            group(world, draft, "families-in-poverty");
            draft.candidate.support_agreement = true;
        },
    },
    Edge {
        what: "refused once, without a valid reason",
        shape: |world, draft| draft.refusals.push(refusal(world, 150, false)),
    },
    Edge {
        what: "refused twice, without a valid reason",
        shape: |world, draft| {
            draft.refusals.extend([refusal(world, 280, false), refusal(world, 120, false)]);
        },
    },
    Edge {
        // Too short ago for another offer, in many regulations.
        what: "refused a month ago, for a valid reason",
        shape: |world, draft| draft.refusals.push(refusal(world, 30, true)),
    },
];

fn refusal(world: &World<'_>, days_ago: i32, valid: bool) -> Refusal {
    Refusal { refused_on: shift(world.today, -days_ago), valid }
}

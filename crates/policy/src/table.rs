//! The table: what each role may do, how far, and on what ground.
//!
//! The only place that says so. `decide` and `scope` both read it, and `matrix.md` is written from it.

use crate::action::Action::{self, *};
use crate::facts::Part;
use crate::layer::{
    Layer::{Housing, Identity, Sensitive, Support},
    Purpose,
};
use crate::line::{Line, Reach, case, may};
use crate::role::Role;
use crate::rule::LegalBasis;
use crate::scope::Entry;
use crate::scope::Whom::{Anyone, Ever, Me, OpenOrMe};

const LANDLORD: &[Part] = &[Part::Landlord];
const COUNCIL: &[Part] = &[Part::Council];
const SUPPORT: &[Part] = &[Part::Support, Part::Trajectory];
const TRAJECTORY: &[Part] = &[Part::Trajectory];
const TEAM: &[Part] = &[Part::Team];
const IGS: &[Part] = &[Part::Igs];
const VACANCY: &[Part] = &[Part::Vacancy];
const GROUP: &[Part] = &[Part::Group];
const VOLUNTEER: &[Part] = &[Part::Volunteer];
const CLUB: &[Part] = &[Part::Club];
const REPORTING: &[Part] = &[Part::Reporting];
const LAC: &[Part] = &[Part::Lac];

/// Who the person is.
const WHO: &[Action] = &[Search, ViewContact, View(Identity)];
/// What is at stake for a dwelling, besides the housing layer.
const STAKE: &[Action] = &[View(Housing), ViewPoints, ViewFlag, ViewAttestationFacts];
/// The consents of a person.
const CONSENTS: &[Action] = &[ViewConsents, RecordConsent, WithdrawConsent];
/// Nobody can be recognised in it.
const PLAIN: &[Action] = &[Calculate, ViewDwellings, ViewOrganisations];
const PLAIN_AND_FIGURES: &[Action] = &[Calculate, ViewDwellings, ViewOrganisations, ViewStatistics];

const ALLOCATION_OFFICER: &[Line] = &[
    case(WHO, LANDLORD, Anyone).law(LegalBasis::Registration),
    case(&[View(Housing), ViewPoints, ViewFlag], LANDLORD, Anyone).law(LegalBasis::Registration),
    case(&[ViewIncome, RevealNationalNumber, Export], LANDLORD, Anyone).law(LegalBasis::Registration),
    case(&[ViewAttestationFacts], LANDLORD, Anyone).law(LegalBasis::Attestation),
    case(&[ViewTasks, EditContact, Edit(Identity), Edit(Housing)], LANDLORD, Anyone),
    case(&[Merge, UndoMerge, InviteParty], LANDLORD, Anyone),
    case(CONSENTS, LANDLORD, Anyone),
    case(&[AssignCase, ViewAccessLog], LANDLORD, Anyone).entries(Entry::Own),
    may(&[CreateRegistration, Import, UndoImport], Reach::Organisation(false)),
    may(&[ManageDwellings, ManageStock, ViewRanking], Reach::Organisation(false)),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const TENANCY_SUPPORT: &[Line] = &[
    case(WHO, LANDLORD, OpenOrMe).law(LegalBasis::Registration),
    case(&[View(Housing), ViewPoints, ViewFlag, Export], LANDLORD, OpenOrMe).law(LegalBasis::Registration),
    case(&[ViewAttestationFacts], LANDLORD, OpenOrMe).law(LegalBasis::Attestation),
    case(&[ViewTasks, EditContact, InviteParty, IssueAttestation], LANDLORD, OpenOrMe),
    case(&[ViewAttestation, ConfirmAttestation, WithdrawAttestation], LANDLORD, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, LANDLORD, OpenOrMe),
    case(&[AssignCase, ViewAccessLog], LANDLORD, OpenOrMe).entries(Entry::Own),
    may(&[EmergencyAccess], Reach::ExactFile),
    may(PLAIN, Reach::Figures),
];

const ALLOCATION_COUNCIL_MEMBER: &[Line] = &[
    case(WHO, COUNCIL, Anyone).law(LegalBasis::Council),
    case(STAKE, COUNCIL, Anyone).law(LegalBasis::Council),
    may(&[ViewRanking], Reach::Organisation(false)),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const SUPPORT_WORKER: &[Line] = &[
    case(WHO, SUPPORT, OpenOrMe),
    case(&[Export, ViewTasks, EditContact, InviteParty], SUPPORT, OpenOrMe),
    case(STAKE, SUPPORT, OpenOrMe).consent(&[Purpose::Candidacy, Purpose::Support]),
    case(&[View(Support), ViewEvidence], SUPPORT, Me).consent(&[Purpose::Support]),
    case(&[ViewAttestation], SUPPORT, OpenOrMe).consent(&[Purpose::Support]),
    case(&[View(Sensitive)], SUPPORT, Me).consent(&[Purpose::Care]),
    case(&[Edit(Support), Edit(Sensitive), RecordEvidence, ViewAccessLog], SUPPORT, Me).entries(Entry::Own),
    case(&[IssueAttestation], SUPPORT, OpenOrMe).agreement(),
    case(&[ConfirmAttestation], SUPPORT, OpenOrMe).entries(Entry::Own).agreement(),
    case(&[WithdrawAttestation, AssignCase], SUPPORT, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, SUPPORT, OpenOrMe),
    may(&[TakeUpCase, EmergencyAccess], Reach::ExactFile).agreement(),
    may(PLAIN, Reach::Figures),
];

const TRAJECTORY_WORKER: &[Line] = &[
    case(WHO, TRAJECTORY, OpenOrMe),
    case(&[Export, ViewTasks, EditContact, InviteParty], TRAJECTORY, OpenOrMe),
    case(STAKE, TRAJECTORY, OpenOrMe).consent(&[Purpose::Candidacy, Purpose::Support]),
    case(&[View(Support), ViewEvidence], TRAJECTORY, Me).consent(&[Purpose::Support]),
    case(&[ViewAttestation], TRAJECTORY, OpenOrMe).consent(&[Purpose::Support]),
    case(&[View(Sensitive)], TRAJECTORY, Me).consent(&[Purpose::Care]),
    case(&[Edit(Support), Edit(Sensitive), RecordEvidence, ViewAccessLog], TRAJECTORY, Me)
        .entries(Entry::Own),
    case(&[IssueAttestation], TRAJECTORY, OpenOrMe).agreement(),
    case(&[ConfirmAttestation], TRAJECTORY, OpenOrMe).entries(Entry::Own).agreement(),
    case(&[WithdrawAttestation, AssignCase], TRAJECTORY, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, TRAJECTORY, OpenOrMe),
    may(&[TakeUpCase, EmergencyAccess], Reach::ExactFile).agreement(),
    may(PLAIN, Reach::Figures),
];

const TEAM_MEMBER: &[Line] = &[
    case(WHO, TEAM, OpenOrMe),
    case(&[ViewTasks], TEAM, OpenOrMe),
    case(STAKE, TEAM, OpenOrMe).consent(&[Purpose::Team]),
    case(&[View(Support)], TEAM, OpenOrMe).consent(&[Purpose::Team]),
    may(PLAIN, Reach::Figures),
];

const IGS_CONTACT: &[Line] = &[
    case(WHO, IGS, OpenOrMe),
    case(&[Export, ViewTasks, EditContact, InviteParty], IGS, OpenOrMe),
    case(STAKE, IGS, OpenOrMe).consent(&[Purpose::Team]),
    case(&[View(Support)], IGS, OpenOrMe).consent(&[Purpose::Team]),
    case(&[Edit(Support), AssignCase, ViewAccessLog], IGS, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, IGS, OpenOrMe),
    may(&[TakeUpCase], Reach::ExactFile).agreement(),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const SOCIAL_VACANCY_MANAGER: &[Line] = &[
    case(WHO, VACANCY, OpenOrMe),
    case(&[Export, ViewTasks, EditContact, InviteParty], VACANCY, OpenOrMe),
    case(&[View(Housing), View(Support)], VACANCY, OpenOrMe).consent(&[Purpose::Support]),
    case(&[Edit(Housing), Edit(Support)], VACANCY, OpenOrMe).entries(Entry::Own),
    case(&[AssignCase, ViewAccessLog], VACANCY, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, VACANCY, OpenOrMe),
    may(&[TakeUpCase, EmergencyAccess], Reach::ExactFile).agreement(),
    may(&[ManageDwellings], Reach::Organisation(false)),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const TECHNICAL_VACANCY_MANAGER: &[Line] = &[
    case(&[Search, ViewContact, ViewTasks], VACANCY, OpenOrMe),
    may(&[ManageDwellings], Reach::Organisation(false)),
    may(&[ViewDwellings, ViewOrganisations], Reach::Figures),
];

const GROUP_WORKER: &[Line] = &[
    case(&[Search, ViewContact, ViewTasks], GROUP, OpenOrMe),
    case(&[View(Support), Edit(Support)], GROUP, OpenOrMe).entries(Entry::Own),
    may(&[ViewOrganisations], Reach::Figures),
];

const VOLUNTEER_LINES: &[Line] = &[case(&[Search, ViewContact, ViewTasks], VOLUNTEER, Me)];

const HOUSING_CLUB_WORKER: &[Line] = &[
    case(WHO, CLUB, OpenOrMe),
    case(&[ViewTasks, EditContact], CLUB, OpenOrMe),
    case(&[View(Housing)], CLUB, OpenOrMe).consent(&[Purpose::HousingSearch]),
    case(&[Edit(Housing), AssignCase], CLUB, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, CLUB, OpenOrMe),
    may(&[TakeUpCase], Reach::ExactFile).agreement(),
    may(PLAIN, Reach::Figures),
];

const REPORTING_POINT: &[Line] = &[
    case(WHO, REPORTING, OpenOrMe),
    case(&[Export, ViewTasks, EditContact, InviteParty], REPORTING, OpenOrMe),
    case(&[View(Housing), View(Support)], REPORTING, OpenOrMe).consent(&[Purpose::Reporting]),
    case(&[Edit(Support), AssignCase, ViewAccessLog], REPORTING, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, REPORTING, OpenOrMe),
    may(&[TakeUpCase, EmergencyAccess], Reach::ExactFile).agreement(),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const LAC_ADMINISTRATOR: &[Line] = &[
    case(WHO, LAC, OpenOrMe).law(LegalBasis::LocalCommittee),
    case(&[View(Housing)], LAC, OpenOrMe).law(LegalBasis::LocalCommittee),
    case(&[Export, ViewTasks, EditContact, InviteParty], LAC, OpenOrMe),
    case(&[View(Support)], LAC, OpenOrMe).consent(&[Purpose::EvictionPrevention]),
    case(&[Edit(Support), AssignCase, ViewAccessLog], LAC, OpenOrMe).entries(Entry::Own),
    case(CONSENTS, LAC, OpenOrMe),
    may(PLAIN_AND_FIGURES, Reach::Figures),
];

const LAC_MEMBER: &[Line] = &[
    case(WHO, LAC, OpenOrMe).law(LegalBasis::LocalCommittee),
    case(&[View(Housing)], LAC, OpenOrMe).law(LegalBasis::LocalCommittee),
    case(&[ViewTasks], LAC, OpenOrMe),
    case(&[View(Support)], LAC, OpenOrMe).consent(&[Purpose::EvictionPrevention]),
    may(PLAIN, Reach::Figures),
];

const POLICY_OFFICER: &[Line] = &[may(PLAIN_AND_FIGURES, Reach::Figures)];

const ADMINISTRATOR: &[Line] = &[
    may(&[ManageAccounts, ManageTokens, ManageOrganisations, ManageAgreements], Reach::Office),
    may(&[ManageAreas, ViewHealth], Reach::Office),
    may(&[ManageRoles], Reach::Others),
    may(&[ViewDwellings, ViewOrganisations], Reach::Figures),
];

const PRIVACY_OFFICER: &[Line] = &[
    case(WHO, Part::ALL, Ever),
    case(&[ViewAccessLog, ViewConsents, WithdrawConsent], Part::ALL, Ever),
    case(&[ExtractPerson], Part::ALL, Ever).entries(Entry::RegisterOrOwn),
    case(&[Erase, RunRetention], LANDLORD, Ever).entries(Entry::RegisterOrOwn),
    case(&[Erase, RunRetention], Part::ALL, Ever).entries(Entry::Own),
    may(&[ViewAuditLog], Reach::Organisation(true)),
    may(&[ViewOrganisations], Reach::Figures),
];

/// What a role may do. Whatever is not here, it may not.
pub(crate) fn lines(role: Role) -> &'static [Line] {
    match role {
        Role::AllocationOfficer => ALLOCATION_OFFICER,
        Role::TenancySupport => TENANCY_SUPPORT,
        Role::AllocationCouncilMember => ALLOCATION_COUNCIL_MEMBER,
        Role::SupportWorker => SUPPORT_WORKER,
        Role::TrajectoryWorker => TRAJECTORY_WORKER,
        Role::TeamMember => TEAM_MEMBER,
        Role::IgsContact => IGS_CONTACT,
        Role::SocialVacancyManager => SOCIAL_VACANCY_MANAGER,
        Role::TechnicalVacancyManager => TECHNICAL_VACANCY_MANAGER,
        Role::GroupWorker => GROUP_WORKER,
        Role::Volunteer => VOLUNTEER_LINES,
        Role::HousingClubWorker => HOUSING_CLUB_WORKER,
        Role::ReportingPoint => REPORTING_POINT,
        Role::LacAdministrator => LAC_ADMINISTRATOR,
        Role::LacMember => LAC_MEMBER,
        Role::PolicyOfficer => POLICY_OFFICER,
        Role::Administrator => ADMINISTRATOR,
        Role::PrivacyOfficer => PRIVACY_OFFICER,
    }
}

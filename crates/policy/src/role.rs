//! What somebody is within an organisation.

use crate::codes::codes;
use domain::Sector;

/// What somebody is within an organisation, from a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Allocates dwellings for a housing company.
    #[doc(alias = "medewerker toewijzing")]
    AllocationOfficer,
    /// Supports tenants on behalf of the housing company itself.
    #[doc(alias = "huurbegeleiding")]
    TenancySupport,
    /// Sits in an allocation council. Held in the company whose council it is, or in the member's own organisation.
    #[doc(alias = "lid van de toewijzingsraad")]
    AllocationCouncilMember,
    /// Supports people.
    #[doc(alias = "begeleider, individuele begeleider")]
    SupportWorker,
    /// Coordinates one person's whole plan.
    #[doc(alias = "trajectbegeleider")]
    TrajectoryWorker,
    /// Sits in a team that selects and evaluates.
    #[doc(alias = "teamlid")]
    TeamMember,
    /// Receives referrals for an intermunicipal partnership and chairs the team.
    #[doc(alias = "contactpersoon IGS")]
    IgsContact,
    /// Runs the programme in vacant dwellings.
    #[doc(alias = "sociale leegstandsbeheerder")]
    SocialVacancyManager,
    /// Keeps the vacant dwellings safe.
    #[doc(alias = "technische leegstandsbeheerder")]
    TechnicalVacancyManager,
    /// Leads group sessions.
    #[doc(alias = "groepswerker")]
    GroupWorker,
    /// Helps without pay, within clear limits.
    #[doc(alias = "vrijwilliger")]
    Volunteer,
    /// Helps people find a private home.
    #[doc(alias = "medewerker woonclub")]
    HousingClubWorker,
    /// Weighs what any service reports.
    #[doc(alias = "meldpunt")]
    ReportingPoint,
    /// Prepares the files and letters of a local advisory committee.
    #[doc(alias = "administrator van de LAC")]
    LacAdministrator,
    /// Sits in a local advisory committee.
    #[doc(alias = "lid van de LAC")]
    LacMember,
    /// Works with figures, never with names.
    #[doc(alias = "beleidsmedewerker")]
    PolicyOfficer,
    /// Looks after accounts and the program, never files.
    #[doc(alias = "beheerder")]
    Administrator,
    /// Watches over the log and handles requests of the persons concerned.
    #[doc(alias = "functionaris voor gegevensbescherming")]
    PrivacyOfficer,
}

codes!(Role {
    AllocationOfficer => "allocation-officer",
    TenancySupport => "tenancy-support",
    AllocationCouncilMember => "allocation-council-member",
    SupportWorker => "support-worker",
    TrajectoryWorker => "trajectory-worker",
    TeamMember => "team-member",
    IgsContact => "igs-contact",
    SocialVacancyManager => "social-vacancy-manager",
    TechnicalVacancyManager => "technical-vacancy-manager",
    GroupWorker => "group-worker",
    Volunteer => "volunteer",
    HousingClubWorker => "housing-club-worker",
    ReportingPoint => "reporting-point",
    LacAdministrator => "lac-administrator",
    LacMember => "lac-member",
    PolicyOfficer => "policy-officer",
    Administrator => "administrator",
    PrivacyOfficer => "privacy-officer",
});

impl Role {
    /// Whether the role exists in an organisation of this kind: the two that act for the landlord exist in a housing
    /// company only, because the law opens registrations to the company that allocates and to nobody else.
    #[must_use]
    pub fn fits(self, sector: Sector) -> bool {
        !matches!(self, Self::AllocationOfficer | Self::TenancySupport) || sector == Sector::Company
    }
}

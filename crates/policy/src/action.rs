//! What can be asked for: a closed list, so that nothing is decided by accident.
//!
//! A new action is a variant here, its code, and a place in the table; the fixture of the tests then asks for its rows.

use crate::codes::codes;
use crate::layer::Layer;
use crate::scope::States;

/// Something somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Find files by name, number or date of birth, and list them.
    Search,
    /// See name, telephone number and e-mail address.
    ViewContact,
    /// See a layer of a file. Identity includes contact data; the national number stays masked.
    View(Layer),
    /// See the whole national number.
    RevealNationalNumber,
    /// See the amounts of an income; the category belongs to the housing layer.
    ViewIncome,
    /// See the code of the housing need, the points and their explanation.
    ViewPoints,
    /// See the warning flag, and whether there is a support agreement.
    ViewFlag,
    /// See the kind of evidence of a housing need, and the document.
    ViewEvidence,
    /// Add evidence of a housing need, or replace or withdraw what the own organisation added.
    RecordEvidence,
    /// See the tasks agreed in a case.
    ViewTasks,
    /// Correct contact data.
    EditContact,
    /// Change a layer of a file, or add to it. Identity includes contact data.
    Edit(Layer),
    /// Register a household.
    CreateRegistration,
    /// See likely duplicates and merge two files; asked of both.
    Merge,
    /// Undo a merge; asked of both files.
    UndoMerge,
    /// Read a registry into the register.
    Import,
    /// Undo an import.
    UndoImport,
    /// Take a list out as a file.
    Export,
    /// Find a file by its exact number and date of birth, and start to take part in the case.
    TakeUpCase,
    /// Name or release the person of the own organisation in a case, or end its part.
    AssignCase,
    /// Bring another organisation into a case. Identity passes to it; the rest needs consent or law.
    InviteParty,
    /// Open a file with a reason, without a part in the case.
    EmergencyAccess,
    /// Issue a support attestation.
    IssueAttestation,
    /// Confirm an attestation at the allocation.
    ConfirmAttestation,
    /// Withdraw an attestation.
    WithdrawAttestation,
    /// See of an attestation whether it meets each element, its level and until when it holds: yes or no, never why.
    ViewAttestationFacts,
    /// See an attestation as a whole.
    ViewAttestation,
    /// See which consents were given.
    ViewConsents,
    /// Record a consent, with its form.
    RecordConsent,
    /// Record that a consent is withdrawn.
    WithdrawConsent,
    /// See who looked at a file or changed it.
    ViewAccessLog,
    /// See the log of an organisation.
    ViewAuditLog,
    /// Make the extract of all data of a person, at the person's request.
    ExtractPerson,
    /// Erase or anonymise a file, or an organisation's own entries in it.
    Erase,
    /// Run the retention of files, dry or not.
    RunRetention,
    /// Compute points without storing anybody.
    Calculate,
    /// See dwellings and stock.
    ViewDwellings,
    /// Change dwellings.
    ManageDwellings,
    /// Change the numbers of dwellings.
    ManageStock,
    /// Change which municipalities are whose area.
    ManageAreas,
    /// See the ranking for a dwelling, by registration number; names follow from the files.
    ViewRanking,
    /// See figures that identify nobody.
    ViewStatistics,
    /// See organisations and their agreements.
    ViewOrganisations,
    /// Change organisations.
    ManageOrganisations,
    /// Change cooperation agreements.
    ManageAgreements,
    /// Create, block and restore accounts.
    ManageAccounts,
    /// Give and end roles of somebody else.
    ManageRoles,
    /// Make and revoke tokens of the API.
    ManageTokens,
    /// See the state of the program.
    ViewHealth,
}

codes!(Action {
    Search => "search",
    ViewContact => "view-contact",
    View(Layer::Identity) => "view-identity",
    View(Layer::Housing) => "view-housing",
    View(Layer::Support) => "view-support",
    View(Layer::Sensitive) => "view-sensitive",
    RevealNationalNumber => "reveal-national-number",
    ViewIncome => "view-income",
    ViewPoints => "view-points",
    ViewFlag => "view-flag",
    ViewEvidence => "view-evidence",
    RecordEvidence => "record-evidence",
    ViewTasks => "view-tasks",
    EditContact => "edit-contact",
    Edit(Layer::Identity) => "edit-identity",
    Edit(Layer::Housing) => "edit-housing",
    Edit(Layer::Support) => "edit-support",
    Edit(Layer::Sensitive) => "edit-sensitive",
    CreateRegistration => "create-registration",
    Merge => "merge",
    UndoMerge => "undo-merge",
    Import => "import",
    UndoImport => "undo-import",
    Export => "export",
    TakeUpCase => "take-up-case",
    AssignCase => "assign-case",
    InviteParty => "invite-party",
    EmergencyAccess => "emergency-access",
    IssueAttestation => "issue-attestation",
    ConfirmAttestation => "confirm-attestation",
    WithdrawAttestation => "withdraw-attestation",
    ViewAttestationFacts => "view-attestation-facts",
    ViewAttestation => "view-attestation",
    ViewConsents => "view-consents",
    RecordConsent => "record-consent",
    WithdrawConsent => "withdraw-consent",
    ViewAccessLog => "view-access-log",
    ViewAuditLog => "view-audit-log",
    ExtractPerson => "extract-person",
    Erase => "erase",
    RunRetention => "run-retention",
    Calculate => "calculate",
    ViewDwellings => "view-dwellings",
    ManageDwellings => "manage-dwellings",
    ManageStock => "manage-stock",
    ManageAreas => "manage-areas",
    ViewRanking => "view-ranking",
    ViewStatistics => "view-statistics",
    ViewOrganisations => "view-organisations",
    ManageOrganisations => "manage-organisations",
    ManageAgreements => "manage-agreements",
    ManageAccounts => "manage-accounts",
    ManageRoles => "manage-roles",
    ManageTokens => "manage-tokens",
    ViewHealth => "view-health",
});

impl Action {
    /// Whether a landlord never does it, whatever the role, the consent or the emergency: the support and sensitive
    /// layers, and the document behind a housing need.
    #[must_use]
    pub fn never_a_landlords(self) -> bool {
        match self {
            Self::View(layer) | Self::Edit(layer) => matches!(layer, Layer::Support | Layer::Sensitive),
            Self::ViewEvidence | Self::RecordEvidence => true,
            _ => false,
        }
    }

    /// Whether emergency access opens it, for a role that may see it in its own cases: looking, never changing.
    #[must_use]
    pub fn opened_by_emergency(self) -> bool {
        matches!(self, Self::Search | Self::ViewContact | Self::View(_) | Self::ViewFlag | Self::ViewTasks)
    }

    /// In which files it can be done besides those in use. The log outlives its file; the rights of a person reach the
    /// file that was merged away.
    #[must_use]
    pub fn states(self) -> States {
        match self {
            Self::ViewAccessLog => States { merged: true, erased: true },
            Self::UndoMerge
            | Self::WithdrawConsent
            | Self::ExtractPerson
            | Self::Erase
            | Self::RunRetention => States { merged: true, erased: false },
            _ => States::default(),
        }
    }
}

//! What could be different, and reasons in a few words.

use super::Words;
use super::findings::Names;
use domain::ReasonCode;
use i18n_embed_fl::fl;
use rules::Change;

impl Words {
    /// Something that could be different, in words.
    pub(crate) fn change(&self, change: &Change, names: &Names, adapted_need: bool) -> String {
        let l = &self.loader;
        match change {
            Change::DocumentNeed => fl!(l, "change-document-need"),
            Change::HaveNeed => fl!(l, "change-have-need"),
            Change::Attestation { level } => fl!(l, "change-attestation", level = self.level(*level)),
            Change::AnyAttestation => fl!(l, "change-any-attestation"),
            Change::AddPreference { municipality } => {
                fl!(l, "change-add-preference", municipality = names.law.municipalities.name(*municipality))
            }
            Change::SupportAgreement => fl!(l, "change-support-agreement"),
            Change::Wait { until } => fl!(l, "change-wait", until = self.date(*until)),
            Change::LowerIncome { ceiling } => fl!(l, "change-lower-income", ceiling = self.euro(*ceiling)),
            Change::Reactivate => fl!(l, "change-reactivate"),
            Change::NoProperty => fl!(l, "change-no-property"),
            Change::OtherSize { least, most } => {
                fl!(l, "change-other-size", least = least.to_string(), most = most.to_string())
            }
            Change::OtherAdaptation if adapted_need => fl!(l, "change-other-adaptation-needed"),
            Change::OtherAdaptation => fl!(l, "change-other-adaptation-plain"),
            Change::LongerResidence { years } => fl!(l, "change-longer-residence", years = years.to_string()),
            Change::JoinGroup { groups } => {
                fl!(l, "change-join-group", groups = self.groups(groups, names.law))
            }
            Change::AskTransfer => fl!(l, "change-ask-transfer"),
            Change::SocialReport => fl!(l, "change-social-report"),
            Change::MorePoints { criterion } => {
                fl!(l, "change-more-points", criterion = (names.criterion)(criterion))
            }
            Change::Nothing => fl!(l, "change-nothing"),
        }
    }

    /// A reason in a few words.
    pub(crate) fn reason(&self, reason: ReasonCode, names: &Names) -> String {
        let l = &self.loader;
        match reason {
            ReasonCode::AdaptedMismatch => fl!(l, "reason-adapted-mismatch"),
            ReasonCode::Age => fl!(l, "reason-age"),
            ReasonCode::AlreadyAllocated => fl!(l, "reason-already-allocated"),
            ReasonCode::Gate(n) => {
                let criterion =
                    names.gates.get(n as usize).map_or_else(String::new, |g| (names.criterion)(g));
                fl!(l, "reason-gate", criterion = criterion)
            }
            ReasonCode::IncomeLimit => fl!(l, "reason-income-limit"),
            ReasonCode::NoLocalTie => fl!(l, "reason-no-local-tie"),
            ReasonCode::NoPreference => fl!(l, "reason-no-preference"),
            ReasonCode::NoTransfer => fl!(l, "reason-no-transfer"),
            ReasonCode::NotInTargetGroup => fl!(l, "reason-not-in-target-group"),
            ReasonCode::NotReservedFor => fl!(l, "reason-not-reserved-for"),
            ReasonCode::Occupancy => fl!(l, "reason-occupancy"),
            ReasonCode::OnHold => fl!(l, "reason-on-hold"),
            ReasonCode::Property => fl!(l, "reason-property"),
            ReasonCode::SpecialRoute => fl!(l, "reason-special-route"),
            ReasonCode::Struck => fl!(l, "reason-struck"),
            ReasonCode::Suspended => fl!(l, "reason-suspended"),
            ReasonCode::Underage => fl!(l, "reason-underage"),
            ReasonCode::WarningFlagWithoutAgreement => fl!(l, "reason-warning-flag"),
        }
    }
}

//! Candidates and what hangs on them.

use domain::{Candidate, Cents, GroupMask, RegistrationNumber};

use super::Loading;
use super::words::At;
use crate::{Attestation, Error, Member, Refusal, Registration, Residence};

impl Loading<'_> {
    /// A candidate, in order of row ids.
    pub(super) fn candidate(&mut self, row: &Registration) -> Result<(), Error> {
        let at = At("registration", row.id);
        let mut groups = GroupMask::default();
        for code in row.target_groups.split('|').filter(|code| !code.is_empty()) {
            groups = groups.with(self.group(at, "target_groups", code)?);
        }
        let candidate = Candidate {
            number: RegistrationNumber::from(row.number.as_str()),
            registered_on: row.registered_on,
            birth_date: row.birth_date,
            sex: at.word("sex", &row.sex)?,
            monthly_income: Cents(row.monthly_income),
            yearly_income: Cents(row.yearly_income),
            owns_property: row.owns_property,
            need: at.word_or_none("housing_need", row.housing_need.as_deref())?,
            need_documented: row.need_documented,
            need_until: row.need_until,
            ocmw: at.word_or_none("ocmw_nis", row.ocmw_nis.as_deref())?,
            groups,
            transfer: at.word("transfer", &row.transfer)?,
            informal_care: at.word_or_none("informal_care_nis", row.informal_care_nis.as_deref())?,
            adapted_need: row.adapted_need,
            warning_flag: row.warning_flag,
            support_agreement: row.support_agreement,
            emancipated: row.emancipated,
            status: at.word("status", &row.status)?,
            suspended_until: row.suspended_until,
        };
        self.ids.push(row.id);
        self.register.candidates.push(candidate);
        Ok(())
    }

    pub(super) fn member(&mut self, row: &Member) -> Result<(), Error> {
        let at = At("member", row.id);
        let member = domain::Member {
            birth_date: row.birth_date,
            sex: at.word("sex", &row.sex)?,
            relation: at.word("relation", &row.relation)?,
            dependent: row.dependent,
            stays: at.word("stays", &row.stays)?,
        };
        let owner = self.owner(row.registration_id);
        self.register.members.extend(owner.map(|owner| (owner, member)));
        Ok(())
    }

    pub(super) fn residence(&mut self, row: &Residence) -> Result<(), Error> {
        let municipality = At("residence", row.id).word("nis", &row.nis)?;
        let residence = domain::Residence { municipality, from: row.from_day, to: row.to_day };
        let owner = self.owner(row.registration_id);
        self.register.residences.extend(owner.map(|owner| (owner, residence)));
        Ok(())
    }

    pub(super) fn preference(&mut self, registration: i64, nis: &str) -> Result<(), Error> {
        let nis = At("preference of registration", registration).word("nis", nis)?;
        let owner = self.owner(registration);
        self.register.preferences.extend(owner.map(|owner| (owner, nis)));
        Ok(())
    }

    /// An attestation, once organisations are known.
    pub(super) fn attestation(&mut self, row: &Attestation) -> Result<(), Error> {
        let at = At("attestation", row.id);
        let attestation = domain::Attestation {
            organisation: self.organisations.get(&row.organisation_id).copied(),
            issued_on: row.issued_on,
            valid_until: row.valid_until,
            level: at.word("level", &row.level)?,
            ocmw: at.word("ocmw", &row.ocmw)?,
            search: at.word("search", &row.search)?,
            ready: row.ready,
            engagement: row.engagement,
            confirmed_on: row.confirmed_on,
        };
        let owner = self.owner(row.registration_id).filter(|_| row.withdrawn_on.is_none());
        self.register.attestations.extend(owner.map(|owner| (owner, attestation)));
        Ok(())
    }

    pub(super) fn refusal(&mut self, row: &Refusal) {
        let refusal = domain::Refusal { refused_on: row.refused_on, valid: row.valid };
        let owner = self.owner(row.registration_id);
        self.register.refusals.extend(owner.map(|owner| (owner, refusal)));
    }
}

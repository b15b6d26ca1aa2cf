//! What somebody may change by an import: what they may change by hand, and of that only what they may see.

use crate::office::{Acting, No, Office, reach};
use policy::{Action, Facts, Layer, decide};
use std::collections::HashSet;
use store::entities::organisation;
use store::register::{self, Reach};
use store::sea_orm::ConnectionTrait;

/// What somebody may change by an import: what they may change by hand. Of the rest nothing is changed, and nothing is
/// told but that it is not theirs. Fields of a file that they may not see are not even compared: that one of them
/// differs would tell what is in it.
#[derive(Clone, Debug)]
pub struct Within {
    /// The files.
    pub(super) files: Reach,
    /// Where the fields of each part are seen.
    seen: [Reach; 4],
    /// The files in which attestations may be issued.
    attested: Reach,
    /// Codes of the organisations they would be issued for.
    own: Vec<String>,
    /// Codes and names of the companies whose dwellings and stock these are.
    companies: Vec<String>,
    /// Whether organisations that are there may be changed.
    pub(super) organisations: bool,
}

/// Which parts of a file somebody sees, beside the housing layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sees {
    /// Name, birth date, sex, contact data, national number.
    pub identity: bool,
    /// Amounts of income.
    pub income: bool,
    /// Housing need.
    pub need: bool,
    /// Warning flag and support agreement.
    pub flag: bool,
}

impl Sees {
    /// Everything.
    pub const ALL: Self = Self { identity: true, income: true, need: true, flag: true };
}

/// What somebody may do with each file of a batch.
pub(super) struct Sights {
    files: HashSet<i64>,
    seen: [HashSet<i64>; 4],
}

impl Sights {
    /// What is seen of a file that may be changed; none of one that may not.
    pub(super) fn of(&self, id: i64) -> Option<Sees> {
        let [identity, income, need, flag] = self.seen.each_ref().map(|seen| seen.contains(&id));
        self.files.contains(&id).then_some(Sees { identity, income, need, flag })
    }
}

impl Within {
    /// What this person may change.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn of(office: &Office, acting: &Acting) -> Result<Self, No> {
        let reader = office.store.reader();
        let companies = store::organisations::companies(reader).await?;
        let may = |id| decide(&acting.actor, Action::ManageDwellings, &Facts::of_organisation(id)).allow;
        let companies = companies.into_iter().filter(|company| may(company.id));
        let held: HashSet<i64> = acting.actor.held().iter().map(|held| held.organisation).collect();
        let all = store::imports::rows::<organisation::Entity, _>(reader).await?;
        let own = all.into_iter().filter(|row| held.contains(&row.id));
        let identity = Action::View(Layer::Identity);
        let seen = [identity, Action::ViewIncome, Action::ViewPoints, Action::ViewFlag];
        Ok(Self {
            files: reach::of(acting, Action::Edit(Layer::Housing)),
            seen: seen.map(|action| reach::of(acting, action)),
            attested: reach::of(acting, Action::IssueAttestation),
            own: own.map(|row| row.code).collect(),
            companies: companies.flat_map(|company| [company.code, company.name]).collect(),
            organisations: acting.actor.may(Action::ManageOrganisations),
        })
    }

    pub(super) fn lets(&self, company: &str) -> bool {
        self.companies.iter().any(|own| own.eq_ignore_ascii_case(company))
    }

    /// What may be done with these files.
    pub(super) async fn sights<C: ConnectionTrait>(&self, db: &C, ids: &[i64]) -> Result<Sights, No> {
        let files = register::reach::filter(db, &self.files, ids).await?;
        let mut seen: [HashSet<i64>; 4] = Default::default();
        for (place, reach) in self.seen.iter().enumerate() {
            let earlier = self.seen[..place].iter().position(|other| other == reach);
            seen[place] = match earlier {
                Some(earlier) => seen[earlier].clone(),
                None => register::reach::filter(db, reach, &files).await?.into_iter().collect(),
            };
        }
        Ok(Sights { files: files.into_iter().collect(), seen })
    }

    /// Of these files the ones in which this organisation's attestations may be written.
    pub(super) async fn attests<C: ConnectionTrait>(&self, db: &C, ids: &[i64]) -> Result<HashSet<i64>, No> {
        Ok(register::reach::filter(db, &self.attested, ids).await?.into_iter().collect())
    }

    /// Whether attestations of this organisation are theirs to write.
    pub(super) fn speaks_for(&self, organisation: &str) -> bool {
        self.own.iter().any(|own| own == organisation)
    }
}

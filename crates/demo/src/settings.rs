//! The settings of the invented region: read from TOML, checked, and never doubted afterwards.

mod check;
mod homes;
mod people;
mod places;

pub(crate) use homes::{DwellingSettings, FixedDwelling, HistorySettings};
pub(crate) use people::{
    AttestationSettings, ChildSettings, GroupRow, HouseholdKind, HouseholdRow, IncomeSettings, NeedRow,
    PeopleSettings, PreferenceSettings, ResidenceSettings,
};
pub(crate) use places::{AreaRow, Company, Law, OcmwSettings, OrganisationRow, SectorCode, SizeRow, Sizes};

use chrono::NaiveDate;
use domain::GroupCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Every figure from which the invented region is made.
///
/// Comes from [`Settings::parse`] alone, so it is complete and consistent: every name it mentions exists in it.
#[derive(Debug)]
pub struct Settings {
    pub(crate) file: File,
    pub(crate) names: Names,
}

/// `region.toml`, key by key; what each means stands in that file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) reference_date: NaiveDate,
    pub(crate) companies: Vec<Company>,
    pub(crate) sizes: Sizes,
    pub(crate) law: Law,
    pub(crate) areas: Vec<AreaRow>,
    pub(crate) organisations: Vec<OrganisationRow>,
    pub(crate) ocmw: OcmwSettings,
    pub(crate) needs: Vec<NeedRow>,
    pub(crate) groups: Vec<GroupRow>,
    pub(crate) households: Vec<HouseholdRow>,
    pub(crate) people: PeopleSettings,
    pub(crate) children: ChildSettings,
    pub(crate) income: IncomeSettings,
    pub(crate) residence: ResidenceSettings,
    pub(crate) preferences: PreferenceSettings,
    pub(crate) attestations: AttestationSettings,
    pub(crate) dwellings: DwellingSettings,
    pub(crate) history: HistorySettings,
}

/// `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) female: Vec<String>,
    pub(crate) male: Vec<String>,
    pub(crate) neutral: Vec<String>,
    pub(crate) family: Vec<String>,
}

impl Settings {
    /// Reads and checks settings.
    ///
    /// # Errors
    /// The first fault, with its line: no TOML, a key that is unknown or missing, a value of the wrong kind, weights
    /// that are all zero, or a name that is mentioned but not defined.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = read(text)?;
        check::file(&file).map_err(|fault| format!("line {}: {}", line(text, fault.at), fault.what))?;
        let names: Names = read(include_str!("../../../demo/names.toml"))
            .map_err(|fault| format!("the list of names that comes with the program: {fault}"))?;
        Ok(Self { file, names })
    }

    /// The same settings, looked at on another day: everything shifts with it.
    #[must_use]
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.file.reference_date = day;
        self
    }

    /// The day on which everybody is looked at.
    #[must_use]
    pub fn reference_date(&self) -> NaiveDate {
        self.file.reference_date
    }
}

impl File {
    /// Position of a target group in the list of groups.
    pub(crate) fn group(&self, code: &str) -> Option<GroupCode> {
        self.groups.iter().position(|group| group.code == code).map(|index| GroupCode(index as u8))
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|fault| {
        let at = fault.span().map_or(0, |span| span.start);
        format!("line {}: {}", line(text, at), fault.message())
    })
}

/// The line, from 1, in which the byte at `offset` stands.
fn line(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

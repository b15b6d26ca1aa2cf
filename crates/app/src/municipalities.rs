//! Names of municipalities, from the reference data.

use domain::{Fault, Nis, Problem};
use std::collections::BTreeMap;

/// Names of municipalities by NIS code.
#[derive(Clone, Debug, Default)]
pub struct Municipalities {
    names: BTreeMap<Nis, String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to check the shape of the file")]
struct Row {
    nis: String,
    name: String,
    working_area: String,
    valid_from: chrono::NaiveDate,
    valid_to: Option<chrono::NaiveDate>,
    source: String,
    assumed: String,
}

impl Municipalities {
    /// Reads `municipalities.csv`.
    ///
    /// # Errors
    /// Every row that is not of the shape of the file, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut names = BTreeMap::new();
        let mut faults = Vec::new();
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize::<Row>() {
            match row {
                Ok(row) => match Nis::parse(row.nis.as_bytes()) {
                    Some(nis) => drop(names.insert(nis, row.name)),
                    None => faults.push(Fault::error(file, Problem::NotANis).column("nis").value(row.nis)),
                },
                Err(e) => {
                    let line = e.position().map(csv::Position::line);
                    faults.push(Fault::error(file, Problem::Schema { message: e.to_string() }).at(line));
                }
            }
        }
        if faults.is_empty() { Ok(Self { names }) } else { Err(faults) }
    }

    /// Every municipality with its name, by NIS code.
    pub fn all(&self) -> impl Iterator<Item = (Nis, &str)> {
        self.names.iter().map(|(nis, name)| (*nis, name.as_str()))
    }

    /// Whether the reference data know a municipality.
    #[must_use]
    pub fn knows(&self, nis: Nis) -> bool {
        self.names.contains_key(&nis)
    }

    /// Name of a municipality; its code when the reference data do not know it.
    #[must_use]
    pub fn name(&self, nis: Nis) -> String {
        self.names.get(&nis).cloned().unwrap_or_else(|| nis.to_string())
    }
}

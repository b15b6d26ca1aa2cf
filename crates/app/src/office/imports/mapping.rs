//! How the files of an organisation say what the contract says: the form of `mapping.toml`, made on a page.

use exchange::Expected;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A mapping, as `mapping.toml` writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// What values mean in every column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Table by table.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, TableMapping>,
}

/// What a mapping says of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TableMapping {
    /// File or sheet that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Heading of each column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// What the values of a column mean.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// A file or sheet that was brought, with its headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Name as the user gave it.
    pub name: String,
    /// Headings.
    pub headings: Vec<String>,
}

impl Mapping {
    /// Reads the text of a mapping file; what is not of its form is nothing here: reading the registry tells why.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        toml::from_str(text).unwrap_or_default()
    }

    /// The text of a mapping file.
    #[must_use]
    pub fn text(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// Name of the file or sheet for a table: the one that was said, else the one that is called so.
    #[must_use]
    pub fn sheet<'s>(&self, table: &str, sheets: &'s [Sheet]) -> Option<&'s Sheet> {
        let said = self.tables.get(table).and_then(|said| said.file.as_deref()).unwrap_or(table);
        let (wanted, stem) = (said.trim().to_lowercase(), |name: &str| {
            let name = name.trim().to_lowercase();
            name.strip_suffix(".csv").map_or(name.clone(), str::to_owned)
        });
        let wanted_stem = stem(&wanted);
        sheets.iter().find(|sheet| stem(&sheet.name) == wanted_stem)
    }

    /// Heading of a column.
    #[must_use]
    pub fn heading<'m>(&'m self, table: &str, column: &'m str) -> &'m str {
        let said = self.tables.get(table).and_then(|said| said.columns.get(column));
        said.map_or(column, String::as_str)
    }

    /// Says which heading a column has; the column's own name needs no saying.
    pub fn set_heading(&mut self, table: &str, column: &str, heading: &str) {
        let columns = &mut self.tables.entry(table.to_owned()).or_default().columns;
        if heading.is_empty() || heading == column {
            columns.remove(column);
        } else {
            columns.insert(column.to_owned(), heading.to_owned());
        }
    }

    /// Says what a value of a column means; nothing takes it back.
    pub fn set_value(&mut self, table: &str, column: &str, value: &str, means: &str) {
        let values = &mut self.tables.entry(table.to_owned()).or_default().values;
        let of_column = values.entry(column.to_owned()).or_default();
        if means.is_empty() {
            of_column.remove(value);
        } else {
            of_column.insert(value.to_owned(), means.to_owned());
        }
        if of_column.is_empty() {
            values.remove(column);
        }
    }

    /// The same mapping for files that bear the names of the contract.
    #[must_use]
    pub fn without_files(&self) -> Self {
        let mut mapping = self.clone();
        mapping.tables.values_mut().for_each(|table| table.file = None);
        mapping.tables.retain(|_, table| *table != TableMapping::default());
        mapping
    }

    /// Column of the contract that stands under a heading.
    #[must_use]
    pub fn column_of(&self, table: &str, heading: &str) -> Option<&'static str> {
        let expected = exchange::expected().into_iter().find(|expected| expected.table == table)?;
        let columns = expected.columns.into_iter().map(|(column, _)| column);
        columns.into_iter().find(|column| self.heading(table, column).eq_ignore_ascii_case(heading))
    }
}

/// What has to be there and is not found under its heading: table, and column or nothing for the whole table.
#[must_use]
pub fn missing(mapping: &Mapping, sheets: &[Sheet]) -> Vec<(&'static str, Option<&'static str>)> {
    let mut missing = Vec::new();
    for Expected { table, columns, optional } in exchange::expected() {
        let Some(sheet) = mapping.sheet(table, sheets) else {
            if !optional {
                missing.push((table, None));
            }
            continue;
        };
        let found: Vec<String> = sheet.headings.iter().map(|heading| heading.trim().to_lowercase()).collect();
        let needed = columns.into_iter().filter(|(_, required)| *required).map(|(column, _)| column);
        missing.extend(
            needed
                .filter(|column| !found.contains(&mapping.heading(table, column).trim().to_lowercase()))
                .map(|column| (table, Some(column))),
        );
    }
    missing
}

/// Under what a mapping for these headings is remembered.
#[must_use]
pub fn memory_of(sheets: &[Sheet]) -> String {
    let mut lines: Vec<String> = sheets
        .iter()
        .map(|sheet| format!("{}\u{1f}{}", sheet.name.to_lowercase(), sheet.headings.join("\u{1f}")))
        .collect();
    lines.sort();
    let hash = Sha256::digest(lines.join("\u{1e}").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_made_here_is_the_form_that_the_command_line_reads() {
        let mut mapping = Mapping::default();
        mapping.set_heading("registrations", "sex", "Geslacht");
        mapping.set_heading("registrations", "name", "name");
        mapping.set_value("registrations", "sex", "V", "f");
        mapping.tables.entry("members".to_owned()).or_default().file = Some("leden.csv".to_owned());
        let text = mapping.text();
        assert_eq!(Mapping::parse(&text), mapping);
        assert!(text.contains("[tables.registrations.columns]\nsex = \"Geslacht\""), "{text}");
        assert!(text.contains("[tables.registrations.values.sex]\nV = \"f\""), "{text}");
        assert_eq!(mapping.column_of("registrations", "geslacht"), Some("sex"));
        assert!(!mapping.without_files().tables.contains_key("members"));
    }
}

//! `mapping.toml`: other names for files, headings and codes, so that an export can be read as it is.

use crate::blocks::cannot_read;
use crate::contract::{TABLES, Table};
use domain::{Fault, Problem};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Name of the file that is looked for when none is given.
pub(crate) const FILE: &str = "mapping.toml";

/// What stands in a file, and what the contract says for it.
pub(crate) type Values = FxHashMap<Vec<u8>, Vec<u8>>;

/// Other names for files, headings and codes. Without a file everything has its own name.
#[derive(Default)]
pub(crate) struct Mapping {
    tables: BTreeMap<String, TableMapping>,
    values: BTreeMap<String, String>,
}

#[derive(Default)]
struct TableMapping {
    file: Option<String>,
    columns: BTreeMap<String, String>,
    values: BTreeMap<String, BTreeMap<String, String>>,
}

/// A key with its place in the file.
type Key = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    #[serde(default)]
    tables: BTreeMap<Key, TableSection>,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableSection {
    file: Option<Spanned<String>>,
    #[serde(default)]
    columns: BTreeMap<Key, Spanned<String>>,
    #[serde(default)]
    values: BTreeMap<Key, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads the mapping the user named, else the one in the folder or beside the workbook, else none.
    ///
    /// # Errors
    /// Every mistake in the file, with its line.
    pub(crate) fn find(registry: &Path, named: Option<&Path>) -> Result<Self, Vec<Fault>> {
        let beside = if registry.is_dir() { registry } else { registry.parent().unwrap_or(Path::new("")) };
        let path: PathBuf = match named {
            Some(path) => path.to_owned(),
            None => beside.join(FILE),
        };
        if named.is_none() && !path.is_file() {
            return Ok(Self::default());
        }
        let file = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|error| vec![Fault::error(&file, cannot_read(&error))])?;
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(vec![Fault::error(file, Problem::Encoding)]);
        };
        Self::parse(&text, &file)
    }

    fn parse(text: &str, file: &str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let line = |span: Range<usize>| {
            let before = text.as_bytes().get(..span.start).unwrap_or_default();
            1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64
        };
        let sections: MappingFile = toml::from_str(text).map_err(|error| {
            let message = error.message().to_owned();
            vec![Fault::error(file, Problem::Schema { message }).at(error.span().map(line))]
        })?;
        let mut faults = Vec::new();
        let mut wrong = |span: Range<usize>, key: &str, value: Option<&str>, problem: Problem| {
            let fault = Fault::error(file, problem).at(line(span)).column(key);
            faults.push(Fault { value: value.map(str::to_owned), ..fault });
        };
        let mut mapping = Self { values: sections.values, ..Self::default() };
        for (name, section) in sections.tables {
            let Some(table) = TABLES.iter().find(|table| table.name == name.get_ref()) else {
                let known = TABLES.iter().map(|table| table.name.to_owned()).collect();
                wrong(name.span(), name.get_ref(), None, Problem::Mapping { known });
                continue;
            };
            let checked = section.checked(table, &mut wrong);
            mapping.tables.insert(table.name.to_owned(), checked);
        }
        if faults.is_empty() {
            Ok(mapping)
        } else {
            faults.sort_by_key(|fault| fault.line);
            Err(faults)
        }
    }

    /// Name of the file, or of the sheet, that holds a table.
    pub(crate) fn file(&self, table: &Table) -> Option<&str> {
        self.tables.get(table.name)?.file.as_deref()
    }

    /// Heading under which a column stands.
    pub(crate) fn heading<'a>(&'a self, table: &Table, column: &'a str) -> &'a str {
        self.tables.get(table.name).and_then(|table| table.columns.get(column)).map_or(column, String::as_str)
    }

    /// What the values of a column mean; `None` when they mean what they say.
    pub(crate) fn values(&self, table: &Table, column: &str) -> Option<Values> {
        let own = self.tables.get(table.name).and_then(|table| table.values.get(column));
        // What is said of the column itself comes last, and so takes the place of what is said of every column.
        let all = self.values.iter().chain(own.into_iter().flatten());
        let values: Values = all
            .map(|(there, here)| {
                (there.trim_ascii().as_bytes().to_vec(), here.trim_ascii().as_bytes().to_vec())
            })
            .collect();
        (!values.is_empty()).then_some(values)
    }
}

impl TableSection {
    fn checked(
        self,
        table: &Table,
        wrong: &mut impl FnMut(Range<usize>, &str, Option<&str>, Problem),
    ) -> TableMapping {
        let mut checked = TableMapping::default();
        if let Some(file) = self.file {
            // A mapping may come with the data of somebody else: it must not reach outside the folder.
            if file.get_ref().is_empty() || file.get_ref().contains(['/', '\\']) || file.get_ref() == ".." {
                wrong(file.span(), "file", Some(file.get_ref()), Problem::NotAFileName);
            }
            checked.file = Some(file.into_inner());
        }
        let unknown =
            || Problem::Mapping { known: table.columns.iter().map(|&column| column.to_owned()).collect() };
        let exists = |key: &Key| {
            let key = key.get_ref().as_str();
            table.columns.contains(&key) || table.never_kept.contains(&key)
        };
        for (column, heading) in self.columns {
            if !exists(&column) {
                wrong(column.span(), column.get_ref(), None, unknown());
            }
            if heading.get_ref().trim().is_empty() {
                wrong(heading.span(), column.get_ref(), Some(""), Problem::Required);
            }
            checked.columns.insert(column.into_inner(), heading.into_inner());
        }
        for (column, values) in self.values {
            if !exists(&column) {
                wrong(column.span(), column.get_ref(), None, unknown());
            }
            checked.values.insert(column.into_inner(), values);
        }
        checked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{MEMBERS, REGISTRATIONS};

    #[test]
    fn names_headings_and_values_are_taken_over_and_the_own_value_goes_first() {
        let text = r#"
            [tables.registrations]
            file = "inschrijvingen.csv"
            [tables.registrations.columns]
            registration_number = "Inschrijvingsnummer"
            [tables.registrations.values.sex]
            V = "f"
            ja = "x"
            [values]
            ja = "yes"
        "#;
        let mapping = Mapping::parse(text, "m").ok().unwrap();
        assert_eq!(mapping.file(&REGISTRATIONS), Some("inschrijvingen.csv"));
        assert_eq!(mapping.file(&MEMBERS), None);
        assert_eq!(mapping.heading(&REGISTRATIONS, "registration_number"), "Inschrijvingsnummer");
        assert_eq!(mapping.heading(&REGISTRATIONS, "sex"), "sex");
        let values = mapping.values(&REGISTRATIONS, "sex").unwrap();
        assert_eq!(values.get(&b"V"[..]).map(Vec::as_slice), Some(&b"f"[..]));
        assert_eq!(values.get(&b"ja"[..]).map(Vec::as_slice), Some(&b"x"[..]));
        let values = mapping.values(&MEMBERS, "dependent").unwrap();
        assert_eq!(values.get(&b"ja"[..]).map(Vec::as_slice), Some(&b"yes"[..]));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let text = "[tables.people]\n[tables.members]\nfile = \"../secret\"\n[tables.members.columns]\nbirth = \"x\"\n\
                    sex = \" \"\n[tables.members.values.stay]\na = \"b\"\n";
        let faults = Mapping::parse(text, "m").err().unwrap();
        let places: Vec<_> = faults.iter().map(|f| (f.line.unwrap(), f.column.clone().unwrap())).collect();
        let expected = [(1, "people"), (3, "file"), (5, "birth"), (6, "sex"), (7, "stay")];
        assert_eq!(places, expected.map(|(line, key)| (line, key.to_owned())));
        let problems: Vec<_> = faults.into_iter().map(|fault| fault.problem).collect();
        assert_eq!((&problems[1], &problems[3]), (&Problem::NotAFileName, &Problem::Required));
        for (at, name) in [(0, "members"), (2, "birth_date"), (4, "birth_date")] {
            let named =
                matches!(&problems[at], Problem::Mapping { known } if known.iter().any(|n| n == name));
            assert!(named, "{name}: {:?}", problems[at]);
        }
    }

    #[test]
    fn an_unknown_key_and_broken_toml_are_told_with_their_line() {
        for (text, line) in [("\n[table]\n", 2), ("[tables.members]\nsheet = \"x\"\n", 2), ("a = \n", 1)] {
            let faults = Mapping::parse(text, "m").err().unwrap();
            assert_eq!(faults[0].line, Some(line), "{text}");
            assert!(matches!(faults[0].problem, Problem::Schema { .. }), "{text}");
        }
    }
}

//! A small registry in a folder of its own, in which a test changes one thing.

use domain::{Fault, Problem, Severity};
use exchange::{ReadOptions, Reading, read_registry};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Target groups of the tests.
pub const GROUPS: [&str; 2] = ["housing-first", "youth"];

/// Two households and all that hangs on them, without a fault.
pub const TABLES: [(&str, &str); 9] = [
    (
        "registrations",
        "registration_number,registered_on,birth_date,sex,monthly_income,yearly_income,owns_property,\
         housing_need,need_documented,need_until,ocmw_nis,target_groups,transfer,informal_care_nis,\
         adapted_need,warning_flag,support_agreement,emancipated,status,suspended_until,phone,email,name\n\
         2020.03.01.0002,2020-03-01,1980-02-29,f,1200.50,14406,no,shelter,yes,2030-12-31,13040,\
         housing-first|youth,none,13008,no,no,yes,no,active,,014 11 22 33,an@example.be,An Peeters\n\
         2019.01.15.0001,2019-01-15,1990-07-21,x,900,10800,no,,no,,,,wish,,yes,no,no,no,suspended,\
         2026-06-30,,,\n",
    ),
    (
        "members",
        "registration_number,birth_date,sex,relation,dependent,stays\n\
         2020.03.01.0002,2012-05-05,m,child,yes,full\n\
         2020.03.01.0002,2015-01-31,f,child,yes,shared\n\
         2019.01.15.0001,1988-11-11,m,partner,no,full\n",
    ),
    (
        "residences",
        "registration_number,municipality_nis,from,to\n\
         2020.03.01.0002,13040,2010-01-01,2018-12-31\n\
         2020.03.01.0002,13008,2019-01-01,\n\
         2019.01.15.0001,13040,2000-01-01,\n",
    ),
    (
        "preferences",
        "registration_number,municipality_nis\n\
         2020.03.01.0002,13040\n\
         2019.01.15.0001,13040\n\
         2019.01.15.0001,13008\n",
    ),
    (
        "attestations",
        "registration_number,organisation,issued_on,valid_until,level,ocmw,search,ready,engagement,confirmed_on\n\
         2020.03.01.0002,CAW,2025-10-01,2026-09-30,municipality,verified,active,yes,yes,\n",
    ),
    (
        "organisations",
        "organisation,name,sector,agreement_from,agreement_to\n\
         CAW,CAW De Kempen,caw,2024-01-01,\n\
         Thuis,Thuis in de Kempen,company,,\n",
    ),
    (
        "dwellings",
        "dwelling,company,zone,municipality_nis,bedrooms,adapted,reserved_for,rent,available_on,min_age\n\
         W1,Thuis,,13040,2,no,,450.00,2026-03-01,\n\
         W2,Thuis,Noord,13008,1,yes,youth,,2026-02-01,18\n",
    ),
    (
        "allocations",
        "dwelling,registration_number,pillar,target_group,decided_on\n\
         W2,2019.01.15.0001,3,youth,2026-01-10\n",
    ),
    ("stock", "municipality_nis,company,zone,dwellings,reserved_for_target_groups\n13040,Thuis,,300,12\n"),
];

/// A registry on disk.
pub struct Folder(TempDir);

impl Folder {
    /// The small registry.
    pub fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (name, text) in TABLES {
            std::fs::write(folder.file(name), text).unwrap();
        }
        folder
    }

    /// The same with other content for a table.
    pub fn with(self, table: &str, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.file(table), content).unwrap();
        self
    }

    /// The same with every table changed.
    pub fn changed(self, change: impl Fn(&str) -> Vec<u8>) -> Self {
        TABLES.iter().fold(self, |folder, (table, text)| folder.with(table, change(text)))
    }

    /// The same with one more line at the end of a table.
    pub fn and_line(self, table: &str, line: &str) -> Self {
        let content = format!("{}{line}\n", text(table));
        self.with(table, content)
    }

    /// The same with another value in a column of the first row.
    pub fn with_value(self, table: &str, column: &str, value: &str) -> Self {
        let mut lines: Vec<String> = text(table).lines().map(str::to_owned).collect();
        let place = lines[0].split(',').position(|heading| heading == column).unwrap();
        let mut fields: Vec<&str> = lines[1].split(',').collect();
        fields[place] = value;
        lines[1] = fields.join(",");
        self.with(table, lines.join("\n"))
    }

    /// The same without a table.
    pub fn without(self, table: &str) -> Self {
        std::fs::remove_file(self.file(table)).unwrap();
        self
    }

    /// The same with a file that is no table.
    pub fn with_file(self, name: &str, content: &str) -> Self {
        std::fs::write(self.0.path().join(name), content).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The file of a table.
    pub fn file(&self, table: &str) -> PathBuf {
        self.0.path().join(format!("{table}.csv"))
    }

    pub fn read(&self) -> Result<Reading, Vec<Fault>> {
        read(self.path())
    }

    /// What is wrong; panics when nothing is.
    pub fn faults(&self) -> Vec<Fault> {
        self.read().err().unwrap()
    }

    /// The only error.
    pub fn error(&self) -> Fault {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert_eq!(faults[0].severity, Severity::Error);
        faults.into_iter().next().unwrap()
    }

    /// The only warning of a registry without errors.
    pub fn warning(&self) -> Fault {
        let warnings = self.read().unwrap().warnings;
        assert_eq!(warnings.len(), 1, "{warnings:#?}");
        assert_eq!(warnings[0].severity, Severity::Warning);
        warnings.into_iter().next().unwrap()
    }

    /// Checks the place and the problem of a fault.
    #[track_caller]
    pub fn expect(&self, fault: &Fault, at: (&str, u64, &str), problem: &Problem) {
        let (table, line, column) = at;
        assert_eq!(fault.file, self.file(table).display().to_string());
        assert_eq!(fault.line, Some(line));
        assert_eq!(fault.column.as_deref(), Some(column));
        assert_eq!(&fault.problem, problem);
    }
}

/// Reads with the groups of the tests.
pub fn read(path: &Path) -> Result<Reading, Vec<Fault>> {
    read_registry(path, &options())
}

pub fn options() -> ReadOptions<'static> {
    ReadOptions { group_codes: GROUPS.map(str::to_owned).to_vec(), ..ReadOptions::default() }
}

/// All of a reading as text, so that two can be compared.
pub fn everything(reading: &Reading) -> String {
    format!("{:#?}\n{:?}", reading.register, reading.rows)
}

/// The content of a table of the small registry.
pub fn text(table: &str) -> &'static str {
    TABLES.iter().find(|(name, _)| *name == table).unwrap().1
}

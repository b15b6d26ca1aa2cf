//! A small registry without a fault, in which a test changes one thing before it is written.

use crate::support::{ON, Run, kempen, run};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// One table: its columns, and rows with a field for each.
#[derive(Clone)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn new(name: &'static str, columns: &str) -> Self {
        Self { name, columns: columns.split(',').map(str::to_owned).collect(), rows: Vec::new() }
    }

    #[track_caller]
    pub fn column(&self, name: &str) -> usize {
        let at = self.columns.iter().position(|column| column == name);
        at.unwrap_or_else(|| panic!("{} has no column {name}", self.name))
    }
}

/// A registry that is still in memory.
#[derive(Clone)]
pub struct Registry {
    pub tables: Vec<Table>,
}

/// Candidates of the small registry, by what they are.
pub const FAMILY: &str = "2018.01.10.0001";
pub const ROOFLESS: &str = "2017.05.20.0001";
pub const POOR: &str = "2019.09.09.0001";
pub const MUST_MOVE: &str = "2016.02.02.0001";
pub const WISHES: &str = "2015.03.03.0001";
pub const HINDERED: &str = "2014.04.04.0001";
pub const ELDERLY: &str = "2020.10.10.0001";
pub const HOUSED: &str = "2013.12.12.0001";

/// Every candidate, in order of the number.
pub const ALL: [&str; 8] = [HOUSED, HINDERED, WISHES, MUST_MOVE, ROOFLESS, FAMILY, POOR, ELDERLY];

const COLUMNS: [(&str, &str); 9] = [
    (
        "registrations",
        "registration_number,registered_on,birth_date,sex,monthly_income,yearly_income,owns_property,\
         housing_need,need_documented,ocmw_nis,target_groups,transfer,informal_care_nis,adapted_need,warning_flag,\
         support_agreement,emancipated,status,suspended_until,phone,email,name",
    ),
    ("members", "registration_number,birth_date,sex,relation,dependent,stays"),
    ("residences", "registration_number,municipality_nis,from,to"),
    ("preferences", "registration_number,municipality_nis"),
    (
        "attestations",
        "registration_number,organisation,issued_on,valid_until,level,ocmw,search,ready,engagement,confirmed_on",
    ),
    ("organisations", "organisation,name,sector,agreement_from,agreement_to"),
    (
        "dwellings",
        "dwelling,company,zone,municipality_nis,bedrooms,adapted,reserved_for,rent,available_on,min_age",
    ),
    ("allocations", "dwelling,registration_number,pillar,target_group,decided_on"),
    ("stock", "municipality_nis,company,zone,dwellings,reserved_for_target_groups"),
];

/// A candidate nothing is special about: a single woman who prefers Geel (13008).
const ORDINARY: &str =
    "{number},{date},1980-01-01,f,1400.00,16800.00,no,,no,13008,,none,,no,no,no,no,active,,,,";

impl Registry {
    /// Eight candidates; four vacant dwellings, D2, D1, D3 and D4 in the order in which they came free, and three
    /// that were given before.
    pub fn small() -> Self {
        let tables = COLUMNS.iter().map(|(name, columns)| Table::new(name, columns)).collect();
        ALL.iter()
            .fold(Self { tables }, |registry, number| registry.and_candidate(number, &[]))
            // A couple with a child and a lasting job: 46 points.
            .set("registrations", FAMILY, "monthly_income", "1900.00")
            .set("registrations", FAMILY, "housing_need", "losing-home")
            .set("registrations", FAMILY, "need_documented", "yes")
            .row("members", &[FAMILY, "1981-02-03", "m", "partner", "no", "full"])
            .row("members", &[FAMILY, "2015-06-07", "f", "child", "yes", "full"])
            .row("residences", &[FAMILY, "13008", "2010-01-01", ""])
            .row(
                "attestations",
                &[FAMILY, "OCMW", "2025-10-01", "", "municipality", "verified", "active", "yes", "yes", ""],
            )
            // A single person without a roof, who cares for somebody in Geel: 33 points.
            .set("registrations", ROOFLESS, "sex", "m")
            .set("registrations", ROOFLESS, "monthly_income", "1600.00")
            .set("registrations", ROOFLESS, "housing_need", "no-shelter")
            .set("registrations", ROOFLESS, "need_documented", "yes")
            .set("registrations", ROOFLESS, "informal_care_nis", "13008")
            .row(
                "attestations",
                &[
                    ROOFLESS,
                    "CAW",
                    "2025-12-01",
                    "2026-11-30",
                    "area",
                    "verified",
                    "excused",
                    "yes",
                    "yes",
                    "",
                ],
            )
            // One parent with one child, of a target group.
            .set("registrations", POOR, "target_groups", "families-in-poverty")
            .row("members", &[POOR, "2024-05-05", "f", "child", "yes", "full"])
            .row("residences", &[POOR, "13008", "2015-01-01", ""])
            // Two tenants of the company.
            .set("registrations", MUST_MOVE, "transfer", "mandatory")
            .row("residences", &[MUST_MOVE, "13008", "2012-01-01", ""])
            .set("registrations", WISHES, "transfer", "wish")
            // One with everything that stands in the way.
            .set("registrations", HINDERED, "yearly_income", "99000.00")
            .set("registrations", HINDERED, "owns_property", "yes")
            .set("registrations", HINDERED, "adapted_need", "yes")
            .set("registrations", HINDERED, "warning_flag", "yes")
            .set("registrations", HINDERED, "birth_date", "2010-01-01")
            .set("registrations", HINDERED, "status", "struck")
            // Somebody over 65, for a dwelling in Turnhout (13040).
            .set("registrations", ELDERLY, "birth_date", "1950-05-05")
            .set("registrations", ELDERLY, "target_groups", "65-plus")
            .row("residences", &[ELDERLY, "13040", "2000-01-01", ""])
            .row("preferences", &[ELDERLY, "13040"])
            .without_rows("preferences", HINDERED)
            .row("organisations", &["OCMW", "OCMW Geel", "ocmw", "2024-01-01", ""])
            .row("organisations", &["CAW", "CAW Voorbeeld", "caw", "2024-01-01", "2027-12-31"])
            .row(
                "dwellings",
                &["D1", "LeefGoed", "Neteland", "13008", "2", "no", "", "410.50", "2026-02-01", ""],
            )
            .row("dwellings", &["D2", "LeefGoed", "Neteland", "13008", "1", "no", "", "", "2026-01-10", ""])
            .row(
                "dwellings",
                &["D3", "Woonboog", "RiT", "13040", "1", "no", "65-plus", "", "2026-02-15", "65"],
            )
            .row("dwellings", &["D4", "Woonboog", "RiT", "13025", "5", "no", "", "", "2026-02-20", ""])
            .row("dwellings", &["G1", "LeefGoed", "Neteland", "13008", "1", "no", "", "", "2026-01-02", ""])
            .row("dwellings", &["G2", "Woonboog", "RiT", "13040", "1", "no", "", "", "2026-01-03", ""])
            .row("dwellings", &["G3", "LeefGoed", "Neteland", "13008", "1", "no", "", "", "2025-01-04", ""])
            // One of this year for each of two companies, and one of last year.
            .row("allocations", &["G1", HOUSED, "1", "", "2026-01-15"])
            .row("allocations", &["G2", HOUSED, "3", "moving-on", "2026-01-20"])
            .row("allocations", &["G3", HOUSED, "2", "", "2025-06-01"])
            .row("stock", &["13008", "LeefGoed", "Neteland", "300", "30"])
            .row("stock", &["13040", "Woonboog", "RiT", "900", "90"])
            .row("stock", &["13025", "Woonboog", "RiT", "400", "0"])
    }

    /// One more candidate, registered on the day its number starts with, who prefers Geel.
    pub fn and_candidate(self, number: &str, differs: &[(&str, &str)]) -> Self {
        let date = number[..10].replace('.', "-");
        let row = ORDINARY.replace("{number}", number).replace("{date}", &date);
        let fields: Vec<&str> = row.split(',').collect();
        let registry = self.row("registrations", &fields).row("preferences", &[number, "13008"]);
        differs.iter().fold(registry, |r, (column, value)| r.set("registrations", number, column, value))
    }

    #[track_caller]
    pub fn table(&mut self, name: &str) -> &mut Table {
        self.tables.iter_mut().find(|table| table.name == name).expect("one of the nine tables")
    }

    /// One more row.
    #[track_caller]
    pub fn row(mut self, table: &str, fields: &[&str]) -> Self {
        let table = self.table(table);
        assert_eq!(fields.len(), table.columns.len(), "{}", table.name);
        table.rows.push(fields.iter().map(|&field| field.to_owned()).collect());
        self
    }

    /// Another value in the first row whose first field is `key`.
    #[track_caller]
    pub fn set(mut self, table: &str, key: &str, column: &str, value: &str) -> Self {
        let table = self.table(table);
        let column = table.column(column);
        let row = table.rows.iter_mut().find(|row| row[0] == key).expect("a row with this key");
        assert_ne!(row[column], value, "that is no change");
        row[column] = value.to_owned();
        self
    }

    /// The line on which the first row with this key stands.
    #[track_caller]
    pub fn line(&mut self, table: &str, key: &str) -> usize {
        self.table(table).rows.iter().position(|row| row[0] == key).expect("a row with this key") + 2
    }

    /// Without the rows whose first field is `key`.
    #[track_caller]
    pub fn without_rows(mut self, table: &str, key: &str) -> Self {
        let rows = &mut self.table(table).rows;
        let before = rows.len();
        rows.retain(|row| row[0] != key);
        assert!(rows.len() < before, "{table} has no row of {key}");
        self
    }

    /// Without a column.
    #[track_caller]
    pub fn without_column(mut self, table: &str, column: &str) -> Self {
        let table = self.table(table);
        let at = table.column(column);
        table.columns.remove(at);
        for row in &mut table.rows {
            row.remove(at);
        }
        self
    }

    /// Written as plain CSV, in a folder of its own.
    pub fn written(&self) -> Written {
        self.written_as(String::into_bytes)
    }

    /// Written as plain CSV, every file changed.
    pub fn written_as(&self, change: impl Fn(String) -> Vec<u8>) -> Written {
        let written = Written(TempDir::new().unwrap());
        std::fs::create_dir(written.registry()).unwrap();
        for table in &self.tables {
            let bytes = change(csv(table, ","));
            std::fs::write(written.file(table.name), bytes).unwrap();
        }
        written
    }
}

/// A table as text; fields are quoted where they have to be.
pub fn csv(table: &Table, separator: &str) -> String {
    let line = |fields: &[String]| {
        let quoted = fields.iter().map(|field| {
            let needed = field.contains([',', ';', '"', '\n']);
            if needed { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.clone() }
        });
        quoted.collect::<Vec<_>>().join(separator) + "\n"
    };
    line(&table.columns) + table.rows.iter().map(|row| line(row)).collect::<String>().as_str()
}

/// A registry on disk, in a folder where nothing else is.
pub struct Written(TempDir);

impl Written {
    /// The folder around the registry.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn registry(&self) -> PathBuf {
        self.0.path().join("register")
    }

    pub fn file(&self, table: &str) -> PathBuf {
        self.registry().join(format!("{table}.csv"))
    }

    /// Runs a command that takes a regulation, a registry and a date: those of the tests, unless `more` says
    /// otherwise.
    pub fn run(&self, command: &str, more: &[&str]) -> Run {
        let mut arguments = vec![command.to_owned()];
        let regulation = kempen().display().to_string();
        for (option, value) in
            [("--regulation", regulation.as_str()), ("--registry", "register"), ("--on", ON)]
        {
            if !more.contains(&option) {
                arguments.extend([option.to_owned(), value.to_owned()]);
            }
        }
        arguments.extend(more.iter().map(|&argument| argument.to_owned()));
        run(self.folder(), &arguments)
    }

    /// A ranking as JSON; without a pillar the ledger decides.
    pub fn rank(&self, dwelling: &str, pillar: Option<&str>) -> Run {
        let mut more = vec!["--format", "json", "--dwelling", dwelling];
        more.extend(pillar.into_iter().flat_map(|pillar| ["--pillar", pillar]));
        self.run("rank", &more)
    }

    /// All allocations as JSON.
    pub fn allocate(&self) -> Run {
        self.run("allocate", &["--format", "json"])
    }
}

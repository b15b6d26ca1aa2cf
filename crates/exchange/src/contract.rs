//! The tables of a registry and their columns, as the data contract names them.

/// One table: a CSV file or a sheet of this name.
pub(crate) struct Table {
    /// Name, and name of the file without its ending.
    pub name: &'static str,
    /// Columns that are read.
    pub columns: &'static [&'static str],
    /// Which of these the file may leave out.
    pub may_lack: &'static [&'static str],
    /// Columns that are known but whose content is never kept: nothing here needs them, so nobody's privacy hangs
    /// on them.
    pub never_kept: &'static [&'static str],
    /// Whether the whole file may be left out.
    pub may_be_absent: bool,
}

/// Position of a column in [`Table::columns`].
#[derive(Clone, Copy)]
pub(crate) struct Column(pub usize);

impl Table {
    const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, may_lack: &[], never_kept: &[], may_be_absent: false }
    }

    /// Looks a column up while compiling (see [`at`]), so that a wrong name is no fault of run time.
    pub(crate) const fn column(&self, name: &str) -> Column {
        let mut index = 0;
        while index < self.columns.len() {
            if same(self.columns[index].as_bytes(), name.as_bytes()) {
                return Column(index);
            }
            index += 1;
        }
        panic!("no such column")
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// `at!(MEMBERS, birth_date)`: the place of a column, found while compiling.
macro_rules! at {
    ($table:ident, $column:ident) => {
        const { $crate::contract::$table.column(stringify!($column)) }
    };
}
pub(crate) use at;

/// Households, one row for each registration.
pub(crate) const REGISTRATIONS: Table = Table {
    may_lack: &["need_until"],
    never_kept: &["phone", "email", "name", "national_number"],
    ..Table::new(
        "registrations",
        &[
            "registration_number",
            "registered_on",
            "birth_date",
            "sex",
            "monthly_income",
            "yearly_income",
            "owns_property",
            "housing_need",
            "need_documented",
            "need_until",
            "ocmw_nis",
            "target_groups",
            "transfer",
            "informal_care_nis",
            "adapted_need",
            "warning_flag",
            "support_agreement",
            "emancipated",
            "status",
            "suspended_until",
        ],
    )
};

/// How the reference tenants are called and reached, on the same rows: only read when asked for.
pub(crate) const CONTACTS: Table = Table {
    may_lack: &["name", "phone", "email", "national_number"],
    ..Table::new("registrations", &["registration_number", "name", "phone", "email", "national_number"])
};

/// People in a household beside the reference tenant.
pub(crate) const MEMBERS: Table =
    Table::new("members", &["registration_number", "birth_date", "sex", "relation", "dependent", "stays"]);

/// Where the reference tenant lived.
pub(crate) const RESIDENCES: Table =
    Table::new("residences", &["registration_number", "municipality_nis", "from", "to"]);

/// Where a household wants to live.
pub(crate) const PREFERENCES: Table = Table::new("preferences", &["registration_number", "municipality_nis"]);

/// Promises of support.
pub(crate) const ATTESTATIONS: Table = Table::new(
    "attestations",
    &[
        "registration_number",
        "organisation",
        "issued_on",
        "valid_until",
        "level",
        "ocmw",
        "search",
        "ready",
        "engagement",
        "confirmed_on",
    ],
);

/// Who supports people or lets dwellings.
pub(crate) const ORGANISATIONS: Table =
    Table::new("organisations", &["organisation", "name", "sector", "agreement_from", "agreement_to"]);

/// Dwellings that are or will be vacant.
pub(crate) const DWELLINGS: Table = Table::new(
    "dwellings",
    &[
        "dwelling",
        "company",
        "zone",
        "municipality_nis",
        "bedrooms",
        "adapted",
        "reserved_for",
        "rent",
        "available_on",
        "min_age",
    ],
);

/// What was allocated before.
pub(crate) const ALLOCATIONS: Table =
    Table::new("allocations", &["dwelling", "registration_number", "pillar", "target_group", "decided_on"]);

/// How many dwellings there are.
pub(crate) const STOCK: Table =
    Table::new("stock", &["municipality_nis", "company", "zone", "dwellings", "reserved_for_target_groups"]);

/// Refused offers: our extension of the contract.
pub(crate) const REFUSALS: Table =
    Table { may_be_absent: true, ..Table::new("refusals", &["registration_number", "refused_on", "valid"]) };

/// Every table, in the order of the contract.
pub(crate) const TABLES: [&Table; 10] = [
    &REGISTRATIONS,
    &MEMBERS,
    &RESIDENCES,
    &PREFERENCES,
    &ATTESTATIONS,
    &ORGANISATIONS,
    &DWELLINGS,
    &ALLOCATIONS,
    &STOCK,
    &REFUSALS,
];

/// Columns of free text, where a spreadsheet could take the words of a stranger for a formula.
pub(crate) const FREE_TEXT: [&str; 3] = ["name", "phone", "email"];

//! Reads a registry: every table, what points at what, and one register of it all.

use crate::contract::{
    ALLOCATIONS, ATTESTATIONS, CONTACTS, Column, DWELLINGS, MEMBERS, ORGANISATIONS, PREFERENCES, REFUSALS,
    REGISTRATIONS, RESIDENCES, STOCK, Table, at,
};
use crate::mapping::Mapping;
use crate::meter::Progress;
use crate::numbers::{Finder, Places};
use crate::outcome::Outcome;
use crate::report::Report;
use crate::row::Row;
use crate::source::Source;
use crate::tables::{areas, households, registrations, support};
use chrono::NaiveDate;
use compact_str::CompactString;
use domain::{Fault, GroupMask, Problem, Register, RegisterParts};
use std::path::Path;

/// How a registry is read.
#[derive(Default)]
pub struct ReadOptions<'a> {
    /// A mapping file; without it `mapping.toml` in the folder, or beside the workbook, when there is one.
    pub mapping: Option<&'a Path>,
    /// Codes of the target groups of the regulation, at most 32. Any other code in a table is an error.
    pub group_codes: Vec<String>,
    /// Is told how far the reading is, from several threads.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
    /// Whether names and contact data are read too: an office needs them, a ranking never does.
    pub contacts: bool,
    /// The day after which nobody can be born or registered; none: for a register as it will be.
    pub today: Option<NaiveDate>,
}

/// How the reference tenant of a registration is called and reached; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Number of the registration.
    pub number: String,
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// National number as written; not checked here.
    pub national_number: String,
}

/// A registry that was read without an error.
#[derive(Debug)]
pub struct Reading {
    /// All candidates, dwellings, organisations, stock and past allocations.
    pub register: Register,
    /// What is strange but did not stand in the way, by file and line.
    pub warnings: Vec<Fault>,
    /// Names and contact data in the order of the file, when they were asked for.
    pub contacts: Vec<Contact>,
    /// Columns of `registrations` that may be left out and are: they say nothing, not even that there is nothing.
    pub lacking: Vec<&'static str>,
    /// Number of rows of each table that is there, in the order of the contract.
    pub rows: Vec<(String, u64)>,
}

/// Reads a registry from a folder of CSV files or from one `.xlsx` workbook.
///
/// # Errors
/// Everything that is wrong, with its place: errors first, then warnings, each in the order of the contract's tables
/// and of lines. At most 1000 of each are listed for a file, then one [`Problem::AndMore`]. Nothing is half read.
pub fn read_registry(path: &Path, options: &ReadOptions<'_>) -> Result<Reading, Vec<Fault>> {
    let groups = options.group_codes.as_slice();
    let most = GroupMask::default().0.count_zeros() as usize;
    if groups.len() > most {
        let fault = Fault::error(path.display().to_string(), Problem::TooMany { most });
        return Err(vec![fault.column("target_groups").value(groups.len().to_string())]);
    }
    let mapping = Mapping::find(path, options.mapping)?;
    let source = Source::open(path, &mapping, options.progress)?;
    let mut tables = Tables { source, report: Report::default() };

    let today = options.today;
    // First what has a number of its own, then what points at it.
    let mut read =
        tables.read(&REGISTRATIONS, || |row: &mut Row<'_>| registrations::candidate(row, groups, today));
    let (lines, candidates) = apart(&mut read);
    let layout = read.layout.as_ref();
    let may_lack = at!(REGISTRATIONS, need_until);
    let lacking = layout.filter(|layout| layout.field(may_lack).is_none()).map(|_| "need_until");
    let column = at!(REGISTRATIONS, registration_number);
    let registered = unique(&candidates, &lines, column, |candidate| &candidate.number.0, &mut read);
    tables.report.add(&REGISTRATIONS, read);
    // What is wrong with these rows has been said above.
    let contacts = if options.contacts { tables.read(&CONTACTS, || contact).parts } else { Vec::new() };

    let mut read = tables.read(&ORGANISATIONS, || support::organisation);
    let (lines, organisations) = apart(&mut read);
    let column = at!(ORGANISATIONS, organisation);
    let known_organisations =
        unique(&organisations, &lines, column, |organisation| &organisation.id.0, &mut read);
    tables.report.add(&ORGANISATIONS, read);

    let mut read = tables.read(&DWELLINGS, || |row: &mut Row<'_>| areas::dwelling(row, groups));
    let (lines, dwellings) = apart(&mut read);
    let column = at!(DWELLINGS, dwelling);
    let known_dwellings = unique(&dwellings, &lines, column, |dwelling| &dwelling.id.0, &mut read);
    tables.report.add(&DWELLINGS, read);

    let registered = registered.as_ref();
    let members = tables.pointing(&MEMBERS, registered, households::member);
    let residences = tables.pointing(&RESIDENCES, registered, households::residence);
    let preferences = tables.pointing(&PREFERENCES, registered, households::preference);
    let attestations = tables.pointing(&ATTESTATIONS, registered, |row, finder| {
        support::attestation(row, finder, known_organisations.as_ref())
    });
    let allocations = tables.pointing(&ALLOCATIONS, registered, |row, finder| {
        areas::allocation(row, finder, known_dwellings.as_ref(), groups)
    });
    let refusals = tables.pointing(&REFUSALS, registered, households::refusal);
    let stock = tables.read(&STOCK, || areas::stock);
    let stock = tables.report.add(&STOCK, stock);

    let refusals_known = tables.report.has(&REFUSALS);
    let (warnings, rows) = tables.report.finish()?;
    let register = Register::assemble(RegisterParts {
        group_codes: options.group_codes.clone(),
        candidates,
        members,
        residences,
        preferences,
        attestations,
        refusals,
        refusals_known,
        organisations,
        dwellings,
        allocations: allocations.into_iter().flatten().collect(),
        stock: stock.into_iter().flatten().collect(),
    });
    Ok(Reading {
        register,
        warnings,
        contacts: contacts.into_iter().flatten().collect(),
        lacking: lacking.into_iter().collect(),
        rows,
    })
}

/// A row's name and contact data.
fn contact(row: &mut Row<'_>) -> Option<Contact> {
    let text = |row: &Row<'_>, column| crate::guard::removed(row.text(column)).to_owned();
    Some(Contact {
        number: row.id(at!(CONTACTS, registration_number))?.to_owned(),
        name: text(row, at!(CONTACTS, name)),
        phone: text(row, at!(CONTACTS, phone)),
        email: text(row, at!(CONTACTS, email)),
        national_number: text(row, at!(CONTACTS, national_number)),
    })
}

/// The tables of one registry, and what was found in those that were read.
struct Tables<'a> {
    source: Source<'a>,
    report: Report,
}

impl Tables<'_> {
    fn read<T, M>(&mut self, table: &Table, rows: impl Fn() -> M + Sync) -> Outcome<T>
    where
        T: Send,
        M: FnMut(&mut Row<'_>) -> Option<T>,
    {
        self.source.read(table, rows)
    }

    /// Reads a table whose rows point at registrations.
    fn pointing<T: Send>(
        &mut self,
        table: &Table,
        registered: Option<&Places>,
        make: impl Fn(&mut Row<'_>, &mut Finder<'_>) -> Option<T> + Sync,
    ) -> Vec<Vec<T>> {
        let make = &make;
        let read = self.source.read(table, || {
            let mut finder = Finder::new(registered);
            move |row: &mut Row<'_>| make(row, &mut finder)
        });
        self.report.add(table, read)
    }
}

/// Takes rows and the lines they stand on apart.
fn apart<T>(read: &mut Outcome<(u64, T)>) -> (Vec<u64>, Vec<T>) {
    let count = read.parts.iter().map(Vec::len).sum();
    let (mut lines, mut rows) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for (line, row) in read.parts.drain(..).flatten() {
        lines.push(line);
        rows.push(row);
    }
    (lines, rows)
}

/// Puts rows by their number and notes each that has the number of an earlier one; none when the table could not be
/// read.
fn unique<T>(
    rows: &[T],
    lines: &[u64],
    column: Column,
    number: fn(&T) -> &CompactString,
    read: &mut Outcome<(u64, T)>,
) -> Option<Places> {
    read.layout.as_ref()?;
    Some(Places::new(rows.iter().map(number), |place, first| {
        read.repeated(column, number(&rows[place]), lines[place], lines[first]);
    }))
}

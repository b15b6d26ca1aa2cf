//! One row of a table, read column by column; whatever is wrong is noted with its place.

use crate::codes::Code;
use crate::contract::Column;
use crate::faults::{Faults, quoted};
use crate::layout::Layout;
use crate::parse;
use crate::records::Record;
use chrono::NaiveDate;
use domain::{Cents, Fault, GroupCode, GroupMask, Nis, Problem};

/// Stands where a date was wrong. Never seen: a table with an error is not used.
const NO_DATE: NaiveDate = NaiveDate::MIN;

/// One row of a table.
///
/// Every column is read even after a fault, so that one reading finds them all; the value that is missing is then
/// filled with something, as nothing with an error is used.
pub(crate) struct Row<'a> {
    pub(crate) record: &'a Record<'a>,
    pub(crate) layout: &'a Layout,
    pub(crate) file: &'a str,
    pub(crate) faults: &'a mut Faults,
    /// A fault of the row as a whole was noted: its columns need not be believed.
    pub(crate) spoilt: bool,
}

impl<'a> Row<'a> {
    /// Line on which the row starts.
    pub(crate) fn line(&self) -> u64 {
        self.record.line
    }

    fn written(&self, column: Column) -> &'a [u8] {
        self.layout.field(column).map_or(&[], |field| self.record.field(field))
    }

    /// What the row says, in the words of the contract.
    pub(crate) fn meant(&self, column: Column) -> &'a [u8] {
        self.layout.meant(column, self.written(column))
    }

    /// Notes an error at a column.
    pub(crate) fn error(&mut self, column: Column, problem: Problem) {
        if self.spoilt {
            return;
        }
        let fault = || Fault::error(self.file, problem).at(self.record.line);
        let (heading, written) = (self.layout.heading(column), self.written(column));
        self.faults.error(|| fault().column(heading).value(quoted(written)));
    }

    /// Notes a warning at a column.
    pub(crate) fn warning(&mut self, column: Column, problem: Problem) {
        if self.spoilt {
            return;
        }
        let fault = || Fault::warning(self.file, problem).at(self.record.line);
        let (heading, written) = (self.layout.heading(column), self.written(column));
        self.faults.warning(|| fault().column(heading).value(quoted(written)));
    }

    /// Notes it when there is nothing where something must be.
    fn must_be(&mut self, column: Column) {
        if self.meant(column).is_empty() {
            self.error(column, Problem::Required);
        }
    }

    fn read<T>(
        &mut self,
        column: Column,
        parse: impl FnOnce(&[u8]) -> Option<T>,
        problem: impl FnOnce() -> Problem,
    ) -> Option<T> {
        let text = self.meant(column);
        if text.is_empty() {
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            self.error(column, problem());
        }
        value
    }

    /// A name or number that must be there.
    pub(crate) fn id(&mut self, column: Column) -> Option<&'a str> {
        self.must_be(column);
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// Text that may be empty.
    pub(crate) fn text(&self, column: Column) -> &'a str {
        // Blocks hold UTF-8 and are cut and split at ASCII bytes only, so there is no other case.
        std::str::from_utf8(self.meant(column)).unwrap_or_default()
    }

    /// A date.
    pub(crate) fn date(&mut self, column: Column) -> NaiveDate {
        self.must_be(column);
        self.date_or_none(column).unwrap_or(NO_DATE)
    }

    /// A date, or nothing.
    pub(crate) fn date_or_none(&mut self, column: Column) -> Option<NaiveDate> {
        self.read(column, parse::date, || Problem::NotADate)
    }

    /// An amount of at least zero.
    pub(crate) fn amount(&mut self, column: Column) -> Cents {
        self.must_be(column);
        self.amount_or_none(column).unwrap_or_default()
    }

    /// An amount of at least zero, or nothing.
    pub(crate) fn amount_or_none(&mut self, column: Column) -> Option<Cents> {
        let amount = self.read(column, |text| Cents::parse(text).ok(), || Problem::NotAnAmount);
        if amount.is_some_and(|amount| amount < Cents(0)) {
            self.error(column, Problem::Negative);
        }
        amount
    }

    /// A municipality.
    pub(crate) fn nis(&mut self, column: Column) -> Nis {
        self.must_be(column);
        self.nis_or_none(column).unwrap_or_default()
    }

    /// A municipality, or nothing.
    pub(crate) fn nis_or_none(&mut self, column: Column) -> Option<Nis> {
        self.read(column, Nis::parse, || Problem::NotANis)
    }

    /// A whole number from `min` to `max`; `instead` after a fault.
    pub(crate) fn whole(&mut self, column: Column, (min, max): (u32, u32), instead: u32) -> u32 {
        self.must_be(column);
        self.whole_or_none(column, (min, max)).unwrap_or(instead)
    }

    /// A whole number from `min` to `max`, or nothing.
    pub(crate) fn whole_or_none(&mut self, column: Column, (min, max): (u32, u32)) -> Option<u32> {
        self.read(column, |text| parse::whole(text, min, max), || Problem::NotANumber { min, max })
    }

    /// One of the codes; `instead` after a fault.
    pub(crate) fn code<C: Code>(&mut self, column: Column, instead: C) -> C {
        self.must_be(column);
        self.code_or_none(column).unwrap_or(instead)
    }

    /// One of the codes, or nothing.
    pub(crate) fn code_or_none<C: Code>(&mut self, column: Column) -> Option<C> {
        self.read(column, C::parse, || Problem::UnknownCode { allowed: C::words() })
    }

    /// `yes` or `no`.
    pub(crate) fn yes(&mut self, column: Column) -> bool {
        self.code(column, false)
    }

    /// A target group of the regulation, or nothing.
    pub(crate) fn group_or_none(&mut self, column: Column, groups: &[String]) -> Option<GroupCode> {
        self.read(column, |text| group(text, groups), || not_a_group(groups))
    }

    /// Target groups of the regulation, separated by bars.
    pub(crate) fn groups(&mut self, column: Column, groups: &[String]) -> GroupMask {
        let text = self.meant(column);
        let mut mask = GroupMask::default();
        if text.is_empty() {
            return mask;
        }
        for part in text.split(|&byte| byte == b'|') {
            match group(self.layout.meant(column, part.trim_ascii()), groups) {
                Some(group) => mask = mask.with(group),
                None => self.error(column, not_a_group(groups)),
            }
        }
        mask
    }
}

fn group(text: &[u8], groups: &[String]) -> Option<GroupCode> {
    let position = groups.iter().position(|group| group.as_bytes() == text)?;
    Some(GroupCode(position as u8))
}

fn not_a_group(groups: &[String]) -> Problem {
    Problem::UnknownCode { allowed: groups.to_vec() }
}

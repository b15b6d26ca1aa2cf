//! The grammar of CSV: records and fields in a stretch of bytes, and where a file may be cut.
//!
//! The grammar is that of the `csv` crate (a test compares the two): a quotation mark opens a field only as its first
//! byte, a doubled one inside stands for itself, and what follows the closing one is taken as it is. Only a line feed
//! ends a record, so that a carriage return is white space at the end of the last field. Records are split by hand
//! because fields are short here: searching for two bytes is several times faster than a state machine.

use memchr::{memchr, memchr_iter, memchr2, memrchr};
use std::ops::Range;

/// One record: a row of a CSV file or of a sheet.
pub(crate) struct Record<'a> {
    /// Line on which it starts, or row of the sheet; from 1.
    pub line: u64,
    /// Where the fields stand.
    pub bytes: &'a [u8],
    /// The fields, without white space at their ends.
    pub fields: &'a [Range<usize>],
    /// A quotation mark is never closed.
    pub unclosed: bool,
    /// First field holding a number of more digits than a spreadsheet keeps.
    pub imprecise: Option<usize>,
}

impl<'a> Record<'a> {
    /// The field at this place; empty when the record is shorter.
    pub(crate) fn field(&self, place: usize) -> &'a [u8] {
        self.fields.get(place).map_or(&[], |field| &self.bytes[field.clone()])
    }
}

/// Goes through the records of a stretch of bytes that starts and ends between records.
pub(crate) struct Records<'a> {
    bytes: &'a mut [u8],
    separator: u8,
    at: usize,
    line: u64,
    fields: Vec<Range<usize>>,
}

impl<'a> Records<'a> {
    /// The bytes are changed in place where a quoted field holds doubled quotation marks.
    pub(crate) fn new(bytes: &'a mut [u8], separator: u8, first_line: u64) -> Self {
        Self { bytes, separator, at: 0, line: first_line, fields: Vec::new() }
    }

    /// The next record that is not a blank line.
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        loop {
            if self.at >= self.bytes.len() {
                return None;
            }
            let line = self.line;
            self.fields.clear();
            let mut quoted = false;
            let mut unclosed = false;
            loop {
                let end = if self.bytes.get(self.at) == Some(&b'"') {
                    quoted = true;
                    self.quoted_field(&mut unclosed)
                } else {
                    let start = self.at;
                    let end = self.field_end(start);
                    self.push(start..end);
                    end
                };
                self.at = end + 1;
                if self.bytes.get(end) != Some(&self.separator) {
                    self.line += 1;
                    break;
                }
            }
            let blank = !quoted && matches!(&self.fields[..], [only] if only.is_empty());
            if !blank {
                let (bytes, fields) = (&*self.bytes, &self.fields[..]);
                return Some(Record { line, bytes, fields, unclosed, imprecise: None });
            }
        }
    }

    /// How far the records have been read: bytes, and the line that comes next.
    pub(crate) fn position(&self) -> (usize, u64) {
        (self.at.min(self.bytes.len()), self.line)
    }

    fn field_end(&self, start: usize) -> usize {
        memchr2(self.separator, b'\n', &self.bytes[start..]).map_or(self.bytes.len(), |n| start + n)
    }

    fn push(&mut self, field: Range<usize>) {
        let Range { mut start, mut end } = field;
        while start < end && self.bytes[start].is_ascii_whitespace() {
            start += 1;
        }
        while start < end && self.bytes[end - 1].is_ascii_whitespace() {
            end -= 1;
        }
        self.fields.push(start..end);
    }

    /// Reads a field that opens with a quotation mark, moving its content together; returns where it ends.
    fn quoted_field(&mut self, unclosed: &mut bool) -> usize {
        let start = self.at;
        let (mut read, mut write) = (start + 1, start);
        loop {
            let Some(length) = memchr(b'"', &self.bytes[read..]) else {
                *unclosed = true;
                let end = self.bytes.len();
                self.take(read..end, &mut write);
                self.push(start..write);
                return end;
            };
            self.take(read..read + length, &mut write);
            read += length + 1;
            if self.bytes.get(read) != Some(&b'"') {
                break;
            }
            self.bytes[write] = b'"';
            write += 1;
            read += 1;
        }
        let end = self.field_end(read);
        self.take(read..end, &mut write);
        self.push(start..write);
        end
    }

    fn take(&mut self, from: Range<usize>, write: &mut usize) {
        self.line += memchr_iter(b'\n', &self.bytes[from.clone()]).count() as u64;
        let length = from.len();
        self.bytes.copy_within(from, *write);
        *write += length;
    }
}

/// Follows quotation marks through a file, to find line ends that are not inside one.
#[derive(Default)]
pub(crate) struct Quotes {
    inside: bool,
    /// The last byte seen closed a field, or is the first of two quotation marks: the next byte decides.
    just_closed: bool,
}

impl Quotes {
    /// Looks at the bytes from `from` on, those before having been looked at, and returns the end of the last record
    /// that ends there. `bytes` starts between records.
    pub(crate) fn last_record_end(&mut self, bytes: &[u8], separator: u8, from: usize) -> Option<usize> {
        let mut last = None;
        let mut outside = from;
        for quote in memchr_iter(b'"', &bytes[from..]).map(|n| from + n) {
            if self.inside {
                self.inside = false;
                self.just_closed = true;
                outside = quote + 1;
                continue;
            }
            let doubled = self.just_closed && quote == outside;
            let first = quote == 0 || bytes[quote - 1] == separator || bytes[quote - 1] == b'\n';
            if doubled || first {
                last = record_end(bytes, outside..quote).or(last);
                self.inside = true;
            }
            self.just_closed = false;
        }
        self.just_closed = self.just_closed && outside == bytes.len();
        if self.inside { last } else { record_end(bytes, outside..bytes.len()).or(last) }
    }
}

fn record_end(bytes: &[u8], within: Range<usize>) -> Option<usize> {
    memrchr(b'\n', &bytes[within.clone()]).map(|n| within.start + n + 1)
}

/// Comma or semicolon, whichever the heading row has more of outside quotation marks.
pub(crate) fn separator(bytes: &[u8]) -> u8 {
    let mut quoted = false;
    let (mut commas, mut semicolons) = (0, 0);
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => commas += 1,
            b';' if !quoted => semicolons += 1,
            b'\n' if !quoted && commas + semicolons > 0 => break,
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;

//! Records and fields in a stretch of bytes, and where a file may be cut.
//!
//! `csv-core` splits: a quotation mark opens a field only as its first byte, a doubled one inside stands for itself, and
//! what follows the closing one is taken as it is. Only a line feed ends a record, so that a carriage return is white
//! space at the end of the last field.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};
use memchr::{memchr_iter, memrchr};
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
    bytes: &'a [u8],
    at: usize,
    reader: Reader,
    /// The fields of the record one after another, without quotation marks, and where each of them ends.
    content: Vec<u8>,
    ends: Vec<usize>,
    fields: Vec<Range<usize>>,
}

impl<'a> Records<'a> {
    /// `first_line` is the line on which the bytes start.
    pub(crate) fn new(bytes: &'a [u8], separator: u8, first_line: u64) -> Self {
        let mut reader = ReaderBuilder::new().delimiter(separator).terminator(Terminator::Any(b'\n')).build();
        // Its first call would skip a byte order mark, which means nothing here.
        reader.read_record(b"", &mut [], &mut []);
        reader.set_line(first_line);
        Self { bytes, at: 0, reader, content: Vec::new(), ends: Vec::new(), fields: Vec::new() }
    }

    /// The next record that is not a blank line.
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let empty_lines = rest.iter().take_while(|&&byte| byte == b'\n').count();
            let quoted = *rest.get(empty_lines)? == b'"';
            let line = self.reader.line() + empty_lines as u64;
            let unclosed = self.read();
            let blank = !quoted && matches!(&self.fields[..], [only] if only.is_empty());
            if !blank {
                let (bytes, fields) = (&self.content[..], &self.fields[..]);
                return Some(Record { line, bytes, fields, unclosed, imprecise: None });
            }
        }
    }

    /// How far the records have been read: bytes, and the line that comes next.
    pub(crate) fn position(&self) -> (usize, u64) {
        (self.at.min(self.bytes.len()), self.reader.line())
    }

    /// Reads a record, of which there is one; true when a quotation mark in it is never closed.
    fn read(&mut self) -> bool {
        // Where the bytes end, a line end closes the record, but not a quotation mark: that takes the end of all.
        let mut after = [&b"\n"[..], b""].into_iter();
        let mut input = &self.bytes[self.at..];
        let (mut length, mut count) = (0, 0);
        loop {
            let (result, read, written, ended) =
                self.reader.read_record(input, &mut self.content[length..], &mut self.ends[count..]);
            self.at += read;
            input = &input[read..];
            length += written;
            count += ended;
            match result {
                ReadRecordResult::OutputFull => self.content.resize(2 * length + 1024, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * count + 32, 0),
                ReadRecordResult::InputEmpty => input = after.next().unwrap_or_default(),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.fields.clear();
        let mut start = 0;
        for &end in &self.ends[..count] {
            self.fields.push(trimmed(&self.content, start..end));
            start = end;
        }
        after.len() == 0
    }
}

/// The range without white space at its ends.
pub(crate) fn trimmed(bytes: &[u8], range: Range<usize>) -> Range<usize> {
    let text = bytes[range.clone()].trim_ascii_start();
    let start = range.end - text.len();
    start..start + text.trim_ascii_end().len()
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

//! A file in blocks that are cut between records and hold UTF-8, so that they can be parsed side by side.

use crate::records::{Quotes, separator};
use domain::Problem;
use memchr::memchr_iter;
use std::io::{self, Read};

/// Bytes read at a time: small enough to stay in the cache of a core while it is parsed.
const BLOCK: usize = 512 * 1024;

/// How text is written in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// The Western European code page of Windows, in which older programs export.
    Windows1252,
}

/// Why a file cannot be read on.
pub(crate) enum Stop {
    /// Not UTF-8: to be read again as Windows-1252.
    NotUtf8,
    /// It cannot be read at all; with the line, when known.
    Failed(Box<Problem>, Option<u64>),
}

impl Stop {
    /// It cannot be read because of this problem, on this line when known.
    pub(crate) fn failed(problem: Problem, line: Option<u64>) -> Self {
        Self::Failed(Box::new(problem), line)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::failed(cannot_read(&error), None)
    }
}

/// What is wrong with a file that cannot be opened or read.
pub(crate) fn cannot_read(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::MissingFile,
        _ => Problem::System { what: error.into() },
    }
}

/// A stretch of a file: whole records, in UTF-8.
pub(crate) struct Block {
    /// Content.
    pub bytes: Vec<u8>,
    /// Line on which it starts, from 1.
    pub first_line: u64,
    /// Place in the file, from 0.
    pub index: usize,
    /// Bytes it takes in the file.
    pub size: usize,
}

/// The blocks of a file.
pub(crate) struct Blocks<R> {
    source: R,
    encoding: Encoding,
    separator: u8,
    /// A byte order mark promised UTF-8, so that nothing else may follow.
    promised: bool,
    quotes: Quotes,
    /// What was read and not handed out yet; starts between records.
    buffer: Vec<u8>,
    /// How much of the buffer `quotes` has seen.
    seen: usize,
    line: u64,
    index: usize,
    done: bool,
}

impl<R: Read> Blocks<R> {
    /// Reads the beginning and recognises the separator.
    pub(crate) fn open(source: R, encoding: Encoding) -> Result<Self, Stop> {
        let mut blocks = Self {
            source,
            encoding,
            separator: b',',
            promised: false,
            quotes: Quotes::default(),
            buffer: Vec::with_capacity(BLOCK),
            seen: 0,
            line: 1,
            index: 0,
            done: false,
        };
        blocks.fill()?;
        if matches!(blocks.buffer[..], [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) {
            return Err(Stop::failed(Problem::Encoding, Some(1)));
        }
        if blocks.buffer.starts_with(b"\xEF\xBB\xBF") {
            blocks.promised = true;
            blocks.buffer.drain(..3);
        }
        blocks.separator = separator(&blocks.buffer);
        Ok(blocks)
    }

    /// The byte between fields.
    pub(crate) fn separator(&self) -> u8 {
        self.separator
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = self.source.by_ref().take(BLOCK as u64).read_to_end(&mut self.buffer)?;
        self.done = read == 0;
        Ok(())
    }

    fn next_block(&mut self) -> Result<Option<Block>, Stop> {
        loop {
            let end = self.quotes.last_record_end(&self.buffer, self.separator, self.seen);
            self.seen = self.buffer.len();
            if let Some(end) = end {
                return self.hand_out(end).map(Some);
            }
            if self.done {
                let all = self.buffer.len();
                return if all == 0 { Ok(None) } else { self.hand_out(all).map(Some) };
            }
            self.fill()?;
        }
    }

    fn hand_out(&mut self, end: usize) -> Result<Block, Stop> {
        let rest = &self.buffer[end..];
        let mut buffer = Vec::with_capacity(rest.len() + if self.done { 0 } else { BLOCK });
        buffer.extend_from_slice(rest);
        let mut bytes = std::mem::replace(&mut self.buffer, buffer);
        bytes.truncate(end);
        self.seen = self.buffer.len();
        let (first_line, index, size) = (self.line, self.index, bytes.len());
        self.line += lines(&bytes);
        self.index += 1;
        Ok(Block { bytes: self.decoded(bytes, first_line)?, first_line, index, size })
    }

    fn decoded(&self, bytes: Vec<u8>, first_line: u64) -> Result<Vec<u8>, Stop> {
        let not_text = |at: usize| Stop::failed(Problem::Encoding, Some(first_line + lines(&bytes[..at])));
        if self.encoding == Encoding::Windows1252 {
            // These five bytes mean nothing in Windows-1252: the file is no text at all.
            let unknown = bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D));
            return match unknown {
                Some(at) => Err(not_text(at)),
                None => {
                    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
                    Ok(text.into_owned().into_bytes())
                }
            };
        }
        match std::str::from_utf8(&bytes) {
            Ok(_) => Ok(bytes),
            Err(error) if self.promised => Err(not_text(error.valid_up_to())),
            Err(_) => Err(Stop::NotUtf8),
        }
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = Result<Block, Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_block().transpose();
        if matches!(next, Some(Err(_))) {
            self.done = true;
            self.buffer.clear();
            self.seen = 0;
        }
        next
    }
}

fn lines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, as a slow disk would.
    struct Trickle<'a>(&'a [u8]);
    impl Read for Trickle<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let n = into.len().min(self.0.len()).min(3);
            into[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn blocks(bytes: &[u8]) -> Vec<Block> {
        let blocks = Blocks::open(Trickle(bytes), Encoding::Utf8).ok().unwrap();
        blocks.map(|block| block.ok().unwrap()).collect()
    }

    #[test]
    fn blocks_put_together_are_the_file_and_each_knows_its_first_line() {
        let mut file = String::new();
        for n in 0..100_000 {
            file.push_str(&format!("{n};\"quoted\nover two lines\";plain\r\n"));
        }
        let blocks = blocks(file.as_bytes());
        assert!(blocks.len() > 3);
        let mut together = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            assert_eq!(block.index, index);
            assert_eq!(block.first_line, 1 + lines(&together));
            assert!(block.bytes.ends_with(b"plain\r\n"));
            together.extend_from_slice(&block.bytes);
        }
        assert_eq!(together, file.as_bytes());
    }

    #[test]
    fn a_file_without_a_last_line_end_loses_nothing() {
        assert_eq!(blocks(b"a,b\n1,2")[1].bytes, b"1,2");
        assert!(blocks(b"").is_empty());
    }

    #[test]
    fn a_promise_of_utf_8_that_is_broken_names_the_line() {
        let mut broken = Blocks::open(&b"\xEF\xBB\xBFa,b\n1,\xE9\n"[..], Encoding::Utf8).ok().unwrap();
        let Some(Err(Stop::Failed(problem, line))) = broken.next() else { panic!("it was read") };
        assert_eq!((*problem, line), (Problem::Encoding, Some(2)));
        assert!(broken.next().is_none());
        let mut plain = Blocks::open(&b"a,b\n1,\xE9\n"[..], Encoding::Utf8).ok().unwrap();
        assert!(matches!(plain.next(), Some(Err(Stop::NotUtf8))));
    }
}

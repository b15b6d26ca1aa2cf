//! One table from a CSV file: blocks side by side, rows in the order of the file.

use crate::blocks::{Block, Blocks, Encoding, Stop};
use crate::faults::Faults;
use crate::layout::Layout;
use crate::outcome::{Outcome, Part};
use crate::records::Records;
use crate::row::Row;
use crate::source::Reader;
use domain::Problem;
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::fs::File;
use std::path::Path;

/// Reads a table. `rows` gives, for each block, what makes a typed row of a row.
pub(crate) fn read<T, M>(path: &Path, reader: &Reader<'_>, rows: impl Fn() -> M + Sync) -> Outcome<T>
where
    T: Send,
    M: FnMut(&mut Row<'_>) -> Option<T>,
{
    let file = path.display().to_string();
    let done = match read_as(Encoding::Utf8, path, &file, reader, &rows) {
        Err(Stop::NotUtf8) => read_as(Encoding::Windows1252, path, &file, reader, &rows),
        done => done,
    };
    match done {
        Ok(outcome) => outcome,
        Err(Stop::NotUtf8) => Outcome::failed(file, Problem::Encoding, None),
        Err(Stop::Failed(problem, line)) => match *problem {
            Problem::MissingFile => Outcome::missing(file, reader.table),
            problem => Outcome::failed(file, problem, line),
        },
    }
}

fn read_as<T, M>(
    encoding: Encoding,
    path: &Path,
    file: &str,
    reader: &Reader<'_>,
    rows: &(impl Fn() -> M + Sync),
) -> Result<Outcome<T>, Stop>
where
    T: Send,
    M: FnMut(&mut Row<'_>) -> Option<T>,
{
    let mut blocks = Blocks::open(File::open(path)?, encoding)?;
    let separator = blocks.separator();
    let mut faults = Faults::default();
    let (layout, first) = headed(&mut blocks, file, reader, &mut faults)?;
    let mut outcome = Outcome::new(file, layout, faults);
    let Some(layout) = &outcome.layout else {
        return Ok(outcome);
    };
    let mut parts = std::iter::once(Ok(first))
        .chain(blocks)
        .par_bridge()
        .map(|block| {
            let block = block?;
            let mut part = Part::default();
            let mut make = rows();
            let mut records = Records::new(&block.bytes, separator, block.first_line);
            while let Some(record) = records.next() {
                part.take(&record, layout, file, &mut make);
            }
            reader.meter.advance(file, block.size as u64);
            Ok((block.index, part))
        })
        .collect::<Result<Vec<_>, Stop>>()?;
    parts.sort_unstable_by_key(|&(index, _)| index);
    parts.into_iter().for_each(|(_, part)| outcome.add(part));
    Ok(outcome)
}

/// Reads the heading row; what follows it in its block is handed back.
fn headed(
    blocks: &mut Blocks<File>,
    file: &str,
    reader: &Reader<'_>,
    faults: &mut Faults,
) -> Result<(Option<Layout>, Block), Stop> {
    let separator = blocks.separator();
    // Blank lines before the heading row may fill blocks of their own.
    for block in blocks {
        let mut block = block?;
        let mut records = Records::new(&block.bytes, separator, block.first_line);
        let Some(row) = records.next() else { continue };
        if row.unclosed {
            return Err(Stop::failed(Problem::UnclosedQuote, Some(row.line)));
        }
        let layout = Layout::new(reader.table, reader.mapping, file, &row, faults);
        let (read, line) = records.position();
        block.bytes.drain(..read);
        return Ok((layout, Block { first_line: line, ..block }));
    }
    Err(Stop::failed(Problem::Empty, None))
}

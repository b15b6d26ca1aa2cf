//! The small registry with one table replaced; the first byte says which (`0` to `9`, in the order of the contract).
//!
//! What is read can be used: by every regulation that comes with the program.

#![no_main]

use fuzz::{TABLES, decide, look_at, read, reference, regulations, write, write_small_registry};
use libfuzzer_sys::fuzz_target;
use rules::{Parsed, Reference};
use std::sync::LazyLock;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("the fuzzer needs a temporary folder");
    write_small_registry(folder.path());
    folder
});

static REFERENCE: LazyLock<Reference> = LazyLock::new(reference);

static REGULATIONS: LazyLock<Vec<Parsed>> = LazyLock::new(regulations);

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let (table, text) = TABLES[usize::from(which.wrapping_sub(b'0')) % TABLES.len()];
    let file = FOLDER.path().join(format!("{table}.csv"));
    write(&file, bytes);
    let result = read(FOLDER.path(), None);
    write(&file, text.as_bytes());
    let faults = match result {
        Ok(reading) => {
            REGULATIONS.iter().for_each(|parsed| decide(parsed, &REFERENCE, &reading.register));
            reading.warnings
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason");
            faults
        }
    };
    let of_the_table: Vec<_> =
        faults.into_iter().filter(|fault| fault.file == file.display().to_string()).collect();
    look_at(&of_the_table, bytes);
});

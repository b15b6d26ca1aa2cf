//! A mapping file for the small registry: read, or refused with the lines that are wrong.

#![no_main]

use fuzz::{look_at, read, write, write_small_registry};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("the fuzzer needs a temporary folder");
    write_small_registry(folder.path());
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let file = FOLDER.path().join("other.toml");
    write(&file, bytes);
    if let Err(faults) = read(FOLDER.path(), Some(&file)) {
        assert!(!faults.is_empty(), "refused without a reason");
        let of_the_mapping: Vec<_> =
            faults.into_iter().filter(|fault| fault.file == file.display().to_string()).collect();
        look_at(&of_the_mapping, bytes);
    }
});

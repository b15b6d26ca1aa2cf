//! A regulation that passes its check can be used: everybody of the small registry is ranked, explained and allocated.

#![no_main]

use domain::{Register, Severity};
use fuzz::{decide, read, reference, write_small_registry};
use libfuzzer_sys::fuzz_target;
use rules::Reference;
use std::sync::LazyLock;
use tempfile::TempDir;

static REFERENCE: LazyLock<Reference> = LazyLock::new(reference);

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let folder = TempDir::new().expect("the fuzzer needs a temporary folder");
    write_small_registry(folder.path());
    read(folder.path(), None).expect("the small registry is without a fault").register
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(parsed) = rules::parse("regulation.toml", text) else { return };
    let faults = rules::check(&parsed, &REFERENCE);
    if faults.iter().all(|fault| fault.severity != Severity::Error) {
        decide(&parsed, &REFERENCE, &REGISTER);
    }
});

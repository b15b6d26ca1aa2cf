//! A regulation: read and checked, or refused with the line that is wrong.

#![no_main]

use fuzz::{look_at, reference};
use libfuzzer_sys::fuzz_target;
use rules::Reference;
use std::sync::LazyLock;

static REFERENCE: LazyLock<Reference> = LazyLock::new(reference);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match rules::parse("regulation.toml", text) {
        Ok(parsed) => {
            let faults = rules::check(&parsed, &REFERENCE);
            look_at(&faults, bytes);
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason");
            look_at(&faults, bytes);
        }
    }
});

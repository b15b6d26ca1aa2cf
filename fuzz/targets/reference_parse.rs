//! Reference data with one file replaced; the first byte says which (`0` to `3`).

#![no_main]

use chrono::NaiveDate;
use fuzz::{look_at, reference_texts};
use libfuzzer_sys::fuzz_target;
use rules::Reference;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut texts = reference_texts();
    let replaced = match which.wrapping_sub(b'0') % 4 {
        0 => &mut texts.living_wage,
        1 => &mut texts.income_limits,
        2 => &mut texts.target_groups,
        _ => &mut texts.housing_needs,
    };
    replaced.1 = text.to_owned();
    match Reference::parse(&texts) {
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason");
            look_at(&faults, bytes);
        }
        Ok(reference) => {
            for year in [1900, 2023, 2200] {
                let Some(on) = NaiveDate::from_ymd_opt(year, 7, 1) else { continue };
                let _ = (reference.living_wage.on(on), reference.living_wage.assumption(on));
                let _ = (reference.income_limits.on(on), reference.income_limits.assumption(on));
            }
            let _ = reference.group_codes();
        }
    }
});

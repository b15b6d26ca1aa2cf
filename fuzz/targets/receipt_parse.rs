//! A receipt: what is read is written back as the same receipt.

#![no_main]

use app::receipt::Receipt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(receipt) = serde_json::from_slice::<Receipt>(bytes) {
        let written = serde_json::to_string(&receipt).expect("a receipt that was read can be written");
        let again: Receipt = serde_json::from_str(&written).expect("a receipt that was written can be read");
        assert_eq!(serde_json::to_string(&again).expect("the same"), written);
    }
});

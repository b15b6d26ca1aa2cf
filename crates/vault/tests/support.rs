//! Keys to test with: the same at every run, and of use to nobody.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault::Keys;

/// 32 bytes that follow from a number, in base64.
pub fn base64(from: u8) -> String {
    STANDARD.encode((from..from + 32).collect::<Vec<u8>>())
}

pub fn keys(text: &str) -> Keys {
    Keys::parse(text).unwrap()
}

//! Recovery codes: ten that each let somebody in once without the second factor, kept as hashes only.

use crate::chance;
use crate::hashes::Purpose;
use crate::keys::Keys;
use std::fmt;
use zeroize::Zeroizing;

/// Codes somebody gets at a time.
pub const COUNT: usize = 10;

/// Characters of a code, hyphens apart: 80 bits.
const LENGTH: usize = 16;

/// Characters between hyphens.
const GROUP: usize = 4;

/// Without i, l, o and u: nothing looks like something else, and no words come out. 32 characters, so 5 bits each.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// New recovery codes. They are shown once and not kept.
pub struct RecoveryCodes(Vec<Zeroizing<String>>);

impl RecoveryCodes {
    /// Ten new codes.
    #[must_use]
    pub fn generate() -> Self {
        Self((0..COUNT).map(|_| one()).collect())
    }

    /// The codes as people read them: `k3x9-7qpd-2m4h-w8rt`.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|code| code.as_str())
    }
}

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCodes(hidden)")
    }
}

impl Keys {
    /// The hash under which a recovery code of an account is kept: 64 hexadecimal digits. None if it is no such code.
    #[must_use]
    pub fn recovery_hash(&self, account: i64, code: &str) -> Option<String> {
        read(code).map(|code| self.hash(Purpose::Recovery(account), &code))
    }

    /// The hashes under which a recovery code may be kept, the current one first: more than one after a rotation.
    #[must_use]
    pub fn recovery_hashes(&self, account: i64, code: &str) -> Vec<String> {
        let read = read(code);
        read.map_or_else(Vec::new, |code| self.all_hashes(Purpose::Recovery(account), &code))
    }

    /// Which of the hashes kept for an account is that of a code somebody typed.
    ///
    /// Capitals, hyphens and spaces make no difference; `o` is read as 0, `i` and `l` as 1.
    #[must_use]
    pub fn recovery_match(&self, account: i64, typed: &str, stored: &[&str]) -> Option<usize> {
        let code = read(typed)?;
        stored.iter().position(|hash| self.is_hash_of(hash, Purpose::Recovery(account), &code))
    }
}

fn one() -> Zeroizing<String> {
    let bytes = chance::secret::<LENGTH>();
    let mut code = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            code.push('-');
        }
        // 256 is a multiple of 32: every character is as likely.
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

/// The characters of a code without hyphens; none if it is no code.
fn read(typed: &str) -> Option<Zeroizing<String>> {
    let mut code = Zeroizing::new(String::with_capacity(LENGTH));
    for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')) {
        let c = match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        };
        if code.len() == LENGTH || !ALPHABET.iter().any(|&known| char::from(known) == c) {
            return None;
        }
        code.push(c);
    }
    (code.len() == LENGTH).then_some(code)
}

//! Random bytes of the operating system, the only source of chance for secrets.

use rand::TryRng;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

/// Bytes nobody can guess, wiped when they are dropped.
///
/// # Panics
/// If the operating system has no random bytes to give: no secret can be made then, and none may be made up.
pub(crate) fn secret<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    SysRng.try_fill_bytes(&mut *bytes).expect("the operating system gives random bytes");
    bytes
}

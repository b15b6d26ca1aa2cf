//! No secret is shown by what is made to show values to those who build the program.

use crate::support::{base64, keys};
use vault::{RecoveryCodes, Token, TokenKind, TotpSecret};

#[test]
fn debug_shows_ids_of_keys_and_no_secret() {
    let keys = keys(&format!("seal:{} hash:{}", base64(1), base64(3)));
    let (seal, hash) = (&keys.check()[5..13], &keys.check()[19..]);
    assert_eq!(format!("{keys:?}"), format!("Keys {{ seal: [KeyId({seal})], hash: [KeyId({hash})], .. }}"));
    assert_eq!(format!("{:?}", Token::generate(TokenKind::Api)), "Token(hidden)");
    assert_eq!(format!("{:?}", TotpSecret::generate()), "TotpSecret(hidden)");
    assert_eq!(format!("{:?}", RecoveryCodes::generate()), "RecoveryCodes(hidden)");
}

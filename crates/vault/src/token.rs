//! Tokens that let somebody in: sessions, links that work once, and access to the API. Only their hash is kept.

use crate::chance;
use crate::hashes::Purpose;
use crate::keys::Keys;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;
use zeroize::Zeroizing;

/// Random bytes of a token.
const BYTES: usize = 32;

/// Characters of a token after its prefix.
const LENGTH: usize = 43;

/// What a token lets somebody do. A token of one kind is nothing as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// In the cookie of a session.
    Session,
    /// In a link that works once.
    Link,
    /// For a program that uses the API; starts with `wsp_`, so that one that leaked can be found.
    Api,
}

/// A new token. It is shown or sent once and not kept.
pub struct Token(Zeroizing<String>);

impl TokenKind {
    /// What every token of this kind starts with.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Session | Self::Link => "",
            Self::Api => "wsp_",
        }
    }

    /// Whether a text has the form of a token of this kind; if not, there is no need to look for it.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        let of_base64 = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        text.strip_prefix(self.prefix())
            .is_some_and(|rest| rest.len() == LENGTH && rest.chars().all(of_base64))
    }

    /// Part of every hash that is kept; changing it ends all tokens of the kind.
    fn code(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Link => "link",
            Self::Api => "api",
        }
    }
}

impl Token {
    /// A token of 256 random bits, in characters that need no escaping in an address or a header.
    #[must_use]
    pub fn generate(kind: TokenKind) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(kind.prefix().len() + LENGTH));
        text.push_str(kind.prefix());
        URL_SAFE_NO_PAD.encode_string(&chance::secret::<BYTES>()[..], &mut text);
        Self(text)
    }

    /// The token itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

impl Keys {
    /// The hash under which a token is kept: 64 hexadecimal digits.
    ///
    /// It is keyed, so that who can write in the database but has no key cannot make a token that works.
    #[must_use]
    pub fn token_hash(&self, kind: TokenKind, text: &str) -> String {
        self.hash(Purpose::Token(kind.code()), text)
    }

    /// The hashes under which a token may have been kept, the current one first.
    #[must_use]
    pub fn token_hashes(&self, kind: TokenKind, text: &str) -> Vec<String> {
        self.all_hashes(Purpose::Token(kind.code()), text)
    }
}

//! Why somebody who comes back from a provider is not let in.

/// Why somebody who comes back from the provider is not let in. The code of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// They did not start here, or too long ago.
    Stale,
    /// They stopped at the provider.
    Stopped,
    /// What the provider answered does not hold.
    Untrusted,
    /// The provider does not answer.
    Silent,
    /// Nobody invited them.
    Unknown,
    /// Their account may not log in.
    Inactive,
}

impl Turned {
    /// Code of the message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Stopped => "stopped",
            Self::Untrusted => "untrusted",
            Self::Silent => "silent",
            Self::Unknown => "unknown",
            Self::Inactive => "inactive",
        }
    }
}

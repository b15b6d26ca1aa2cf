//! What an operating system says when a file, a folder or an address cannot be used, apart from its own words.

use std::io::{Error, ErrorKind};

/// Why the operating system refuses something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum System {
    /// There is nothing of that name.
    NotFound,
    /// This user has no right to it.
    Denied,
    /// There is something of that name already.
    Exists,
    /// A folder that should be empty holds something.
    NotEmpty,
    /// The disk is full, or this user's part of it.
    Full,
    /// The disk takes no changes.
    ReadOnly,
    /// The address or port is used by another program.
    InUse,
    /// The address is none of this computer.
    NoSuchAddress,
    /// A folder where a file was expected.
    IsFolder,
    /// A file where a folder was expected.
    NotFolder,
    /// Something that is not an ordinary file, such as a device.
    NotOrdinary,
    /// A name that cannot be used.
    Name,
    /// Nobody answers at the other side.
    NoAnswer,
    /// Anything else, in the words of the system.
    Other(String),
}

impl From<&Error> for System {
    fn from(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::DirectoryNotEmpty => Self::NotEmpty,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::AddrInUse => Self::InUse,
            ErrorKind::AddrNotAvailable => Self::NoSuchAddress,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::NotADirectory => Self::NotFolder,
            ErrorKind::InvalidFilename => Self::Name,
            ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::TimedOut => Self::NoAnswer,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<Error> for System {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

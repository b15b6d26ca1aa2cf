//! Arguments of the commands that check the log and change the keys.

use super::{Format, OfficeArgs};
use clap::{Args, Subcommand, ValueEnum};

/// Arguments of `audit`.
#[derive(Args, Debug)]
pub struct AuditArgs {
    /// What to do
    #[command(subcommand)]
    pub command: AuditCommand,
}

/// What to do with the log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Check that no line was changed, added or taken out; ends with 2 when one was
    Verify(VerifyArgs),
}

/// Arguments of `audit verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// First line to check
    #[arg(long, value_name = "SEQ", value_parser = clap::value_parser!(i64).range(1..))]
    pub from: Option<i64>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `keys`.
#[derive(Args, Debug)]
pub struct KeysArgs {
    /// What to do
    #[command(subcommand)]
    pub command: KeysCommand,
}

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Put new keys in front of the old ones in the file; then start every server again
    New(NewKeysArgs),
    /// Write everything that is sealed under the newest keys; may be broken off and begun again
    Rotate(RotateArgs),
    /// Count what is sealed, and under which keys
    Check(OfficeArgs),
}

/// Arguments of `keys new`.
#[derive(Args, Debug)]
pub struct NewKeysArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Only one of the two: what seals, or what makes the hashes to search by
    #[arg(long, value_enum)]
    pub only: Option<KeyPart>,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeyPart {
    /// Seals national numbers, second factors and notes
    Seal,
    /// Makes keyed hashes
    Hash,
}

/// Arguments of `keys rotate`.
#[derive(Args, Debug)]
pub struct RotateArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Take the old sealing keys out of the file, when nothing is sealed with them any more; every server has to know the
    /// new ones by then
    #[arg(long)]
    pub drop_old: bool,
}

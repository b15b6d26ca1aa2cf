//! Arguments of the command line.

mod keeping;
mod office;
pub mod wrong;

pub use keeping::{
    AuditArgs, AuditCommand, KeyPart, KeysArgs, KeysCommand, NewKeysArgs, RotateArgs, VerifyArgs,
};
pub use office::{
    BackupArgs, ExportArgs, ImportArgs, LogForm, OfficeArgs, RestoreArgs, ServeArgs, UserAddArgs, UserArgs,
    UserCommand,
};

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::Pillar;
use std::path::PathBuf;

/// Decides which candidate gets a vacant social dwelling, and says why.
#[derive(Debug, Parser)]
#[command(name = "woonspoor", version, propagate_version = true, max_term_width = 110)]
pub struct Cli {
    /// Language of what people read
    #[arg(long, global = true, value_enum, default_value_t = Lang::Nl, env = "WOONSPOOR_LANG")]
    pub lang: Lang,
    /// Show no progress and no warnings
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// Language of what people read.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}

impl From<Lang> for app::words::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Dutch,
            Lang::En => Self::English,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank every candidate for one dwelling, or say why not
    Rank(RankArgs),
    /// Explain one candidate for one dwelling in plain words
    Explain(ExplainArgs),
    /// Allocate all vacant dwellings of a registry
    Allocate(AllocateArgs),
    /// Work out the distribution key of the target groups
    Apportion(ApportionArgs),
    /// Check, compare and read regulations
    Regulation(RegulationArgs),
    /// Run a receipt again and compare the bytes
    Replay(ReplayArgs),
    /// Make an invented region to try things on
    Demo(DemoArgs),
    /// Serve the office to browsers
    Serve(ServeArgs),
    /// Look after the people who log in
    User(UserArgs),
    /// Bring the database up to date with this version of the program
    Migrate(OfficeArgs),
    /// Check the log of who saw and changed what
    Audit(AuditArgs),
    /// Make new keys, and write what is sealed anew
    Keys(KeysArgs),
    /// Bring a registry into the register, all or nothing
    Import(ImportArgs),
    /// Write the register to a folder of CSV files
    Export(ExportArgs),
    /// Write everything into one file, also while the office is served
    Backup(BackupArgs),
    /// Bring a backup back into a new database
    Restore(RestoreArgs),
    /// Look the installation over: database, keys, log, documents, regulation
    Doctor(OfficeArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Write the manual pages to a folder, or the main one to standard output
    Man(ManArgs),
}

/// The regulation and its reference data.
#[derive(Args, Debug)]
pub struct LawArgs {
    /// Regulation file, or the name of one that is built in (see `regulation list`)
    #[arg(long, value_name = "FILE")]
    pub regulation: PathBuf,
    /// Folder of reference data; by default the one beside the regulations, else the one built in
    #[arg(long, value_name = "DIR")]
    pub reference: Option<PathBuf>,
}

/// The registry.
#[derive(Args, Debug)]
pub struct RegistryArgs {
    /// Registry: a folder of CSV files, or one XLSX workbook
    #[arg(long, value_name = "DIR")]
    pub registry: PathBuf,
    /// Mapping of other headings and values; by default `mapping.toml` in the folder
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// The date and the draw.
#[derive(Args, Debug)]
pub struct WhenArgs {
    /// Reference date, as 2026-03-01
    #[arg(long, value_name = "DATE")]
    pub on: NaiveDate,
    /// Seed of the draw, for a regulation that draws lots
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
}

/// Form of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    Table,
    /// JSON for programs
    Json,
}

fn pillar(text: &str) -> Result<Pillar, String> {
    let number = text.parse().map_err(|_| "1, 2, 3 or 4".to_owned())?;
    Pillar::from_number(number).ok_or_else(|| "1, 2, 3 or 4".to_owned())
}

/// Arguments of `rank`.
#[derive(Args, Debug)]
pub struct RankArgs {
    #[command(flatten)]
    pub law: LawArgs,
    #[command(flatten)]
    pub registry: RegistryArgs,
    #[command(flatten)]
    pub when: WhenArgs,
    /// Number of the dwelling
    #[arg(long, value_name = "ID")]
    pub dwelling: String,
    /// Pillar, 1 to 4; without it the quota ledger decides
    #[arg(long, value_name = "N", value_parser = pillar)]
    pub pillar: Option<Pillar>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write a receipt that `replay` can run again
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
}

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub law: LawArgs,
    #[command(flatten)]
    pub registry: RegistryArgs,
    #[command(flatten)]
    pub when: WhenArgs,
    /// Number of the dwelling
    #[arg(long, value_name = "ID")]
    pub dwelling: String,
    /// Registration number of the candidate
    #[arg(long, value_name = "NUMBER")]
    pub registration: String,
    /// Pillar, 1 to 4; without it the quota ledger decides
    #[arg(long, value_name = "N", value_parser = pillar)]
    pub pillar: Option<Pillar>,
}

/// Arguments of `allocate`.
#[derive(Args, Debug)]
pub struct AllocateArgs {
    #[command(flatten)]
    pub law: LawArgs,
    #[command(flatten)]
    pub registry: RegistryArgs,
    #[command(flatten)]
    pub when: WhenArgs,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write a receipt that `replay` can run again
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
}

/// Arguments of `apportion`.
#[derive(Args, Debug)]
pub struct ApportionArgs {
    #[command(flatten)]
    pub law: LawArgs,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `regulation`.
#[derive(Args, Debug)]
pub struct RegulationArgs {
    /// What to do
    #[command(subcommand)]
    pub command: RegulationCommand,
}

/// What to do with regulations.
#[derive(Debug, Subcommand)]
pub enum RegulationCommand {
    /// Check a regulation: shape, contradictions, gaps, overlaps, sources
    Check(FileArgs),
    /// Say in words what differs between two versions
    Diff(DiffArgs),
    /// Print a regulation as a page of text (Markdown)
    Show(FileArgs),
    /// Print the JSON Schema of regulation files
    Schema,
    /// List the regulations that are built in
    List,
}

/// A regulation file.
#[derive(Args, Debug)]
pub struct FileArgs {
    /// Regulation file, or the name of one that is built in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder of reference data
    #[arg(long, value_name = "DIR")]
    pub reference: Option<PathBuf>,
}

/// Two regulation files.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// The version before
    #[arg(value_name = "A")]
    pub a: PathBuf,
    /// The version after
    #[arg(value_name = "B")]
    pub b: PathBuf,
    /// Folder of reference data
    #[arg(long, value_name = "DIR")]
    pub reference: Option<PathBuf>,
}

/// Arguments of `replay`.
#[derive(Args, Debug)]
pub struct ReplayArgs {
    /// The receipt
    #[arg(value_name = "RECEIPT")]
    pub receipt: PathBuf,
    /// The regulation, when it is not where the receipt says
    #[arg(long, value_name = "FILE")]
    pub regulation: Option<PathBuf>,
    /// The registry, when it is not where the receipt says
    #[arg(long, value_name = "DIR")]
    pub registry: Option<PathBuf>,
    /// Mapping of the registry
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// Size of the demo region.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DemoSize {
    /// A few hundred candidates
    Small,
    /// The Kempen: 10 000 candidates
    Kempen,
    /// Flanders: 215 337 candidates
    Flanders,
}

/// Arguments of `demo`.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Folder to make; it must not exist yet, or be empty
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Size
    #[arg(long, value_enum, default_value_t = DemoSize::Small)]
    pub size: DemoSize,
    /// Seed: the same seed makes the same region
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// Shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// Folder to write all pages to; without it the main page goes to standard output
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

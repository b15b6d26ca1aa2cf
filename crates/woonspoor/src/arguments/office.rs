//! Arguments of the commands that serve an office and take data in and out of it.

use super::DemoSize;
use app::office::accounts::first::SECTORS;
use app::office::accounts::people::role_codes;
use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Which office: its database, keys and settings.
#[derive(Args, Debug)]
pub struct OfficeArgs {
    /// Folder for what belongs to this installation
    #[arg(long, value_name = "DIR", env = "WOONSPOOR_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Database: `sqlite:///path/file.db` or `postgres://user@host/name`; by default a file in the folder
    #[arg(long, value_name = "URL", env = "WOONSPOOR_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// File with the keys that seal national numbers; by default a file in the folder
    #[arg(long, value_name = "FILE", env = "WOONSPOOR_KEYS_FILE")]
    pub keys: Option<PathBuf>,
    /// Settings of this installation
    #[arg(long, value_name = "FILE", env = "WOONSPOOR_SETTINGS")]
    pub settings: Option<PathBuf>,
}

/// Form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogForm {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

/// Arguments of `serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS", env = "WOONSPOOR_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: std::net::SocketAddr,
    /// Address under which browsers reach the office, as `https://woonspoor.example.org`; by default that of --listen
    #[arg(long, value_name = "URL", env = "WOONSPOOR_URL")]
    pub public_url: Option<String>,
    /// Address and port for Prometheus metrics; without it there are none
    #[arg(long, value_name = "ADDRESS", env = "WOONSPOOR_METRICS")]
    pub metrics: Option<std::net::SocketAddr>,
    /// Fill a new database with an invented region and people to log in with
    #[arg(long, value_name = "SIZE", value_enum, num_args = 0..=1, default_missing_value = "small")]
    pub demo: Option<DemoSize>,
    /// Seed of the invented region
    #[arg(long, value_name = "N", default_value_t = 1, requires = "demo")]
    pub seed: u64,
    /// Judge everything on this day instead of today; only with --demo
    #[arg(long, value_name = "DATE", requires = "demo")]
    pub today: Option<NaiveDate>,
    /// Form of the log
    #[arg(long, value_enum, default_value_t = LogForm::Text, env = "WOONSPOOR_LOG_FORM")]
    pub log: LogForm,
}

/// Arguments of `import`.
#[derive(Args, Debug)]
pub struct ImportArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Registry: a folder of CSV files, or one XLSX workbook
    #[arg(value_name = "DIR")]
    pub registry: PathBuf,
    /// Mapping of other headings and values; by default `mapping.toml` in the folder
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
    /// Address of the account for which it is done, and whose rights count
    #[arg(long = "as", value_name = "EMAIL")]
    pub by: Option<String>,
    /// Day from which parties take part, instead of today
    #[arg(long, value_name = "DATE", hide = true)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Folder to make; it must not exist yet, or be empty
    #[arg(value_name = "DIR")]
    pub out: PathBuf,
    /// Write national numbers too: in that folder they are no longer sealed
    #[arg(long)]
    pub national_numbers: bool,
    /// Day whose regulation names the target groups, instead of today
    #[arg(long, value_name = "DATE", hide = true)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `backup`.
#[derive(Args, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// File to write; the keys are not in it, keep them apart
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace the file when it is there already
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `restore`.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace what the database holds
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `user`.
#[derive(Args, Debug)]
pub struct UserArgs {
    /// What to do
    #[command(subcommand)]
    pub command: UserCommand,
}

/// What to do with the people who log in.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person with roles, also while the office is served, and print a link to choose a password
    Add(UserAddArgs),
}

/// Arguments of `user add`.
#[derive(Args, Debug)]
pub struct UserAddArgs {
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Name of the person
    #[arg(long)]
    pub name: String,
    /// Address to log in with; who has it already gets the roles and a new link
    #[arg(long)]
    pub email: String,
    /// Organisation in which the roles are
    #[arg(long, value_name = "CODE")]
    pub organisation: String,
    /// Role in that organisation; may be given more than once
    #[arg(long = "role", required = true, value_name = "ROLE", value_parser = PossibleValuesParser::new(role_codes()))]
    pub roles: Vec<String>,
    /// Make the organisation when it is not there yet, with this name
    #[arg(long, value_name = "NAME")]
    pub create_organisation: Option<String>,
    /// Kind of the organisation that is made
    #[arg(long, value_name = "KIND", default_value = "company", value_parser = PossibleValuesParser::new(SECTORS), requires = "create_organisation")]
    pub sector: String,
}

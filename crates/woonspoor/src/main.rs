//! The command line of Woonspoor.

mod arguments;
mod commands;
mod office;
mod output;

use arguments::{AuditCommand, Cli, Command, KeysCommand, RegulationCommand, UserCommand};
use clap::Parser;
use output::Output;
use std::process::ExitCode;

/// The allocator of the C library holds on to twice as much memory under many readers, and costs them a tenth of their time.
#[cfg(all(target_os = "linux", not(target_env = "musl")))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| std::process::exit(arguments::wrong::tell(&error)));
    let output = Output::new(cli.lang.into(), cli.quiet);
    let code = match run(&cli, &output) {
        Ok(code) => code,
        Err(refusal) => output.refuse(&refusal),
    };
    // The process ends here and now: freeing a register of a region first would only take time.
    std::process::exit(code.into())
}

fn run(cli: &Cli, output: &Output) -> Result<u8, app::Refusal> {
    match &cli.command {
        Command::Rank(a) => commands::rank::run(a, output),
        Command::Explain(a) => commands::explain::run(a, output),
        Command::Allocate(a) => commands::allocate::run(a, output),
        Command::Apportion(a) => commands::apportion::run(a, output),
        Command::Regulation(a) => match &a.command {
            RegulationCommand::Check(a) => commands::regulation::check(a, output),
            RegulationCommand::Diff(a) => commands::regulation::diff(a, output),
            RegulationCommand::Show(a) => commands::regulation::show(a, output),
            RegulationCommand::Schema => commands::regulation::schema(output),
            RegulationCommand::List => commands::regulation::list(output),
        },
        Command::Replay(a) => commands::replay::run(a, output),
        Command::Demo(a) => commands::demo::run(a, output),
        Command::Serve(a) => commands::serve::run(a, output),
        Command::User(a) => match &a.command {
            UserCommand::Add(a) => commands::user::add(a, output),
        },
        Command::Migrate(a) => commands::migrate::run(a, output),
        Command::Audit(a) => match &a.command {
            AuditCommand::Verify(a) => commands::audit::verify(a, output),
        },
        Command::Keys(a) => match &a.command {
            KeysCommand::New(a) => commands::keys::new(a, output),
            KeysCommand::Rotate(a) => commands::keys::rotate(a, output),
            KeysCommand::Check(a) => commands::keys::check(a, output),
        },
        Command::Import(a) => commands::import::run(a, output),
        Command::Export(a) => commands::export::run(a, output),
        Command::Backup(a) => commands::backup::run(a, output),
        Command::Restore(a) => commands::restore::run(a, output),
        Command::Doctor(a) => commands::doctor::run(a, output),
        Command::Completions(a) => commands::completions::completions(a, output),
        Command::Man(a) => commands::completions::man(a, output),
    }
}

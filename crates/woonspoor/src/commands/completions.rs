//! `completions` and `man`, both made from the arguments themselves.

use crate::arguments::{Cli, CompletionsArgs, ManArgs};
use crate::output::Output;
use app::Refusal;
use clap::CommandFactory;
use domain::Fault;

/// Prints completions for a shell.
pub fn completions(a: &CompletionsArgs, output: &Output) -> Result<u8, Refusal> {
    let mut bytes = Vec::new();
    clap_complete::generate(a.shell, &mut Cli::command(), "woonspoor", &mut bytes);
    output.result(&bytes)?;
    Ok(0)
}

/// Writes the manual pages.
pub fn man(a: &ManArgs, output: &Output) -> Result<u8, Refusal> {
    let Some(folder) = &a.out else {
        let mut bytes = Vec::new();
        clap_mangen::Man::new(Cli::command())
            .render(&mut bytes)
            .map_err(|e| Refusal::Broken(e.to_string()))?;
        output.result(&bytes)?;
        return Ok(0);
    };
    let unwritable = |e: std::io::Error| Fault::system(folder.display().to_string(), e);
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(unwritable)?;
    Ok(0)
}

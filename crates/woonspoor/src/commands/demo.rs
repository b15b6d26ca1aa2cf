//! `demo`: an invented region to try things on.

use crate::arguments::{DemoArgs, DemoSize};
use crate::output::Output;
use app::Refusal;
use demo::Size;

/// Runs the command.
pub fn run(a: &DemoArgs, output: &Output) -> Result<u8, Refusal> {
    let size = match a.size {
        DemoSize::Small => Size::Small,
        DemoSize::Kempen => Size::Kempen,
        DemoSize::Flanders => Size::Flanders,
    };
    let summary = app::demo_region::make(&a.out, size, a.seed, None)?;
    let made = output.words.demo_made(&a.out.display().to_string(), &summary);
    output.result(format!("{made}\n").as_bytes())?;
    Ok(0)
}

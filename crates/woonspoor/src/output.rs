//! Standard output for results, standard error for everything else.

use app::Refusal;
use app::registry::Progress;
use app::words::{Language, Table, Words};
use comfy_table::{ContentArrangement, presets};
use domain::Fault;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};

/// Exit code of bad input.
pub const BAD_INPUT: u8 = 2;
/// Exit code of a fault of the program.
pub const BROKEN: u8 = 1;

/// Where words go.
pub struct Output {
    /// The words.
    pub words: Words,
    quiet: bool,
}

impl Output {
    /// Output in a language.
    pub fn new(language: Language, quiet: bool) -> Self {
        Self { words: Words::new(language), quiet }
    }

    /// Writes a result to standard output, whole.
    pub fn result(&self, bytes: &[u8]) -> Result<(), Refusal> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            // Whoever reads has seen enough, `| head` for instance.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(|error| Fault::system(self.words.standard_output(), error).into()),
        }
    }

    /// A line beside the result.
    pub fn remark(&self, line: &str) {
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Warnings, one a line.
    pub fn warnings(&self, faults: &[Fault]) {
        if !self.quiet {
            for fault in faults {
                self.remark(&self.words.fault(fault));
            }
        }
    }

    /// Tells why nothing was done.
    pub fn refuse(&self, refusal: &Refusal) -> u8 {
        match refusal {
            Refusal::BadInput(faults) => {
                self.remark(&self.words.nothing_done());
                for fault in faults {
                    self.remark(&self.words.fault(fault));
                }
                BAD_INPUT
            }
            Refusal::Trouble(trouble) => {
                self.remark(&self.words.nothing_done());
                self.remark(&self.words.trouble(trouble));
                BAD_INPUT
            }
            Refusal::Broken(cause) => {
                self.remark(&self.words.broken(cause));
                BROKEN
            }
        }
    }

    /// A table as text, as wide as the terminal, or 110 columns when there is none.
    pub fn table(&self, table: &Table) -> String {
        let mut drawn = comfy_table::Table::new();
        drawn.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse::<u16>().ok());
        drawn.set_width(columns.filter(|c| *c >= 60).unwrap_or(120));
        drawn.set_header(&table.headings);
        for row in &table.rows {
            drawn.add_row(row);
        }
        let mut text = format!("{}\n", table.title);
        if !table.rows.is_empty() {
            text.push_str(&format!("{drawn}\n"));
        }
        for remark in &table.remarks {
            text.push_str(remark);
            text.push('\n');
        }
        text
    }

    /// A bar that shows how far reading is; hidden when nobody looks.
    pub fn bar(&self) -> ProgressBar {
        let hidden = self.quiet || !io::stderr().is_terminal();
        let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{prefix} {wide_bar} {bytes}/{total_bytes} {msg}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_prefix(self.words.loading());
        bar
    }
}

/// Passes progress to a bar.
pub fn advance(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.bytes_total);
    bar.set_position(progress.bytes_done);
    bar.set_message(progress.file);
}

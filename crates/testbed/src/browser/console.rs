//! What the browser complains about: faults in scripts, what the content security policy stopped, what is not there.

use super::Browser;

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleMessage {
    /// Who says it: `javascript`, `console-api`, `security`, `network`, ...
    pub source: String,
    /// What it says, with the place it is about.
    pub text: String,
}

impl Browser {
    /// The errors since this was last asked. Answers that a page may well give (the page itself was not found, a form
    /// was refused with 403, 409, 412 or 422) are none, nor is the icon that browsers ask for unasked.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn console_errors(&self) -> Vec<ConsoleMessage> {
        let entries = self.driver.browser_log().await.expect("the browser keeps a log");
        let address = self.address().await.to_string();
        let errors = entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| ConsoleMessage { source: entry.source.unwrap_or_default(), text: entry.message });
        errors.filter(|message| !is_an_answer(message, &address)).collect()
    }

    /// Fails when there are errors in the console, with what they say.
    ///
    /// # Panics
    /// When there are.
    pub async fn expect_quiet_console(&self) {
        let errors = self.console_errors().await;
        let lines: Vec<_> = errors.iter().map(|e| format!("{}: {}", e.source, e.text)).collect();
        if !lines.is_empty() {
            panic!("the browser complains at {}:\n  {}", self.address().await, lines.join("\n  "));
        }
    }
}

fn is_an_answer(message: &ConsoleMessage, address: &str) -> bool {
    let of_the_page = message.text.split(' ').next() == Some(address);
    let refused = [403, 409, 412, 422].iter().any(|s| message.text.contains(&format!("status of {s}")));
    let icon = message.text.contains("/favicon.ico ");
    message.source == "network" && (of_the_page || refused || icon)
}

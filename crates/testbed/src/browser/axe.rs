//! Faults against the Web Content Accessibility Guidelines, as far as a program can see them.

use super::Browser;
use serde::Deserialize;
use serde_json::Value;
use std::fmt::{self, Display, Formatter};
use std::sync::atomic::Ordering;

/// axe-core 4.14.1, unchanged; its licence stands beside it.
const AXE: &str = include_str!("../../assets/axe.min.js");

/// WCAG 2.0, 2.1 and 2.2, levels A and AA. The size of targets is off unless asked for.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { \
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] }, \
        rules: { 'target-size': { enabled: true } }, \
        resultTypes: ['violations'], \
    }).then(result => done({ violations: result.violations }), error => done({ error: String(error) }))";

/// A rule that the page breaks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// The rule's name, such as `label`.
    pub id: String,
    /// How bad: `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// What has to hold.
    pub help: String,
    /// Where it is explained.
    pub help_url: String,
    /// The elements that break it.
    pub nodes: Vec<Node>,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    /// Its selector, one for each frame or shadow it is in.
    pub target: Vec<Value>,
    /// Its beginning as HTML.
    pub html: String,
    /// What to do, a line for each thing.
    pub failure_summary: Option<String>,
}

impl Display for Violation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let impact = self.impact.as_deref().unwrap_or("unrated");
        write!(f, "{} ({impact}): {}\n  {}", self.id, self.help, self.help_url)?;
        for node in &self.nodes {
            let target: Vec<_> = node.target.iter().map(|t| t.as_str().unwrap_or_default()).collect();
            write!(f, "\n  - {}\n    {}", target.join(" > "), node.html)?;
            for line in node.failure_summary.iter().flat_map(|summary| summary.lines()) {
                write!(f, "\n    {}", line.trim_end())?;
            }
        }
        Ok(())
    }
}

impl Browser {
    /// The rules that the page as it is now breaks.
    ///
    /// # Panics
    /// When it cannot be examined.
    pub async fn axe(&self) -> Vec<Violation> {
        self.settled().await;
        let loaded = self.driver.execute("return typeof axe === 'object'", Vec::new()).await;
        if !loaded.is_ok_and(|loaded| loaded.json() == &Value::Bool(true)) {
            self.driver.execute(AXE, Vec::new()).await.expect("axe-core can be loaded");
        }
        // It waits for things, which nothing can do where scripts do not run. Those of the page do not start again.
        self.set_scripts(true).await;
        let answer = self.driver.execute_async(RUN, Vec::new()).await.expect("axe-core runs");
        self.set_scripts(self.scripts.load(Ordering::Relaxed)).await;
        let violations = answer.json()["violations"].clone();
        serde_json::from_value(violations).unwrap_or_else(|_| panic!("axe-core failed: {}", answer.json()))
    }

    /// Fails when the page breaks a rule, with all that it breaks.
    ///
    /// # Panics
    /// When it does.
    pub async fn expect_accessible(&self) {
        let violations: Vec<_> = self.axe().await.iter().map(ToString::to_string).collect();
        if !violations.is_empty() {
            let address = self.address().await;
            panic!("{address} is not accessible to all:\n{}", violations.join("\n"));
        }
    }
}

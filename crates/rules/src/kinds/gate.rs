//! `gate`: a minimum score on criteria, under one of three readings.

use domain::Pillar;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Minimum score on criteria.
    Gate {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// How "must at least score" is read.
        reading: Reading,
        /// Criteria on which every candidate has to score.
        criteria: Vec<String>,
        /// Of these, the criteria for which it is enough under `evidence` that the facts are established, 0 included.
        #[serde(default)]
        established: Vec<String>,
        /// Points that count as scoring.
        minimum: domain::Points,
    }
}

/// How "must at least score on the criteria" is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The minimum on every criterion.
    Strict,
    /// The minimum, except on criteria whose facts only need to be established.
    Evidence,
    /// No gate.
    Off,
}

impl Gate {
    /// Whether the gate asks the minimum on this criterion under the reading in force.
    #[must_use]
    pub fn asks(&self, criterion: &str) -> bool {
        self.criteria.iter().any(|c| c == criterion)
            && match self.reading {
                Reading::Strict => true,
                Reading::Evidence => !self.established.iter().any(|c| c == criterion),
                Reading::Off => false,
            }
    }
}

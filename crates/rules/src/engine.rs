//! A regulation compiled for every municipality that has rules of its own, and for all others together.

use crate::compile::Compiled;
use crate::reference::Reference;
use crate::regulation::Regulation;
use chrono::NaiveDate;
use domain::{Dwelling, Fault, Nis, Register};
use std::collections::BTreeMap;

/// The compiled rules of a regulation, overrides per municipality included.
#[derive(Debug)]
pub struct Engine<'r> {
    /// The regulation.
    pub regulation: &'r Regulation,
    /// The general rules.
    pub general: Compiled<'r>,
    own: BTreeMap<Nis, Compiled<'r>>,
}

impl<'r> Engine<'r> {
    /// Compiles a regulation for a register and a date. `file` names the regulation in faults; `seed` is needed when
    /// it draws lots.
    ///
    /// # Errors
    /// When the regulation is not in force on the date, a series has no value then, or a draw has no seed.
    pub fn new(
        regulation: &'r Regulation,
        file: &str,
        reference: &Reference,
        register: &'r Register,
        on: NaiveDate,
        seed: Option<u64>,
    ) -> Result<Self, Vec<Fault>> {
        let general = Compiled::new(regulation, file, reference, register, on, None, seed)?;
        let mut own = BTreeMap::new();
        for municipality in regulation.overrides.iter().map(|o| o.municipality) {
            if register.dwellings.iter().any(|d| d.municipality == municipality) {
                let compiled =
                    Compiled::new(regulation, file, reference, register, on, Some(municipality), seed)?;
                own.insert(municipality, compiled);
            }
        }
        Ok(Self { regulation, general, own })
    }

    /// The rules that hold for a dwelling.
    #[must_use]
    pub fn at(&self, dwelling: &Dwelling) -> &Compiled<'r> {
        self.own.get(&dwelling.municipality).unwrap_or(&self.general)
    }
}

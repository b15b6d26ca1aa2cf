//! Works out the distribution key of a regulation.

use crate::Refusal;
use crate::law::Law;
use domain::{Fault, Problem};
use rules::apportion::Seat;
use rules::{Apportionment, Rulebook};
use serde_json::{Map, Value, json};

/// The distribution worked out.
///
/// # Errors
/// When the regulation has no distribution.
pub fn apportion(law: &Law) -> Result<Apportionment, Refusal> {
    let book = Rulebook::of(&law.parsed.regulation, None);
    let missing = || Fault::error(&law.parsed.file, Problem::Lacks { what: "distribution" });
    Ok(book.apportionment.ok_or_else(missing)?)
}

/// The distribution as JSON of the contract.
#[must_use]
pub fn json(apportionment: &Apportionment) -> Value {
    let groups = |numbers: &[Seat]| -> Map<String, Value> {
        apportionment.groups.iter().zip(numbers).map(|(g, s)| (g.clone(), json!(s.number))).collect()
    };
    let areas: Map<String, Value> = apportionment
        .areas
        .iter()
        .map(|area| {
            let zones: Map<String, Value> = area
                .zones
                .iter()
                .map(|z| (z.name.clone(), json!({ "dwellings": z.dwellings, "groups": groups(&z.numbers) })))
                .collect();
            let numbers = groups(&area.numbers);
            (area.name.clone(), json!({ "dwellings": area.dwellings, "groups": numbers, "zones": zones }))
        })
        .collect();
    json!({ "areas": areas })
}

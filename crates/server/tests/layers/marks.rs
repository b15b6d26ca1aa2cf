//! What stands in the file and nowhere else, and by which part of the policy's answer it may be seen.

use super::stage::{Person, World};
use policy::{Income, NationalNumber, Need, Visible};
use serde_json::Value;

/// Day of registration.
pub const REGISTERED: &str = "1999-09-09";
/// A note of another service, and one of the own.
pub const OTHERS_SUPPORT: &str = "Zilverberk zoekt een tuin bij een dienst";
/// The same in the layer beyond.
pub const OTHERS_SENSITIVE: &str = "Zilverberk is geopereerd aan de knie";
/// What the own organisation wrote.
pub const OWN_SUPPORT: &str = "Zilverberk kwam langs bij ons";
/// The same in the layer beyond.
pub const OWN_SENSITIVE: &str = "Zilverberk slikt pillen van ons";
/// The whole national number: never without asking.
pub const WHOLE_NUMBER: &str = "the whole national number";

/// The names of all marks.
pub const ALL: [&str; 28] = [
    "the page of the file",
    "the name",
    "the telephone number",
    "the e-mail address",
    "the date of birth",
    "the registration number",
    "the masked national number",
    WHOLE_NUMBER,
    "the day of registration",
    "a member of the household",
    "a residence",
    "a municipality of preference",
    "the monthly income",
    "the yearly income",
    "the category of income",
    "the housing need",
    "the kind of evidence",
    "the points",
    "the warning flag",
    "an attestation of another",
    "an attestation of one's own",
    "who gave the attestation",
    "a support note of another",
    "a support note of one's own",
    "a sensitive note of another",
    "a sensitive note of one's own",
    "the consents",
    "the log",
];

/// A mark: its name, the page of the file it stands on, the text, and whether it may be seen.
pub type Mark = (&'static str, &'static str, String, bool);

/// The marks of a file for one reader, by the fields of the policy's answer: a field without one is a fault.
pub fn marks(world: &World, person: &Person, seen: &Visible) -> Vec<Mark> {
    let fields = serde_json::to_value(seen).unwrap();
    let Value::Object(fields) = fields else { panic!("no object") };
    let mut all = vec![("the page of the file", "", "<h1".to_owned(), !seen.nothing())];
    for field in fields.keys() {
        all.extend(of_field(field, world, person, seen));
    }
    all
}

fn of_field(field: &str, world: &World, person: &Person, seen: &Visible) -> Vec<Mark> {
    let here = |name, text: &str, may| (name, "", text.to_owned(), may);
    let notes = |name, text: &str, may| (name, "/notities", text.to_owned(), may);
    match field {
        "contact" => vec![
            here("the name", "Zilverberk Planten", seen.contact),
            here("the telephone number", "0470 99 88 77", seen.contact),
            here("the e-mail address", "zilverberk@voorbeeld.be", seen.contact),
        ],
        "identity" => vec![
            here("the date of birth", "3 februari 1980", seen.identity),
            here("the registration number", &world.number, seen.identity),
        ],
        "national_number" => vec![
            here("the masked national number", "***.83", seen.national_number != NationalNumber::Hidden),
            here(WHOLE_NUMBER, "80.62.03-001.83", false),
            here(WHOLE_NUMBER, "80620300183", false),
        ],
        "housing" => vec![
            here("the day of registration", "9 september 1999", seen.housing.all()),
            here("a member of the household", "Zilverberk Kind", seen.housing.all()),
            here("a residence", "residence-line", seen.housing.all()),
            here("a municipality of preference", "id=\"places\"", seen.housing.all()),
        ],
        "income" => vec![
            here("the monthly income", "1 234,56", seen.income == Income::Amount),
            here("the yearly income", "16 543,21", seen.income == Income::Amount),
            here("the category of income", "<dt>Inkomensgroep", seen.income == Income::Category),
        ],
        "need" => vec![
            here("the housing need", "moet de woning binnen drie maanden", seen.need != Need::Hidden),
            here("the kind of evidence", "vonnis", seen.need == Need::Evidence),
        ],
        "points" => vec![here("the points", "Punten volgens het reglement", seen.points)],
        "flag" => vec![here("the warning flag", "Knipperlicht", seen.flag)],
        "attestation_facts" => vec![
            here(
                "an attestation of another",
                "24 december 2026",
                seen.attestation_facts.all() || seen.attestation.all(),
            ),
            here(
                "an attestation of one's own",
                "23 november 2026",
                seen.attestation_facts.any() || seen.attestation.any(),
            ),
        ],
        "attestation" => vec![
            here(
                "who gave the attestation",
                &format!("href=\"/attesten/{}\"", world.attestation),
                seen.attestation.all(),
            ),
            here(
                "who gave the attestation",
                &format!("href=\"/attesten/{}\"", person.attestation),
                seen.attestation.any(),
            ),
        ],
        "support" => vec![
            notes("a support note of another", OTHERS_SUPPORT, seen.support.all()),
            notes("a support note of one's own", OWN_SUPPORT, seen.support.any()),
        ],
        "sensitive" => vec![
            notes("a sensitive note of another", OTHERS_SENSITIVE, seen.sensitive.all()),
            notes("a sensitive note of one's own", OWN_SENSITIVE, seen.sensitive.any()),
        ],
        "consents" => vec![("the consents", "/toestemmingen", "<h1".to_owned(), seen.consents)],
        "access_log" => vec![("the log", "/geschiedenis", "<h1".to_owned(), seen.access_log.any())],
        // No page shows tasks yet.
        "tasks" => Vec::new(),
        field => panic!("nothing in the file tells whether {field} is shown"),
    }
}

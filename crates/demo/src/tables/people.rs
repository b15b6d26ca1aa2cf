//! Tables of people: registrations and what belongs to them.

use crate::Sink;
use crate::draft::Contact;
use crate::paperwork::first_names;
use crate::region::Region;
use crate::settings::{Names, Settings};
use crate::tables::codes;
use crate::tables::row::{Row, table};
use domain::{Candidate, GroupCode};
use std::fmt::Write;

const REGISTRATIONS: [&str; 23] = [
    "registration_number",
    "registered_on",
    "birth_date",
    "sex",
    "monthly_income",
    "yearly_income",
    "owns_property",
    "housing_need",
    "need_documented",
    "ocmw_nis",
    "target_groups",
    "transfer",
    "informal_care_nis",
    "adapted_need",
    "warning_flag",
    "support_agreement",
    "emancipated",
    "status",
    "suspended_until",
    "phone",
    "email",
    "need_until",
    "name",
];

/// Registrations with their contact data.
pub(super) fn registrations<S: Sink>(
    settings: &Settings,
    region: &Region<'_>,
    sink: &mut S,
) -> Result<(), S::Error> {
    let people = &region.people;
    let mut codes = String::new();
    let items = people.candidates.iter().zip(&people.contacts);
    table(sink, "registrations", REGISTRATIONS, items, |row, (candidate, contact)| {
        codes.clear();
        for (index, group) in settings.file.groups.iter().enumerate() {
            if candidate.groups.has(GroupCode(index as u8)) {
                if !codes.is_empty() {
                    codes.push('|');
                }
                codes.push_str(&group.code);
            }
        }
        facts(row, candidate, &codes);
        reachable(row, &settings.names, candidate, contact);
    })
}

fn facts(row: &mut Row<23>, candidate: &Candidate, groups: &str) {
    row.put(&candidate.number);
    row.put(candidate.registered_on);
    row.put(candidate.birth_date);
    row.put(codes::sex(candidate.sex));
    row.put(candidate.monthly_income);
    row.put(candidate.yearly_income);
    row.yes_no(candidate.owns_property);
    row.put_if(candidate.need);
    row.yes_no(candidate.need_documented);
    row.put_if(candidate.ocmw);
    row.put(groups);
    row.put(codes::transfer(candidate.transfer));
    row.put_if(candidate.informal_care);
    row.yes_no(candidate.adapted_need);
    row.yes_no(candidate.warning_flag);
    row.yes_no(candidate.support_agreement);
    row.yes_no(candidate.emancipated);
    row.put(codes::status(candidate.status));
    row.put_if(candidate.suspended_until);
}

/// Telephone, e-mail, end of the need, name. The numbers begin with 00 after the prefix, which nobody has; the domain
/// is the one reserved for examples.
fn reachable(row: &mut Row<23>, names: &Names, candidate: &Candidate, contact: &Contact) {
    let first = &first_names(names, candidate.sex)[usize::from(contact.first)];
    let family = &names.family[usize::from(contact.family)];
    let phone = contact.phone.map(|digits| format!("+32 470 00 {:02} {:02}", digits / 100, digits % 100));
    row.put_if(phone);
    let mut email = String::new();
    if contact.email {
        plain(&mut email, first);
        email.push('.');
        plain(&mut email, family);
        // The last digits of the registration keep namesakes apart.
        let number = candidate.number.as_str().rsplit('.').next().unwrap_or_default();
        let _ = write!(email, ".{number}@example.org");
    }
    row.put(&email);
    row.put_if(candidate.need_until);
    row.put_if(contact.named.then(|| format!("{first} {family}")));
}

/// Adds a name without accents, capitals and spaces.
fn plain(text: &mut String, name: &str) {
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '-' => text.push(letter),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => text.push('a'),
            'ç' => text.push('c'),
            'è' | 'é' | 'ê' | 'ë' => text.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => text.push('i'),
            'ğ' => text.push('g'),
            'ł' => text.push('l'),
            'ñ' | 'ń' => text.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => text.push('o'),
            'ś' | 'ş' => text.push('s'),
            'ù' | 'ú' | 'û' | 'ü' => text.push('u'),
            _ => {}
        }
    }
}

/// Members beside the reference tenants.
pub(super) fn members<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["registration_number", "birth_date", "sex", "relation", "dependent", "stays"];
    table(sink, "members", columns, region.people.members.iter(), |row, (owner, member)| {
        row.put(&region.people.candidates[*owner as usize].number);
        row.put(member.birth_date);
        row.put(codes::sex(member.sex));
        row.put(codes::relation(member.relation));
        row.yes_no(member.dependent);
        row.put(codes::stays(member.stays));
    })
}

/// Stretches of residence.
pub(super) fn residences<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["registration_number", "municipality_nis", "from", "to"];
    table(sink, "residences", columns, region.people.residences.iter(), |row, (owner, stay)| {
        row.put(&region.people.candidates[*owner as usize].number);
        row.put(stay.municipality);
        row.put(stay.from);
        row.put_if(stay.to);
    })
}

/// Municipalities of preference.
pub(super) fn preferences<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["registration_number", "municipality_nis"];
    table(sink, "preferences", columns, region.people.preferences.iter(), |row, (owner, nis)| {
        row.put(&region.people.candidates[*owner as usize].number);
        row.put(nis);
    })
}

/// Support attestations.
pub(super) fn attestations<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = [
        "registration_number",
        "organisation",
        "issued_on",
        "valid_until",
        "level",
        "ocmw",
        "search",
        "ready",
        "engagement",
        "confirmed_on",
    ];
    table(sink, "attestations", columns, region.people.attestations.iter(), |row, (owner, attestation)| {
        let issuer =
            attestation.organisation.and_then(|index| region.world.organisations.get(index as usize));
        row.put(&region.people.candidates[*owner as usize].number);
        row.put_if(issuer.map(|one| &one.id));
        row.put(attestation.issued_on);
        row.put_if(attestation.valid_until);
        row.put(codes::level(attestation.level));
        row.put(codes::ocmw(attestation.ocmw));
        row.put(codes::search(attestation.search));
        row.yes_no(attestation.ready);
        row.yes_no(attestation.engagement);
        row.put_if(attestation.confirmed_on);
    })
}

/// Refusals of an offer.
pub(super) fn refusals<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["registration_number", "refused_on", "valid"];
    table(sink, "refusals", columns, region.people.refusals.iter(), |row, (owner, refusal)| {
        row.put(&region.people.candidates[*owner as usize].number);
        row.put(refusal.refused_on);
        row.yes_no(refusal.valid);
    })
}

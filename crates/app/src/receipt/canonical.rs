//! The hash of a register by its content: the same for any order of rows, separator or encoding.

use super::hex;
use domain::Register;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 over the content of a register, without names or contact data.
#[must_use]
pub fn register_hash(register: &Register) -> String {
    let mut hasher = Sha256::new();
    let mut line = String::new();
    for (position, c) in register.candidates.iter().enumerate() {
        line.clear();
        let _ = write!(
            line,
            "r|{}|{}|{}|{:?}|{}|{}|{}|{}|{}|{}|{}|",
            c.number,
            c.registered_on,
            c.birth_date,
            c.sex,
            c.monthly_income,
            c.yearly_income,
            c.owns_property,
            c.need.map_or("", domain::HousingNeed::code),
            c.need_documented,
            day(c.need_until),
            c.ocmw.map_or_else(String::new, |n| n.to_string()),
        );
        let mut groups: Vec<&str> = (0..register.group_codes.len())
            .filter(|i| c.groups.has(domain::GroupCode(*i as u8)))
            .map(|i| register.group_codes[i].as_str())
            .collect();
        groups.sort_unstable();
        let _ = writeln!(
            line,
            "{}|{:?}|{}|{}|{}|{}|{}|{:?}|{}",
            groups.join(" "),
            c.transfer,
            c.informal_care.map_or_else(String::new, |n| n.to_string()),
            c.adapted_need,
            c.warning_flag,
            c.support_agreement,
            c.emancipated,
            c.status,
            day(c.suspended_until),
        );
        add_rows(&mut line, register, position);
        hasher.update(line.as_bytes());
    }
    line.clear();
    add_tables(&mut line, register);
    hasher.update(line.as_bytes());
    hex(&hasher.finalize())
}

fn day(date: Option<chrono::NaiveDate>) -> String {
    date.map_or_else(String::new, |d| d.to_string())
}

fn sorted(line: &mut String, mut rows: Vec<String>) {
    rows.sort_unstable();
    for row in rows {
        line.push_str(&row);
        line.push('\n');
    }
}

fn add_rows(line: &mut String, register: &Register, position: usize) {
    let mut rows: Vec<String> = Vec::new();
    rows.extend(
        register.members.of(position).iter().map(|m| {
            format!("m|{}|{:?}|{:?}|{}|{:?}", m.birth_date, m.sex, m.relation, m.dependent, m.stays)
        }),
    );
    let residences = register.residences.of(position).iter();
    rows.extend(residences.map(|r| format!("w|{}|{}|{}", r.municipality, r.from, day(r.to))));
    rows.extend(register.preferences.of(position).iter().map(|p| format!("p|{p}")));
    rows.extend(register.attestations.of(position).iter().map(|a| {
        let issuer = a.organisation.map_or("", |o| register.organisations[o as usize].id.as_str());
        format!(
            "a|{issuer}|{}|{}|{:?}|{:?}|{:?}|{}|{}|{}",
            a.issued_on,
            day(a.valid_until),
            a.level,
            a.ocmw,
            a.search,
            a.ready,
            a.engagement,
            day(a.confirmed_on)
        )
    }));
    rows.extend(register.refusals.of(position).iter().map(|r| format!("f|{}|{}", r.refused_on, r.valid)));
    sorted(line, rows);
}

fn add_tables(line: &mut String, register: &Register) {
    let mut rows: Vec<String> = Vec::new();
    rows.extend(
        register
            .organisations
            .iter()
            .map(|o| format!("o|{}|{:?}|{}|{}", o.id, o.sector, day(o.agreement_from), day(o.agreement_to))),
    );
    rows.extend(register.dwellings.iter().map(|d| {
        format!(
            "d|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
            d.id,
            d.area.company,
            d.area.zone,
            d.municipality,
            d.bedrooms,
            d.adapted,
            d.reserved_for.map_or("", |g| register.group_code(g)),
            d.rent.map_or_else(String::new, |r| r.to_string()),
            d.available_on,
            d.min_age.map_or_else(String::new, |a| a.to_string())
        )
    }));
    rows.extend(register.allocations.iter().map(|a| {
        let group = a.target_group.map_or("", |g| register.group_code(g));
        let dwelling = &register.dwellings[a.dwelling as usize].id;
        let candidate = &register.candidates[a.candidate as usize].number;
        format!("t|{dwelling}|{candidate}|{}|{group}|{}", a.pillar, a.decided_on)
    }));
    rows.extend(register.stock.iter().map(|s| {
        format!("s|{}|{}|{}|{}|{}", s.municipality, s.area.company, s.area.zone, s.dwellings, s.reserved)
    }));
    sorted(line, rows);
    let _ = writeln!(line, "refusals|{}", register.refusals_known);
}

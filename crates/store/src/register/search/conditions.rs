//! What must hold of a registration that is looked for, in SQL.

use super::{Filter, Need, Query};
use crate::register::fold::after_all;
use crate::register::reach::{Files, Reach};
use crate::register::sql::Sql;

/// What a search can start from: something that an index gives the registrations of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// The word at this place.
    Word(usize),
    /// Who takes part.
    Reach,
    /// The number.
    Number,
    /// The hash of the national number.
    NationalNumber,
    /// The birth date.
    Born,
    /// The day of registration.
    Registered,
    /// A municipality of preference.
    Municipality,
    /// The municipalities of a company.
    Company,
}

impl Start {
    /// Everything this search can start from.
    pub(super) fn of(query: &Query) -> Vec<Self> {
        let filter = &query.filter;
        let mut starts: Vec<Self> = (0..query.words.len()).map(Self::Word).collect();
        let mut add = |holds: bool, start| {
            if holds {
                starts.push(start);
            }
        };
        add(matches!(query.reach, Reach::Files(_)), Self::Reach);
        add(filter.number.is_some(), Self::Number);
        add(filter.national_number_hash.is_some(), Self::NationalNumber);
        add(filter.born_from.is_some() && filter.born_to.is_some(), Self::Born);
        add(filter.registered_from.is_some() && filter.registered_to.is_some(), Self::Registered);
        add(filter.municipality.is_some(), Self::Municipality);
        add(filter.company.is_some(), Self::Company);
        starts
    }

    /// Whether it is known beforehand to give a handful.
    pub(super) fn is_narrow(self, query: &Query) -> bool {
        match self {
            Self::Number | Self::NationalNumber => true,
            Self::Word(place) => query
                .words
                .get(place)
                .is_some_and(|word| word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_digit())),
            _ => false,
        }
    }

    /// A name for what it gives, which is the same a moment later.
    pub(super) fn name(self, query: &Query) -> String {
        let filter = &query.filter;
        match self {
            Self::Word(place) => format!("word {:?}", query.words.get(place)),
            Self::Reach => match &query.reach {
                Reach::Files(files) => {
                    let Files { account, today, through, emergency, .. } = files;
                    format!("reach {account} {today} {through:?} {emergency:?}")
                }
                other => format!("reach {other:?}"),
            },
            Self::Number => format!("number {:?}", filter.number),
            Self::NationalNumber => format!("national number {:?}", filter.national_number_hash),
            Self::Born => format!("born {:?} {:?}", filter.born_from, filter.born_to),
            Self::Registered => format!("registered {:?} {:?}", filter.registered_from, filter.registered_to),
            Self::Municipality => format!("municipality {:?}", filter.municipality),
            Self::Company => format!("company {:?} {:?}", filter.company, filter.zone),
        }
    }

    /// Adds a query for the registrations (`id`), some of them more than once; at most `most` where that is said.
    pub(super) fn ids(self, sql: &mut Sql, query: &Query, most: Option<i64>) {
        let filter = &query.filter;
        let order = match self {
            Self::Reach => {
                query.reach.ids(sql, most);
                return;
            }
            Self::Word(place) => {
                sql.text("SELECT t.registration_id AS id FROM search_token t WHERE ");
                if let Some(word) = query.words.get(place) {
                    begins(sql, word);
                }
                "t.token, t.registration_id"
            }
            Self::Number => {
                sql.text("SELECT n.id FROM registration n WHERE n.number = ").value(filter.number.clone());
                "n.number"
            }
            Self::NationalNumber => {
                sql.text("SELECT n.id FROM registration n WHERE n.national_number_hash = ");
                sql.value(filter.national_number_hash.clone());
                "n.national_number_hash"
            }
            Self::Born => {
                sql.text("SELECT n.id FROM registration n WHERE n.birth_date >= ").value(filter.born_from);
                sql.text(" AND n.birth_date <= ").value(filter.born_to);
                "n.birth_date"
            }
            Self::Registered => {
                sql.text("SELECT n.id FROM registration n WHERE n.registered_on >= ")
                    .value(filter.registered_from);
                sql.text(" AND n.registered_on <= ").value(filter.registered_to);
                "n.registered_on"
            }
            Self::Municipality => {
                sql.text("SELECT f.registration_id AS id FROM preference f WHERE f.nis = ");
                sql.value(filter.municipality.clone());
                "f.nis, f.registration_id"
            }
            Self::Company => {
                sql.text("SELECT f.registration_id AS id FROM preference f WHERE f.nis IN (");
                sql.text("SELECT a.nis FROM area a WHERE ");
                in_area(sql, filter);
                sql.text(")");
                "f.nis, f.registration_id"
            }
        };
        if let Some(most) = most {
            sql.text(" ORDER BY ").text(order).text(" LIMIT ").value(most);
        }
    }
}

impl Filter {
    /// Whether it asks for nothing but what a search can start from.
    pub(super) fn only_starts(&self) -> bool {
        let Self { merged, erased, municipality, company, zone, .. } = self.clone();
        *self == Self { merged, erased, municipality, company, zone, ..Self::default() }
    }
}

/// Adds all that must hold of registration `r`, each after `AND`, but for what the search started from. `id` is where its
/// id is found first. What is in `sets` is looked up in a set that is made first.
pub(super) fn all(sql: &mut Sql, query: &Query, start: Option<Start>, sets: &[Start], id: &str) {
    for &set in sets {
        // Anything but a plain condition: PostgreSQL would take it apart and join.
        sql.text(" AND (FALSE OR ").text(id).text(" IN (");
        set.ids(sql, query, None);
        sql.text("))");
    }
    let done = |one: Start| start == Some(one) || sets.contains(&one);
    for (_, word) in query.words.iter().enumerate().filter(|(place, _)| !done(Start::Word(*place))) {
        sql.text(" AND EXISTS (SELECT 1 FROM search_token t WHERE t.registration_id = ").text(id);
        begins(sql.text(" AND "), word);
        sql.text(" LIMIT 1 OFFSET 0)");
    }
    query.within_reach(sql, done(Start::Reach), id);
    columns(sql, &query.filter);
    hanging(sql, &query.filter, done, id);
}

fn begins(sql: &mut Sql, word: &str) {
    sql.text("t.token >= ").value(word).text(" AND t.token < ").value(after_all(word));
}

fn in_area(sql: &mut Sql, filter: &Filter) {
    sql.text("a.company = ").value(filter.company.clone());
    if let Some(zone) = &filter.zone {
        sql.text(" AND a.zone = ").value(zone.clone());
    }
}

/// What stands in the registration itself.
fn columns(sql: &mut Sql, filter: &Filter) {
    let texts = [
        ("r.number", &filter.number),
        ("r.national_number_hash", &filter.national_number_hash),
        ("r.status", &filter.status),
        ("r.transfer", &filter.transfer),
    ];
    for (column, value) in texts {
        if let Some(value) = value {
            sql.text(" AND ").text(column).text(" = ").value(value.clone());
        }
    }
    let days = [
        ("r.registered_on >= ", filter.registered_from),
        ("r.registered_on <= ", filter.registered_to),
        ("r.birth_date >= ", filter.born_from),
        ("r.birth_date <= ", filter.born_to),
    ];
    for (column, value) in days {
        if let Some(value) = value {
            sql.text(" AND ").text(column).value(value);
        }
    }
    let signs = [("r.adapted_need", filter.adapted_need), ("r.warning_flag", filter.warning_flag)];
    for (column, value) in signs {
        if let Some(value) = value {
            sql.text(if value { " AND " } else { " AND NOT " }).text(column);
        }
    }
    match &filter.need {
        None => &mut *sql,
        Some(Need::None) => sql.text(" AND r.housing_need IS NULL"),
        Some(Need::Any) => sql.text(" AND r.housing_need IS NOT NULL"),
        Some(Need::Documented) => sql.text(" AND r.housing_need IS NOT NULL AND r.need_documented"),
        Some(Need::Code(code)) => sql.text(" AND r.housing_need = ").value(code.clone()),
    };
    if let Some(group) = &filter.target_group {
        let escaped = group.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        sql.text(" AND '|' || r.target_groups || '|' LIKE ")
            .value(format!("%|{escaped}|%"))
            .text(" ESCAPE '!'");
    }
}

/// What stands in rows that hang on it.
fn hanging(sql: &mut Sql, filter: &Filter, done: impl Fn(Start) -> bool, id: &str) {
    if let Some(nis) = filter.municipality.as_ref().filter(|_| !done(Start::Municipality)) {
        sql.text(" AND EXISTS (SELECT 1 FROM preference f WHERE f.registration_id = ").text(id);
        sql.text(" AND f.nis = ").value(nis.clone()).text(" LIMIT 1 OFFSET 0)");
    }
    if filter.company.is_some() && !done(Start::Company) {
        sql.text(
            " AND EXISTS (SELECT 1 FROM preference f JOIN area a ON a.nis = f.nis WHERE f.registration_id = ",
        );
        in_area(sql.text(id).text(" AND "), filter);
        sql.text(" LIMIT 1 OFFSET 0)");
    }
    if let Some(day) = filter.attested_on {
        sql.text(" AND EXISTS (SELECT 1 FROM attestation a WHERE a.registration_id = ").text(id);
        sql.text(" AND a.issued_on <= ").value(day);
        sql.text(" AND (a.valid_until IS NULL OR a.valid_until >= ").value(day);
        sql.text(") AND (a.withdrawn_on IS NULL OR a.withdrawn_on > ").value(day);
        sql.text(") LIMIT 1 OFFSET 0)");
    }
    for (sign, persons) in [(" >= ", filter.persons_from), (" <= ", filter.persons_to)] {
        if let Some(persons) = persons {
            sql.text(" AND (SELECT count(*) FROM member m WHERE m.registration_id = ").text(id);
            sql.text(")").text(sign).value(persons.saturating_sub(1));
        }
    }
}

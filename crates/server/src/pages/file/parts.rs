//! The parts of a file in words: only what may be shown gets words at all.

use super::Fact;
use crate::page::Page;
use app::office::file::national::Masked;
use app::office::file::view::Shown;
use domain::days::completed_years;
use policy::{Income, Need};

/// A member of the household.
pub struct MemberRow {
    /// Name.
    pub name: String,
    /// Date of birth.
    pub birth: String,
    /// Age.
    pub age: String,
    /// Sex.
    pub sex: String,
    /// Relation.
    pub relation: String,
    /// Dependent.
    pub dependent: String,
    /// How much of the time.
    pub stays: String,
}

/// Somebody who takes part.
pub struct PartyRow {
    /// Organisation.
    pub organisation: String,
    /// Person.
    pub who: String,
    /// As what.
    pub part: String,
    /// From when to when.
    pub period: String,
}

/// An attestation.
pub struct AttestationRow {
    /// Address of the whole; empty when only the facts may be seen.
    pub href: String,
    /// Organisation; only for those who may see the whole.
    pub organisation: String,
    /// Level.
    pub level: String,
    /// Valid until.
    pub until: String,
    /// Whether it counts, in words.
    pub counts: String,
    /// `success` or `warning`.
    pub kind: &'static str,
    /// Whether it was confirmed.
    pub confirmed: String,
}

fn fact(page: &Page, key: &str, value: impl Into<String>) -> Fact {
    let value: String = value.into();
    Fact { label: page.t(key).to_owned(), value: if value.is_empty() { "–".to_owned() } else { value } }
}

/// Identity and contact.
#[must_use]
pub fn person(page: &Page, shown: &Shown) -> Vec<Fact> {
    let visible = &shown.opened.visible;
    let r = &shown.opened.file.household.registration;
    let mut all = Vec::new();
    if visible.contact {
        all.push(fact(page, "file-name", &r.name));
        all.push(fact(page, "file-phone", r.phone.clone().unwrap_or_default()));
        all.push(fact(page, "file-email", r.email.clone().unwrap_or_default()));
    }
    if visible.identity {
        let birth = page.date(&r.birth_date);
        all.push(fact(page, "file-birth", birth));
        all.push(fact(page, "file-sex", page.code("file-sex", &r.sex)));
        all.push(fact(page, "file-number", &r.number));
    }
    if visible.housing.all() {
        all.push(fact(page, "file-registered", page.date(&r.registered_on)));
    }
    if let Some(masked) = &shown.masked {
        all.push(fact(page, "file-national", sealed(page, masked)));
    }
    all
}

/// A national number as it is shown, or that it cannot be read now.
#[must_use]
pub fn sealed(page: &Page, number: &Masked) -> String {
    match number {
        Masked::Digits(digits) => digits.clone(),
        Masked::Closed => page.t("file-sealed-closed").to_owned(),
    }
}

/// Members of the household.
#[must_use]
pub fn members(page: &Page, shown: &Shown, today: chrono::NaiveDate) -> Vec<MemberRow> {
    if !shown.opened.visible.housing.all() {
        return Vec::new();
    }
    let rows = shown.opened.file.household.members.iter();
    rows.map(|m| MemberRow {
        name: m.name.clone().unwrap_or_else(|| "–".to_owned()),
        birth: page.date(&m.birth_date),
        age: completed_years(m.birth_date, today).to_string(),
        sex: page.code("file-sex", &m.sex),
        relation: page.code("file-relation", &m.relation),
        dependent: page.yes_no(&m.dependent).to_owned(),
        stays: page.code("file-stays", &m.stays),
    })
    .collect()
}

/// Housing need and its evidence.
#[must_use]
pub fn need(page: &Page, shown: &Shown, law: &app::law::Law) -> Vec<Fact> {
    let visible = &shown.opened.visible;
    if visible.need == Need::Hidden {
        return Vec::new();
    }
    let r = &shown.opened.file.household.registration;
    let name = r.housing_need.as_ref().map(|code| page.words().rules.need_name(law, code));
    let mut all = vec![
        fact(page, "file-need", name.unwrap_or_else(|| page.t("file-need-none").to_owned())),
        fact(page, "file-documented", page.yes_no(&r.need_documented)),
        fact(page, "file-evidence-on", page.maybe_date(&r.need_evidence_on)),
        fact(page, "file-until", page.maybe_date(&r.need_until)),
    ];
    if let Some(held) = shown.evidence {
        let day = page.date(&held.dated_on);
        let told = match &held.valid_until {
            Some(until) => {
                page.words().with("file-held-until", &[("day", &day), ("until", &page.date(until))])
            }
            None => page.words().with("file-held-from", &[("day", &day)]),
        };
        all.push(fact(page, "file-held", told));
    }
    if visible.need == Need::Evidence {
        let evidence = r.need_evidence.as_ref().map(|code| page.code("file-evidence", code));
        all.push(fact(page, "file-evidence", evidence.unwrap_or_default()));
    }
    all
}

/// Income and property.
#[must_use]
pub fn income(page: &Page, shown: &Shown) -> Vec<Fact> {
    let visible = &shown.opened.visible;
    let r = &shown.opened.file.household.registration;
    match visible.income {
        Income::Hidden => Vec::new(),
        Income::Category => {
            let row = shown.points.as_ref().and_then(|points| {
                points.criteria.iter().find(|criterion| criterion.category).map(|row| row.why.text.clone())
            });
            vec![
                fact(page, "file-income-category", row.unwrap_or_default()),
                fact(page, "file-property", page.yes_no(&r.owns_property)),
            ]
        }
        Income::Amount => vec![
            fact(page, "file-monthly", page.euro(&r.monthly_income)),
            fact(page, "file-yearly", page.euro(&r.yearly_income)),
            fact(page, "file-property", page.yes_no(&r.owns_property)),
        ],
    }
}

/// The rest of the housing layer.
#[must_use]
pub fn situation(page: &Page, shown: &Shown, law: &app::law::Law) -> Vec<Fact> {
    let visible = &shown.opened.visible;
    let r = &shown.opened.file.household.registration;
    let mut all = Vec::new();
    if visible.housing.all() {
        let place = |nis: &Option<String>| nis.as_ref().map(|nis| page.municipality(nis)).unwrap_or_default();
        let groups = r.target_groups.split('|').filter(|code| !code.is_empty());
        let groups: Vec<String> = groups.map(|code| page.words().rules.group_name(law, code)).collect();
        all.push(fact(page, "file-ocmw", place(&r.ocmw_nis)));
        all.push(fact(page, "file-groups", groups.join(", ")));
        all.push(fact(page, "file-transfer", page.code("file-transfer", &r.transfer)));
        all.push(fact(page, "file-care", place(&r.informal_care_nis)));
        all.push(fact(page, "file-adapted", page.yes_no(&r.adapted_need)));
        all.push(fact(page, "file-emancipated", page.yes_no(&r.emancipated)));
    }
    if visible.flag {
        all.push(fact(page, "file-flag", page.yes_no(&r.warning_flag)));
        all.push(fact(page, "file-agreement", page.yes_no(&r.support_agreement)));
    }
    all
}

/// State of the registration.
#[must_use]
pub fn status(page: &Page, shown: &Shown) -> Vec<Fact> {
    if !shown.opened.visible.housing.all() {
        return Vec::new();
    }
    let r = &shown.opened.file.household.registration;
    let mut all = vec![fact(page, "file-status", page.code("file-status", &r.status))];
    if r.status == "suspended" {
        all.push(fact(page, "file-suspended-until", page.maybe_date(&r.suspended_until)));
    }
    all
}

/// Attestations, as far as they may be seen.
#[must_use]
pub fn attestations(page: &Page, shown: &Shown) -> Vec<AttestationRow> {
    let row = |seen: &app::office::file::view::SeenAttestation| AttestationRow {
        href: if seen.whole { format!("/attesten/{}", seen.row.id) } else { String::new() },
        organisation: match seen.whole {
            true => shown.known.organisation(seen.row.organisation_id).to_owned(),
            false => String::new(),
        },
        level: page.code("attestation-level", &seen.row.level),
        until: seen
            .row
            .valid_until
            .map_or_else(|| page.t("attestation-open").to_owned(), |day| page.date(&day)),
        counts: page.t(if seen.counts { "attestation-counts" } else { "attestation-counts-not" }).to_owned(),
        kind: if seen.counts { "success" } else { "warning" },
        confirmed: page.yes_no(&seen.row.confirmed_on.is_some()).to_owned(),
    };
    shown.attestations.iter().map(row).collect()
}

/// Who takes part.
#[must_use]
pub fn parties(page: &Page, shown: &Shown) -> Vec<PartyRow> {
    if !shown.opened.visible.identity {
        return Vec::new();
    }
    let name = |account: Option<i64>| match account {
        Some(account) => shown.names.get(&account).cloned().unwrap_or_default(),
        None => page.t("file-nobody-named").to_owned(),
    };
    let rows = shown.opened.file.parties.iter();
    rows.map(|row| PartyRow {
        organisation: shown.known.organisation(row.organisation_id).to_owned(),
        who: name(row.account_id),
        part: page.code("file-part", &row.part),
        period: match row.to_day {
            Some(to) => format!("{} – {}", page.date(&row.from_day), page.date(&to)),
            None => page.words().with("file-since", &[("day", &page.date(&row.from_day))]),
        },
    })
    .collect()
}

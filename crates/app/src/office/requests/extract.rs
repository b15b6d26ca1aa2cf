//! Everything the office holds of a person, for the person.

use super::bundle::file_of;
use super::export::{Export, Field, Section, Shown};
use super::{Opened, event, open};
use crate::office::sealed::{self, place};
use crate::office::{Acting, No, Office};
use policy::{Action, decide_entry};
use std::collections::{BTreeSet, HashMap};
use store::audit::Line;
use store::privacy::{self, Person, Sealed};
use store::{Attestation, Document, Evidence, Note, Registration};

/// A person's data, and the names needed to read them.
pub struct Found {
    /// The file.
    pub opened: Opened,
    /// The export.
    pub export: Export,
    /// The documents that are told in it.
    pub papers: Vec<Document>,
}

/// Everything about a person that this office answers for; that it was taken out is logged.
///
/// # Errors
/// [`No::NotFound`] for who may not; [`No::Broken`] when something sealed cannot be opened.
pub async fn extract(office: &Office, acting: &Acting, id: i64) -> Result<Found, No> {
    let opened = open(office, acting, id, Action::ExtractPerson).await?;
    let reader = office.store.reader();
    let person = privacy::of_person(reader, id).await?.ok_or(No::NotFound)?;
    let names = privacy::organisation_names(reader).await?;
    let mut telling = Telling {
        office,
        acting,
        opened: &opened,
        names: &names,
        documents: &person.documents,
        elsewhere: BTreeSet::new(),
        papers: Vec::new(),
    };
    let sections = telling.sections(&person)?;
    let (ask_also, papers) = (telling.elsewhere.into_iter().collect(), telling.papers);
    let number = person.file.household.registration.number.clone();
    let export = Export { made_at: acting.now, number, sections, ask_also };
    office.audit.record(event(acting, "extract-person", &opened)).await?;
    Ok(Found { opened, export, papers })
}

/// Who saw or changed what of a person, and why: every line of the log, also of lists in which the person stood, the
/// oldest first.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn seen(office: &Office, acting: &Acting, id: i64) -> Result<(Opened, Vec<Line>), No> {
    let opened = open(office, acting, id, Action::ViewAccessLog).await?;
    let reader = office.store.reader();
    let mut lines = store::audit::extract(reader, id).await?;
    lines.extend(store::audit::shown(reader, id).await?);
    lines.sort_by_key(|line| line.row.seq);
    lines.dedup_by_key(|line| line.row.seq);
    let may = |line: &Line| {
        decide_entry(&acting.actor, Action::ViewAccessLog, &opened.facts, line.row.organisation_id).allow
    };
    let lines = lines.into_iter().filter(may).collect();
    office.audit.record(event(acting, "view-log", &opened)).await?;
    Ok((opened, lines))
}

struct Telling<'a> {
    office: &'a Office,
    acting: &'a Acting,
    opened: &'a Opened,
    names: &'a HashMap<i64, String>,
    /// Documents of the person.
    documents: &'a [Document],
    /// Organisations with entries that are theirs to tell.
    elsewhere: BTreeSet<String>,
    /// Documents that are told here.
    papers: Vec<Document>,
}

fn text(value: &str) -> Option<Shown> {
    (!value.is_empty()).then(|| Shown::Text(value.to_owned()))
}

fn code(prefix: &'static str, value: &str) -> Option<Shown> {
    (!value.is_empty()).then(|| Shown::Code(prefix, value.to_owned()))
}

impl Telling<'_> {
    fn sections(&mut self, person: &Person) -> Result<Vec<Section>, No> {
        let file = &person.file;
        let household = &file.household;
        let mut sections = vec![
            Section { table: "registration", rows: vec![self.registration(&household.registration)?] },
            section("member", &household.members, |m| {
                vec![
                    Field("name", m.name.as_deref().and_then(text)),
                    Field("birth_date", Some(Shown::Day(m.birth_date))),
                    Field("sex", code("file-sex", &m.sex)),
                    Field("relation", code("file-relation", &m.relation)),
                    Field("dependent", Some(Shown::Yes(m.dependent))),
                    Field("stays", code("file-stays", &m.stays)),
                ]
            }),
            section("residence", &household.residences, |r| {
                vec![
                    Field("municipality", Some(Shown::Place(r.nis.clone()))),
                    Field("from", Some(Shown::Day(r.from_day))),
                    Field("to", r.to_day.map(Shown::Day)),
                ]
            }),
            section("preference", &household.preferences, |nis| {
                vec![Field("municipality", Some(Shown::Place(nis.clone())))]
            }),
            section("refusal", &household.refusals, |r| {
                vec![
                    Field("refused_on", Some(Shown::Day(r.refused_on))),
                    Field("valid", Some(Shown::Yes(r.valid))),
                ]
            }),
        ];
        sections.push(section("allocation", &file.allocations, |a| {
            vec![
                Field("decided_on", Some(Shown::Day(a.decided_on))),
                Field("pillar", Some(Shown::Number(a.pillar))),
                Field("target_group", a.target_group.as_deref().and_then(|g| code("group", g))),
                Field("ended_on", a.ended_on.map(Shown::Day)),
            ]
        }));
        let attestations: Vec<&Attestation> =
            file.attestations.iter().filter(|a| self.ours(a.organisation_id)).collect();
        sections.push(section("attestation", &attestations, |a| self.attestation(a)));
        sections.push(section("consent", &file.consents, |c| {
            vec![
                Field("purpose", code("consent-purpose", &c.purpose)),
                Field("organisation", self.name(Some(c.organisation_id))),
                Field("given_on", Some(Shown::Day(c.given_on))),
                Field("withdrawn_on", c.withdrawn_on.map(Shown::Day)),
            ]
        }));
        sections.push(section("party", &file.parties, |p| {
            vec![
                Field("organisation", self.name(Some(p.organisation_id))),
                Field("part", code("file-part", &p.part)),
                Field("from", Some(Shown::Day(p.from_day))),
                Field("to", p.to_day.map(Shown::Day)),
            ]
        }));
        sections.push(section("emergency", &file.emergencies, |e| {
            let own = self.may(Some(e.organisation_id));
            vec![
                Field("at", Some(Shown::Moment(e.at))),
                Field("organisation", self.name(Some(e.organisation_id))),
                Field("reason", text(&e.reason).filter(|_| own)),
                Field("until", Some(Shown::Moment(e.expires_at))),
            ]
        }));
        let notes: Vec<&Note> = person.notes.iter().filter(|note| self.ours(note.organisation_id)).collect();
        let mut rows = Vec::new();
        for note in notes {
            rows.push(self.note(note)?);
        }
        sections.push(Section { table: "note", rows });
        let documents: Vec<&Document> = person.documents.iter().filter(|d| of_register(d)).collect();
        sections.push(section("document", &documents, |d| self.document(d)));
        let evidence: Vec<&Evidence> =
            person.evidence.iter().filter(|row| self.ours(row.organisation_id)).collect();
        sections.push(section("evidence", &evidence, |row| self.evidence(row)));
        let own = |d: &&Document| evidence.iter().any(|row| row.document_id == Some(d.id));
        self.papers.extend(person.documents.iter().filter(|d| of_register(d) || own(d)).cloned());
        sections.push(section("merge", &person.merges, |m| {
            vec![Field("at", Some(Shown::Moment(m.at))), Field("undone_at", m.undone_at.map(Shown::Moment))]
        }));
        sections.push(section("notice", &person.notices, |n| {
            vec![Field("at", Some(Shown::Moment(n.at))), Field("kind", text(&n.kind))]
        }));
        sections.push(section("search_token", &person.tokens, |t| vec![Field("word", text(t))]));
        sections.push(section("audit", &person.log, |line| self.line(line)));
        sections.push(section("audit_subject", &person.shown, |line| {
            vec![
                Field("at", Some(Shown::Moment(line.row.at))),
                Field("who", text(&line.row.actor)),
                Field("organisation", self.name(line.row.organisation_id)),
                Field("action", code("action", &line.row.action)),
            ]
        }));
        Ok(sections)
    }

    fn may(&self, owner: Option<i64>) -> bool {
        decide_entry(&self.acting.actor, Action::ExtractPerson, &self.opened.facts, owner).allow
    }

    /// Whether an entry of an organisation is told here; else the person is sent there.
    fn ours(&mut self, owner: i64) -> bool {
        let may = self.may(Some(owner));
        if !may {
            self.elsewhere.extend(self.names.get(&owner).cloned());
        }
        may
    }

    fn name(&self, organisation: Option<i64>) -> Option<Shown> {
        organisation.and_then(|id| self.names.get(&id)).map(|name| Shown::Text(name.clone()))
    }

    fn registration(&self, r: &Registration) -> Result<Vec<Field>, No> {
        let national = match &r.national_number {
            None => None,
            Some(sealed) => {
                let at = place(Sealed::NationalNumber, &r.number);
                let number = self.office.keys.open_number(&at, sealed);
                Some(Shown::Text(number.map_err(|error| No::Broken(error.to_string()))?.formatted()))
            }
        };
        let groups: Vec<String> =
            r.target_groups.split('|').filter(|g| !g.is_empty()).map(str::to_owned).collect();
        Ok(vec![
            Field("number", text(&r.number)),
            Field("registered_on", Some(Shown::Day(r.registered_on))),
            Field("status", code("file-status", &r.status)),
            Field("suspended_until", r.suspended_until.map(Shown::Day)),
            Field("closed_on", r.closed_on.map(Shown::Day)),
            Field("name", text(&r.name)),
            Field("birth_date", Some(Shown::Day(r.birth_date))),
            Field("sex", code("file-sex", &r.sex)),
            Field("national_number", national),
            Field("phone", r.phone.as_deref().and_then(text)),
            Field("email", r.email.as_deref().and_then(text)),
            Field("monthly_income", Some(Shown::Cents(r.monthly_income))),
            Field("yearly_income", Some(Shown::Cents(r.yearly_income))),
            Field("owns_property", Some(Shown::Yes(r.owns_property))),
            Field("housing_need", r.housing_need.as_deref().and_then(|need| code("candidates-need", need))),
            Field("need_documented", Some(Shown::Yes(r.need_documented))),
            Field("need_evidence", r.need_evidence.as_deref().and_then(text)),
            Field("need_evidence_on", r.need_evidence_on.map(Shown::Day)),
            Field("need_until", r.need_until.map(Shown::Day)),
            Field("ocmw_municipality", r.ocmw_nis.clone().map(Shown::Place)),
            Field("target_groups", Some(Shown::Codes("group", groups))),
            Field("transfer", code("file-transfer", &r.transfer)),
            Field("informal_care_municipality", r.informal_care_nis.clone().map(Shown::Place)),
            Field("adapted_need", Some(Shown::Yes(r.adapted_need))),
            Field("warning_flag", Some(Shown::Yes(r.warning_flag))),
            Field("support_agreement", Some(Shown::Yes(r.support_agreement))),
            Field("emancipated", Some(Shown::Yes(r.emancipated))),
            Field("erased_at", r.erased_at.map(Shown::Moment)),
            Field("updated_at", Some(Shown::Moment(r.updated_at))),
        ])
    }

    fn attestation(&self, a: &Attestation) -> Vec<Field> {
        vec![
            Field("organisation", self.name(Some(a.organisation_id))),
            Field("issued_on", Some(Shown::Day(a.issued_on))),
            Field("valid_until", a.valid_until.map(Shown::Day)),
            Field("level", code("attestation-level", &a.level)),
            Field("ocmw", code("attestation-ocmw", &a.ocmw)),
            Field("search", code("attestation-search", &a.search)),
            Field("ready", Some(Shown::Yes(a.ready))),
            Field("engagement", Some(Shown::Yes(a.engagement))),
            Field("confirmed_on", a.confirmed_on.map(Shown::Day)),
            Field("withdrawn_on", a.withdrawn_on.map(Shown::Day)),
            Field("withdrawn_reason", a.withdrawn_reason.as_deref().and_then(text)),
        ]
    }

    fn document(&self, d: &Document) -> Vec<Field> {
        vec![
            Field("title", text(&d.title)),
            Field("layer", code("file-layer", if d.layer == "consent" { "consents" } else { &d.layer })),
            Field("media_type", text(&d.media_type)),
            Field("size", Some(Shown::Number(d.size))),
            Field("at", Some(Shown::Moment(d.at))),
            Field("file", Some(Shown::Text(file_of(d.id, &d.media_type)))),
        ]
    }

    fn evidence(&self, row: &Evidence) -> Vec<Field> {
        let state = match (row.replaced_by, row.ended_on) {
            (Some(_), _) => "replaced",
            (None, Some(_)) => "withdrawn",
            (None, None) => "counts",
        };
        let paper = self.documents.iter().find(|d| row.document_id == Some(d.id));
        vec![
            Field("kind", code("file-evidence", &row.kind)),
            Field("dated_on", Some(Shown::Day(row.dated_on))),
            Field("valid_until", row.valid_until.map(Shown::Day)),
            Field("organisation", self.name(Some(row.organisation_id))),
            Field("at", Some(Shown::Moment(row.recorded_at))),
            Field("state", code("evidence-state", state)),
            Field("ended_on", row.ended_on.map(Shown::Day)),
            Field("reason", row.ended_reason.as_deref().and_then(text)),
            Field("file", paper.map(|d| Shown::Text(file_of(d.id, &d.media_type)))),
        ]
    }

    fn note(&self, note: &Note) -> Result<Vec<Field>, No> {
        let body = self.office.keys.open_text(&sealed::note(note.author_id, note.at), &note.body);
        let body = body.map_err(|error| No::Broken(error.to_string()))?;
        Ok(vec![
            Field("at", Some(Shown::Moment(note.at))),
            Field("organisation", self.name(Some(note.organisation_id))),
            Field("layer", code("file-layer", &note.layer)),
            Field("text", text(&body)),
        ])
    }

    fn line(&self, line: &Line) -> Vec<Field> {
        let own = self.may(line.row.organisation_id);
        let list = |key: &str, within: Option<&str>| -> Vec<String> {
            let found = line.detail.as_ref().and_then(|detail| detail.get(key)?.as_array().cloned());
            let each = found.unwrap_or_default().into_iter();
            each.filter_map(|value| {
                let value = within.map_or(Some(&value), |name| value.get(name))?.as_str()?.to_owned();
                Some(value)
            })
            .collect()
        };
        vec![
            Field("at", Some(Shown::Moment(line.row.at))),
            Field("who", text(&line.row.actor)),
            Field("organisation", self.name(line.row.organisation_id)),
            Field("action", code("action", &line.row.action)),
            Field("layers", Some(Shown::Codes("file-layer", list("layers", None)))),
            Field("fields", Some(Shown::Codes("edit-field", list("changes", Some("field"))))),
            Field("reason", line.row.reason.as_deref().and_then(text).filter(|_| own)),
        ]
    }
}

fn section<T>(table: &'static str, rows: &[T], row: impl Fn(&T) -> Vec<Field>) -> Section {
    Section { table, rows: rows.iter().map(row).collect() }
}

/// Whether a document belongs to the register, as the forms of consents do. Those of the support layers are told by the
/// service that added them.
fn of_register(document: &Document) -> bool {
    matches!(document.layer.as_str(), "identity" | "housing" | "consent")
}

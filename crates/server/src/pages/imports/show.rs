//! One import: how far it is, what is wrong, what would change or has changed, and what can be done.

use super::told::value;
use super::{PATH, Stage, doing, stages, state};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html};
use crate::pages::lists::{self, Choice, Pager, asked, id, link};
use crate::visit::SignedIn;
use crate::words::Words;
use app::office::imports::{self, Details, Difference, Item, Kind, Told};
use app::words::Language;
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Lines of a page.
const SIZE: usize = 50;

/// Unknown values asked about at once.
pub const MOST_VALUES: usize = 50;

#[derive(Template)]
#[template(path = "imports/show.html")]
struct Show {
    page: Page,
    form: Form,
    steps: Vec<Stage>,
    path: String,
    state: String,
    look: &'static str,
    facts: Vec<(String, String)>,
    progress: Option<Working>,
    refused: String,
    erased: String,
    counts: Vec<Count>,
    nothing: bool,
    faults: Vec<Fault>,
    fault_links: Vec<NavLink>,
    fault_pager: Pager,
    fault_summary: String,
    values: Vec<Value>,
    kinds: Vec<NavLink>,
    tables: Vec<NavLink>,
    lines: Vec<Line>,
    pager: Pager,
    cut: bool,
    may_apply: bool,
    may_change: bool,
    may_undo: bool,
    question: String,
}

struct Working {
    label: String,
    value: i64,
    text: String,
}

struct Count {
    table: String,
    numbers: [String; 5],
}

struct Fault {
    error: bool,
    file: String,
    line: String,
    column: String,
    value: String,
    told: String,
}

struct Value {
    place: usize,
    table: String,
    column: String,
    value: String,
    field: String,
    label: String,
    allowed: Vec<Choice>,
}

struct Line {
    key: String,
    fields: Vec<Cell>,
}

struct Cell {
    label: String,
    was: Vec<String>,
    now: Vec<String>,
}

/// Shows an import.
///
/// # Errors
/// [`Halt::NotFound`] when there is none that this person may see.
pub async fn show(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let item = imports::entry(office, &me.acting, id(&number)?).await?;
    let number = item.import.id;
    let working = imports::progress(office, number, me.acting.now).await?;
    let details = match working {
        Some(_) => Details::default(),
        None => imports::details(office, &me.acting, number).await?,
    };
    let words = me.words();
    let title = words.with("import-one-title", &[("number", &number.to_string())]);
    let page =
        Page::of(&me, "import-title", "imports").await?.after(PATH, "import-title").titled(title).here();
    let asked = asked(&me);
    let path = format!("{PATH}/{number}");
    let (state_told, look) = state(words, &item);
    let code = item.import.state.as_str();
    let (faults, fault_links, fault_pager) = faults(words, &path, &asked, &details.faults);
    let (kinds, tables, kind, table) = filters(words, &path, &asked, &item);
    let (lines, pager) = lines(&page, &path, &asked, &details.differences, kind, &table);
    let total = item.report.total();
    let counted = item.report.tables.iter().filter(|c| table.is_empty() || c.table == table);
    let counted: u64 = counted.map(|counts| of_kind(counts, kind)).sum();
    let listed = details.differences.iter().filter(|d| chosen(d, kind, &table)).count() as u64;
    let at = match code {
        "uploaded" => 1,
        "checked" | "failed" => 2,
        _ => 3,
    };
    let still = working.is_none();
    let shown = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    html(&Show {
        form: Form::default(),
        steps: stages(words, Some(number), at),
        state: state_told,
        look,
        facts: facts(&page, &item),
        progress: working.map(|working| Working {
            label: doing(&page, working.step),
            value: working.far,
            text: words.with("import-percent", &[("number", &(working.far / 10).to_string())]),
        }),
        refused: super::refusal(words, &item),
        erased: super::erased(words, &item),
        counts: item
            .report
            .tables
            .iter()
            .map(|c| Count {
                table: words.code("import-table", &c.table),
                numbers: [c.new, c.changed, c.unchanged, c.missing, c.passed].map(shown),
            })
            .collect(),
        nothing: code == "checked" && total.new + total.changed == 0,
        faults,
        fault_links,
        fault_pager,
        fault_summary: words.with(
            "import-faults-summary",
            &[("errors", &shown(item.report.errors)), ("warnings", &shown(item.report.warnings))],
        ),
        values: if code == "failed" { values(&page, &details.faults) } else { Vec::new() },
        kinds,
        tables,
        lines,
        pager,
        cut: counted > listed,
        may_apply: still
            && code == "checked"
            && item.report.source.is_some()
            && total.new + total.changed > 0,
        may_change: still
            && ["uploaded", "checked", "failed"].contains(&code)
            && item.report.source.is_some(),
        may_undo: still && code == "applied" && item.import.undo.is_some(),
        question: words
            .with("import-apply-question", &[("new", &shown(total.new)), ("changed", &shown(total.changed))]),
        path,
        page,
    })
}

fn facts(page: &Page, item: &Item) -> Vec<(String, String)> {
    let fact = |key: &str, value: String| (page.t(key).to_owned(), value);
    let by = if item.by.is_empty() { page.t("import-by-program").to_owned() } else { item.by.clone() };
    let mut facts = vec![
        fact("import-what", item.report.name.clone()),
        fact("import-who", by),
        fact("import-when", page.moment(&item.import.created_at)),
    ];
    if let Some(at) = &item.import.applied_at {
        facts.push(fact("import-applied-at", page.moment(at)));
    }
    facts
}

/// The part of a list that a page shows, and the way to the others; `name` is the field of the address.
fn part<T>(words: &Words, path: &str, asked: &Posted, all: Vec<T>, name: &str) -> (Vec<T>, Pager) {
    let count = all.len() as u64;
    let pages = count.div_ceil(SIZE as u64).max(1);
    let page = asked.number(name).and_then(|n| u64::try_from(n).ok()).unwrap_or(1).clamp(1, pages);
    let shown = all.into_iter().skip((page as usize - 1) * SIZE).take(SIZE).collect();
    let mut pager = lists::pager(words, path, asked, (page, pages), count, SIZE as u64);
    if name != "blad" {
        // The pager of the page writes `blad`; the other list of the page has a field of its own.
        let turn = |href: &String| href.replace("blad=", &format!("{name}="));
        pager.previous = pager.previous.as_ref().map(turn);
        pager.next = pager.next.as_ref().map(turn);
        pager.pages.iter_mut().for_each(|link| link.href = turn(&link.href));
    }
    (shown, pager)
}

fn faults(words: &Words, path: &str, asked: &Posted, all: &[Told]) -> (Vec<Fault>, Vec<NavLink>, Pager) {
    let only = asked.text("meldingen");
    let chosen = all.iter().filter(|fault| match only {
        "fouten" => fault.error,
        "waarschuwingen" => !fault.error,
        _ => true,
    });
    let english = words.language == Language::English;
    let told: Vec<Fault> = chosen
        .map(|fault| Fault {
            error: fault.error,
            file: fault.file.clone(),
            line: fault.line.map(|line| line.to_string()).unwrap_or_default(),
            column: fault.column.clone(),
            value: fault.value.clone(),
            told: if english { fault.en.clone() } else { fault.nl.clone() },
        })
        .collect();
    let links = [
        ("", "import-faults-all"),
        ("fouten", "import-faults-errors"),
        ("waarschuwingen", "import-faults-warnings"),
    ];
    let links = links.map(|(value, key)| NavLink {
        href: link(path, asked, &[("meldingen", value), ("lijst", "")]),
        label: words.t(key).to_owned(),
        current: only == value,
    });
    let (shown, pager) = part(words, path, asked, told, "lijst");
    (shown, links.into(), pager)
}

/// The unknown words of the files, each once, with the codes they could mean.
fn values(page: &Page, faults: &[Told]) -> Vec<Value> {
    let words = page.words();
    let mut values: Vec<Value> = Vec::new();
    for fault in faults {
        let Some((table, column, allowed)) = &fault.code else { continue };
        let seen = values.iter().any(|v| v.table == *table && v.column == *column && v.value == fault.value);
        if seen || values.len() >= MOST_VALUES || fault.value.is_empty() {
            continue;
        }
        let place = values.len();
        let what = words.code("import-column", column);
        values.push(Value {
            place,
            table: table.clone(),
            column: column.clone(),
            value: fault.value.clone(),
            field: format!("means-{place}"),
            label: words.with("import-value-means", &[("column", &what), ("value", &fault.value)]),
            allowed: allowed.iter().map(|code| Choice::new(code, value(page, column, code))).collect(),
        });
    }
    values
}

fn chosen(difference: &Difference, kind: Kind, table: &str) -> bool {
    difference.kind == kind && (table.is_empty() || difference.table == table)
}

fn of_kind(counts: &imports::Counts, kind: Kind) -> u64 {
    match kind {
        Kind::New => counts.new,
        Kind::Changed => counts.changed,
        Kind::Missing => counts.missing,
        Kind::Passed => counts.passed,
    }
}

fn filters(
    words: &Words,
    path: &str,
    asked: &Posted,
    item: &Item,
) -> (Vec<NavLink>, Vec<NavLink>, Kind, String) {
    let all = [
        (Kind::Changed, "gewijzigd"),
        (Kind::New, "nieuw"),
        (Kind::Missing, "ontbreekt"),
        (Kind::Passed, "overgeslagen"),
    ];
    let total = item.report.total();
    let some = |kind: Kind| of_kind(&total, kind) > 0;
    let said = all.iter().find(|(_, value)| *value == asked.text("soort")).map(|(kind, _)| *kind);
    let first = all.iter().map(|(kind, _)| *kind).find(|kind| some(*kind));
    let kind = said.or(first).unwrap_or(Kind::Changed);
    let kinds = all.iter().filter(|(kind, _)| some(*kind)).map(|(this, value)| NavLink {
        href: link(path, asked, &[("soort", value), ("tabel", "")]),
        label: format!(
            "{} ({})",
            words.code("import-kind", this.code()),
            words.number(i64::try_from(of_kind(&total, *this)).unwrap_or(i64::MAX))
        ),
        current: *this == kind,
    });
    let table = asked.text("tabel").to_owned();
    let here: Vec<&imports::Counts> = item.report.tables.iter().filter(|c| of_kind(c, kind) > 0).collect();
    let everything = NavLink {
        href: link(path, asked, &[("tabel", "")]),
        label: words.t("list-all").to_owned(),
        current: table.is_empty(),
    };
    let mut tables = vec![everything];
    tables.extend(here.iter().map(|counts| NavLink {
        href: link(path, asked, &[("tabel", &counts.table)]),
        label: words.code("import-table", &counts.table),
        current: counts.table == table,
    }));
    (kinds.collect(), if here.len() > 1 { tables } else { Vec::new() }, kind, table)
}

fn lines(
    page: &Page,
    path: &str,
    asked: &Posted,
    all: &[Difference],
    kind: Kind,
    table: &str,
) -> (Vec<Line>, Pager) {
    let words = page.words();
    let chosen: Vec<&Difference> = all.iter().filter(|d| chosen(d, kind, table)).collect();
    let (shown, pager) = part(words, path, asked, chosen, "blad");
    let told = |field: &str, text: &str| -> Vec<String> {
        let lines = text.split('\n').map(|line| value(page, field, line));
        if text.is_empty() { vec!["–".to_owned()] } else { lines.collect() }
    };
    let line = |difference: &Difference| Line {
        key: format!("{} · {}", words.code("import-table", &difference.table), difference.key),
        fields: difference
            .fields
            .iter()
            .map(|field| Cell {
                label: words.code("import-column", &field.field),
                was: told(&field.field, &field.was),
                now: told(&field.field, &field.now),
            })
            .collect(),
    };
    (shown.into_iter().map(line).collect(), pager)
}

/// The errors and warnings as a file for a spreadsheet.
///
/// # Errors
/// [`Halt::NotFound`] when there is none that this person may see.
pub async fn error_list(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    let number = id(&number)?;
    let details = imports::details(&me.shared.office, &me.acting, number).await?;
    let words = me.words();
    let heads = [
        "import-severity",
        "import-file",
        "import-line",
        "import-column-head",
        "import-value",
        "import-problem",
    ]
    .map(|key| words.t(key));
    let bytes = imports::error_list(&details, words.language == Language::English, heads);
    let file = format!("attachment; filename=\"import-{number}.csv\"");
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, file)], bytes)
        .into_response())
}

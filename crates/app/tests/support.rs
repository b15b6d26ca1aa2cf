//! The law, the register and the use cases, as every test here reaches them.

use app::law::{self, Law};
use app::rank::{self, Loaded, Request};
use chrono::NaiveDate;
use domain::{Nis, Pillar, Register, Severity};
use rules::Engine;
use serde_json::Value;
use std::path::{Path, PathBuf};
use toml::Table;

/// The folder of the law.
pub fn law_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law")
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a date"))
}

pub fn nis(code: &str) -> Nis {
    Nis::parse(code.as_bytes()).unwrap_or_else(|| panic!("`{code}` is not a NIS code"))
}

/// The version of a council's regulation that is in force on a date, with settings changed: the key names a rule and
/// a setting of it (`gate.reading`, `occupancy.method.composition.spare`).
pub fn law(council: &str, on: NaiveDate, with: &Table) -> Law {
    let folder = law_folder().join("regulations").join(council);
    let versions = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut versions: Vec<PathBuf> = versions
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .filter(|path| path.file_stem().is_some_and(|stem| *stem.to_string_lossy() <= *on.to_string()))
        .collect();
    versions.sort();
    let path = versions.pop().unwrap_or_else(|| panic!("{council} has no version on {on}"));
    let (mut law, _) = law::read(&path, None, None).unwrap();
    if !with.is_empty() {
        let mut file: Table = law.parsed.text.parse().unwrap();
        for (setting, value) in with {
            change(&mut file, setting, value);
        }
        law.parsed = rules::parse(&law.parsed.file, &toml::to_string(&file).unwrap()).unwrap();
    }
    let faults = rules::check(&law.parsed, &law.reference);
    let errors: Vec<_> = faults.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    law
}

/// Changes a setting of a rule, and the choice that tells about it.
fn change(file: &mut Table, setting: &str, value: &toml::Value) {
    let (rule, path) = setting.split_once('.').unwrap_or_else(|| panic!("`{setting}` is not rule.setting"));
    let articles = file["articles"].as_array_mut().unwrap();
    let rules = articles.iter_mut().filter_map(|article| article.get_mut("rules")?.as_array_mut());
    let mut found = rules.flatten().find(|r| r["id"].as_str() == Some(rule));
    for key in path.split('.').rev().skip(1).collect::<Vec<_>>().into_iter().rev() {
        found = found.and_then(|table| table.get_mut(key));
    }
    let last = path.rsplit('.').next().unwrap();
    let table = found.and_then(toml::Value::as_table_mut).unwrap_or_else(|| panic!("no setting `{setting}`"));
    table.insert(last.to_owned(), value.clone());
    for choice in file.get_mut("choices").and_then(toml::Value::as_array_mut).into_iter().flatten() {
        let of = |key: &str| choice.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        if of("rule").as_deref() == Some(rule) && of("setting").as_deref() == Some(path) {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            choice.as_table_mut().unwrap().insert("chosen".into(), text.into());
        }
    }
}

/// A law and a register, as if they had been loaded.
pub fn loaded(law: Law, register: Register) -> Loaded {
    Loaded {
        law: std::sync::Arc::new(law),
        register,
        registry: PathBuf::from("register"),
        mapping: None,
        warnings: Vec::new(),
    }
}

/// The rules compiled for the register.
pub fn engine(loaded: &Loaded, on: NaiveDate, seed: Option<u64>) -> Engine<'_> {
    rank::engine(loaded, on, seed).unwrap()
}

/// What is asked of a ranking.
pub fn request(on: NaiveDate, dwelling: &str, pillar: Option<Pillar>) -> Request {
    Request { regulation: "test".into(), reference: None, on, seed: None, dwelling: dwelling.into(), pillar }
}

/// A ranking as the contract tells it.
pub fn ranked(loaded: &Loaded, engine: &Engine, request: &Request) -> Value {
    serde_json::from_slice(&rank::json(loaded, engine, request).unwrap()).unwrap()
}

/// A list of allocations as the contract tells it.
pub fn allocated(loaded: &Loaded, engine: &Engine, on: NaiveDate) -> Value {
    serde_json::from_slice(&app::allocate::json(loaded, engine, on).unwrap()).unwrap()
}

/// A text of a JSON value.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text"))
}

/// The rows of a JSON list.
pub fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or_else(|| panic!("{value} is not a list"), Vec::as_slice)
}

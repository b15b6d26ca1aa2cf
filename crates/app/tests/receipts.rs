//! A receipt runs again to the same bytes, and says what changed when it does not.

use crate::support::{date, law_folder, rows, text};
use app::rank::{self, Request};
use app::registry::Source;
use app::replay::{Instead, replay};
use app::{allocate, demo_region, receipt};
use domain::{Pillar, Problem};
use proptest::prelude::*;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A registry of the invented region, a copy of the regulation of the Kempen, and a receipt.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(seed: u64) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        demo_region::make(&desk.registry(), demo::Size::Small, seed, None).unwrap();
        let regulation = std::fs::read(law_folder().join("regulations/kempen/2023-10-01.toml")).unwrap();
        std::fs::write(desk.regulation(), regulation).unwrap();
        desk
    }

    fn registry(&self) -> PathBuf {
        self.folder.path().join("registry")
    }

    fn regulation(&self) -> PathBuf {
        self.folder.path().join("regulation.toml")
    }

    fn receipt(&self) -> PathBuf {
        self.folder.path().join("receipt.json")
    }

    fn table(&self, name: &str) -> PathBuf {
        self.registry().join(format!("{name}.csv"))
    }

    fn loaded(&self) -> rank::Loaded {
        let source = Source { path: self.registry(), mapping: None, progress: None };
        rank::load(&self.regulation(), None, &source, date("2026-03-01")).unwrap()
    }

    /// Ranks for a dwelling, writes the receipt, and gives the result.
    fn rank(&self, dwelling: &str, pillar: Option<Pillar>) -> Value {
        let loaded = self.loaded();
        let on = date("2026-03-01");
        let engine = rank::engine(&loaded, on, None).unwrap();
        let (regulation, dwelling) = (self.regulation(), dwelling.to_owned());
        let request = Request { regulation, reference: None, on, seed: None, dwelling, pillar };
        let json = rank::json(&loaded, &engine, &request).unwrap();
        receipt::save(&self.receipt(), &rank::receipt(&loaded, &request, &json).unwrap()).unwrap();
        serde_json::from_slice(&json).unwrap()
    }

    /// Allocates everything, writes the receipt, and gives the result.
    fn allocate(&self) -> Value {
        let loaded = self.loaded();
        let on = date("2026-03-01");
        let engine = rank::engine(&loaded, on, None).unwrap();
        let request = allocate::Request { regulation: self.regulation(), reference: None, on, seed: None };
        let json = allocate::json(&loaded, &engine, on).unwrap();
        receipt::save(&self.receipt(), &allocate::receipt(&loaded, &request, &json).unwrap()).unwrap();
        serde_json::from_slice(&json).unwrap()
    }

    /// What a replay finds to differ, in its order.
    fn differences(&self) -> Vec<&'static str> {
        let found = replay(&self.receipt(), &Instead::default()).unwrap().differences;
        let what = |problem| match problem {
            Problem::Replay { what, .. } => what,
            other => panic!("{other:?}"),
        };
        found.into_iter().map(|fault| what(fault.problem)).collect()
    }

    /// Changes a column of the rows of one registration.
    fn change(&self, registration: &str, column: &str, value: &str) {
        let mut changed = 0;
        self.rewrite("registrations", |headings, rows| {
            let at = headings.iter().position(|h| h == column).unwrap();
            for row in rows.iter_mut().filter(|row| row[0] == registration) {
                changed += 1;
                row[at] = value.to_owned();
            }
        });
        assert_eq!(changed, 1);
    }

    fn rewrite(&self, table: &str, change: impl FnOnce(&[String], &mut Vec<Vec<String>>)) {
        let (headings, mut rows) = read(&self.table(table));
        change(&headings, &mut rows);
        write(&self.table(table), b',', &headings, &rows);
    }
}

fn read(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut file = csv::Reader::from_path(path).unwrap();
    let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let headings = fields(file.headers().unwrap());
    (headings, file.records().map(|record| fields(&record.unwrap())).collect())
}

fn write(path: &Path, separator: u8, headings: &[String], rows: &[Vec<String>]) {
    let mut file = csv::WriterBuilder::new().delimiter(separator).from_path(path).unwrap();
    file.write_record(headings).unwrap();
    rows.iter().for_each(|row| file.write_record(row).unwrap());
    file.flush().unwrap();
}

fn first(ranking: &Value) -> String {
    text(&rows(&ranking["ranked"])[0]["registration_number"]).to_owned()
}

/// A vacant dwelling for which somebody is ranked in pillar 2.
fn vacancy(desk: &Desk) -> String {
    let vacant = desk.allocate();
    let dwellings = rows(&vacant).iter().map(|row| text(&row["dwelling"]).to_owned());
    let wanted = |d: &String| !rows(&desk.rank(d, Some(Pillar::Accelerated))["ranked"]).is_empty();
    dwellings.into_iter().find(wanted).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn every_receipt_of_every_registry_runs_again_to_the_same_bytes(seed in any::<u64>()) {
        let desk = Desk::new(seed);
        let vacant = desk.allocate();
        prop_assert_eq!(desk.differences(), Vec::<&str>::new());
        for row in rows(&vacant) {
            for pillar in [None, Some(Pillar::Accelerated), Some(Pillar::TargetGroup)] {
                let result = desk.rank(text(&row["dwelling"]), pillar);
                prop_assert_eq!(desk.differences(), Vec::<&str>::new());
                let kept: Value = serde_json::from_slice(&std::fs::read(desk.receipt()).unwrap()).unwrap();
                prop_assert_eq!(&kept["result"], &result);
            }
        }
    }
}

#[test]
fn rows_in_another_order_another_separator_and_other_names_make_no_difference() {
    let desk = Desk::new(1);
    desk.allocate();
    for entry in std::fs::read_dir(desk.registry()).unwrap() {
        let path = entry.unwrap().path();
        let (headings, mut rows) = read(&path);
        rows.reverse();
        write(&path, b';', &headings, &rows);
    }
    let (headings, mut rows) = read_semicolons(&desk.table("registrations"));
    let name = headings.iter().position(|h| h == "name").unwrap();
    rows.iter_mut().for_each(|row| row[name] = "Iemand Anders".to_owned());
    write(&desk.table("registrations"), b';', &headings, &rows);
    assert_eq!(desk.differences(), Vec::<&str>::new());
}

fn read_semicolons(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut file = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let headings = fields(file.headers().unwrap());
    (headings, file.records().map(|record| fields(&record.unwrap())).collect())
}

#[test]
fn another_income_of_somebody_on_the_list_is_told_as_another_register_and_another_result() {
    let desk = Desk::new(1);
    let dwelling = vacancy(&desk);
    let ranking = desk.rank(&dwelling, Some(Pillar::Accelerated));
    desk.change(&first(&ranking), "monthly_income", "9999.99");
    assert_eq!(desk.differences(), ["register", "result"]);
}

#[test]
fn another_income_that_decides_nothing_is_told_as_another_register_alone() {
    let desk = Desk::new(1);
    let dwelling = vacancy(&desk);
    let ranking = desk.rank(&dwelling, Some(Pillar::Standard));
    desk.change(&first(&ranking), "monthly_income", "1.23");
    assert_eq!(desk.differences(), ["register"]);
}

#[test]
fn a_remark_added_to_the_regulation_is_told_as_another_regulation_alone() {
    let desk = Desk::new(1);
    desk.allocate();
    let mut law = std::fs::read_to_string(desk.regulation()).unwrap();
    law.push_str("\n# A remark.\n");
    std::fs::write(desk.regulation(), law).unwrap();
    assert_eq!(desk.differences(), ["regulation"]);
}

#[test]
fn other_shares_are_told_as_another_regulation_before_another_result() {
    let desk = Desk::new(1);
    desk.allocate();
    let law = std::fs::read_to_string(desk.regulation()).unwrap();
    let turned = law.replace("share = \"1/2\"", "share = \"1/10\"").replacen(
        "share = \"1/10\"\n  order = [\"transfer\"",
        "share = \"1/2\"\n  order = [\"transfer\"",
        1,
    );
    assert_ne!(law, turned);
    std::fs::write(desk.regulation(), turned).unwrap();
    assert_eq!(desk.differences(), ["regulation", "result"]);
}

#[test]
fn a_receipt_whose_kept_result_was_touched_says_so() {
    let desk = Desk::new(1);
    let dwelling = vacancy(&desk);
    let ranking = desk.rank(&dwelling, Some(Pillar::Accelerated));
    let number = first(&ranking);
    let receipt = std::fs::read_to_string(desk.receipt()).unwrap();
    std::fs::write(desk.receipt(), receipt.replacen(&number, "2000.01.01.0001", 1)).unwrap();
    assert_eq!(desk.differences(), ["receipt"]);
}

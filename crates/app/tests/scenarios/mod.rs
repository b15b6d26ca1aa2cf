//! Scenarios: facts in, explanation out. The files stand beside the regulation they show.

mod expect;
mod file;
mod told;
mod world;

use crate::support::{allocated, engine, law, law_folder, loaded};
use app::explain::Explained;
use app::rank::Loaded;
use app::words::{Language, Words};
use expect::Problems;
use file::{Case, Scenario};
use rules::Engine;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// The scenarios of every council.
fn files() -> Vec<PathBuf> {
    let regulations = law_folder().join("regulations");
    let councils =
        std::fs::read_dir(regulations).unwrap().map(|entry| entry.unwrap().path().join("scenarios"));
    let mut files: Vec<PathBuf> = councils
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    files
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

fn council(file: &Path) -> String {
    let folder = file.ancestors().nth(2).unwrap();
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_scenario_comes_out_as_its_file_says() {
    let words = [Words::new(Language::Dutch), Words::new(Language::English)];
    let mut wrong = Vec::new();
    for file in files() {
        let name = format!("{}/{}", council(&file), name(&file));
        let Ok((problems, told)) = catch_unwind(AssertUnwindSafe(|| scenario(&file, &words))) else {
            wrong.push(format!("{name}: could not be run, see above\n"));
            continue;
        };
        if !problems.0.is_empty() {
            wrong.push(format!("{name}:\n{problems}"));
        }
        for (words, text) in words.iter().zip(told) {
            let language = words.language().code();
            if catch_unwind(AssertUnwindSafe(|| hold(&file, language, &text))).is_err() {
                wrong.push(format!("{name}: tells something else in {language}, see above\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// Compares a text with the snapshot beside the scenario.
fn hold(file: &Path, language: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(file.with_file_name("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{}.{language}", name(file)), text));
}

/// Runs one scenario: what came out otherwise than expected, and what it tells in each language.
fn scenario(file: &Path, words: &[Words]) -> (Problems, Vec<String>) {
    let text = std::fs::read_to_string(file).unwrap();
    let scenario: Scenario = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let law = law(&council(file), scenario.on, &scenario.with);
    let cases = scenario.cases();
    let codes: Vec<String> = law.reference.group_codes();
    let (region, numbers) = world::region(&scenario, &cases, codes);
    let loaded = loaded(law, region.register());
    let engine = engine(&loaded, scenario.on, None);
    let mut problems = Problems::default();
    let told = if !scenario.areas.is_empty() {
        expect::areas(&scenario, &loaded, &mut problems);
        words.iter().map(|w| told::areas(&scenario, &loaded, w)).collect()
    } else if !scenario.dwellings.is_empty() {
        expect::allocations(&scenario, &allocated(&loaded, &engine, scenario.on), &mut problems);
        words.iter().map(|w| told::allocations(&scenario, &loaded, &engine, w)).collect()
    } else {
        candidates(&scenario, &cases, &numbers, (&loaded, &engine), words, &mut problems)
    };
    (problems, told)
}

/// The explanation of every candidate of the file.
fn candidates(
    scenario: &Scenario,
    cases: &[Case],
    numbers: &[String],
    (loaded, engine): (&Loaded, &Engine),
    words: &[Words],
    problems: &mut Problems,
) -> Vec<String> {
    let explained: Vec<Explained> = numbers
        .iter()
        .map(|number| {
            app::explain::explain(loaded, engine, &scenario.dwelling.number, number, scenario.pillar).unwrap()
        })
        .collect();
    expect::turn(scenario, &explained, problems);
    for (case, one) in cases.iter().zip(&explained) {
        expect::candidate(case, one, problems);
    }
    expect::same_as_the_ranking(scenario, loaded, engine, problems);
    words.iter().map(|w| told::candidates(scenario, cases, &explained, loaded, w)).collect()
}

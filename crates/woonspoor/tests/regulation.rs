//! `regulation check`, `diff`, `show`, `schema` and `list`.

use crate::support::{Changed, Run, kempen, law, line_of, run, text};
use serde_json::Value;
use std::path::Path;

fn regulation(arguments: &[&str]) -> Run {
    let folder = tempfile::TempDir::new().unwrap();
    let run = run(folder.path(), &[&["regulation"], arguments].concat());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments:?} wrote something");
    run
}

fn kempen_file() -> String {
    kempen().display().to_string()
}

#[test]
fn the_contradiction_in_the_note_is_reported_with_file_line_and_article_and_is_no_error() {
    let file = kempen_file();
    let ceiling = line_of(&std::fs::read_to_string(kempen()).unwrap(), "ceiling = \"1544.13\"");
    for (lang, article, note) in [("nl", "artikel 9", "let op"), ("en", "article 9", "note")] {
        let run = regulation(&["check", &file, "--lang", lang]).done();
        let told: Vec<&str> = run.text().lines().filter(|line| line.contains("1544.13")).collect();
        assert_eq!(told.len(), 1, "{}", run.text());
        let place = format!("{file}:{ceiling}: ");
        for part in [&place, article, note, "1214.13 + 264", "1478.13", "ceiling"] {
            assert!(told[0].contains(part), "`{part}` is not in {}", told[0]);
        }
    }
}

#[test]
fn the_contradiction_disappears_with_its_cause() {
    let mended = Changed::kempen(&[("ceiling = \"1544.13\"", "ceiling = \"1478.13\"")]);
    let run = regulation(&["check", &mended.argument()]).done();
    assert!(!run.text().contains("1478.13"), "{}", run.text());
    let worse = Changed::kempen(&[("ceiling = \"2102.83\"", "ceiling = \"2102.84\"")]);
    regulation(&["check", &worse.argument()]).shows(&["1640.83 + 462", "2102.84", "1214.13 + 264"]);
}

#[test]
fn a_published_number_that_is_not_the_one_worked_out_is_reported() {
    let old = "published = { housing-first = 2, moving-on = 19, families-in-poverty = 8 }";
    let changed = Changed::kempen(&[(old, &old.replace("19", "20"))]);
    let line = line_of(&changed.text, "moving-on = 20");
    regulation(&["check", &changed.argument()]).shows(&[
        &format!("reglement.toml:{line}:"),
        "artikel 15",
        "LeefGoed Neteland",
        "19",
        "20",
    ]);
}

#[test]
fn every_regulation_that_is_built_in_can_be_used_and_goes_by_its_name_or_that_of_its_council() {
    let list = regulation(&["list"]).done();
    let names: Vec<&str> = list.text().lines().collect();
    assert!(names.contains(&"kempen/2023-10-01"), "{names:?}");
    let mut files = Vec::new();
    for council in std::fs::read_dir(law().join("regulations")).unwrap() {
        let council = council.unwrap().path();
        for file in std::fs::read_dir(&council).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|extension| extension == "toml") {
                files.push(format!("{}/{}", stem(&council), stem(&file)));
            }
        }
    }
    files.sort();
    assert_eq!(names, files);
    for name in names {
        regulation(&["check", name]).done();
        let (council, _) = name.split_once('/').unwrap();
        assert_eq!(regulation(&["show", name]).done().stdout, regulation(&["show", council]).done().stdout);
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_regulation_differs_in_nothing_from_itself() {
    let (file, same) = (kempen_file(), Changed::kempen(&[]).text);
    let copy = Changed::of(same);
    for pair in [[file.as_str(), file.as_str()], [&file, &copy.argument()], ["kempen", &file]] {
        for (lang, nothing) in [("nl", "Er is geen verschil"), ("en", "no difference")] {
            let run = regulation(&["diff", pair[0], pair[1], "--lang", lang]).shows(&["2023-10-01"]);
            let said = run.text().to_lowercase();
            assert!(said.contains(&nothing.to_lowercase()), "{said}");
            assert!(!said.contains("artikel 1") && !said.contains("article 1"), "{said}");
        }
    }
}

#[test]
fn what_differs_between_two_versions_is_said_in_words() {
    let changed = Changed::kempen(&[
        ("share = \"1/10\"", "share = \"1/20\""),
        ("years = 5", "years = 3"),
        ("{ level = \"area\", points = 3 }", "{ level = \"area\", points = 4 }"),
        ("title = \"Knipperlicht\"", "title = \"Rood licht\""),
        (
            "  [[articles.rules]]\n  id = \"no-property\"\n  kind = \"no-property\"\n  source = \"kader: inschrijvingsvoorwaarden, eigendom\"\n",
            "",
        ),
    ]);
    let file = kempen_file();
    let run = regulation(&["diff", &file, &changed.argument()]).done();
    let said = run.text().to_lowercase();
    let lines = |parts: &[&str]| said.lines().filter(|line| parts.iter().all(|p| line.contains(p))).count();
    assert_eq!(lines(&["artikel 1,", "1/10", "1/20"]), 1, "{}", run.text());
    assert_eq!(lines(&["artikel 5,", "lokale-binding", "5", "3", "jaren"]), 1, "{}", run.text());
    assert_eq!(lines(&["artikel 10,", "3", "4", "punten"]), 1, "{}", run.text());
    assert_eq!(lines(&["artikel 13"]), 1, "{}", run.text());
    assert_eq!(lines(&["artikel 3", "no-property", "vervalt"]), 1, "{}", run.text());
    assert_eq!(lines(&["artikel "]), 5, "{}", run.text());
    // The other way round the rule is new and the numbers are swapped.
    let back = regulation(&["diff", &changed.argument(), &file]).done();
    let order = |text: &str| text.find("1/20").unwrap() < text.find("1/10").unwrap();
    assert!(order(back.text()) && !order(run.text()));
    assert!(back.text().contains("no-property") && !back.text().contains("vervalt"), "{}", back.text());
    let english = regulation(&["diff", &file, &changed.argument(), "--lang", "en"]);
    let english = english.shows(&["rticle 1,", "rticle 5,", "rticle 10,", "rticle 13 ", "1/20", "points"]);
    assert!(!english.text().contains("rtikel"), "{}", english.text());
}

#[test]
fn only_the_layout_of_a_file_is_no_difference() {
    let file = kempen_file();
    let text = std::fs::read_to_string(kempen()).unwrap();
    let spaced =
        text.replace("\n\n[[articles]]", "\n\n\n# Een artikel.\n[[articles]]").replace(" = ", "  =  ");
    assert!(spaced.len() > text.len() + 1000);
    let spaced = Changed::of(spaced);
    let said = regulation(&["diff", &file, &spaced.argument()]).done();
    assert!(said.text().contains("Er is geen verschil"), "{}", said.text());
}

#[test]
fn the_page_of_text_has_every_article_choice_and_source() {
    let text = std::fs::read_to_string(kempen()).unwrap();
    let titles: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"')).collect();
    let questions: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("question = \"")?.strip_suffix('"')).collect();
    let reasons: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("reason = \"")?.strip_suffix('"')).collect();
    assert_eq!((titles.len(), questions.len(), reasons.len()), (1 + 3 + 17, 8, 8));
    let run = regulation(&["show", &kempen_file()]).shows(&titles).shows(&questions).shows(&reasons);
    for article in 1..=17 {
        let heading = format!("Artikel {article}. ");
        let count =
            run.text().lines().filter(|line| line.starts_with('#') && line.contains(&heading)).count();
        assert_eq!(count, 1, "{heading}");
    }
    // The words of the articles themselves, line by line.
    let mut words = 0;
    for article in text.split("text = \"\"\"\n").skip(1) {
        for line in article.split("\"\"\"").next().unwrap().lines() {
            assert!(run.text().contains(line), "{line}");
            words += 1;
        }
    }
    assert!(words > 30);
    regulation(&["show", "kempen", "--lang", "en"]).shows(&titles).shows(&["Article 17. "]);
}

#[test]
fn the_schema_is_the_one_beside_the_law() {
    let kept = std::fs::read(law().join("schema/regulation.schema.json")).unwrap();
    let run = regulation(&["schema"]).done();
    assert_eq!(run.text(), String::from_utf8(kept).unwrap());
    let schema: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert!(text(&schema["$schema"]).contains("json-schema.org"));
    assert_eq!(run.stderr, "");
}

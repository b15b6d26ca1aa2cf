//! Receipts: written whole, without a clock, run again to the same bytes; and what differs is named.

use crate::registry::{FAMILY, Registry, Written};
use crate::support::{Changed, Run, content, replaced, run, word};
use serde_json::Value;
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::Duration;

const COMMANDS: [(&str, &[&str]); 3] =
    [("rank", &["--dwelling", "D1", "--pillar", "2"]), ("rank", &["--dwelling", "D1"]), ("allocate", &[])];

/// Runs a command with a receipt, under a regulation that stands beside the registry.
fn with_receipt(written: &Written, (command, more): (&str, &[&str]), receipt: &str) -> Run {
    let regulation = written.folder().join("reglement.toml");
    if !regulation.exists() {
        fs::write(&regulation, Changed::kempen(&[]).text).unwrap();
    }
    let where_ = ["--regulation", "reglement.toml", "--receipt", receipt];
    written.run(command, &[more, &where_[..]].concat()).done()
}

fn receipt_of(written: &Written) -> PathBuf {
    written.folder().join("bewijs.json")
}

fn replay(written: &Written) -> Run {
    run(written.folder(), &["replay", "bewijs.json"])
}

/// The receipt is refused; of what it rests on, and of its result, exactly these differ, in this order.
#[track_caller]
fn differs(run: Run, causes: &[&str]) {
    let run = run.refused(&["bewijs.json"]);
    let all = ["regulation", "reference", "register", "program", "receipt", "result"];
    let told = |line: &str| {
        let named = |cause: &&&str| line.contains(&word("nl", &format!("replay-{cause}")).to_lowercase());
        all.iter().find(named).copied()
    };
    let lines = run.stderr.to_lowercase();
    let told: Vec<&str> =
        lines.lines().filter(|line| line.contains("bewijs.json")).filter_map(told).collect();
    assert_eq!(told, causes, "{}", run.stderr);
}

/// Changes a file of the registry and leaves everything else.
fn change(written: &Written, table: &str, old: &str, new: &str) {
    let file = written.file(table);
    fs::write(&file, replaced(&fs::read_to_string(&file).unwrap(), old, new)).unwrap();
}

#[test]
fn a_receipt_replays_to_the_same_bytes() {
    for command in COMMANDS {
        let written = Registry::small().written();
        let json =
            with_receipt(&written, (command.0, &[command.1, &["--format", "json"]].concat()), "bewijs.json");
        let receipt: Value = serde_json::from_slice(&fs::read(receipt_of(&written)).unwrap()).unwrap();
        assert_eq!(receipt["result"], json.json(), "the receipt holds the result");
        let run = replay(&written).shows(&["kempen", "2023-10-01", "1 maart 2026"]);
        assert_eq!(run.lines(&["fout"]).len(), 0, "{}", run.stderr);
        run_in_english(&written);
    }
}

fn run_in_english(written: &Written) {
    run(written.folder(), &["replay", "bewijs.json", "--lang", "en"]).shows(&["kempen", "1 March 2026"]);
}

#[test]
fn receipts_of_the_same_run_are_the_same_bytes_whenever_and_in_whatever_form() {
    for command in COMMANDS {
        let written = Registry::small().written();
        with_receipt(&written, command, "eerste.json");
        // Later, and with files that were written later.
        std::thread::sleep(Duration::from_millis(1100));
        for table in ["registrations", "stock"] {
            let file = File::options().write(true).open(written.file(table)).unwrap();
            let earlier = file.metadata().unwrap().modified().unwrap() - Duration::from_secs(86_400);
            file.set_modified(earlier).unwrap();
        }
        with_receipt(&written, command, "tweede.json");
        let more = [command.1, &["--format", "json", "--lang", "en", "-q"]].concat();
        with_receipt(&written, (command.0, &more), "derde.json");
        let read = |name: &str| fs::read(written.folder().join(name)).unwrap();
        assert!(read("eerste.json") == read("tweede.json") && read("eerste.json") == read("derde.json"));
        let names: Vec<String> = content(written.folder()).into_iter().map(|(name, _)| name).collect();
        let receipts = names.iter().filter(|name| !name.starts_with("register/"));
        assert_eq!(
            receipts.collect::<Vec<_>>(),
            ["derde.json", "eerste.json", "reglement.toml", "tweede.json"]
        );
    }
}

#[test]
fn an_income_that_changed_is_named_as_the_register_and_with_it_the_result() {
    for (n, command) in COMMANDS.into_iter().enumerate() {
        let written = Registry::small().written();
        with_receipt(&written, command, "bewijs.json");
        let before = fs::read(receipt_of(&written)).unwrap();
        change(&written, "registrations", "1900.00", "2100.00");
        // The list of all allocations has the same people in it, with the same points.
        let causes = if n < 2 { &["register", "result"][..] } else { &["register"] };
        differs(replay(&written), causes);
        assert!(fs::read(receipt_of(&written)).unwrap() == before, "replay never writes");
        change(&written, "registrations", "2100.00", "1900.00");
        replay(&written).done();
    }
}

#[test]
fn any_change_of_the_register_is_named() {
    let changes = [
        ("members", "2015-06-07", "2015-06-08"),
        ("preferences", &format!("{FAMILY},13008"), &format!("{FAMILY},13040")),
        ("residences", "2012-01-01", "2012-01-02"),
        ("attestations", "excused", "active"),
        ("organisations", "2027-12-31", "2027-12-30"),
        ("dwellings", "410.50", "410.51"),
        ("allocations", "2026-01-15", "2026-01-16"),
        ("stock", "900,90", "901,90"),
    ];
    for (table, old, new) in changes {
        let written = Registry::small().written();
        with_receipt(&written, ("allocate", &[]), "bewijs.json");
        change(&written, table, old, new);
        let run = replay(&written);
        assert!(run.stderr.contains(&word("nl", "replay-register")), "{table}: {}", run.stderr);
        run.refused(&["bewijs.json"]);
    }
}

#[test]
fn a_registry_written_otherwise_is_the_same_register() {
    let written = Registry::small().written();
    with_receipt(&written, ("allocate", &[]), "bewijs.json");
    for table in ["registrations", "members", "stock"] {
        let file = written.file(table);
        let text = fs::read_to_string(&file).unwrap();
        let (head, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().rev().collect();
        fs::write(&file, format!("{head}\n{}\n", rows.join("\n")).replace(',', ";").replace(".00;", ",00;"))
            .unwrap();
    }
    replay(&written).done();
}

#[test]
fn a_regulation_that_changed_is_named() {
    for (old, new, result_too) in [("points = 15 }", "points = 16 }", true), ("# ---", "# --- ", false)] {
        let written = Registry::small().written();
        with_receipt(&written, COMMANDS[0], "bewijs.json");
        let file = written.folder().join("reglement.toml");
        let text = fs::read_to_string(&file).unwrap();
        let at = text.find(old).unwrap();
        fs::write(&file, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
        let causes = if result_too { &["regulation", "result"][..] } else { &["regulation"] };
        differs(replay(&written), causes);
        // The regulation as it was, at another place.
        fs::write(written.folder().join("oud.toml"), text).unwrap();
        run_at(&written, &["--regulation", "oud.toml"]).done();
    }
}

fn run_at(written: &Written, more: &[&str]) -> Run {
    run(written.folder(), &[&["replay", "bewijs.json"], more].concat())
}

#[test]
fn what_moved_can_be_pointed_at() {
    let written = Registry::small().written();
    with_receipt(&written, ("allocate", &[]), "bewijs.json");
    fs::rename(written.registry(), written.folder().join("elders")).unwrap();
    replay(&written).refused(&["register"]);
    run_at(&written, &["--registry", "elders"]).done();
    fs::remove_file(written.folder().join("reglement.toml")).unwrap();
    run_at(&written, &["--registry", "elders"]).refused(&["reglement.toml"]);
    run_at(&written, &["--registry", "elders", "--regulation", "kempen/2023-10-01"]).done();
}

#[test]
fn a_receipt_whose_result_was_changed_is_found_out() {
    for command in COMMANDS {
        let written = Registry::small().written();
        with_receipt(&written, command, "bewijs.json");
        let receipt = fs::read_to_string(receipt_of(&written)).unwrap();
        let (head, result) = receipt.split_once("\"result\":").unwrap();
        assert!(result.contains(FAMILY) || command.0 == "allocate");
        for (old, new) in [("\"dwelling\":\"D1\"", "\"dwelling\":\"D7\""), ("2018", "2017"), ("2019", "2018")]
        {
            if result.contains(old) {
                fs::write(receipt_of(&written), format!("{head}\"result\":{}", result.replace(old, new)))
                    .unwrap();
                differs(replay(&written), &["receipt"]);
            }
        }
    }
}

#[test]
fn a_hash_or_a_question_in_a_receipt_that_was_changed_is_found_out() {
    let written = Registry::small().written();
    with_receipt(&written, COMMANDS[0], "bewijs.json");
    let bytes = fs::read(receipt_of(&written)).unwrap();
    let tampered = |change: &dyn Fn(&mut Value)| {
        let mut receipt: Value = serde_json::from_slice(&bytes).unwrap();
        let result = receipt["result"].take();
        change(&mut receipt);
        // The result keeps its bytes; only what stands around it changes.
        let text = String::from_utf8(bytes.clone()).unwrap();
        let at = text.find("\"result\":").unwrap();
        assert!(result.is_object());
        let head = serde_json::to_string(&receipt).unwrap();
        let head =
            head.strip_suffix('}').unwrap().replace(",\"result\":null", "").replace("\"result\":null,", "");
        fs::write(receipt_of(&written), format!("{head},{}", &text[at..])).unwrap();
        replay(&written)
    };
    tampered(&|_| ()).done();
    let zeros = "0".repeat(64);
    differs(tampered(&|r| r["result_sha256"] = zeros.clone().into()), &["receipt", "result"]);
    differs(tampered(&|r| r["register"]["sha256"] = zeros.clone().into()), &["register", "receipt"]);
    differs(tampered(&|r| r["regulation"]["sha256"] = zeros.clone().into()), &["regulation", "receipt"]);
    differs(tampered(&|r| r["reference"]["sha256"] = zeros.clone().into()), &["reference", "receipt"]);
    differs(tampered(&|r| r["program"] = "0.0.0".into()), &["program", "receipt"]);
    differs(tampered(&|r| r["command"]["dwelling"] = "D2".into()), &["receipt", "result"]);
    differs(tampered(&|r| r["command"]["pillar"] = 1.into()), &["receipt", "result"]);
    differs(tampered(&|r| r["on"] = "2026-03-02".into()), &["receipt", "result"]);
    differs(tampered(&|r| r["regulation_version"] = "2099-01-01".into()), &["receipt"]);
    differs(tampered(&|r| r["seed"] = 7.into()), &["receipt"]);
    tampered(&|r| r["command"]["dwelling"] = "D9".into()).refused(&["dwellings.csv", "\"D9\""]);
    tampered(&|r| r["on"] = "2020-03-01".into()).refused(&["2020-03-01"]);
    tampered(&|r| r["on"] = "2026-02-30".into()).refused(&["bewijs.json:1"]);
    tampered(&|r| r["kleur"] = 1.into()).refused(&["kleur"]);
    tampered(&|r| drop(r.as_object_mut().unwrap().remove("register"))).refused(&["register"]);
}

#[test]
fn what_is_no_receipt_is_refused() {
    let written = Registry::small().written();
    run(written.folder(), &["replay", "nergens.json"]).refused(&["nergens.json"]);
    run(written.folder(), &["replay", "register"]).refused(&["register"]);
    for text in
        ["", "{}", "[]", "null", "{\"program\":", "\u{0}\u{0}", "dit is geen JSON", &"[".repeat(100_000)]
    {
        fs::write(receipt_of(&written), text).unwrap();
        replay(&written).refused(&["bewijs.json"]);
    }
    with_receipt(&written, COMMANDS[0], "bewijs.json");
    let whole = fs::read(receipt_of(&written)).unwrap();
    for length in [1, whole.len() / 2, whole.len() - 3] {
        fs::write(receipt_of(&written), &whole[..length]).unwrap();
        replay(&written).refused(&["bewijs.json"]);
    }
}

#[test]
fn the_mapping_a_register_was_read_with_is_used_again() {
    let mut registry = Registry::small();
    let table = registry.table("stock");
    let column = table.column("dwellings");
    table.columns[column] = "Woningen".to_owned();
    let written = registry.written();
    let mapping = "[tables.stock.columns]\ndwellings = \"Woningen\"\n";
    fs::write(written.folder().join("elders.toml"), mapping).unwrap();
    with_receipt(&written, ("allocate", &["--mapping", "elders.toml"]), "bewijs.json");
    replay(&written).done();
    fs::rename(written.folder().join("elders.toml"), written.folder().join("hier.toml")).unwrap();
    replay(&written).refused(&["elders.toml"]);
    run_at(&written, &["--mapping", "hier.toml"]).done();
}

#[test]
fn a_receipt_is_told_of_beside_the_result() {
    let written = Registry::small().written();
    let alone = written.rank("D1", Some("2")).done().stdout;
    let more = ["--dwelling", "D1", "--pillar", "2", "--format", "json", "--receipt", "bewijs.json"];
    let run = written.run("rank", &more).done();
    assert_eq!(run.stdout, alone);
    assert_eq!(run.lines(&["bewijs.json"]).len(), 1, "{}", run.stderr);
    // An earlier receipt of that name gives way to the new one, whole.
    let first = fs::read(receipt_of(&written)).unwrap();
    let more = ["--dwelling", "D2", "--pillar", "2", "--receipt", "bewijs.json"];
    written.run("rank", &more).done();
    assert!(fs::read(receipt_of(&written)).unwrap() != first);
    replay(&written).done();
}

#[test]
fn a_receipt_of_a_regulation_that_is_built_in_replays_by_its_name() {
    let written = Registry::small().written();
    for name in ["kempen", "kempen/2023-10-01"] {
        written.run("allocate", &["--regulation", name, "--receipt", "bewijs.json"]).done();
        replay(&written).shows(&["kempen", "2023-10-01"]);
    }
}

#[test]
fn a_draw_replays_with_the_seed_of_its_receipt() {
    let order = "order = [\"transfer\", \"registered-on\", \"registration-number\"]";
    let changed = Changed::kempen(&[(order, "order = [\"lot\"]")]);
    let written = Registry::small().written();
    let file = changed.argument();
    let draw = ["--regulation", &file, "--dwelling", "D1", "--pillar", "4", "--receipt", "bewijs.json"];
    written.run("rank", &[&draw[..], &["--seed", "12345678901234567890"]].concat()).done();
    replay(&written).done();
    let text = fs::read_to_string(receipt_of(&written)).unwrap();
    assert!(text.contains("12345678901234567890"));
    fs::write(receipt_of(&written), replaced(&text, "12345678901234567890", "null")).unwrap();
    replay(&written).refused(&["--seed"]);
}

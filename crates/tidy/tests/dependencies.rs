//! Who may use whom among the crates.

use crate::support::{Complaint, expect_lines, expect_none, parts, texts};
use crate::toml_text::{Table, with_file};

/// The arrows that exist. `domain` knows nobody, `app` joins those that know only `domain`.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("rules", &["domain"]),
    ("exchange", &["domain"]),
    ("demo", &["domain"]),
    ("procedures", &["domain"]),
    ("letters", &["domain"]),
    ("policy", &["domain"]),
    ("vault", &["domain"]),
    ("store", &["domain", "testbed"]),
    ("testbed", &[]),
    ("simulate", &["domain", "rules"]),
    (
        "app",
        &[
            "domain",
            "rules",
            "exchange",
            "demo",
            "procedures",
            "simulate",
            "letters",
            "store",
            "policy",
            "vault",
        ],
    ),
    ("server", &["app", "domain", "rules", "policy"]),
    ("woonspoor", &["app", "domain", "rules", "demo", "server"]),
    ("tidy", &[]),
];

/// Crates whose tests may use what they like of ours: they test the whole.
const TESTS_OF_THE_WHOLE: [&str; 3] = ["app", "server", "woonspoor"];

/// Crates that decide, or make data, from their arguments alone.
pub const PURE: [&str; 6] = ["domain", "rules", "demo", "policy", "simulate", "procedures"];

/// Where time, disks and networks come in; also for crates whose names go on after a hyphen.
const IMPURE: [&str; 15] = [
    "async-std",
    "axum",
    "diesel",
    "futures",
    "getrandom",
    "hyper",
    "postgres",
    "reqwest",
    "rusqlite",
    "sea-orm",
    "sea-query",
    "smol",
    "sqlx",
    "tokio",
    "ureq",
];

fn complaints(file: &str, krate: &str, text: &str) -> Vec<Complaint> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == krate) else {
        return vec![Complaint::new(
            file,
            0,
            "a new crate: say in crates/tidy/tests/dependencies.rs whom it may use",
        )];
    };
    let mut complaints = Vec::new();
    let mut each = |name: &str, line: usize, of_tests: bool| {
        let ours = MAY_USE.iter().any(|(known, _)| *known == name);
        let free = of_tests && TESTS_OF_THE_WHOLE.contains(&krate);
        if ours && !free && !allowed.contains(&name) {
            let may = if allowed.is_empty() { "none of our crates".to_owned() } else { allowed.join(", ") };
            let what = format!(
                "`{krate}` may not use `{name}`, only {may}; move what is needed, or let `app` join the two"
            );
            complaints.push(Complaint::new(file, line, what));
        }
        let impure =
            |i: &&str| name.strip_prefix(i).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        if PURE.contains(&krate) && IMPURE.iter().any(impure) {
            let what = format!("`{krate}` is pure and may not use `{name}`; let the caller bring the values");
            complaints.push(Complaint::new(file, line, what));
        }
    };
    match with_file(text, |manifest| each_dependency(manifest, &mut each)) {
        Ok(()) => complaints,
        Err(error) => vec![Complaint::new(file, 0, format!("cannot be read: {error}"))],
    }
}

/// Every dependency under the name of its package, with its line and whether only tests use it.
fn each_dependency(table: Table, each: &mut impl FnMut(&str, usize, bool)) {
    for (key, _, section) in table.entries() {
        let Some(section) = section else { continue };
        match key {
            "dependencies" | "build-dependencies" | "dev-dependencies" => {
                for (name, line, options) in section.entries() {
                    let package = options.and_then(|options| options.told("package"));
                    each(package.unwrap_or(name), line, key == "dev-dependencies");
                }
            }
            "target" => {
                section
                    .entries()
                    .filter_map(|(_, _, platform)| platform)
                    .for_each(|p| each_dependency(p, each));
            }
            _ => {}
        }
    }
}

#[test]
fn crates_use_only_whom_they_may() {
    let manifests = texts(|file| matches!(parts(file)[..], ["crates", _, "Cargo.toml"]));
    assert!(manifests.len() > 5, "the manifests of the crates were not found");
    expect_none(manifests.iter().flat_map(|(file, text)| complaints(file, parts(file)[1], text)));
}

#[test]
fn an_arrow_that_does_not_exist_is_complained_about() {
    let text = "[dependencies]\ndomain.workspace = true\nexchange = { path = \"../exchange\" }\n\
        tokio-util = \"1\"\nx = { package = \"app\", version = \"1\" }\n\
        [target.'cfg(unix)'.dev-dependencies]\ndemo.workspace = true\n";
    expect_lines(&complaints("x", "rules", text), &[3, 4, 5, 7]);
    expect_lines(&complaints("x", "app", text), &[5]);
    expect_lines(&complaints("x", "unheard-of", text), &[0]);
    expect_lines(&complaints("x", "tidy", "[dev-dependencies]\ndomain.workspace = true\n"), &[2]);
}

//! Editors find the JSON Schema of a regulation: every version names it, and it is there.

use crate::support::{Complaint, expect_lines, expect_none, parts, read, root, texts};
use crate::versions::is_version;

const SCHEMA: &str = "law/schema/regulation.schema.json";

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
    if named.is_some_and(|named| beside(file, named.trim()) == SCHEMA) {
        return Vec::new();
    }
    let what = format!("the first line has to be `#:schema ` with the way to {SCHEMA} from here");
    vec![Complaint::new(file, 1, what)]
}

/// Where a path leads that is told from a file.
fn beside(file: &str, told: &str) -> String {
    let mut way = parts(file);
    way.pop();
    for step in told.split('/') {
        match step {
            ".." => drop(way.pop()),
            "." => {}
            step => way.push(step),
        }
    }
    way.join("/")
}

#[test]
fn every_version_names_the_schema_and_it_is_there() {
    let made =
        "make it with `cargo run -q -p woonspoor -- regulation schema > law/schema/regulation.schema.json`";
    assert!(root().join(SCHEMA).is_file(), "{SCHEMA}: is missing; {made}");
    assert!(read(SCHEMA).trim_start().starts_with('{'), "{SCHEMA}:1: is no JSON; {made}");
    expect_none(texts(is_version).iter().flat_map(|(file, text)| complaints(file, text)));
}

#[test]
fn a_way_that_leads_elsewhere_is_complained_about() {
    let file = "law/regulations/kempen/2024-01-01.toml";
    expect_lines(&complaints(file, "#:schema ../../schema/regulation.schema.json\n"), &[]);
    expect_lines(&complaints(file, "#:schema ../schema/regulation.schema.json\n"), &[1]);
    expect_lines(&complaints(file, "id = \"kempen\"\n"), &[1]);
}

//! `apportion`: the distribution key, as JSON of the contract and as a table.

use crate::support::{Changed, Run, kempen, run};
use serde_json::json;

fn apportion(more: &[&str]) -> Run {
    let folder = tempfile::TempDir::new().unwrap();
    run(folder.path(), &[&["apportion"], more].concat())
}

#[test]
fn the_table_of_the_note_comes_out_as_json() {
    let groups = |housing_first: u32, moving_on: u32, families: u32| json!({ "housing-first": housing_first, "moving-on": moving_on, "families-in-poverty": families });
    let file = kempen().display().to_string();
    for regulation in [file.as_str(), "kempen", "kempen/2023-10-01"] {
        let run = apportion(&["--regulation", regulation, "--format", "json"]).done();
        assert!(run.lines(&["1544.13"]).len() == 1, "the warning is told beside the result: {}", run.stderr);
        let mut result = run.json();
        for area in ["De Noorderkempen", "LeefGoed Neteland", "LeefGoed Zuiderkempen"] {
            // An area without zones may leave them out or have none.
            let zones = result["areas"][area].as_object_mut().unwrap().remove("zones");
            assert!(zones.is_none_or(|zones| zones == json!({})), "{area}");
        }
        let expected = json!({ "areas": {
            "De Noorderkempen": { "dwellings": 1597, "groups": groups(1, 14, 6) },
            "Woonboog": {
                "dwellings": 4748, "groups": groups(4, 41, 18),
                "zones": {
                    "Baldemore": { "dwellings": 1612, "groups": groups(1, 14, 6) },
                    "RiT": { "dwellings": 3136, "groups": groups(3, 27, 12) },
                },
            },
            "LeefGoed Neteland": { "dwellings": 2200, "groups": groups(2, 19, 8) },
            "LeefGoed Zuiderkempen": { "dwellings": 2730, "groups": groups(3, 24, 10) },
        } });
        assert_eq!(result, expected);
    }
}

#[test]
fn another_method_or_another_number_gives_another_key() {
    let areas = |changes: &[(&str, &str)]| {
        let changed = Changed::kempen(changes);
        apportion(&["--regulation", &changed.argument(), "--format", "json", "-q"]).json()["areas"].clone()
    };
    // Of 11, by 11275 dwellings, the whole parts are 1, 4, 2 and 2; the greatest rests are .663 and .632.
    let eleven = areas(&[("yearly = 10", "yearly = 11")]);
    let names = ["De Noorderkempen", "Woonboog", "LeefGoed Neteland", "LeefGoed Zuiderkempen"];
    assert_eq!(names.map(|name| eleven[name]["groups"]["housing-first"].as_u64().unwrap()), [1, 5, 2, 3]);
    let more = areas(&[("dwellings = 1597", "dwellings = 15970")]);
    assert_eq!(more["De Noorderkempen"]["dwellings"], 15970);
    for method in ["sainte-lague", "d-hondt"] {
        let method = format!("method = \"{method}\"");
        let result = areas(&[("method = \"largest-remainder\"", &method)]);
        let total: u64 =
            result.as_object().unwrap().values().map(|a| a["groups"]["moving-on"].as_u64().unwrap()).sum();
        assert_eq!(total, 98, "{method}");
    }
}

#[test]
fn the_table_for_people_has_areas_zones_groups_and_the_method() {
    let names =
        ["De Noorderkempen", "Baldemore", "RiT", "LeefGoed Zuiderkempen", "11275", "98", "Housing First"];
    apportion(&["--regulation", "kempen"])
        .shows(&names)
        .shows(&["gezinnen in kansarmoede", "grootste resten"]);
    apportion(&["--regulation", "kempen", "--lang", "en"]).shows(&names).shows(&["families in poverty"]);
}

#[test]
fn a_regulation_without_a_key_is_refused() {
    for format in ["json", "table"] {
        apportion(&["--regulation", "voorbeeld-chronologisch", "--format", format])
            .refused(&["voorbeeld-chronologisch", "distribution"]);
    }
}

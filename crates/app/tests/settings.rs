//! The settings file that comes along with the packages says all there is to say, and nothing else.

use app::office::{Claims, Settings, Setup};
use std::path::Path;

const EXAMPLE: &str = include_str!("../../../packaging/woonspoor.toml");
const SETUP: &str = include_str!("../src/office/setup.rs");

/// The example with what it only shows said as well: `#key = value` instead of `# words`.
fn said() -> String {
    let shown = |line: &str| line.starts_with('#') && !line.starts_with("# ") && line.len() > 1;
    let lines = EXAMPLE.lines().map(|line| if shown(line) { &line[1..] } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_installation_that_changes_nothing_has_the_usual_settings() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging/woonspoor.toml");
    let setup = Settings::read(&file).unwrap().setup;
    assert_eq!(format!("{setup:?}"), format!("{:?}", Setup::default()));
}

#[test]
fn the_example_shows_what_holds_when_nothing_is_said() {
    let mut setup: Setup = toml::from_str(&said()).unwrap();
    let openid = setup.openid.take().unwrap();
    assert_eq!(format!("{:?}", openid.claims), format!("{:?}", Claims::default()));
    assert!(!openid.create_accounts);
    setup.documents = None;
    assert_eq!(format!("{setup:?}"), format!("{:?}", Setup::default()));
}

#[test]
fn the_example_names_every_setting() {
    let field = |line: &'static str| line.trim().strip_prefix("pub ")?.split_once(": ").map(|(name, _)| name);
    let fields: Vec<&str> = SETUP.lines().filter_map(field).collect();
    assert!(fields.len() > 20, "the settings are not read as they are written: {fields:?}");
    let said = said();
    let names: Vec<&str> =
        said.lines().filter_map(|line| line.split_once(" = ").map(|(name, _)| name)).collect();
    let sections = ["openid", "claims"];
    let missing: Vec<&&str> =
        fields.iter().filter(|name| !names.contains(name) && !sections.contains(name)).collect();
    assert!(missing.is_empty(), "packaging/woonspoor.toml does not name {missing:?}");
}

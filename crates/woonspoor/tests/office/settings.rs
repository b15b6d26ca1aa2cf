//! Settings that cannot be: nothing is served with them, and `doctor` says the same.

use super::{Office, plain};

/// What is said in the file, and what the message has to name.
const WRONG: [(&str, &[&str]); 19] = [
    ("regulation = \"x\"", &["regulation", "\"x\"", "kempen/2023-10-01", "voorbeeld-chronologisch"]),
    ("password_length = 2", &["password_length", "\"2\"", "8", "128"]),
    ("password_length = 129", &["password_length", "\"129\"", "8", "128"]),
    ("idle_minutes = 0", &["idle_minutes", "\"0\"", "1", "1440"]),
    ("idle_minutes = -5", &["idle_minutes", "\"-5\"", "1440"]),
    ("session_hours = 0", &["session_hours", "168"]),
    ("attempts = 0", &["attempts", "1000"]),
    ("attempt_minutes = 0", &["attempt_minutes", "1440"]),
    ("emergency_hours = 1000", &["emergency_hours", "168"]),
    ("upload_bytes = 5", &["upload_bytes", "1048576"]),
    ("public_url = \"foo\"", &["public_url", "\"foo\"", "https://"]),
    ("public_url = \"https://example.org/pad\"", &["public_url", "zonder pad"]),
    ("idle_minuts = 5", &["idle_minuts", "idle_minutes"]),
    ("second_factor = \"ja\"", &["second_factor", "true of false"]),
    ("documents = \"/dev/null/papieren\"", &["documents", "/dev/null/papieren", "verwacht: een map"]),
    ("attempts = = 5", &["ontbreekt een waarde"]),
    ("attempts = \"5", &["niet gesloten"]),
    ("demo = true\ndemo = true", &["twee keer"]),
    ("password_length = \"lang\"", &["password_length", "een geheel getal"]),
];

#[test]
fn nothing_is_served_with_settings_that_cannot_be_and_doctor_says_the_same() {
    let office = Office::new();
    let file = office.file("woonspoor.toml");
    for (line, told) in WRONG {
        std::fs::write(&file, format!("# instellingen\n\n{line}\n")).unwrap();
        let settings = ["--settings", "woonspoor.toml"];
        let served = office.run("serve", &[&settings[..], &["--listen", "127.0.0.1:0"]].concat());
        let served = served.refused(told).tells(&["woonspoor.toml:"]);
        plain(&served.stderr);
        let lines: Vec<&str> = served.stderr.lines().collect();
        assert_eq!(lines.len(), 2, "{line}: {}", served.stderr);
        let (_, problem) = lines[1].rsplit_once("\": ").or_else(|| lines[1].rsplit_once(": ")).unwrap();
        let looked = office.run("doctor", &settings);
        assert_eq!(looked.code, 2, "{line}: {}", looked.text());
        assert!(looked.text().contains(problem), "{line}: `{problem}` is not in {}", looked.text());
        let wrong = 2 + line.lines().count();
        for said in [&served.stderr, looked.text()] {
            assert!(said.contains(&format!("woonspoor.toml:{wrong}: ")), "{line}: {said}");
        }
        plain(looked.text());
    }
}

#[test]
fn a_log_in_service_that_cannot_be_is_told_before_anything_is_served() {
    let office = Office::new();
    let file = office.file("s.toml");
    let section = "[openid]\nname = \"X\"\n";
    let wrong = "issuer = \"x\"\nclient_id = \"\"\nclient_secret_file = \"weg\"\n";
    std::fs::write(&file, format!("{section}{wrong}")).unwrap();
    let served = office.run("serve", &["--settings", "s.toml", "--listen", "127.0.0.1:0"]);
    let told = ["s.toml:3", "openid.issuer", "adres van een aanmelddienst", "s.toml:4", "openid.client_id"];
    plain(
        &served
            .refused(&told)
            .tells(&["s.toml:5", "openid.client_secret_file", "niets met deze naam"])
            .stderr,
    );
    std::fs::write(&file, section).unwrap();
    let served = office.run("serve", &["--settings", "s.toml", "--listen", "127.0.0.1:0"]);
    plain(&served.refused(&["s.toml:1", "issuer", "ontbreekt; ze is verplicht"]).stderr);
}

#[test]
fn an_address_on_the_command_line_is_looked_at_as_well() {
    let office = Office::new();
    for url in ["foo", "https://example.org/pad", "ftp://example.org", "https://u:p@example.org"] {
        let served = office.run("serve", &["--public-url", url, "--listen", "127.0.0.1:0"]);
        plain(&served.refused(&["--public-url", &format!("\"{url}\"")]).stderr);
    }
}

#[test]
fn a_settings_file_that_is_not_there_or_no_toml_is_named() {
    let office = Office::new();
    let missing = office.run("serve", &["--settings", "geen.toml"]);
    plain(&missing.refused(&["geen.toml", "niets met deze naam"]).stderr);
    std::fs::write(office.file("kapot.toml"), "password_length = 12\n[[[\n").unwrap();
    office.run("serve", &["--settings", "kapot.toml"]).refused(&["kapot.toml:2"]);
    std::fs::write(office.file("kapot.toml"), [0x66, 0xff, 0xfe]).unwrap();
    office.run("serve", &["--settings", "kapot.toml"]).refused(&["kapot.toml", "UTF-8"]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let office = Office::new();
    std::fs::write(office.file("s.toml"), "attempts = 0\npassword_length = 2\nregulation = \"x\"\n").unwrap();
    let served = office.run("serve", &["--settings", "s.toml"]);
    served.refused(&["s.toml:1", "s.toml:2", "s.toml:3", "attempts", "password_length", "regulation"]);
}

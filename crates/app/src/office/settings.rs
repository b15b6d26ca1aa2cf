//! The settings file: read, with the line of every setting, and looked over before anything is served with it.

use super::Setup;
use crate::{Refusal, law};
use chrono::NaiveDate;
use domain::{Fault, Problem, System};
use rustix::fs::Access;
use std::collections::BTreeMap;
use std::path::Path;

/// Settings of an installation, with where each of them was said.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What was said, and what holds where nothing was said.
    pub setup: Setup,
    /// File and line of a setting, or the option of the command line and no line.
    said: BTreeMap<String, (String, Option<u64>)>,
}

/// A figure among the settings, and the least and most that it may be.
type Bounds = (&'static str, fn(&Setup) -> i128, u32, u32);

/// What a figure may be. Less makes the office of no use, and more makes it unsafe.
const BOUNDS: [Bounds; 9] = [
    ("password_length", |setup| setup.password_length as i128, 8, 128),
    ("idle_minutes", |setup| setup.idle_minutes.into(), 1, 24 * 60),
    ("session_hours", |setup| setup.session_hours.into(), 1, 7 * 24),
    ("attempts", |setup| setup.attempts.into(), 1, 1000),
    ("attempt_minutes", |setup| setup.attempt_minutes.into(), 1, 24 * 60),
    ("searches_per_hour", |setup| setup.searches_per_hour.into(), 0, 1_000_000),
    ("exports_per_hour", |setup| setup.exports_per_hour.into(), 0, 10_000),
    ("emergency_hours", |setup| setup.emergency_hours.into(), 1, 7 * 24),
    ("upload_bytes", |setup| setup.upload_bytes as i128, 1024 * 1024, 1024 * 1024 * 1024),
];

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// When it cannot be read, or says something that is not understood: file and line.
    pub fn read(file: &Path) -> Result<Self, Refusal> {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => Fault::error(&name, Problem::Encoding),
            _ => Fault::system(&name, error),
        })?;
        let setup: Setup = toml::from_str(&text).map_err(|error| not_understood(&name, &text, &error))?;
        Ok(Self { setup, said: lines(&name, &text) })
    }

    /// Whether a setting was said, and does not only hold because nothing was.
    #[must_use]
    pub fn says(&self, key: &str) -> bool {
        self.said.contains_key(key)
    }

    /// The same settings with an address from an option of the command line.
    #[must_use]
    pub fn with_public_url(mut self, option: &str, url: &str) -> Self {
        url.trim_end_matches('/').clone_into(&mut self.setup.public_url);
        self.said.insert("public_url".to_owned(), (option.to_owned(), None));
        self
    }

    /// Everything that is wrong with them on a day, with the place and what is allowed.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Fault> {
        let mut faults: Vec<Fault> = BOUNDS.iter().filter_map(|bounds| self.out_of_bounds(bounds)).collect();
        if self.says("public_url") && !is_web_address(&self.setup.public_url) {
            faults.push(self.fault("public_url", &self.setup.public_url, Problem::NotAWebAddress));
        }
        if let Some(folder) = self.setup.documents.as_deref()
            && let Err(what) = can_hold_files(folder)
        {
            faults.push(self.fault("documents", &folder.display().to_string(), Problem::System { what }));
        }
        faults.extend(self.provider());
        faults.extend(self.regulation(today));
        faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        faults
    }

    fn out_of_bounds(&self, (key, figure, least, most): &Bounds) -> Option<Fault> {
        let figure = figure(&self.setup);
        let fits = (i128::from(*least)..=i128::from(*most)).contains(&figure);
        let problem = Problem::NotANumber { min: *least, max: *most };
        (!fits).then(|| self.fault(key, &figure.to_string(), problem))
    }

    fn provider(&self) -> Vec<Fault> {
        let Some(openid) = &self.setup.openid else { return Vec::new() };
        let mut faults = Vec::new();
        let issuer = url::Url::parse(&openid.issuer).ok();
        if !issuer.is_some_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host()) {
            faults.push(self.fault("openid.issuer", &openid.issuer, Problem::NotAnIssuer));
        }
        if openid.client_id.is_empty() {
            faults.push(self.fault("openid.client_id", "", Problem::Required));
        }
        if let Some(file) = &openid.client_secret_file
            && let Err(error) = std::fs::read_to_string(file)
        {
            let problem = Problem::System { what: error.into() };
            faults.push(self.fault("openid.client_secret_file", &file.display().to_string(), problem));
        }
        faults
    }

    /// What is wrong with the regulation: its name here, or what its own file says.
    fn regulation(&self, today: NaiveDate) -> Vec<Fault> {
        let name = self.setup.regulation.display().to_string();
        match law::load(&self.setup.regulation, None, Some(today)) {
            Ok(_) => Vec::new(),
            Err(Refusal::BadInput(faults)) => faults
                .into_iter()
                .map(|fault| match fault.problem {
                    Problem::NoSuchRegulation { .. } | Problem::System { .. } if fault.file == name => {
                        self.fault("regulation", &name, fault.problem)
                    }
                    _ => fault,
                })
                .collect(),
            Err(other) => {
                vec![self.fault("regulation", &name, Problem::Other { message: other.to_string() })]
            }
        }
    }

    /// A fault of a setting, where it was said.
    fn fault(&self, key: &str, value: &str, problem: Problem) -> Fault {
        let (file, line) = self.said.get(key).cloned().unwrap_or_else(|| ("woonspoor".to_owned(), None));
        Fault::error(file, problem).at(line).column(key).value(value)
    }
}

/// Whether files can be written in a folder, or it can be made where it is not there yet.
fn can_hold_files(folder: &Path) -> Result<(), System> {
    // The last one of a path without a beginning is empty: the folder the program was started in.
    let named =
        |path: &Path| if path.as_os_str().is_empty() { Path::new(".").to_owned() } else { path.to_owned() };
    let there = folder.ancestors().map(named).find(|path| path.exists()).unwrap_or_default();
    if !there.is_dir() {
        return Err(System::NotFolder);
    }
    let access = rustix::fs::access(&there, Access::WRITE_OK | Access::EXEC_OK);
    access.map_err(|error| System::from(std::io::Error::from(error)))
}

/// Whether an address is that of a site as a whole: every page has an address of its own under it.
fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    })
}

/// The line on which each setting stands; one in a section by the names of both.
fn lines(name: &str, text: &str) -> BTreeMap<String, (String, Option<u64>)> {
    let mut said = BTreeMap::new();
    let mut section = String::new();
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.trim();
        if let Some(inside) = content.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            section = format!("{}.", inside.trim());
        } else if let Some((key, _)) = content.split_once('=').filter(|_| !content.starts_with('#')) {
            let key = key.trim().trim_matches('"');
            said.insert(format!("{section}{key}"), (name.to_owned(), Some(line)));
        }
    }
    said
}

/// A file that is no TOML, or says what no settings file says.
fn not_understood(name: &str, text: &str, error: &toml::de::Error) -> Fault {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = text[..at].matches('\n').count() as u64 + 1;
    let key = text.lines().nth(line as usize - 1).and_then(|line| line.split_once('='));
    let message = error.message();
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let (problem, column) = if message.starts_with("unknown field") {
        let mut names = quoted(message).into_iter();
        let column = names.next();
        (Problem::UnknownSetting { known: names.collect() }, column)
    } else if message.starts_with("missing field") {
        (Problem::MissingSetting, quoted(message).into_iter().next())
    } else if let Some((_, expected)) = message.rsplit_once(", expected ")
        && message.starts_with("invalid")
        && message.contains(": ")
    {
        let expected = match expected {
            "a boolean" => "yes-no",
            "a sequence" => "list",
            "usize" | "u64" | "i64" => "number",
            _ if message.starts_with("invalid type") && expected.contains("string") => "text",
            _ => "other",
        };
        let column = key.map(|(key, _)| key.trim().to_owned());
        (Problem::WrongKind { expected: expected.to_owned() }, column)
    } else {
        (Problem::Schema { message: message.to_owned() }, None)
    };
    let fault = Fault::error(name, problem).at(line);
    match column {
        Some(column) => fault.column(column),
        None => fault,
    }
}

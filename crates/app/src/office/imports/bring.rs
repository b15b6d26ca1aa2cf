//! A registry brought in from a folder beside the program: read, compared and applied in one go.

use super::apply::{Origin, write};
use super::check::{differences, read};
use super::report::{Counts, Report};
use super::{By, Within, for_whom};
use crate::Refusal;
use crate::office::who::{self, Asked};
use crate::office::{No, Office};
use domain::{Fault, Problem};
use policy::Action;
use std::path::{Path, PathBuf};
use store::{accounts, imports};

/// Which registry, and how.
#[derive(Clone, Debug)]
pub struct Bring {
    /// A folder of CSV files, or a workbook.
    pub path: PathBuf,
    /// Other names for headings and values.
    pub mapping: Option<PathBuf>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Number of the import; none when nothing was written.
    pub import: Option<i64>,
    /// Counts, table by table.
    pub tables: Vec<Counts>,
    /// What is strange in the files.
    pub warnings: Vec<Fault>,
}

/// Who brings it: the account with this address, which has to have the right; without one whoever runs the program.
///
/// # Errors
/// When there is no such account or it may not import.
pub async fn who_brings(office: &Office, email: Option<&str>, asked: &Asked) -> Result<By, Refusal> {
    let Some(email) = email else {
        return Ok(By {
            account: None,
            name: "woonspoor import".to_owned(),
            organisation: None,
            now: asked.now,
            today: asked.today,
            within: None,
        });
    };
    let unknown = |problem| Refusal::from(Fault::error("--as", problem).value(email));
    let account = accounts::by_email(office.store.reader(), email).await.map_err(No::from)?;
    let account = account.ok_or_else(|| unknown(Problem::NoSuchAccount))?;
    let who = who::load(office, account.id, None, asked).await?;
    let who = who.ok_or_else(|| unknown(Problem::AccountClosed))?;
    let organisation = for_whom(&who.acting, Action::Import).map_err(|_| unknown(Problem::MayNotImport))?;
    let within = Within::of(office, &who.acting).await?;
    Ok(By::acting(&who.acting, Some(organisation), within))
}

/// Brings a registry in. `told` hears how far it is, 0 to 1000; `waits` is called when somebody else writes first.
///
/// # Errors
/// Everything that is wrong with the files; nothing is changed then.
pub async fn bring(
    office: &Office,
    what: &Bring,
    by: &By,
    told: &(dyn Fn(i64) + Sync),
    waits: &(dyn Fn() + Sync),
) -> Result<Brought, Refusal> {
    let found = read(office, &what.path, what.mapping.as_deref(), by)?;
    let mut found = found.map_err(Refusal::BadInput)?;
    let warnings = std::mem::take(&mut found.warnings);
    told(100);
    if what.dry_run {
        let plan = differences(office.store.reader(), found, by, &|_, _| ()).await?;
        return Ok(Brought { import: None, tables: plan.counts, warnings });
    }
    let broken = |error: store::Error| Refusal::from(No::from(error));
    let name = name_of(&what.path);
    let written = write(office, Origin::Brought(name.clone()), found, None, by, told, waits).await?;
    let Some(id) = written else {
        return Err(Fault::error(name, Problem::ChangedMeanwhile).into());
    };
    let done = imports::get(office.store.reader(), id).await.map_err(broken)?;
    let tables = done.map(|import| Report::of(&import).tables).unwrap_or_default();
    Ok(Brought { import: Some(id), tables, warnings })
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect()
}

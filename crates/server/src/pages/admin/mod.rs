//! The start of who looks after the installation: how it is doing, and its settings.

pub mod jobs;

use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use app::office::{backup, health};
use askama::Template;
use axum::response::Response;
use policy::Action;

#[derive(Template)]
#[template(path = "admin/start.html")]
struct Start {
    page: Page,
    links: Vec<(&'static str, String, String)>,
    health: Vec<(String, String)>,
    settings: Vec<(String, String)>,
    check: String,
    check_kind: &'static str,
    /// That the last backup is old; empty when it is not.
    backup: &'static str,
}

/// Shows the start.
///
/// # Errors
/// [`Halt::NotFound`] for who does not look after the installation.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let found = health::look(&me.shared.office, &me.acting).await?;
    let page = Page::of(&me, "admin-title", "admin").await?;
    let words = page.words();
    let label = |key: &str| words.code("admin", key);
    let count = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let regulation = me.shared.office.law(me.moment.today).map_or_else(
        |_| words.t("admin-no-regulation").to_owned(),
        |law| {
            let about = &law.parsed.regulation;
            format!("{} {}", about.id, about.version)
        },
    );
    let mut facts = vec![
        (label("version"), page.version.to_owned()),
        (label("regulation"), regulation),
        (label("database"), words.code("admin-database", found.database)),
        (label("schema"), found.schema.clone()),
        (label("size"), megabytes(&page, found.size)),
        (
            label("backup"),
            found.backup.map_or_else(|| words.t("admin-unknown").to_owned(), |at| page.moment(&at)),
        ),
    ];
    facts.extend(found.jobs.iter().map(|(state, number)| (words.code("admin-jobs", state), count(*number))));
    let old = !me.shared.office.setup.demo && backup::is_old(found.backup, me.moment.now);
    let (check, check_kind) = super::log::checked(&page, found.check.as_ref());
    let place = |action: Action, href: &'static str, key: &str| {
        let may = me.acting.actor.may(action);
        may.then(|| (href, label(key), words.code("admin-hint", key)))
    };
    let links = [
        place(Action::ManageAccounts, "/beheer/mensen", "people"),
        place(Action::ViewOrganisations, "/organisaties", "organisations"),
        place(Action::ManageAreas, "/gebieden", "areas"),
        place(Action::ViewHealth, "/beheer/taken", "tasks"),
        place(Action::ViewAuditLog, "/logboek", "log"),
    ];
    html(&Start {
        links: links.into_iter().flatten().collect(),
        health: facts,
        settings: settings(&me, &page),
        check,
        check_kind,
        backup: if old { "admin-backup-old" } else { "" },
        page,
    })
}

fn megabytes(page: &Page, bytes: i64) -> String {
    format!("{} MB", page.words().number(bytes / 1_000_000 + i64::from(bytes % 1_000_000 > 0)))
}

/// The settings of the installation, without anything secret.
fn settings(me: &SignedIn, page: &Page) -> Vec<(String, String)> {
    let setup = &me.shared.office.setup;
    let words = page.words();
    let row = |key: &str, value: String| (words.code("admin-setting", key), value);
    let number = |number: i64| words.number(number);
    let documents =
        if setup.documents.is_some() { "admin-documents-folder" } else { "admin-documents-database" };
    let openid =
        setup.openid.as_ref().map_or_else(|| words.t("no").to_owned(), |openid| openid.issuer.clone());
    vec![
        row("address", setup.public_url.clone()),
        row("regulation", setup.regulation.display().to_string()),
        row("password", number(i64::try_from(setup.password_length).unwrap_or(i64::MAX))),
        row("second-factor", page.yes_no(&setup.second_factor).to_owned()),
        row("idle", number(setup.idle_minutes)),
        row("session", number(setup.session_hours)),
        row("attempts", number(setup.attempts)),
        row("pause", number(setup.attempt_minutes)),
        row("searches", number(setup.searches_per_hour.into())),
        row("exports", number(setup.exports_per_hour.into())),
        row("emergency", number(setup.emergency_hours)),
        row("upload", megabytes(page, i64::try_from(setup.upload_bytes).unwrap_or(i64::MAX))),
        row("documents", words.t(documents).to_owned()),
        row("openid", openid),
    ]
}

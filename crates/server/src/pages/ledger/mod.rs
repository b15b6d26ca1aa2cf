//! The ledger: what was allocated in a year against what the regulation asks, in charts and tables.

mod key;
mod told;

use crate::fault::Halt;
use crate::form::Form;
use crate::page::{Page, html};
use crate::pages::dwellings::ranking::PATIENCE;
use crate::pages::lists::{Choice, asked};
use crate::visit::SignedIn;
use app::office::ledger::{self, Asked, Shown, View};
use askama::Template;
use axum::response::Response;
use key::Key;
use told::{Company, Ground, Place};

const PATH: &str = "/verdeling";

/// A bar of a chart, with its line in the table under it.
struct Bar {
    label: String,
    value: String,
    note: String,
    /// Thousandths of the width.
    share: u32,
}

#[derive(Template)]
#[template(path = "ledger/show.html")]
struct Ledger {
    page: Page,
    form: Form,
    companies: Vec<Choice>,
    years: Vec<Choice>,
    source: String,
    told: String,
    stale: bool,
    /// The year was not under a regulation that is known here.
    outside: bool,
    /// The stock is that of today, and the year is another one.
    past: bool,
    ledgers: Vec<Company>,
    grounds: Vec<Ground>,
    places: Vec<Place>,
    stock: Vec<Bar>,
    key: Option<Key>,
    /// Some figures are left open.
    masked: bool,
}

#[derive(Template)]
#[template(path = "dwellings/working.html")]
struct Working {
    page: Page,
    text: String,
    again: String,
}

/// Shows the ledger.
///
/// # Errors
/// [`Halt::NotFound`] for who may not see figures.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let question = Asked {
        company: asked.maybe("maatschappij"),
        year: asked.number("jaar").and_then(|year| i32::try_from(year).ok()),
        patience: PATIENCE,
    };
    let found = ledger::show(&me.shared.office, &me.acting, &question).await?;
    let page = Page::of(&me, "ledger-title", "ledger").await?.here();
    match found {
        Shown::Page(view) => html(&filled(page, Form::of(asked.0), &view)),
        Shown::Working => {
            html(&Working { text: page.t("ledger-working").to_owned(), again: PATH.to_owned(), page })
        }
    }
}

fn filled(page: Page, form: Form, view: &View) -> Ledger {
    let words = page.words();
    let snapshot = &view.kept.snapshot;
    let regulation = &view.law.parsed.regulation;
    let source = words.with(
        "ledger-source",
        &[
            ("at", &page.moment(&snapshot.read_at)),
            ("title", &regulation.title),
            ("version", &regulation.version),
        ],
    );
    let year = |year: &i32| Choice::new(year.to_string(), year.to_string());
    let open_company =
        |company: &ledger::Company| company.pillars.iter().any(|line| line.shortfall.is_none());
    let open_ground = |ground: &ledger::Ground| ground.groups.iter().any(|group| group.shortfall.is_none());
    Ledger {
        form,
        companies: view.names.iter().map(|name| Choice::new(name, name)).collect(),
        years: view.years.iter().map(year).collect(),
        source,
        told: words.with("ledger-of", &[("year", &view.year.to_string())]),
        stale: !view.kept.fresh,
        outside: !view.in_force,
        past: view.years.first() != Some(&view.year),
        ledgers: told::companies(words, &view.companies),
        grounds: told::grounds(words, view),
        places: told::places(&page, &view.places),
        stock: told::stock(&page, &view.places),
        key: view.key.as_ref().map(|key| key::told(words, &view.law, key)),
        masked: view.companies.iter().any(open_company)
            || view.grounds.iter().any(open_ground)
            || view.places.iter().any(|place| place.given.is_none()),
        page,
    }
}

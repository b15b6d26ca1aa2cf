//! Why somebody stands where they stand in the ranking of a dwelling.

use super::ranking::{PATIENCE, Working};
use crate::fault::Halt;
use crate::page::{Crumb, Page, html};
use crate::pages::lists::{asked, id};
use crate::visit::SignedIn;
use app::office::ranking::why::{self, Asked, Explained};
use app::words::{Explanation, Lead};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Pillar;

#[derive(Template)]
#[template(path = "dwellings/why.html")]
struct Why {
    page: Page,
    lead: String,
    stale: bool,
    about: Vec<String>,
    outcome: String,
    parts: Vec<Part>,
    remarks: Vec<String>,
    file: String,
}

struct Part {
    title: String,
    points: bool,
    items: Vec<Item>,
}

struct Item {
    name: String,
    points: String,
    text: String,
    cited: String,
}

/// Shows the explanation.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such dwelling or file, or when either is not for this person to see.
pub async fn show(
    me: SignedIn,
    Path((dwelling, registration)): Path<(String, String)>,
) -> Result<Response, Halt> {
    let posted = asked(&me);
    let number = posted.number("pijler").and_then(|number| u8::try_from(number).ok());
    let question = Asked {
        dwelling: id(&dwelling)?,
        registration: id(&registration)?,
        pillar: number.and_then(Pillar::from_number),
        patience: PATIENCE,
    };
    let words = me.words();
    let home = format!("/woningen/{}", question.dwelling);
    let ranking = match posted.text("pijler") {
        "" => format!("{home}/rangschikking"),
        _ => format!(
            "{home}/rangschikking?pijler={}",
            question.pillar.map_or_else(String::new, |p| p.to_string())
        ),
    };
    let shown = why::why(&me.shared.office, &me.acting, &question, &words.rules).await?;
    let (code, title) = match &shown {
        Explained::Here(why) => (why.dwelling.code.clone(), why.explanation.title.clone()),
        Explained::Working(dwelling) => (dwelling.code.clone(), words.t("ranking-explain").to_owned()),
    };
    let mut page = Page::of(&me, "ranking-title", "dwellings")
        .await?
        .titled(title.clone())
        .after("/woningen", "dwellings-title");
    page.crumbs.push(Crumb { href: Some(home), label: code });
    page.crumbs.push(Crumb { href: Some(ranking), label: words.t("ranking-title").to_owned() });
    page.crumbs.push(Crumb { href: None, label: title });
    match shown {
        Explained::Working(_) => {
            html(&Working { text: words.t("ranking-working").to_owned(), again: me.uri.to_string(), page })
        }
        Explained::Here(why) => {
            let at = words.with("ranking-explain-source", &[("at", &page.moment(&why.read_at))]);
            let lead = if why.name.is_empty() { at } else { format!("{}. {at}", why.name) };
            let Explanation { about, outcome, parts, remarks, .. } = why.explanation;
            let file = format!("/kandidaten/{}", question.registration);
            let parts = parts.into_iter().map(part).collect();
            html(&Why { lead, stale: !why.fresh, about, outcome, parts, remarks, file, page })
        }
    }
}

fn part(part: app::words::Part) -> Part {
    let items = part.items.into_iter().map(|item| {
        let (name, points) = match item.lead {
            Lead::Points(name, points) => (name, points),
            Lead::Bullet | Lead::Plain => (String::new(), String::new()),
        };
        Item { name, points, text: item.text, cited: item.cited }
    });
    let items: Vec<Item> = items.collect();
    Part { title: part.title, points: items.iter().any(|item| !item.name.is_empty()), items }
}

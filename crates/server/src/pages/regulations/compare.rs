//! Two regulations beside each other, rule by rule.

use super::PATH;
use crate::fault::Halt;
use crate::form::Form;
use crate::page::{Page, html};
use crate::pages::lists::{Choice, asked};
use crate::visit::SignedIn;
use app::office::regulations;
use app::words::Differs;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "regulations/compare.html")]
struct Compare {
    page: Page,
    form: Form,
    choices: Vec<Choice>,
    /// What is compared; empty until two were chosen.
    told: String,
    parts: Vec<Part>,
}

/// The differences of one article, or of what stands before them all.
struct Part {
    heading: String,
    rows: Vec<Differs>,
}

fn parts(page: &Page, differences: Vec<Differs>) -> Vec<Part> {
    let mut parts: Vec<(String, Part)> = Vec::new();
    for row in differences {
        match parts.iter_mut().find(|(article, _)| *article == row.article) {
            Some((_, part)) => part.rows.push(row),
            None => {
                let heading = if row.article.is_empty() {
                    page.t("regulations-head").to_owned()
                } else {
                    page.words().with("regulations-article", &[("article", &row.article)])
                };
                parts.push((row.article.clone(), Part { heading, rows: vec![row] }));
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Compares two regulations, for everybody who is signed in.
///
/// # Errors
/// [`Halt::NotFound`] when there is none of a name that was asked.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let office = &me.shared.office;
    let all = regulations::list(office, me.acting.today)?;
    let page = Page::of(&me, "regulations-compare", "regulations").await?;
    let page = page.after(PATH, "regulations-title").here();
    let (mut told, mut rows) = (String::new(), Vec::new());
    if let Some((first, second)) = asked.maybe("van").zip(asked.maybe("naar")) {
        let compared = regulations::compare(office, &first, &second)?;
        let name = |(title, version): &(String, String)| format!("{title}, {version}");
        let (before, after) = (name(&compared.before), name(&compared.after));
        told = me.words().with("regulations-from-to", &[("before", &before), ("after", &after)]);
        rows = me.words().rules.differences(&compared);
    }
    let choice =
        |one: &regulations::Version| Choice::new(&one.name, format!("{}, {}", one.title, one.version));
    html(&Compare {
        form: Form::of(asked.0),
        choices: all.iter().map(choice).collect(),
        told,
        parts: parts(&page, rows),
        page,
    })
}

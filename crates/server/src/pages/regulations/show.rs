//! One regulation as text, article by article, with the rules that encode each beside it.

use super::PATH;
use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use app::office::regulations;
use app::words::{ChoiceText, RuleText};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

#[derive(Template)]
#[template(path = "regulations/show.html")]
struct Regulation {
    page: Page,
    summary: Vec<String>,
    valid: String,
    adopted: String,
    in_force: bool,
    compare: String,
    articles: Vec<Article>,
    overrides: Vec<(String, RuleText)>,
    choices: Vec<ChoiceText>,
    sources: Vec<String>,
}

struct Article {
    anchor: String,
    heading: String,
    paragraphs: Vec<String>,
    rules: Vec<RuleText>,
    left: Vec<String>,
}

/// The paragraphs of a text: an empty line opens the next one.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Shows a regulation, to everybody who is signed in.
///
/// # Errors
/// [`Halt::NotFound`] when there is none of this name.
pub async fn show(me: SignedIn, Path((council, version)): Path<(String, String)>) -> Result<Response, Halt> {
    let name = format!("{council}/{version}");
    let law = regulations::open(&me.shared.office, &name)?;
    let told = me.words().rules.regulation_text(&law);
    let title = format!("{}, {}", told.title, law.parsed.regulation.version);
    let page = Page::of(&me, "regulations-title", "regulations").await?;
    let page = page.after(PATH, "regulations-title").titled(title).here();
    let article = |(at, article): (usize, app::words::ArticleText)| Article {
        anchor: format!("artikel-{at}"),
        heading: article.heading,
        paragraphs: paragraphs(&article.text),
        rules: article.rules,
        left: article.left,
    };
    html(&Regulation {
        summary: paragraphs(&told.summary),
        valid: told.valid,
        adopted: told.adopted,
        in_force: law.parsed.regulation.in_force(me.acting.today),
        compare: format!("{PATH}/vergelijken?van={name}"),
        articles: told.articles.into_iter().enumerate().map(article).collect(),
        overrides: told.overrides,
        choices: told.choices,
        sources: told.sources,
        page,
    })
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn an_empty_line_opens_a_paragraph_and_nothing_is_none() {
        assert_eq!(paragraphs("een\ntwee\n\n\n drie "), ["een\ntwee", "drie"]);
        assert!(paragraphs(" \n").is_empty());
    }
}

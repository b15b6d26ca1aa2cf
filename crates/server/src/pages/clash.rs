//! Two people changed the same dwelling, organisation or stock: what differs side by side, and a choice where both changed it.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use app::office::Change;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// A field with three values in words.
pub struct ClashRow {
    /// Name of the field.
    pub name: String,
    /// Label.
    pub label: String,
    /// When the form was opened.
    pub was: String,
    /// As saved meanwhile.
    pub theirs: String,
    /// As typed here.
    pub yours: String,
    /// Whether a choice is asked.
    pub clash: bool,
}

#[derive(Template)]
#[template(path = "clash.html")]
struct Clashed {
    page: Page,
    form: Form,
    back: String,
    rows: Vec<ClashRow>,
    hidden: Vec<(String, String)>,
}

/// Values of a form as it is opened, to be sent along: what somebody changed here is then known later.
#[must_use]
pub fn was(fields: &[(&'static str, String)]) -> Vec<(String, String)> {
    fields.iter().map(|(field, value)| (format!("was-{field}"), value.clone())).collect()
}

/// The same, as they were sent.
#[must_use]
pub fn was_again(posted: &Posted) -> Vec<(String, String)> {
    posted.0.iter().filter(|(key, _)| key.starts_with("was-")).cloned().collect()
}

/// What was sent after a choice: where the value of the other was chosen, that is what was typed.
#[must_use]
pub fn chosen(mut posted: Posted) -> Posted {
    let theirs = posted.0.iter().filter(|(_, value)| value == "theirs");
    let fields: Vec<String> =
        theirs.filter_map(|(key, _)| key.strip_prefix("keep-").map(str::to_owned)).collect();
    for field in fields {
        let value = posted.exact(&format!("was-{field}")).to_owned();
        posted.0.retain(|(key, _)| *key != field);
        posted.0.push((field, value));
    }
    posted
}

/// What is kept now, and where it leads back to.
pub struct Now<'a> {
    /// Its fields.
    pub fields: &'a [(&'static str, String)],
    /// Its version.
    pub version: i64,
    /// Address to leave for without saving.
    pub back: &'a str,
}

/// The page of a conflict. Everything travels along, so that nothing has to be typed again; what only one of the two
/// changed is taken over.
///
/// # Errors
/// When the template fails.
pub fn clashed(
    page: Page,
    posted: &Posted,
    changes: &[Change],
    now: &Now,
    told: impl Fn(&str, &str) -> String,
) -> Result<Response, Halt> {
    let words = |field: &str, value: &str| match value {
        "" => "–".to_owned(),
        value => told(field, value),
    };
    let mut hidden = vec![("version".to_owned(), now.version.to_string())];
    let mut rows = Vec::new();
    for (field, theirs) in now.fields {
        hidden.push((format!("was-{field}"), theirs.clone()));
        let of_field =
            |change: &&Change| change.label.split_once('-').is_some_and(|(_, name)| name == *field);
        let Some(mine) = changes.iter().find(of_field).filter(|change| change.mine != *theirs) else {
            hidden.push(((*field).to_owned(), theirs.clone()));
            continue;
        };
        let opened = posted.0.iter().find(|(key, _)| key.strip_prefix("was-") == Some(*field));
        let opened = opened.map(|(_, value)| value.as_str());
        let (by_them, by_me) = (opened != Some(theirs.as_str()), opened != Some(mine.mine.as_str()));
        let value = if by_me { &mine.mine } else { theirs };
        hidden.push(((*field).to_owned(), value.clone()));
        rows.push(ClashRow {
            name: (*field).to_owned(),
            label: page.t(&mine.label).to_owned(),
            was: words(field, opened.unwrap_or_default()),
            theirs: words(field, theirs),
            yours: words(field, value),
            clash: by_them && by_me,
        });
    }
    let chosen = rows.iter().filter(|row| row.clash).map(|row| (format!("keep-{}", row.name), "theirs"));
    let form = Form::of(chosen.collect::<Vec<_>>());
    html_with(StatusCode::CONFLICT, &Clashed { page, form, back: now.back.to_owned(), rows, hidden })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_the_other_takes_the_place_of_what_was_typed_where_it_was_chosen() {
        let posted =
            Posted::parse(b"rent=5&was-rent=7&keep-rent=theirs&age=1&was-age=2&keep-age=yours&adapted=yes");
        let chosen = chosen(posted);
        assert_eq!(["rent", "age", "adapted"].map(|field| chosen.text(field)), ["7", "1", "yes"]);
    }
}

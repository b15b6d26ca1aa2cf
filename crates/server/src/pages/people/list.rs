//! The list of people.

use super::{Choice, organisations, roles};
use crate::fault::Halt;
use crate::form::{Form, legible};
use crate::page::{NavLink, Page, html};
use crate::visit::SignedIn;
use ::app::office::accounts::people::{self, Entry, PAGE, Wanted};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

/// What is asked for, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    zoek: String,
    organisatie: String,
    rol: String,
    actief: String,
    pagina: String,
}

impl Asked {
    /// The address of a page of the same list.
    fn address(&self, page: u64) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("zoek", &self.zoek),
            ("organisatie", &self.organisatie),
            ("rol", &self.rol),
            ("actief", &self.actief),
        ];
        query.extend_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()));
        query.append_pair("pagina", &page.to_string());
        format!("/beheer/mensen?{}", query.finish())
    }
}

struct Pager {
    summary: String,
    previous: Option<String>,
    next: Option<String>,
    pages: Vec<NavLink>,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct List {
    page: Page,
    form: Form,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    states: Vec<Choice>,
    people: Vec<Entry>,
    told: String,
    pager: Option<Pager>,
}

/// Shows a page of the list.
///
/// # Errors
/// Not found for who may not manage accounts.
pub async fn show(me: SignedIn, Query(mut asked): Query<Asked>) -> Result<Response, Halt> {
    asked.zoek = legible(&asked.zoek);
    let number = asked.pagina.parse().unwrap_or(1).clamp(1, 1_000_000);
    let wanted = Wanted {
        text: asked.zoek.chars().take(200).collect(),
        organisation: asked.organisatie.parse().ok(),
        role: Some(asked.rol.clone()).filter(|role| !role.is_empty()),
        active: match asked.actief.as_str() {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        },
        page: number,
    };
    let (people, total) = people::list(&me.shared.office, &me.acting, &wanted).await?;
    let words = me.words();
    let told = words.count("people-found", i64::try_from(total).unwrap_or(i64::MAX));
    let form = Form::of([
        ("zoek", asked.zoek.as_str()),
        ("organisatie", &asked.organisatie),
        ("rol", &asked.rol),
        ("actief", &asked.actief),
    ]);
    let states = ["ja", "nee"].map(|code| Choice::new(code, words.code("people-active", code)));
    html(&List {
        page: Page::of(&me, "people-title", "admin").await?,
        organisations: organisations(&me).await?,
        roles: roles(&me),
        states: states.into(),
        pager: pager(&asked, number, total.div_ceil(PAGE), told.clone()),
        form,
        people,
        told,
    })
}

fn pager(asked: &Asked, number: u64, last: u64, summary: String) -> Option<Pager> {
    let near = (1..=last).filter(|page| *page == 1 || *page == last || page.abs_diff(number) <= 2);
    let mut pages: Vec<NavLink> = Vec::new();
    let mut before = 0;
    for page in near {
        if page > before + 1 {
            pages.push(NavLink { href: String::new(), label: String::new(), current: false });
        }
        before = page;
        let (href, label) = (asked.address(page), page.to_string());
        pages.push(NavLink { href, label, current: page == number });
    }
    (last > 1).then(|| Pager {
        summary,
        previous: (number > 1).then(|| asked.address(number - 1)),
        next: (number < last).then(|| asked.address(number + 1)),
        pages,
    })
}

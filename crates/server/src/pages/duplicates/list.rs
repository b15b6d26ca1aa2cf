//! Likely duplicates, and the last merges with a way back.

use crate::fault::Halt;
use crate::page::{NavLink, Page, html};
use crate::pages::candidates::asked::{ADDRESS, to};
use crate::pages::candidates::cells::{named, short};
use crate::pages::candidates::list::Pager;
use crate::visit::SignedIn;
use crate::words::Words;
use app::office::No;
use app::office::candidates::duplicates::{self, Half, Pair};
use app::office::candidates::merging::{self, Merged};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect, Response};

/// Where the list is.
pub const HERE: &str = "/kandidaten/dubbel";

/// A registration in words.
struct Told {
    href: String,
    name: String,
    rest: String,
}

impl Told {
    fn of(words: &Words, half: &Half) -> Self {
        let rest = [half.number.clone(), half.birth_date.map(short)];
        let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { href: format!("{ADDRESS}/{}", half.id), name: named(words, &half.name), rest }
    }
}

struct PairRow {
    first: Told,
    second: Told,
    why: String,
    href: String,
}

struct MergeRow {
    kept: Told,
    taken: Told,
    at: String,
    undo: String,
}

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct List {
    page: Page,
    pairs: Vec<PairRow>,
    pager: Option<Pager>,
    merges: Vec<MergeRow>,
}

fn pair(words: &Words, pair: &Pair) -> PairRow {
    let why = [(pair.same_name, "duplicates-same-name"), (pair.same_number, "duplicates-same-number")];
    let why = why.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| words.t(key));
    PairRow {
        first: Told::of(words, &pair.first),
        second: Told::of(words, &pair.second),
        why: why.collect::<Vec<_>>().join(", "),
        href: format!("{HERE}/{}/{}", pair.first.id, pair.second.id),
    }
}

fn merge(page: &Page, merged: &Merged) -> MergeRow {
    MergeRow {
        kept: Told::of(page.words(), &merged.kept),
        taken: Told { href: String::new(), ..Told::of(page.words(), &merged.taken) },
        at: page.moment(&merged.at),
        undo: format!("{ADDRESS}/samenvoegingen/{}/ongedaan", merged.id),
    }
}

/// Shows the pairs, those after the pair in the address, and what was merged.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who never merges.
pub async fn show(me: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let posted = crate::form::Posted::parse(query.unwrap_or_default().as_bytes());
    let after = posted.text("na").split_once('-');
    let after = after.and_then(|(first, second)| Some((first.parse().ok()?, second.parse().ok()?)));
    let office = &me.shared.office;
    let found = duplicates::pairs(office, &me.acting, after).await?;
    let merges = merging::list(office, &me.acting).await?;
    let words = me.words();
    let page =
        Page::of(&me, "duplicates-title", "candidates").await?.after(ADDRESS, "candidates-title").here();
    let next = found.next.map(|(first, second)| to(HERE, &format!("na={first}-{second}")));
    let pager = (after.is_some() || next.is_some()).then(|| Pager {
        summary: words.count("duplicates-shown", i64::try_from(found.pairs.len()).unwrap_or(0)),
        previous: after.map(|_| HERE.to_owned()),
        next,
        pages: Vec::<NavLink>::new(),
    });
    let pairs = found.pairs.iter().map(|one| pair(words, one)).collect();
    let merges = merges.iter().map(|merged| merge(&page, merged)).collect();
    html(&List { page, pairs, pager, merges })
}

/// Parts two registrations that were merged.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such merge for this person.
pub async fn undo(me: SignedIn, Path(id): Path<String>) -> Result<Response, Halt> {
    let id: i64 = id.parse().map_err(|_| Halt::NotFound)?;
    match merging::undo(&me.shared.office, &me.acting, id).await {
        Ok(()) => me.flash("success", "duplicates-undone").await?,
        Err(No::Conflict(_)) => me.flash("warning", "duplicates-undo-conflict").await?,
        Err(no) => return Err(no.into()),
    }
    Ok(Redirect::to(HERE).into_response())
}

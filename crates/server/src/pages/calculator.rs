//! Points without storing anybody: a form whose address is its memory.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use crate::pages::file::Choice;
use crate::pages::file::places::municipalities;
use crate::pages::file::points::{self, PointsView};
use crate::pages::lists::Group;
use crate::visit::SignedIn;
use app::office::Problems;
use app::office::file::calculate::{self, Case};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{AttestationLevel, Cents, HousingNeed, Nis};
use policy::Action;

struct BandRow {
    who: String,
    up_to: String,
    points: String,
}

#[derive(Template)]
#[template(path = "calculator.html")]
struct Calculator {
    page: Page,
    form: Form,
    needs: Vec<Choice>,
    levels: Vec<Choice>,
    municipalities: Vec<Group>,
    bands: Vec<BandRow>,
    points: Option<PointsView>,
}

/// Most people in one household that are taken.
const MOST: u32 = 20;

fn read(posted: &Posted) -> (Case, Problems) {
    let mut problems = Problems::default();
    let mut count = |field: &'static str| match posted.text(field) {
        "" => 0,
        text => match text.parse::<u32>() {
            Ok(number) if number <= MOST => number,
            _ => {
                problems.add(field, "calculator-number");
                0
            }
        },
    };
    let (adults, children) = (count("adults"), count("children"));
    let mut money = |field: &'static str| match Cents::read(posted.text(field)) {
        _ if posted.text(field).is_empty() => Cents(0),
        Ok(amount) if (0..=1_000_000_000).contains(&amount.0) => amount,
        _ => {
            problems.add(field, "edit-amount-unreadable");
            Cents(0)
        }
    };
    let (monthly, yearly) = (money("monthly"), money("yearly"));
    if posted.text("monthly").is_empty() {
        problems.add("monthly", "calculator-monthly-missing");
    }
    let level = match posted.text("level") {
        "municipality" => Some(AttestationLevel::Municipality),
        "area" => Some(AttestationLevel::Area),
        "district" => Some(AttestationLevel::District),
        _ => None,
    };
    let case = Case {
        need: HousingNeed::parse(posted.text("need").as_bytes()),
        documented: posted.ticked("documented"),
        adults,
        children,
        monthly,
        yearly,
        level,
        ocmw: Nis::parse(posted.text("ocmw").as_bytes()),
    };
    (case, problems)
}

/// The form, and under it the points when it was filled in.
///
/// # Errors
/// Not found for a role that computes no points.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    if !me.acting.actor.may(Action::Calculate) {
        return Err(Halt::NotFound);
    }
    let posted = Posted::parse(me.uri.query().unwrap_or_default().as_bytes());
    let page = Page::of(&me, "calculator-title", "calculator").await?.here();
    let office = &me.shared.office;
    let law = office.law(me.moment.today)?;
    let rules = &page.words().rules;
    let asked = posted.0.iter().any(|(field, _)| field == "monthly");
    let (case, problems) = read(&posted);
    let (form, points, status) = match (asked, problems.is_empty()) {
        (false, _) => (Form::of([("adults", "0"), ("children", "0")]), None, StatusCode::OK),
        (true, false) => {
            (Form::again(&posted, &problems, me.words()), None, StatusCode::UNPROCESSABLE_ENTITY)
        }
        (true, true) => {
            let assessed = calculate::calculate(office, &me.acting, &case, rules).await?;
            (Form::of(posted.0.iter().cloned()), Some(points::view(&page, &assessed)), StatusCode::OK)
        }
    };
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let bands = calculate::bands(office, me.moment.today)?.into_iter().map(|band| BandRow {
        who: page.t(if band.single { "calculator-single" } else { "calculator-family" }).to_owned(),
        up_to: page.euro(&band.up_to),
        points: band.points.to_string(),
    });
    let view = Calculator {
        needs: HousingNeed::CODES.iter().map(|code| choice(code, rules.need_name(&law, code))).collect(),
        levels: ["municipality", "area", "district"]
            .iter()
            .map(|code| choice(code, page.code("attestation-level", code)))
            .collect(),
        municipalities: municipalities(&me, &page, &[]).await?,
        bands: bands.collect(),
        form,
        points,
        page,
    };
    html_with(status, &view)
}

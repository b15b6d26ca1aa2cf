//! Adding and changing: limits, who may, and two people at once.

use super::{at_work, day, dwellings_of, logged, office};
use app::office::dwellings::{self, Draft, stock};
use app::office::organisations::{self, Agreement, Filter};
use app::office::{No, areas};

fn draft(dwelling: &store::Dwelling) -> Draft {
    let fields = dwellings::fields(dwelling);
    let field = |name: &str| fields.iter().find(|(field, _)| *field == name).unwrap().1.clone();
    Draft {
        code: field("code"),
        ground: field("ground"),
        nis: field("nis"),
        bedrooms: field("bedrooms"),
        adapted: dwelling.adapted,
        reserved_for: field("reserved_for"),
        rent: field("rent"),
        available_on: field("available_on"),
        min_age: field("min_age"),
        version: dwelling.version,
    }
}

fn keys(no: No) -> Vec<&'static str> {
    match no {
        No::Invalid(problems) => problems.0.into_iter().map(|problem| problem.key).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn who_saves_a_dwelling_second_sees_what_the_first_made_of_it() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let (first, second) = (at_work(&office, "toewijzing").await, at_work(&office, "toewijzing2").await);
        let home = dwellings_of(&office, "Woonboog").await.remove(0);
        let mine = Draft { bedrooms: "5".to_owned(), ..draft(&home) };
        let theirs = Draft { bedrooms: "4".to_owned(), rent: "601,5".to_owned(), ..draft(&home) };
        dwellings::change(&office, &first, home.id, &theirs).await.unwrap();
        let Err(No::Conflict(changes)) = dwellings::change(&office, &second, home.id, &mine).await else {
            panic!("{database}: the second overwrote the first");
        };
        let bedrooms = changes.iter().find(|change| change.label == "dwelling-bedrooms").unwrap();
        assert_eq!((bedrooms.theirs.as_str(), bedrooms.mine.as_str()), ("4", "5"), "{database}");
        assert!(changes.iter().any(|change| change.theirs == "601,50"), "{database}");
        let again = Draft { version: home.version + 1, ..mine };
        dwellings::change(&office, &second, home.id, &again).await.unwrap();
        let detail = logged(&office, "change-dwelling").await.detail.unwrap();
        assert_eq!(detail["bedrooms"], serde_json::json!({ "was": "4", "now": "5" }), "{database}");
    }
}

#[tokio::test]
async fn a_dwelling_is_the_companys_own_to_change() {
    let database = testbed::sqlite();
    let office = office(&database).await;
    let home = dwellings_of(&office, "Woonboog").await.remove(0);
    for who in ["leefgoed", "begeleider", "beheer"] {
        let acting = at_work(&office, who).await;
        let answer = dwellings::change(&office, &acting, home.id, &draft(&home)).await;
        assert!(matches!(answer, Err(No::Refused(_))), "{who}: {answer:?}");
    }
    let stranger = at_work(&office, "vrijwilliger").await;
    assert!(matches!(dwellings::open(&office, &stranger, home.id).await, Err(No::NotFound)));
    let other = at_work(&office, "leefgoed").await;
    let elsewhere = Draft { code: "NIEUW-1".to_owned(), ..draft(&home) };
    assert_eq!(
        keys(dwellings::add(&office, &other, &elsewhere).await.unwrap_err()),
        ["dwelling-ground-missing"],
        "nobody adds a dwelling of another company"
    );
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_dwelling_is_said_at_once() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let home = dwellings_of(&office, "Woonboog").await.remove(0);
        let wrong = Draft {
            code: "x".repeat(41),
            nis: "34022".to_owned(),
            bedrooms: "21".to_owned(),
            reserved_for: "nobody".to_owned(),
            rent: "1e3".to_owned(),
            available_on: "31/02/2026".to_owned(),
            min_age: "-1".to_owned(),
            ..draft(&home)
        };
        let problems = keys(dwellings::add(&office, &acting, &wrong).await.unwrap_err());
        let expected = [
            "dwelling-code-wrong",
            "dwelling-nis-elsewhere",
            "dwelling-bedrooms-wrong",
            "dwelling-reserved-wrong",
            "dwelling-rent-wrong",
            "dwelling-available-wrong",
            "dwelling-age-wrong",
        ];
        assert_eq!(problems, expected, "{database}");
        let taken = dwellings::add(&office, &acting, &draft(&home)).await.unwrap_err();
        assert_eq!(keys(taken), ["dwelling-code-taken"], "{database}");
        let new = Draft { code: "NIEUW-1".to_owned(), rent: String::new(), ..draft(&home) };
        let id = dwellings::add(&office, &acting, &new).await.unwrap();
        let made = dwellings::open(&office, &acting, id).await.unwrap().dwelling;
        assert_eq!((made.code.as_str(), made.rent, made.version), ("NIEUW-1", None, 1), "{database}");
    }
}

#[tokio::test]
async fn the_stock_keeps_reserved_within_what_there_is_and_shows_the_cap_of_the_regulation() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let found = stock::overview(&office, &acting, None).await.unwrap();
        let place = found.places.iter().find(|place| place.rows.iter().any(|(_, may)| *may)).unwrap();
        let sum: i64 = place.rows.iter().map(|(row, _)| row.dwellings).sum();
        assert_eq!(place.dwellings, sum, "{database}");
        assert_eq!(place.share.as_deref(), Some("1/3"), "{database}: the regulation says one third");
        assert_eq!(place.most, Some(place.dwellings / 3), "{database}");
        let row = &place.rows.iter().find(|(_, may)| *may).unwrap().0;
        let draft = |dwellings: i64, reserved: i64| stock::Draft {
            ground: format!("{}|{}", row.company, row.zone),
            nis: row.nis.clone(),
            dwellings: dwellings.to_string(),
            reserved: reserved.to_string(),
            version: row.version,
        };
        let more = stock::save(&office, &acting, Some(row.id), &draft(10, 11)).await.unwrap_err();
        assert_eq!(keys(more), ["stock-reserved-more"], "{database}");
        let twice = stock::save(&office, &acting, None, &draft(10, 1)).await.unwrap_err();
        assert_eq!(keys(twice), ["stock-twice"], "{database}");
        stock::save(&office, &acting, Some(row.id), &draft(10, 2)).await.unwrap();
        let late = stock::save(&office, &acting, Some(row.id), &draft(12, 2)).await;
        assert!(matches!(late, Err(No::Conflict(changes)) if changes.len() == 1), "{database}");
        let other = at_work(&office, "leefgoed").await;
        let answer = stock::open(&office, &other, row.id).await;
        assert!(matches!(answer, Err(No::Refused(_))), "{database}");
    }
}

#[tokio::test]
async fn an_agreement_is_found_by_its_state_and_its_changes_are_kept() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "beheer").await;
        let new = organisations::Draft {
            code: "ocmw-nergens".to_owned(),
            name: "OCMW Nergens 50%".to_owned(),
            sector: "ocmw".to_owned(),
            agreement_from: "2025-01-01".to_owned(),
            agreement_to: "2026-04-01".to_owned(),
            email: "post@nergens.example".to_owned(),
            ..organisations::Draft::default()
        };
        let id = organisations::add(&office, &acting, &new).await.unwrap();
        let again = organisations::add(&office, &acting, &new).await.unwrap_err();
        assert_eq!(keys(again), ["organisation-code-taken"], "{database}");
        let found = async |words: &str, agreement: Option<Agreement>| {
            let filter = Filter { words: Some(words.to_owned()), agreement, ..Filter::default() };
            organisations::list(&office, &acting, &filter, 1).await.unwrap().count
        };
        assert_eq!(found("NERGENS", None).await, 1, "{database}");
        assert_eq!(found("50%", None).await, 1, "{database}");
        assert_eq!(found("5%0", None).await, 0, "{database}: a percent sign is a percent sign");
        assert_eq!(found("nergens", Some(Agreement::InForce)).await, 1, "{database}");
        let soon = Agreement::EndsBy(day() + chrono::Duration::days(organisations::SOON));
        assert_eq!(found("nergens", Some(soon)).await, 1, "{database}");
        assert_eq!(found("nergens", Some(Agreement::Ended)).await, 0, "{database}");
        let longer =
            organisations::Draft { agreement_to: "2027-12-31".to_owned(), version: 1, ..new.clone() };
        organisations::change(&office, &acting, id, &longer).await.unwrap();
        assert_eq!(found("nergens", Some(soon)).await, 0, "{database}");
        let late = organisations::change(&office, &acting, id, &longer).await;
        assert!(matches!(late, Err(No::Conflict(_))), "{database}");
        let opened = organisations::open(&office, &acting, id).await.unwrap();
        let became: Vec<_> = opened.history.iter().map(|period| period.now.1.as_deref()).collect();
        assert_eq!(became, [Some("2027-12-31"), Some("2026-04-01")], "{database}");
        let backwards = organisations::Draft { agreement_to: "2024-01-01".to_owned(), version: 2, ..new };
        let no = organisations::change(&office, &acting, id, &backwards).await.unwrap_err();
        assert_eq!(keys(no), ["organisation-to-before"], "{database}");
    }
}

#[tokio::test]
async fn only_an_administrator_changes_organisations_and_areas() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let officer = at_work(&office, "toewijzing").await;
        let draft =
            areas::Draft { company: "Woonboog".to_owned(), zone: String::new(), nis: "13008".to_owned() };
        assert!(matches!(areas::add(&office, &officer, &draft).await, Err(No::Refused(_))), "{database}");
        let new = organisations::Draft::default();
        let answer = organisations::add(&office, &officer, &new).await;
        assert!(matches!(answer, Err(No::Refused(_))), "{database}");
        let acting = at_work(&office, "beheer").await;
        areas::add(&office, &acting, &draft).await.unwrap();
        let twice = areas::add(&office, &acting, &draft).await.unwrap_err();
        assert_eq!(keys(twice), ["area-twice"], "{database}");
        let found = areas::overview(&office, &acting).await.unwrap();
        let row = found.areas.iter().find(|row| row.nis == "13008" && row.zone.is_empty()).unwrap();
        areas::remove(&office, &acting, row.id).await.unwrap();
        assert!(matches!(areas::remove(&office, &acting, row.id).await, Err(No::NotFound)), "{database}");
        let people =
            organisations::open(&office, &officer, found_company(&office).await).await.unwrap().people;
        assert!(people.is_some_and(|people| !people.is_empty()), "{database}: colleagues see each other");
        let stranger = at_work(&office, "begeleider").await;
        let opened = organisations::open(&office, &stranger, found_company(&office).await).await.unwrap();
        assert_eq!(opened.people, None, "{database}");
    }
}

async fn found_company(office: &app::office::Office) -> i64 {
    store::dwellings::company(office.store.reader(), "Woonboog").await.unwrap().unwrap().id
}

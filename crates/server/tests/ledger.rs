//! The page of the ledger, for who may see figures and for who may not.

use crate::support::{Answer, Desk, Visitor};
use axum::http::StatusCode;

/// The page, once its figures are there.
async fn opened(browser: &mut Visitor, path: &str) -> Answer {
    loop {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        if !answer.text.contains("De cijfers worden berekend") {
            return answer;
        }
        tokio::task::yield_now().await;
    }
}

/// The part of a page under a heading.
fn under<'a>(answer: &'a Answer, heading: &str) -> &'a str {
    let start = answer.text.find(&format!("<h2>{heading}</h2>")).unwrap_or_else(|| panic!("no {heading}"));
    let rest = &answer.text[start..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

#[tokio::test]
async fn the_ledger_is_shown_with_charts_tables_and_how_it_was_worked_out() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let page = opened(&mut officer, "/verdeling").await;
    assert!(page.text.contains("<a href=\"/verdeling\" aria-current=\"true\">"), "{}", page.text);
    let own = under(&page, "Woonboog");
    assert!(own.contains("<svg class=\"bars\"") && own.contains("Tekorten"), "{own}");
    assert!(own.contains("1/2 (0,5)") && own.contains("1/2 × ("), "the share, and the sum: {own}");
    assert!(own.contains("Volgende woningen") && own.contains("Buiten de beurt"), "{own}");
    assert!(!own.contains("niet getoond"), "of the own company everything is shown: {own}");
    let stock = under(&page, "Voorraad voor doelgroepen per gemeente");
    assert!(stock.contains("Turnhout") && stock.contains("3 × (254 + "), "{stock}");
    let key = under(&page, "Verdeelsleutel");
    assert!(key.contains("grootste resten") && key.contains("98 × 4748 / 11275"), "{key}");
    // 98 * 4748 = 465304 = 41 * 11275 + 3029.
    assert!(key.contains("3029/11275 (0,27)") && key.contains("41 × 1612 / 4748"), "{key}");
    let one = opened(&mut officer, "/verdeling?maatschappij=LeefGoed&jaar=2025").await;
    assert!(one.text.contains("<h2>LeefGoed</h2>") && !one.text.contains("<h2>Woonboog</h2>"));
    assert!(one.text.contains("Cijfers van 2025") && !one.text.contains("Volgende woningen"));
    for odd in ["/verdeling?jaar=abc", "/verdeling?jaar=99999999999&maatschappij=Nergens"] {
        assert!(opened(&mut officer, odd).await.text.contains("<h2>Woonboog</h2>"), "{odd}");
    }
}

#[tokio::test]
async fn figures_name_nobody_and_are_only_for_who_may_see_them() {
    let desk = Desk::sqlite().await;
    let mut policy = desk.signed_in("beleid").await;
    let page = opened(&mut policy, "/verdeling").await;
    assert!(page.text.contains("Zo kan niemand er een persoon in herkennen"), "{}", page.text);
    assert!(!page.text.contains("Buiten de beurt"), "{}", page.text);
    assert!(!page.text.contains("/kandidaten/"), "no way to a person: {}", page.text);
    policy.get("/taal/en?terug=/verdeling").await;
    assert!(policy.get("/verdeling").await.text.contains("Ledger and distribution"));
    for who in ["begeleider", "vrijwilliger", "beheer", "privacy"] {
        let mut other = desk.signed_in(who).await;
        assert_eq!(other.get("/verdeling").await.status, StatusCode::NOT_FOUND, "{who}");
        assert!(!other.get("/").await.text.contains("href=\"/verdeling\""), "{who}");
    }
}

//! Regulations are read and compared by everybody who is signed in.

use crate::support::Desk;
use app::words::{Language, Words};
use axum::http::StatusCode;
use std::path::Path;

/// Text as it stands in a page.
fn plain(text: &str) -> String {
    text.replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

#[tokio::test]
async fn a_regulation_is_read_article_by_article_with_its_rules_beside_it() {
    let desk = Desk::sqlite().await;
    for who in ["vrijwilliger", "privacy"] {
        let mut reader = desk.signed_in(who).await;
        let list = reader.get("/reglementen").await;
        assert_eq!(list.status, StatusCode::OK, "{who}: {}", list.text);
        let applied = list.text.matches("hier toegepast</span>").count();
        assert_eq!(applied, 1, "this office works by one of them: {}", list.text);
        let names = app::law::built_in();
        assert!(names.len() > 2, "{names:?}");
        for name in names {
            let link = format!("/reglementen/{name}");
            assert!(list.text.contains(&format!("href=\"{link}\"")), "{link}: {}", list.text);
            let page = reader.get(&link).await;
            assert_eq!(page.status, StatusCode::OK, "{link}");
            let page = plain(&page.text);
            let (law, _) = app::law::read(Path::new(&name), None, None).unwrap();
            let told = Words::new(Language::Dutch).regulation_text(&law);
            assert!(!told.articles.is_empty() && !told.sources.is_empty());
            for article in &told.articles {
                assert!(page.contains(&article.heading), "{link}: {}", article.heading);
                for rule in &article.rules {
                    for text in rule.rows.iter().chain([&rule.text, &rule.source]) {
                        assert!(page.contains(text.as_str()), "{link}: {text}");
                    }
                }
            }
            for choice in &told.choices {
                assert!(page.contains(&choice.question) && page.contains(&choice.reason), "{link}");
            }
        }
    }
}

#[tokio::test]
async fn two_regulations_are_compared_rule_by_rule() {
    let desk = Desk::sqlite().await;
    let mut reader = desk.signed_in("begeleider").await;
    let path = "/reglementen/vergelijken";
    assert!(reader.get(path).await.text.contains("Kies twee versies"));
    let (kempen, svk) = ("kempen/2023-10-01", "voorbeeld-svk/2024-01-01");
    let same = reader.get(&format!("{path}?van={kempen}&naar={kempen}")).await;
    assert!(same.text.contains("Er is geen verschil"), "{}", same.text);
    let differ = reader.get(&format!("{path}?van={kempen}&naar={svk}")).await;
    assert_eq!(differ.status, StatusCode::OK, "{}", differ.text);
    let office = &desk.office;
    let compared = app::office::regulations::compare(office, kempen, svk).unwrap();
    let told = Words::new(Language::Dutch).differences(&compared);
    assert!(told.len() > 10 && told.len() == compared.differences.len());
    let page = plain(&differ.text);
    for difference in &told {
        assert!(page.contains(&difference.text), "{}", difference.text);
    }
}

#[tokio::test]
async fn what_is_no_regulation_is_not_found_and_a_stranger_reads_none() {
    let desk = Desk::sqlite().await;
    let mut reader = desk.signed_in("vrijwilliger").await;
    for path in [
        "/reglementen/kempen/2099-01-01",
        "/reglementen/..%2F..%2Fetc/passwd",
        "/reglementen/eigen/reglement",
        "/reglementen/vergelijken?van=kempen/2023-10-01&naar=Cargo.toml",
    ] {
        assert_eq!(reader.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(desk.browser().get("/reglementen").await.status, StatusCode::SEE_OTHER);
}

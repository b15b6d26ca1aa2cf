//! The import wizard, as somebody without script goes through it.

use crate::support::{Answer, Desk, Visitor, day};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::path::Path;

/// Posts files as a browser does.
pub async fn upload(browser: &mut Visitor, files: &[(String, Vec<u8>)]) -> Answer {
    let mark = "grens-van-de-proef";
    let mut body = Vec::new();
    for (name, bytes) in files {
        let head = format!(
            "--{mark}\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             content-type: image/png\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{mark}--\r\n").as_bytes());
    let request = Request::post("/importeren/nieuw")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={mark}"))
        .body(Body::from(body));
    browser.send(request.unwrap()).await
}

/// The small demo region as files, with `change` made to the text of each.
pub fn region(change: impl Fn(&str, String) -> String) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("region");
    app::demo_region::make(&path, demo::Size::Small, 1, Some(day())).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = Path::new(path.file_name().unwrap()).display().to_string();
            let text = change(&name, std::fs::read_to_string(&path).unwrap());
            (name, text.into_bytes())
        })
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn a_register_is_brought_in_and_taken_back_without_script() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    assert!(browser.get("/importeren").await.text.contains("Er is nog niets geïmporteerd"));
    let form = browser.get("/importeren/nieuw").await;
    assert!(form.text.contains("enctype=\"multipart/form-data\""), "{}", form.text);

    // The heading of one column and the words of another are not those of the contract.
    let files = region(|name, text| match name {
        "registrations.csv" => {
            let (head, rest) = text.split_once('\n').unwrap();
            let head = head.replace(",sex,", ",Geslacht,");
            let mut lines: Vec<String> = rest.lines().map(|line| line.replace(",f,", ",vrouw,")).collect();
            lines.push(lines[0].replacen(|c: char| c.is_ascii_digit(), "9", 1));
            format!("{head}\n{}\n", lines.join("\n"))
        }
        _ => text,
    });
    let staged = upload(&mut browser, &files).await;
    assert_eq!(staged.status, StatusCode::SEE_OTHER, "{}", staged.text);
    assert_eq!(staged.location, "/importeren/1/kolommen");
    let columns = browser.get(&staged.location).await;
    assert!(columns.text.contains("id=\"column-registrations-sex-hint\">nog te kiezen"), "{}", columns.text);
    assert!(!columns.text.contains("class=\"summary\""), "nobody did anything wrong yet: {}", columns.text);

    let mut fields: Vec<(String, String)> = Vec::new();
    for expected in app::office::imports::expected() {
        let file = format!("{}.csv", expected.table);
        if !files.iter().any(|(name, _)| *name == file) {
            continue;
        }
        fields.push((format!("file-{}", expected.table), file));
        for (column, _) in expected.columns {
            let heading =
                if column == "sex" && expected.table == "registrations" { "Geslacht" } else { column };
            fields.push((format!("column-{}-{column}", expected.table), heading.to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let mut unsaid = fields.clone();
    unsaid.retain(|(field, _)| *field != "column-registrations-sex");
    let unsaid = browser.post("/importeren/1/kolommen", &unsaid).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.text.contains("href=\"#column-registrations-sex\""), "{}", unsaid.text);
    let mapped = browser.post("/importeren/1/kolommen", &fields).await;
    assert_eq!(mapped.location, "/importeren/1", "{}", mapped.text);
    let checked = browser.get("/importeren/1").await;
    assert!(checked.text.contains("Woorden die we niet kennen"), "{}", checked.text);
    assert!(checked.text.contains(">x of niet gekend</option>"), "codes have words: {}", checked.text);
    assert!(!checked.text.contains("/importeren/1/toepassen"), "with errors there is nothing to apply");
    let list = browser.get("/importeren/1/fouten.csv").await;
    assert!(list.text.contains("registrations.csv") && list.text.contains("vrouw"), "{}", list.text);

    let means = [("table-0", "registrations"), ("column-0", "sex"), ("value-0", "vrouw"), ("means-0", "f")];
    assert_eq!(browser.post("/importeren/1/waarden", &means).await.location, "/importeren/1");
    let preview = browser.get("/importeren/1").await;
    assert!(preview.text.contains("/importeren/1/toepassen"), "{}", preview.text);
    assert!(preview.text.contains("Verschillen met het register"), "{}", preview.text);
    let mapping = browser.get("/importeren/1/mapping.toml").await;
    assert!(mapping.text.contains("sex = \"Geslacht\""), "{}", mapping.text);
    assert!(mapping.text.contains("vrouw = \"f\""), "{}", mapping.text);

    browser.post("/importeren/1/toepassen", &[]).await;
    let applied = browser.get("/importeren/1").await;
    assert!(applied.text.contains("/importeren/1/ongedaan"), "{}", applied.text);
    browser.post("/importeren/1/ongedaan", &[]).await;
    let undone = browser.get("/importeren/1").await;
    assert!(undone.text.contains("ongedaan gemaakt"), "{}", undone.text);
    assert!(browser.get("/importeren").await.text.contains("ongedaan gemaakt"));

    // The second time the columns and words are known already.
    assert_eq!(upload(&mut browser, &files).await.location, "/importeren/2");
    assert!(browser.get("/importeren/2").await.text.contains("/importeren/2/toepassen"));
}

#[tokio::test]
async fn a_wrong_upload_comes_back_with_a_message_beside_the_field() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let wrong = upload(&mut browser, &[("brief.csv".to_owned(), b"%PDF-1.7".to_vec())]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("brief.csv is geen werkboek"), "{}", wrong.text);
    assert!(wrong.text.contains("id=\"files-error\""), "{}", wrong.text);
    let large = vec![b'x'; 65 * 1024 * 1024];
    let wrong = upload(&mut browser, &[("groot.csv".to_owned(), large)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("samen te groot"), "{}", wrong.text);
}

#[tokio::test]
async fn imports_are_nowhere_for_who_may_not_import() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("begeleider").await;
    for path in ["/importeren", "/importeren/nieuw", "/importeren/1", "/importeren/x/kolommen"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(browser.post("/importeren/1/toepassen", &[]).await.status, StatusCode::NOT_FOUND);
}

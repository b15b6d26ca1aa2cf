//! Uploads: known by their content, kept under no name of theirs, no tricks.

use super::support::{acting, filled, region};
use app::office::imports::{self, Step, Uploaded};
use app::office::{No, Office};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Uploaded {
    Uploaded { name: name.to_owned(), bytes: bytes.into() }
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

async fn refused(office: &Office, files: Vec<Uploaded>) -> &'static str {
    let me = acting(office, "toewijzing").await;
    match imports::stage(office, &me, files).await {
        Err(No::Invalid(problems)) => problems.0[0].key,
        other => panic!("{:?}", other.map(|import| import.report)),
    }
}

#[tokio::test]
async fn what_is_not_a_registry_is_refused_and_named() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let text = b"registration_number\n1\n";
    for (files, key) in [
        (Vec::new(), "import-no-file"),
        (vec![file("", "")], "import-no-file"),
        (vec![file("registrations.csv", "")], "import-empty-file"),
        (vec![file("registrations.csv", *b"%PDF-1.7")], "import-wrong-type"),
        (vec![file("registrations.csv", *b"\x7fELF\x00\x01")], "import-wrong-type"),
        (vec![file("oud.xls", *b"\xd0\xcf\x11\xe0\xa1\xb1")], "import-old-workbook"),
        (vec![file("a.zip", *b"PK\x03\x04rommel")], "import-damaged"),
        (vec![file("a.zip", archive(&[]))], "import-empty-archive"),
        (vec![file("a.zip", archive(&[("../registrations.csv", text)]))], "import-path-trick"),
        (vec![file("a.zip", archive(&[("/etc/registrations.csv", text)]))], "import-path-trick"),
        (vec![file("a.zip", archive(&[("c:\\registrations.csv", text)]))], "import-path-trick"),
        (vec![file("a.zip", archive(&[("b.zip", &archive(&[("x", text)]))]))], "import-wrong-type"),
        (vec![file("a.zip", archive(&[("a/x.csv", text), ("b/X.csv", text)]))], "import-same-name"),
        (vec![file("a.zip", archive(&[("x.csv", text)])), file("y.csv", *text)], "import-one-archive"),
        (vec![file("x.csv", *text), file("map/x.csv", *text)], "import-same-name"),
    ] {
        let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        assert_eq!(refused(&office, files).await, key, "{names:?}");
    }
}

#[tokio::test]
async fn an_upload_over_the_limit_or_a_bomb_is_refused() {
    let database = testbed::sqlite();
    let mut office = filled(&database).await;
    let mut setup = (*office.setup).clone();
    setup.upload_bytes = 64 * 1024;
    office.setup = std::sync::Arc::new(setup);
    let large = vec![b'x'; 64 * 1024 + 1];
    assert_eq!(refused(&office, vec![file("x.csv", large)]).await, "import-too-large");
    let bomb = vec![b'1'; 4 * 1024 * 1024];
    assert_eq!(refused(&office, vec![file("x.zip", archive(&[("x.csv", &bomb)]))]).await, "import-bomb");
    let workbook = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &bomb)]);
    assert_eq!(refused(&office, vec![file("x.xlsx", workbook)]).await, "import-bomb");
}

#[tokio::test]
async fn a_workbook_by_any_name_and_an_archive_with_a_folder_in_it_are_read() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let me = acting(&office, "toewijzing").await;
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("region");
    region(&files);
    let mut content: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(&files).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("uitvoer/{}", path.file_name().unwrap().to_string_lossy());
        content.push((name, std::fs::read(&path).unwrap()));
    }
    content.push(("__MACOSX/uitvoer/._x".to_owned(), vec![0, 1, 2]));
    let all: Vec<(&str, &[u8])> =
        content.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let workbook = folder.path().join("x.xlsx");
    let mut writer = exchange::WorkbookWriter::create(&workbook).unwrap();
    for (name, bytes) in &content[..content.len() - 1] {
        let name = name.trim_start_matches("uitvoer/").trim_end_matches(".csv");
        let mut reader = csv::Reader::from_reader(&**bytes);
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        writer.table(name, &headings.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        for row in reader.records() {
            writer.row(&row.unwrap().iter().collect::<Vec<_>>()).unwrap();
        }
    }
    writer.finish().unwrap();
    for bytes in [archive(&all), std::fs::read(&workbook).unwrap()] {
        let import = imports::stage(&office, &me, vec![file("foto.png", bytes)]).await.unwrap();
        imports::start(&office, &me, import.id, Step::Check).await.unwrap().await.unwrap();
        let item = imports::entry(&office, &me, import.id).await.unwrap();
        assert_eq!(item.import.state, "checked", "{:?}", item.report);
        let total = item.report.total();
        assert_eq!((total.new, total.changed, total.missing), (0, 0, 0), "{:?}", item.report.tables);
    }
}

#[tokio::test]
async fn nothing_is_left_in_the_database_of_an_upload_that_was_thrown_away() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let me = acting(&office, "toewijzing").await;
    let documents = async || {
        let rows = store::imports::rows::<store::entities::document::Entity, _>(office.store.reader());
        rows.await.unwrap()
    };
    let contents = async || {
        let rows = store::imports::rows::<store::entities::document_blob::Entity, _>(office.store.reader());
        rows.await.unwrap()
    };
    let before = (documents().await, contents().await);
    let import = imports::stage(&office, &me, vec![file("x.csv", *b"a,b\n1,2\n")]).await.unwrap();
    imports::start(&office, &me, import.id, Step::Check).await.unwrap().await.unwrap();
    imports::discard(&office, &me, import.id).await.unwrap();
    assert_eq!((documents().await, contents().await), before);
}

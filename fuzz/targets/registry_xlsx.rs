//! A workbook as the registry: any bytes (first byte `0`), or any XML of a sheet in a workbook that is sound otherwise.

#![no_main]

use fuzz::{only_uncaught_panics, read, write};
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

static FOLDER: LazyLock<TempDir> =
    LazyLock::new(|| TempDir::new().expect("the fuzzer needs a temporary folder"));

/// The parts of a workbook with one sheet, `stock`, but for the sheet itself.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="stock" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fuzz_target!(|bytes: &[u8]| {
    only_uncaught_panics();
    let Some((how, bytes)) = bytes.split_first() else { return };
    let file = FOLDER.path().join("book.xlsx");
    if *how == b'0' {
        write(&file, bytes);
    } else {
        write(&file, &workbook(bytes));
    }
    // The other sheets are missing, so that nothing can be read without a fault.
    let faults = read(&file, None).expect_err("a workbook without registrations was read");
    assert!(!faults.is_empty(), "refused without a reason");
});

fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = PARTS.map(|(name, text)| (name, text.as_bytes()));
    for (name, bytes) in parts.into_iter().chain([("xl/worksheets/sheet1.xml", sheet)]) {
        let written = zip.start_file(name, stored).map(|()| zip.write_all(bytes));
        assert!(matches!(written, Ok(Ok(()))), "{name}");
    }
    zip.finish().expect("writing in memory does not fail").into_inner()
}

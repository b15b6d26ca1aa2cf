//! Writing: all or nothing, and what is written reads back.

use crate::support::{Folder, TABLES, everything, read};
use exchange::{FolderWriter, WorkbookWriter};
use std::io::ErrorKind;
use std::path::Path;
use tempfile::TempDir;

fn entries(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        dir.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_folder_reads_as_the_one_it_was_written_from() {
    let folder = Folder::new();
    let out = folder.path().join("deep/out");
    let mut writer = FolderWriter::create(&out).unwrap();
    for (table, text) in TABLES {
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        writer.table(table, &lines.next().unwrap()).unwrap();
        lines.for_each(|fields| writer.row(&fields).unwrap());
    }
    writer.finish().unwrap();
    assert_eq!(everything(&read(&out).unwrap()), everything(&folder.read().unwrap()));
}

#[test]
fn nothing_is_there_before_the_end_and_nothing_is_left_without_one() {
    let dir = TempDir::new().unwrap();
    let (out, book) = (dir.path().join("out"), dir.path().join("book.xlsx"));
    let mut folder = FolderWriter::create(&out).unwrap();
    folder.table("stock", &["a"]).unwrap();
    folder.row(&["1"]).unwrap();
    assert!(!out.exists());
    drop(folder);
    let mut workbook = WorkbookWriter::create(&book).unwrap();
    workbook.table("stock", &["a"]).unwrap();
    drop(workbook);
    assert_eq!(entries(dir.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_written_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    FolderWriter::create(&out).unwrap().finish().unwrap();
    assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn what_is_there_already_is_never_written_over() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let mut writer = FolderWriter::create(&out).unwrap();
    writer.table("stock", &["a"]).unwrap();
    // An empty folder is taken, unless something comes to stand in it meanwhile.
    std::fs::write(out.join("mine"), "").unwrap();
    assert!(writer.finish().is_err());
    assert_eq!(entries(&out), ["mine"]);
    assert_eq!(FolderWriter::create(&out).err().unwrap().kind(), ErrorKind::DirectoryNotEmpty);
    assert!(WorkbookWriter::create(&out).is_err());
    let file = out.join("mine");
    assert_eq!(WorkbookWriter::create(&file).err().unwrap().kind(), ErrorKind::AlreadyExists);
    assert_eq!(FolderWriter::create(&file).err().unwrap().kind(), ErrorKind::AlreadyExists);
    assert_eq!(entries(dir.path()), ["out"]);
}

#[test]
fn a_writer_used_in_the_wrong_order_says_so() {
    let dir = TempDir::new().unwrap();
    let mut folder = FolderWriter::create(&dir.path().join("out")).unwrap();
    let mut book = WorkbookWriter::create(&dir.path().join("book.xlsx")).unwrap();
    assert!(folder.row(&["1"]).is_err() && book.row(&["1"]).is_err());
    folder.table("stock", &["a", "b"]).unwrap();
    book.table("stock", &["a", "b"]).unwrap();
    assert!(folder.row(&["1"]).is_err() && book.row(&["1"]).is_err());
    for name in ["Stock", "", "../stock", "a b"] {
        assert!(folder.table(name, &["a"]).is_err() && book.table(name, &["a"]).is_err(), "{name}");
    }
    assert!(WorkbookWriter::create(&dir.path().join("empty.xlsx")).unwrap().finish().is_err());
    assert!(FolderWriter::create(Path::new("..")).is_err());
}

#[test]
fn free_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    let mut writer = FolderWriter::create(&out).unwrap();
    writer.table("organisations", &["organisation", "name", "phone", "email"]).unwrap();
    writer.row(&["=id", "=1+1", "+32 14 00 00 00", "@x"]).unwrap();
    writer.row(&["-", "'t Huis", "014", "a@b"]).unwrap();
    writer.finish().unwrap();
    let written = std::fs::read_to_string(out.join("organisations.csv")).unwrap();
    let expected = "organisation,name,phone,email\n=id,'=1+1,'+32 14 00 00 00,'@x\n-,'t Huis,014,a@b\n";
    assert_eq!(written, expected);
}

#[test]
fn a_sheet_with_more_rows_than_excel_has_is_refused() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("book.xlsx");
    let mut writer = WorkbookWriter::create(&path).unwrap();
    writer.table("preferences", &["a"]).unwrap();
    for _ in 1..1_048_576 {
        writer.row(&[""]).unwrap();
    }
    let error = writer.row(&["one too many"]).unwrap_err();
    assert!(error.to_string().contains("preferences") && error.to_string().contains("1048576"), "{error}");
}

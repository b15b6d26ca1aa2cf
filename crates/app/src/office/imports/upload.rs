//! What was uploaded: recognised by its content, never by its name, and packed under names of our own.

use super::mapping::Sheet;
use crate::office::{No, Problems};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Cursor, Read, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A file as it came in.
pub struct Uploaded {
    /// Name the browser gave; only ever shown.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Files in an archive.
const MOST_FILES: usize = 100;

/// How many times the limit of an upload its content may be when it is unpacked.
const MOST_TIMES: u64 = 12;

/// An upload that can be kept: one workbook, or an archive of our own with CSV files `0`, `1`, ...
pub struct Packed {
    /// Whether it is a workbook.
    pub workbook: bool,
    /// Name to show.
    pub name: String,
    /// Names of the files to show, in the order of the archive; sheets are found later.
    pub files: Vec<String>,
    /// Bytes as they were brought.
    pub size: u64,
    /// What is kept.
    pub bytes: Vec<u8>,
}

/// What a content turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Archive,
    OldWorkbook,
    Text,
    Other,
}

fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Archive;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Kind::OldWorkbook;
    }
    let binary = [&b"%PDF"[..], b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"];
    let odd = |byte: &u8| *byte < 0x20 && !matches!(*byte, b'\t' | b'\r' | b'\n' | 0x0c);
    if binary.iter().any(|mark| bytes.starts_with(mark)) || bytes.iter().any(odd) {
        return Kind::Other;
    }
    Kind::Text
}

fn wrong(key: &'static str) -> No {
    No::Invalid(Problems::one("files", key))
}

fn named(key: &'static str, name: &str) -> No {
    let mut problems = Problems::default();
    problems.with("files", key, vec![("name", shown(name))]);
    No::Invalid(problems)
}

/// The last part of a name, without anything that could steer a screen.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(100).collect();
    if clean.trim().is_empty() { "?".to_owned() } else { clean.trim().to_owned() }
}

/// Looks at an upload and packs it: one workbook, one archive of CSV files, or CSV files.
///
/// # Errors
/// [`No::Invalid`] that says which file is what it should not be.
pub fn pack(files: Vec<Uploaded>, limit: usize) -> Result<Packed, No> {
    let files: Vec<Uploaded> =
        files.into_iter().filter(|f| !(f.name.is_empty() && f.bytes.is_empty())).collect();
    let size: u64 = files.iter().map(|file| file.bytes.len() as u64).sum();
    if files.is_empty() {
        return Err(wrong("import-no-file"));
    }
    if size > limit as u64 {
        return Err(wrong("import-too-large"));
    }
    if let Some(empty) = files.iter().find(|file| file.bytes.is_empty()) {
        return Err(named("import-empty-file", &empty.name));
    }
    let room = limit as u64 * MOST_TIMES;
    let name = files.iter().map(|file| shown(&file.name)).collect::<Vec<_>>().join(", ");
    let name: String = name.chars().take(200).collect();
    let kinds: Vec<Kind> = files.iter().map(|file| kind(&file.bytes)).collect();
    if let Some(place) = kinds.iter().position(|kind| *kind == Kind::OldWorkbook) {
        return Err(named("import-old-workbook", &files[place].name));
    }
    if let Some(place) = kinds.iter().position(|kind| *kind == Kind::Other) {
        return Err(named("import-wrong-type", &files[place].name));
    }
    if kinds.contains(&Kind::Archive) {
        let [only] = <[Uploaded; 1]>::try_from(files).map_err(|_| wrong("import-one-archive"))?;
        if is_workbook(&only)? {
            measure(&only, room)?;
            return Ok(Packed { workbook: true, name, files: Vec::new(), size, bytes: only.bytes });
        }
        let files = unzip(&only, room)?;
        let (files, bytes) = zip(files)?;
        return Ok(Packed { workbook: false, name, files, size, bytes });
    }
    let files = files.into_iter().map(|file| (shown(&file.name), file.bytes)).collect();
    let (files, bytes) = zip(files)?;
    Ok(Packed { workbook: false, name, files, size, bytes })
}

fn open(file: &Uploaded) -> Result<ZipArchive<Cursor<&[u8]>>, No> {
    ZipArchive::new(Cursor::new(&*file.bytes)).map_err(|_| named("import-damaged", &file.name))
}

fn is_workbook(file: &Uploaded) -> Result<bool, No> {
    let archive = open(file)?;
    Ok(archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")))
}

/// Unpacks a workbook into nothing, to see that it is not a bomb.
fn measure(file: &Uploaded, room: u64) -> Result<(), No> {
    let mut archive = open(file)?;
    let mut total = 0;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| named("import-damaged", &file.name))?;
        let mut entry = entry.take(room - total + 1);
        total += std::io::copy(&mut entry, &mut std::io::sink())
            .map_err(|_| named("import-damaged", &file.name))?;
        if total > room {
            return Err(named("import-bomb", &file.name));
        }
    }
    Ok(())
}

fn unzip(file: &Uploaded, room: u64) -> Result<Vec<(String, Vec<u8>)>, No> {
    let mut archive = open(file)?;
    if archive.len() > MOST_FILES {
        return Err(named("import-too-many-files", &file.name));
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut total = 0u64;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| named("import-damaged", &file.name))?;
        let name = entry.name().map_err(|_| named("import-damaged", &file.name))?.into_owned();
        // A name that leads out of the folder is a trick, whatever we would do with it.
        let inside = entry.enclosed_name().is_some() && !name.contains('\\') && !name.contains('\0');
        let twists = name.split('/').any(|part| part == "..") || name.starts_with('/') || name.contains(':');
        if !inside || twists || entry.is_symlink() {
            return Err(named("import-path-trick", &name));
        }
        let hidden =
            name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        if entry.is_dir() || hidden {
            continue;
        }
        let mut bytes = Vec::new();
        let mut entry = entry.take(room - total + 1);
        entry.read_to_end(&mut bytes).map_err(|_| named("import-damaged", &file.name))?;
        total += bytes.len() as u64;
        if total > room {
            return Err(named("import-bomb", &file.name));
        }
        let shown = shown(&name);
        if files.iter().any(|(other, _)| other.eq_ignore_ascii_case(&shown)) {
            return Err(named("import-same-name", &shown));
        }
        if kind(&bytes) != Kind::Text {
            return Err(named("import-wrong-type", &shown));
        }
        files.push((shown, bytes));
    }
    if files.is_empty() { Err(named("import-empty-archive", &file.name)) } else { Ok(files) }
}

fn zip(files: Vec<(String, Vec<u8>)>) -> Result<(Vec<String>, Vec<u8>), No> {
    let broken = |error: &dyn std::fmt::Display| No::Broken(error.to_string());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut names: Vec<String> = Vec::new();
    for (place, (name, bytes)) in files.into_iter().enumerate() {
        if names.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            return Err(named("import-same-name", &name));
        }
        writer.start_file(place.to_string(), options.large_file(true)).map_err(|error| broken(&error))?;
        writer.write_all(&bytes).map_err(|error| broken(&error))?;
        names.push(name);
    }
    let bytes = writer.finish().map_err(|error| broken(&error))?.into_inner();
    Ok((names, bytes))
}

/// Whether one of these numbers stands by itself in a cell of what was kept.
///
/// # Errors
/// When what was kept is damaged.
pub fn mentions(bytes: &[u8], numbers: &HashSet<String>) -> Result<bool, No> {
    let broken = |error: &dyn std::fmt::Display| No::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|error| broken(&error))?;
        let mut text = BufReader::new(entry);
        let mut line = Vec::new();
        // Cells end at what parts cells or lines in a file, or at a tag of a workbook.
        while text.read_until(b'\n', &mut line).map_err(|error| broken(&error))? > 0 {
            let cells = line.split(|byte| b",;\t|\"'<>\r\n".contains(byte));
            let mut cells = cells.filter_map(|cell| std::str::from_utf8(cell).ok());
            if cells.any(|cell| numbers.contains(cell.trim())) {
                return Ok(true);
            }
            line.clear();
        }
    }
    Ok(false)
}

/// Name of the workbook in a folder of ours.
pub const WORKBOOK: &str = "register.xlsx";

/// Puts what was kept into a private folder, under names of our own: `tables` says which file goes by which name.
///
/// # Errors
/// When the folder cannot be written or what was kept is damaged.
pub fn unpack(folder: &Path, workbook: bool, bytes: &[u8], tables: &[(usize, String)]) -> Result<(), No> {
    let broken = |error: &dyn std::fmt::Display| No::Broken(error.to_string());
    if workbook {
        return std::fs::write(folder.join(WORKBOOK), bytes).map_err(|error| broken(&error));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    for (place, name) in tables {
        write_out(&mut archive, *place, &folder.join(name)).map_err(|error| broken(&error))?;
    }
    Ok(())
}

fn write_out<R: Read + Seek>(archive: &mut ZipArchive<R>, place: usize, to: &Path) -> std::io::Result<()> {
    let mut entry = archive.by_name(&place.to_string()).map_err(std::io::Error::other)?;
    let mut file = std::fs::File::create_new(to)?;
    std::io::copy(&mut entry, &mut file)?;
    Ok(())
}

/// The files or sheets of an upload with their headings.
///
/// # Errors
/// [`No::Invalid`] when the workbook cannot be read, or a file is no text.
pub fn sheets(packed: &Packed) -> Result<Vec<Sheet>, No> {
    let folder = tempfile::tempdir().map_err(|error| No::Broken(error.to_string()))?;
    let names: Vec<(usize, String)> =
        (0..packed.files.len()).map(|place| (place, place.to_string())).collect();
    unpack(folder.path(), packed.workbook, &packed.bytes, &names)?;
    if packed.workbook {
        let sheets = exchange::sheets(&folder.path().join(WORKBOOK));
        let sheets = sheets.map_err(|_| named("import-damaged", &packed.name))?;
        return Ok(sheets.into_iter().map(|(name, headings)| Sheet { name, headings }).collect());
    }
    let files = packed.files.iter().enumerate();
    files
        .map(|(place, name)| {
            let headings = exchange::headings(&folder.path().join(place.to_string()));
            let headings = headings.map_err(|_| named("import-wrong-type", name))?;
            Ok(Sheet { name: name.clone(), headings })
        })
        .collect()
}

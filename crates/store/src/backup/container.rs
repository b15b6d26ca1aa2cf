//! The file of a backup: a line about it and an SQLite database, compressed, and never half.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::{FORMAT, Manifest, VERSION};
use crate::{Error, hex};

/// Longer than any manifest: what has no end of line by then is none.
const LONGEST_LINE: u64 = 1 << 20;

/// Writes the database `from` into the backup `to`, under its name only once it is whole and lasting. Fills in size and
/// hash of the manifest.
pub(super) fn pack(mut manifest: Manifest, from: &Path, to: &Path) -> Result<Manifest, Error> {
    (manifest.size, manifest.sha256) = digest(from).map_err(|error| Error::file(from, &error))?;
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let failed = |error: io::Error| Error::file(to, &error);
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    compress(&manifest, from, beside.as_file_mut()).map_err(failed)?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist(to).map_err(|error| Error::file(to, &error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(manifest)
}

fn compress(manifest: &Manifest, from: &Path, to: &mut File) -> io::Result<()> {
    let mut encoder = GzEncoder::new(io::BufWriter::with_capacity(1 << 18, to), Compression::fast());
    serde_json::to_writer(&mut encoder, manifest)?;
    encoder.write_all(b"\n")?;
    io::copy(&mut BufReader::with_capacity(1 << 18, File::open(from)?), &mut encoder)?;
    encoder.finish()?.flush()
}

fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut hashing = Hashing { to: io::sink(), hash: Sha256::new() };
    let size = io::copy(&mut BufReader::with_capacity(1 << 18, File::open(path)?), &mut hashing)?;
    Ok((size, hex(&hashing.hash.finalize())))
}

/// Passes bytes on and hashes them on the way.
struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Reads the first line of a backup.
pub(super) fn inspect(file: &Path) -> Result<Manifest, Error> {
    open(file).map(|(manifest, _)| manifest)
}

/// Writes the database of the backup `from` into the file `to`, and checks that it is what was packed.
pub(super) fn unpack(from: &Path, to: &Path) -> Result<Manifest, Error> {
    let (manifest, mut rest) = open(from)?;
    let file = File::create(to).map_err(|error| Error::file(to, &error))?;
    let mut hashing = Hashing { to: io::BufWriter::with_capacity(1 << 18, file), hash: Sha256::new() };
    // One byte more than announced is enough to see that there is too much; a small file cannot fill the disk.
    let size = copy(&mut rest.by_ref().take(manifest.size + 1), &mut hashing, from, to)?;
    hashing.flush().map_err(|error| Error::file(to, &error))?;
    if size == manifest.size && hex(&hashing.hash.finalize()) == manifest.sha256 {
        Ok(manifest)
    } else {
        Err(damaged(from, "its content is not what its first line says"))
    }
}

/// As `io::copy`, but a fault names the file that it is of.
fn copy(read: &mut impl Read, write: &mut impl Write, from: &Path, to: &Path) -> Result<u64, Error> {
    let mut buffer = vec![0; 1 << 18];
    let mut size = 0;
    loop {
        let length = match read.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(damaged(from, &error.to_string())),
        };
        write.write_all(&buffer[..length]).map_err(|error| Error::file(to, &error))?;
        size += u64::try_from(length).unwrap_or(u64::MAX);
    }
}

type Contents = BufReader<GzDecoder<BufReader<File>>>;

fn open(path: &Path) -> Result<(Manifest, Contents), Error> {
    let file = File::open(path).map_err(|error| Error::file(path, &error))?;
    let mut contents =
        BufReader::with_capacity(1 << 18, GzDecoder::new(BufReader::with_capacity(1 << 18, file)));
    let mut line = Vec::new();
    let read = contents.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
    // What is packed at all and cannot be unpacked is damaged; a backup is always packed.
    let packed = contents.get_ref().header().is_some();
    read.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => Error::file(path, &error),
        io::ErrorKind::InvalidInput if !packed => no_backup(path),
        _ => damaged(path, &error.to_string()),
    })?;
    let manifest: Manifest = serde_json::from_slice(&line).map_err(|_| no_backup(path))?;
    if manifest.format != FORMAT {
        return Err(no_backup(path));
    }
    if manifest.version > VERSION {
        let program = format!("backups of version {VERSION}");
        return Err(Error::Newer { database: format!("a backup of version {}", manifest.version), program });
    }
    Ok((manifest, contents))
}

/// A backup that cannot be used.
pub(super) fn damaged(path: &Path, why: &str) -> Error {
    Error::NoBackup { file: path.to_owned(), begins: true, why: why.to_owned() }
}

fn no_backup(path: &Path) -> Error {
    let why = "it does not begin as a backup does".to_owned();
    Error::NoBackup { file: path.to_owned(), begins: false, why }
}

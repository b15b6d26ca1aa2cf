//! The extract of a person with the documents themselves, as one file to hand over.

use super::extract;
use crate::office::paper::{ending, place};
use crate::office::{Acting, No, Office};
use std::io::{Cursor, Write};
use store::documents;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Name of a document in the package: never one that somebody typed.
#[must_use]
pub fn file_of(id: i64, media_type: &str) -> String {
    format!("documents/document-{id}.{}", ending(media_type))
}

/// Everything about a person that this office answers for, with the documents, as a ZIP; logged as an extract.
///
/// # Errors
/// [`No::NotFound`] for who may not; [`No::Broken`] when a document cannot be read.
pub async fn bundle(office: &Office, acting: &Acting, id: i64) -> Result<Vec<u8>, No> {
    let found = extract(office, acting, id).await?;
    let told =
        serde_json::to_vec_pretty(&found.export.json()).map_err(|error| No::Broken(error.to_string()))?;
    let mut files = vec![("extract.json".to_owned(), told)];
    for paper in found.papers {
        let bytes = documents::bytes(office.store.reader(), &place(office), &paper.sha256).await?;
        files.push((file_of(paper.id, &paper.media_type), bytes));
    }
    let packed = tokio::task::spawn_blocking(move || pack(files)).await;
    packed.map_err(|error| No::Broken(error.to_string()))?.map_err(|error| No::Broken(error.to_string()))
}

fn pack(files: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

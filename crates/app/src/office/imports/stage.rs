//! An upload taken in: recognised, packed, kept, with the mapping that was remembered for its headings.

use super::mapping::{Mapping, memory_of};
use super::report::Report;
use super::upload::{self, Uploaded};
use super::{find, for_whom, place};
use crate::office::{Acting, No, Office};
use policy::Action;
use store::documents::{self, About, Owner, Term};
use store::{Import, imports, mappings};

/// Takes an upload in.
///
/// # Errors
/// [`No::Invalid`] that says what is wrong with it.
pub async fn stage(office: &Office, acting: &Acting, files: Vec<Uploaded>) -> Result<Import, No> {
    let organisation = for_whom(acting, Action::Import)?;
    let limit = office.setup.upload_bytes;
    let work = tokio::task::spawn_blocking(move || {
        let packed = upload::pack(files, limit)?;
        let sheets = upload::sheets(&packed)?;
        Ok::<_, No>((packed, sheets))
    });
    let (packed, sheets) = work.await.map_err(|error| No::Broken(error.to_string()))??;
    let remembered =
        mappings::by_name(office.store.reader(), organisation, &memory_of(&sheets)).await?.map(|m| m.body);
    let mapping = remembered.unwrap_or_default();
    let account = Some(acting.actor.account());
    let tx = office.store.begin().await?;
    let import = imports::create(&tx, account, Some(organisation), &mapping, "{}", acting.now).await?;
    let about = About {
        media_type: if packed.workbook { WORKBOOK_TYPE } else { "application/zip" }.to_owned(),
        title: packed.name.clone(),
        owner: Owner::Import(import.id),
        term: Term::ImportPreview,
        registration_id: None,
        layer: "housing".to_owned(),
        uploaded_by: Some(acting.actor.account()),
        at: acting.now,
    };
    let document = documents::put(&tx, &place(office), about, packed.bytes).await?;
    let report = Report {
        name: packed.name,
        workbook: packed.workbook,
        size: packed.size,
        source: Some(document.id),
        sheets,
        files: packed.files,
        ..Report::default()
    };
    let import = Import { report: report.text(), ..import };
    imports::rewrite(&tx, &import, &import).await?;
    let mut event = acting.event("import-uploaded", "import");
    event.organisation_id = Some(organisation);
    event.subject_id = Some(import.id);
    event.detail = serde_json::json!({ "name": report.name, "bytes": report.size });
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(import)
}

/// Media type of a workbook.
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Gives an import another mapping, and remembers it for files with the same headings.
///
/// # Errors
/// [`No::Conflict`] when it was applied already.
pub async fn remap(office: &Office, acting: &Acting, id: i64, mapping: &Mapping) -> Result<(), No> {
    let import = find(office, acting, id, Action::Import).await?;
    let mut report = Report::of(&import);
    report.refused = None;
    let tx = office.store.begin().await?;
    if let Some(organisation) = import.organisation_id {
        mappings::remember(&tx, organisation, &memory_of(&report.sheets), &mapping.text()).await?;
    }
    let step = imports::Step {
        state: "uploaded",
        mapping: Some(mapping.text()),
        report: Some(report.text()),
        ..imports::Step::default()
    };
    if !imports::advance(&tx, id, &["uploaded", "checked", "failed"], step).await? {
        return Err(No::Conflict(Vec::new()));
    }
    Ok(tx.commit().await?)
}

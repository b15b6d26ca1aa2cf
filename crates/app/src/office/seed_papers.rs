//! Invented evidence of housing needs for the demonstration: one paper that was replaced, one that counts.

use super::paper::place;
use super::seed_cases::Case;
use super::{No, Office};
use chrono::{DateTime, Days, NaiveDate, Utc};
use store::Tx;
use store::documents::{self, About, Owner, Term};
use store::entities::evidence;
use store::sea_orm::{ActiveModelTrait, Set};

/// Kind, days ago, and content.
const PAPERS: [(&str, u64, &[u8]); 2] = [
    ("notice", 120, include_bytes!("../../../../demo/papers/notice.pdf")),
    ("social-report", 30, include_bytes!("../../../../demo/papers/social-report.pdf")),
];

/// Adds both to the first case: the second took the place of the first.
///
/// # Errors
/// What the database reports.
pub async fn add(
    office: &Office,
    tx: &Tx,
    cases: &[Case],
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), No> {
    let Some(case) = cases.first() else { return Ok(()) };
    let mut before: Option<i64> = None;
    for (kind, ago, bytes) in PAPERS {
        let dated_on = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
        let made = evidence::ActiveModel {
            registration_id: Set(case.registration),
            organisation_id: Set(case.organisation),
            kind: Set(kind.to_owned()),
            dated_on: Set(dated_on),
            recorded_by: Set(case.account),
            recorded_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let made = made.insert(tx).await.map_err(store::Error::from)?;
        let about = About {
            media_type: "application/pdf".to_owned(),
            title: format!("{kind} {dated_on}"),
            owner: Owner::Evidence(made.id),
            term: Term::Evidence,
            registration_id: Some(case.registration),
            layer: "evidence".to_owned(),
            uploaded_by: Some(case.account),
            at: now,
        };
        let paper = documents::put(tx, &place(office), about, bytes.to_vec()).await?;
        let held = evidence::ActiveModel {
            id: Set(made.id),
            document_id: Set(Some(paper.id)),
            ..Default::default()
        };
        held.update(tx).await.map_err(store::Error::from)?;
        if let Some(old) = before.replace(made.id) {
            let ended = evidence::ActiveModel {
                replaced_by: Set(Some(made.id)),
                ended_on: Set(Some(today)),
                ended_by: Set(Some(case.account)),
                ..Default::default()
            };
            store::update(tx, old, 1, ended).await?;
        }
    }
    Ok(())
}

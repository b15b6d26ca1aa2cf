//! Checking the log from a line to its end.

use std::fmt;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::line::{START, detail_hash, line_hash};
use super::subjects::{between, listed_to, subjects};
use crate::entities::{audit, audit_detail, audit_head};
use crate::{Audit, Error};

/// Lines read at a time.
const AT_ONCE: u64 = 2000;

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The line is missing.
    Missing,
    /// The line does not follow the one before.
    Chain,
    /// The line was changed after it was written.
    Line,
    /// Its details or its reason were changed after they were written.
    Detail,
    /// Who stood in the list that it is about was changed after it was written.
    Subjects,
    /// The log does not end where its head says.
    Head,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "the line is missing",
            Self::Chain => "the line does not follow the one before",
            Self::Line => "the line was changed",
            Self::Detail => "the reason or the details were changed",
            Self::Subjects => "who stood in its list was changed",
            Self::Head => "the log does not end where its head says",
        })
    }
}

/// The first line that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Place in the log.
    pub seq: i64,
    /// What is wrong there.
    pub why: Fault,
}

/// What a check of the log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Lines that were checked and found whole.
    pub rows: u64,
    /// Of these, lines whose reason or details were erased.
    pub erased: u64,
    /// Place of the last line when the check began.
    pub last: i64,
    /// Hash of that line; keep it elsewhere to show later that the log was not written anew.
    pub head: String,
    /// The first fault; none: the log is whole.
    pub broken: Option<Broken>,
}

/// Checks every line from `from` on: places without gaps, the chain, the details that are still there, the head.
///
/// `progress` hears how many lines of how many are done. What is appended meanwhile is not looked at. From beyond the last
/// line there is nothing to check: who asks compares with [`Verdict::last`].
///
/// # Errors
/// What the database reports; a fault in the log is no error but a verdict.
pub async fn verify<C: ConnectionTrait>(
    db: &C,
    from: Option<i64>,
    mut progress: impl FnMut(u64, u64),
) -> Result<Verdict, Error> {
    let from = from.unwrap_or(1).max(1);
    let (head, highest) = end(db).await?;
    let mut verdict = Verdict { rows: 0, erased: 0, last: head.seq, head: head.hash.clone(), broken: None };
    let total = u64::try_from(head.seq + 1 - from).unwrap_or(0);
    if from > head.seq && from > 1 {
        return Ok(verdict);
    }
    let Some(mut prev) = before(db, from).await? else {
        verdict.broken = Some(Broken { seq: from - 1, why: Fault::Missing });
        return Ok(verdict);
    };
    let mut next = from;
    while next <= head.seq {
        let lines = read(db, next, head.seq).await?;
        let Some((last, _)) = lines.last() else { break };
        let kept_to = listed_to(db).await?;
        let listed = between(db, next, last.seq).await?;
        for (line, detail) in lines {
            let mut why = fault(&line, detail.as_ref(), next, &prev);
            let found = listed.get(&line.seq).map_or(&[][..], Vec::as_slice);
            // A list that is not kept beside the log yet cannot have been changed there.
            let kept = line.seq <= kept_to || !found.is_empty();
            if why.is_none() && kept && found != told(detail.as_ref()) && !still_agrees(db, line.seq).await? {
                why = Some(Fault::Subjects);
            }
            if let Some(why) = why {
                let seq = if why == Fault::Missing { next } else { line.seq };
                verdict.broken = Some(Broken { seq, why });
                return Ok(verdict);
            }
            verdict.rows += 1;
            verdict.erased += u64::from(detail.is_none() && !line.detail_hash.is_empty());
            (prev, next) = (line.hash, next + 1);
        }
        progress(verdict.rows, total);
    }
    verdict.broken = if next <= head.seq {
        Some(Broken { seq: next, why: Fault::Missing })
    } else if highest != head.seq || (next == head.seq + 1 && prev != head.hash) {
        Some(Broken { seq: head.seq, why: Fault::Head })
    } else {
        None
    };
    Ok(verdict)
}

/// The head and the place of the last line, read at one moment.
async fn end<C: ConnectionTrait>(db: &C) -> Result<(audit_head::Model, i64), Error> {
    let last = sea_orm::sea_query::SubQueryStatement::SelectStatement(sea_orm::QueryTrait::into_query(
        audit::Entity::find().select_only().column_as(audit::Column::Seq.max(), "last"),
    ));
    let found = audit_head::Entity::find_by_id(1)
        .select_only()
        .column(audit_head::Column::Seq)
        .column(audit_head::Column::Hash)
        .expr_as(sea_orm::sea_query::SimpleExpr::SubQuery(None, Box::new(last)), "last")
        .into_tuple::<(i64, String, Option<i64>)>()
        .one(db)
        .await?;
    let (seq, hash, last) = found.ok_or_else(|| Error::Damaged("the log has lost its head".to_owned()))?;
    Ok((audit_head::Model { id: 1, seq, hash }, last.unwrap_or(0)))
}

/// Hash of the line before `from`; none when that line is missing.
async fn before<C: ConnectionTrait>(db: &C, from: i64) -> Result<Option<String>, Error> {
    if from == 1 {
        return Ok(Some(START.to_owned()));
    }
    Ok(audit::Entity::find_by_id(from - 1).one(db).await?.map(|line| line.hash))
}

async fn read<C: ConnectionTrait>(
    db: &C,
    from: i64,
    to: i64,
) -> Result<Vec<(Audit, Option<audit_detail::Model>)>, Error> {
    let query = audit::Entity::find()
        .filter(audit::Column::Seq.between(from, to))
        .order_by_asc(audit::Column::Seq)
        .limit(AT_ONCE);
    Ok(query.find_also_related(audit_detail::Entity).all(db).await?)
}

/// Who stands in the list that details tell of; nobody once they are erased.
fn told(detail: Option<&audit_detail::Model>) -> Vec<i64> {
    let detail = detail.and_then(|detail| serde_json::from_str(&detail.detail).ok());
    detail.map(|detail| subjects(&detail)).unwrap_or_default()
}

/// Looked at anew: somebody may have erased the details of a line between reading them and reading its list.
async fn still_agrees<C: ConnectionTrait>(db: &C, seq: i64) -> Result<bool, Error> {
    let listed = between(db, seq, seq).await?.remove(&seq).unwrap_or_default();
    let detail = audit_detail::Entity::find_by_id(seq).one(db).await?;
    Ok(listed == told(detail.as_ref()))
}

fn fault(line: &Audit, detail: Option<&audit_detail::Model>, place: i64, prev: &str) -> Option<Fault> {
    if line.seq != place {
        return Some(Fault::Missing);
    }
    if line.prev != prev {
        return Some(Fault::Chain);
    }
    if line_hash(line) != line.hash {
        return Some(Fault::Line);
    }
    let whole = match detail {
        Some(detail) => detail_hash(line.reason.as_deref(), detail) == line.detail_hash,
        None => line.reason.is_none(),
    };
    (!whole).then_some(Fault::Detail)
}

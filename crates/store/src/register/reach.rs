//! Which files a list may hold, said in SQL: the counterpart of the policy's scope.
//!
//! What is looked for in each row is written as `EXISTS (... LIMIT 1 OFFSET 0)`: both databases then look it up row by
//! row, in an index, and never read the whole table first.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;

use super::sql::{CHUNK, Sql};
use crate::Error;

/// Which files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// None.
    #[default]
    Nothing,
    /// All, merged and erased ones too.
    Everything,
    /// Those that are reached one way or another.
    Files(Files),
}

/// Files reached through at least one way, or by an emergency access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// Who asks.
    pub account: i64,
    /// The day on which parts and consents have to be in force.
    pub today: NaiveDate,
    /// The moment after which an emergency access has to end.
    pub now: DateTime<Utc>,
    /// The ways; one is enough.
    pub through: Vec<Through>,
    /// The organisations for which an emergency access of the account counts.
    pub emergency: Vec<i64>,
    /// Also files that were merged into another.
    pub merged: bool,
    /// Also files that were erased.
    pub erased: bool,
}

/// A part of an organisation in the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through {
    /// The organisation that takes part.
    pub organisation: i64,
    /// Codes of the parts, one of which it has.
    pub parts: Vec<&'static str>,
    /// Who of it.
    pub whom: Whom,
    /// Whose entries.
    pub entry: Entry,
}

/// Which persons of the organisation a part counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Whoever is named, or nobody; also when the part has ended.
    Ever,
    /// Whoever is named, or nobody.
    Anyone,
    /// Nobody is named, or this account is.
    OpenOrMe,
    /// This account is named.
    Me,
}

/// Whose entries in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Anybody's.
    Any,
    /// The register's or the organisation's own.
    RegisterOrOwn,
    /// The organisation's own.
    Own,
    /// The organisation's own, or anybody's with a consent for one of these purposes (codes).
    Consent(Vec<&'static str>),
}

/// Where a condition finds what it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// The registration's id: `r.id`, or `e.registration_id` where entries are listed.
    pub id: &'a str,
    /// The organisation an entry belongs to; none where the registrations themselves are listed.
    pub owner: Option<&'a str>,
}

impl Reach {
    /// Whether nothing is within reach.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Everything => false,
            Self::Files(files) => files.through.iter().all(hopeless) && files.emergency.is_empty(),
        }
    }

    /// Whether files in other states than open ones are within reach: merged, erased.
    pub(super) fn states(&self) -> (bool, bool) {
        match self {
            Self::Nothing => (false, false),
            Self::Everything => (true, true),
            Self::Files(files) => (files.merged, files.erased),
        }
    }

    /// Adds what has to hold of the parties, consents and emergency accesses of a file.
    pub(super) fn condition(&self, sql: &mut Sql, place: Place<'_>) {
        let Self::Files(files) = self else {
            sql.text(if *self == Self::Everything { "TRUE" } else { "FALSE" });
            return;
        };
        sql.text("(FALSE");
        for through in files.through.iter().filter(|through| place.owner.is_some() || !hopeless(through)) {
            sql.text(" OR (EXISTS (SELECT 1 FROM party p WHERE p.registration_id = ").text(place.id);
            files.plays(sql.text(" AND "), through);
            sql.text(" LIMIT 1 OFFSET 0)");
            files.passes(sql, through, place);
            sql.text(")");
        }
        if !files.emergency.is_empty() {
            sql.text(" OR EXISTS (SELECT 1 FROM emergency m WHERE m.registration_id = ").text(place.id);
            files.emergency(sql.text(" AND "));
            sql.text(" LIMIT 1 OFFSET 0)");
        }
        sql.text(")");
    }

    /// Adds the same as a query for the ids of registrations, some of them more than once; false when it is no
    /// narrower than the whole register. At most `most` rows of each way, where that is said.
    pub(super) fn ids(&self, sql: &mut Sql, most: Option<i64>) -> bool {
        let Self::Files(files) = self else { return false };
        let limit = |sql: &mut Sql, order: &str| {
            if let Some(most) = most {
                sql.text(" ORDER BY ").text(order).text(" LIMIT ").value(most);
            }
        };
        let mut arms = 0;
        for through in files.through.iter().filter(|through| !hopeless(through)) {
            sql.text(if arms == 0 { "" } else { " UNION ALL " });
            sql.text("SELECT * FROM (SELECT p.registration_id AS id FROM party p WHERE ");
            files.plays(sql, through);
            files.passes(sql, through, Place { id: "p.registration_id", owner: None });
            limit(sql, "p.organisation_id, p.registration_id");
            sql.text(") w");
            arms += 1;
        }
        if !files.emergency.is_empty() {
            sql.text(if arms == 0 { "" } else { " UNION ALL " });
            sql.text("SELECT * FROM (SELECT m.registration_id AS id FROM emergency m WHERE ");
            files.emergency(sql);
            limit(sql, "m.account_id, m.expires_at");
            sql.text(") w");
            arms += 1;
        }
        if arms == 0 {
            sql.text("SELECT CAST(0 AS BIGINT) AS id WHERE FALSE");
        }
        true
    }
}

/// Whether a way leads to no registration itself, only to entries in one.
fn hopeless(through: &Through) -> bool {
    through.parts.is_empty()
        || match &through.entry {
            Entry::Any | Entry::RegisterOrOwn => false,
            Entry::Own => true,
            Entry::Consent(purposes) => purposes.is_empty(),
        }
}

impl Files {
    /// The ways that lead to registrations themselves.
    pub(super) fn ways(&self) -> impl Iterator<Item = &Through> {
        self.through.iter().filter(|through| !hopeless(through))
    }

    /// Whether each way hangs on the parties alone, not on consents.
    pub(super) fn by_parties_alone(&self) -> bool {
        self.ways().all(|through| matches!(through.entry, Entry::Any | Entry::RegisterOrOwn))
    }

    /// What has to hold of a row `p` of the parties.
    fn plays(&self, sql: &mut Sql, through: &Through) {
        sql.text("p.organisation_id = ").value(through.organisation);
        sql.text(" AND p.part IN ").list(through.parts.iter().copied());
        if through.whom != Whom::Ever {
            sql.text(" AND p.from_day <= ").value(self.today);
            sql.text(" AND (p.to_day IS NULL OR p.to_day >= ").value(self.today).text(")");
        }
        match through.whom {
            Whom::Ever | Whom::Anyone => {}
            Whom::OpenOrMe => {
                sql.text(" AND (p.account_id IS NULL OR p.account_id = ").value(self.account).text(")");
            }
            Whom::Me => {
                sql.text(" AND p.account_id = ").value(self.account);
            }
        }
    }

    /// What has to hold of the entry, or of the consents.
    fn passes(&self, sql: &mut Sql, through: &Through, place: Place<'_>) {
        let own = |sql: &mut Sql| {
            match place.owner {
                Some(owner) => sql.text(owner).text(" = ").value(through.organisation),
                None => sql.text("FALSE"),
            };
        };
        match &through.entry {
            Entry::Any => {}
            Entry::RegisterOrOwn => {
                if let Some(owner) = place.owner {
                    sql.text(" AND (").text(owner).text(" IS NULL OR ");
                    own(sql);
                    sql.text(")");
                }
            }
            Entry::Own => own(sql.text(" AND ")),
            Entry::Consent(purposes) => {
                own(sql.text(" AND ("));
                sql.text(" OR EXISTS (SELECT 1 FROM consent c WHERE c.registration_id = ").text(place.id);
                sql.text(" AND c.organisation_id = ").value(through.organisation);
                sql.text(" AND c.purpose IN ").list(purposes.iter().copied());
                sql.text(" AND c.given_on <= ").value(self.today);
                sql.text(" AND (c.withdrawn_on IS NULL OR c.withdrawn_on > ").value(self.today);
                sql.text(") LIMIT 1 OFFSET 0))");
            }
        }
    }

    /// What has to hold of a row `m` of the emergency accesses.
    fn emergency(&self, sql: &mut Sql) {
        sql.text("m.account_id = ").value(self.account);
        sql.text(" AND m.expires_at > ").value(self.now);
        sql.text(" AND m.organisation_id IN ").list(self.emergency.iter().copied());
    }
}

/// Adds what has to hold of the state of a registration `r`; one both merged and erased is an erased one.
pub(super) fn open(sql: &mut Sql, merged: bool, erased: bool) {
    sql.text(match (merged, erased) {
        (false, false) => "r.merged_into IS NULL AND r.erased_at IS NULL",
        (true, false) => "r.erased_at IS NULL",
        (false, true) => "(r.merged_into IS NULL OR r.erased_at IS NOT NULL)",
        (true, true) => "TRUE",
    });
}

/// Those of the registrations that are within reach, by id.
///
/// # Errors
/// What the database reports.
pub async fn filter<C: ConnectionTrait>(conn: &C, reach: &Reach, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let mut within = Vec::new();
    for ids in ids.chunks(CHUNK) {
        let mut sql = Sql::new(conn);
        sql.text("SELECT r.id FROM registration r WHERE r.id IN ").list(ids.iter().copied()).text(" AND ");
        let (merged, erased) = reach.states();
        open(&mut sql, merged, erased);
        sql.text(" AND ");
        reach.condition(&mut sql, Place { id: "r.id", owner: None });
        within.extend(sql.ids(conn).await?);
    }
    within.sort_unstable();
    within.dedup();
    Ok(within)
}

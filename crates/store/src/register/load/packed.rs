//! Large tables read as JSON, thousands of rows to a text: a database hands over one text much faster than many rows.

use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer};

use crate::register::sql::Sql;
use crate::{Attestation, Error, Member, Preference, Registration, Residence};

/// Rows in one text.
const BATCH: usize = 2000;

/// A model whose rows are read this way.
pub(super) trait Packed: Sized {
    /// A row, as an array of its columns.
    type Row: DeserializeOwned + Into<Self>;
    /// The table.
    const TABLE: &'static str;
    /// The columns, in the order of the row.
    const COLUMNS: &'static str;
    /// What must hold of the rows that are read.
    const ONLY: &'static str;
    /// What the rows are ordered by: columns that are a key together.
    const KEY: &'static str = "id";

    /// The values of that key.
    fn key(&self) -> (i64, Option<&str>);
}

/// Says which columns of a model are read, and in which order. The others are left empty.
macro_rules! packed {
    ($model:ident as $row:ident from $table:literal where $only:literal {
        $($(#[$how:meta])? $column:ident: $type:ty,)*
    } without { $($empty:ident),* }) => {
        #[derive(Deserialize)]
        pub(super) struct $row { $($(#[$how])? $column: $type,)* }

        impl From<$row> for $model {
            fn from(row: $row) -> Self {
                Self { $($column: row.$column,)* $($empty: Default::default(),)* }
            }
        }

        impl Packed for $model {
            type Row = $row;
            const TABLE: &'static str = $table;
            const COLUMNS: &'static str = packed!(@list $($column)*);
            const ONLY: &'static str = $only;

            fn key(&self) -> (i64, Option<&str>) {
                (self.id, None)
            }
        }
    };
    (@list $first:ident $($more:ident)*) => { concat!(stringify!($first), $(", ", stringify!($more)),*) };
}

packed!(Registration as RegistrationRow from "registration" where "merged_into IS NULL AND erased_at IS NULL" {
    id: i64,
    number: String,
    registered_on: NaiveDate,
    birth_date: NaiveDate,
    sex: String,
    monthly_income: i64,
    yearly_income: i64,
    #[serde(deserialize_with = "yes_no")] owns_property: bool,
    housing_need: Option<String>,
    #[serde(deserialize_with = "yes_no")] need_documented: bool,
    need_until: Option<NaiveDate>,
    ocmw_nis: Option<String>,
    target_groups: String,
    transfer: String,
    informal_care_nis: Option<String>,
    #[serde(deserialize_with = "yes_no")] adapted_need: bool,
    #[serde(deserialize_with = "yes_no")] warning_flag: bool,
    #[serde(deserialize_with = "yes_no")] support_agreement: bool,
    #[serde(deserialize_with = "yes_no")] emancipated: bool,
    status: String,
    suspended_until: Option<NaiveDate>,
} without {
    name, phone, email, national_number, national_number_hash, need_evidence, need_evidence_on, sort_name, merged_into,
    erased_at, closed_on, updated_at, version
});

packed!(Member as MemberRow from "member" where "TRUE" {
    id: i64,
    registration_id: i64,
    birth_date: NaiveDate,
    sex: String,
    relation: String,
    #[serde(deserialize_with = "yes_no")] dependent: bool,
    stays: String,
} without { name });

packed!(Residence as ResidenceRow from "residence" where "TRUE" {
    id: i64,
    registration_id: i64,
    nis: String,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
} without {});

packed!(Attestation as AttestationRow from "attestation" where "withdrawn_on IS NULL" {
    id: i64,
    registration_id: i64,
    organisation_id: i64,
    issued_on: NaiveDate,
    valid_until: Option<NaiveDate>,
    level: String,
    ocmw: String,
    search: String,
    #[serde(deserialize_with = "yes_no")] ready: bool,
    #[serde(deserialize_with = "yes_no")] engagement: bool,
    confirmed_on: Option<NaiveDate>,
} without { confirmed_by, issued_by, withdrawn_on, withdrawn_reason, version });

/// A preference, which has no id of its own.
#[derive(Deserialize)]
pub(super) struct PreferenceRow(i64, String);

impl From<PreferenceRow> for Preference {
    fn from(PreferenceRow(registration_id, nis): PreferenceRow) -> Self {
        Self { registration_id, nis }
    }
}

impl Packed for Preference {
    type Row = PreferenceRow;
    const TABLE: &'static str = "preference";
    const COLUMNS: &'static str = "registration_id, nis";
    const ONLY: &'static str = "TRUE";
    const KEY: &'static str = "registration_id, nis";

    fn key(&self) -> (i64, Option<&str>) {
        (self.registration_id, Some(&self.nis))
    }
}

/// SQLite knows no booleans: it has 0 and 1.
fn yes_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct YesNo;

    impl Visitor<'_> for YesNo {
        type Value = bool;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("true, false, 0 or 1")
        }

        fn visit_bool<E>(self, yes: bool) -> Result<bool, E> {
            Ok(yes)
        }

        fn visit_u64<E>(self, yes: u64) -> Result<bool, E> {
            Ok(yes != 0)
        }
    }

    deserializer.deserialize_any(YesNo)
}

/// A table that is read from its beginning to its end.
pub(super) struct Reading<P> {
    /// The key of the last row that was read.
    last: Option<(i64, Option<String>)>,
    more: bool,
    of: PhantomData<P>,
}

impl<P: Packed> Reading<P> {
    pub(super) fn new() -> Self {
        Self { last: None, more: true, of: PhantomData }
    }

    /// The next rows, in order; none when there are no more.
    pub(super) async fn next<C: ConnectionTrait>(&mut self, conn: &C) -> Result<Option<Vec<P>>, Error> {
        if !self.more {
            return Ok(None);
        }
        let text = self.text(conn).await?;
        let rows: Vec<P::Row> = match &text {
            Some(text) => serde_json::from_str(text)
                .map_err(|error| Error::Damaged(format!("{} cannot be read: {error}", P::TABLE)))?,
            None => Vec::new(),
        };
        self.more = rows.len() == BATCH;
        let mut rows: Vec<P> = rows.into_iter().map(Into::into).collect();
        rows.sort_by(|a, b| a.key().cmp(&b.key()));
        self.last = rows.last().map(|row| (row.key().0, row.key().1.map(str::to_owned)));
        Ok(Some(rows))
    }

    async fn text<C: ConnectionTrait>(&self, conn: &C) -> Result<Option<String>, Error> {
        let mut sql = Sql::new(conn);
        let (array, end) = match sql.postgres() {
            true => ("json_agg(json_build_array(", "))::text"),
            false => ("json_group_array(json_array(", "))"),
        };
        sql.text("SELECT ").text(array).text(P::COLUMNS).text(end);
        sql.text(" FROM (SELECT ")
            .text(P::COLUMNS)
            .text(" FROM ")
            .text(P::TABLE)
            .text(" WHERE ")
            .text(P::ONLY);
        if let Some((id, rest)) = &self.last {
            sql.text(" AND (").text(P::KEY).text(") > (").value(*id);
            if let Some(rest) = rest {
                sql.text(", ").value(rest.as_str());
            }
            sql.text(")");
        }
        sql.text(" ORDER BY ").text(P::KEY).text(" LIMIT ").value(BATCH as i64).text(") part");
        let row = sql.one(conn).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
    }
}

//! Statements put together from pieces of text, with every value bound where it is written.

use std::fmt::Write;

use sea_orm::{ConnectionTrait, DbBackend, ExecResult, QueryResult, Statement, Value};

use crate::Error;

/// A statement that is being written.
#[derive(Clone, Debug)]
pub(super) struct Sql {
    backend: DbBackend,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(super) fn new<C: ConnectionTrait>(conn: &C) -> Self {
        Self::of(conn.get_database_backend())
    }

    pub(super) fn of(backend: DbBackend) -> Self {
        Self { backend, text: String::new(), values: Vec::new() }
    }

    pub(super) fn postgres(&self) -> bool {
        self.backend == DbBackend::Postgres
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(super) fn value(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        if self.postgres() {
            let _ = write!(self.text, "${}", self.values.len());
        } else {
            self.text.push('?');
        }
        self
    }

    /// Adds `(a, b, c)`; something that holds nothing when there are none.
    pub(super) fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.text("(");
        let before = self.values.len();
        for value in values {
            if self.values.len() > before {
                self.text(", ");
            }
            self.value(value);
        }
        if self.values.len() == before {
            self.text("NULL");
        }
        self.text(")")
    }

    fn statement(self) -> Statement {
        Statement::from_sql_and_values(self.backend, self.text, self.values)
    }

    pub(super) async fn all<C: ConnectionTrait>(self, conn: &C) -> Result<Vec<QueryResult>, Error> {
        Ok(conn.query_all_raw(self.statement()).await?)
    }

    pub(super) async fn one<C: ConnectionTrait>(self, conn: &C) -> Result<Option<QueryResult>, Error> {
        Ok(conn.query_one_raw(self.statement()).await?)
    }

    /// The first column of every row.
    pub(super) async fn ids<C: ConnectionTrait>(self, conn: &C) -> Result<Vec<i64>, Error> {
        let rows = self.all(conn).await?;
        Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
    }

    pub(super) async fn run<C: ConnectionTrait>(self, conn: &C) -> Result<ExecResult, Error> {
        Ok(conn.execute_raw(self.statement()).await?)
    }
}

/// What goes into one `IN (...)`, well under what either database binds in a statement.
pub(super) const CHUNK: usize = 1000;

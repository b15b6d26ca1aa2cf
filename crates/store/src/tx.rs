//! A transaction that writes.

use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::register::finder::{self, Changes};
use crate::{Error, settings};

/// A transaction that writes; what is not committed is undone when it is dropped.
///
/// It derefs to the transaction of sea-orm and is a connection itself, so `&tx` goes wherever a connection goes.
#[derive(Debug)]
pub struct Tx(DatabaseTransaction, Mutex<Changes>);

impl Tx {
    pub(crate) fn new(transaction: DatabaseTransaction) -> Self {
        Self(transaction, Mutex::default())
    }

    /// Makes everything lasting. Once this returns, a crash of the program loses nothing of it.
    pub async fn commit(self) -> Result<(), Error> {
        let changes = std::mem::take(&mut *self.1.lock().unwrap_or_else(PoisonError::into_inner));
        if changes != Changes::None {
            let version = settings::bump(&self.0, settings::REGISTER_VERSION).await?;
            finder::write(&self.0, version, &changes).await?;
        }
        Ok(self.0.commit().await?)
    }

    /// Notes that register data changed: the commit raises [`settings::REGISTER_VERSION`], as the last thing it does, so
    /// that a long import does not keep the others from writing until its end.
    pub(crate) fn register_changed(&self, changes: Changes) {
        self.1.lock().unwrap_or_else(PoisonError::into_inner).add(changes);
    }

    /// Undoes everything, and waits until that is done.
    pub async fn rollback(self) -> Result<(), Error> {
        Ok(self.0.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.0
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}

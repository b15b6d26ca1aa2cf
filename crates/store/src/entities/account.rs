//! A person who can log in.

use sea_orm::entity::prelude::*;

/// A person who can log in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name as others see it.
    pub name: String,
    /// Address to log in with, in lower case.
    pub email: String,
    /// Language of the pages: `nl` or `en`.
    pub language: String,
    /// Argon2id hash of the password; none for who logs in elsewhere.
    pub password_hash: Option<String>,
    /// Secret of the authenticator app, encrypted.
    pub totp_secret: Option<Vec<u8>>,
    /// When the first code of the app was right; before that it does not count.
    pub totp_confirmed_at: Option<DateTimeUtc>,
    /// The last time step a code was accepted for, so that no code serves twice.
    pub totp_last_step: Option<i64>,
    /// Whether the account may log in at all.
    pub active: bool,
    /// Whether a second factor has to be set up at the next log-in.
    pub needs_second_factor: bool,
    /// When the account was made.
    pub created_at: DateTimeUtc,
    /// When its person last logged in.
    pub last_login_at: Option<DateTimeUtc>,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Opening a database, and who reads and who writes in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnAcquireErr, ConnectOptions, ConnectionTrait, Database, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, IsolationLevel, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{Away, Error, Schema, Tx, schema};

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// Make the file of an SQLite database when it is not there; `?mode=rwc` in its address says the same.
    pub create: bool,
    /// Connections that read an SQLite database.
    pub readers: u32,
    /// Connections to PostgreSQL.
    pub connections: u32,
    /// Kibibytes each reading connection of SQLite keeps in memory.
    pub reader_cache: u32,
    /// Kibibytes the writing connection of SQLite keeps in memory.
    pub writer_cache: u32,
    /// Bytes of an SQLite file that are read through a memory map.
    pub memory_map: u64,
    /// How long to wait for a connection, or for another program to finish its writing.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            create: false,
            readers: 4,
            connections: 10,
            reader_cache: 8 * 1024,
            writer_cache: 32 * 1024,
            memory_map: 0,
            patience: Duration::from_secs(20),
        }
    }
}

/// A database that is open: cheap to clone, and shared by all clones.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) reading: DatabaseConnection,
    pub(crate) writing: DatabaseConnection,
    /// A connection of its own to ask a server for a sign of life: the others may all be waiting.
    watch: Option<DatabaseConnection>,
    pub(crate) file: Option<PathBuf>,
}

/// Number under which PostgreSQL keeps two programs from migrating at once.
const MIGRATION_LOCK: i64 = 0x776f_6f6e_7370_6f72;

impl Store {
    /// Opens `sqlite:///path/file.db` or `postgres://...` for use: it must be exactly up to date.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::Outdated`] or [`Error::Unreachable`].
    pub async fn open(url: &str, options: &Options) -> Result<Self, Error> {
        let store = Self::connect(url, options).await?;
        store.schema().await?.ready()?;
        Ok(store)
    }

    /// Opens a database of whatever version, to migrate, to look at or to restore into.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn connect(url: &str, options: &Options) -> Result<Self, Error> {
        if url.starts_with("sqlite:") {
            return sqlite(url, options).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return postgres(url, options).await;
        }
        let told = "the address starts with neither `sqlite:` nor `postgres:`".to_owned();
        Err(Error::Unreachable(Away::Address(told)))
    }

    /// The migrations of the database beside those of the program.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn schema(&self) -> Result<Schema, Error> {
        Schema::read(&self.reading).await
    }

    /// Applies the migrations that are pending, all or nothing; of several programs that start at once, one does it.
    ///
    /// # Errors
    /// [`Error::Newer`], or what the database reports.
    pub async fn migrate(&self) -> Result<(), Error> {
        if self.schema().await?.ready().is_ok() {
            return Ok(());
        }
        let tx = self.begin().await?;
        if self.backend() == DbBackend::Postgres {
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        }
        schema::migrate(&tx).await?;
        tx.commit().await
    }

    /// The connections to read with. On SQLite they refuse to write.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reading
    }

    /// The connections for a single statement that writes: it is lasting when it returns.
    #[must_use]
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writing
    }

    /// Begins a transaction that writes. On SQLite there is one at a time and it holds the write lock from its start,
    /// so what it reads stays true; on PostgreSQL it is an ordinary one (READ COMMITTED).
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Unreachable`] when patience runs out.
    pub async fn begin(&self) -> Result<Tx, Error> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let begun = self.writing.begin_with_options(options).await;
        begun.map(Tx::new).map_err(|error| match (&error, self.backend()) {
            // Nobody can be away: others of this program wrote for longer than patience lasts.
            (DbErr::ConnectionAcquire(ConnAcquireErr::Timeout), DbBackend::Sqlite) => {
                Error::Busy(error.to_string())
            }
            _ => error.into(),
        })
    }

    /// Begins a transaction that reads everything as it is at one moment, while others write. Let go of it soon.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when patience runs out.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, Error> {
        let options = match self.backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        let snapshot = self.reading.begin_with_options(options).await?;
        // Both take their snapshot at the first look.
        snapshot
            .query_one_raw(Statement::from_string(self.backend(), "SELECT count(*) FROM migration"))
            .await?;
        Ok(snapshot)
    }

    /// Which of the two it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.reading.get_database_backend()
    }

    /// Whether it is on a server, that can be away while this program runs.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.watch.is_some()
    }

    /// Asks the database for a sign of life, for `/ready`. A server that is away is not waited for.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn ping(&self) -> Result<(), Error> {
        let Some(watch) = &self.watch else {
            return self.reading.ping().await.map_err(|error| Error::opening(&error));
        };
        let answer = tokio::time::timeout(SIGN_OF_LIFE, watch.ping()).await;
        match answer {
            Ok(answer) => answer.map_err(|error| Error::opening(&error)),
            Err(_) => Err(Error::Unreachable(Away::NoAnswer("no sign of life".to_owned()))),
        }
    }

    /// Closes every connection, once what runs has ended.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn close(self) -> Result<(), Error> {
        self.reading.close_by_ref().await?;
        self.writing.close_by_ref().await?;
        if let Some(watch) = &self.watch {
            watch.close_by_ref().await?;
        }
        Ok(())
    }
}

/// How long a server may take to give a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_millis(1500);

async fn postgres(url: &str, options: &Options) -> Result<Store, Error> {
    let mut connect = ConnectOptions::new(url.replacen("postgresql://", "postgres://", 1));
    connect
        .max_connections(options.connections)
        .acquire_timeout(options.patience)
        .connect_timeout(options.patience)
        .set_application_name("woonspoor")
        .test_before_acquire(false)
        .test_before_acquire_if_idle_for(Duration::from_secs(10))
        .sqlx_logging(false);
    let mut watch = connect.clone();
    watch
        .max_connections(1)
        .min_connections(0)
        .acquire_timeout(SIGN_OF_LIFE)
        .connect_timeout(SIGN_OF_LIFE)
        .test_before_acquire(false)
        .connect_lazy(true);
    let pool = Database::connect(connect).await.map_err(|error| Error::opening(&error))?;
    let watch = Database::connect(watch).await.map_err(|error| Error::opening(&error))?;
    Ok(Store { reading: pool.clone(), writing: pool, watch: Some(watch), file: None })
}

async fn sqlite(url: &str, options: &Options) -> Result<Store, Error> {
    let file = sqlite_file(url)?;
    if !file.exists() {
        if !options.create && !url.contains("mode=rwc") {
            return Err(Error::Unreachable(Away::NoFile(file)));
        }
        create_private(&file)?;
    }
    let writing = sqlite_pool(url, options, 1, options.writer_cache, false).await?;
    let reading = sqlite_pool(url, options, options.readers, options.reader_cache, true).await?;
    Ok(Store { reading, writing, watch: None, file: Some(file) })
}

/// The file of an SQLite address. A database in memory is none: its connections would each see their own.
fn sqlite_file(url: &str) -> Result<PathBuf, Error> {
    let options: SqliteConnectOptions =
        url.parse().map_err(|error| Error::Unreachable(Away::Address(format!("{url}: {error}"))))?;
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(Error::Unreachable(Away::Memory));
    }
    Ok(options.get_filename().to_owned())
}

/// Makes an empty file that nobody else can read; the journals of SQLite take over its rights.
pub(crate) fn create_private(path: &Path) -> Result<(), Error> {
    let mut open = std::fs::OpenOptions::new();
    open.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(path).map(|_| ()).map_err(|error| Error::file(path, &error))
}

async fn sqlite_pool(
    url: &str,
    options: &Options,
    connections: u32,
    cache: u32,
    only_read: bool,
) -> Result<DatabaseConnection, Error> {
    let (patience, memory_map) = (options.patience, options.memory_map);
    let mut connect = ConnectOptions::new(url);
    connect
        .max_connections(connections)
        .min_connections(connections.min(1))
        .acquire_timeout(patience)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .create_if_missing(false)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut too, not only the end of the program.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(patience)
                .statement_cache_capacity(256)
                .pragma("cache_size", format!("-{cache}"))
                .pragma("mmap_size", memory_map.to_string())
                .pragma("temp_store", "MEMORY")
                .pragma("journal_size_limit", "67108864");
            if only_read { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    Database::connect(connect).await.map_err(|error| Error::opening(&error))
}

/// One connection to an SQLite file, for a copy of all of it. Whether rows point at rows that are there is not looked
/// at on the way.
pub(crate) async fn single(file: &Path, create: bool) -> Result<DatabaseConnection, Error> {
    let patience = Options::default().patience;
    let path = file.to_owned();
    let mut connect = ConnectOptions::new("sqlite://");
    connect.max_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    connect.acquire_timeout(patience).sqlx_logging(false).map_sqlx_sqlite_opts(move |_| {
        let sqlite = SqliteConnectOptions::new().filename(&path).create_if_missing(create);
        sqlite.busy_timeout(patience).foreign_keys(false)
    });
    Database::connect(connect).await.map_err(|error| Error::opening(&error))
}

//! The few kinds of column there are, and how each is said to SQLite and to PostgreSQL.

use sea_orm::{DbBackend, Value};
use sea_orm_migration::prelude::*;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Row id, given out by the database, never twice.
    Id,
    /// A count, cents or the id of another row.
    Whole,
    /// Prose.
    Text,
    /// Text that is looked up or sorted: compared by its bytes on both databases.
    Key,
    /// Bytes.
    Bytes,
    /// True or false.
    YesNo,
    /// A date.
    Day,
    /// A moment.
    Moment,
}

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    name: &'static str,
    kind: Kind,
    null: bool,
    primary: bool,
}

impl Column {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, null: false, primary: false }
    }

    /// The column may be empty.
    pub(super) const fn null(self) -> Self {
        Self { null: true, ..self }
    }

    /// The column is the primary key, or part of it.
    pub(super) const fn primary(self) -> Self {
        Self { primary: true, ..self }
    }
}

/// The row id.
pub(super) const fn id() -> Column {
    Column::new("id", Kind::Id)
}

/// A whole number.
pub(super) const fn whole(name: &'static str) -> Column {
    Column::new(name, Kind::Whole)
}

/// Prose.
pub(super) const fn text(name: &'static str) -> Column {
    Column::new(name, Kind::Text)
}

/// Text that is looked up or sorted by its bytes.
pub(super) const fn key(name: &'static str) -> Column {
    Column::new(name, Kind::Key)
}

/// Bytes.
pub(super) const fn bytes(name: &'static str) -> Column {
    Column::new(name, Kind::Bytes)
}

/// True or false.
pub(super) const fn yes_no(name: &'static str) -> Column {
    Column::new(name, Kind::YesNo)
}

/// A date.
pub(super) const fn day(name: &'static str) -> Column {
    Column::new(name, Kind::Day)
}

/// A moment.
pub(super) const fn moment(name: &'static str) -> Column {
    Column::new(name, Kind::Moment)
}

/// A row that another row of this table hangs on.
#[derive(Clone, Copy)]
pub(super) struct Reference {
    column: &'static str,
    table: &'static str,
    cascade: bool,
}

/// The row goes when the row it belongs to goes.
pub(super) const fn belongs(column: &'static str, table: &'static str) -> Reference {
    Reference { column, table, cascade: true }
}

/// The row it refers to cannot go while this one is there.
pub(super) const fn refers(column: &'static str, table: &'static str) -> Reference {
    Reference { column, table, cascade: false }
}

/// Makes tables and indexes.
pub(super) struct Builder<'a> {
    manager: &'a SchemaManager<'a>,
    backend: DbBackend,
}

impl<'a> Builder<'a> {
    /// For the database a migration works on.
    pub(super) fn new(manager: &'a SchemaManager<'a>) -> Self {
        Self { manager, backend: manager.get_database_backend() }
    }

    /// Makes a table. A primary key of two columns is also how the rows lie on disk, where SQLite lets us choose.
    pub(super) async fn table(
        &self,
        name: &'static str,
        columns: &[Column],
        references: &[Reference],
    ) -> Result<(), DbErr> {
        let mut table = Table::create();
        table.table(name);
        let keys: Vec<&'static str> = columns.iter().filter(|c| c.primary).map(|c| c.name).collect();
        for column in columns {
            let mut definition = self.definition(column);
            if column.primary && keys.len() == 1 {
                definition.primary_key();
            }
            table.col(definition);
        }
        if keys.len() > 1 {
            let mut index = Index::create();
            for key in keys {
                index.col(key);
            }
            table.primary_key(&mut index);
            if self.backend == DbBackend::Sqlite {
                table.extra("WITHOUT ROWID");
            }
        }
        for reference in references {
            table.foreign_key(&mut constraint(name, reference));
        }
        self.manager.create_table(table).await
    }

    /// Adds a column to a table that is there; the rows of that moment get a value.
    pub(super) async fn column(
        &self,
        table: &'static str,
        column: &Column,
        of_old_rows: impl Into<Value>,
    ) -> Result<(), DbErr> {
        let mut definition = self.definition(column);
        definition.default(of_old_rows.into());
        let change = Table::alter().table(table).add_column(definition).take();
        self.manager.alter_table(change).await
    }

    /// Makes an index.
    pub(super) async fn index(&self, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
        self.manager.create_index(index(table, columns)).await
    }

    /// Makes an index that lets no value in twice. `Error::Unique` names it by its table and columns.
    pub(super) async fn unique(&self, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
        self.manager.create_index(index(table, columns).unique().take()).await
    }

    /// The same, among the rows where `ended` is empty.
    pub(super) async fn unique_while(
        &self,
        table: &'static str,
        columns: &[&'static str],
        ended: &'static str,
    ) -> Result<(), DbErr> {
        let named = format!("{table}__{}__open", columns.join("__"));
        let index = index(table, columns).name(named).unique().and_where(Expr::col(ended).is_null()).take();
        self.manager.create_index(index).await
    }

    /// Runs a statement that both databases understand.
    pub(super) async fn run(&self, statement: &str) -> Result<(), DbErr> {
        self.manager.get_connection().execute_unprepared(statement).await.map(|_| ())
    }

    fn definition(&self, column: &Column) -> ColumnDef {
        let mut definition = ColumnDef::new(column.name);
        match column.kind {
            Kind::Id => definition.big_integer().auto_increment().primary_key(),
            Kind::Whole => definition.big_integer(),
            Kind::Text | Kind::Key => definition.text(),
            Kind::Bytes => definition.blob(),
            Kind::YesNo => definition.boolean(),
            Kind::Day => definition.date(),
            Kind::Moment => definition.timestamp_with_time_zone(),
        };
        if column.kind == Kind::Key && self.backend == DbBackend::Postgres {
            definition.extra("COLLATE \"C\"");
        }
        if column.null {
            definition.null()
        } else {
            definition.not_null()
        };
        definition
    }
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}__{}", columns.join("__"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

fn constraint(table: &'static str, reference: &Reference) -> ForeignKeyCreateStatement {
    let mut constraint = ForeignKey::create();
    constraint.name(format!("{table}__{}__{}", reference.column, reference.table));
    constraint.from(table, reference.column).to(reference.table, "id");
    if reference.cascade {
        constraint.on_delete(ForeignKeyAction::Cascade);
    }
    constraint
}

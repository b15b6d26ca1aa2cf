//! Imports: exact differences, all or nothing, undone without a trace; and the register as files again.

use super::support::{
    acting, column, content, day, edit, empty, filled, now, region, staged, state, step, uploads,
};
use app::office::imports::{self, Bring, By, Counts, Kind, Step};
use app::office::{No, Office, exports};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::sea_orm::{ActiveModelTrait, Set};

fn somebody() -> By {
    By { account: None, name: "test".to_owned(), organisation: None, now: now(), today: day(), within: None }
}

async fn bring(office: &Office, path: &Path, dry_run: bool) -> imports::Brought {
    let what = Bring { path: path.to_owned(), mapping: None, dry_run };
    imports::bring(office, &what, &somebody(), &|_| (), &|| ()).await.unwrap()
}

async fn export(office: &Office, to: PathBuf) -> Vec<(String, String)> {
    exports::folder(office, &to, true, day()).await.unwrap();
    content(&to)
}

fn some(tables: &[Counts]) -> BTreeMap<&str, (u64, u64, u64)> {
    let told = tables.iter().filter(|c| c.new + c.changed + c.missing > 0);
    told.map(|c| (c.table.as_str(), (c.new, c.changed, c.missing))).collect()
}

async fn lines(office: &Office, action: &str) -> usize {
    let filter = store::audit::Filter { action: Some(action.to_owned()), ..store::audit::Filter::default() };
    store::audit::page(office.store.reader(), &filter, None, 5000).await.unwrap().len()
}

#[tokio::test]
async fn the_same_import_twice_changes_nothing() {
    for database in testbed::databases() {
        let office = empty(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let first = bring(&office, &files, false).await;
        assert!(some(&first.tables)["registrations"].0 > 100, "{database}");
        let before = export(&office, folder.path().join("before")).await;
        let version = store::register::version(office.store.reader()).await.unwrap();
        let second = bring(&office, &files, true).await;
        assert_eq!(some(&second.tables), BTreeMap::new(), "{database}");
        bring(&office, &files, false).await;
        assert_eq!(export(&office, folder.path().join("after")).await, before, "{database}");
        assert!(store::register::version(office.store.reader()).await.unwrap() >= version, "{database}");
        let verdict = store::audit::verify(office.store.reader(), None, |_, _| ()).await.unwrap();
        assert!(verdict.broken.is_none(), "{database}");
    }
}

#[tokio::test]
async fn differences_are_exact_and_undoing_brings_back_every_row() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let mut number = String::new();
        edit(&files, "registrations", |headings, rows| {
            rows[3][column(headings, "monthly_income")] = "1234.56".to_owned();
            rows[3][column(headings, "phone")] = "014 00 00 00".to_owned();
            number.clone_from(&rows[3][column(headings, "registration_number")]);
            let mut new = rows[5].clone();
            new[column(headings, "registration_number")] = "2099.01.01.0001".to_owned();
            rows.push(new);
        });
        edit(&files, "members", |headings, rows| {
            let at = column(headings, "registration_number");
            let mut child = rows[0].clone();
            child[at].clone_from(&number);
            child[column(headings, "birth_date")] = "2025-12-24".to_owned();
            child[column(headings, "relation")] = "child".to_owned();
            rows.push(child);
        });
        edit(&files, "stock", |headings, rows| {
            let own = |row: &Vec<String>| row[column(headings, "company")] == "Woonboog";
            let place = rows.iter().position(own).unwrap();
            rows[place][column(headings, "dwellings")] = "98765".to_owned();
            let place = rows.iter().rposition(own).unwrap();
            rows.remove(place);
        });
        let before = export(&office, folder.path().join("before")).await;
        let (id, report) = staged(&office, &me, &files).await;
        let expected = [("registrations", (1, 1, 0)), ("stock", (0, 1, 1))];
        assert_eq!(some(&report.tables), expected.into(), "{database}: {report:?}");
        let details = imports::details(&office, &me, id).await.unwrap();
        let changed =
            details.differences.iter().find(|d| d.table == "registrations" && d.kind == Kind::Changed);
        let changed = changed.unwrap();
        assert_eq!(changed.key, number, "{database}");
        let fields: Vec<&str> = changed.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["phone", "monthly_income", "members"], "{database}");
        assert_eq!(changed.fields[1].now, "1234.56", "{database}");
        assert_eq!(export(&office, folder.path().join("checked")).await, before, "{database}");

        let report = step(&office, &me, id, Step::Apply).await;
        assert_eq!((report.refused, state(&office, &me, id).await.as_str()), (None, "applied"), "{database}");
        let after = export(&office, folder.path().join("after")).await;
        assert_ne!(after, before, "{database}");
        assert_eq!(lines(&office, "import-applied").await, 1, "{database}");
        assert_eq!(lines(&office, "registration-imported").await, 1, "{database}");
        assert_eq!(lines(&office, "row-imported").await, 2, "{database}");

        let report = step(&office, &me, id, Step::Undo).await;
        assert_eq!((report.refused, state(&office, &me, id).await.as_str()), (None, "undone"), "{database}");
        assert_eq!(export(&office, folder.path().join("undone")).await, before, "{database}");
        let verdict = store::audit::verify(office.store.reader(), None, |_, _| ()).await.unwrap();
        assert!(verdict.broken.is_none(), "{database}");
    }
}

#[tokio::test]
async fn what_is_not_theirs_is_passed_over_and_nothing_is_told_of_it() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let reach = app::office::reach::of(&me, policy::Action::Edit(policy::Layer::Housing));
        let mut foreign = None;
        for (number, id) in everybody(&office).await {
            if store::register::reach::filter(office.store.reader(), &reach, &[id]).await.unwrap().is_empty()
            {
                foreign = Some((number, id));
                break;
            }
        }
        let (number, id) = foreign.expect("somebody who chose none of its municipalities");
        edit(&files, "registrations", |headings, rows| {
            let at = column(headings, "registration_number");
            let row = rows.iter_mut().find(|row| row[at] == number).unwrap();
            row[column(headings, "name")] = "Iemand Anders".to_owned();
            row[column(headings, "monthly_income")] = "1.00".to_owned();
        });
        let mut dwelling = String::new();
        edit(&files, "dwellings", |headings, rows| {
            let own = |row: &Vec<String>| row[column(headings, "company")] == "Woonboog";
            let place = rows.iter().position(|row| !own(row)).unwrap();
            rows[place][column(headings, "bedrooms")] = "9".to_owned();
            dwelling.clone_from(&rows[place][column(headings, "dwelling")]);
            let mut new = rows[place].clone();
            new[column(headings, "dwelling")] = "NIEUW-1".to_owned();
            rows.push(new);
        });
        let before = export(&office, folder.path().join("before")).await;
        let (import, report) = staged(&office, &me, &files).await;
        assert_eq!(some(&report.tables), BTreeMap::new(), "{database}");
        let details = imports::details(&office, &me, import).await.unwrap();
        let told: Vec<_> = details.differences.iter().filter(|d| d.key == number).collect();
        assert_eq!(told.len(), 1, "{database}");
        assert_eq!((told[0].kind, told[0].id, told[0].registration), (Kind::Passed, 0, None), "{database}");
        assert!(told[0].fields.is_empty(), "{database}");
        let homes = details.differences.iter().filter(|d| d.table == "dwellings");
        let homes: Vec<_> = homes.map(|d| (d.kind, d.key.clone())).collect();
        assert_eq!(homes.len(), 2, "{database}: {homes:?}");
        assert!(homes.contains(&(Kind::Passed, dwelling)), "{database}");
        assert!(homes.contains(&(Kind::Passed, "NIEUW-1".to_owned())), "{database}");
        assert_eq!(export(&office, folder.path().join("after")).await, before, "{database}");
        let there = store::register::household(office.store.reader(), id).await.unwrap().unwrap();
        assert_ne!(there.registration.name, "Iemand Anders", "{database}");
    }
}

/// Numbers and row ids of all registrations.
async fn everybody(office: &Office) -> Vec<(String, i64)> {
    use store::entities::registration;
    use store::sea_orm::EntityTrait;
    let rows = registration::Entity::find().all(office.store.reader()).await.unwrap();
    rows.into_iter().map(|row| (row.number, row.id)).collect()
}

/// Organisations that take part as landlord in somebody's file, by row id.
async fn landlords(office: &Office, number: &str) -> Vec<i64> {
    let id = store::register::by_number(office.store.reader(), number).await.unwrap().unwrap();
    let file = store::register::file(office.store.reader(), id).await.unwrap().unwrap();
    let open = file.parties.into_iter().filter(|party| party.part == "landlord" && party.to_day.is_none());
    let mut open: Vec<i64> = open.map(|party| party.organisation_id).collect();
    open.sort_unstable();
    open
}

#[tokio::test]
async fn who_lets_nowhere_that_is_wanted_any_more_takes_part_no_longer_until_it_is_undone() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let (mut number, mut wanted) = (String::new(), 0);
        edit(&files, "preferences", |headings, rows| {
            let at = column(headings, "registration_number");
            number.clone_from(
                &rows.iter().max_by_key(|row| rows.iter().filter(|r| r[at] == row[at]).count()).unwrap()[at],
            );
            let of_them = |row: &Vec<String>| row[at] == number;
            let first = rows.iter().position(of_them).unwrap();
            wanted = rows.iter().filter(|row| of_them(row)).count();
            let kept = rows.remove(first);
            rows.retain(|row| row[at] != number);
            rows.push(kept);
        });
        assert!(wanted > 1, "{database}");
        let before = landlords(&office, &number).await;
        let (id, _) = staged(&office, &me, &files).await;
        step(&office, &me, id, Step::Apply).await;
        let after = landlords(&office, &number).await;
        assert!(after.len() < before.len(), "{database}: {before:?} {after:?}");
        assert!(after.iter().all(|company| before.contains(company)), "{database}");
        let report = step(&office, &me, id, Step::Undo).await;
        assert_eq!(report.refused, None, "{database}");
        assert_eq!(landlords(&office, &number).await, before, "{database}");
    }
}

#[tokio::test]
async fn what_was_touched_since_cannot_be_undone_and_is_named() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        edit(&files, "registrations", |headings, rows| {
            let mut new = rows[5].clone();
            new[column(headings, "registration_number")] = "2099.01.01.0001".to_owned();
            rows.push(new);
        });
        let (id, _) = staged(&office, &me, &files).await;
        step(&office, &me, id, Step::Apply).await;
        let tx = office.store.begin().await.unwrap();
        let registration = store::register::by_number(&tx, "2099.01.01.0001").await.unwrap().unwrap();
        let note = store::entities::note::ActiveModel {
            registration_id: Set(registration),
            layer: Set("support".to_owned()),
            organisation_id: Set(1),
            author_id: Set(me.actor.account()),
            body: Set(vec![1]),
            at: Set(now()),
            version: Set(1),
            ..Default::default()
        };
        note.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        let before = export(&office, folder.path().join("before")).await;
        let report = step(&office, &me, id, Step::Undo).await;
        let (why, which) = report.refused.unwrap();
        assert_eq!(
            (why.as_str(), which.as_str()),
            ("import-refused-touched", "2099.01.01.0001"),
            "{database}"
        );
        assert_eq!(state(&office, &me, id).await, "applied", "{database}");
        assert_eq!(export(&office, folder.path().join("after")).await, before, "{database}");
    }
}

#[tokio::test]
async fn with_one_error_nothing_changes_and_every_error_has_its_place() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        edit(&files, "registrations", |headings, rows| {
            rows[0][column(headings, "birth_date")] = "gisteren".to_owned();
            rows[1][column(headings, "sex")] = "vrouw".to_owned();
        });
        std::fs::rename(files.join("registrations.csv"), files.join("Registrations.CSV")).unwrap();
        let before = export(&office, folder.path().join("before")).await;
        let (id, report) = staged(&office, &me, &files).await;
        assert_eq!((report.errors, state(&office, &me, id).await.as_str()), (2, "failed"), "{database}");
        let details = imports::details(&office, &me, id).await.unwrap();
        let place = |place: usize| {
            let fault = &details.faults[place];
            (fault.file.as_str(), fault.line, fault.column.as_str(), fault.value.as_str())
        };
        assert_eq!(place(0), ("Registrations.CSV", Some(2), "birth_date", "gisteren"), "{database}");
        assert_eq!(place(1), ("Registrations.CSV", Some(3), "sex", "vrouw"), "{database}");
        let (table, column, allowed) = details.faults[1].code.clone().unwrap();
        assert_eq!((table.as_str(), column.as_str()), ("registrations", "sex"), "{database}");
        assert_eq!(allowed, ["m", "f", "x"], "{database}");
        let report = step(&office, &me, id, Step::Apply).await;
        assert_eq!(report.refused.unwrap().0, "import-refused-moved", "{database}");
        assert_eq!(export(&office, folder.path().join("after")).await, before, "{database}");

        // A mapping says what the unknown word means, and is remembered for files with these headings.
        let mut mapping = imports::Mapping::default();
        mapping.set_value("registrations", "sex", "vrouw", "f");
        imports::remap(&office, &me, id, &mapping).await.unwrap();
        assert_eq!(step(&office, &me, id, Step::Check).await.errors, 1, "{database}");
        let (_, again) = staged(&office, &me, &files).await;
        assert_eq!(again.errors, 1, "{database}");
    }
}

#[tokio::test]
async fn an_edit_between_preview_and_apply_is_not_overwritten() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let mut number = String::new();
        let mut other = String::new();
        edit(&files, "registrations", |headings, rows| {
            rows[3][column(headings, "monthly_income")] = "1234.56".to_owned();
            number.clone_from(&rows[3][column(headings, "registration_number")]);
            other.clone_from(&rows[4][column(headings, "registration_number")]);
        });
        let (id, _) = staged(&office, &me, &files).await;
        // Somebody else gives another registration a telephone number that the files do not speak of: no harm.
        call(&office, &other, "014 11 11 11").await;
        // But an income that the preview did not know makes it another import.
        let tx = office.store.begin().await.unwrap();
        let place = store::register::by_number(&tx, &number).await.unwrap().unwrap();
        let mut household = store::register::household(&tx, place).await.unwrap().unwrap();
        household.registration.monthly_income = 99_900;
        let version = household.registration.version;
        store::register::save(&tx, &household, version).await.unwrap();
        tx.commit().await.unwrap();
        let before = export(&office, folder.path().join("before")).await;
        let report = step(&office, &me, id, Step::Apply).await;
        assert_eq!(report.refused.unwrap().0, "import-refused-moved", "{database}");
        assert_eq!(export(&office, folder.path().join("after")).await, before, "{database}");
        // Looked at anew it can be applied.
        step(&office, &me, id, Step::Check).await;
        assert_eq!(step(&office, &me, id, Step::Apply).await.refused, None, "{database}");
    }
}

async fn call(office: &Office, number: &str, phone: &str) {
    let tx = office.store.begin().await.unwrap();
    let id = store::register::by_number(&tx, number).await.unwrap().unwrap();
    let mut household = store::register::household(&tx, id).await.unwrap().unwrap();
    household.registration.phone = Some(phone.to_owned());
    let version = household.registration.version;
    store::register::save(&tx, &household, version).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn of_two_imports_at_once_that_change_the_same_one_is_refused() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let (one, two) = (acting(&office, "toewijzing").await, acting(&office, "toewijzing2").await);
        let folder = tempfile::tempdir().unwrap();
        let mut ids = Vec::new();
        for (me, income) in [(&one, "1111.11"), (&two, "2222.22")] {
            let files = folder.path().join(income);
            region(&files);
            edit(&files, "registrations", |headings, rows| {
                rows[3][column(headings, "monthly_income")] = income.to_owned();
            });
            ids.push(staged(&office, me, &files).await.0);
        }
        let first = imports::start(&office, &one, ids[0], Step::Apply).await.unwrap();
        let second = imports::start(&office, &two, ids[1], Step::Apply).await.unwrap();
        first.await.unwrap();
        second.await.unwrap();
        let mut states = vec![state(&office, &one, ids[0]).await, state(&office, &two, ids[1]).await];
        states.sort();
        assert_eq!(states, ["applied", "checked"], "{database}");
    }
}

#[tokio::test]
async fn who_may_not_import_knows_of_no_import() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("region");
    region(&files);
    let me = acting(&office, "toewijzing").await;
    let (id, _) = staged(&office, &me, &files).await;
    for who in ["begeleider", "leefgoed"] {
        let other = acting(&office, who).await;
        assert!(matches!(imports::entry(&office, &other, id).await, Err(No::NotFound)), "{who}");
        assert!(matches!(imports::start(&office, &other, id, Step::Apply).await, Err(No::NotFound)), "{who}");
        assert!(matches!(imports::discard(&office, &other, id).await, Err(No::NotFound)), "{who}");
    }
    let other = acting(&office, "begeleider").await;
    assert!(matches!(imports::stage(&office, &other, uploads(&files)).await, Err(No::NotFound)));
    imports::discard(&office, &me, id).await.unwrap();
    assert!(matches!(imports::entry(&office, &me, id).await, Err(No::NotFound)));
}

#[tokio::test]
async fn a_dwelling_that_was_allocated_twice_comes_in_with_its_history() {
    for database in testbed::databases() {
        let office = empty(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let mut others = Vec::new();
        edit(&files, "registrations", |headings, rows| {
            let at = column(headings, "registration_number");
            others = rows.iter().rev().take(2).map(|row| row[at].clone()).collect();
        });
        edit(&files, "allocations", |headings, rows| {
            let (mut again, mut before) = (rows[0].clone(), rows[0].clone());
            again[column(headings, "registration_number")].clone_from(&others[0]);
            again[column(headings, "decided_on")] = "2026-02-20".to_owned();
            before[column(headings, "registration_number")].clone_from(&others[1]);
            before[column(headings, "decided_on")] = "2019-02-20".to_owned();
            rows.extend([again, before]);
        });
        bring(&office, &files, false).await;
        assert_eq!(some(&bring(&office, &files, true).await.tables), BTreeMap::new(), "{database}");
    }
}

#[tokio::test]
async fn the_register_as_files_allocates_as_the_files_it_came_from() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let folder = tempfile::tempdir().unwrap();
    let (files, again) = (folder.path().join("region"), folder.path().join("again"));
    region(&files);
    exports::folder(&office, &again, true, day()).await.unwrap();
    assert_eq!(allocated(&again), allocated(&files));
    // And into another office it makes the same register again.
    let other = testbed::postgres();
    let other_office = empty(&other).await;
    bring(&other_office, &again, false).await;
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    assert_eq!(export(&other_office, one).await, export(&office, two).await);
}

fn allocated(registry: &Path) -> String {
    let source = app::registry::Source { path: registry.to_owned(), mapping: None, progress: None };
    let loaded = app::rank::load(Path::new("kempen"), None, &source, day()).unwrap();
    let engine = app::rank::engine(&loaded, day(), None).unwrap();
    String::from_utf8(app::allocate::json(&loaded, &engine, day()).unwrap()).unwrap()
}

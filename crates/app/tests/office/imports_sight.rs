//! What an import tells of files that are there already, to who may not see everything of them.

use super::support::{acting, column, day, edit, filled, region, staged, state, step};
use app::office::imports::{self, Kind, Step};
use std::path::Path;
use store::entities::attestation;
use store::sea_orm::EntityTrait;

/// Registration number and organisation of the first attestation in the files.
fn attested(files: &Path) -> (String, String) {
    let mut first = None;
    edit(files, "attestations", |headings, rows| {
        let at = |name| column(headings, name);
        first =
            rows.first().map(|row| (row[at("registration_number")].clone(), row[at("organisation")].clone()));
    });
    first.unwrap()
}

#[tokio::test]
async fn a_number_that_gets_another_name_and_birth_date_is_warned_of() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let (mut married, mut other) = (String::new(), String::new());
        edit(&files, "registrations", |headings, rows| {
            let at = |name| column(headings, name);
            rows[3][at("name")] = "Gehuwd Nu".to_owned();
            married.clone_from(&rows[3][at("registration_number")]);
            rows[4][at("name")] = "Iemand Anders".to_owned();
            rows[4][at("birth_date")] = "1981-02-03".to_owned();
            other.clone_from(&rows[4][at("registration_number")]);
        });
        let (id, report) = staged(&office, &me, &files).await;
        let details = imports::details(&office, &me, id).await.unwrap();
        let changed: Vec<&str> = details
            .differences
            .iter()
            .filter(|d| d.table == "registrations" && d.kind == Kind::Changed)
            .map(|d| d.key.as_str())
            .collect();
        assert!(changed.contains(&married.as_str()) && changed.contains(&other.as_str()), "{database}");
        let warned: Vec<_> = details.faults.iter().filter(|f| f.column == "registration_number").collect();
        assert_eq!(warned.len(), 1, "{database}: {warned:?}");
        assert_eq!((warned[0].value.as_str(), warned[0].error), (other.as_str(), false), "{database}");
        assert_eq!(warned[0].file, "registrations.csv", "{database}");
        assert!(warned[0].nl.contains("iemand anders"), "{database}: {}", warned[0].nl);
        assert_eq!(report.errors, 0, "{database}");
        assert!(report.warnings >= 1, "{database}");
    }
}

#[tokio::test]
async fn whose_attestation_lies_in_a_file_is_neither_told_nor_changed_by_who_cannot_write_one() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("region");
        region(&files);
        let (number, organisation) = attested(&files);
        let before = attestation::Entity::find().all(office.store.reader()).await.unwrap();
        edit(&files, "attestations", |headings, rows| {
            let at = |name| column(headings, name);
            rows[0][at("issued_on")] = "2025-12-24".to_owned();
            rows[1][at("valid_until")] = day().to_string();
        });
        let (id, report) = staged(&office, &me, &files).await;
        let counts = report.tables.iter().find(|c| c.table == "attestations").unwrap();
        let told = (counts.new, counts.changed, counts.missing, counts.unchanged);
        assert_eq!(told, (0, 0, 0, 0), "{database}: {counts:?}");
        assert!(counts.passed > 1, "{database}");
        let details = imports::details(&office, &me, id).await.unwrap();
        let lines = details.differences.iter().filter(|d| d.table == "attestations");
        for line in lines {
            assert_eq!((line.kind, line.id, line.registration), (Kind::Passed, 0, None), "{database}");
            assert!(line.fields.is_empty(), "{database}");
        }
        // What comes in with a file that is new belongs to that file.
        edit(&files, "registrations", |headings, rows| {
            let at = column(headings, "registration_number");
            let mut new = rows.iter().find(|row| row[at] == number).unwrap().clone();
            new[at] = "2099.01.01.0001".to_owned();
            rows.push(new);
        });
        edit(&files, "attestations", |headings, rows| {
            let mut new = rows[0].clone();
            new[column(headings, "registration_number")] = "2099.01.01.0001".to_owned();
            new[column(headings, "organisation")].clone_from(&organisation);
            rows.push(new);
        });
        let (id, report) = staged(&office, &me, &files).await;
        let counts = report.tables.iter().find(|c| c.table == "attestations").unwrap();
        assert_eq!((counts.new, counts.changed), (1, 0), "{database}: {counts:?}");
        step(&office, &me, id, Step::Apply).await;
        assert_eq!(state(&office, &me, id).await, "applied", "{database}");
        let after = attestation::Entity::find().all(office.store.reader()).await.unwrap();
        assert_eq!(after.len(), before.len() + 1, "{database}");
        for row in before {
            assert!(after.contains(&row), "{database}: {row:?}");
        }
    }
}

#[tokio::test]
async fn who_was_registered_before_being_born_or_tomorrow_is_refused_with_row_and_column() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let me = acting(&office, "toewijzing").await;
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("region");
    region(&files);
    edit(&files, "registrations", |headings, rows| {
        let at = |name| column(headings, name);
        rows[0][at("birth_date")] = day().to_string();
        rows[0][at("registered_on")] = day().pred_opt().unwrap().to_string();
        rows[1][at("registered_on")] = day().succ_opt().unwrap().to_string();
        rows[2][at("birth_date")] = day().succ_opt().unwrap().to_string();
        rows[3][at("registered_on")] = day().to_string();
    });
    let (id, report) = staged(&office, &me, &files).await;
    let details = imports::details(&office, &me, id).await.unwrap();
    let told: Vec<_> =
        details.faults.iter().filter(|f| f.error).map(|f| (f.line, f.column.as_str())).collect();
    let expected = [(Some(2), "birth_date"), (Some(3), "registered_on"), (Some(4), "birth_date")];
    assert_eq!((report.errors, told), (3, expected.to_vec()));
    assert!(details.faults[1].nl.contains("in de toekomst"), "{}", details.faults[1].nl);
}

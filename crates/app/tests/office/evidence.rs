//! Papers of a housing need in everything that a person may ask of their data, and in what time takes away.

use super::support::{acting, day, filled, now};
use app::office::{Office, evidence, paper, requests};
use chrono::Months;
use std::io::{Cursor, Read};
use store::documents::{self, Owner, Place};
use store::entities::party;
use store::sea_orm::{ActiveModelTrait, EntityTrait, Set};
use store::{Evidence, privacy};

/// The evidence of the demonstration: one that was replaced and one that counts, of one person.
async fn demo(office: &Office) -> Vec<Evidence> {
    let all = store::entities::evidence::Entity::find().all(office.store.reader()).await.unwrap();
    assert_eq!(all.len(), 2);
    store::evidence::of_registration(office.store.reader(), all[0].registration_id).await.unwrap()
}

async fn draft(office: &Office, id: i64, bytes: &[u8], replaces: &str) -> i64 {
    let draft = evidence::Draft {
        kind: "decision".to_owned(),
        dated_on: "2026-02-10".to_owned(),
        valid_until: String::new(),
        replaces: replaces.to_owned(),
    };
    let upload = paper::Upload { bytes: bytes.to_vec() };
    evidence::record(office, &acting(office, "begeleider").await, id, &draft, upload).await.unwrap()
}

#[tokio::test]
async fn a_paper_is_kept_under_its_content_once_and_belongs_to_its_evidence() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let id = demo(&office).await[0].registration_id;
        let first = draft(&office, id, b"%PDF-1.7 een", "").await;
        let second = draft(&office, id, b"%PDF-1.7 een", &first.to_string()).await;
        let mut names = Vec::new();
        for row in [first, second] {
            let kept = documents::of(office.store.reader(), Owner::Evidence(row)).await.unwrap();
            assert_eq!(kept.len(), 1, "{database}");
            assert_eq!(kept[0].title, "decision 2026-02-10", "{database}: no name of theirs");
            names.push(kept[0].sha256.clone());
        }
        assert_eq!(names[0], names[1], "{database}: the same bytes once");
        let rows = store::evidence::of_registration(office.store.reader(), id).await.unwrap();
        let old = rows.iter().find(|row| row.id == first).unwrap();
        assert_eq!(
            (old.replaced_by, old.ended_on, old.version),
            (Some(second), Some(day()), 2),
            "{database}"
        );
    }
}

#[tokio::test]
async fn a_term_takes_the_paper_that_ended_and_leaves_the_one_that_counts() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let rows = demo(&office).await;
        let (counts, replaced) = (&rows[0], &rows[1]);
        assert_eq!((counts.ended_on, replaced.ended_on), (None, Some(day())), "{database}");
        let later = day() + Months::new(61);
        let tx = office.store.begin().await.unwrap();
        let bounds = privacy::Bounds::Of { landlords: Vec::new(), own: vec![counts.organisation_id] };
        let before = later - Months::new(60);
        let due = privacy::due(&tx, privacy::Kept::Evidence, before, &bounds, 0, 10).await.unwrap();
        assert_eq!(due.iter().map(|due| due.id).collect::<Vec<_>>(), [replaced.id], "{database}");
        privacy::take(&tx, privacy::Kept::Evidence, replaced.id, now()).await.unwrap();
        tx.commit().await.unwrap();
        let reader = office.store.reader();
        assert_eq!(documents::of(reader, Owner::Evidence(replaced.id)).await.unwrap(), [], "{database}");
        assert_eq!(documents::of(reader, Owner::Evidence(counts.id)).await.unwrap().len(), 1, "{database}");
        let others = privacy::Bounds::Of { landlords: vec![1, 2, 3], own: Vec::new() };
        let due = privacy::due(reader, privacy::Kept::Evidence, later, &others, 0, 10).await.unwrap();
        assert_eq!(due, [], "{database}: a landlord takes none of it away");
    }
}

#[tokio::test]
async fn erasing_a_person_takes_every_paper_with_its_bytes() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let rows = demo(&office).await;
        let id = rows[0].registration_id;
        let tx = office.store.begin().await.unwrap();
        privacy::anonymise(&tx, id, now()).await.unwrap();
        tx.commit().await.unwrap();
        let reader = office.store.reader();
        assert_eq!(store::evidence::of_registration(reader, id).await.unwrap(), [], "{database}");
        for row in rows {
            assert_eq!(documents::of(reader, Owner::Evidence(row.id)).await.unwrap(), [], "{database}");
        }
        let blobs = store::entities::document_blob::Entity::find().all(reader).await.unwrap();
        assert_eq!(blobs.len(), 0, "{database}");
    }
}

#[tokio::test]
async fn the_package_of_a_person_holds_the_papers_of_who_answers_and_names_the_others() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let row = demo(&office).await.remove(0);
        // The privacy officer of the company asks: the papers are those of the service.
        let part = party::ActiveModel {
            registration_id: Set(row.registration_id),
            organisation_id: Set(acting(&office, "privacy").await.organisation.unwrap()),
            part: Set("landlord".to_owned()),
            from_day: Set(day()),
            ..Default::default()
        };
        part.insert(office.store.writer()).await.unwrap();
        let landlord = acting(&office, "privacy").await;
        let found = requests::extract(&office, &landlord, row.registration_id).await.unwrap();
        assert!(found.papers.iter().all(|paper| paper.layer != "evidence"), "{database}");
        assert_eq!(found.export.json()["tables"]["evidence"], serde_json::json!([]), "{database}");
        assert!(!found.export.ask_also.is_empty(), "{database}: they are asked there");

        let sql = format!("UPDATE role_grant SET organisation_id = {}", row.organisation_id);
        let only = format!("{sql} WHERE role = 'privacy-officer'");
        store::sea_orm::ConnectionTrait::execute_unprepared(office.store.writer(), &only).await.unwrap();
        let service = acting(&office, "privacy").await;
        let bytes = requests::bundle(&office, &service, row.registration_id).await.unwrap();
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut told = String::new();
        package.by_name("extract.json").unwrap().read_to_string(&mut told).unwrap();
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let evidence = told["tables"]["evidence"].as_array().unwrap().clone();
        assert_eq!(evidence.len(), 2, "{database}");
        let mut states: Vec<&str> = evidence.iter().filter_map(|row| row["state"].as_str()).collect();
        states.sort_unstable();
        assert_eq!(states, ["counts", "replaced"], "{database}");
        for row in &evidence {
            let mut paper = Vec::new();
            let name = row["file"].as_str().unwrap();
            package.by_name(name).unwrap().read_to_end(&mut paper).unwrap();
            assert!(paper.starts_with(b"%PDF-"), "{database}: {name}");
        }
    }
}

#[tokio::test]
async fn the_bytes_of_a_paper_are_those_that_were_brought() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let id = demo(&office).await[0].registration_id;
    let row = draft(&office, id, b"\xff\xd8\xff\xe0 foto", "").await;
    let kept = documents::of(office.store.reader(), Owner::Evidence(row)).await.unwrap().remove(0);
    assert_eq!((kept.media_type.as_str(), kept.term.as_str()), ("image/jpeg", "evidence"));
    let bytes = documents::bytes(office.store.reader(), &Place::Database, &kept.sha256).await.unwrap();
    assert_eq!(bytes, b"\xff\xd8\xff\xe0 foto");
}

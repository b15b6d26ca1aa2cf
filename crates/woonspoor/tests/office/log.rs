//! What `audit verify` says of a log that is whole, of details that were erased, and of lines that are not there.

use super::{Office, plain};
use serde_json::json;
use store::audit::{self, Event};
use store::entities::registration;
use store::sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

fn event(day: u32, registration: Option<i64>) -> Event {
    Event {
        at: format!("2026-03-{day:02}T10:00:00Z").parse().unwrap(),
        account_id: None,
        actor: "Iemand".to_owned(),
        organisation_id: None,
        action: "change".to_owned(),
        subject: "registration".to_owned(),
        subject_id: registration,
        registration_id: registration,
        reason: None,
        detail: json!({ "day": day }),
        request_id: None,
    }
}

/// Takes the details of a line away behind the program's back.
async fn by_hand(office: &Office, seq: i64) {
    let store = office.store().await;
    let sql = format!("DELETE FROM audit_detail WHERE seq = {seq}");
    store.writer().execute_unprepared(&sql).await.unwrap();
    store.close().await.unwrap();
}

async fn write(office: &Office, events: &[Event]) -> i64 {
    let store = office.store().await;
    let tx = store.begin().await.unwrap();
    let last = audit::append(&tx, events).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await.unwrap();
    last
}

fn offices() -> Vec<(Office, Option<testbed::Database>)> {
    let postgres = testbed::postgres();
    vec![(Office::new(), None), (Office::on(Some(postgres.url.clone())), Some(postgres))]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_not_there_is_no_alarm() {
    for (office, _database) in offices() {
        let last = write(&office, &(1..=9).map(|day| event(day, None)).collect::<Vec<_>>()).await;
        let beyond = office.run("audit verify", &["--from", "999"]);
        plain(&beyond.refused(&["999", &format!("de laatste is {last}")]).stderr);
        let json = office.run("audit verify", &["--from", "999", "--format", "json"]);
        json.refused(&[&format!("de laatste is {last}")]);
        office.run("audit verify", &["--from", &last.to_string()]).shows(&["1 regel"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn details_that_were_deleted_by_hand_are_noticed() {
    for (office, _database) in offices() {
        let last = write(&office, &(1..=5).map(|day| event(day, None)).collect::<Vec<_>>()).await;
        office.run("audit verify", &[]).shows(&["in orde"]);
        by_hand(&office, last - 2).await;
        let found = office.run("audit verify", &[]);
        assert_eq!(found.code, 2, "{}", found.text());
        let line = (last - 2).to_string();
        for part in ["klopt niet", &line, "wissing of bewaartermijn", "1 regel"] {
            assert!(found.text().contains(part), "`{part}` is not in {}", found.text());
        }
        let json = office.run("audit verify", &["--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!((&json["erased"], &json["unexplained"]), (&json!(1), &json!([last - 2])), "{json}");
        let looked = office.run("doctor", &[]);
        assert!(
            looked.code == 2 && looked.text().contains(&format!("bij regel {line}")),
            "{}",
            looked.text()
        );
        // What comes after is checked as ever.
        office.run("audit verify", &["--from", &(last - 1).to_string()]).shows(&["in orde"]);
    }
}

/// A registration that was struck.
fn person(number: &str, merged_into: Option<i64>) -> registration::ActiveModel {
    registration::ActiveModel {
        number: Set(number.to_owned()),
        registered_on: Set("2020-01-01".parse().unwrap()),
        name: Set("Roos".to_owned()),
        birth_date: Set("1980-01-01".parse().unwrap()),
        sex: Set("f".to_owned()),
        monthly_income: Set(0),
        yearly_income: Set(0),
        owns_property: Set(false),
        need_documented: Set(false),
        target_groups: Set(String::new()),
        transfer: Set("none".to_owned()),
        adapted_need: Set(false),
        warning_flag: Set(false),
        support_agreement: Set(false),
        emancipated: Set(false),
        status: Set("struck".to_owned()),
        sort_name: Set("roos".to_owned()),
        merged_into: Set(merged_into),
        updated_at: Set("2026-03-01T00:00:00Z".parse().unwrap()),
        version: Set(1),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_and_a_term_explain_what_is_gone_and_nothing_more() {
    for (office, _database) in offices() {
        let store = office.store().await;
        let kept = person("1", None).insert(store.writer()).await.unwrap().id;
        let merged = person("2", Some(kept)).insert(store.writer()).await.unwrap().id;
        let other = person("3", None).insert(store.writer()).await.unwrap().id;
        store.close().await.unwrap();
        let long_ago = Event { at: "2010-01-01T10:00:00Z".parse().unwrap(), ..event(1, None) };
        let first = write(&office, &[long_ago]).await;
        let of_other =
            write(&office, &[event(2, Some(kept)), event(3, Some(merged)), event(4, Some(other))]).await;
        let store = office.store().await;
        let tx = store.begin().await.unwrap();
        audit::erase_details(&tx, kept).await.unwrap();
        audit::erase_details(&tx, merged).await.unwrap();
        store::privacy::take(&tx, store::privacy::Kept::LogDetail, first, long_ago_end()).await.unwrap();
        let erased = Event { action: "erase".to_owned(), ..event(5, Some(kept)) };
        let detail = json!({ "by": "retention", "rows": 1, "from": first, "to": first });
        let taken = Event {
            subject: "audit".to_owned(),
            action: "pseudonymise".to_owned(),
            detail,
            ..event(5, None)
        };
        audit::append(&tx, &[erased, taken]).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await.unwrap();
        office.run("audit verify", &[]).shows(&["in orde", "Van 3 regels"]);
        // The same person again, after the erasure; and somebody else.
        let later = write(&office, &[event(6, Some(kept))]).await;
        by_hand(&office, later).await;
        by_hand(&office, of_other).await;
        let found = office.run("audit verify", &[]);
        assert_eq!(found.code, 2);
        let lines = format!("{of_other}, {later}");
        assert!(found.text().contains(&lines) && found.text().contains("Van 5 regels"), "{}", found.text());
    }
}

fn long_ago_end() -> chrono::DateTime<chrono::Utc> {
    "2026-03-05T10:00:00Z".parse().unwrap()
}

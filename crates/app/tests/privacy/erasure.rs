//! What is left of a person who was erased, and when that is refused.

use super::world::{NATIONAL, World, now, schema, today, years_ago};
use app::office::{No, requests};
use serde_json::json;
use std::collections::BTreeSet;
use store::entities::{emergency, evidence, member, note, party};
use store::sea_orm::{ActiveModelTrait, Set};
use vault::Place;

/// Fills every corner of a file with words that have to go.
async fn fill(world: &World, id: i64) {
    let (office, company, officer) = (&world.office, world.companies[0], world.officers[0]);
    let tx = office.store.begin().await.unwrap();
    let child = member::ActiveModel {
        registration_id: Set(id),
        name: Set(Some("Kind Plantaert".to_owned())),
        birth_date: Set(years_ago(7)),
        sex: Set("m".to_owned()),
        relation: Set("child".to_owned()),
        dependent: Set(true),
        stays: Set("full".to_owned()),
        ..Default::default()
    };
    child.insert(&tx).await.unwrap();
    let at = Place::new("note", "body", format!("{officer}/{}", now().timestamp_millis()));
    let written = note::ActiveModel {
        registration_id: Set(id),
        layer: Set("support".to_owned()),
        organisation_id: Set(company),
        author_id: Set(officer),
        body: Set(office.keys.seal(&at, b"Plantaert vertelde")),
        at: Set(now()),
        version: Set(1),
        ..Default::default()
    };
    written.insert(&tx).await.unwrap();
    let urgent = emergency::ActiveModel {
        registration_id: Set(id),
        account_id: Set(officer),
        organisation_id: Set(company),
        reason: Set("Plantaert staat op straat".to_owned()),
        at: Set(now()),
        expires_at: Set(now()),
        ..Default::default()
    };
    urgent.insert(&tx).await.unwrap();
    let about = store::documents::About {
        media_type: "text/plain".to_owned(),
        title: "Brief van Plantaert".to_owned(),
        owner: store::documents::Owner::Registration(id),
        term: store::documents::Term::Document,
        registration_id: Some(id),
        layer: "housing".to_owned(),
        uploaded_by: None,
        at: now(),
    };
    store::documents::put(&tx, &store::documents::Place::Database, about, b"Beste Plantaert".to_vec())
        .await
        .unwrap();
    let proof = evidence::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(company),
        kind: Set("judgment".to_owned()),
        dated_on: Set(years_ago(1)),
        recorded_by: Set(officer),
        recorded_at: Set(now()),
        ended_reason: Set(Some("Plantaert bracht een ander".to_owned())),
        version: Set(1),
        ..Default::default()
    };
    proof.insert(&tx).await.unwrap();
    let link = format!("/kandidaten/{id}");
    store::notices::leave(&tx, officer, "case", &json!({ "name": "Plantaert" }), &link, now()).await.unwrap();
    let mut event = world.acting(0).await.event("change", "registration");
    event.registration_id = Some(id);
    event.reason = Some("Plantaert belde".to_owned());
    event.detail = json!({ "changes": [{ "field": "name", "was": "Roos", "now": "Roos Plantaert" }] });
    store::audit::append(&tx, &[event]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_erased_person_is_in_no_table_and_the_log_still_verifies() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let id = world.registration(0, |_| {}).await;
        world.allocate(id, Some(years_ago(12))).await;
        fill(&world, id).await;
        let before = world.dump().await;
        assert!(before.to_lowercase().contains("plantaert"), "{database}: nothing was planted");
        let acting = world.acting(0).await;
        requests::ask_erasure(&world.office, &acting, id, "Roos Plantaert vroeg het zelf").await.unwrap();
        let job = world.work().await;
        assert_eq!(job.state, "done", "{database}: {:?}", job.result);
        let left = world.dump().await.to_lowercase();
        for word in ["plantaert", "roos", "0470", "2010.01.05", "201001050001", "1980-03-12", "1481472"] {
            assert!(!left.contains(word), "{database}: {word} is still there");
        }
        let verdict = store::audit::verify(world.office.store.reader(), None, |_, _| {}).await.unwrap();
        assert_eq!(verdict.broken, None, "{database}");
        assert!(verdict.erased >= 2, "{database}: {verdict:?}");
        let file = store::register::file(world.office.store.reader(), id).await.unwrap().unwrap();
        let row = file.household.registration;
        assert_eq!((row.version, row.erased_at.is_some(), row.sex.as_str()), (2, true, "f"), "{database}");
        assert_eq!(row.birth_date.to_string(), "1980-01-01", "{database}: five years");
        assert_eq!((file.allocations.len(), file.household.members.len()), (1, 1), "{database}");
        let hash = world.office.keys.number_hash(&domain::NationalNumber::parse(NATIONAL).unwrap());
        assert!(!left.contains(&hash), "{database}: the hash of the number is still there");
        let again = requests::ask_erasure(&world.office, &acting, id, "nog eens").await;
        assert!(matches!(again, Err(No::NotFound | No::Refused(_))), "{database}: {again:?}");
    }
}

#[tokio::test]
async fn erasure_is_refused_with_the_rule_that_forbids_it() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let acting = world.acting(0).await;
        let open = world.registration(0, |row| row.status = "active".to_owned()).await;
        let rents = world.registration(0, |row| row.number = "2010.01.05.0002".to_owned()).await;
        world.allocate(rents, None).await;
        let supported = world.registration(0, |row| row.number = "2010.01.05.0003".to_owned()).await;
        let support = party::ActiveModel {
            registration_id: Set(supported),
            organisation_id: Set(world.companies[1]),
            account_id: Set(Some(world.officers[1])),
            part: Set("support".to_owned()),
            from_day: Set(today()),
            ..Default::default()
        };
        support.insert(world.office.store.writer()).await.unwrap();
        for (id, rule) in
            [(open, "erase-registration-open"), (rents, "erase-allocation"), (supported, "erase-open-case")]
        {
            let refused = requests::ask_erasure(&world.office, &acting, id, "op vraag").await;
            assert!(matches!(refused, Err(No::Refused(found)) if found == rule), "{database}: {refused:?}");
            assert_eq!(requests::hindrances(&world.office, &acting, id).await.unwrap(), [rule], "{database}");
        }
        let other = world.acting(1).await;
        let hidden = requests::ask_erasure(&world.office, &other, open, "op vraag").await;
        assert!(matches!(hidden, Err(No::NotFound)), "{database}: another company's person: {hidden:?}");
    }
}

#[tokio::test]
async fn the_extract_tells_of_every_table_that_holds_a_person() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let id = world.registration(0, |_| {}).await;
        fill(&world, id).await;
        let points_at_a_person = ["registration_id", "kept_id", "merged_id", "merged_into"];
        let mut holding: BTreeSet<String> = schema(&world.office)
            .await
            .into_iter()
            .filter(|(_, columns)| columns.iter().any(|c| points_at_a_person.contains(&c.as_str())))
            .map(|(table, _)| table)
            .collect();
        holding.insert("notice".to_owned());
        let covered: BTreeSet<String> =
            store::privacy::TABLES.iter().map(|table| (*table).to_owned()).collect();
        assert_eq!(holding, covered, "{database}: a table with persons is not in store::privacy::TABLES");
        let acting = world.acting(0).await;
        let found = requests::extract(&world.office, &acting, id).await.unwrap();
        let told: BTreeSet<String> = found.export.sections.iter().map(|s| s.table.to_owned()).collect();
        assert_eq!(told, covered, "{database}: the extract leaves a table out");
        let json = found.export.json();
        assert_eq!(json["tables"]["registration"][0]["national_number"], NATIONAL, "{database}");
        assert_eq!(json["tables"]["note"][0]["text"], "Plantaert vertelde", "{database}");
        assert_eq!(json["tables"]["audit"][0]["reason"], "Plantaert belde", "{database}");
        let elsewhere = requests::extract(&world.office, &world.acting(1).await, id).await;
        assert!(matches!(elsewhere, Err(No::NotFound)), "{database}: another company's person");
    }
}

#[tokio::test]
async fn a_person_is_found_by_exact_number_and_birth_only() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let acting = world.acting(0).await;
        let mut birth = None;
        let id = world.registration(0, |row| birth = Some(row.birth_date)).await;
        let find = async |number, birth| requests::find(&world.office, &acting, number, birth).await;
        assert_eq!(find("2010.01.05.0001", birth).await.unwrap(), id, "{database}");
        for (number, birth) in [
            ("2010.01.05.0001", Some(today())),
            ("2010.01.05", birth),
            ("", birth),
            ("2010.01.05.0001", None),
        ] {
            let found = find(number, birth).await;
            assert!(matches!(found, Err(No::Invalid(_))), "{database}: {number} {found:?}");
        }
        let other = requests::find(&world.office, &world.acting(1).await, "2010.01.05.0001", birth).await;
        assert!(matches!(other, Err(No::Invalid(_))), "{database}: {other:?}");
    }
}

#[tokio::test]
async fn a_request_for_correction_is_settled_once() {
    for database in testbed::databases() {
        let world = World::open(&database).await;
        let acting = world.acting(0).await;
        let id = world.registration(0, |_| {}).await;
        let office = &world.office;
        let seq = requests::ask_correction(office, &acting, id, "De naam is fout").await.unwrap();
        let done = requests::Outcome::Done;
        requests::settle_correction(office, &acting, id, seq, Some(done), "Aangepast").await.unwrap();
        let twice = requests::settle_correction(office, &acting, id, seq, Some(done), "Aangepast").await;
        assert!(matches!(twice, Err(No::Conflict(_))), "{database}: {twice:?}");
        let all = requests::corrections(office, &acting, None).await.unwrap();
        assert_eq!(all.len(), 1, "{database}");
        assert_eq!(all[0].settled.as_ref().map(|(_, how, _)| how.as_str()), Some("done"), "{database}");
        let elsewhere = requests::corrections(office, &world.acting(1).await, None).await.unwrap();
        assert_eq!(elsewhere.len(), 0, "{database}: another company's requests");
    }
}

//! A database with a row in every table, and everything in it as text.

use std::collections::BTreeMap;

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, NotSet};
use serde_json::json;
use store::audit::{Event, append};
use store::sea_orm;
use store::{
    Account, Allocation, Area, Attempt, Attestation, Consent, Document, DocumentBlob, Dwelling, Emergency,
    Evidence, Grant, Identity, Import, Job, Link, Mapping, Member, Merge, Note, Notice, Organisation, Party,
    Passkey, Preference, RecoveryCode, Refusal, Registration, Residence, SavedView, SearchToken, Session,
    Setting, Stock, Store, Token, entities,
};

use crate::support::{at, day};

fn text() -> String {
    "een ‘tekst’ — met é en 😀".to_owned()
}

fn key() -> String {
    "sleutel".to_owned()
}

macro_rules! numbered {
    ($tx:expr, $model:expr) => {{
        let mut row = $model.into_active_model().reset_all();
        row.id = NotSet;
        row.insert($tx).await.unwrap();
    }};
}

macro_rules! unnumbered {
    ($tx:expr, $model:expr) => {
        $model.into_active_model().reset_all().insert($tx).await.unwrap()
    };
}

/// Puts a row in every table. Row ids are 1 in a new database.
#[expect(clippy::too_many_lines, reason = "a row of every table")]
pub async fn fill(store: &Store) {
    let tx = store.begin().await.unwrap();
    numbered!(
        &tx,
        Organisation {
            id: 0,
            code: key(),
            name: text(),
            sector: text(),
            agreement_from: Some(day(2, 28)),
            agreement_to: Some(day(2, 28)),
            email: Some(text()),
            phone: Some(text()),
            address: Some(text()),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Account {
            id: 0,
            name: text(),
            email: key(),
            language: text(),
            password_hash: Some(text()),
            totp_secret: Some(vec![0, 1, 255]),
            totp_confirmed_at: Some(at(61)),
            totp_last_step: Some(1),
            active: true,
            needs_second_factor: true,
            created_at: at(61),
            last_login_at: Some(at(61)),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Grant {
            id: 0,
            account_id: 1,
            organisation_id: 1,
            role: text(),
            from_day: day(2, 28),
            to_day: Some(day(2, 28)),
            granted_by: Some(1),
            granted_at: at(61),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Passkey {
            id: 0,
            account_id: 1,
            name: text(),
            credential: text(),
            created_at: at(61),
            last_used_at: Some(at(61)),
        }
    );
    numbered!(&tx, RecoveryCode { id: 0, account_id: 1, code_hash: key(), used_at: Some(at(61)) });
    numbered!(&tx, Identity { id: 0, account_id: 1, issuer: key(), subject: key() });
    unnumbered!(
        &tx,
        Session {
            id: key(),
            account_id: Some(1),
            data: text(),
            created_at: at(61),
            seen_at: at(61),
            expires_at: at(61),
            agent: text(),
        }
    );
    numbered!(&tx, Attempt { id: 0, kind: key(), key: key(), at: at(61) });
    numbered!(
        &tx,
        Link {
            id: 0,
            token_hash: key(),
            purpose: text(),
            account_id: Some(1),
            expires_at: at(61),
            used_at: Some(at(61)),
        }
    );
    numbered!(
        &tx,
        Token {
            id: 0,
            account_id: 1,
            organisation_id: 1,
            name: text(),
            token_hash: key(),
            scopes: text(),
            created_at: at(61),
            expires_at: at(61),
            revoked_at: Some(at(61)),
            last_used_at: Some(at(61)),
        }
    );
    unnumbered!(&tx, Setting { key: key(), value: text() });
    numbered!(&tx, Area { id: 0, company: key(), zone: key(), nis: key() });
    numbered!(
        &tx,
        Registration {
            id: 0,
            number: key(),
            registered_on: day(2, 28),
            name: text(),
            birth_date: day(2, 28),
            sex: text(),
            phone: Some(text()),
            email: Some(text()),
            national_number: Some(vec![0, 1, 255]),
            national_number_hash: Some(key()),
            monthly_income: 1,
            yearly_income: 1,
            owns_property: true,
            housing_need: Some(text()),
            need_documented: true,
            need_evidence: Some(text()),
            need_evidence_on: Some(day(2, 28)),
            need_until: Some(day(2, 28)),
            ocmw_nis: Some(key()),
            target_groups: text(),
            transfer: text(),
            informal_care_nis: Some(key()),
            adapted_need: true,
            warning_flag: true,
            support_agreement: true,
            emancipated: true,
            status: text(),
            suspended_until: Some(day(2, 28)),
            sort_name: key(),
            merged_into: Some(1),
            erased_at: Some(at(61)),
            closed_on: Some(day(2, 28)),
            updated_at: at(61),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Member {
            id: 0,
            registration_id: 1,
            name: Some(text()),
            birth_date: day(2, 28),
            sex: text(),
            relation: text(),
            dependent: true,
            stays: text(),
        }
    );
    numbered!(
        &tx,
        Residence { id: 0, registration_id: 1, nis: key(), from_day: day(2, 28), to_day: Some(day(2, 28)) }
    );
    unnumbered!(&tx, Preference { registration_id: 1, nis: key() });
    numbered!(&tx, Refusal { id: 0, registration_id: 1, refused_on: day(2, 28), valid: true });
    unnumbered!(&tx, SearchToken { token: key(), registration_id: 1 });
    numbered!(
        &tx,
        Attestation {
            id: 0,
            registration_id: 1,
            organisation_id: 1,
            issued_on: day(2, 28),
            valid_until: Some(day(2, 28)),
            level: text(),
            ocmw: text(),
            search: text(),
            ready: true,
            engagement: true,
            confirmed_on: Some(day(2, 28)),
            confirmed_by: Some(1),
            issued_by: Some(1),
            withdrawn_on: Some(day(2, 28)),
            withdrawn_reason: Some(text()),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Dwelling {
            id: 0,
            code: key(),
            company: key(),
            zone: key(),
            nis: key(),
            bedrooms: 1,
            adapted: true,
            reserved_for: Some(text()),
            rent: Some(1),
            available_on: Some(day(2, 28)),
            min_age: Some(1),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Allocation {
            id: 0,
            dwelling_id: 1,
            registration_id: 1,
            pillar: 1,
            target_group: Some(text()),
            decided_on: day(2, 28),
            ended_on: Some(day(2, 28)),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Stock { id: 0, nis: key(), company: key(), zone: key(), dwellings: 1, reserved: 1, version: 1 }
    );
    unnumbered!(&tx, DocumentBlob { sha256: key(), bytes: vec![0, 1, 255] });
    numbered!(
        &tx,
        Document {
            id: 0,
            sha256: key(),
            media_type: text(),
            size: 1,
            title: text(),
            registration_id: Some(1),
            layer: text(),
            uploaded_by: Some(1),
            at: at(61),
            belongs_to: key(),
            belongs_id: 1,
            term: key(),
        }
    );
    numbered!(
        &tx,
        Party {
            id: 0,
            registration_id: 1,
            organisation_id: 1,
            account_id: Some(1),
            part: text(),
            from_day: day(2, 28),
            to_day: Some(day(2, 28)),
        }
    );
    numbered!(
        &tx,
        Consent {
            id: 0,
            registration_id: 1,
            purpose: text(),
            organisation_id: 1,
            given_on: day(2, 28),
            form_document_id: Some(1),
            recorded_by: 1,
            withdrawn_on: Some(day(2, 28)),
            withdrawn_by: Some(1),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Emergency {
            id: 0,
            registration_id: 1,
            account_id: 1,
            organisation_id: 1,
            reason: text(),
            at: at(61),
            expires_at: at(61),
        }
    );
    numbered!(
        &tx,
        Evidence {
            id: 0,
            registration_id: 1,
            organisation_id: 1,
            kind: text(),
            dated_on: day(2, 28),
            valid_until: Some(day(2, 28)),
            document_id: Some(1),
            recorded_by: 1,
            recorded_at: at(61),
            replaced_by: Some(1),
            ended_on: Some(day(2, 28)),
            ended_by: Some(1),
            ended_reason: Some(text()),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Note {
            id: 0,
            registration_id: 1,
            layer: text(),
            organisation_id: 1,
            author_id: 1,
            body: vec![0, 1, 255],
            at: at(61),
            version: 1,
        }
    );
    numbered!(
        &tx,
        Merge { id: 0, kept_id: 1, merged_id: 1, by: 1, at: at(61), before: text(), undone_at: Some(at(61)) }
    );
    numbered!(
        &tx,
        Job {
            id: 0,
            kind: key(),
            payload: text(),
            due_at: at(61),
            state: key(),
            leased_by: Some(text()),
            leased_until: Some(at(61)),
            attempts: 1,
            progress: 1,
            result: Some(text()),
            created_by: Some(1),
            created_at: at(61),
            finished_at: Some(at(61)),
        }
    );
    numbered!(
        &tx,
        Import {
            id: 0,
            account_id: Some(1),
            organisation_id: Some(1),
            state: text(),
            created_at: at(61),
            applied_at: Some(at(61)),
            mapping: text(),
            report: text(),
            undo: Some(key()),
        }
    );
    numbered!(&tx, Mapping { id: 0, organisation_id: 1, name: text(), body: text(), version: 1 });
    numbered!(&tx, SavedView { id: 0, account_id: 1, page: key(), name: key(), query: text() });
    numbered!(
        &tx,
        Notice {
            id: 0,
            account_id: 1,
            kind: text(),
            args: text(),
            link: text(),
            at: at(61),
            read_at: Some(at(61)),
        }
    );
    let event = Event {
        at: at(61),
        account_id: Some(1),
        actor: text(),
        organisation_id: Some(1),
        action: key(),
        subject: key(),
        subject_id: Some(1),
        registration_id: Some(1),
        reason: Some(text()),
        detail: json!({"was": [1, null, "é"]}),
        request_id: Some(key()),
    };
    append(&tx, &[event.clone(), Event { reason: None, detail: json!(null), ..event }]).await.unwrap();
    tx.commit().await.unwrap();
}

/// Every row of every table, in no order of the database's own.
pub type Everything = BTreeMap<&'static str, Vec<String>>;

macro_rules! rows {
    ($store:expr, $($table:ident),* $(,)?) => {{
        let mut all = Everything::new();
        $(
            let found = entities::$table::Entity::find().all($store.reader()).await.unwrap();
            let mut rows: Vec<String> = found.iter().map(|row| format!("{row:?}")).collect();
            rows.sort();
            all.insert(stringify!($table), rows);
        )*
        all
    }};
}

/// All there is in a database.
pub async fn everything(store: &Store) -> Everything {
    rows!(
        store,
        account,
        allocation,
        area,
        attempt,
        attestation,
        audit,
        audit_detail,
        audit_head,
        consent,
        document,
        document_blob,
        dwelling,
        emergency,
        grant,
        identity,
        import,
        job,
        link,
        mapping,
        member,
        merge,
        note,
        notice,
        organisation,
        party,
        passkey,
        preference,
        recovery_code,
        refusal,
        registration,
        residence,
        saved_view,
        search_token,
        session,
        setting,
        stock,
        token,
    )
}

//! Accounts, sessions, tokens, links, attempts and what people keep: the functions that a request is made of.

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;
use store::entities::{grant, identity, passkey, token};
use store::{
    Account, Error, Organisation, Session, Store, accounts, attempts, links, mappings, notices, saved_views,
    sea_orm, sessions, settings, tokens,
};

use crate::support::{account, at, databases, day, migrated, opened, organisation};

async fn ann(store: &Store) -> (Account, Organisation) {
    let tx = store.begin().await.unwrap();
    let ann = account("ann@example.be").insert(&tx).await.unwrap();
    let company = organisation("LPW").insert(&tx).await.unwrap();
    for (role, from, to) in [("policy-officer", 1, Some(day(3, 1))), ("allocation-officer", 2, None)] {
        let grant = grant::ActiveModel {
            account_id: Set(ann.id),
            organisation_id: Set(company.id),
            role: Set(role.to_owned()),
            from_day: Set(day(from, 1)),
            to_day: Set(to),
            granted_at: Set(at(0)),
            version: Set(1),
            ..Default::default()
        };
        grant.insert(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    (ann, company)
}

fn session(id: &str, account_id: Option<i64>) -> Session {
    Session {
        id: id.to_owned(),
        account_id,
        data: "{}".to_owned(),
        created_at: at(0),
        seen_at: at(0),
        expires_at: at(600),
        agent: "Firefox".to_owned(),
    }
}

#[tokio::test]
async fn an_account_is_found_by_its_address_in_any_capitals_and_by_its_identity() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, _) = ann(&store).await;
        let db = store.reader();
        assert_eq!(accounts::by_email(db, " ANN@example.be ").await.unwrap().unwrap(), ann);
        assert_eq!(accounts::by_email(db, "ann@example.com").await.unwrap(), None);
        assert_eq!(accounts::by_id(db, ann.id).await.unwrap().unwrap(), ann);
        assert_eq!(accounts::all(db).await.unwrap(), std::slice::from_ref(&ann));
        let known = identity::ActiveModel {
            account_id: Set(ann.id),
            issuer: Set("https://login.example.be".to_owned()),
            subject: Set("42".to_owned()),
            ..Default::default()
        };
        known.insert(store.writer()).await.unwrap();
        let found = accounts::by_identity(db, "https://login.example.be", "42").await.unwrap();
        assert_eq!(found.map(|account| account.id), Some(ann.id));
        assert_eq!(accounts::by_identity(db, "https://other.example.be", "42").await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_session_tells_who_is_behind_it_until_it_ends() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, company) = ann(&store).await;
        let db = store.writer();
        sessions::save(db, session("a", Some(ann.id))).await.unwrap();
        sessions::save(db, session("b", None)).await.unwrap();
        let signed_in = sessions::signed_in(db, "a", at(1)).await.unwrap().unwrap();
        assert_eq!(signed_in.session, session("a", Some(ann.id)));
        assert_eq!(signed_in.account, ann);
        let roles: Vec<(&str, i64)> = signed_in.grants.iter().map(|(g, o)| (g.role.as_str(), o.id)).collect();
        assert_eq!(roles, [("policy-officer", company.id), ("allocation-officer", company.id)]);
        assert_eq!(sessions::signed_in(db, "b", at(1)).await.unwrap(), None);
        assert_eq!(sessions::signed_in(db, "a", at(600)).await.unwrap(), None);
        sessions::touch(db, "a", at(500), at(1100)).await.unwrap();
        assert!(sessions::signed_in(db, "a", at(600)).await.unwrap().is_some());
        assert!(sessions::end(db, "a").await.unwrap());
        assert!(!sessions::end(db, "a").await.unwrap());
        assert_eq!(sessions::signed_in(db, "a", at(600)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn sessions_are_written_again_ended_together_and_swept() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, _) = ann(&store).await;
        let db = store.writer();
        for id in ["a", "b", "c"] {
            sessions::save(db, session(id, Some(ann.id))).await.unwrap();
        }
        let later = Session { data: "{\"x\":1}".to_owned(), seen_at: at(9), ..session("b", Some(ann.id)) };
        sessions::save(db, later.clone()).await.unwrap();
        assert_eq!(sessions::get(db, "b", at(10)).await.unwrap(), Some(later.clone()));
        assert_eq!(sessions::of_account(db, ann.id, at(10)).await.unwrap()[0], later);
        assert_eq!(sessions::end_all(db, ann.id, Some("b")).await.unwrap(), 2);
        assert_eq!(sessions::of_account(db, ann.id, at(10)).await.unwrap(), [later]);
        assert_eq!(sessions::sweep(db, at(599)).await.unwrap(), 0);
        assert_eq!(sessions::sweep(db, at(600)).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_token_works_until_it_ends_or_is_withdrawn() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, company) = ann(&store).await;
        let db = store.writer();
        let made = token::ActiveModel {
            account_id: Set(ann.id),
            organisation_id: Set(company.id),
            name: Set("rapport".to_owned()),
            token_hash: Set("ab".to_owned()),
            scopes: Set("register.read".to_owned()),
            created_at: Set(at(0)),
            expires_at: Set(at(100)),
            ..Default::default()
        };
        let made = made.insert(db).await.unwrap();
        tokens::used(db, made.id, at(5)).await.unwrap();
        let bearer = tokens::bearer(db, "ab", at(10)).await.unwrap().unwrap();
        assert_eq!((bearer.account.id, bearer.grants.len()), (ann.id, 2));
        assert_eq!(bearer.token.last_used_at, Some(at(5)));
        assert_eq!(tokens::bearer(db, "ab", at(100)).await.unwrap(), None);
        assert!(!tokens::revoke(db, made.id, ann.id + 1, at(20)).await.unwrap());
        assert!(tokens::revoke(db, made.id, ann.id, at(20)).await.unwrap());
        assert_eq!(tokens::bearer(db, "ab", at(10)).await.unwrap(), None);
        assert_eq!(tokens::of_account(db, ann.id).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_be_used_once_is_used_once() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        let (ann, _) = ann(&stores[0]).await;
        let db = stores[0].writer();
        links::issue(db, "ab", "reset", Some(ann.id), at(100)).await.unwrap();
        accounts::replace_recovery_codes(db, ann.id, &["x".to_owned(), "y".to_owned()]).await.unwrap();
        let mut trying = tokio::task::JoinSet::new();
        for n in 0..20 {
            let store = stores[n % 2].clone();
            let id = ann.id;
            trying.spawn(async move {
                let db = store.writer();
                let link = links::spend(db, "ab", at(50)).await.unwrap().is_some();
                let code = accounts::spend_recovery_code(db, id, "x", at(50)).await.unwrap();
                let step = accounts::use_totp_step(db, id, 1000).await.unwrap();
                [link, code, step].map(usize::from)
            });
        }
        let mut used = [0; 3];
        while let Some(tried) = trying.join_next().await {
            let tried = tried.unwrap();
            used = std::array::from_fn(|n| used[n] + tried[n]);
        }
        assert_eq!(used, [1, 1, 1], "{database}");
        assert_eq!(accounts::recovery_codes_left(db, ann.id).await.unwrap(), 1);
        assert!(!accounts::use_totp_step(db, ann.id, 999).await.unwrap());
        assert!(accounts::use_totp_step(db, ann.id, 1001).await.unwrap());
    }
}

#[tokio::test]
async fn a_link_works_until_it_ends_or_is_revoked() {
    for database in databases() {
        let store = migrated(&database).await;
        let db = store.writer();
        let link = links::issue(db, "ab", "first-admin", None, at(100)).await.unwrap();
        assert_eq!(links::find(db, "ab", at(99)).await.unwrap(), Some(link));
        assert_eq!(links::find(db, "ab", at(100)).await.unwrap(), None);
        assert_eq!(links::spend(db, "ab", at(100)).await.unwrap(), None);
        assert_eq!(links::revoke(db, "invite", None).await.unwrap(), 0);
        assert_eq!(links::revoke(db, "first-admin", None).await.unwrap(), 1);
        assert_eq!(links::find(db, "ab", at(1)).await.unwrap(), None);
        links::issue(db, "cd", "first-admin", None, at(100)).await.unwrap();
        assert_eq!(links::sweep(db, at(101)).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn attempts_count_within_their_window_and_for_their_key_alone() {
    for database in databases() {
        let store = migrated(&database).await;
        let db = store.writer();
        for (kind, key, second) in
            [("password", "ann", 1), ("password", "ann", 50), ("password", "bo", 50), ("totp", "ann", 50)]
        {
            attempts::record(db, kind, key, at(second)).await.unwrap();
        }
        assert_eq!(attempts::count(db, "password", "ann", at(0)).await.unwrap(), 2);
        assert_eq!(attempts::count(db, "password", "ann", at(1)).await.unwrap(), 1);
        attempts::clear(db, "password", "ann").await.unwrap();
        assert_eq!(attempts::count(db, "password", "ann", at(0)).await.unwrap(), 0);
        assert_eq!(attempts::count(db, "password", "bo", at(0)).await.unwrap(), 1);
        assert_eq!(attempts::sweep(db, at(51)).await.unwrap(), 2);
    }
}

#[tokio::test]
async fn a_recovery_code_of_before_does_not_work_any_more() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, _) = ann(&store).await;
        let db = store.writer();
        accounts::replace_recovery_codes(db, ann.id, &["x".to_owned()]).await.unwrap();
        accounts::replace_recovery_codes(db, ann.id, &["y".to_owned()]).await.unwrap();
        assert!(!accounts::spend_recovery_code(db, ann.id, "x", at(1)).await.unwrap());
        assert!(accounts::spend_recovery_code(db, ann.id, "y", at(1)).await.unwrap());
        let key = passkey::ActiveModel {
            account_id: Set(ann.id),
            name: Set("sleutel".to_owned()),
            credential: Set("{}".to_owned()),
            created_at: Set(at(0)),
            ..Default::default()
        };
        let key = key.insert(db).await.unwrap();
        assert_eq!(accounts::passkeys(db, ann.id).await.unwrap(), [key]);
        accounts::logged_in(db, ann.id, at(7)).await.unwrap();
        let after = accounts::by_id(db, ann.id).await.unwrap().unwrap();
        assert_eq!((after.last_login_at, after.version), (Some(at(7)), ann.version));
    }
}

#[tokio::test]
async fn the_people_of_an_organisation_are_those_with_a_role_there() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, company) = ann(&store).await;
        let other = organisation("WKE").insert(store.writer()).await.unwrap();
        let people = accounts::of_organisation(store.reader(), company.id).await.unwrap();
        assert!(people.len() == 2 && people.iter().all(|(_, account)| account.id == ann.id));
        assert_eq!(accounts::of_organisation(store.reader(), other.id).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_counter_raised_by_two_programs_misses_no_step() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        let mut raising = tokio::task::JoinSet::new();
        for n in 0..60 {
            let store = stores[n % 2].clone();
            raising.spawn(async move { settings::bump(store.writer(), settings::REGISTER_VERSION).await });
        }
        while let Some(raised) = raising.join_next().await {
            raised.unwrap().unwrap();
        }
        let db = stores[1].reader();
        assert_eq!(settings::counter(db, settings::REGISTER_VERSION).await.unwrap(), 60, "{database}");
        settings::set(stores[0].writer(), "vault_check", "one").await.unwrap();
        settings::set(stores[0].writer(), "vault_check", "two").await.unwrap();
        assert_eq!(settings::get(db, "vault_check").await.unwrap().as_deref(), Some("two"));
        assert!(matches!(settings::counter(db, "vault_check").await, Err(Error::Damaged(_))));
        settings::remove(stores[0].writer(), "vault_check").await.unwrap();
        assert_eq!(settings::get(db, "vault_check").await.unwrap(), None);
        assert_eq!(settings::counter(db, "vault_check").await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_message_is_unread_until_it_is_read() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, _) = ann(&store).await;
        let db = store.writer();
        let mut left = Vec::new();
        for second in [1, 2, 3] {
            let args = json!({"number": second});
            left.push(
                notices::leave(db, ann.id, "import-done", &args, "/invoer/1", at(second)).await.unwrap(),
            );
        }
        assert_eq!(notices::unread(db, ann.id).await.unwrap(), 3);
        assert_eq!(notices::read(db, ann.id, Some(left[1].id), at(9)).await.unwrap(), 1);
        assert_eq!(notices::read(db, ann.id + 1, Some(left[0].id), at(9)).await.unwrap(), 0);
        assert_eq!(notices::unread(db, ann.id).await.unwrap(), 2);
        assert_eq!(notices::of_account(db, ann.id, Some(left[1].id), 5).await.unwrap(), [left[0].clone()]);
        assert_eq!(notices::read(db, ann.id, None, at(9)).await.unwrap(), 2);
        assert_eq!(notices::sweep(db, at(3)).await.unwrap(), 2);
    }
}

#[tokio::test]
async fn a_view_and_a_mapping_of_the_same_name_take_the_place_of_the_old() {
    for database in databases() {
        let store = migrated(&database).await;
        let (ann, company) = ann(&store).await;
        let db = store.writer();
        let first = saved_views::save(db, ann.id, "candidates", "mijn lijst", "q=a").await.unwrap();
        let second = saved_views::save(db, ann.id, "candidates", "mijn lijst", "q=b").await.unwrap();
        assert_eq!((first.id, second.query.as_str()), (second.id, "q=b"));
        assert_eq!(
            saved_views::of_page(db, ann.id, "candidates").await.unwrap(),
            std::slice::from_ref(&second)
        );
        assert!(!saved_views::remove(db, ann.id + 1, second.id).await.unwrap());
        assert!(saved_views::remove(db, ann.id, second.id).await.unwrap());
        mappings::remember(db, company.id, "CIR", "{}").await.unwrap();
        let known = mappings::remember(db, company.id, "CIR", "{\"a\":1}").await.unwrap();
        assert_eq!((known.version, known.body.as_str()), (2, "{\"a\":1}"));
        assert_eq!(mappings::by_name(db, company.id, "CIR").await.unwrap(), Some(known.clone()));
        assert_eq!(mappings::of_organisation(db, company.id).await.unwrap(), [known]);
    }
}

#[tokio::test]
async fn an_account_takes_its_sessions_along_when_it_goes() {
    for database in databases() {
        let store = migrated(&database).await;
        let ann = account("ann@example.be").insert(store.writer()).await.unwrap();
        sessions::save(store.writer(), session("a", Some(ann.id))).await.unwrap();
        store::remove::<store::entities::account::Entity, _>(store.writer(), ann.id, 1).await.unwrap();
        assert_eq!(sessions::get(store.reader(), "a", at(0) + TimeDelta::seconds(1)).await.unwrap(), None);
    }
}

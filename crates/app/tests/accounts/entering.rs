//! Passwords, pauses, links, second steps.

use super::{PASSWORD, World, asked, at, keys, sure};
use app::office::accounts::{Half, Knock, Next, kept, links, recovery, totp};
use app::office::{No, Setup};
use chrono::Duration;
use store::accounts;
use store::sea_orm::EntityTrait;

#[tokio::test]
async fn too_many_wrong_passwords_pause_the_account_and_the_pause_ends() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        for minute in 0..3 {
            let wrong = world.enter("ann@kempen.example", "iets anders hier", minute, "10.0.0.2").await;
            assert_eq!(keys(wrong), ["login-wrong"], "{database}");
        }
        let paused = world.enter("ann@kempen.example", PASSWORD, 3, "10.0.0.3").await;
        assert_eq!(keys(paused), ["login-pause"], "{database}: from anywhere, even with the right one");
        let after = world.enter("ann@kempen.example", PASSWORD, 16, "10.0.0.3").await;
        assert_eq!(after.unwrap(), world.ann, "{database}");
    }
}

#[tokio::test]
async fn of_many_wrong_passwords_at_once_no_more_than_the_limit_are_answered() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let enter = |minute| world.enter("ann@kempen.example", "iets heel anders", minute, "10.0.0.1");
        let (a, b, c) = tokio::join!(enter(0), enter(0), enter(0));
        let (d, e, f) = tokio::join!(enter(0), enter(0), enter(0));
        let all = [a, b, c, d, e, f].map(|answer| keys(answer)[0]);
        let answered = all.iter().filter(|key| **key == "login-wrong").count();
        assert_eq!(answered, 3, "{database}: {all:?}");
        let tx = world.office.store.begin().await.unwrap();
        let counted = store::entities::attempt::Entity::find().all(&tx).await.unwrap().len();
        assert_eq!(counted, 6, "{database}: three on the account, three from the address");
    }
}

#[tokio::test]
async fn a_network_address_is_paused_after_five_times_as_many_on_any_accounts() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        for number in 0..15 {
            let email = format!("nobody{number}@kempen.example");
            assert_eq!(keys(world.enter(&email, "fout", 0, "10.0.0.9").await), ["login-wrong"], "{database}");
        }
        let paused = world.enter("ann@kempen.example", PASSWORD, 1, "10.0.0.9").await;
        assert_eq!(keys(paused), ["login-pause"], "{database}");
        assert!(world.enter("ann@kempen.example", PASSWORD, 1, "10.0.0.8").await.is_ok(), "{database}");
    }
}

#[tokio::test]
async fn an_unknown_address_is_told_what_a_wrong_password_is_told() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let unknown = world.enter("nobody@kempen.example", PASSWORD, 0, "").await.unwrap_err();
    let wrong = world.enter("ann@kempen.example", "iets anders", 0, "").await.unwrap_err();
    assert_eq!(format!("{unknown:?}"), format!("{wrong:?}"));
}

#[tokio::test]
async fn an_invitation_works_once_and_for_seven_days_and_refuses_easy_passwords() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let (id, token) = world.invite("Bram", world.caw, "support-worker").await.unwrap();
        let set = async |token: &str, password: &str, minute: i64| {
            let when = asked(minute);
            let knock = Knock { asked: &when, source: "10.0.0.4" };
            links::set_password(&world.office, token, password, &knock).await
        };
        assert_eq!(keys(set(&token, "kort", 1).await), ["password-short"], "{database}");
        assert_eq!(keys(set(&token, "wachtwoord123", 1).await), ["password-common"], "{database}");
        let own = keys(set(&token, "bram@kempen.example", 1).await);
        assert_eq!(own, ["password-own"], "{database}");
        assert_eq!(set(&token, PASSWORD, 1).await.unwrap().id, id, "{database}");
        assert!(matches!(set(&token, PASSWORD, 1).await, Err(No::NotFound)), "{database}: spent");
        let (_, late) = world.invite("Chris", world.caw, "support-worker").await.unwrap();
        assert!(matches!(set(&late, PASSWORD, 8 * 24 * 60).await, Err(No::NotFound)), "{database}: too late");
    }
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_gets_it() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let (_, token) = world.invite("Bram", world.caw, "support-worker").await.unwrap();
        let when = asked(1);
        let knock = Knock { asked: &when, source: "10.0.0.4" };
        let (a, b) = tokio::join!(
            links::set_password(&world.office, &token, PASSWORD, &knock),
            links::set_password(&world.office, &token, "zeven blauwe stoelen", &knock),
        );
        assert_eq!([a.is_ok(), b.is_ok()].into_iter().filter(|ok| *ok).count(), 1, "{database}");
    }
}

/// A code of the app at a moment.
fn code(secret: &str, at: chrono::DateTime<chrono::Utc>) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let app = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    app.generate(at.timestamp().unsigned_abs()).to_string()
}

#[tokio::test]
async fn a_code_of_the_app_and_a_recovery_code_work_once() {
    for database in testbed::databases() {
        let world = World::with(&database, Setup { attempts: 20, ..Setup::default() }).await;
        let office = &world.office;
        let acting = world.ann().await;
        let offer = totp::offer(office, world.ann, None, "beeld").await.unwrap();
        let knocking = asked(0);
        let knock = Knock { asked: &knocking, source: "10.0.0.1" };
        let confirm =
            async |code: &str| totp::confirm(office, &acting, sure(), &offer.sealed, code, &knock).await;
        assert_eq!(keys(confirm("000000").await), ["factor-code-wrong"], "{database}");
        confirm(&code(&offer.secret, at(0))).await.unwrap();
        let codes = recovery::renew(office, &acting, sure()).await.unwrap();
        let account = accounts::by_id(office.store.reader(), world.ann).await.unwrap().unwrap();
        let half = Half::new(office, &account, Next::Prove, "/", at(5));
        let prove = async |typed: &str, minute: i64| {
            let when = asked(minute);
            totp::prove(office, &half, typed, &Knock { asked: &when, source: "10.0.0.1" }).await
        };
        let right = code(&offer.secret, at(5));
        assert_eq!(keys(prove(&code(&offer.secret, at(0)), 5).await), ["factor-code-wrong"], "{database}");
        prove(&right, 5).await.unwrap();
        assert_eq!(keys(prove(&right, 5).await), ["factor-code-wrong"], "{database}: used");
        let when = asked(6);
        let knock = Knock { asked: &when, source: "10.0.0.1" };
        let spend = async |typed: &str| recovery::prove(office, &half, typed, &knock).await;
        spend(&codes[3].to_uppercase()).await.unwrap();
        assert_eq!(keys(spend(&codes[3]).await), ["factor-recovery-wrong"], "{database}: used");
        assert!(matches!(prove(&right, 21).await, Err(No::NotFound)), "{database}: half only a quarter");
    }
}

#[tokio::test]
async fn a_half_log_in_is_worth_nothing_once_the_password_is_another() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let office = &world.office;
    let account = accounts::by_id(office.store.reader(), world.ann).await.unwrap().unwrap();
    let half = Half::new(office, &account, Next::Prove, "/", at(0));
    assert!(half.account(office, at(1)).await.unwrap().is_some());
    let tx = office.store.begin().await.unwrap();
    store::people::set_password(&tx, world.ann, "another hash").await.unwrap();
    tx.commit().await.unwrap();
    assert!(half.account(office, at(1)).await.unwrap().is_none());
}

#[tokio::test]
async fn a_form_that_was_kept_opens_for_its_writer_only_and_not_for_long() {
    let database = testbed::sqlite();
    let world = World::new(&database).await;
    let office = &world.office;
    let form = kept::Kept {
        whose: kept::mark(office, world.ann),
        to: "/kandidaten/7".to_owned(),
        fields: vec![("note".to_owned(), "belde vandaag".to_owned())],
        at: at(0),
    };
    let sealed = form.seal(office).unwrap();
    assert!(!sealed.contains("belde"));
    assert_eq!(kept::Kept::open(office, &sealed, world.ann, at(5)), Some(form));
    assert_eq!(kept::Kept::open(office, &sealed, world.ann + 1, at(5)), None);
    assert_eq!(kept::Kept::open(office, &sealed, world.ann, at(0) + Duration::hours(2)), None);
    assert_eq!(kept::Kept::open(office, "geknoei", world.ann, at(5)), None);
}

#[tokio::test]
async fn nothing_secret_stands_in_the_log() {
    for database in testbed::databases() {
        let world = World::new(&database).await;
        let (_, token) = world.invite("Bram", world.caw, "support-worker").await.unwrap();
        let _ = world.enter("geheim@adres.example", "mijn geheime zin", 0, "10.0.0.2").await;
        let _ = world.enter("ann@kempen.example", "mijn geheime zin", 0, "10.0.0.2").await;
        world.enter("ann@kempen.example", PASSWORD, 1, "10.0.0.2").await.unwrap();
        let codes = recovery::renew(&world.office, &world.ann().await, sure()).await.unwrap();
        let (actions, text) = world.log().await;
        let expected = [
            "account-created",
            "role-granted",
            "link-issued",
            "link-used",
            "password-changed",
            "account-created",
            "role-granted",
            "link-issued",
            "login-wrong",
            "login-wrong",
            "login",
            "recovery-codes-made",
        ];
        assert_eq!(actions, expected, "{database}");
        for secret in [&token, PASSWORD, "geheime zin", "geheim@adres", "10.0.0.2", &codes[0]] {
            assert!(!text.contains(secret), "{database}: {secret} stands in the log");
        }
        let verdict = store::audit::verify(world.office.store.reader(), None, |_, _| {}).await.unwrap();
        assert!(verdict.broken.is_none(), "{database}");
    }
}

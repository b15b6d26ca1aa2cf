//! Identities at a provider: whose they are, and that the last way in is never taken away.

use super::{World, keys, sure};
use app::office::accounts::openid::link;
use app::office::{Claims, No, OpenId, Setup};
use store::entities::account;
use store::identities;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

const ISSUER: &str = "https://login.example";

fn setup() -> Setup {
    let openid = OpenId {
        issuer: ISSUER.to_owned(),
        client_id: "woonspoor".to_owned(),
        client_secret_file: None,
        name: "Voorbeeld".to_owned(),
        scopes: Vec::new(),
        claims: Claims::default(),
        create_accounts: false,
    };
    Setup { openid: Some(openid), second_factor: false, ..Setup::default() }
}

async fn add(world: &World, account: i64, issuer: &str, subject: &str) -> Result<(), store::Error> {
    let tx = world.office.store.begin().await.unwrap();
    identities::add(&tx, account, issuer, subject).await?;
    tx.commit().await
}

async fn forget_password(world: &World, account: i64) {
    let tx = world.office.store.begin().await.unwrap();
    let one = account::Entity::update_many().filter(account::Column::Id.eq(account));
    one.col_expr(account::Column::PasswordHash, Expr::value(None::<String>)).exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn of_two_ways_in_taken_away_at_once_one_stays() {
    for database in testbed::databases() {
        let world = World::with(&database, setup()).await;
        let ann = world.ann().await;
        for subject in ["s-1", "s-2"] {
            add(&world, world.ann, ISSUER, subject).await.unwrap();
        }
        forget_password(&world, world.ann).await;
        let all = link::list(&world.office, &ann).await.unwrap();
        let take = |id: i64| link::unlink(&world.office, &ann, sure(), id);
        let (one, other) = tokio::join!(take(all[0].id), take(all[1].id));
        let refused: Vec<_> = [one, other].into_iter().filter(Result::is_err).collect();
        assert_eq!(refused.len(), 1, "{database}: {refused:?}");
        for no in refused {
            assert_eq!(keys(no), ["identity-last"], "{database}");
        }
        assert_eq!(link::list(&world.office, &ann).await.unwrap().len(), 1, "{database}");
    }
}

#[tokio::test]
async fn an_identity_elsewhere_is_no_way_in_and_anothers_is_not_ones_own() {
    for database in testbed::databases() {
        let world = World::with(&database, setup()).await;
        let ann = world.ann().await;
        let bram = world.person("Bram", world.caw, "support-worker").await;
        add(&world, world.ann, ISSUER, "s-1").await.unwrap();
        add(&world, world.ann, "https://formerly.example", "s-1").await.unwrap();
        add(&world, bram, ISSUER, "s-2").await.unwrap();
        assert!(add(&world, bram, ISSUER, "s-1").await.is_err(), "{database}: one identity, two accounts");
        forget_password(&world, world.ann).await;
        let all = link::list(&world.office, &ann).await.unwrap();
        assert_eq!(all[0].provider, "Voorbeeld", "{database}");
        assert_eq!(all[1].provider, "https://formerly.example", "{database}");
        let last = link::unlink(&world.office, &ann, sure(), all[0].id).await;
        assert_eq!(keys(last), ["identity-last"], "{database}");
        link::unlink(&world.office, &ann, sure(), all[1].id).await.unwrap();
        let brams = identities::of_account(world.office.store.reader(), bram).await.unwrap();
        let foreign = link::unlink(&world.office, &ann, sure(), brams[0].id).await;
        assert!(matches!(foreign, Err(No::NotFound)), "{database}: {foreign:?}");
    }
}

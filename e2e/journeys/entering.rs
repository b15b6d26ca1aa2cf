//! Getting in with a password and the code of an app, and coming back after having been away too long.

use super::Desk;
use crate::office::PASSWORD;
use server::clock::Moment;
use store::entities::session;
use store::sea_orm::EntityTrait;
use store::{Options, Store};

/// The code that an app with this secret shows, so many half minutes from now.
fn code(secret: &str, steps: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let at = Moment::read(None).now.timestamp() + 30 * steps;
    totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(at.unsigned_abs()).to_string()
}

#[tokio::test]
async fn a_password_is_followed_by_the_code_of_an_app() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    desk.goto("/profiel").await;
    browser.click("App met codes instellen").await;
    browser.inspect("app-instellen").await;
    let secret = "return document.getElementById('secret').textContent.trim()";
    let secret: String = browser.ask(secret, vec![]).await;
    browser.fill("Code die de app toont", "12").await;
    browser.click_role("button", "App bewaren").await;
    browser.inspect("app-fout").await;
    browser.fill("Code die de app toont", &code(&secret, 0)).await;
    browser.click_role("button", "App bewaren").await;
    browser.expect_path("/profiel/herstelcodes").await;
    browser.inspect("herstelcodes").await;
    browser.click_role("button", "Nieuwe codes maken").await;
    browser.expect_text("U ziet deze codes alleen nu.").await;
    browser.inspect("herstelcodes-gemaakt").await;

    // Somebody who knows the password only is not in.
    browser.driver().delete_all_cookies().await.unwrap();
    desk.goto("/aanmelden").await;
    browser.fill("E-mailadres", "toewijzing@demo.example").await;
    browser.fill("Wachtwoord", PASSWORD).await;
    browser.click_role("button", "Aanmelden").await;
    browser.expect_path("/aanmelden/bevestigen").await;
    browser.inspect("bevestigen").await;
    desk.goto("/kandidaten").await;
    browser.expect_path("/aanmelden/bevestigen").await;
    browser.fill("Code uit uw app", &code(&secret, 40)).await;
    browser.click_role("button", "Bevestigen").await;
    browser.expect_text("Deze code klopt niet").await;
    browser.inspect("bevestigen-fout").await;
    browser.fill("Code uit uw app", &code(&secret, 1)).await;
    browser.click_role("button", "Bevestigen").await;
    browser.expect_path("/").await;
    browser.expect_text("Mijn werk").await;
}

#[tokio::test]
async fn what_was_typed_is_still_there_after_the_session_ended() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let file = desk.first_file().await;
    desk.goto(&format!("{file}/bewerken/persoon")).await;
    browser.fill("Telefoon", "014 44 44 44").await;

    let store = Store::open(&desk.database.url, &Options::default()).await.unwrap();
    let tx = store.begin().await.unwrap();
    session::Entity::delete_many().exec(&tx).await.unwrap();
    tx.commit().await.unwrap();

    browser.click_role("button", "Bewaren").await;
    browser.expect_path("/aanmelden").await;
    browser.expect_text("Wat u invulde, is bewaard.").await;
    browser.inspect("te-lang-weg").await;
    browser.fill("E-mailadres", "toewijzing@demo.example").await;
    browser.fill("Wachtwoord", PASSWORD).await;
    browser.click_role("button", "Aanmelden").await;
    browser.expect_text("Uw tekst is bewaard").await;
    browser.inspect("tekst-bewaard").await;
    browser.click_role("button", "Opnieuw versturen").await;
    browser.expect_path(&file).await;
    browser.expect_text("014 44 44 44").await;
}

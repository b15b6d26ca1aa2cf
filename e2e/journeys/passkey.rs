//! Logging in with a passkey.

use super::Desk;

#[tokio::test]
async fn a_passkey_is_added_and_opens_the_office() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let key = browser.plug_in_key().await;
    desk.goto("/profiel").await;
    browser.fill("Naam van de sleutel", "proef").await;
    browser.click_role("button", "Toegangssleutel toevoegen").await;
    browser.expect_text("Herstelcodes").await;
    assert_eq!(key.passkeys().await, 1);
    browser.inspect("na-de-sleutel").await;

    browser.driver().delete_all_cookies().await.unwrap();
    desk.goto("/aanmelden").await;
    browser.click_role("button", "Aanmelden met een toegangssleutel").await;
    browser.expect_text("Mijn werk").await;
    browser.expect_path("/").await;
}

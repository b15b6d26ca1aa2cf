//! Logging in with a passkey.

use super::Desk;

#[tokio::test]
async fn a_passkey_is_added_and_opens_the_office() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let key = browser.plug_in_key().await;
    desk.goto("/profiel").await;
    browser.inspect("profiel").await;
    assert_eq!(key.passkeys().await, 0);
}

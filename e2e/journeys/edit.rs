//! Changing a file, and two people who change it at once.

use super::Desk;
use testbed::Browser;

#[tokio::test]
async fn the_second_of_two_editors_sees_what_the_first_one_changed() {
    let desk = Desk::of("toewijzing").await;
    let first = &desk.browser;
    let second = Browser::start().await;
    desk.log_in(&second, "toewijzing2").await;
    let file = desk.first_file().await;
    let form = desk.server.url(&format!("{file}/bewerken/persoon"));
    first.goto(&form).await;
    second.goto(&form).await;

    first.fill("Telefoon", "014 11 11 11").await;
    first.click_role("button", "Bewaren").await;
    first.expect_text("De wijziging is bewaard.").await;

    second.fill("Telefoon", "014 22 22 22").await;
    second.click_role("button", "Bewaren").await;
    second.expect_text("Iemand anders wijzigde dit ook").await;
    second.expect_text("014 11 11 11").await;
    second.inspect("twee-tegelijk").await;

    // Nothing of the second one was saved.
    first.goto(&desk.server.url(&file)).await;
    first.expect_text("014 11 11 11").await;
    first.expect_no_text("014 22 22 22").await;
}

#[tokio::test]
async fn what_is_filled_in_wrongly_is_said_beside_the_field() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let file = desk.first_file().await;
    desk.goto(&format!("{file}/bewerken/persoon")).await;
    browser.fill("Naam", "").await;
    browser.fill("E-mailadres", "geen adres").await;
    browser.click_role("button", "Bewaren").await;
    browser.expect_text("Kijk deze velden na").await;
    browser.inspect("fout-ingevuld").await;
}

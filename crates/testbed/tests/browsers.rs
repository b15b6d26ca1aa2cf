//! The browser finds its way by labels and names, and sees what is wrong with a page.

use crate::support::{little, page};
use testbed::Browser;
use testbed::thirtyfour::Key;

const FORM: &str = "<form action=/done.html>\
    <p><label for=name>Naam</label> <input id=name name=name value=was>\
    <p><label>Geboortedatum <input type=date name=born></label>\
    <p><label>Gemeente <select name=nis><option value=''>Kies<option value=13014>Hoogstraten</select></label>\
    <p><label><input type=checkbox name=owns> Eigendom</label>\
    <p><label>Bewijs <input type=file name=evidence></label>\
    <p><label>Nota <textarea name=note></textarea></label>\
    <p><button>Bewaren</button> <a href=/other.html>Annuleren</a></form>\
    <table><tr id=one><td><a href=/one.html>Wijzigen</a><tr id=two><td><a href=/two.html>Wijzigen</a></table>";

#[tokio::test]
async fn a_form_is_filled_in_by_its_labels_and_sent() {
    let (server, pages) = little(&[("form.html", &page(FORM)), ("done.html", &page("Bewaard."))]);
    let file = pages.path().join("evidence.txt");
    std::fs::write(&file, "bewijs").expect("a file can be written");
    let browser = Browser::start().await;
    browser.goto(&server.url("/form.html")).await;
    browser.fill("Naam", "Jan Peeters").await;
    browser.type_into("Naam", "-Maes").await;
    browser.fill("Geboortedatum", "1980-02-29").await;
    browser.fill("Gemeente", "Hoogstraten").await;
    browser.fill("Nota", "Eén regel").await;
    browser.tick("Eigendom").await;
    browser.tick("Eigendom").await;
    browser.attach("Bewijs", &file).await;
    assert_eq!(browser.value("Naam").await, "Jan Peeters-Maes");
    assert_eq!(browser.value("Eigendom").await, "true");
    browser.untick("Eigendom").await;
    assert_eq!(browser.value("Eigendom").await, "false");
    browser.click_role("button", "Bewaren").await;
    browser.expect_text("Bewaard.").await;
    browser.expect_path("/done.html").await;
    let sent: Vec<(String, String)> = browser.address().await.query_pairs().into_owned().collect();
    let sent: Vec<String> = sent.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let expected =
        ["name=Jan Peeters-Maes", "born=1980-02-29", "nis=13014", "evidence=evidence.txt", "note=Eén regel"];
    assert_eq!(sent, expected);
    browser.expect_quiet_console().await;
}

#[tokio::test]
async fn of_two_links_of_one_name_the_part_of_the_page_decides() {
    let (server, _pages) = little(&[("form.html", &page(FORM)), ("two.html", &page("De tweede."))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/form.html")).await;
    browser.click("#two >> Wijzigen").await;
    browser.expect_path("/two.html").await;
    browser.expect_no_text("Bewaren").await;
    assert_eq!(browser.title().await, "Proef");
}

#[tokio::test]
#[should_panic(expected = "there is no button named “Weg”; there are: “Bewaren”")]
async fn a_button_that_is_not_there_fails_the_test_with_those_that_are() {
    let (server, _pages) = little(&[("form.html", &page(FORM))]);
    let browser = Browser::start().await.patient_for(1);
    browser.goto(&server.url("/form.html")).await;
    browser.click_role("button", "Weg").await;
}

#[tokio::test]
async fn keys_go_where_the_focus_is() {
    let (server, _pages) = little(&[("form.html", &page(FORM)), ("other.html", &page("Anders."))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/form.html")).await;
    browser.field("Nota").await.focus().await.expect("it takes the focus");
    browser.press("a").await;
    browser.press(Key::Tab + Key::Tab + Key::Enter).await;
    browser.expect_path("/other.html").await;
}

#[tokio::test]
async fn axe_finds_a_planted_fault_and_nothing_else() {
    let fault = "<p><input name=unlabelled></p><p style='color:#bbb;background:#fff'>Bleek</p>";
    let (server, _pages) = little(&[("fault.html", &page(fault)), ("good.html", &page("<p>Goed.</p>"))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/good.html")).await;
    browser.expect_accessible().await;
    browser.goto(&server.url("/fault.html")).await;
    let violations = browser.axe().await;
    let ids: Vec<_> = violations.iter().map(|violation| violation.id.as_str()).collect();
    assert_eq!(ids, ["color-contrast", "label"]);
    let told = violations[1].to_string();
    assert!(told.contains("<input name=\"unlabelled\">") && told.contains("critical"), "{told}");
}

#[tokio::test]
async fn targets_that_are_too_small_and_too_close_are_found() {
    let small = "<button style='width:12px;height:12px;padding:0' aria-label=a></button>\
        <button style='width:12px;height:12px;padding:0' aria-label=b></button>";
    let (server, _pages) = little(&[("small.html", &page(small))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/small.html")).await;
    let violations = browser.axe().await;
    assert_eq!(violations.iter().map(|v| v.id.as_str()).collect::<Vec<_>>(), ["target-size"]);
}

#[tokio::test]
async fn a_planted_overflow_is_found_and_named() {
    let wide = "<div id=wide style='width:500px'>Te breed</div>";
    let scrolls = "<div style='overflow-x:auto' tabindex=0><div style='width:900px'>Mag</div></div>";
    let long = format!("<p class=long>{}</p>", "x".repeat(200));
    let (server, _pages) = little(&[
        ("wide.html", &page(wide)),
        ("scrolls.html", &page(scrolls)),
        ("long.html", &page(&long)),
        ("desk.html", "<!doctype html><title>x</title>x"),
    ]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/wide.html")).await;
    let fault = browser.overflow_at(390).await.expect("it is too wide");
    assert!(fault.contains("main > div#wide") || fault.contains("div#wide reaches to 508"), "{fault}");
    assert_eq!(browser.overflow_at(600).await, None);
    browser.goto(&server.url("/scrolls.html")).await;
    browser.expect_fits(390).await;
    browser.goto(&server.url("/long.html")).await;
    let fault = browser.overflow_at(390).await.expect("one word is too long");
    assert!(fault.contains("p.long"), "{fault}");
    browser.goto(&server.url("/desk.html")).await;
    let fault = browser.overflow_at(390).await.expect("it says nothing about width");
    assert!(fault.contains("viewport"), "{fault}");
}

#[tokio::test]
async fn what_the_security_policy_stops_is_in_the_console() {
    let inline = page("<p>Tekst</p><script>document.title = 'Ingebracht'</script>");
    let (server, _pages) = little(&[("inline.html", &inline)]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/inline.html")).await;
    let errors = browser.console_errors().await;
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].source, "security", "{errors:?}");
    assert!(errors[0].text.contains("Content Security Policy"), "{errors:?}");
    assert_eq!(browser.console_errors().await, [], "asked once, told once");
    browser.goto(&server.url("/nowhere.html")).await;
    assert_eq!(browser.console_errors().await, [], "that a page is not there is an answer");
}

#[tokio::test]
async fn an_inspection_tells_all_faults_at_once() {
    let content = "<p><input name=unlabelled></p><div id=wide style='width:500px'>Te breed</div>\
        <script src=/gone.js></script>";
    let (server, _pages) = little(&[("bad.html", &page(content)), ("good.html", &page("Goed."))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/good.html")).await;
    browser.inspect("good").await;
    browser.goto(&server.url("/bad.html")).await;
    let inspection = tokio::spawn(async move { browser.inspect("bad").await });
    let panic = inspection.await.expect_err("it fails").into_panic();
    let told = panic.downcast_ref::<String>().expect("it tells why");
    for fault in ["label (critical)", "does not fit 390 pixels", "div#wide", "gone.js"] {
        assert!(told.contains(fault), "{fault} is not in: {told}");
    }
}

#[tokio::test]
async fn a_page_is_looked_at_without_its_scripts() {
    let content = "<p id=says>zonder</p><script src=/says.js></script>";
    let script = "document.getElementById('says').textContent = 'met'";
    let (server, _pages) = little(&[("page.html", &page(content)), ("says.js", script)]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/page.html")).await;
    browser.expect_text("Proef met").await;
    browser.allow_scripts(false).await;
    browser.goto(&server.url("/page.html")).await;
    browser.expect_text("Proef zonder").await;
    browser.expect_accessible().await;
}

#[tokio::test]
async fn a_page_is_printed_with_its_styles_for_paper() {
    let content =
        "<style>@media print { .screen { display: none } }</style><p class=screen>Menu</p><p>Brief</p>";
    let (server, _pages) = little(&[("page.html", &page(content))]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/page.html")).await;
    browser.expect_text("Menu").await;
    browser.as_printed(true).await;
    browser.expect_no_text("Menu").await;
    assert!(browser.pdf("page").await.starts_with(b"%PDF-"));
    browser.as_printed(false).await;
    browser.expect_text("Menu").await;
    assert!(browser.picture().await.starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn a_passkey_is_made_and_used() {
    let script = "const bytes = n => crypto.getRandomValues(new Uint8Array(n));\n\
        const say = text => { document.getElementById('says').textContent = text };\n\
        const rp = { id: 'localhost', name: 'Proef' };\n\
        const user = { id: bytes(16), name: 'a', displayName: 'A' };\n\
        const pubKeyCredParams = [{ type: 'public-key', alg: -7 }];\n\
        const authenticatorSelection = { residentKey: 'required', userVerification: 'required' };\n\
        document.getElementById('make').onclick = () => navigator.credentials.create({ publicKey: {\n\
          challenge: bytes(32), rp, user, pubKeyCredParams, authenticatorSelection } })\n\
          .then(made => say('gemaakt ' + made.type), e => say('mislukt ' + e));\n\
        document.getElementById('use').onclick = () => navigator.credentials.get({ publicKey: {\n\
          challenge: bytes(32), rpId: 'localhost', userVerification: 'required' } })\n\
          .then(used => say('gebruikt ' + used.type), e => say('mislukt ' + e));";
    let content = "<button id=make>Maken</button> <button id=use>Gebruiken</button> <p id=says>niets</p>\
        <script src=/keys.js></script>";
    let (server, _pages) = little(&[("keys.html", &page(content)), ("keys.js", script)]);
    let browser = Browser::start().await;
    let key = browser.plug_in_key().await;
    browser.goto(&server.url("/keys.html")).await;
    browser.click("Maken").await;
    browser.expect_text("gemaakt public-key").await;
    assert_eq!(key.passkeys().await, 1);
    browser.click("Gebruiken").await;
    browser.expect_text("gebruikt public-key").await;
    key.recognise_user(false).await;
    browser.click("Gebruiken").await;
    browser.expect_text("mislukt NotAllowedError").await;
    key.forget().await;
    assert_eq!(key.passkeys().await, 0);
    key.unplug().await;
}

#[tokio::test]
async fn a_download_can_be_read() {
    let content = "<a href=/list.csv download>Uitvoeren</a>";
    let (server, _pages) = little(&[("page.html", &page(content)), ("list.csv", "naam\r\nJan\r\n")]);
    let browser = Browser::start().await;
    browser.goto(&server.url("/page.html")).await;
    for _ in 0..2 {
        browser.click("Uitvoeren").await;
        assert_eq!(browser.downloaded("list.csv").await, b"naam\r\nJan\r\n");
    }
}

#[tokio::test]
async fn a_user_speaks_the_languages_asked_for() {
    let (server, _pages) = little(&[("page.html", &page(""))]);
    let browser = Browser::start_in("en-GB,nl").await;
    browser.goto(&server.url("/page.html")).await;
    let languages: Vec<String> = browser.ask("return navigator.languages", Vec::new()).await;
    assert_eq!(languages, ["en-GB", "nl"]);
}

#[tokio::test]
async fn a_browser_leaves_no_process_and_no_folder() {
    let browser = Browser::start().await;
    let folder = browser.folder().to_owned();
    let marked = || {
        let all = std::fs::read_dir("/proc").expect("this machine has /proc").flatten();
        let lines = all.filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok());
        let mark = folder.display().to_string();
        lines.filter(|line| String::from_utf8_lossy(line).contains(&mark)).count()
    };
    assert!(marked() > 2, "its processes carry the folder of their profile");
    drop(browser);
    assert_eq!(marked(), 0);
    assert!(!folder.exists());
}

//! A candidate's file: who sees what of it, two editors at once, consents, emergencies, attestations.

use crate::planted::{Planted, account_id, consent_to, date, organisation_id, plant, take_part};
use crate::support::{Answer, Desk, Visitor, day};
use axum::http::{StatusCode, header};
use store::entities::note;
use store::register::{self, Household};
use store::sea_orm::EntityTrait;

/// What stands in the file, and the layer or part it belongs to.
const MARKS: [(&str, &str); 11] = [
    ("contact", "0470 99 88 77"),
    ("identity", "3 februari 1980"),
    ("national", "***.83"),
    ("members", "Zilverberk Kind"),
    ("residences", "residence-line"),
    ("amounts", "1\u{a0}234,56"),
    ("need", "moet de woning binnen drie maanden"),
    ("evidence", "vonnis"),
    ("flag", "Knipperlicht"),
    ("points", "Punten volgens het reglement"),
    ("attestation", "24 december 2026"),
];

fn shown(answer: &Answer) -> Vec<&'static str> {
    let text = answer.text.replace("&nbsp;", "\u{a0}").replace("1 234,56", "1\u{a0}234,56");
    MARKS.iter().filter(|(_, mark)| text.contains(mark)).map(|(name, _)| *name).collect()
}

async fn sees(desk: &Desk, who: &str, id: i64) -> Vec<&'static str> {
    let answer = desk.signed_in(who).await.get(&format!("/kandidaten/{id}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{who}: {}", answer.text);
    shown(&answer)
}

#[tokio::test]
async fn everybody_sees_exactly_the_parts_that_the_policy_lets_them() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let landlord = [
        "contact",
        "identity",
        "national",
        "members",
        "residences",
        "amounts",
        "need",
        "flag",
        "points",
        "attestation",
    ];
    assert_eq!(sees(&desk, "toewijzing", id).await, landlord, "an officer sees no evidence");
    assert_eq!(sees(&desk, "privacy", id).await, ["contact", "identity", "national"]);
    for nobody in ["leefgoed", "begeleider", "vrijwilliger", "beleid", "beheer"] {
        let answer = desk.signed_in(nobody).await.get(&format!("/kandidaten/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nobody}");
    }
    take_part(&desk, id, "leefgoed", "landlord", None).await;
    assert_eq!(sees(&desk, "leefgoed", id).await, landlord, "a second company with a part of its own");
    take_part(&desk, id, "caw-voorbeeld", "volunteer", Some("vrijwilliger")).await;
    assert_eq!(sees(&desk, "vrijwilliger", id).await, ["contact"]);
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    let own = ["contact", "identity", "national", "attestation"];
    assert_eq!(sees(&desk, "begeleider", id).await, own, "named, without consent");
    consent_to(&desk, id, "caw-voorbeeld", "support").await;
    let supporting = [
        "contact",
        "identity",
        "national",
        "members",
        "residences",
        "need",
        "evidence",
        "flag",
        "points",
        "attestation",
    ];
    assert_eq!(sees(&desk, "begeleider", id).await, supporting, "the category of income, not the amounts");
}

#[tokio::test]
async fn whose_attestation_it_is_stands_in_the_list_and_in_the_reason_or_in_neither() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    consent_to(&desk, id, "caw-voorbeeld", "support").await;
    let path = format!("/kandidaten/{id}");
    for (who, told) in [("toewijzing", false), ("begeleider", true)] {
        let text = desk.signed_in(who).await.get(&path).await.text;
        assert!(text.contains("begeleiding in de gemeente"), "{who}: {text}");
        assert_eq!(text.contains("Attest van"), told, "the reason, for {who}: {text}");
        assert_eq!(text.contains(">Dienst</th>"), told, "the list, for {who}: {text}");
    }
}

#[tokio::test]
async fn opening_a_form_again_and_again_is_one_line_of_the_history() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let mut officer = desk.signed_in("toewijzing").await;
    for _ in 0..3 {
        officer.get(&format!("/kandidaten/{id}/bewerken/persoon")).await;
    }
    let history = officer.get(&format!("/kandidaten/{id}/geschiedenis")).await.text;
    assert_eq!(history.matches("Geopend om te wijzigen").count(), 1, "{history}");
    assert!(history.contains("3 keer"), "{history}");
    let lines = store::audit::of_registration(desk.office.store.reader(), id, None, 10).await.unwrap();
    assert_eq!(
        lines.iter().filter(|line| line.row.action == "view-to-change").count(),
        3,
        "the log keeps each"
    );
}

#[tokio::test]
async fn municipalities_of_the_own_company_come_first() {
    let desk = Desk::sqlite().await;
    let form = desk.signed_in("toewijzing").await.get("/kandidaten/nieuw").await.text;
    let at = |text: &str| form.find(text).unwrap_or_else(|| panic!("{text}: {form}"));
    let own = at("Waar uw woonmaatschappij verhuurt");
    let near = at("Waar andere woonmaatschappijen verhuren");
    let far = at("Andere gemeenten");
    assert!(own < at(">Turnhout<") && at(">Turnhout<") < near, "Turnhout is Woonboog's");
    assert!(near < at(">Geel<") && at(">Geel<") < far, "Geel is LeefGoed's");
    assert!(far < at(">Kortrijk<"), "Kortrijk is far away");
}

#[tokio::test]
async fn a_worker_who_is_not_named_does_not_know_the_file() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("vrijwilliger")).await;
    let answer = desk.signed_in("begeleider").await.get(&format!("/kandidaten/{id}")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

/// The body without what is of the request itself: its address and its number.
fn body(answer: &Answer, path: &str) -> String {
    let text = answer.text.replace(path, "PATH").replace(&path.replace('/', "%2F"), "PATH");
    text.lines().filter(|line| !line.contains("<code>")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn what_is_not_there_and_what_may_not_be_seen_answer_alike() {
    let desk = Desk::sqlite().await;
    let Planted { id, attestation } = plant(&desk).await;
    let mut browser = desk.signed_in("leefgoed").await;
    let secret = format!("/kandidaten/{id}");
    let hidden = browser.get(&secret).await;
    let missing = browser.get("/kandidaten/987654").await;
    let no_number = browser.get("/kandidaten/x'--").await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert_eq!(body(&hidden, &secret), body(&missing, "/kandidaten/987654"));
    assert_eq!(no_number.status, StatusCode::NOT_FOUND);
    for path in [
        format!("{secret}/geschiedenis"),
        format!("{secret}/toestemmingen"),
        format!("{secret}/notities"),
        format!("{secret}/bewerken/persoon"),
        format!("{secret}/bewerken/niets"),
        format!("{secret}/attesten/nieuw"),
        format!("/attesten/{attestation}"),
        "/attesten/x".to_owned(),
        "/documenten/1".to_owned(),
        "/noodtoegang".to_owned(),
    ] {
        let mut volunteer = desk.signed_in("vrijwilliger").await;
        assert_eq!(volunteer.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_look_is_in_the_log_with_the_layers_that_were_shown() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    sees(&desk, "toewijzing", id).await;
    let lines = store::audit::of_registration(desk.office.store.reader(), id, None, 10).await.unwrap();
    let line = &lines[0];
    assert_eq!((line.row.action.as_str(), line.row.actor.as_str()), ("view", "Annelies Voorbeeld"));
    let layers = &line.detail.as_ref().unwrap()["layers"];
    assert!(layers.as_array().unwrap().iter().any(|layer| layer == "housing"), "{layers}");
    let history = desk.signed_in("privacy").await.get(&format!("/kandidaten/{id}/geschiedenis")).await;
    assert!(history.text.contains("Annelies Voorbeeld"), "{}", history.text);
}

#[tokio::test]
async fn a_national_number_is_shown_for_a_reason_only() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let mut officer = desk.signed_in("toewijzing").await;
    let path = format!("/kandidaten/{id}/rijksregisternummer");
    let without = officer.post(&path, &[("reason", "")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!without.text.contains("80.62.03-001.83"));
    let with = officer.post(&path, &[("reason", "controle bij toewijzing")]).await;
    assert!(with.text.contains("80.62.03-001.83"), "{}", with.text);
    let lines = store::audit::of_registration(desk.office.store.reader(), id, None, 10).await.unwrap();
    let told = lines.iter().find(|line| line.row.action == "reveal-national-number").unwrap();
    assert_eq!(told.row.reason.as_deref(), Some("controle bij toewijzing"));
    let privacy = desk.signed_in("privacy").await.post(&path, &[("reason", "nieuwsgierig")]).await;
    assert_eq!(privacy.status, StatusCode::FORBIDDEN);
}

/// The fields of the form on a page, as a browser would send them.
fn fields(html: &str, action: &str) -> Vec<(String, String)> {
    let form = html.split(&format!("action=\"{action}\"")).nth(1).expect("the form is not there");
    let form = form.split("</form>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
        Some(unescaped(value))
    };
    let mut all = Vec::new();
    for tag in form.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let kind = attribute(tag, "type").unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        let boxed = kind == "checkbox" || kind == "radio";
        if !boxed || tag.contains(" checked") {
            all.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for select in form.split("<select").skip(1) {
        let select = select.split("</select>").next().unwrap();
        let Some(name) = attribute(select, "name") else { continue };
        let chosen = select.split("<option").find(|option| option.contains(" selected"));
        all.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
    }
    all
}

fn unescaped(text: &str) -> String {
    let pairs =
        [("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    let mut text = text.to_owned();
    for (coded, plain) in pairs {
        text = text.replace(coded, plain);
    }
    text
}

/// Opens the form of a section, changes some of its fields, and gives what would be sent.
async fn opened(browser: &mut Visitor, path: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    let mut all = fields(&answer.text, path);
    for (name, value) in changes {
        all.retain(|(field, _)| field != name);
        all.push(((*name).to_owned(), (*value).to_owned()));
    }
    all
}

async fn send(browser: &mut Visitor, path: &str, all: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
    browser.post(path, &pairs).await
}

async fn household(desk: &Desk, id: i64) -> Household {
    register::household(desk.office.store.reader(), id).await.unwrap().unwrap()
}

#[tokio::test]
async fn the_second_of_two_editors_sees_both_versions_and_chooses() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let path = format!("/kandidaten/{id}/bewerken/persoon");
    let (mut first, mut second) = (desk.signed_in("toewijzing").await, desk.signed_in("toewijzing2").await);
    let mine = opened(&mut first, &path, &[("phone", "014 11 11 11")]).await;
    let theirs =
        opened(&mut second, &path, &[("phone", "014 22 22 22"), ("email", "nieuw@voorbeeld.be")]).await;
    assert_eq!(send(&mut first, &path, &mine).await.status, StatusCode::SEE_OTHER);
    let clash = send(&mut second, &path, &theirs).await;
    assert_eq!(clash.status, StatusCode::CONFLICT, "{}", clash.text);
    for seen in ["014 11 11 11", "014 22 22 22", "0470 99 88 77"] {
        assert!(clash.text.contains(seen), "{seen} is not on the page");
    }
    assert_eq!(household(&desk, id).await.registration.phone.as_deref(), Some("014 11 11 11"));
    let mut chosen = fields(&clash.text, &path);
    chosen.retain(|(field, _)| field != "keep-phone");
    chosen.push(("keep-phone".to_owned(), "yours".to_owned()));
    assert_eq!(send(&mut second, &path, &chosen).await.status, StatusCode::SEE_OTHER);
    let kept = household(&desk, id).await.registration;
    assert_eq!(kept.phone.as_deref(), Some("014 22 22 22"));
    assert_eq!(kept.email.as_deref(), Some("nieuw@voorbeeld.be"));
    let history = second.get(&format!("/kandidaten/{id}/geschiedenis")).await.text;
    assert!(history.contains("014 22 22 22") && history.contains("Telefoon"), "{history}");
}

#[tokio::test]
async fn choosing_what_is_saved_keeps_it_and_the_rest_of_mine() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let path = format!("/kandidaten/{id}/bewerken/gezin");
    let (mut first, mut second) = (desk.signed_in("toewijzing").await, desk.signed_in("toewijzing2").await);
    let mine = opened(&mut first, &path, &[("member-0-name", "Eerste Kind")]).await;
    let theirs = opened(&mut second, &path, &[("member-0-name", "Tweede Kind")]).await;
    assert_eq!(send(&mut first, &path, &mine).await.status, StatusCode::SEE_OTHER);
    let clash = send(&mut second, &path, &theirs).await;
    assert!(clash.text.contains("Eerste Kind") && clash.text.contains("Tweede Kind"), "{}", clash.text);
    let chosen = fields(&clash.text, &path);
    assert_eq!(send(&mut second, &path, &chosen).await.status, StatusCode::SEE_OTHER);
    assert_eq!(household(&desk, id).await.members[0].name.as_deref(), Some("Eerste Kind"));
}

#[tokio::test]
async fn a_form_that_is_sent_as_it_was_opened_changes_nothing() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let before = household(&desk, id).await;
    let mut officer = desk.signed_in("toewijzing").await;
    for section in
        ["persoon", "gezin", "woonplaatsen", "voorkeuren", "woonnood", "inkomen", "situatie", "inschrijving"]
    {
        let path = format!("/kandidaten/{id}/bewerken/{section}");
        let sent = opened(&mut officer, &path, &[]).await;
        let answer = send(&mut officer, &path, &sent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{section}: {}", answer.text);
        let told = officer.get(&answer.location).await.text;
        assert!(told.contains("Er is niets gewijzigd") && !told.contains("is bewaard"), "{section}: {told}");
        for version in ["abc", "0", "-1", ""] {
            let changes = [("version", version), ("phone", "014 99 99 99"), ("monthly", "1")];
            let nonsense = opened(&mut officer, &path, &changes).await;
            let answer = send(&mut officer, &path, &nonsense).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{section} {version}");
            assert!(answer.text.contains("bij welke versie het hoort"), "{section}: {}", answer.text);
        }
    }
    assert_eq!(household(&desk, id).await, before, "unknown and hidden values stay, the version too");
}

#[tokio::test]
async fn an_amount_is_understood_as_people_write_it() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let path = format!("/kandidaten/{id}/bewerken/inkomen");
    let mut officer = desk.signed_in("toewijzing").await;
    for (typed, cents) in
        [("1.776,07", 177_607), ("1776,08", 177_608), ("1776.09", 177_609), ("1.776", 177_600)]
    {
        let sent = opened(&mut officer, &path, &[("monthly", typed)]).await;
        assert_eq!(send(&mut officer, &path, &sent).await.status, StatusCode::SEE_OTHER, "{typed}");
        assert_eq!(household(&desk, id).await.registration.monthly_income, cents, "{typed}");
    }
    let counted = officer.get("/rekenen?monthly=1.776,07").await;
    assert_eq!(counted.status, StatusCode::OK, "{}", counted.text);
}

#[tokio::test]
async fn members_are_added_and_taken_away_without_script() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let path = format!("/kandidaten/{id}/bewerken/gezin");
    let mut officer = desk.signed_in("toewijzing").await;
    let changes = [
        ("member-0-remove", "yes"),
        ("member-1-name", "Nieuwe Partner"),
        ("member-1-birth", "1981-04-05"),
        ("member-1-sex", "x"),
        ("member-1-relation", "partner"),
        ("member-1-stays", "full"),
    ];
    let sent = opened(&mut officer, &path, &changes).await;
    let answer = send(&mut officer, &path, &sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let members = household(&desk, id).await.members;
    assert_eq!(members.len(), 1);
    assert_eq!(members[0].name.as_deref(), Some("Nieuwe Partner"));
    let more = opened(&mut officer, &path, &[("more", "yes")]).await;
    let answer = send(&mut officer, &path, &more).await;
    assert!(answer.text.contains("member-3-name"), "no more rows came");
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let mut officer = desk.signed_in("toewijzing").await;
    #[expect(clippy::type_complexity, reason = "the part, what is filled in, and what is said of it")]
    let cases: [(&str, &[(&str, &str)], &str); 9] = [
        ("persoon", &[("birth", "2031-01-01")], "birth-error"),
        ("persoon", &[("birth", "2026-02-28")], "De geboortedatum ligt na de dag van inschrijving"),
        ("persoon", &[("email", "geen adres")], "email-error"),
        ("persoon", &[("phone", "bel mij")], "phone-error"),
        ("persoon", &[("national", "80620300184")], "national-error"),
        ("persoon", &[("birth", "1980-02-04"), ("national", "85073003328")], "national-error"),
        ("gezin", &[("member-1-name", "Zonder datum")], "member-1-birth-error"),
        ("woonplaatsen", &[("residence-0-to", "2011-01-01")], "residence-0-to-error"),
        ("inkomen", &[("monthly", "veel")], "monthly-error"),
    ];
    for (section, changes, wanted) in cases {
        let path = format!("/kandidaten/{id}/bewerken/{section}");
        let sent = opened(&mut officer, &path, changes).await;
        let answer = send(&mut officer, &path, &sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{section} {changes:?}");
        assert!(answer.text.contains(wanted), "{section} {changes:?}: no {wanted}");
    }
}

#[tokio::test]
async fn a_household_is_registered_by_hand_once() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let all = [
        ("number", "2026.03.01.9999"),
        ("registered_on", "2026-02-28"),
        ("name", "Nieuwe Kandidaat"),
        ("birth", "1990-05-05"),
        ("sex", "f"),
        ("preferences", "13040"),
    ];
    let made = officer.post("/kandidaten/nieuw", &all).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = officer.get(&made.location).await;
    assert!(page.text.contains("Nieuwe Kandidaat"), "{}", page.text);
    let again = officer.post("/kandidaten/nieuw", &all).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("number-error"));
    let other = desk.signed_in("begeleider").await.get("/kandidaten/nieuw").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

/// A form with a file in it, as a browser sends it.
async fn upload(browser: &mut Visitor, path: &str, fields: &[(&str, &str)], bytes: &[u8]) -> Answer {
    browser.upload(path, fields, "form", bytes).await
}

#[tokio::test]
async fn a_consent_opens_the_housing_layer_and_its_withdrawal_closes_it_at_once() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    let caw = organisation_id(&desk, "caw-voorbeeld").await.to_string();
    let path = format!("/kandidaten/{id}/toestemmingen");
    let mut worker = desk.signed_in("begeleider").await;
    let draft = [("purpose", "support"), ("organisation", caw.as_str()), ("given_on", "2026-02-27")];
    let program = upload(&mut worker, &path, &draft, b"MZ this is a program").await;
    assert_eq!(program.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(program.text.contains("form-error"));
    let recorded = upload(&mut worker, &path, &draft, b"%PDF-1.7 getekend").await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text);
    assert!(sees(&desk, "begeleider", id).await.contains(&"members"));
    let list = worker.get(&path).await.text;
    let link = list.split("href=\"/documenten/").nth(1).unwrap().split('"').next().unwrap();
    let document = worker.get(&format!("/documenten/{link}")).await;
    assert_eq!(document.text, "%PDF-1.7 getekend");
    assert_eq!(document.headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(
        document.headers[header::CONTENT_DISPOSITION],
        format!("attachment; filename=\"document-{link}.pdf\"")
    );
    assert_eq!(document.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let stranger = desk.signed_in("leefgoed").await.get(&format!("/documenten/{link}")).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    let consent = list.split(&format!("{path}/")).nth(1).unwrap().split('/').next().unwrap();
    let withdrawn = worker.post(&format!("{path}/{consent}/intrekking"), &[]).await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    assert!(!sees(&desk, "begeleider", id).await.contains(&"members"));
}

#[tokio::test]
async fn notes_are_sealed_and_read_by_named_workers_only() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    let path = format!("/kandidaten/{id}/notities");
    let mut worker = desk.signed_in("begeleider").await;
    let added = worker.post(&path, &[("layer", "sensitive"), ("text", "In behandeling sinds mei")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert!(worker.get(&path).await.text.contains("In behandeling sinds mei"));
    let row = note::Entity::find().one(desk.office.store.reader()).await.unwrap().unwrap();
    assert!(!row.body.windows(12).any(|part| part == b"behandeling "), "the note is not sealed");
    for other in ["toewijzing", "privacy", "leefgoed"] {
        let answer = desk.signed_in(other).await.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
}

#[tokio::test]
async fn an_emergency_opens_a_file_for_a_reason_and_is_told() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let number = household(&desk, id).await.registration.number;
    let mut worker = desk.signed_in("begeleider").await;
    let ask = |reason: &'static str, birth: &'static str| {
        [("number", number.clone()), ("birth", birth.to_owned()), ("reason", reason.to_owned())]
    };
    for (reason, birth) in [("kort", "1980-02-03"), ("De persoon staat vannacht op straat.", "1980-02-04")] {
        let all = ask(reason, birth);
        let pairs: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, &**value)).collect();
        let answer = worker.post("/noodtoegang", &pairs).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason} {birth}");
    }
    let all = ask("De persoon staat vannacht op straat.", "1980-02-03");
    let pairs: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, &**value)).collect();
    let opened = worker.post("/noodtoegang", &pairs).await;
    assert_eq!(opened.location, format!("/kandidaten/{id}"), "{}", opened.text);
    let page = worker.get(&opened.location).await;
    assert!(page.text.contains("U kijkt met noodtoegang"), "{}", page.text);
    let officer = account_id(&desk, "privacy").await;
    let told = store::notices::of_account(desk.office.store.reader(), officer, None, 5).await.unwrap();
    assert_eq!(told[0].kind, "emergency-access");
}

#[tokio::test]
async fn a_case_is_taken_up_by_exact_number_and_birth_date() {
    let desk = Desk::sqlite().await;
    let Planted { id, .. } = plant(&desk).await;
    let number = household(&desk, id).await.registration.number;
    let mut worker = desk.signed_in("begeleider").await;
    let wrong = worker.post("/kandidaten/opnemen", &[("number", &number), ("birth", "1980-02-04")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = worker.post("/kandidaten/opnemen", &[("number", &number), ("birth", "1980-02-03")]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    assert!(sees(&desk, "begeleider", id).await.contains(&"identity"));
}

#[tokio::test]
async fn of_many_guesses_at_one_moment_no_more_than_the_limit_are_counted_or_answered() {
    for database in testbed::databases() {
        let name = database.to_string();
        let desk = Desk::open(database).await;
        let Planted { id, .. } = plant(&desk).await;
        let number = household(&desk, id).await.registration.number;
        let worker = desk.signed_in("begeleider").await;
        let most = usize::try_from(desk.office.setup.attempts).unwrap();
        let guess = |birth: &'static str| {
            let (mut worker, number) = (worker.clone(), number.clone());
            async move { worker.post("/kandidaten/opnemen", &[("number", &number), ("birth", birth)]).await }
        };
        let together = tokio::task::LocalSet::new();
        let answers = (0..most * 2).map(|_| together.spawn_local(guess("1980-02-04")));
        let answers: Vec<_> = answers.collect();
        together.await;
        let mut refused = 0;
        for answer in answers {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            refused += usize::from(answer.text.contains("U zocht te vaak"));
        }
        assert_eq!(refused, most, "{name}");
        let right = guess("1980-02-03").await;
        assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", right.location);
    }
}

#[tokio::test]
async fn an_attestation_is_issued_confirmed_and_withdrawn_and_points_follow() {
    let desk = Desk::sqlite().await;
    let Planted { id, attestation } = plant(&desk).await;
    take_part(&desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    let mut worker = desk.signed_in("begeleider").await;
    let path = format!("/kandidaten/{id}/attesten/nieuw");
    assert_eq!(worker.get(&path).await.status, StatusCode::OK);
    let draft = |ready: &'static str, keep: &'static str| {
        [
            ("level", "municipality"),
            ("ocmw", "verified"),
            ("search", "active"),
            ("ready", ready),
            ("engagement", "yes"),
            ("valid_until", "2027-03-01"),
            ("uncounted", keep),
        ]
    };
    let lacking = worker.post(&path, &draft("no", "")).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacking.text.contains("ready-error"), "{}", lacking.text);
    let kept = worker.post(&path, &draft("no", "yes")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    assert!(worker.get(&kept.location).await.text.contains("telt niet mee"));
    let one = format!("/attesten/{attestation}");
    let confirmed = worker.post(&format!("{one}/bevestiging"), &[("version", "1")]).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    let stale = worker.post(&format!("{one}/bevestiging"), &[("version", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let mut officer = desk.signed_in("toewijzing").await;
    let points =
        |html: &str| html.split("figure-value\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let before = points(&officer.get(&format!("/kandidaten/{id}")).await.text);
    assert_eq!(officer.get(&one).await.status, StatusCode::NOT_FOUND, "a landlord sees the facts only");
    let reason = &[("version", "2"), ("reason", "gestopt met begeleiding")];
    let withdrawn = worker.post(&format!("{one}/intrekking"), reason).await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    let after = points(&officer.get(&format!("/kandidaten/{id}")).await.text);
    assert_ne!(before, after, "an attestation that is withdrawn gives no points");
    let list = worker.get("/attesten?toon=alle").await;
    assert!(list.text.contains("Zilverberk Planten"), "{}", list.text);
    assert_eq!(desk.signed_in("toewijzing").await.get("/attesten").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn points_are_calculated_without_anybody() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("beleid").await;
    let empty = officer.get("/rekenen").await;
    assert!(empty.text.contains("Nog niets berekend"), "{}", empty.text);
    let path = "/rekenen?need=losing-home&documented=yes&adults=0&children=1&monthly=1200&level=municipality";
    let answer = officer.get(path).await;
    assert!(answer.text.contains("46 van 50"), "{}", answer.text);
    assert!(answer.text.contains("Dit is de uitkomst voor pijler 2"), "{}", answer.text);
    let others = answer.text.split("In de andere pijlers").nth(1).expect("the other pillars are told");
    assert!(others.contains("<strong>1: ") && others.contains("<strong>3: "), "{others}");
    assert!(others.contains("komt in aanmerking"), "{others}");
    let wrong = officer.get("/rekenen?monthly=veel&children=-1").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("monthly-error") && wrong.text.contains("children-error"));
    assert_eq!(desk.signed_in("beheer").await.get("/rekenen").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn services_are_warned_once_of_attestations_that_end() {
    for database in testbed::databases() {
        let desk = Desk::open(database).await;
        let Planted { attestation, .. } = plant(&desk).await;
        let worker = account_id(&desk, "begeleider").await;
        let now = chrono::DateTime::UNIX_EPOCH;
        let warn =
            async |today| app::office::attestations::expiry::warn_of_expiry(&desk.office, today, now).await;
        let link = format!("/attesten/{attestation}");
        let mut kinds = Vec::new();
        for today in [day(), date(2026, 10, 30), date(2026, 10, 31), date(2026, 12, 12), date(2026, 12, 13)] {
            warn(today).await.unwrap();
        }
        let told = store::notices::of_account(desk.office.store.reader(), worker, None, 100).await.unwrap();
        kinds.extend(told.iter().filter(|notice| notice.link == link).map(|notice| notice.kind.clone()));
        assert_eq!(kinds, ["attestation-expiry-14", "attestation-expiry-60"], "the newest first");
    }
}

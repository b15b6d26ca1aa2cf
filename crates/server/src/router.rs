//! The map of the house: every address and what answers there. Addresses are Dutch and stand only here.

use crate::fault::Halt;
use crate::sessions::OfficeSessions;
use crate::state::Shared;
use crate::{api, assets, dress, keep, pages};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::SetRequestIdLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

/// All addresses that know who asks.
fn addresses() -> Router<Shared> {
    Router::new()
        .route("/", get(pages::home::show))
        .route("/taal/{language}", get(pages::language::choose))
        .route("/over", get(pages::about::show))
        .route("/toegankelijkheid", get(pages::about::accessibility))
        .merge(log_in())
        .merge(profile())
        .merge(people())
        // The API, and tokens for it.
        .route("/api", get(pages::api::show))
        .route("/profiel/sleutels", get(pages::tokens::show).post(pages::tokens::make))
        .route("/profiel/sleutels/{id}/intrekken", post(pages::tokens::withdraw))
        .merge(privacy())
        .merge(region())
        .merge(candidates())
        // A candidate's file, attestations, and points without a file.
        .merge(files())
        .merge(imports())
        .fallback(async || Halt::NotFound)
}

/// The log, requests of persons, retention, and the work that the office does by itself.
fn privacy() -> Router<Shared> {
    use pages::{admin, log, privacy};
    Router::new()
        .route("/logboek", get(log::show))
        .route("/logboek/nakijken", post(log::verify))
        .route("/privacy", get(privacy::show))
        .route("/privacy/personen", get(privacy::show).post(privacy::find))
        .route("/privacy/personen/{id}", get(privacy::person::show))
        .route("/privacy/personen/{id}/uittreksel", get(privacy::person::extract))
        .route("/privacy/personen/{id}/uittreksel.json", get(privacy::person::json))
        .route("/privacy/personen/{id}/uittreksel.zip", get(privacy::person::bundle))
        .route("/privacy/personen/{id}/inzage.csv", get(privacy::person::csv))
        .route("/privacy/personen/{id}/rechtzettingen", post(privacy::person::correction))
        .route("/privacy/personen/{id}/rechtzettingen/{seq}", post(privacy::person::settle))
        .route("/privacy/personen/{id}/wissen", post(privacy::person::erase))
        .route("/privacy/bewaren", get(privacy::retention::show).post(privacy::retention::run))
        .route("/beheer", get(admin::show))
        .route("/beheer/taken", get(admin::jobs::show))
        .route("/beheer/taken/{id}/stoppen", post(admin::jobs::cancel))
        .route("/beheer/taken/{id}/opnieuw", post(admin::jobs::retry))
}

/// Organisations, areas, dwellings, stock, rankings, the ledger and regulations.
fn region() -> Router<Shared> {
    use pages::{areas, dwellings, ledger, organisations, regulations};
    Router::new()
        .route("/organisaties", get(organisations::list::show))
        .route("/organisaties/nieuw", get(organisations::edit::new).post(organisations::edit::add))
        .route("/organisaties/{id}", get(organisations::show::show))
        .route("/organisaties/{id}/wijzigen", get(organisations::edit::open).post(organisations::edit::save))
        .route("/verdeling", get(ledger::show))
        .route("/reglementen", get(regulations::show))
        .route("/reglementen/vergelijken", get(regulations::compare::show))
        .route("/reglementen/{council}/{version}", get(regulations::show::show))
        .route("/gebieden", get(areas::show).post(areas::add))
        .route("/gebieden/{id}/verwijderen", post(areas::remove))
        .route("/woningen", get(dwellings::list::show))
        .route("/woningen/nieuw", get(dwellings::edit::new).post(dwellings::edit::add))
        .route("/woningen/voorraad", get(dwellings::stock::show))
        .route("/woningen/voorraad/nieuw", get(dwellings::stock::new).post(dwellings::stock::add))
        .route("/woningen/voorraad/{id}/wijzigen", get(dwellings::stock::open).post(dwellings::stock::change))
        .route("/woningen/{id}", get(dwellings::show::show))
        .route("/woningen/{id}/wijzigen", get(dwellings::edit::open).post(dwellings::edit::save))
        .route("/woningen/{id}/rangschikking", get(dwellings::ranking::show))
        .route("/woningen/{id}/rangschikking/{registration}", get(dwellings::why::show))
}

/// The list of candidates, likely duplicates among them, and messages on the start page.
fn candidates() -> Router<Shared> {
    Router::new()
        .route("/kandidaten", get(pages::candidates::list::show))
        .route("/kandidaten/kolommen", post(pages::candidates::views::columns))
        .route(
            "/kandidaten/weergaven",
            get(pages::candidates::views::show).post(pages::candidates::views::keep),
        )
        .route("/kandidaten/weergaven/{id}/naam", post(pages::candidates::views::rename))
        .route("/kandidaten/weergaven/{id}/weg", post(pages::candidates::views::remove))
        .route("/kandidaten/dubbel", get(pages::duplicates::list::show))
        .route(
            "/kandidaten/dubbel/{first}/{second}",
            get(pages::duplicates::compare::show).post(pages::duplicates::compare::merge),
        )
        .route("/kandidaten/samenvoegingen/{id}/ongedaan", post(pages::duplicates::list::undo))
        .route("/berichten/gelezen", post(pages::home::read_all))
        .route("/berichten/{id}/gelezen", post(pages::home::read))
        .route("/kandidaten/uitvoer.csv", get(pages::candidates::export::csv))
        .route("/kandidaten/uitvoer.xlsx", get(pages::candidates::export::workbook))
}

/// Logging in and out, and what comes before a first log-in.
fn log_in() -> Router<Shared> {
    use pages::login;
    Router::new()
        .route("/aanmelden", get(login::show).post(login::submit))
        .route("/aanmelden/bevestigen", get(login::second::show).post(login::second::submit))
        .route("/aanmelden/bevestigen/sleutel/begin", post(login::second::begin_key))
        .route("/aanmelden/bevestigen/sleutel", post(login::second::finish_key))
        .route("/aanmelden/instellen", get(login::set_up::show).post(login::set_up::submit))
        .route("/aanmelden/instellen/sleutel/begin", post(login::set_up::begin_key))
        .route("/aanmelden/instellen/sleutel", post(login::set_up::finish_key))
        .route("/aanmelden/sleutel/begin", post(login::key::begin))
        .route("/aanmelden/sleutel", post(login::key::finish))
        .route("/aanmelden/bewaard", get(login::kept::show))
        .route("/aanmelden/bewaard/weg", post(login::kept::drop_it))
        .route("/aanmelden/extern", get(login::elsewhere::begin))
        .route("/aanmelden/extern/terug", get(login::elsewhere::finish))
        .route("/afmelden", post(login::leave::submit))
        .route("/begin/{token}", get(login::first::show).post(login::first::submit))
        .route("/uitnodiging/{token}", get(login::link::show).post(login::link::submit))
}

/// The own page.
fn profile() -> Router<Shared> {
    use pages::account;
    Router::new()
        .route("/profiel", get(account::show).post(account::submit))
        .route("/profiel/wachtwoord", post(account::password))
        .route("/profiel/organisatie", post(account::organisation))
        .route("/profiel/sessies/weg", post(account::end_session))
        .route("/profiel/bevestigen", get(account::sure::show).post(account::sure::submit))
        .route("/profiel/app", get(account::app::show).post(account::app::submit))
        .route("/profiel/app/weg", get(account::remove::app).post(account::remove::submit_app))
        .route("/profiel/toegangssleutel/begin", post(account::key::begin))
        .route("/profiel/toegangssleutel", post(account::key::finish))
        .route(
            "/profiel/toegangssleutels/{key}/weg",
            get(account::remove::key).post(account::remove::submit_key),
        )
        .route("/profiel/aanmelddienst", get(account::identity::begin))
        .route(
            "/profiel/aanmelddienst/bevestigen",
            get(account::identity::ask).post(account::identity::submit),
        )
        .route(
            "/profiel/aanmelddiensten/{identity}/weg",
            get(account::identity::ask_away).post(account::identity::submit_away),
        )
        .route("/profiel/herstelcodes", get(account::codes::show).post(account::codes::submit))
}

/// People and their roles, for administrators.
fn people() -> Router<Shared> {
    use pages::people;
    Router::new()
        .route("/beheer/mensen", get(people::list::show))
        .route("/beheer/mensen/nieuw", get(people::add::show).post(people::add::submit))
        .route("/beheer/mensen/{id}", get(people::show::show).post(people::show::submit))
        .route("/beheer/mensen/{id}/rollen", post(people::show::grant))
        .route("/beheer/mensen/{id}/rollen/{role}", post(people::show::end_role))
        .route("/beheer/mensen/{id}/link", post(people::show::link))
        .route("/beheer/mensen/{id}/stappen", post(people::show::forget_factors))
        .route("/beheer/mensen/{id}/actief", post(people::show::active))
}

/// A candidate's file and what hangs on it.
fn files() -> Router<Shared> {
    use pages::file::{consents, edit, emergency, evidence, new, notes, paper, show};
    use pages::{attestations, calculator};
    Router::new()
        .route("/kandidaten/nieuw", get(new::show).post(new::submit))
        .route("/kandidaten/opnemen", get(emergency::show_take_up).post(emergency::take_up))
        .route("/noodtoegang", get(emergency::show).post(emergency::submit))
        .route("/kandidaten/{id}", get(show::show))
        .route("/kandidaten/{id}/rijksregisternummer", post(show::reveal))
        .route("/kandidaten/{id}/geschiedenis", get(show::history))
        .route("/kandidaten/{id}/bewerken/{section}", get(edit::show).post(edit::submit))
        .route(
            "/kandidaten/{id}/toestemmingen",
            get(consents::show).post(consents::submit).layer(DefaultBodyLimit::max(paper::REQUEST)),
        )
        .route("/kandidaten/{id}/toestemmingen/{consent}/intrekking", post(consents::withdraw))
        .route(
            "/kandidaten/{id}/bewijzen",
            get(evidence::show).post(evidence::submit).layer(DefaultBodyLimit::max(paper::REQUEST)),
        )
        .route("/kandidaten/{id}/bewijzen/{evidence}/intrekking", post(evidence::withdraw))
        .route("/kandidaten/{id}/notities", get(notes::show).post(notes::submit))
        .route(
            "/kandidaten/{id}/attesten/nieuw",
            get(attestations::issue::show).post(attestations::issue::submit),
        )
        .route("/documenten/{id}", get(paper::document))
        .route("/attesten", get(attestations::list::show))
        .route("/attesten/{id}", get(attestations::show::show))
        .route("/attesten/{id}/bevestiging", post(attestations::show::confirm))
        .route("/attesten/{id}/intrekking", post(attestations::show::withdraw))
        .route("/rekenen", get(calculator::show))
}

/// Bringing registers in.
fn imports() -> Router<Shared> {
    use pages::imports::{columns, list, show, steps, upload};
    // An upload has a limit of its own, which the page keeps; the rest of a form comes on top.
    let upload = post(upload::submit).layer(DefaultBodyLimit::disable()).get(upload::show);
    Router::new()
        .route("/importeren", get(list::show))
        .route("/importeren/nieuw", upload)
        .route("/importeren/{id}", get(show::show))
        .route("/importeren/{id}/kolommen", get(columns::show).post(columns::submit))
        .route("/importeren/{id}/waarden", post(steps::values))
        .route("/importeren/{id}/nakijken", post(steps::check))
        .route("/importeren/{id}/toepassen", post(steps::apply))
        .route("/importeren/{id}/ongedaan", post(steps::undo))
        .route("/importeren/{id}/weg", post(steps::discard))
        .route("/importeren/{id}/fouten.csv", get(show::error_list))
        .route("/importeren/{id}/mapping.toml", get(columns::download))
}

/// Addresses for machines, without a session.
fn machines() -> Router<Shared> {
    Router::new()
        .route("/static/{mark}/{file}", get(assets::show))
        .route("/api/v1/openapi.json", get(pages::api::document))
        .route("/health", get(pages::health::alive))
        .route("/ready", get(pages::health::ready))
}

/// The whole application.
pub fn router(shared: Shared) -> Router {
    let minutes = shared.office.setup.idle_minutes;
    let name = if shared.secure { "__Host-woonspoor" } else { "woonspoor" };
    let sessions = SessionManagerLayer::new(OfficeSessions(shared.office.clone()))
        .with_name(name)
        .with_secure(shared.secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::minutes(minutes)));
    let csrf = CsrfLayer::new();
    addresses()
        .layer(from_fn_with_state(shared.clone(), keep::keep))
        .layer(from_fn_with_state(shared.clone(), dress::not_wait))
        .layer(from_fn_with_state(shared.clone(), dress::explain))
        .layer(sessions)
        .merge(machines())
        .merge(api::router(&shared))
        .layer(csrf)
        .layer(DefaultBodyLimit::max(crate::form::LIMIT))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(shared.clone(), dress::protect))
        .layer(CompressionLayer::new())
        .layer(from_fn(dress::observe))
        .layer(SetRequestIdLayer::x_request_id(dress::Numbered))
        .layer(from_fn(dress::own_number))
        .with_state(shared)
}

//! Version 1 of the API.

mod areas;
mod candidates;
mod dwelling;
mod dwellings;
mod me;
mod organisations;
mod paging;
mod points;
mod ranking;
mod stock;

use crate::state::Shared;
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Woonspoor",
        description = "Reads what an organisation may see of the register of candidates and dwellings, and changes \
            dwellings. Every call shows a token; a token never sees more than the account that made it, and what it \
            may not see is not there (404). Lists are paged: `next` is the address of the next page. A change names, \
            with `If-Match`, the ETag of what was read. Problems are told as application/problem+json; who asks too \
            much in an hour hears with `Retry-After` when to try again (429).",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    tags(
        (name = "token", description = "What the token is and may."),
        (name = "candidates", description = "Households registered for a social dwelling."),
        (name = "dwellings", description = "Social dwellings, vacant and allocated, their rankings, and the stock."),
        (name = "organisations", description = "Housing companies and welfare organisations.")
    )
)]
struct Description;

/// What all of it is, without the addresses.
#[must_use]
pub fn description() -> utoipa::openapi::OpenApi {
    let mut description = Description::openapi();
    let mut bearer = Http::new(HttpAuthScheme::Bearer);
    bearer.description = Some("A token from the profile page, `wsp_...`.".to_owned());
    let components = description.components.get_or_insert_with(Default::default);
    components.add_security_scheme("token", SecurityScheme::Http(bearer));
    description
}

/// Every address, with its description.
#[must_use]
pub fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(me::show))
        .routes(routes!(candidates::list))
        .routes(routes!(candidates::show))
        .routes(routes!(points::show))
        .routes(routes!(dwellings::list))
        .routes(routes!(dwelling::show, dwelling::change))
        .routes(routes!(ranking::show))
        .routes(routes!(areas::list))
        .routes(routes!(stock::list))
        .routes(routes!(organisations::list))
        .routes(routes!(organisations::show))
}

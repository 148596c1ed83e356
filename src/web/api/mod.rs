//! The public API, for programs that check a code. Every origin may ask; errors are problem+json (RFC 9457).

mod answer;
mod certificates;

use rocket::{
    Request, Response, Route, get,
    http::{ContentType, Header},
    response::{self, Responder},
};
use utoipa::OpenApi;

use crate::{web::evidence, workflows::check_code::PublicAnswer};

/// What the API says of a certificate, as JSON.
pub fn public_json(answer: PublicAnswer) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(answer::Answer::from(answer))
}

/// Routes of programs.
pub fn routes() -> Vec<Route> {
    rocket::routes![certificates::find, certificates::preflight, openapi]
}

/// The document that describes the API, made from the code below.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Countersign public API",
        description = "Today's answer about a certificate. No account, no key; every origin may ask.",
        version = "1"
    ),
    paths(
        certificates::find,
        evidence::identity::did,
        evidence::authority::root,
        evidence::authority::revoked,
        evidence::credential::find,
        evidence::status::find
    ),
    components(schemas(answer::Answer, answer::Problem)),
    tags(
        (name = "certificates", description = "Checking certificates by their code"),
        (name = "evidence", description = "What is needed to check a certificate without asking us what it is worth")
    )
)]
struct Description;

/// JSON for any origin.
struct Json {
    kind: ContentType,
    body: String,
}

impl<'r> Responder<'r, 'static> for Json {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.kind)
            .header(Header::new("Access-Control-Allow-Origin", "*"))
            .sized_body(self.body.len(), std::io::Cursor::new(self.body))
            .ok()
    }
}

/// OpenAPI 3.1.
#[get("/api/openapi.json")]
fn openapi() -> Result<Json, super::WebError> {
    let body =
        Description::openapi().to_pretty_json().map_err(|e| super::WebError::Internal(e.to_string()))?;
    Ok(Json { kind: ContentType::JSON, body })
}

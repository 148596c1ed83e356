//! `/.well-known/did.json`: who issues, and with which keys (did:web, section 3.2).

use rocket::{State, get, http::ContentType};

use crate::{
    App,
    issuing::{credential::Issuer, keys::Purpose},
    random::sha256_hex,
    web::WebError,
};

use super::Evidence;

/// The issuer's DID document.
#[utoipa::path(
    get,
    path = "/.well-known/did.json",
    tag = "evidence",
    responses((status = 200, description = "Every key that signed or signs credentials, as Multikey", content_type = "application/did+json"))
)]
#[get("/.well-known/did.json")]
pub(in crate::web) fn did(app: &State<App>) -> Result<Evidence, WebError> {
    let internal = |error: String| WebError::Internal(error);
    let keys = app.keys.ed25519_publics(Purpose::Credential).map_err(|e| internal(e.to_string()))?;
    let document = Issuer::at(&app.settings.public_url()).document(&keys);
    let body = serde_json::to_vec(&document).map_err(|e| internal(e.to_string()))?;
    Ok(Evidence {
        tag: sha256_hex(&body),
        body,
        kind: ContentType::new("application", "did+json"),
        // A new key must be known soon after the first credential that it signed.
        caching: "public, max-age=60".to_owned(),
    })
}

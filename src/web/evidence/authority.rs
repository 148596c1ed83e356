//! `/keys/…`: the authority that the installation is for its signing certificates: its own certificate, and what it revoked.

use der::Encode;
use rocket::{State, get, http::ContentType};
use tokio::task::spawn_blocking;

use crate::{App, random::sha256_hex, web::WebError};

use super::Evidence;

fn unavailable(error: impl std::fmt::Display) -> WebError {
    WebError::Unavailable(error.to_string())
}

/// The root certificate that the signatures of issued files lead to. Compare its fingerprint with one from elsewhere.
#[utoipa::path(
    get,
    path = "/keys/root.cer",
    tag = "evidence",
    responses(
        (status = 200, description = "The certificate, DER", content_type = "application/pkix-cert"),
        (status = 404, description = "No keys were made yet", content_type = "application/problem+json"),
    )
)]
#[get("/keys/root.cer")]
pub(in crate::web) fn root(app: &State<App>) -> Result<Evidence, WebError> {
    let roots = app.keys.roots().map_err(unavailable)?;
    let body = roots.first().ok_or(WebError::NotFound)?.to_der().map_err(unavailable)?;
    Ok(Evidence {
        tag: sha256_hex(&body),
        body,
        kind: ContentType::new("application", "pkix-cert"),
        caching: "public, max-age=86400".to_owned(),
    })
}

/// Which signing certificates the installation's own authority has revoked, signed by its root (RFC 5280).
#[utoipa::path(
    get,
    path = "/keys/root.crl",
    tag = "evidence",
    responses(
        (status = 200, description = "The list, DER; another one is made each day", content_type = "application/pkix-crl"),
        (status = 404, description = "No keys were made yet", content_type = "application/problem+json"),
        (status = 503, description = "Could not be made now; says nothing about any certificate", content_type = "application/problem+json"),
    )
)]
#[get("/keys/root.crl")]
pub(in crate::web) async fn revoked(app: &State<App>) -> Result<Evidence, WebError> {
    let (keys, now) = (app.keys.clone(), app.clock.now());
    // Once a day the root's key is opened for it, which takes its time under a passphrase.
    let list = spawn_blocking(move || keys.revocation_list(now)).await.map_err(unavailable)?;
    let body = list.map_err(unavailable)?.ok_or(WebError::NotFound)?.der;
    Ok(Evidence {
        tag: sha256_hex(&body),
        body,
        kind: ContentType::new("application", "pkix-crl"),
        // A key that was stolen must be known soon.
        caching: "public, max-age=3600".to_owned(),
    })
}

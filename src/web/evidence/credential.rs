//! `/credentials/<code>`: a certificate as a credential. Its address is as hard to guess as that of its page.

use rocket::{State, get, http::ContentType};

use crate::{
    domain::verification_code::VerificationCode,
    storage::{Store, certificates, credentials},
    throttle::Checks,
    web::WebError,
};

use super::{Accepted, Evidence, VC_LD_JSON};

/// A certificate as an Open Badges 3.0 credential. What it is worth today is in the status list that it names.
#[utoipa::path(
    get,
    path = "/credentials/{code}",
    tag = "evidence",
    params(("code" = String, Path, description = "The certificate's code", example = "7K3M9QX24TFDW8HP")),
    responses(
        (status = 200, description = "The credential with its proof", content_type = "application/vc+ld+json"),
        (status = 404, description = "No certificate has this code", content_type = "application/problem+json"),
        (status = 410, description = "The certificate was replaced, and its credential is not handed out any more", content_type = "application/problem+json"),
        (status = 429, description = "Too many checks from one address", content_type = "application/problem+json"),
        (status = 503, description = "Could not be looked up now; says nothing about the certificate", content_type = "application/problem+json"),
    )
)]
#[get("/credentials/<code>")]
pub(in crate::web) async fn find(
    _within_limits: Checks,
    code: &str,
    accepted: Accepted<'_>,
    store: &State<Store>,
) -> Result<Evidence, WebError> {
    // A code with a typing mistake is nobody's either.
    let code = VerificationCode::parse(code).map_err(|_| WebError::UnknownCode)?;
    let record = certificates::find_public_record(store, &code).await;
    // A former name is not handed out (decision 82).
    if record.map_err(|e| WebError::Unavailable(e.to_string()))?.is_some_and(|record| record.renamed) {
        return Err(WebError::Gone);
    }
    let found = credentials::find_by_code(store.read(), &code).await;
    let stored = found.map_err(|e| WebError::Unavailable(e.to_string()))?.ok_or(WebError::UnknownCode)?;
    let (top, sub) = accepted.choose(&[VC_LD_JSON, ("application", "vc")]);
    Ok(Evidence {
        body: stored.bytes,
        kind: ContentType::new(top, sub),
        // The holder's name is in it: no shared cache keeps it.
        caching: "private, no-cache".to_owned(),
        tag: stored.sha256,
    })
}

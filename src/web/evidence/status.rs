//! `/status/<list>`: what the issuer says of its credentials now, a bit for each.

use rocket::{State, get, http::ContentType};

use crate::{
    App,
    issuing::credential::StatusPurpose,
    random::sha256_hex,
    web::WebError,
    workflows::{certificate_step::CertificateError, publish_status::StatusLists},
};

use super::{Accepted, Evidence, VC_LD_JSON};

const VC_JWT: (&str, &str) = ("application", "vc+jwt");

/// A Bitstring Status List: `suspension-<n>` has a set bit for what is not to be relied on
/// now (suspended, revoked, superseded); `revocation-<n>` for what never will be again. With `.jwt` at its end, asked for as
/// `application/vc+jwt`, or without any `Accept`, as a token.
#[utoipa::path(
    get,
    path = "/status/{list}",
    tag = "evidence",
    params(("list" = String, Path, description = "Purpose and number of the list", example = "suspension-1")),
    responses(
        (status = 200, description = "The signed list; ask again after its `ttl`", content_type = "application/vc+ld+json"),
        (status = 404, description = "There is no such list", content_type = "application/problem+json"),
        (status = 503, description = "Could not be looked up now; says nothing about any certificate", content_type = "application/problem+json"),
    )
)]
#[get("/status/<list>")]
pub(in crate::web) async fn find(
    list: &str,
    accepted: Accepted<'_>,
    app: &State<App>,
    lists: &State<StatusLists>,
) -> Result<Evidence, WebError> {
    let (list, (top, sub)) = match list.strip_suffix(".jwt") {
        Some(list) => (list, VC_JWT),
        // Programs that take JSON ask for it; those that ask for nothing are the ones that know tokens alone (decision 74).
        None if accepted.is_silent() => (list, VC_JWT),
        None => (list, accepted.choose(&[VC_LD_JSON, ("application", "vc"), VC_JWT])),
    };
    let (purpose, number) = parse(list).ok_or(WebError::NotFound)?;
    let now = app.clock.now();
    let published = lists.find(app, purpose, number, now).await.map_err(|error| match error {
        CertificateError::Storage(error) => WebError::Unavailable(error.to_string()),
        other => WebError::Internal(other.to_string()),
    })?;
    let published = published.ok_or(WebError::NotFound)?;
    let body = match (top, sub) {
        VC_JWT => published.signed.jwt.clone().into_bytes(),
        _ => published.signed.json.clone(),
    };
    Ok(Evidence {
        tag: sha256_hex(&body),
        body,
        kind: ContentType::new(top, sub),
        caching: format!("public, max-age={}", (published.until - now).num_seconds().max(0)),
    })
}

/// `suspension-1`, with no other spelling of the number: a list has one address.
fn parse(list: &str) -> Option<(StatusPurpose, u32)> {
    let (purpose, number) = list.split_once('-')?;
    let purpose = StatusPurpose::ALL.into_iter().find(|known| known.name() == purpose)?;
    let number = number.parse().ok().filter(|parsed: &u32| parsed.to_string() == number)?;
    Some((purpose, number))
}

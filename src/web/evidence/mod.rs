//! What strangers' programs fetch to check without trusting this site: the issuer's keys, credentials, status lists, the public log.
//! Every origin may ask.

pub(super) mod authority;
pub(super) mod credential;
pub(super) mod identity;
pub(super) mod log;
pub(super) mod status;

use std::io::Cursor;

use rocket::{
    Request, Response, Route,
    http::{Accept, ContentType, Header, Status},
    request::{FromRequest, Outcome},
    response::{self, Responder},
};

/// Routes of strangers' programs.
pub fn routes() -> Vec<Route> {
    let own =
        rocket::routes![authority::root, authority::revoked, identity::did, credential::find, status::find];
    [own, log::routes()].concat()
}

/// The paths under which errors are problem+json: programs ask here, not people.
pub const PATHS: [&str; 6] =
    ["/.well-known/", "/checkpoint", "/credentials/", "/keys/", "/status/", "/tile/"];

/// Something signed, for any origin; asked for again, only said to be the same.
pub(super) struct Evidence {
    pub(super) body: Vec<u8>,
    pub(super) kind: ContentType,
    /// How it may be kept.
    pub(super) caching: String,
    /// Names these bytes.
    pub(super) tag: String,
}

/// The media type of credentials in JSON-LD.
const VC_LD_JSON: (&str, &str) = ("application", "vc+ld+json");

impl<'r> Responder<'r, 'static> for Evidence {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let tag = format!("\"{}\"", self.tag);
        let known = request
            .headers()
            .get("If-None-Match")
            .flat_map(|tags| tags.split(','))
            .any(|known| known.trim().trim_start_matches("W/") == tag);
        let mut response = Response::build();
        response
            .header(self.kind)
            .header(Header::new("Access-Control-Allow-Origin", "*"))
            .header(Header::new("Cache-Control", self.caching))
            .header(Header::new("Vary", "Accept"))
            .header(Header::new("ETag", tag));
        if known {
            return response.status(Status::NotModified).ok();
        }
        response.sized_body(self.body.len(), Cursor::new(self.body)).ok()
    }
}

/// The media types that a request accepts.
pub(super) struct Accepted<'r>(Option<&'r Accept>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Accepted<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(request.accept()))
    }
}

impl Accepted<'_> {
    /// Whether the request does not say at all what it accepts.
    pub(super) fn is_silent(&self) -> bool {
        self.0.is_none()
    }

    /// The one of some media types that is asked for by its name and wanted most; the first of them where none is.
    pub(super) fn choose(&self, offered: &[(&'static str, &'static str)]) -> (&'static str, &'static str) {
        let mut best = (0.0, offered.first().copied().unwrap_or(VC_LD_JSON));
        for wanted in self.0.iter().flat_map(|accept| accept.iter()) {
            let kind = wanted.media_type();
            let named = offered.iter().find(|(top, sub)| kind.top() == *top && kind.sub() == *sub);
            // RFC 9110, 12.4.2: without a weight it is 1, and what weighs nothing is not acceptable.
            let weight = wanted.weight_or(1.0);
            if let Some(named) = named.filter(|_| weight > best.0) {
                best = (weight, *named);
            }
        }
        best.1
    }
}

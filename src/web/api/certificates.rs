//! `GET /api/v1/certificates/<code>`.

use rocket::{
    Request, Response, State, get,
    http::{ContentType, Header, Status},
    options,
    response::{self, Responder},
};

use crate::{
    clock::Clock,
    domain::{
        typed_code::{self, TypedError},
        words::Channel,
    },
    storage::{Store, verifications::Verification},
    texts::Lang,
    throttle::Checks,
    web::{WebError, typed_words::what_is_wrong},
    workflows::{check_code::check_code, count_checks::CheckCounter},
};

use super::{
    Json,
    answer::{Answer, Problem},
};

/// A code that can't be one: 422, with a pointer to it.
pub(super) struct Malformed(Problem);

impl<'r> Responder<'r, 'static> for Malformed {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let body = serde_json::to_string(&self.0).map_err(|_| Status::InternalServerError)?;
        let kind = ContentType::new("application", "problem+json");
        (Status::UnprocessableEntity, Json { kind, body }).respond_to(request)
    }
}

/// What the API answers.
#[derive(Responder)]
pub(super) enum Found {
    Answer(Json),
    Malformed(Malformed),
    Error(WebError),
}

/// Today's answer about a certificate.
#[utoipa::path(
    get,
    path = "/api/v1/certificates/{code}",
    tag = "certificates",
    params(("code" = String, Path, description = "The code in any spacing and case", example = "7K3M-9QX2-4TFD-W8HP")),
    responses(
        (status = 200, description = "The certificate exists. Read `verdict`: it is in order today only where that is `active`", body = Answer, content_type = "application/json"),
        (status = 404, description = "No certificate has this code", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "This can't be a code: a typing mistake", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many checks from one address", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Could not be checked now; says nothing about the certificate", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/v1/certificates/<code>")]
pub(super) async fn find(
    _within_limits: Checks,
    code: &str,
    lang: Lang,
    store: &State<Store>,
    clock: &State<Clock>,
    counter: &State<CheckCounter>,
) -> Found {
    let code = match typed_code::read(code) {
        Ok(code) => code,
        Err(error) => return Found::Malformed(malformed(lang, &error)),
    };
    let now = clock.now();
    let note = |certificate_id, outcome: &str| {
        let outcome = outcome.to_owned();
        counter.note(Verification { certificate_id, outcome, channel: Channel::Api, checked_at: now });
    };
    match check_code(store, &code, None, now).await {
        Ok(Some(answer)) => {
            note(Some(answer.certificate), answer.standing.name());
            match serde_json::to_string(&Answer::from(answer)) {
                Ok(body) => Found::Answer(Json { kind: ContentType::JSON, body }),
                Err(error) => Found::Error(WebError::Internal(error.to_string())),
            }
        }
        Ok(None) => {
            note(None, "unknown");
            Found::Error(WebError::UnknownCode)
        }
        // Whatever the fault: nothing may be concluded about the certificate.
        Err(error) => Found::Error(WebError::Unavailable(error.to_string())),
    }
}

fn malformed(lang: Lang, error: &TypedError) -> Malformed {
    let (title, detail) = what_is_wrong(lang, error);
    Malformed(Problem {
        kind: "about:blank#malformed-code".into(),
        title,
        status: 422,
        detail,
        pointer: Some("#/code"),
    })
}

/// Browsers ask this first where a script adds headers.
pub(super) struct Preflight;

impl<'r> Responder<'r, 'static> for Preflight {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(Status::NoContent)
            .header(Header::new("Access-Control-Allow-Origin", "*"))
            .header(Header::new("Access-Control-Allow-Methods", "GET"))
            .header(Header::new("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type"))
            .header(Header::new("Access-Control-Max-Age", "86400"))
            .ok()
    }
}

#[options("/api/v1/certificates/<_>")]
pub(super) fn preflight() -> Preflight {
    Preflight
}

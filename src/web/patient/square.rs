//! `/v/<code>/square.svg`: the square pattern of an answer that is printed, so that the paper leads back to it.

use std::{fmt::Write, sync::Arc};

use qrcodegen::{QrCode, QrCodeEcc};
use rocket::{
    State, get,
    http::{ContentType, Header},
};

use crate::{config::Settings, domain::verification_code::VerificationCode, web::WebError};

/// Light modules around the pattern (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// A picture that never changes.
#[derive(rocket::Responder)]
pub(super) struct Square {
    svg: String,
    kind: ContentType,
    kept: Header<'static>,
}

/// The pattern of a code's address. Nothing is looked up: it says nothing of the certificate.
#[get("/v/<code>/square.svg")]
pub(super) fn square(code: &str, settings: &State<Arc<Settings>>) -> Result<Square, WebError> {
    let code = VerificationCode::parse(code).map_err(|_| WebError::NotFound)?;
    let address = format!("{}/v/{}", settings.public_url(), code.as_str()).to_uppercase();
    let pattern = QrCode::encode_text(&address, QrCodeEcc::Medium)
        .map_err(|_| WebError::Internal("the address is too long for a square pattern".into()))?;
    let kept = Header::new("Cache-Control", "public, max-age=86400");
    Ok(Square { svg: drawn(&pattern), kind: ContentType::SVG, kept })
}

fn drawn(pattern: &QrCode) -> String {
    let (count, mut path) = (pattern.size(), String::new());
    for (y, x) in (0..count).flat_map(|y| (0..count).map(move |x| (y, x))) {
        if pattern.get_module(x, y) {
            // Writing to a text cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let side = count + 2 * QUIET;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
        <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    )
}

//! Pictures for the page of how certificates look: what the academy uploaded, and each design in small.

use rocket::{
    Request, Response, State, get,
    http::{ContentType, Header},
    response::{self, Responder},
};

use crate::{
    App,
    web::{Overseer, WebError},
    workflows::save_appearance::{design_thumbnail, find_picture},
};

/// A picture that this program wrote itself, from pixels or plain paths: the file somebody brought is never served. The
/// headers of every answer add `nosniff` and a policy under which even a forged one could load and run nothing.
pub(super) struct OwnPicture {
    kind: ContentType,
    bytes: Vec<u8>,
    keep: &'static str,
}

impl<'r> Responder<'r, 'static> for OwnPicture {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.kind)
            .header(Header::new("Content-Disposition", "inline"))
            .header(Header::new("Cache-Control", self.keep))
            .sized_body(self.bytes.len(), std::io::Cursor::new(self.bytes))
            .ok()
    }
}

/// A logo or a signature, for an owner or auditor of the academy it belongs to.
#[get("/academy/appearance/pictures/<sha256>")]
pub(super) async fn picture(sha256: &str, who: Overseer, app: &State<App>) -> Result<OwnPicture, WebError> {
    let bytes = find_picture(app, who.academy.id, sha256).await?;
    let kind = if bytes.starts_with(b"<svg") { ContentType::SVG } else { ContentType::PNG };
    // A signature must not stay in the cache of a shared computer.
    Ok(OwnPicture { kind, bytes, keep: "private, no-store" })
}

/// A design that comes with the program, in small.
#[get("/academy/appearance/designs/<name>")]
pub(super) async fn thumbnail(name: &str, _who: Overseer) -> Result<OwnPicture, WebError> {
    let svg = design_thumbnail(name)
        .await
        .map_err(|e| WebError::Internal(e.to_string()))?
        .ok_or(WebError::NotFound)?;
    Ok(OwnPicture { kind: ContentType::SVG, bytes: svg.into_bytes(), keep: "private, max-age=3600" })
}

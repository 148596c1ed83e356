//! The issued file of a certificate, as a download under a name that a folder and a person can read.

use rocket::{
    Request, Response,
    http::{ContentType, Header, RawStr},
    response::{self, Responder},
};

use crate::{
    domain::{
        certificate::{Certificate, NewName},
        text::search_fold,
    },
    storage::{StorageError, files::Files},
};

use super::WebError;

/// An issued PDF.
pub struct PdfFile {
    bytes: Vec<u8>,
    disposition: String,
}

impl PdfFile {
    /// The file of a certificate; there is none before it was issued. `what` is the file name's first word.
    pub async fn of(certificate: &Certificate, files: &Files, what: &str) -> Result<Self, WebError> {
        let (Some(sha256), Some(facts)) = (&certificate.pdf_sha256, &certificate.facts) else {
            return Err(WebError::NotFound);
        };
        let bytes = files.certificates.get(sha256).await.map_err(|error| match error {
            // The record says that it was issued, so a missing file is a fault of this house.
            StorageError::NotFound => WebError::Unavailable(format!("the file {sha256} is missing")),
            other => other.into(),
        })?;
        let serial = certificate.serial.as_deref().unwrap_or_default();
        Ok(Self { bytes, disposition: disposition(what, facts.name(), serial) })
    }
}

/// RFC 6266: a name of plain letters for every program, and the real one for those that can.
fn disposition(what: &str, NewName { name: holder, latin }: NewName<'_>, serial: &str) -> String {
    let folded = search_fold(latin.unwrap_or(holder));
    let plain: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let plain = [vec![what], plain, vec![serial]].concat().join("-");
    let real = format!("{what} {holder} {serial}.pdf");
    format!("attachment; filename=\"{plain}.pdf\"; filename*=UTF-8''{}", RawStr::new(&real).percent_encode())
}

impl<'r> Responder<'r, 'static> for PdfFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(ContentType::PDF)
            .header(Header::new("Content-Disposition", self.disposition))
            .header(Header::new("Cache-Control", "private, no-cache"))
            .sized_body(self.bytes.len(), std::io::Cursor::new(self.bytes))
            .ok()
    }
}

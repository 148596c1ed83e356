//! A file for whoever may have it: saved, never shown, so that nothing in it runs in this site's name.

use rocket::{
    Request, Response,
    http::{ContentType, Header},
    response::{self, Responder},
};

/// A file to save.
#[derive(Debug)]
pub(super) struct Download {
    /// Its content.
    pub(super) bytes: Vec<u8>,
    /// Its media type, as found by content.
    pub(super) media_type: String,
    /// What to save it as; made by us, never what somebody called it.
    pub(super) name: String,
}

impl Download {
    /// A file whose name is made of a word and a date; its ending follows from the media type.
    pub(super) fn new(bytes: Vec<u8>, media_type: &str, stem: &str) -> Self {
        let ending = media_type.rsplit('/').next().unwrap_or("bin");
        let stem: String =
            stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        Self { bytes, media_type: media_type.to_owned(), name: format!("{stem}.{ending}") }
    }
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.media_type.parse::<ContentType>().unwrap_or(ContentType::Binary))
            .header(Header::new("Content-Disposition", format!("attachment; filename=\"{}\"", self.name)))
            .header(Header::new("Cache-Control", "private, no-store"))
            .sized_body(self.bytes.len(), std::io::Cursor::new(self.bytes))
            .ok()
    }
}

//! The fields of a form without files that is longer than anything that is read: it is swallowed to its end, and what fits is kept, so
//! that whoever sent it gets back all but the field that was too long.

use rocket::{
    Request,
    data::{Data, ToByteUnit},
    http::RawStr,
};
use tokio::io::AsyncReadExt;

use super::form::Typed;

/// A browser reads the answer only once it has sent everything: so much is swallowed, in MiB.
const SWALLOWED: u64 = 16;
/// A field that is longer than this, as it is sent, is nobody's text.
const LONGEST_FIELD: usize = 256 * 1024;

/// Whether a form says that it is longer than is read.
pub(super) fn is_announced(request: &Request<'_>) -> bool {
    let most = request.limits().get("form").map_or(0, |limit| limit.as_u64());
    let length = request.headers().get_one("Content-Length").and_then(|length| length.parse::<u64>().ok());
    let is_plain = request.content_type().is_some_and(|kind| kind.is_form() && !kind.is_form_data());
    is_plain && length.is_some_and(|length| length > most)
}

/// Reads a body to its end, or as far as it is swallowed, and keeps its fields.
pub(super) async fn fields(data: Data<'_>) -> Typed {
    let mut body = data.open(SWALLOWED.mebibytes());
    let (mut typed, mut chunk, mut skipping) = (Typed::default(), vec![0; 64 * 1024], false);
    let mut waiting = Vec::new();
    while let Ok(read) = body.read(&mut chunk).await {
        if read == 0 {
            break;
        }
        for byte in &chunk[..read] {
            match byte {
                b'&' => {
                    push(&mut typed, &waiting, skipping);
                    (skipping, _) = (false, waiting.clear());
                }
                _ if skipping => {}
                byte if waiting.len() < LONGEST_FIELD => waiting.push(*byte),
                _ => skipping = true,
            }
        }
    }
    push(&mut typed, &waiting, skipping);
    typed
}

/// Keeps a field that was read whole.
fn push(typed: &mut Typed, field: &[u8], skipping: bool) {
    let Some(field) = std::str::from_utf8(field).ok().filter(|_| !skipping) else { return };
    let (name, value) = field.split_once('=').unwrap_or((field, ""));
    let plain = |text: &str| RawStr::new(text).url_decode_lossy().into_owned();
    if !name.is_empty() {
        typed.push(&plain(name), &plain(value));
    }
}

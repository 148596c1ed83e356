//! The fields of a form whose file is larger than anything that is read: it is swallowed to its end, and only what was typed
//! beside the file is kept.

use rocket::data::{Data, ToByteUnit};
use tokio::io::AsyncReadExt;

use super::form::Typed;

/// A browser reads the answer only once it has sent everything: so much is swallowed, in MiB.
const SWALLOWED: u64 = 64;
/// Longer than this is a file, or nobody's text.
const LONGEST_FIELD: usize = 1024 * 1024;

/// Reads a body to its end, or as far as it is swallowed, and keeps its fields.
pub(super) async fn fields(data: Data<'_>, boundary: &str) -> Typed {
    let delimiter = format!("\r\n--{boundary}").into_bytes();
    let mut body = data.open(SWALLOWED.mebibytes());
    let (mut typed, mut chunk, mut skipping) = (Typed::default(), vec![0; 64 * 1024], false);
    // The first delimiter has no line before it.
    let mut waiting = b"\r\n".to_vec();
    while let Ok(read) = body.read(&mut chunk).await {
        if read == 0 {
            break;
        }
        waiting.extend_from_slice(&chunk[..read]);
        while let Some(at) = position(&waiting, &delimiter) {
            if !skipping && let Some((name, value)) = field(&waiting[..at]) {
                typed.push(&name, &value);
            }
            skipping = false;
            waiting.drain(..at + delimiter.len());
        }
        if waiting.len() > LONGEST_FIELD {
            skipping = true;
            waiting.drain(..waiting.len() - delimiter.len());
        }
    }
    typed
}

/// Name and value of a part that is no file.
fn field(part: &[u8]) -> Option<(String, String)> {
    let at = position(part, b"\r\n\r\n")?;
    let (head, value) = (std::str::from_utf8(&part[..at]).ok()?, &part[at + 4..]);
    if head.contains("filename") {
        return None;
    }
    let (_, named) = head.split_once(" name=\"")?;
    let name = named.split('"').next()?;
    Some((name.to_owned(), std::str::from_utf8(value).ok()?.to_owned()))
}

fn position(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

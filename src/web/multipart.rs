//! The fields of a form whose file is larger than anything that is read: it is swallowed to its end, and only what was typed
//! beside the file is kept.

use rocket::data::{Data, ToByteUnit};
use tokio::io::AsyncReadExt;

use super::form::{MOST_FIELDS, Typed};

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
    let (mut waiting, mut searched, mut parts) = (b"\r\n".to_vec(), 0, 0);
    while let Ok(read) = body.read(&mut chunk).await {
        if read == 0 {
            break;
        }
        // More are kept of no form: the rest is only swallowed.
        if parts > MOST_FIELDS {
            continue;
        }
        waiting.extend_from_slice(&chunk[..read]);
        // However many parts there are and however they are cut: each byte is looked at once, and moved once.
        let mut begins = 0;
        while parts <= MOST_FIELDS
            && let Some(at) = position(&waiting[searched..], &delimiter)
        {
            let ends = searched + at;
            if !skipping && let Some((name, value)) = field(&waiting[begins..ends]) {
                typed.push(&name, &value);
            }
            skipping = false;
            begins = ends + delimiter.len();
            (searched, parts) = (begins, parts + 1);
        }
        waiting.drain(..begins);
        if waiting.len() > LONGEST_FIELD {
            skipping = true;
            waiting.drain(..waiting.len().saturating_sub(delimiter.len()));
        }
        // A delimiter may have begun at the end.
        searched = waiting.len().saturating_sub(delimiter.len());
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

/// Where a needle begins that has one carriage return, or another one further on: no byte is compared twice but a few.
fn position(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

//! Answers made smaller on their way, where that gives nothing away.
//!
//! A page that holds a secret beside something that a stranger chose tells the secret by its length (the attack called BREACH). So only
//! what has no secret is compressed: style sheets and scripts, and the public pages and data, for whoever sends no session.

use std::io::Cursor;

use libdeflater::{CompressionLvl, Compressor};
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::{Header, Method},
};

use super::session_cookie;

/// Below, a packet is a packet; beyond, it is a file.
const FITS: std::ops::RangeInclusive<usize> = 1_000..=512 * 1024;

/// Compresses with gzip, which every browser and proxy reads.
pub struct Compressing;

/// Whether nothing secret can be in the answer, whoever asks.
fn is_public(request: &Request<'_>) -> bool {
    let path = request.uri().path().as_str();
    let of_anybody = ["/assets/", "/api/v1/"].iter().any(|prefix| path.starts_with(prefix));
    // What was read of a file stands in the address of its answer, and in its links.
    let of_patients =
        (path == "/" || path == "/v" || path.starts_with("/v/")) && !path.starts_with("/v/file");
    of_anybody || (of_patients && !session_cookie::is_sent(request.cookies()))
}

/// Whether the browser takes gzip.
fn takes_gzip(request: &Request<'_>) -> bool {
    request.headers().get("Accept-Encoding").flat_map(|line| line.split(',')).any(|wish| {
        let mut parts = wish.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        is_gzip && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[rocket::async_trait]
impl Fairing for Compressing {
    fn info(&self) -> Info {
        Info { name: "compression", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        if request.method() != Method::Get || !is_public(request) {
            return;
        }
        let text = response.content_type().is_some_and(|kind| {
            kind.is_html() || kind.is_css() || kind.is_javascript() || kind.is_json() || kind.is_svg()
        });
        let size = response.body().preset_size().filter(|size| FITS.contains(size));
        if !text || size.is_none() || response.headers().contains("Content-Encoding") {
            return;
        }
        response.set_header(Header::new("Vary", "Accept-Encoding"));
        if !takes_gzip(request) {
            return;
        }
        let Ok(plain) = response.body_mut().to_bytes().await else { return };
        let mut compressor = Compressor::new(CompressionLvl::default());
        let mut small = vec![0; compressor.gzip_compress_bound(plain.len())];
        match compressor.gzip_compress(&plain, &mut small) {
            Ok(length) => {
                small.truncate(length);
                response.set_header(Header::new("Content-Encoding", "gzip"));
                response.set_sized_body(length, Cursor::new(small));
                response.set_max_chunk_size(length + 1);
            }
            Err(_) => response.set_sized_body(plain.len(), Cursor::new(plain)),
        }
    }
}

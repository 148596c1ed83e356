//! Style sheets and scripts, inside the binary, at addresses that change with their content.

use std::sync::LazyLock;

use rocket::{
    Request, Response,
    http::{ContentType, Header, Status},
    response::{self, Responder},
};

use crate::random::sha256_hex;

struct Asset {
    name: &'static str,
    kind: ContentType,
    content: &'static str,
}

macro_rules! assets {
    ($($name:literal: $kind:ident),+ $(,)?) => {
        &[$(Asset {
            name: $name,
            kind: ContentType::$kind,
            content: include_str!(concat!("../../templates/assets/", $name)),
        }),+]
    };
}

const ASSETS: &[Asset] = assets![
    "base.css": CSS,
    "public.css": CSS,
    "work.css": CSS,
    "lists.css": CSS,
    "print.css": CSS,
    "mark.svg": SVG,
    "code-input.js": JavaScript,
    "duration.js": JavaScript,
    "error-focus.js": JavaScript,
    "file-drop.js": JavaScript,
    "file-size.js": JavaScript,
    "menu.js": JavaScript,
    "preview.js": JavaScript,
    "print.js": JavaScript,
    "progress.js": JavaScript,
    "scan.js": JavaScript,
    "select-all.js": JavaScript,
    "show-password.js": JavaScript,
    "submit-once.js": JavaScript,
    "today.js": JavaScript,
];

static URLS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let url = |a: &Asset| format!("/assets/{}/{}", &sha256_hex(a.content.as_bytes())[..12], a.name);
    ASSETS.iter().map(url).collect()
});

/// The address of an asset; `/assets/missing` where there is none of that name.
pub(super) fn url(name: &str) -> &'static str {
    ASSETS.iter().position(|asset| asset.name == name).map_or("/assets/missing", |i| URLS[i].as_str())
}

/// An asset; the browser may keep it for good because its address names its content.
pub(super) struct AssetReply(&'static Asset);

impl<'r> Responder<'r, 'static> for AssetReply {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.0.kind.clone())
            .header(Header::new("Cache-Control", "public, max-age=31536000, immutable"))
            .sized_body(self.0.content.len(), std::io::Cursor::new(self.0.content))
            .ok()
    }
}

/// An asset by the hash of its content and its name.
#[rocket::get("/assets/<hash>/<name>")]
pub(super) fn asset(hash: &str, name: &str) -> Result<AssetReply, Status> {
    let wanted = format!("/assets/{hash}/{name}");
    let index = URLS.iter().position(|url| *url == wanted).ok_or(Status::NotFound)?;
    Ok(AssetReply(&ASSETS[index]))
}

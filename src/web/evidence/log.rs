//! The public log as files for anybody's monitor: its checkpoint, its tiles, its entries (C2SP tlog-tiles).
//!
//! Nothing here asks the database: strangers who fetch a whole log keep nobody from working.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use rocket::{
    Request, Response, Route, State, get,
    http::{ContentType, Header},
    response::{self, Responder},
    tokio::fs,
};

use crate::{App, issuing::log::Tile, web::WebError};

/// A file of a log, for every origin.
struct LogFile {
    bytes: Vec<u8>,
    kind: ContentType,
    caching: &'static str,
}

/// What a name says never changes: a tile of a width, a bundle of entries of a width.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A checkpoint grows old with the next one.
const ASK_AGAIN: &str = "no-cache";

impl<'r> Responder<'r, 'static> for LogFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.kind)
            .header(Header::new("Cache-Control", self.caching))
            .header(Header::new("Access-Control-Allow-Origin", "*"))
            .sized_body(self.bytes.len(), std::io::Cursor::new(self.bytes))
            .ok()
    }
}

async fn read(app: &App, log: u32, path: &str) -> Result<Vec<u8>, WebError> {
    let file = app.log.folder().of(log).join(path);
    fs::read(file).await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => WebError::NotFound,
        _ => WebError::from(error),
    })
}

async fn checkpoint_of(app: &App, log: u32) -> Result<LogFile, WebError> {
    let bytes = read(app, log, "checkpoint").await?;
    Ok(LogFile { bytes, kind: ContentType::Plain, caching: ASK_AGAIN })
}

/// Only what is the name of a tile is looked for, so no path leads elsewhere.
async fn tile_of(app: &App, log: u32, path: &Path) -> Result<LogFile, WebError> {
    let tile = path.to_str().and_then(Tile::from_path).ok_or(WebError::NotFound)?;
    let bytes = read(app, log, &tile.to_string()).await?;
    Ok(LogFile { bytes, kind: ContentType::Binary, caching: FOR_EVER })
}

/// The newest log is at the root of the site. After a restore nothing is, until an operator has said how things stand: a
/// checkpoint older than one that was seen looks like a forgery.
fn newest(app: &App) -> Result<u32, WebError> {
    match app.log.folder().held()? {
        None => app.log.folder().newest()?.ok_or(WebError::NotFound),
        Some(_) => Err(WebError::Unavailable("the public log is held since a restore".into())),
    }
}

/// The number of a log, unless it is the newest one and held.
fn shown(app: &App, number: u32) -> Result<u32, WebError> {
    if app.log.folder().newest()? == Some(number) { newest(app) } else { Ok(number) }
}

#[get("/checkpoint")]
async fn checkpoint(app: &State<App>) -> Result<LogFile, WebError> {
    checkpoint_of(app, newest(app)?).await
}

#[get("/tile/<path..>")]
async fn tile(path: PathBuf, app: &State<App>) -> Result<LogFile, WebError> {
    tile_of(app, newest(app)?, &path).await
}

#[get("/log/<number>/checkpoint")]
async fn numbered_checkpoint(number: u32, app: &State<App>) -> Result<LogFile, WebError> {
    checkpoint_of(app, shown(app, number)?).await
}

#[get("/log/<number>/tile/<path..>")]
async fn numbered_tile(number: u32, path: PathBuf, app: &State<App>) -> Result<LogFile, WebError> {
    tile_of(app, shown(app, number)?, &path).await
}

/// Routes of the public log.
pub fn routes() -> Vec<Route> {
    rocket::routes![checkpoint, tile, numbered_checkpoint, numbered_tile]
}

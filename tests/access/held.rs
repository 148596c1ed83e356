//! Somebody loses a role, or is signed out, between the moment the door knew them and the moment of the change.
//!
//! A form can be on its way for as long as its sender likes. What happens meanwhile is played here at one exact place: when
//! the door has just looked up who it is and has decided nothing yet ([`countersign::web::KNOWN`] is told then).

use std::{cell::RefCell, collections::BTreeMap, path::PathBuf, rc::Rc, sync::Once};

use countersign::{
    domain::ids::{PersonId, SessionId},
    random::{Token, sha256_hex},
    storage::sessions,
};
use rocket::http::{ContentType, Header};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::{
    layer::{Context, Layer, SubscriberExt},
    registry,
};

use super::{
    forms::{Sheet, World},
    page_form::PageForm,
};
use crate::support::app::Answer;

/// What every table holds, as a digest.
pub type Record = BTreeMap<String, String>;

/// What is done while a form is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// Every role of the sender ended yesterday.
    RoleEnds,
    /// The sender is signed out, in another browser.
    SignedOut,
    /// Nothing.
    Nothing,
}

type Deed = Box<dyn FnOnce()>;

thread_local! {
    /// What is to be done when the door knows who comes in next, on the thread of this test and its server.
    static LEFT: RefCell<Option<Deed>> = const { RefCell::new(None) };
}

/// Rings when the door knows who comes in, and does what was left with it.
struct Bell;

impl<S: Subscriber> Layer<S> for Bell {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == countersign::web::KNOWN
    }

    fn on_event(&self, _: &Event<'_>, _: Context<'_, S>) {
        let deed = LEFT.with(|left| left.borrow_mut().take());
        if let Some(deed) = deed {
            deed();
        }
    }
}

/// Hung once for all tests: what is told on the thread of another one finds nothing left there.
static HUNG: Once = Once::new();

/// Listens at the door, and changes the database behind the program's back.
pub struct Porter {
    database: PathBuf,
}

impl Porter {
    pub fn of(world: &World) -> Self {
        HUNG.call_once(|| tracing::subscriber::set_global_default(registry().with(Bell)).unwrap());
        Self { database: world.app.app.settings.database_file() }
    }

    /// Sends a form while something happens: the answer, and what was in the tables right after that and at the end.
    pub async fn send(&self, world: &World, sheet: &Sheet, meanwhile: Meanwhile) -> (Answer, Record, Record) {
        let (token, session) = self.sign_in(world, sheet).await;
        let filled = self.filled(world, sheet, &token).await;
        let seen = Rc::new(RefCell::new(None));
        let (database, person, note) = (self.database.clone(), sheet.person, seen.clone());
        self.leave(move || {
            end(&database, (person, session), meanwhile);
            note.replace(Some(record(&database)));
        });
        let answer = post(world, sheet, &token, filled).await;
        let before = seen.take().unwrap_or_else(|| panic!("nobody was at {}", sheet.path));
        let after = record(&self.database);
        self.give_back(person);
        (answer, before, after)
    }

    /// Leaves something to be done when the door knows who comes in next.
    pub fn leave(&self, deed: impl FnOnce() + 'static) {
        LEFT.set(Some(Box::new(deed)));
    }

    /// Plays what happens.
    pub fn end(&self, whose: (PersonId, SessionId), meanwhile: Meanwhile) {
        end(&self.database, whose, meanwhile);
    }

    /// Gives back the roles that ended.
    pub fn give_back(&self, person: PersonId) {
        let sql = "UPDATE role_grant SET valid_to = NULL WHERE person_id = ?1";
        open(&self.database).execute(sql, [person.0.as_bytes().to_vec()]).unwrap();
    }

    /// Another browser of the sender.
    pub async fn sign_in(&self, world: &World, sheet: &Sheet) -> (Token, SessionId) {
        let token = Token::fresh().unwrap();
        let tx = world.app.store().begin().await.unwrap();
        let now = world.app.now();
        let academy = Some(sheet.academy);
        let new = sessions::NewSession {
            person: sheet.person,
            token: &token,
            academy,
            device: "test browser",
            lifetime: sessions::Lifetime::default(),
        };
        let id = sessions::insert(&tx, new, now).await.unwrap();
        tx.commit().await.unwrap();
        (token, id.id)
    }

    /// The form as it is sent, where no file goes with it.
    pub async fn encoded(&self, world: &World, sheet: &Sheet, token: &Token) -> String {
        encoded(&self.filled(world, sheet, token).await.0)
    }

    /// What every table holds.
    pub fn record(&self) -> Record {
        record(&self.database)
    }

    /// Every text that is stored, with its table.
    pub fn texts(&self) -> Vec<(String, String)> {
        texts(&self.database)
    }

    /// The page that a form stands on.
    pub async fn page(&self, world: &World, sheet: &Sheet, token: &Token) -> Answer {
        self.look(world, sheet, token).await.expect_status(200)
    }

    /// The same, whatever has become of it.
    pub async fn look(&self, world: &World, sheet: &Sheet, token: &Token) -> Answer {
        let request = world.app.client.get(sheet.page.clone()).private_cookie(("session", token.text()));
        world.app.browser().send(request).await
    }

    /// The form as the page has it, filled in; and whether it is sent in parts.
    pub async fn filled(&self, world: &World, sheet: &Sheet, token: &Token) -> (Vec<(String, String)>, bool) {
        let page = self.page(world, sheet, token).await;
        let names: Vec<_> = sheet.typed.iter().map(|(name, _)| *name).collect();
        // A button may lead the same form elsewhere.
        let form = PageForm::find(&page.body, &sheet.page, &sheet.path, &names)
            .or_else(|| PageForm::with_button(&page.body, &sheet.path))
            .unwrap_or_else(|| panic!("{} has no form for {} with {names:?}", sheet.page, sheet.path));
        (form.filled(&sheet.typed), form.is_multipart())
    }
}

/// Fields as a browser encodes them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let encoded = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let pairs: Vec<_> =
        fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.join("&")
}

/// Sends a form as it stands.
pub async fn post(
    world: &World,
    sheet: &Sheet,
    token: &Token,
    (fields, multipart): (Vec<(String, String)>, bool),
) -> Answer {
    let (kind, body) = if multipart {
        (ContentType::new("multipart", "form-data").with_params(("boundary", "x-x")), parts(&fields, sheet))
    } else {
        (ContentType::Form, encoded(&fields).into_bytes())
    };
    let request = world.app.client.post(sheet.path.clone()).header(kind);
    let request = request.header(Header::new("Sec-Fetch-Site", "same-origin")).body(body);
    world.app.browser().send(request.private_cookie(("session", token.text()))).await
}

fn parts(fields: &[(String, String)], sheet: &Sheet) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--x-x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.bytes());
    }
    if let Some((name, file, bytes)) = &sheet.file {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
        body.extend(format!("--x-x\r\n{head}\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x-x--\r\n");
    body
}

fn open(database: &PathBuf) -> rusqlite::Connection {
    let db = rusqlite::Connection::open(database).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    db
}

fn end(database: &PathBuf, (person, session): (PersonId, SessionId), meanwhile: Meanwhile) {
    let (sql, id) = match meanwhile {
        Meanwhile::RoleEnds => {
            ("UPDATE role_grant SET valid_to = '2026-11-19' WHERE person_id = ?1", person.0)
        }
        Meanwhile::SignedOut => ("UPDATE session SET revoked_at = created_at WHERE id = ?1", session.0),
        Meanwhile::Nothing => return,
    };
    let changed = open(database).execute(sql, [id.as_bytes().to_vec()]).unwrap();
    assert!(changed > 0, "{meanwhile:?} changes nothing for {person}");
}

/// A digest of each table.
fn record(database: &PathBuf) -> Record {
    let db = open(database);
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut tables = db.prepare(tables).unwrap();
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
    names.into_iter().map(|name| (name.clone(), digest(&db, &name))).collect()
}

/// Every text of a database, with its table.
pub fn texts(database: &PathBuf) -> Vec<(String, String)> {
    let db = open(database);
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut tables = db.prepare(tables).unwrap();
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
    let mut found = Vec::new();
    for table in names {
        let mut all = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let texts = (0..columns).filter_map(|n| match row.get_ref(n).unwrap() {
                rusqlite::types::ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
                _ => None,
            });
            found.extend(texts.map(|text| (table.clone(), text)));
        }
    }
    found
}

fn digest(db: &rusqlite::Connection, table: &str) -> String {
    let mut all = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns = all.column_count();
    let mut rows: Vec<String> = all
        .query_map([], |row| {
            (0..columns).map(|n| Ok(format!("{:?}", row.get_ref(n)?))).collect::<rusqlite::Result<Vec<_>>>()
        })
        .unwrap()
        .map(|row| row.unwrap().join("|"))
        .collect();
    rows.sort();
    format!("{} rows, {}", rows.len(), sha256_hex(rows.join("\n").as_bytes()))
}

/// The tables that are not as they were.
pub fn changed(before: &Record, after: &Record) -> Vec<String> {
    after
        .iter()
        .filter(|(table, digest)| before.get(*table) != Some(digest))
        .map(|(t, _)| t.clone())
        .collect()
}

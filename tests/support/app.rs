//! The whole application on a real database in a folder of its own, at a moment the test chooses.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use countersign::{
    App,
    clock::Clock,
    config::Settings,
    domain::ids::{AcademyId, PersonId},
    random::Token,
    storage::{
        ConnectionTrait, Store,
        files::Files,
        people,
        sessions::{self, Lifetime, NewSession},
    },
};
use rocket::{
    http::{ContentType, Header, Status},
    local::asynchronous::{Client, LocalRequest, LocalResponse},
};
use tokio::sync::OnceCell;

/// Noon on the day most tests stand on: 20 November 2026.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 12, 0, 0).unwrap()
}

/// The day of [`noon`].
pub fn today() -> NaiveDate {
    noon().date_naive()
}

/// A folder whose database has its tables and nothing in them, made once a test run: each test begins with a copy.
static EMPTY: OnceCell<PathBuf> = OnceCell::const_new();

async fn migrated() -> PathBuf {
    let folder = fresh("empty");
    let store =
        Store::open(&Settings { data_dir: folder.clone(), ..Settings::default() }.database_file()).await;
    store.unwrap().close().await.unwrap();
    folder
}

/// A private folder of this name for the whole run, without what an earlier one left in it.
pub fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    countersign::storage::private::folder(&folder).unwrap();
    folder
}

/// Copies a folder with everything in it, its mode too.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    std::fs::set_permissions(to, std::fs::metadata(from).unwrap().permissions()).unwrap();
}

pub struct TestApp {
    pub client: Client,
    pub app: App,
    now: Arc<Mutex<DateTime<Utc>>>,
    pub dir: tempfile::TempDir,
}

impl TestApp {
    pub async fn spawn() -> Self {
        Self::spawn_with(|_| {}).await
    }

    pub async fn spawn_with(change: impl FnOnce(&mut Settings)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            data_dir: dir.path().to_owned(),
            public_url: Some("http://verify.example".into()),
            ..Settings::default()
        };
        change(&mut settings);
        if !settings.database_file().exists() {
            copy(EMPTY.get_or_init(migrated).await, &settings.data_dir);
        }
        let store = Store::open(&settings.database_file()).await.unwrap();
        let now = Arc::new(Mutex::new(noon()));
        let told = now.clone();
        let clock = Clock::from_fn(move || *told.lock().unwrap());
        let files =
            Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())
                .unwrap();
        let app = App::new(settings, store, files, clock);
        let client = Client::untracked(countersign::build(app.clone(), &[7; 64])).await.unwrap();
        Self { client, app, now, dir }
    }

    pub fn store(&self) -> &Store {
        &self.app.store
    }

    /// Prepares a record by the program's own hand, which seals it.
    pub async fn prepare(&self, sql: &str) {
        let tx = self.store().begin().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        tx.commit().await.unwrap();
    }

    pub fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    pub fn set_now(&self, now: DateTime<Utc>) {
        *self.now.lock().unwrap() = now;
    }

    /// Gives a person a password.
    pub async fn set_password(&self, person: PersonId, password: &str) {
        let hash = countersign::passwords::hash(password).await.unwrap();
        let tx = self.store().begin().await.unwrap();
        people::update_password(&tx, person, &hash).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The address a person signs in with.
    pub async fn email_of(&self, person: PersonId) -> String {
        people::find(self.store().read(), person).await.unwrap().email
    }

    pub async fn name_of(&self, person: PersonId) -> String {
        people::find(self.store().read(), person).await.unwrap().full_name
    }

    /// A browser that nobody has signed in on.
    pub fn browser(&self) -> Browser<'_> {
        Browser { app: self, session: None, cookies: Mutex::default() }
    }

    /// A browser on which this person is signed in, with this academy switched on.
    pub async fn browser_of(&self, person: PersonId, academy: AcademyId) -> Browser<'_> {
        let token = Token::fresh().unwrap();
        let tx = self.store().begin().await.unwrap();
        let new = NewSession {
            person,
            token: &token,
            academy: Some(academy),
            device: "test browser",
            lifetime: Lifetime::default(),
        };
        sessions::insert(&tx, new, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        Browser { app: self, session: Some(token), cookies: Mutex::default() }
    }
}

/// Keeps its cookies between requests, as a browser does, and says where a form came from.
pub struct Browser<'a> {
    app: &'a TestApp,
    session: Option<Token>,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: Status,
    pub location: Option<String>,
    pub headers: BTreeMap<String, String>,
    /// Every cookie that was set, as its header has it.
    pub cookies: Vec<String>,
    pub bytes: Vec<u8>,
    pub body: String,
}

impl Browser<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.app.client.get(path.to_owned())).await
    }

    /// Sends a form from a page of the site. Where a page asks before something is decided, and the test says nothing else, what
    /// it shows goes with the form, as a browser would send it.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let says = fields.iter().any(|(name, _)| *name == "shown");
        let shown = match page_that_asks(path).filter(|_| !says) {
            Some(page) => self.get(page).await.field("shown"),
            None => String::new(),
        };
        let shown = [("shown", shown.as_str())];
        let shown = shown.iter().filter(|(_, shown)| !shown.is_empty());
        let body: Vec<String> = fields
            .iter()
            .chain(shown)
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = self
            .app
            .client
            .post(path.to_owned())
            .header(ContentType::Form)
            .header(Header::new("Sec-Fetch-Site", "same-origin"))
            .body(body.join("&"));
        self.send(request).await
    }

    /// Looks at a page, then sends its form with what the page showed and these fields.
    pub async fn press(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).await.field("shown");
        self.post(path, &[&[("shown", shown.as_str())][..], fields].concat()).await
    }

    /// Sends a form with a file from a page of the site.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let (name, file_name, content) = file;
        self.upload_all(path, fields, name, &[(file_name, content)]).await
    }

    /// Sends a form with several files chosen for one field.
    pub async fn upload_all(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        files: &[(&str, &[u8])],
    ) -> Answer {
        let boundary = "----countersign-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for (file_name, content) in files {
            body.extend(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        let request = self
            .app
            .client
            .post(path.to_owned())
            .header(ContentType::new("multipart", "form-data").with_params(("boundary", boundary)))
            .header(Header::new("Sec-Fetch-Site", "same-origin"))
            .body(body);
        self.send(request).await
    }

    /// Sends a request as it is, with the browser's cookies.
    pub async fn send(&self, mut request: LocalRequest<'_>) -> Answer {
        if let Some(token) = &self.session {
            request = request.private_cookie(("session", token.text()));
        }
        for (name, value) in self.cookies.lock().unwrap().iter() {
            request = request.cookie((name.clone(), value.clone()));
        }
        let response = request.dispatch().await;
        self.keep_cookies(&response);
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name().as_str().to_ascii_lowercase(), header.value().to_owned()))
            .collect();
        let cookies = response.headers().get("Set-Cookie").map(str::to_owned).collect();
        let (status, location) =
            (response.status(), response.headers().get_one("Location").map(str::to_owned));
        let bytes = response.into_bytes().await.unwrap_or_default();
        Answer {
            status,
            location,
            headers,
            cookies,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    fn keep_cookies(&self, response: &LocalResponse<'_>) {
        let mut cookies = self.cookies.lock().unwrap();
        for header in response.headers().get("Set-Cookie") {
            let Some((name, value)) = header.split(';').next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if value.is_empty() || header.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), percent_decode(value));
            }
        }
    }

    /// Sends a form and looks at the page it leads to.
    pub async fn post_and_follow(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        match &answer.location {
            Some(location) => self.get(location).await,
            None => answer,
        }
    }
}

impl Answer {
    /// Panics with the page's text where the status is another.
    #[track_caller]
    pub fn expect_status(self, code: u16) -> Self {
        assert_eq!(self.status.code, code, "{}", self.text());
        self
    }

    /// The page's text without its markup, for messages and for reading as a person would.
    pub fn text(&self) -> String {
        text_of(&self.body)
    }

    /// The value of the page's field of a name; nothing where it has none.
    pub fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let found = self.body.split_once(&mark).and_then(|(_, rest)| rest.split_once('"'));
        found.map(|(value, _)| value.to_owned()).unwrap_or_default()
    }

    /// Panics, showing the page, where it does not say this.
    #[track_caller]
    pub fn expect_text(&self, wanted: &str) -> &Self {
        assert!(self.text().contains(wanted), "no '{wanted}' in: {}", self.text());
        self
    }
}

/// The text of markup.
pub fn text_of(body: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&#39;", "'").replace("&#38;", "&").replace("&#34;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page that asks before a form is sent to a path, for some that many tests send.
fn page_that_asks(path: &str) -> Option<&str> {
    const ITSELF: [&str; 10] = [
        "/end",
        "/roles/new",
        "/techniques",
        "/erase",
        "/confirm",
        "/observations/new",
        "/hand-over",
        "/supervisor",
        "/cancel",
        "/address",
    ];
    const SAMPLE: &str = "/academy/assessments/sample";
    let academy = path.starts_with("/academy/");
    match path {
        "/academy/assessments/sample/draw" => Some(SAMPLE),
        _ if path.starts_with("/academy/people/invitations/") => Some("/academy/people"),
        _ if academy && (path.contains("/account/") || path.ends_with("/withdraw")) => Some(path),
        _ => Some(path).filter(|path| academy && ITSELF.iter().any(|end| path.ends_with(end))),
    }
}

fn encode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

fn percent_decode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_decode_lossy().into_owned()
}

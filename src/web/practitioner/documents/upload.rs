//! Handing a document in.

use askama::Template;
use rocket::{
    FromForm, State,
    data::Capped,
    fs::{FileName, TempFile},
    get, post,
};
use tokio::io::AsyncReadExt;

use crate::{
    App,
    domain::{
        dates::DateOf,
        free_text,
        ids::DocumentId,
        paper_kinds,
        upload::{LARGEST, Taken, Unfit, join, take},
    },
    storage::{
        Store,
        document_review::{self, NeededDocument},
        documents,
    },
    throttle::Throttles,
    web::{FieldErrors, Html, Page, Reply, Trainee, WebError, html, large_form::LargeForm},
    workflows::upload_document::{Upload, UploadError, upload_document},
};

use super::unasked;

const LIST: &str = "/practitioner/documents";

#[derive(Template)]
#[template(path = "practitioner/documents-upload.html")]
struct UploadPage {
    page: Page,
    need: NeededDocument,
    form: Typed,
    errors: FieldErrors,
}

impl UploadPage {
    /// The techniques to choose from.
    fn techniques(&self) -> Vec<(String, String)> {
        self.need.techniques.iter().map(|t| (t.key.clone(), t.name.clone())).collect()
    }
}

/// What stands in the form beside the file.
#[derive(FromForm, Clone, Debug, Default)]
pub(super) struct Typed {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    issuer: String,
    #[field(default = String::new())]
    reference: String,
    #[field(default = String::new())]
    issued_on: String,
    #[field(default = String::new())]
    expires_on: String,
    covers: Vec<String>,
}

#[derive(FromForm)]
pub(super) struct WithFile<'r> {
    typed: Typed,
    /// One file, or several photos of one paper. Cut off where one is longer than anything that is taken; the other fields are read
    /// all the same.
    file: Vec<Capped<TempFile<'r>>>,
}

/// What the person's courses ask for, or what every academy takes: a paper about a changed name.
async fn find_needed(
    store: &Store,
    who: &Trainee,
    page: &Page,
    kind: &str,
) -> Result<NeededDocument, WebError> {
    let needed = document_review::list_needed(store.read(), who.academy.id, who.person.id).await?;
    let need = needed.into_iter().find(|need| need.rule.kind == kind);
    if let Some(need) = need {
        return Ok(need);
    }
    let known = paper_kinds::EVERYWHERE.iter().any(|known| known.key == kind);
    // One that no course asks for any more can be followed by another.
    let held = documents::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    if known || held.iter().any(|view| view.document.kind == kind) {
        return Ok(unasked(page, kind));
    }
    Err(WebError::NotFound)
}

/// The empty form.
#[get("/practitioner/documents/kinds/<kind>/new")]
pub(super) async fn form(who: Trainee, page: Page, kind: &str, store: &State<Store>) -> Html {
    let need = find_needed(store, &who, &page, kind).await?;
    let errors = FieldErrors::new(page.lang);
    let form = Typed { id: DocumentId::fresh().to_string(), ..Typed::default() };
    html(&UploadPage { page, need, form, errors })
}

/// Takes the form and its file.
#[post("/practitioner/documents/kinds/<kind>/new", data = "<sent>")]
pub(super) async fn send(
    who: Trainee,
    page: Page,
    kind: &str,
    sent: LargeForm<WithFile<'_>>,
    app: &State<App>,
    throttles: &State<Throttles>,
) -> Result<Reply, WebError> {
    let need = find_needed(&app.store, &who, &page, kind).await?;
    let (typed, file) = match sent {
        LargeForm::Read(form) => (form.typed, form.file),
        LargeForm::Unread(unread) => {
            let typed = Typed { id: DocumentId::fresh().to_string(), ..Typed::default() };
            let mut errors = FieldErrors::new(page.lang);
            errors.add("file", &unread.key("documents"));
            return Reply::again(&UploadPage { page, need, form: typed, errors });
        }
    };
    if let Err(often) = throttles.upload(who.person.id) {
        let mut errors = FieldErrors::new(page.lang);
        errors.add_args("file", "documents-error-too-often", &[("seconds", often.seconds().into())]);
        return Reply::later(&UploadPage { page, need, form: typed, errors }, often.seconds());
    }
    let upload = match check(&page, &who, &need, &typed, read(file).await?) {
        Ok(upload) => upload,
        Err(errors) => return Reply::again(&UploadPage { page, need, form: typed, errors }),
    };
    let limits = app.settings.upload_limits();
    let name = need.name(page.lang.tag()).to_owned();
    let refused =
        match upload_document(&app.store, &app.files.documents, &who.authority(), limits, upload).await {
            Ok(()) => return Reply::done(LIST, page.t1("documents-uploaded", "name", name)),
            Err(UploadError::Storage(error)) => return Err(error.into()),
            Err(refused) => refused,
        };
    let mut errors = FieldErrors::new(page.lang);
    say(&mut errors, &refused);
    Reply::again(&UploadPage { page, need, form: typed, errors })
}

/// Why no more is taken now.
fn say(errors: &mut FieldErrors, refused: &UploadError) {
    match refused {
        UploadError::TooManyWaiting { most } => {
            errors.add_args("file", "documents-error-waiting", &[("most", (*most).into())]);
        }
        UploadError::TooMuch { megabytes } => {
            errors.add_args("file", "documents-error-day", &[("megabytes", (*megabytes).into())]);
        }
        UploadError::AcademyFull | UploadError::Storage(_) => {
            errors.add("file", "documents-error-academy-day")
        }
    }
}

type ReadFile = Result<(String, Taken), Unfit>;

/// The file's name and what of it is kept; of several photos, one file with a page for each, in their order. Judging ten
/// megabytes would hold other requests up.
async fn read(files: Vec<Capped<TempFile<'_>>>) -> Result<ReadFile, WebError> {
    // A browser sends the field without a name where nothing was chosen.
    let named = |name: &FileName| !name.dangerous_unsafe_unsanitized_raw().is_empty();
    let chosen = |file: &Capped<TempFile<'_>>| match file.len() {
        0 => file.raw_name().is_some_and(named),
        _ => true,
    };
    let (mut names, mut contents, mut length) = (Vec::new(), Vec::new(), 0);
    for file in files.into_iter().filter(chosen) {
        length += file.len();
        if !file.is_complete() || length > LARGEST as u64 {
            return Ok(Err(Unfit::TooLarge));
        }
        let name = file.raw_name().map(|name| name.dangerous_unsafe_unsanitized_raw().as_str().to_owned());
        names.push(shown_name(name.as_deref().unwrap_or_default()));
        let mut bytes = Vec::new();
        file.open().await?.read_to_end(&mut bytes).await?;
        contents.push(bytes);
    }
    let judge = || -> ReadFile {
        let mut taken = contents.into_iter().map(take).collect::<Result<Vec<_>, _>>()?;
        let name = names.into_iter().next().ok_or(Unfit::Missing)?;
        match taken.pop() {
            Some(one) if taken.is_empty() => Ok((name, one)),
            last => {
                let all = taken.into_iter().chain(last).collect();
                Ok((joined_name(&name), join(all)?))
            }
        }
    };
    let judged = tokio::task::spawn_blocking(judge).await;
    judged.map_err(|error| WebError::Internal(error.to_string()))
}

/// What a file of several photos is called: as the first of them.
fn joined_name(first: &str) -> String {
    let stem = first.rsplit_once('.').map_or(first, |(stem, _)| stem);
    format!("{stem}.pdf")
}

/// A file's name as a page may show it: its last part, without what cannot be seen, 100 characters at most.
fn shown_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(100).collect();
    free_text::line(&shown, 100).unwrap_or_else(|_| "file".to_owned())
}

fn check(
    page: &Page,
    who: &Trainee,
    need: &NeededDocument,
    typed: &Typed,
    file: ReadFile,
) -> Result<Upload, FieldErrors> {
    let mut errors = FieldErrors::new(page.lang);
    let issuer = errors.keep_line("issuer", "documents-error-issuer", &typed.issuer, 200);
    let reference = errors.keep_line("reference", "documents-error-reference", &typed.reference, 100);
    if typed.issued_on.trim().is_empty() {
        errors.add("issued_on", "documents-error-issued");
    }
    let issued_on = errors.keep_date("issued_on", &typed.issued_on, DateOf::DocumentBegins, who.today);
    let expires_on = errors.keep_open_date("expires_on", &typed.expires_on, DateOf::DocumentEnds, who.today);
    match (issued_on, expires_on.flatten()) {
        (Some(from), Some(to)) if to < from => errors.add("expires_on", "documents-error-before"),
        (_, Some(to)) if to < who.today => errors.add("expires_on", "documents-error-ended"),
        _ => {}
    }
    let known = |key: &String| need.techniques.iter().any(|technique| technique.key == *key);
    if need.rule.covers_techniques && (typed.covers.is_empty() || !typed.covers.iter().all(known)) {
        errors.add("covers", "documents-error-covers");
    }
    let file = file.map_err(|unfit| errors.add("file", unfit_key(unfit))).ok();
    let id = typed.id.parse::<DocumentId>();
    let (Some(issuer), Some(reference), Some(issued_on), Some(expires_on), Some(file), true) =
        (issuer, reference, issued_on, expires_on, file, errors.is_empty())
    else {
        return Err(errors);
    };
    let (file_name, Taken { kind: file_kind, bytes }) = file;
    let covers = if need.rule.covers_techniques { typed.covers.clone() } else { Vec::new() };
    Ok(Upload {
        id: id.unwrap_or_else(|_| DocumentId::fresh()),
        kind: need.rule.kind.clone(),
        issuer,
        reference,
        issued_on,
        expires_on,
        covers,
        file_name,
        file_kind,
        bytes,
    })
}

fn unfit_key(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Missing => "documents-error-no-file",
        Unfit::Empty => "documents-error-empty",
        Unfit::TooLarge => "documents-error-too-large",
        Unfit::Kind => "documents-error-kind",
        Unfit::Heic => "documents-error-heic",
        Unfit::Damaged => "documents-error-damaged",
        Unfit::Locked => "documents-error-locked",
        Unfit::Mixed => "documents-error-mixed",
        Unfit::TooMany => "documents-error-many",
    }
}

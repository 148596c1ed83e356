//! Handing a document in.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, State, fs::TempFile, get, post};
use tokio::io::AsyncReadExt;
use validator::Validate;

use crate::{
    domain::{
        ids::DocumentId,
        text::Reason,
        upload::{FileKind, LARGEST, Unfit, inspect},
    },
    storage::{
        Store,
        document_review::{self, NeededDocument},
        files::Files,
    },
    web::{FieldErrors, Html, Page, Reply, Trainee, WebError, html, large_form::LargeForm},
    workflows::upload_document::{Upload, UploadError, upload_document},
};

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
#[derive(FromForm, Validate, Clone, Debug, Default)]
pub(super) struct Typed {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    #[validate(length(min = 1, max = 200, message = "documents-error-issuer"))]
    issuer: String,
    #[field(default = String::new())]
    #[validate(length(min = 1, max = 100, message = "documents-error-reference"))]
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
    file: Option<TempFile<'r>>,
}

async fn find_needed(store: &Store, who: &Trainee, kind: &str) -> Result<NeededDocument, WebError> {
    let needed = document_review::list_needed(store.read(), who.academy.id, who.person.id).await?;
    needed.into_iter().find(|need| need.rule.kind == kind).ok_or(WebError::NotFound)
}

/// The empty form.
#[get("/practitioner/documents/kinds/<kind>/new")]
pub(super) async fn form(who: Trainee, page: Page, kind: &str, store: &State<Store>) -> Html {
    let need = find_needed(store, &who, kind).await?;
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
    store: &State<Store>,
    files: &State<Files>,
) -> Result<Reply, WebError> {
    let need = find_needed(store, &who, kind).await?;
    let (typed, file) = match sent {
        LargeForm::Read(form) => {
            let WithFile { typed, file } = *form;
            (typed, read(file).await?)
        }
        LargeForm::TooLarge => {
            (Typed { id: DocumentId::fresh().to_string(), ..Typed::default() }, Err(Unfit::TooLarge))
        }
    };
    let upload = match check(&page, &who, &need, &typed, file) {
        Ok(upload) => upload,
        Err(errors) => return Reply::again(&UploadPage { page, need, form: typed, errors }),
    };
    match upload_document(store, &files.documents, &who.academy, who.person.id, upload, who.now).await {
        Ok(()) => Reply::done(LIST, page.t1("documents-uploaded", "name", need.rule.name)),
        Err(UploadError::NotATrainee) => Err(WebError::Forbidden),
        Err(UploadError::Storage(error)) => Err(error.into()),
    }
}

type ReadFile = Result<(String, FileKind, Vec<u8>), Unfit>;

/// The file's name, kind and content; judging ten megabytes would hold other requests up.
async fn read(file: Option<TempFile<'_>>) -> Result<ReadFile, WebError> {
    let Some(file) = file else { return Ok(Err(Unfit::Empty)) };
    if file.len() > LARGEST as u64 {
        return Ok(Err(Unfit::TooLarge));
    }
    let name = file
        .raw_name()
        .map(|name| shown_name(name.dangerous_unsafe_unsanitized_raw().as_str()))
        .unwrap_or_default();
    let mut bytes = Vec::new();
    file.open().await?.read_to_end(&mut bytes).await?;
    let judged = tokio::task::spawn_blocking(move || inspect(&bytes).map(|kind| (name, kind, bytes))).await;
    judged.map_err(|error| WebError::Internal(error.to_string()))
}

/// A file's name as a page may show it: its last part, without what cannot be seen, 100 characters at most.
fn shown_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(100).collect();
    Reason::parse(&shown).map_or_else(|_| "file".to_owned(), String::from)
}

fn check(
    page: &Page,
    who: &Trainee,
    need: &NeededDocument,
    typed: &Typed,
    file: ReadFile,
) -> Result<Upload, FieldErrors> {
    let mut errors = FieldErrors::from_validation(page.lang, typed.validate());
    let issuer = errors.keep("issuer", "documents-error-issuer", Reason::parse(&typed.issuer));
    let reference = errors.keep("reference", "documents-error-reference", Reason::parse(&typed.reference));
    let issued_on = errors.keep("issued_on", "documents-error-issued", typed.issued_on.parse::<NaiveDate>());
    let expires_on = match typed.expires_on.trim() {
        "" => Some(None),
        text => errors.keep("expires_on", "error-date", text.parse::<NaiveDate>()).map(Some),
    };
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
    let (file_name, file_kind, bytes) = file;
    let covers = if need.rule.covers_techniques { typed.covers.clone() } else { Vec::new() };
    Ok(Upload {
        id: id.unwrap_or_else(|_| DocumentId::fresh()),
        kind: need.rule.kind.clone(),
        issuer: issuer.into(),
        reference: reference.into(),
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
        Unfit::Empty => "documents-error-no-file",
        Unfit::TooLarge => "documents-error-too-large",
        Unfit::Kind => "documents-error-kind",
        Unfit::Damaged => "documents-error-damaged",
        Unfit::Locked => "documents-error-locked",
    }
}

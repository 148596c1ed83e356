//! Importing a specification: pasted, uploaded or one of the shipped ones. Every fault is told with its place,
//! beside the text, which is kept.

use askama::Template;
use rocket::{FromForm, Route, State, fs::TempFile, get, post, routes, tokio::io::AsyncReadExt};

use crate::{
    App,
    domain::course_spec::{self, SpecError, TextFault},
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, print_words},
    workflows::import_course::{CourseError, import_course},
};

use super::shipped;

#[derive(FromForm)]
struct ImportForm<'r> {
    #[field(default = "")]
    shipped: &'r str,
    #[field(default = "")]
    text: &'r str,
    file: Option<TempFile<'r>>,
}

#[derive(Template)]
#[template(path = "academy/course-import.html")]
struct ImportPage {
    page: Page,
    errors: FieldErrors,
    faults: Vec<SpecError>,
    text: String,
    chosen: String,
    shipped: Vec<(String, String)>,
}

impl ImportPage {
    fn of(page: Page, text: String, faults: Vec<SpecError>) -> Self {
        let errors = FieldErrors::new(page.lang);
        Self { page, errors, faults, text, chosen: String::new(), shipped: shipped::choices() }
    }

    fn with_error(mut self, field: &'static str, key: &str) -> Self {
        self.errors.add(field, key);
        self
    }
}

#[get("/academy/courses/import")]
fn form(_who: Manager, page: Page) -> Html {
    html(&ImportPage::of(page, String::new(), Vec::new()))
}

#[post("/academy/courses/import", data = "<form>")]
async fn import(
    who: Manager,
    page: Page,
    form: Form<ImportForm<'_>>,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let text = match text_of(&form).await? {
        Ok(text) => text,
        Err(key) => {
            return Reply::again(
                &ImportPage::of(page, form.text.to_owned(), Vec::new()).with_error("text", key),
            );
        }
    };
    let spec = match course_spec::parse(&text) {
        Ok(spec) => spec,
        Err(faults) => return Reply::again(&ImportPage::of(page, text, faults)),
    };
    let imported = match import_course(app, &who.authority(), &spec).await {
        Ok(imported) => imported,
        Err(CourseError::Unprintable(faults)) => {
            let faults = faults.iter().map(|fault| print_words::course_fault(page.lang, fault)).collect();
            return Reply::again(&ImportPage::of(page, text, faults));
        }
        Err(error) => return Err(error.into()),
    };
    let key = if imported.unchanged { "academy-course-unchanged" } else { "academy-course-imported" };
    let message = page.t2(key, "title", spec.title, "number", imported.number);
    Reply::done(format!("/academy/courses/{}", imported.version), message)
}

/// The text that was meant: the file, else what was typed, else the shipped one. The inner error is a locale key.
async fn text_of(form: &ImportForm<'_>) -> Result<Result<String, &'static str>, WebError> {
    if let Some(file) = form.file.as_ref().filter(|file| file.len() > 0) {
        return read(file).await;
    }
    let typed = form.text;
    if !typed.trim().is_empty() {
        return Ok(Ok(typed.replace("\r\n", "\n")));
    }
    Ok(shipped::text(form.shipped).map(str::to_owned).ok_or("academy-import-nothing"))
}

async fn read(file: &TempFile<'_>) -> Result<Result<String, &'static str>, WebError> {
    let mut bytes = Vec::new();
    file.open().await?.take(course_spec::LARGEST as u64 + 1).read_to_end(&mut bytes).await?;
    Ok(course_spec::text_of(bytes).map_err(|fault| match fault {
        TextFault::TooLarge => "academy-import-too-large",
        TextFault::NotUtf8 => "academy-import-not-utf8",
    }))
}

pub(super) fn routes() -> Vec<Route> {
    routes![form, import]
}

//! How the academy's certificates look: an owner chooses, sees a sample, and saves.

mod form;
mod pictures;
mod refusals;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{Route, State, get, post};

use crate::{
    App,
    domain::{
        appearance::{Appearance, HexColour, Paper},
        words::Role,
    },
    issuing::{Design, LANGUAGES, design::Colour, usual_words},
    storage::{
        StorageError,
        appearances::{self, InForce},
    },
    web::{
        Actor, FieldErrors, Html, Overseer, Owner, Page, Reply, WebError, download::Download, html,
        large_form::LargeForm,
    },
    workflows::save_appearance::{
        AppearanceError, contrast_on_paper, keep_picture, preview_appearance, sample_pdf, save_appearance,
    },
};

use form::{Brought, Sent, Typed};

const HERE: &str = "/academy/appearance";

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![show, preview, sample, save, pictures::picture, pictures::thumbnail]
}

#[derive(Template)]
#[template(path = "academy/appearance.html")]
struct AppearancePage {
    page: Page,
    form: Typed,
    errors: FieldErrors,
    /// Who saved what is in force, and when.
    saved: Option<(String, DateTime<Utc>)>,
    /// Whether somebody else saved another version meanwhile.
    overtaken: bool,
    /// The pages of the sample, each an `svg` that this program drew; none where the choices cannot be drawn.
    sample: Vec<String>,
    /// Whether the viewer changes it, or only reads.
    may_save: bool,
}

impl AppearancePage {
    fn designs(&self) -> &'static [&'static str] {
        Design::BUILT_IN
    }

    fn papers(&self) -> Vec<(String, String)> {
        let option = |paper: &Paper| (paper.to_string(), self.page.word("appearance-paper", paper));
        Paper::ALL.iter().map(option).collect()
    }

    fn languages(&self) -> Vec<(String, String)> {
        let option = |tag: &&str| ((*tag).to_owned(), self.page.word("paper-language", tag));
        LANGUAGES.iter().map(option).collect()
    }

    fn words(&self) -> &'static [&'static str] {
        form::WORDS
    }

    /// The usual words, as an example in the empty field.
    fn usual(&self, language: &str, key: &str) -> String {
        usual_words(language, key).unwrap_or_default()
    }

    /// The colour of the chosen design that stands where the academy brings none.
    fn own_colour(&self, name: &str) -> String {
        let colour = if name == "accent" { Colour::Accent } else { Colour::Brand };
        Design::built_in(&self.form.design).map_or_else(|_| String::new(), |design| design.colour(colour))
    }

    /// How well a colour is seen on paper: its tone and the words for it.
    fn contrast(&self, typed: &str) -> Option<(&'static str, String)> {
        let tenths = contrast_on_paper(&typed.parse::<HexColour>().ok()?)?;
        // Large text needs 3 to 1, ordinary text 4.5 (WCAG 2.2, 1.4.3).
        let (tone, key) = match tenths {
            0..30 => ("bad", "appearance-contrast-poor"),
            30..45 => ("warn", "appearance-contrast-large"),
            _ => ("good", "appearance-contrast-good"),
        };
        Some((tone, self.page.t1(key, "ratio", format!("{}.{}", tenths / 10, tenths % 10))))
    }
}

/// The page with a sample of what stands in its form.
async fn draw(
    app: &App,
    who: &Actor,
    page: Page,
    form: Typed,
    mut errors: FieldErrors,
) -> Result<AppearancePage, WebError> {
    let InForce { saved, .. } = appearances::find_in_force(app.store.read(), who.academy.id).await?;
    let mut sample = Vec::new();
    // Of a form that is wrong in one place, the rest is still worth seeing; but its errors were told already.
    if let Some(chosen) = form.parse(&mut FieldErrors::new(page.lang)) {
        match preview_appearance(app, &who.academy, &chosen, form.shown()).await {
            Ok(drawn) => sample = drawn,
            Err(error) if errors.is_empty() => refusals::tell(&page, &mut errors, error)?,
            Err(error) => tracing::debug!(%error, "no sample"),
        }
    }
    let may_save = who.is(Role::Owner);
    Ok(AppearancePage { page, form, errors, saved, overtaken: false, sample, may_save })
}

/// What was sent, its pictures kept and its choices parsed.
async fn read(
    app: &App,
    who: &Owner,
    page: &Page,
    sent: LargeForm<Sent<'_>>,
) -> Result<(Typed, FieldErrors, Option<Appearance>), WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let sent = match sent {
        LargeForm::Read(sent) => sent,
        LargeForm::Unread(unread) => {
            let now = appearances::find_in_force(app.store.read(), who.academy.id).await?;
            errors.add("logo.file", &unread.key("appearance"));
            return Ok((Typed::of(&now), errors, None));
        }
    };
    let (mut typed, brought) = sent.take().await?;
    for Brought { whose, bytes } in brought {
        match (keep_picture(app, &who.authority(), bytes).await, whose) {
            (Ok(sha256), None) => typed.logo = sha256,
            (Ok(sha256), Some(number)) => {
                if let Some(who) = typed.signs.get_mut(number) {
                    who.image = sha256;
                }
            }
            (Err(AppearanceError::Picture(error)), whose) => {
                let field = whose.map_or("logo.file".into(), |number| format!("signs.{number}.image.file"));
                errors.say(field, refusals::picture(page, &error));
            }
            (Err(error), _) => refusals::tell(page, &mut errors, error)?,
        }
    }
    let chosen = typed.parse(&mut errors);
    Ok((typed, errors, chosen))
}

#[get("/academy/appearance")]
async fn show(who: Overseer, page: Page, app: &State<App>) -> Html {
    let now = appearances::find_in_force(app.store.read(), who.academy.id).await?;
    let errors = FieldErrors::new(page.lang);
    html(&draw(app, &who, page, Typed::of(&now), errors).await?)
}

/// Shows the form again with a sample of what was typed; nothing is saved but uploaded pictures, for a day.
#[post("/academy/appearance/preview", data = "<sent>")]
async fn preview(
    who: Owner,
    page: Page,
    app: &State<App>,
    sent: LargeForm<Sent<'_>>,
) -> Result<Reply, WebError> {
    let (typed, errors, _) = read(app, &who, &page, sent).await?;
    let drawn = draw(app, &who, page, typed, errors).await?;
    if drawn.errors.is_empty() { Reply::page(&drawn) } else { Reply::again(&drawn) }
}

/// The sample as a file.
#[post("/academy/appearance/sample", data = "<sent>")]
async fn sample(
    who: Owner,
    page: Page,
    app: &State<App>,
    sent: LargeForm<Sent<'_>>,
) -> Result<Result<Download, Reply>, WebError> {
    let (typed, mut errors, chosen) = read(app, &who, &page, sent).await?;
    if let Some(chosen) = chosen {
        match sample_pdf(app, &who.academy, &chosen, typed.shown()).await {
            Ok(pdf) => return Ok(Ok(Download::new(pdf, "application/pdf", "sample"))),
            Err(error) => refusals::tell(&page, &mut errors, error)?,
        }
    }
    Ok(Err(Reply::again(&draw(app, &who, page, typed, errors).await?)?))
}

#[post("/academy/appearance", data = "<sent>")]
async fn save(
    who: Owner,
    page: Page,
    app: &State<App>,
    sent: LargeForm<Sent<'_>>,
) -> Result<Reply, WebError> {
    let (typed, mut errors, chosen) = read(app, &who, &page, sent).await?;
    if let Some(chosen) = chosen {
        let seen = Some(typed.version).filter(|version| *version > 0);
        match save_appearance(app, &who.authority(), seen, &chosen).await {
            Ok(()) => return Reply::done(HERE, page.t("appearance-saved")),
            Err(AppearanceError::Storage(StorageError::Stale)) => {
                let now = appearances::find_in_force(app.store.read(), who.academy.id).await?;
                let typed = Typed { version: now.version.unwrap_or(0), ..typed };
                let drawn = draw(app, &who, page, typed, errors).await?;
                return Reply::overtaken(&AppearancePage { overtaken: true, ..drawn });
            }
            Err(error) => refusals::tell(&page, &mut errors, error)?,
        }
    }
    Reply::again(&draw(app, &who, page, typed, errors).await?)
}

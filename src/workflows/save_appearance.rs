//! An owner settles how the academy's certificates look: every choice is tried out before it is kept, so that no
//! certificate fails on the day it is due.

use std::{collections::HashSet, sync::LazyLock};

use chrono::TimeDelta;
use moka::sync::Cache;
use serde_json::{Value, json};

use crate::{
    App,
    domain::{
        academy::Academy,
        appearance::{Appearance, HexColour, SignsFor},
        ids::{AcademyId, CourseVersionId},
    },
    issuing::{
        self, DesignError, LayoutError, Sample, design,
        picture::{Picture, PictureError},
    },
    storage::{
        StorageError, Tx, academies,
        appearances::{self, InForce},
        courses::{self, PublishedVersion},
    },
};

use super::{
    acting::{Acting, Authority},
    appearance_design::{drawn, supplied},
    certificate_step::CertificateError,
    may::OWNERS,
    press_certificates::aside,
    try_certificates::{first_error, issuer},
};

/// Pictures that were uploaded and not saved are kept for so long: the form they belong to may still be open.
const FORM_IS_OPEN: TimeDelta = TimeDelta::days(1);

/// Which choice has to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The design itself, with its paper.
    Design,
    /// The academy's colour.
    Brand,
    /// The second colour.
    Accent,
    /// The logo.
    Logo,
    /// Those who sign.
    Signatories,
    /// A word in a language.
    Word {
        /// The language's tag.
        language: String,
        /// The word's key.
        key: String,
    },
}

/// A choice that certificates could not be drawn with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What to change.
    pub place: Place,
    /// The title of the course whose certificates could be drawn before and could not any more.
    pub course: Option<String>,
    /// What is wrong.
    pub error: DesignError,
}

/// Why an appearance was not saved, or not shown. Nothing was half-done.
#[derive(Debug, thiserror::Error)]
pub enum AppearanceError {
    /// The database or the file store; `Stale` where another version was saved since.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Certificates could not be drawn like this; each with what to change.
    #[error("{} choices cannot be used", .0.len())]
    Refused(Vec<Refusal>),
    /// A file is no picture that can be used.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// A fault of the program or of the machine.
    #[error("{0}")]
    System(String),
}

impl From<CertificateError> for AppearanceError {
    fn from(error: CertificateError) -> Self {
        match error {
            CertificateError::Storage(error) => Self::Storage(error),
            error => Self::System(error.to_string()),
        }
    }
}

/// Keeps a picture that an owner brings, as this program writes it: a PNG of nothing but pixels, or an SVG of plain paths.
/// The SHA-256 by which an appearance names it.
pub async fn keep_picture(app: &App, who: &Authority, brought: Vec<u8>) -> Result<String, AppearanceError> {
    let file = aside(move || Picture::read(&brought).and_then(|picture| picture.file())).await??;
    // Under the write lock, so that nobody takes the file away between file and row.
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let sha256 = app.files.appearances.put(file.bytes).await?;
    appearances::insert_image(&tx, by.academy, &sha256, by.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(sha256)
}

/// A picture of the academy: its bytes, as this program wrote them.
pub async fn find_picture(app: &App, academy: AcademyId, sha256: &str) -> Result<Vec<u8>, StorageError> {
    if appearances::has_image(app.store.read(), academy, sha256).await? {
        app.files.appearances.get(sha256).await
    } else {
        Err(StorageError::NotFound)
    }
}

/// What a sample says, with the academy's own name on it.
fn sample(academy: &Academy, public_url: &str) -> Sample {
    Sample {
        academy_name: academy.name.clone(),
        academy_town: academy.town.clone(),
        public_url: public_url.to_owned(),
        ..Sample::default()
    }
}

/// How certificates would look: the first pages of a sample, each an `svg` element.
pub async fn preview_appearance(
    app: &App,
    academy: &Academy,
    chosen: &Appearance,
    language: &str,
) -> Result<Vec<String>, AppearanceError> {
    let appearance = checked(app, academy.id, chosen).await?;
    let (sample, language) = (sample(academy, &app.settings.public_url()), language.to_owned());
    let drawn = aside(move || {
        drawn(&appearance, &language, &sample).map_err(|error| vec![placed(&appearance, error)])
    });
    drawn.await?.map_err(AppearanceError::Refused)
}

/// The same sample as a PDF, plainly marked as one.
pub async fn sample_pdf(
    app: &App,
    academy: &Academy,
    chosen: &Appearance,
    language: &str,
) -> Result<Vec<u8>, AppearanceError> {
    let appearance = checked(app, academy.id, chosen).await?;
    let (sample, language) = (sample(academy, &app.settings.public_url()), language.to_owned());
    let written = aside(move || {
        issuing::preview(&appearance, &language, &sample).map_err(|error| vec![placed(&appearance, error)])
    });
    written.await?.map_err(AppearanceError::Refused)
}

/// Saves what an owner chose after seeing a version (none: the academy had never chosen); in force from now on. `Stale`
/// where somebody else saved another one meanwhile. Saving what is in force already changes nothing.
pub async fn save_appearance(
    app: &App,
    who: &Authority,
    seen: Option<u32>,
    chosen: &Appearance,
) -> Result<(), AppearanceError> {
    let appearance = checked(app, who.academy(), chosen).await?;
    let academy = academies::find(app.store.read(), who.academy()).await?;
    let tried = courses::list_living(app.store.read(), who.academy()).await?;
    let own = sample(&academy, &app.settings.public_url());
    let chosen_now = appearance.clone();
    aside(move || lint(&chosen_now, &own)).await?.map_err(AppearanceError::Refused)?;
    keep_courses(app, &academy, &tried, appearance).await?;
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let before = appearances::find_in_force(&tx, by.academy).await?;
    if courses::list_living(&tx, by.academy).await? != tried {
        return Err(StorageError::Stale.into());
    }
    if before.appearance == *chosen && before.version.is_some() {
        return Ok(());
    }
    if before.version != seen {
        return Err(StorageError::Stale.into());
    }
    for sha256 in chosen.images() {
        if !appearances::has_image(&tx, by.academy, sha256).await? {
            return Err(StorageError::Stale.into());
        }
    }
    let version = before.version.unwrap_or(0) + 1;
    appearances::insert(&tx, by.academy, version, chosen, (by.person, by.at)).await?;
    let changes = changes(&before, chosen, version);
    by.record(&tx, "academy.appearance_saved", by.academy.0, changes).await?;
    let gone = take_away(&tx, &by, &before).await?;
    tx.commit().await.map_err(StorageError::from)?;
    erase(app, gone).await
}

/// The choices with their pictures, every one of which the academy uploaded itself.
async fn checked(
    app: &App,
    academy: AcademyId,
    chosen: &Appearance,
) -> Result<design::Appearance, AppearanceError> {
    for sha256 in chosen.images() {
        if !appearances::has_image(app.store.read(), academy, sha256).await? {
            return Err(StorageError::NotFound.into());
        }
    }
    Ok(supplied(app, chosen).await?)
}

/// The courses that the academy awards, in their newest published versions, must come out as before; one that could not be
/// printed anyway holds nothing up.
async fn keep_courses(
    app: &App,
    academy: &Academy,
    published: &[PublishedVersion],
    appearance: design::Appearance,
) -> Result<(), AppearanceError> {
    let mut specs = Vec::new();
    for version in newest(published) {
        specs.push(courses::find_version(app.store.read(), academy.id, version).await?.spec);
    }
    let before = appearances::find_in_force(app.store.read(), academy.id).await?;
    let (before, by) = (supplied(app, &before.appearance).await?, issuer(academy));
    let lost = aside(move || {
        let mut refused = Vec::new();
        for spec in specs {
            let Some(error) = first_error(&appearance, &spec, &by)? else { continue };
            if first_error(&before, &spec, &by)?.is_none() {
                let error = DesignError::Sample { sample: "a course", error };
                refused.push(Refusal { course: Some(spec.title), ..placed(&appearance, error) });
            }
        }
        Ok::<_, DesignError>(refused)
    });
    let lost = lost.await?.map_err(CertificateError::from)?;
    if lost.is_empty() { Ok(()) } else { Err(AppearanceError::Refused(lost)) }
}

/// The newest version of each course: they come newest first.
fn newest(published: &[PublishedVersion]) -> Vec<CourseVersionId> {
    let mut seen = HashSet::new();
    published.iter().filter(|version| seen.insert(version.course_id)).map(|version| version.id).collect()
}

/// Draws the longest documents that are to be expected and the academy's own sample, in every language that certificates
/// speak.
fn lint(appearance: &design::Appearance, own: &Sample) -> Result<(), Vec<Refusal>> {
    let mut refused = Vec::new();
    for language in issuing::LANGUAGES {
        match appearance.design(language) {
            Ok(design) => refused.extend(design.lint(language, own)),
            Err(error) => refused.push(error),
        }
    }
    let mut refused: Vec<_> = refused.into_iter().map(|error| placed(appearance, error)).collect();
    refused.dedup();
    if refused.is_empty() { Ok(()) } else { Err(refused) }
}

/// Finds the choice that an error is about.
fn placed(appearance: &design::Appearance, error: DesignError) -> Refusal {
    let place = match &error {
        DesignError::Colour { name, .. } if name == "accent" => Place::Accent,
        DesignError::Colour { .. } => Place::Brand,
        DesignError::Contrast { .. } => faint(appearance),
        DesignError::Picture { element, .. } | DesignError::NoPicture { element, .. }
            if element == "logo" =>
        {
            Place::Logo
        }
        DesignError::Picture { .. }
        | DesignError::NoPicture { .. }
        | DesignError::TooManySignatories { .. } => Place::Signatories,
        DesignError::Words { language, key, .. } => {
            Place::Word { language: language.clone(), key: key.clone() }
        }
        DesignError::Sample { error, .. } => element_of(error).map_or(Place::Design, |element| {
            if element == "logo" {
                Place::Logo
            } else if element.starts_with("signatory") {
                Place::Signatories
            } else {
                own_word(appearance, element).unwrap_or(Place::Design)
            }
        }),
        _ => Place::Design,
    };
    Refusal { place, course: None, error }
}

/// Which of two own colours is the faint one: with the design's own in its place, the error is gone.
fn faint(appearance: &design::Appearance) -> Place {
    let is_it = |colours: design::Colours| {
        let other = design::Appearance { colours, ..design::Appearance::of(&appearance.design) };
        !matches!(other.design("en"), Err(DesignError::Contrast { .. }))
    };
    let own = &appearance.colours;
    if own.brand.is_some() && is_it(design::Colours { brand: None, accent: own.accent.clone() }) {
        Place::Brand
    } else if own.accent.is_some() && is_it(design::Colours { brand: own.brand.clone(), accent: None }) {
        Place::Accent
    } else {
        Place::Brand
    }
}

/// The element that an error of a layout names.
fn element_of(error: &LayoutError) -> Option<&str> {
    match error {
        LayoutError::MissingGlyph { element, .. }
        | LayoutError::ForbiddenCharacter { element, .. }
        | LayoutError::DoesNotFit { element, .. }
        | LayoutError::NoRoom { element }
        | LayoutError::Collides { element, .. }
        | LayoutError::Empty { element } => Some(element),
        _ => None,
    }
}

/// The academy's own word that stands in an element, where it has one: elements are called after their words.
fn own_word(appearance: &design::Appearance, element: &str) -> Option<Place> {
    let mut own = appearance.wording.iter().filter(|(_, words)| words.contains_key(element));
    own.next().map(|(language, _)| Place::Word { language: language.clone(), key: element.to_owned() })
}

/// What changed, field by field, each as it was and as it is.
fn changes(before: &InForce, now: &Appearance, version: u32) -> Value {
    let mut changes = json!({ "version": { "from": before.version, "to": version } });
    for ((field, was), (_, is)) in told(&before.appearance).into_iter().zip(told(now)) {
        if was != is {
            changes[field] = json!({ "from": was, "to": is });
        }
    }
    changes
}

/// The choices as an auditor reads them.
fn told(of: &Appearance) -> [(&'static str, Value); 8] {
    let signs = |who: &SignsFor| {
        let image = who.image.as_deref().and_then(|sha256| sha256.get(..12)).unwrap_or_default();
        [who.name.as_str(), who.title.as_str(), image].join(" · ")
    };
    let words = of.wording.iter().flat_map(|(language, words)| {
        words.iter().map(move |(key, text)| format!("{language} {key}: {text}"))
    });
    [
        ("design", json!(of.design)),
        ("paper", json!(of.paper)),
        ("brand", json!(of.brand)),
        ("accent", json!(of.accent)),
        ("logo", json!(of.logo)),
        ("signatories", of.signatories.iter().map(signs).collect()),
        ("wording", words.collect()),
        ("language", json!(of.language)),
    ]
}

/// Pictures that nothing will be drawn with any more: an issued certificate is a file and never drawn again. Signatures are
/// personal data; they do not outlive their use.
async fn take_away(tx: &Tx, by: &Acting, before: &InForce) -> Result<Vec<String>, StorageError> {
    let replaced: Vec<&str> = before.appearance.images().collect();
    appearances::delete_unused_images(tx, by.academy, &replaced, by.at - FORM_IS_OPEN).await
}

/// Erases files after their rows, each under the write lock, so that one that was uploaded again meanwhile stays.
async fn erase(app: &App, gone: Vec<String>) -> Result<(), AppearanceError> {
    for sha256 in gone {
        let tx = app.store.begin().await?;
        if !appearances::is_image_used(&tx, &sha256).await? {
            app.files.appearances.erase(&sha256).await?;
        }
    }
    Ok(())
}

/// The first page of a design in small, as an SVG file; none where no design has this name.
pub async fn design_thumbnail(name: &str) -> Result<Option<String>, AppearanceError> {
    static DRAWN: LazyLock<Cache<String, String>> = LazyLock::new(|| Cache::new(16));
    if let Some(drawn) = DRAWN.get(name) {
        return Ok(Some(drawn));
    }
    let wanted = name.to_owned();
    match aside(move || issuing::thumbnail(&wanted)).await? {
        Ok(drawn) => {
            DRAWN.insert(name.to_owned(), drawn.clone());
            Ok(Some(drawn))
        }
        Err(DesignError::Unknown(_)) => Ok(None),
        Err(error) => Err(AppearanceError::System(error.to_string())),
    }
}

/// How well a colour is seen on white paper, from 1 to 21 in tenths (WCAG 2.2, 1.4.3).
#[must_use]
pub fn contrast_on_paper(colour: &HexColour) -> Option<u32> {
    design::contrast_on_white(colour.as_str()).map(|ratio| (ratio * 10.0).floor() as u32)
}

//! From an academy's choices, as they are stored, to what the room `issuing` draws with: pictures come out of their files.

use std::sync::{Arc, LazyLock};

use moka::sync::Cache;

use crate::{
    App,
    domain::{
        appearance::{Appearance, Paper},
        certificate::Certificate,
        ids::AcademyId,
    },
    issuing::{self, Design, DesignError, design},
    storage::{
        StorageError,
        appearances::{self, InForce},
    },
};

use super::{certificate_step::CertificateError, press_certificates::aside};

/// Academy, version of its appearance, and language.
type Look = (AcademyId, Option<u32>, String);

/// A version never changes, and all certificates of a cohort share one.
static DESIGNS: LazyLock<Cache<Look, Arc<Design>>> = LazyLock::new(|| Cache::new(64));

/// What a certificate was frozen to look like: a version of its academy's appearance, in the language of its facts.
async fn appearance_of(app: &App, certificate: &Certificate) -> Result<Arc<Design>, CertificateError> {
    let language = certificate.facts.as_ref().map_or("en", |facts| facts.language.as_str());
    let academy = certificate.academy_id;
    let key = (academy, certificate.appearance, language.to_owned());
    if let Some(known) = DESIGNS.get(&key) {
        return Ok(known);
    }
    let appearance = match certificate.appearance {
        Some(version) => appearances::find_version(app.store.read(), academy, version).await?,
        None => Appearance::default(),
    };
    let design = design_of(app, &appearance, language).await?;
    DESIGNS.insert(key, Arc::clone(&design));
    Ok(design)
}

/// The design of the academy's look now, in a language.
pub(super) async fn design_in_force(
    app: &App,
    academy: AcademyId,
    look: &InForce,
    language: &str,
) -> Result<Arc<Design>, CertificateError> {
    let key = (academy, look.version, language.to_owned());
    if let Some(known) = DESIGNS.get(&key) {
        return Ok(known);
    }
    let design = design_of(app, &look.appearance, language).await?;
    DESIGNS.insert(key, Arc::clone(&design));
    Ok(design)
}

/// The same for many certificates, in their order.
pub(super) async fn appearances_of(
    app: &App,
    certificates: impl Iterator<Item = &Certificate>,
) -> Result<Vec<Arc<Design>>, CertificateError> {
    let mut designs = Vec::new();
    for certificate in certificates {
        designs.push(appearance_of(app, certificate).await?);
    }
    Ok(designs)
}

/// The design of some choices in a language.
pub(super) async fn design_of(
    app: &App,
    appearance: &Appearance,
    language: &str,
) -> Result<Arc<Design>, CertificateError> {
    let (appearance, language) = (supplied(app, appearance).await?, language.to_owned());
    Ok(aside(move || appearance.design(&language)).await??)
}

/// The choices as `issuing` has them, with the pictures they name.
pub(super) async fn supplied(app: &App, chosen: &Appearance) -> Result<design::Appearance, CertificateError> {
    let mut appearance = unsupplied(chosen);
    let mut files = Vec::new();
    for sha256 in chosen.images() {
        files.push(app.files.appearances.get(sha256).await.map_err(|error| match error {
            StorageError::NotFound => StorageError::Unreadable(format!("the picture {sha256} is not there")),
            error => error,
        })?);
    }
    aside(move || {
        for bytes in files {
            appearance
                .supply(&bytes)
                .map_err(|error| DesignError::Picture { element: "logo".to_owned(), error })?;
        }
        Ok(appearance)
    })
    .await?
}

/// The choices as `issuing` has them, without pictures.
fn unsupplied(chosen: &Appearance) -> design::Appearance {
    let colour = |colour: &Option<_>| colour.as_ref().map(ToString::to_string);
    design::Appearance {
        paper: match chosen.paper {
            Paper::A4 => design::Paper::A4,
            Paper::Letter => design::Paper::Letter,
        },
        colours: design::Colours { brand: colour(&chosen.brand), accent: colour(&chosen.accent) },
        logo: chosen.logo.clone(),
        signatories: chosen
            .signatories
            .iter()
            .map(|who| design::Signs {
                name: who.name.clone(),
                title: who.title.clone(),
                signature: who.image.clone(),
            })
            .collect(),
        wording: chosen.wording.clone(),
        ..design::Appearance::of(&chosen.design)
    }
}

/// A sample of some choices as it will look, one `svg` for each of its first two pages. `picture` says where the browser
/// finds a file by its SHA-256.
pub(super) fn drawn(
    appearance: &design::Appearance,
    language: &str,
    sample: &issuing::Sample,
) -> Result<Vec<String>, DesignError> {
    issuing::preview_svg(appearance, language, sample, 2, &|sha256| {
        format!("/academy/appearance/pictures/{sha256}")
    })
}

//! Whether certificates can print people's names, known as soon as a name is recorded and for as long as it matters
//! (docs/decisions/0040).

use std::{collections::HashMap, sync::LazyLock, time::Duration};

use moka::sync::Cache;

use crate::{
    App,
    domain::{
        academy::Academy,
        course_spec::CourseSpec,
        ids::{AcademyId, CourseVersionId},
        words::Role,
    },
    issuing::{self, CertificateDocument, DesignError, Sample, Signatory},
    storage::appearances::{self, InForce},
};

use super::{
    appearance_design::design_in_force,
    press_certificates::aside,
    try_certificates::{TrialError, Unprintable, course_document, issuer},
};

/// For what a name stands on a certificate.
#[derive(Clone, Copy, Debug)]
pub enum NameUse<'a> {
    /// Its holder, on whatever course.
    Holder,
    /// Its holder, on a version of a course: what is wrong with the course or the academy is told as well.
    HolderOn(CourseVersionId, &'a CourseSpec),
    /// Who assessed, and signs where the academy names nobody.
    Assessor,
}

/// Academy and version of its appearance; course version; whether as assessor; the name.
type Tried = (AcademyId, Option<u32>, Option<CourseVersionId>, bool, String);

/// A page of a cohort asks of everybody in it at every look. Names are forgotten after a while: they are personal data.
static TRIED: LazyLock<Cache<Tried, Option<Unprintable>>> =
    LazyLock::new(|| Cache::builder().max_capacity(10_000).time_to_live(Duration::from_secs(600)).build());

/// What is wrong with each name on certificates as the academy's look now, in any language: whoever asks for one chooses.
///
/// # Errors
/// The database, or faults of the program or of the machine.
pub async fn try_names(
    app: &App,
    academy: &Academy,
    used: NameUse<'_>,
    names: &[String],
) -> Result<Vec<Option<Unprintable>>, TrialError> {
    let look = appearances::find_in_force(app.store.read(), academy.id).await?;
    let course = if let NameUse::HolderOn(version, _) = used { Some(version) } else { None };
    let key =
        |name: &String| (academy.id, look.version, course, matches!(used, NameUse::Assessor), name.clone());
    let mut known: HashMap<&String, Option<Unprintable>> =
        names.iter().filter_map(|name| Some((name, TRIED.get(&key(name))?))).collect();
    let mut unknown: Vec<&String> = names.iter().filter(|name| !known.contains_key(name)).collect();
    unknown.sort_unstable();
    unknown.dedup();
    if !unknown.is_empty() {
        let mut found = vec![None; unknown.len()];
        for language in issuing::LANGUAGES {
            let errors = in_language(app, academy, (used, &look), &unknown, language).await?;
            for (first, error) in found.iter_mut().zip(errors) {
                *first = first.take().or(error);
            }
        }
        for (name, why) in unknown.into_iter().zip(found) {
            TRIED.insert(key(name), why.clone());
            known.insert(name, why);
        }
    }
    Ok(names.iter().map(|name| known.get(name).cloned().flatten()).collect())
}

async fn in_language(
    app: &App,
    academy: &Academy,
    (used, look): (NameUse<'_>, &InForce),
    names: &[&String],
    language: &str,
) -> Result<Vec<Option<Unprintable>>, TrialError> {
    let design = design_in_force(app, academy.id, look, language).await?;
    // The last one has a plain name: what is wrong there is not the name's fault.
    let usual = Sample::default().holder_name;
    let tried = names.iter().copied().chain([&usual]);
    let papers = tried.map(|name| paper(academy, used, name, language)).collect::<Result<Vec<_>, _>>()?;
    let mut errors = aside(move || issuing::try_each(&papers, &design)).await?;
    let anyway = errors.pop().flatten().is_some() && !matches!(used, NameUse::HolderOn(..));
    Ok(errors.iter().map(|error| error.as_ref().filter(|_| !anyway).map(Unprintable::from)).collect())
}

/// The same of one name.
///
/// # Errors
/// As [`try_names`].
pub async fn try_name(
    app: &App,
    academy: &Academy,
    used: NameUse<'_>,
    name: &str,
) -> Result<Option<Unprintable>, TrialError> {
    Ok(try_names(app, academy, used, &[name.to_owned()]).await?.pop().flatten())
}

/// Why certificates cannot print the name of somebody with these roles: a trainee's as the holder's, an assessor's as that of
/// who assessed. Nobody else's stands on one.
///
/// # Errors
/// As [`try_names`].
pub async fn unprintable(
    app: &App,
    academy: &Academy,
    roles: &[Role],
    name: &str,
) -> Result<Option<Unprintable>, TrialError> {
    for (role, used) in [(Role::Trainee, NameUse::Holder), (Role::Assessor, NameUse::Assessor)] {
        if roles.contains(&role)
            && let Some(why) = try_name(app, academy, used, name).await?
        {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

/// Why certificates cannot print a name's form in Latin letters beneath it, in any language; nothing where the name alone is
/// what they cannot print.
///
/// # Errors
/// As [`try_names`].
pub async fn try_latin(
    app: &App,
    academy: &Academy,
    name: &str,
    latin: &str,
) -> Result<Option<Unprintable>, TrialError> {
    let look = appearances::find_in_force(app.store.read(), academy.id).await?;
    for language in issuing::LANGUAGES {
        let design = design_in_force(app, academy.id, &look, language).await?;
        let alone = paper(academy, NameUse::Holder, name, language)?;
        let papers = [CertificateDocument { latin_name: latin.to_owned(), ..alone.clone() }, alone];
        let errors = aside(move || issuing::try_each(&papers, &design)).await?;
        if let [Some(error), None] = &errors[..] {
            return Ok(Some(Unprintable::from(error)));
        }
    }
    Ok(None)
}

fn paper(
    academy: &Academy,
    used: NameUse<'_>,
    name: &str,
    language: &str,
) -> Result<CertificateDocument, DesignError> {
    let sample = Sample {
        academy_name: academy.name.clone(),
        academy_town: academy.town.clone(),
        ..Sample::default()
    };
    match used {
        NameUse::HolderOn(_, spec) => course_document(spec, &issuer(academy), name, language),
        NameUse::Holder => {
            issuing::sample_document(language, &Sample { holder_name: name.to_owned(), ..sample })
        }
        NameUse::Assessor => {
            let mut paper = issuing::sample_document(language, &sample)?;
            let title = paper.signatories.pop().map(|who| who.title).unwrap_or_default();
            let who = Signatory { name: name.to_owned(), title };
            paper.assessors = vec![who.clone()];
            paper.signatories.push(who);
            Ok(paper)
        }
    }
}

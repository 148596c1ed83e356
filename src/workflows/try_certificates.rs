//! Tries out what certificates would say before anybody relies on it, so that what cannot be printed is told when it is
//! written and not when a certificate is due.

use chrono::NaiveDate;

use crate::{
    App,
    domain::{
        academy::Academy,
        appearance::Appearance,
        certificate::{CertificateFacts, CertifiedTechnique, CertifiedUnit},
        course_spec::{CourseSpec, Technique, Unit},
        issue_job::PaperProblem,
        verification_code::VerificationCode,
    },
    issuing::{self, Design, DesignError, LayoutError, Sample, design},
    storage::StorageError,
};

use super::{
    appearance_design::supplied,
    certificate_document::{Imprint, document},
    certificate_step::{CertificateError, paper_problem},
    press_certificates::aside,
};

/// Why nothing can be said about what would be printed.
#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    /// The database or the file store.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A fault of the program or of the machine.
    #[error("{0}")]
    System(String),
}

impl From<CertificateError> for TrialError {
    fn from(error: CertificateError) -> Self {
        match error {
            CertificateError::Storage(error) => Self::Storage(error),
            error => Self::System(error.to_string()),
        }
    }
}

impl From<DesignError> for TrialError {
    fn from(error: DesignError) -> Self {
        Self::System(error.to_string())
    }
}

/// What could not stand on paper, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprintable {
    /// The element of the design.
    pub element: String,
    /// What is wrong there.
    pub problem: PaperProblem,
}

impl From<&LayoutError> for Unprintable {
    fn from(error: &LayoutError) -> Self {
        let (element, problem) = paper_problem(error);
        Self { element: element.to_owned(), problem }
    }
}

/// A text of a course that no certificate could carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseFault {
    /// Where it stands in the specification, such as `unit[2].title`.
    pub place: String,
    /// The design in which it was seen first.
    pub design: String,
    /// What is wrong.
    pub why: Unprintable,
    /// How many of its letters would fit, where that is known.
    pub fits: Option<usize>,
}

/// Whose certificates are tried out: academy and town.
pub(super) type Issuer = (String, String);

pub(super) fn issuer(academy: &Academy) -> Issuer {
    (academy.name.clone(), academy.town.clone())
}

/// An academy's name and town on the certificates that it would issue until it chooses how they look, in every language.
///
/// # Errors
/// Only faults of the program or of the machine.
pub async fn try_academy(name: &str, town: &str) -> Result<Option<Unprintable>, TrialError> {
    let sample = Sample {
        academy_name: name.trim().to_owned(),
        academy_town: town.trim().to_owned(),
        ..Sample::default()
    };
    let chosen = design::Appearance::of(&Appearance::default().design);
    aside(move || {
        for language in issuing::LANGUAGES {
            let design = chosen.design(language)?;
            if let Err(error) = issuing::try_out(&issuing::sample_document(language, &sample)?, &design) {
                return Ok(Some(Unprintable::from(&error)));
            }
        }
        Ok(None)
    })
    .await?
}

/// What a course would put on certificates, in every design that comes with the program, on every paper and in every
/// language: so that a course never ties an academy to one of them.
///
/// # Errors
/// Only faults of the program or of the machine.
pub fn try_course(spec: &CourseSpec) -> Result<Vec<CourseFault>, DesignError> {
    Ok(Course::of(spec).in_every_design()?.faults)
}

/// The same for the certificates of an academy: in the designs that come with the program, and as its own look now.
///
/// # Errors
/// The database, or faults of the program or of the machine.
pub async fn try_course_of(
    app: &App,
    academy: &Academy,
    appearance: &Appearance,
    spec: &CourseSpec,
) -> Result<Vec<CourseFault>, TrialError> {
    let (chosen, by, spec) = (supplied(app, appearance).await?, issuer(academy), spec.clone());
    aside(move || {
        let mut tried = Course::of(&spec).in_every_design()?;
        tried.as_chosen(&chosen, &by)?;
        Ok(tried.faults)
    })
    .await?
}

/// A course that is tried out, and what was found so far. A part that failed once is not tried again: what is left of the
/// course is, so that one odd letter costs no more than a course in order.
struct Course {
    /// Without the parts that failed.
    left: CourseSpec,
    faults: Vec<CourseFault>,
    /// Nothing more can be found by leaving parts out.
    is_over: bool,
}

impl Course {
    fn of(spec: &CourseSpec) -> Self {
        Self { left: spec.clone(), faults: Vec::new(), is_over: false }
    }

    /// In every design that comes with the program, on every paper.
    fn in_every_design(mut self) -> Result<Self, DesignError> {
        let usual = Sample::default();
        let by = (usual.academy_name, usual.academy_town);
        for name in Design::BUILT_IN {
            for paper in [design::Paper::A4, design::Paper::Letter] {
                let chosen = design::Appearance { paper, ..design::Appearance::of(name) };
                self.as_chosen(&chosen, &by)?;
            }
        }
        Ok(self)
    }

    /// As somebody chose, in any language.
    fn as_chosen(&mut self, chosen: &design::Appearance, by: &Issuer) -> Result<(), DesignError> {
        for language in issuing::LANGUAGES {
            if self.is_over {
                break;
            }
            let design = chosen.design(language)?;
            for Failing { part, error, fits } in parts_that_fail(&design, &self.left, by, language)? {
                let (place, why) = (part.place(), Unprintable::from(&error));
                self.leave_out(&part);
                self.faults.push(CourseFault { place, design: chosen.design.clone(), why, fits });
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, part: &Part) {
        let plain = || NOTHING.to_owned();
        match part {
            Part::Academy | Part::Whole => self.is_over = true,
            Part::Title => self.left.title = plain(),
            Part::Technique(n) => self.left.techniques[*n].name = plain(),
            Part::Reference(n) => self.left.units[*n].reference = plain(),
            Part::Unit(n) => self.left.units[*n].title = plain(),
        }
    }
}

/// What stands in the place of a text that is left out.
const NOTHING: &str = "–";

/// A part of a course, its entries counted from 0.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// Not the course's fault.
    Academy,
    /// Everything together.
    Whole,
    Title,
    Technique(usize),
    Reference(usize),
    Unit(usize),
}

impl Part {
    /// Where it stands in the specification, entries counted from 1.
    fn place(self) -> String {
        match self {
            Self::Academy => "academy".to_owned(),
            Self::Whole | Self::Title => "title".to_owned(),
            Self::Technique(n) => format!("technique[{}].name", n + 1),
            Self::Reference(n) => format!("unit[{}].reference", n + 1),
            Self::Unit(n) => format!("unit[{}].title", n + 1),
        }
    }
}

/// Why a course's certificates cannot be drawn as somebody chose, in the first language where they cannot.
pub(super) fn first_error(
    chosen: &design::Appearance,
    spec: &CourseSpec,
    by: &Issuer,
) -> Result<Option<LayoutError>, DesignError> {
    for language in issuing::LANGUAGES {
        let paper = course_document(spec, by, Sample::LONG_NAME, language)?;
        if let Err(error) = issuing::try_out(&paper, chosen.design(language)?.as_ref()) {
            return Ok(Some(error));
        }
    }
    Ok(None)
}

/// A part of a course that cannot be drawn.
struct Failing {
    part: Part,
    error: LayoutError,
    /// How many of its letters can.
    fits: Option<usize>,
}

/// Draws the whole; only where that fails, each part alone, to name the one that has to be changed.
fn parts_that_fail(
    design: &Design,
    spec: &CourseSpec,
    by: &Issuer,
    language: &str,
) -> Result<Vec<Failing>, DesignError> {
    let trial = issuing::Trial::of(design);
    let fails = |spec: &CourseSpec| {
        let paper = course_document(spec, by, Sample::LONG_NAME, language)?;
        Ok::<_, DesignError>(trial.try_out(&paper).err())
    };
    let Some(error) = fails(spec)? else { return Ok(Vec::new()) };
    let bare =
        CourseSpec { title: NOTHING.to_owned(), units: Vec::new(), techniques: Vec::new(), ..spec.clone() };
    if let Some(error) = fails(&bare)? {
        return Ok(vec![Failing { part: Part::Academy, error, fits: None }]);
    }
    let mut parts = vec![(Part::Title, CourseSpec { title: spec.title.clone(), ..bare.clone() })];
    for (n, technique) in spec.techniques.iter().enumerate() {
        let techniques = vec![technique.clone()];
        parts.push((Part::Technique(n), CourseSpec { techniques, ..bare.clone() }));
    }
    for (n, unit) in spec.units.iter().enumerate() {
        let plain = Unit { title: NOTHING.to_owned(), criteria: Vec::new(), ..unit.clone() };
        let titled = Unit { reference: "1".to_owned(), title: unit.title.clone(), ..plain.clone() };
        let with = |unit| CourseSpec { units: vec![unit], ..bare.clone() };
        parts.push((Part::Reference(n), with(plain)));
        parts.push((Part::Unit(n), with(titled)));
    }
    let mut failing = Vec::new();
    for (part, spec) in parts {
        failing.extend(fails(&spec)?.map(|error| Failing { part, error, fits: None }));
    }
    // Nothing is wrong with any part, only with all of them together.
    if failing.is_empty() {
        failing.push(Failing { part: Part::Whole, error, fits: None });
    }
    for title in failing.iter_mut().filter(|one| matches!(one.part, Part::Title | Part::Whole)) {
        let letters: Vec<char> = spec.title.chars().collect();
        let (mut most, mut too_many) = (0, letters.len());
        while most + 1 < too_many {
            let middle = (most + too_many) / 2;
            let shorter = CourseSpec { title: letters[..middle].iter().collect(), ..bare.clone() };
            if fails(&shorter)?.is_none() { most = middle } else { too_many = middle }
        }
        title.fits = (most > 0).then_some(most);
    }
    Ok(failing)
}

/// A certificate of a course as full as one can be: every technique shown, every category of hours, and the word for a
/// replacement. Its serial and code are as long as real ones.
pub(super) fn course_document(
    spec: &CourseSpec,
    (academy_name, academy_town): &Issuer,
    holder: &str,
    language: &str,
) -> Result<issuing::CertificateDocument, DesignError> {
    let day = NaiveDate::from_ymd_opt(2028, 9, 30).unwrap_or_default();
    let shown = |technique: &Technique| CertifiedTechnique {
        key: technique.key.clone(),
        name: technique.name.clone(),
        supervised_cases: 88,
    };
    let listed = |unit: &Unit| CertifiedUnit {
        reference: unit.reference.clone(),
        title: unit.title.clone(),
        guided_hours: unit.guided_hours,
    };
    let minutes = spec.total_hours.saturating_mul(60).max(60);
    let facts = CertificateFacts {
        holder_name: holder.to_owned(),
        latin_name: None,
        academy_name: academy_name.clone(),
        academy_town: academy_town.clone(),
        course_title: spec.title.clone(),
        level: spec.level,
        kind: spec.kind,
        register_number: spec.register_number.clone(),
        awarding_body: spec.awarding_body.clone(),
        awarded_on: day,
        expires_on: spec.valid_for_months.map(|_| day),
        total_hours: spec.total_hours,
        guided_hours: spec.guided_hours,
        techniques: spec.techniques.iter().map(shown).collect(),
        techniques_not_certified: Vec::new(),
        supervised_minutes: minutes,
        theory_minutes: minutes,
        independent_minutes: minutes,
        units: spec.units.iter().map(listed).collect(),
        assessors: Sample::ASSESSORS.map(str::to_owned).to_vec(),
        quality_assurers: vec![Sample::ASSESSORS[1].to_owned()],
        supervisors: 1,
        documents_shown: Vec::new(),
        language: language.to_owned(),
        replacement: true,
    };
    let code = VerificationCode::from_random([0xa5; 10]);
    let imprint = Imprint {
        serial: "WWWWWW-2028-00000",
        code: &code,
        public_url: &Sample::default().public_url,
        frozen_at: day.and_time(chrono::NaiveTime::MIN).and_utc(),
    };
    document(&facts, &imprint)
}

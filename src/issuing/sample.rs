//! Made-up certificates: to look at a design, plainly marked as a sample, and to find out what will not fit before it matters.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::design::{Appearance, Design};
use super::document::{CategoryHours, CertificateDocument, Signatory, TechniqueCases, UnitLine};
use super::error::{DesignError, LayoutError};
use super::fonts::Fonts;
use super::picture::Raster;
use super::scene::{Mark, PlacedLine, Scene};
use super::shape::shape;
use super::style::Style;
use super::wording::Wording;
use super::{
    layout::{self, Memory},
    svg,
};

/// No certificate has it: U is not a character of a code.
const CODE: &str = "SAMP-LE00-0000-000U";

/// What a sample says. The default is made up; a preview for an academy puts its own name in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The holder.
    pub holder_name: String,
    /// The same in Latin letters; may be empty.
    pub latin_name: String,
    /// The course.
    pub course_title: String,
    /// The line under the course; what the language says of level 4 and 185 hours, if none.
    pub level_line: Option<String>,
    /// The academy.
    pub academy_name: String,
    /// Where it is.
    pub academy_town: String,
    /// What the paper calls itself; what the language calls an academy's own qualification, if none.
    pub kind: Option<String>,
    /// Scheme and host of the public pages.
    pub public_url: String,
    /// How many units the transcript lists.
    pub units: usize,
}

impl Default for Sample {
    fn default() -> Self {
        Self {
            holder_name: "Amélie Okonkwo".to_owned(),
            latin_name: String::new(),
            course_title: "Level 4 Certificate in Scalp Micropigmentation".to_owned(),
            level_line: None,
            academy_name: "Harbour Street Academy".to_owned(),
            academy_town: "Bristol".to_owned(),
            kind: None,
            // Reserved by RFC 2606: nobody will ever answer there.
            public_url: "https://verify.example".to_owned(),
            units: UNITS.len(),
        }
    }
}

impl Sample {
    /// A name as long as can be expected: what is tried out with it has room for nearly everybody's.
    pub const LONG_NAME: &str =
        "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza";

    /// Those who assess on a sample.
    pub const ASSESSORS: [&str; 2] = ["Łukasz Świątek", "Dr Amara O'Neill-García"];
}

const UNITS: [&str; 9] = [
    "Consultation and suitability",
    "Hygiene, sanitation and infection control",
    "Hairline design",
    "Colour and pigment matching to skin and hair",
    "Needle grouping, depth and angle",
    "Layering, density and shading",
    "Scars and alopecia",
    "Aftercare, healing and touch-ups",
    "Professional practice and insurance",
];

/// Draws an academy's choice with made-up facts: a PDF with the word for "sample" across every page and a code that no certificate
/// has.
///
/// # Errors
/// [`DesignError`] naming what cannot be used or drawn, and why.
pub fn preview(appearance: &Appearance, language: &str, sample: &Sample) -> Result<Vec<u8>, DesignError> {
    let design = appearance.design(language)?;
    let refused = |error| DesignError::Sample { sample: "preview", error };
    let document = document(sample, Wording::of(language)?);
    super::draw(&document, &design, &[], true).map(super::Prepared::into_pdf).map_err(refused)
}

/// Draws the same sample for a browser: its first pages, each an `svg` element. `href` says where a picture of pixels is found by
/// the SHA-256 of its file.
///
/// # Errors
/// [`DesignError`] naming what cannot be used or drawn, and why.
pub fn preview_svg(
    appearance: &Appearance,
    language: &str,
    sample: &Sample,
    pages: usize,
    href: &dyn Fn(&str) -> String,
) -> Result<Vec<String>, DesignError> {
    let design = appearance.design(language)?;
    let document = document(sample, Wording::of(language)?);
    let found = |pixels: &Raster| appearance.supplied.file_of(pixels).map(href).unwrap_or_default();
    let draw = || {
        let (fonts, wording) = super::faces_and_words(&document, &design)?;
        let mut scene = layout::lay_out(fonts, &design, &document, wording, &[], &Memory::default())?;
        stamp(&mut scene, fonts, wording)?;
        let sheets = scene.sheets.iter().enumerate().take(pages);
        let page =
            |(at, sheet)| svg::write(scene.size(at), sheet, &format!("page-{}", at + 1), fonts, &found);
        Ok(sheets.map(page).collect())
    };
    draw().map_err(|error| DesignError::Sample { sample: "preview", error })
}

/// The first page of a design as it comes, to choose it by: an SVG file.
///
/// # Errors
/// [`DesignError::Unknown`] for a name that no design has.
pub fn thumbnail(name: &str) -> Result<String, DesignError> {
    let design = Design::built_in(name)?;
    let document = document(&Sample::default(), Wording::of("en")?);
    let draw = || {
        let (fonts, wording) = super::faces_and_words(&document, &design)?;
        let scene = layout::lay_out(fonts, &design, &document, wording, &[], &Memory::default())?;
        let first = scene.sheets.first();
        Ok(first
            .map(|sheet| svg::write(scene.first, sheet, "page", fonts, &|_| String::new()))
            .unwrap_or_default())
    };
    draw().map_err(|error| DesignError::Sample { sample: "preview", error })
}

/// What a sample says in a language, as a document.
///
/// # Errors
/// When certificates do not speak the language.
pub fn sample_document(language: &str, sample: &Sample) -> Result<CertificateDocument, DesignError> {
    Ok(document(sample, Wording::of(language)?))
}

fn document(sample: &Sample, wording: &Wording) -> CertificateDocument {
    let words = &wording.facts;
    let level = words.level.words(&wording.language, 185).replace("{level}", "4").replace("{hours}", "185");
    let awarded_on = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    let cases = |technique: &str, cases| TechniqueCases { technique: technique.to_owned(), cases };
    let hours = |category: &str, minutes| CategoryHours { category: category.to_owned(), minutes };
    let signs = |name: &str, title: &str| Signatory { name: name.to_owned(), title: title.to_owned() };
    CertificateDocument {
        holder_name: sample.holder_name.clone(),
        latin_name: sample.latin_name.clone(),
        course_title: sample.course_title.clone(),
        level_line: sample.level_line.clone().unwrap_or(level),
        kind: sample.kind.clone().unwrap_or_else(|| words.academy.clone()),
        kind_note: words.not_regulated.clone(),
        academy_name: sample.academy_name.clone(),
        academy_town: sample.academy_town.clone(),
        awarded_on,
        expires_on: NaiveDate::from_ymd_opt(2029, 11, 19),
        serial: "SAMPLE".to_owned(),
        code: CODE.to_owned(),
        verify_url: format!("{}/v/{}", sample.public_url, CODE.replace('-', "")),
        techniques: vec![
            cases("Hairline", 3),
            cases("Density", 3),
            cases("Scar camouflage", 3),
            cases("Touch-up", 3),
        ],
        hours: vec![
            hours(&words.theory, 2400),
            hours(&words.supervised_practice, 3030),
            hours(&words.independent, 5715),
        ],
        hours_note: words
            .hours_note
            .words(&wording.language, 185)
            .replace("{total}", "185")
            .replace("{guided}", "90"),
        units: (1..)
            .zip(UNITS.iter().cycle().take(sample.units))
            .map(|(number, title)| UnitLine {
                reference: format!("U{number}"),
                title: (*title).to_owned(),
                guided_hours: 10,
            })
            .collect(),
        assessors: vec![
            signs(Sample::ASSESSORS[0], &words.assessor),
            signs(Sample::ASSESSORS[1], &words.assessor),
            signs("Ingrid Solberg", &words.assurer),
        ],
        signatories: vec![
            signs("Helen Marsh", &wording.sample_head),
            signs(Sample::ASSESSORS[0], &words.assessor),
        ],
        language: wording.language.clone(),
        replacement: false,
        created_at: awarded_on.and_time(NaiveTime::MIN).and_utc(),
    }
}

/// The documents that a design must be able to draw, each with what is special about it.
///
/// # Errors
/// When the words of a language are malformed.
fn worst(language: &str) -> Result<Vec<(&'static str, CertificateDocument)>, DesignError> {
    let wording = Wording::of(language)?;
    let sample = |holder: &str, units: usize| {
        let sample = Sample { holder_name: holder.to_owned(), units, ..Sample::default() };
        document(&sample, wording)
    };
    let long = CertificateDocument {
        course_title: "Advanced Diploma in Micropigmentation, Scar Camouflage, Areola Reconstruction and Paramedical Tattooing"
            .to_owned(),
        level_line: wording
            .facts
            .regulated_level
            .words(language, 1185)
            .replace("{level}", "4")
            .replace("{hours}", "1185"),
        academy_name: "The Northern College of Paramedical Aesthetics and Dermal Science".to_owned(),
        academy_town: "Newcastle upon Tyne and Stratford-upon-Avon".to_owned(),
        serial: "NCPADS-2026-000042".to_owned(),
        replacement: true,
        kind: wording.facts.regulated.clone(),
        ..sample(Sample::LONG_NAME, 30)
    };
    let bare = CertificateDocument {
        level_line: String::new(),
        kind_note: String::new(),
        hours_note: String::new(),
        academy_town: String::new(),
        expires_on: None,
        techniques: Vec::new(),
        hours: Vec::new(),
        assessors: Vec::new(),
        signatories: Vec::new(),
        ..sample("Bo", 0)
    };
    let several = CertificateDocument {
        latin_name: "Giorgos Papadopoulos Muhammad bin Salman Wang Xiaoming".to_owned(),
        ..sample("Γιώργος Παπαδόπουλος محمد بن سلمان 王小明", 9)
    };
    Ok(vec![
        ("everything as long as can be expected", long),
        ("a short name and nothing that may be left out", bare),
        ("a name in several scripts", several),
        ("a transcript of 120 units", sample("Nguyễn Thị Ánh", 120)),
    ])
}

impl Design {
    /// Lays out the longest documents that are to be expected in a language, and an academy's own sample; empty if every one came
    /// out. For the moment when a design is saved.
    #[must_use]
    pub fn lint(&self, language: &str, own: &Sample) -> Vec<DesignError> {
        let (mut worst, own) = match (worst(language), sample_document(language, own)) {
            (Ok(worst), Ok(own)) => (worst, own),
            (Err(error), _) | (_, Err(error)) => return vec![error],
        };
        worst.push(("the academy's own words", own));
        let drawn = worst.into_iter().filter_map(|(sample, document)| {
            super::try_out(&document, self).err().map(|error| DesignError::Sample { sample, error })
        });
        drawn.collect()
    }
}

/// Puts the word for "sample" across every page, behind the words. Who hears the page hears the word in the title.
///
/// # Errors
/// [`LayoutError`] when the word cannot be set.
pub(super) fn stamp(scene: &mut Scene, fonts: &Fonts, wording: &Wording) -> Result<(), LayoutError> {
    let missing = || LayoutError::Empty { element: "sample".to_owned() };
    let line = shape(fonts, &wording.sample, Style { tracking: 120.0, ..Style::default() })
        .map_err(|_| missing())?;
    let line = Arc::new(line);
    for at in 0..scene.sheets.len() {
        let [width, height] = scene.size(at);
        let diagonal = width.hypot(height);
        let size = (diagonal * 0.56 * 1000.0 / line.width.max(1.0)).min(120.0);
        let (cos, sin) = (width / diagonal, height / diagonal);
        let (x, y) = (-line.width * size / 2000.0, -size * 0.33);
        let text = PlacedLine { line: Arc::clone(&line), x, y, size, colour: [0.957, 0.886, 0.871] };
        let mark = Mark::Placed {
            marks: [Mark::Text(text)].into(),
            matrix: [cos, sin, -sin, cos, width / 2.0, height / 2.0],
        };
        scene.sheets[at].artifacts.insert(0, mark);
    }
    Ok(())
}

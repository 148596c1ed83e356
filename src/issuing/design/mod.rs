//! Certificate designs: what stands where, in which size and colour, read from `certificates/<design>/`.

mod appearance;
mod art;
mod element;
mod lint;
mod palette;
mod paper;

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

pub use appearance::{Appearance, Colours, Signs, Supplied};
pub use element::{
    Align, Element, Flow, LogoPlace, Part, Qr, Signatories, TableStyle, TextStyle, Transcript,
};
pub use palette::{Colour, Palette, contrast_on_white};
pub use paper::{Form, Paper};

use super::document::Signatory;
use super::error::DesignError;
use super::fields;
use super::picture::Picture;
use super::scene::{Art, to_hex};
use super::style::Style;
use super::wording::Wording;

/// A design on a paper with an academy's choices in it, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// Its folder's name.
    pub name: String,
    /// What it is printed on.
    pub paper: Paper,
    /// What `design.toml` says.
    pub(super) plan: Plan,
    /// Decoration of the first page.
    pub(super) art: Art,
    /// Decoration of every transcript page.
    pub(super) transcript_art: Art,
    /// The academy's logo.
    pub(super) logo: Option<Picture>,
    /// Who signs every certificate, with the image of their signature; none where the document says who signs.
    pub(super) signatories: Vec<(Signatory, Option<Picture>)>,
    /// The fixed words, where an academy has its own.
    pub(super) wording: Option<Wording>,
}

/// `design.toml` on one paper. All measures are points; places count from the lower left corner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// How much of a sheet it takes, and which way round.
    #[serde(default)]
    pub form: Form,
    /// The design's colours.
    pub palette: Palette,
    /// Texts that stand under each other, centred in their region as one block.
    pub flow: Flow,
    /// Texts with their own place, in reading order after the flow.
    #[serde(default)]
    pub text: Vec<Element>,
    /// The signature lines.
    pub signatories: Signatories,
    /// The QR code.
    pub qr: Qr,
    /// The transcript pages.
    pub transcript: Transcript,
}

/// The text of a design's files.
struct Source {
    name: &'static str,
    plan: &'static str,
    art: &'static str,
}

macro_rules! built_in {
    ($($name:literal)*) => {
        const SOURCES: &[Source] = &[$(Source {
            name: $name,
            plan: include_str!(concat!("../../../certificates/", $name, "/design.toml")),
            art: include_str!(concat!("../../../certificates/", $name, "/art.svg")),
        }),*];
        impl Design {
            /// The names of the designs that come with the program.
            pub const BUILT_IN: &[&str] = &[$($name),*];
        }
    };
}

// A folder in `certificates` becomes a design of the program by its name here.
built_in!("classical" "modern" "panorama" "compact");

impl Design {
    /// A design that comes with the program, on A4; read once, shared afterwards.
    ///
    /// # Errors
    /// [`DesignError`] when there is none of this name, or naming what is wrong in it.
    pub fn built_in(name: &str) -> Result<Arc<Design>, DesignError> {
        static SLOTS: [OnceLock<Result<Arc<Design>, DesignError>>; SOURCES.len()] =
            [const { OnceLock::new() }; SOURCES.len()];
        let found = SOURCES.iter().zip(&SLOTS).find(|(source, _)| source.name == name);
        let (source, slot) = found.ok_or_else(|| DesignError::Unknown(name.to_owned()))?;
        slot.get_or_init(|| Design::read(name, source.plan, source.art, Paper::A4).map(Arc::new)).clone()
    }

    /// A colour of it, as an academy would write its own: `#rrggbb`.
    #[must_use]
    pub fn colour(&self, colour: Colour) -> String {
        to_hex(self.plan.palette.get(colour))
    }

    /// Reads a design from the text of its two files.
    ///
    /// # Errors
    /// [`DesignError`] naming the element, field or path that cannot be used.
    pub fn read(name: &str, plan: &str, svg: &str, paper: Paper) -> Result<Self, DesignError> {
        let plan = Plan::read(name, plan, paper)?;
        Self::of(name, plan, svg, paper)
    }

    fn of(name: &str, plan: Plan, svg: &str, paper: Paper) -> Result<Self, DesignError> {
        lint::plan(&plan, paper)?;
        let sheet = |which: &str, [_, height]: [f32; 2]| {
            let mut sheets = art::read(svg, &plan.palette, height)?;
            Ok::<_, DesignError>(Art::new(
                sheets.remove(&format!("{}-{which}", paper.name())).unwrap_or_default(),
            ))
        };
        let art = sheet("certificate", plan.form.first(paper))?;
        let transcript_art = sheet("transcript", plan.form.others(paper))?;
        let name = name.to_owned();
        let (logo, signatories, wording) = (None, Vec::new(), None);
        Ok(Self { name, paper, plan, art, transcript_art, logo, signatories, wording })
    }

    /// The styles in which it sets what differs from person to person.
    #[must_use]
    pub(super) fn personal_styles(&self) -> Vec<Style> {
        let texts = self.plan.flow.text.iter().chain(&self.plan.text);
        let texts = texts.filter(|element| fields::is_personal(&element.text) || element.part == Part::Link);
        let transcript = &self.plan.transcript;
        let code = Style { mono: true, ..Style::default() };
        let others = [code, transcript.person.style, transcript.table.cell.style, transcript.foot.style];
        let mut styles: Vec<Style> = Vec::new();
        for style in texts.map(|element| element.style).chain(others) {
            if !styles.contains(&style) {
                styles.push(style);
            }
        }
        styles
    }

    /// Width and height of its first page in points.
    #[must_use]
    pub fn page(&self) -> [f32; 2] {
        self.plan.form.first(self.paper)
    }

    /// Width and height of the pages of its transcript.
    #[must_use]
    pub fn transcript_page(&self) -> [f32; 2] {
        self.plan.form.others(self.paper)
    }
}

impl Plan {
    fn read(name: &str, text: &str, paper: Paper) -> Result<Self, DesignError> {
        let malformed =
            |reason: String| DesignError::Malformed { file: format!("{name}/design.toml"), reason };
        let table = text.parse::<toml::Table>().map_err(|e| malformed(e.to_string()))?;
        let plan: Self = paper::on(paper, table).try_into().map_err(|e| malformed(e.to_string()))?;
        for element in plan.flow.text.iter().chain(&plan.text) {
            fields::check(element)?;
        }
        Ok(plan)
    }
}

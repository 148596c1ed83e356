//! Certificate designs: what stands where, in which size and colour, read from `certificates/<design>/`.

mod art;
mod element;

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

pub use element::{
    Align, Colour, Element, Flow, Palette, Part, Qr, Signatories, TableStyle, TextStyle, Transcript,
};

use super::error::DesignError;
use super::fields;
use super::scene::Mark;

/// A design, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// Its folder's name.
    pub name: String,
    /// What `design.toml` says.
    pub(super) plan: Plan,
    /// Decoration of the first page.
    pub(super) art: Vec<Mark>,
    /// Decoration of every transcript page.
    pub(super) transcript_art: Vec<Mark>,
}

/// `design.toml`. All measures are points; places count from the lower left corner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Page width and height.
    pub page: [f32; 2],
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

impl Design {
    /// The names of the designs that come with the program.
    pub const BUILT_IN: [&'static str; 2] = ["classical", "modern"];

    /// A design that comes with the program; read once, shared afterwards.
    ///
    /// # Errors
    /// [`DesignError`] when there is none of this name, or naming what is wrong in it.
    pub fn built_in(name: &str) -> Result<Arc<Design>, DesignError> {
        type Slot = OnceLock<Result<Arc<Design>, DesignError>>;
        static CLASSICAL: Slot = OnceLock::new();
        static MODERN: Slot = OnceLock::new();
        let (slot, plan, art): (&Slot, _, _) = match name {
            "classical" => (
                &CLASSICAL,
                include_str!("../../../certificates/classical/design.toml"),
                include_str!("../../../certificates/classical/art.svg"),
            ),
            "modern" => (
                &MODERN,
                include_str!("../../../certificates/modern/design.toml"),
                include_str!("../../../certificates/modern/art.svg"),
            ),
            _ => return Err(DesignError::Unknown(name.to_owned())),
        };
        slot.get_or_init(|| Design::read(name, plan, art).map(Arc::new)).clone()
    }

    /// Reads a design from the text of its two files.
    ///
    /// # Errors
    /// [`DesignError`] naming the element, field or path that cannot be used.
    pub fn read(name: &str, plan: &str, svg: &str) -> Result<Self, DesignError> {
        let plan: Plan = toml::from_str(plan).map_err(|e| DesignError::Malformed {
            file: format!("{name}/design.toml"),
            reason: e.to_string(),
        })?;
        for element in plan.flow.text.iter().chain(&plan.text) {
            fields::check(element)?;
        }
        let mut groups = art::read(svg, &plan.palette, plan.page[1])?;
        let transcript_art = groups.remove("transcript").unwrap_or_default();
        let art = groups.remove("certificate").unwrap_or_default();
        Ok(Self { name: name.to_owned(), plan, art, transcript_art })
    }
}

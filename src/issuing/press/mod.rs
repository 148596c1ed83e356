//! The press: prints many certificates of a course from one template (decisions 30 and 31).
//!
//! Every certificate is laid out and checked in full, like one that is written slowly. What no person changes is then found
//! in a template, compiled once with printpdf; only the person's part is written.
//!
//! The way of a certificate: `Letters` has the glyphs of usual names; `Likeness` digests what is the same for others and finds
//! the template, or has `compile` make it; `Template` copies itself, has `Ink` write the person's pieces and `Cut` the glyphs of
//! unusual names, and closes the `File`.

mod compile;
mod file;
mod ink;
mod letters;
mod likeness;
mod personal;
mod template;

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use super::design::Design;
use super::document::CertificateDocument;
use super::enclosure::{self, Enclosure};
use super::error::LayoutError;
use super::fonts::Fonts;
use super::layout::{Memory, lay_out};
use super::pdf::Metadata;
use super::scene::Scene;
use super::style::Style;
use super::{Prepared, described, faces_and_words};
use letters::Letters;
use likeness::{Drawings, Likeness};
use template::{Template, Tools};

/// Bytes of templates that are kept; the one that was not used for longest goes first.
const KEPT: usize = 32 * 1024 * 1024;

/// Prints certificates. Threads share one: templates are common to all, each has tools of its own.
#[derive(Default)]
pub struct Press {
    letters: Mutex<Vec<(Vec<Style>, Arc<Letters>)>>,
    templates: Mutex<Vec<Kept>>,
    idle: Mutex<Vec<Worker>>,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Press({} templates)", held(&self.templates).len())
    }
}

/// A template is compiled by whoever needs it first; others wait for it.
type Slot = Arc<OnceLock<Result<Template, LayoutError>>>;

struct Kept {
    digest: [u8; 32],
    slot: Slot,
}

/// A certificate to be printed.
struct Order<'a> {
    scene: Scene,
    likeness: Likeness,
    metadata: Metadata<'a>,
    enclosures: &'a [Enclosure],
    letters: &'a Letters,
    fonts: &'static Fonts,
}

/// What one thread works with.
#[derive(Default)]
struct Worker {
    memory: Memory,
    bytes: Vec<u8>,
    drawings: Drawings,
    tools: Tools,
}

impl Press {
    /// The program's press.
    pub fn shared() -> &'static Press {
        static PRESS: LazyLock<Press> = LazyLock::new(Press::default);
        &PRESS
    }

    /// Lays a document out in a design and prints it with the files that travel in it. The same input gives the same bytes.
    ///
    /// # Errors
    /// As [`super::prepare`].
    pub fn prepare(
        &self,
        document: &CertificateDocument,
        design: &Design,
        enclosures: &[Enclosure],
    ) -> Result<Prepared, LayoutError> {
        let mut worker = held(&self.idle).pop().unwrap_or_default();
        let prepared = self.print(&mut worker, document, design, enclosures);
        held(&self.idle).push(worker);
        prepared
    }

    fn print(
        &self,
        worker: &mut Worker,
        document: &CertificateDocument,
        design: &Design,
        enclosures: &[Enclosure],
    ) -> Result<Prepared, LayoutError> {
        enclosure::check(enclosures)?;
        let (fonts, wording) = faces_and_words(document, design)?;
        let scene = lay_out(fonts, design, document, wording, enclosures, &worker.memory)?;
        let metadata = described(document, wording);
        let letters = self.letters(fonts, &design.personal_styles());
        let Worker { bytes, drawings, tools, .. } = worker;
        let likeness = Likeness::of(&scene, &metadata, enclosures, &letters, bytes, drawings);
        let slot = self.slot(likeness.digest);
        let order = Order { scene, likeness, metadata, enclosures, letters: &letters, fonts };
        let template = slot.get_or_init(|| compile::compile(&order));
        template.as_ref().map_err(Clone::clone)?.print(&order, tools)
    }

    /// How many templates are kept.
    #[must_use]
    pub fn templates(&self) -> usize {
        held(&self.templates).len()
    }

    fn letters(&self, fonts: &Fonts, styles: &[Style]) -> Arc<Letters> {
        let mut known = held(&self.letters);
        if let Some((_, letters)) = known.iter().find(|(of, _)| of == styles) {
            return Arc::clone(letters);
        }
        let letters = Arc::new(Letters::of(fonts, styles));
        known.push((styles.to_vec(), Arc::clone(&letters)));
        letters
    }

    /// The place of a template, moved to the end of those that are kept.
    fn slot(&self, digest: [u8; 32]) -> Slot {
        let mut templates = held(&self.templates);
        let kept = match templates.iter().position(|kept| kept.digest == digest) {
            Some(at) => templates.remove(at),
            None => {
                let mut weight: usize = templates.iter().map(Kept::weight).sum();
                while weight > KEPT {
                    weight -= templates.remove(0).weight();
                }
                Kept { digest, slot: Slot::default() }
            }
        };
        let slot = Arc::clone(&kept.slot);
        templates.push(kept);
        slot
    }
}

impl Kept {
    fn weight(&self) -> usize {
        self.slot.get().and_then(|template| template.as_ref().ok()).map_or(0, Template::weight)
    }
}

/// Nothing under these locks is left half done by a thread that fell.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The marks of a person's part as content of a page (ISO 32000-1, 8 and 9), as the slow writer has them.

use super::file::{push_hex, push_measure, push_number, push_shade, push_shortest};
use super::letters::Letters;
use super::personal::Cut;
use super::template::Codes;
use crate::pdf::{content_tag, in_run, of_piece, replacements};
use crate::scene::{Inside, Mark, PlacedLine, Rgb, Run, Step, Tag};

/// What letters are written with: those of the template, and fonts cut for one person.
pub struct Pens<'a> {
    /// The usual letters.
    pub letters: &'a Letters,
    /// Their codes in the template's fonts.
    pub codes: &'a Codes,
    /// Fonts for whatever is not usual.
    pub cuts: &'a [Cut],
}

/// Content that is being written.
pub struct Ink<'a> {
    /// What there is of it.
    pub out: Vec<u8>,
    pens: &'a Pens<'a>,
    /// The colour and the font that are set; nothing is known of them where the content begins.
    fill: Option<Rgb>,
    font: Option<(&'static str, f32)>,
}

/// Whether marks of this kind can be written here; others stay with the template.
#[must_use]
pub fn can_write(mark: &Mark) -> bool {
    match mark {
        Mark::Rect(..) | Mark::Text(_) => true,
        Mark::Path { steps, stroke, .. } => {
            stroke.is_none() && !steps.iter().any(|step| matches!(step, Step::Curve(..)))
        }
        Mark::Placed { marks, .. } => {
            marks.iter().all(|mark| matches!(mark, Mark::Path { .. }) && can_write(mark))
        }
        Mark::Image { .. } => false,
    }
}

impl<'a> Ink<'a> {
    /// Writes into `out`, which is emptied first.
    #[must_use]
    pub fn new(mut out: Vec<u8>, pens: &'a Pens<'a>) -> Self {
        out.clear();
        Self { out, pens, fill: None, font: None }
    }

    /// A piece of the page, with its number on it.
    pub fn piece(&mut self, number: usize, tag: Tag, text: Option<&str>, marks: &[Mark]) {
        self.word("/");
        self.word(content_tag(tag));
        self.word("<</MCID ");
        push_number(&mut self.out, number);
        if let Some(text) = text.and_then(of_piece) {
            self.word("/ActualText");
            push_shortest(&mut self.out, text);
        }
        self.word(">>BDC\n");
        self.marks(marks);
        self.word("EMC\n");
    }

    /// Marks that are not read aloud.
    pub fn artifact(&mut self, marks: &[Mark]) {
        self.word("/Artifact BMC\n");
        self.marks(marks);
        self.word("EMC\n");
    }

    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Rect(area, colour) => {
                    self.fill(*colour);
                    self.measures(area);
                    self.word("re f\n");
                }
                Mark::Path { steps, fill, rule, .. } => self.path(steps, *fill, *rule),
                Mark::Text(placed) => self.text(placed),
                Mark::Placed { marks, matrix } => self.placed(marks, matrix),
                Mark::Image { .. } => {}
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.out.extend_from_slice(word.as_bytes());
    }

    fn measures(&mut self, measures: &[f32]) {
        for measure in measures {
            push_measure(&mut self.out, *measure);
            self.out.push(b' ');
        }
    }

    fn fill(&mut self, colour: Rgb) {
        if self.fill.replace(colour) != Some(colour) {
            let [red, green, blue] = colour;
            for part in [red, green, blue] {
                push_shade(&mut self.out, part);
                self.out.push(b' ');
            }
            self.word("rg\n");
        }
    }

    /// Marks through a matrix; what is set there ends with it.
    fn placed(&mut self, marks: &[Mark], matrix: &[f32; 6]) {
        let [a, b, c, d, e, f] = matrix;
        self.word("q\n");
        // Measures of hundredths would not do: they are multiplied.
        self.word(&format!("{a} {b} {c} {d} {e} {f} cm\n"));
        let before = (self.fill, self.font);
        self.marks(marks);
        self.word("Q\n");
        (self.fill, self.font) = before;
    }

    fn path(&mut self, steps: &[Step], fill: Option<Rgb>, rule: Inside) {
        let Some(colour) = fill else { return };
        self.fill(colour);
        for step in steps {
            match step {
                Step::Move(point) => {
                    self.measures(point);
                    self.word("m\n");
                }
                Step::Line(point) => {
                    self.measures(point);
                    self.word("l\n");
                }
                Step::Close => self.word("h\n"),
                Step::Rect(area) => {
                    self.measures(area);
                    self.word("re\n");
                }
                Step::Curve(..) => {}
            }
        }
        self.word(match rule {
            Inside::EvenOdd => "f*\n",
            Inside::NonZero => "f\n",
        });
    }

    fn text(&mut self, placed: &PlacedLine) {
        self.fill(placed.colour);
        self.word("BT\n");
        let line = replacements(&placed.line);
        line.iter().for_each(|(tag, text)| self.instead(tag, text));
        let mut x = placed.x;
        for (at, run) in placed.line.runs.iter().enumerate() {
            let cut = match self.pens.letters.cover(run) {
                true => None,
                false => self.pens.cuts.iter().find(|cut| cut.face() == run.face),
            };
            self.font(cut.map_or(run.face.resource(), |cut| cut.resource()), placed.size);
            // A move counts from the start of the line, which is the page's corner only for the first run.
            self.word(if at > 0 { "1 0 0 1 " } else { "" });
            self.measures(&[x, placed.y]);
            self.word(if at > 0 { "Tm\n" } else { "Td\n" });
            let run_alone = in_run(run).filter(|_| line.is_empty());
            run_alone.iter().for_each(|(tag, text)| self.instead(tag, text));
            self.run(run, placed.size, cut);
            run_alone.iter().for_each(|_| self.word("EMC\n"));
            x += run.glyphs.iter().map(|g| g.advance).sum::<f32>() * placed.size / 1000.0;
        }
        line.iter().for_each(|_| self.word("EMC\n"));
        self.word("ET\n");
    }

    /// Begins what is read as `text`, whatever its glyphs say.
    fn instead(&mut self, tag: &str, text: &str) {
        self.word("/");
        self.word(tag);
        self.word("<</ActualText");
        push_shortest(&mut self.out, text);
        self.word(">>BDC\n");
    }

    fn font(&mut self, name: &'static str, size: f32) {
        if self.font.replace((name, size)) != Some((name, size)) {
            self.word("/");
            self.word(name);
            self.word(" ");
            self.measures(&[size]);
            self.word("Tf\n");
        }
    }

    fn run(&mut self, run: &Run, size: f32, cut: Option<&Cut>) {
        let mut show = Show { open: false };
        self.word("[");
        for glyph in &run.glyphs {
            let code = match cut {
                Some(cut) => cut.code(glyph.id),
                None => self.pens.codes.of(run.face, glyph.id),
            };
            let [right, up] = glyph.shift;
            let rest = glyph.natural - glyph.advance;
            if right == 0.0 && up == 0.0 {
                show.glyph(&mut self.out, code, rest);
                continue;
            }
            // A mark placed by the font: move, draw, move back.
            show.number(&mut self.out, -right);
            if up != 0.0 {
                show.close(&mut self.out);
                self.word("]TJ\n");
                self.measures(&[up * size / 1000.0]);
                self.word("Ts\n[");
            }
            show.glyph(&mut self.out, code, rest + right);
            if up != 0.0 {
                show.close(&mut self.out);
                self.word("]TJ\n0 Ts\n[");
            }
        }
        show.close(&mut self.out);
        self.word("]TJ\n");
    }
}

/// The array of codes and moves that a line is shown from; codes without a move between them share a string.
struct Show {
    open: bool,
}

impl Show {
    fn glyph(&mut self, out: &mut Vec<u8>, code: u16, then: f32) {
        if !std::mem::replace(&mut self.open, true) {
            out.push(b'<');
        }
        push_hex(out, code);
        self.number(out, then);
    }

    fn number(&mut self, out: &mut Vec<u8>, move_by: f32) {
        let tenths = (move_by * 10.0).round();
        if tenths != 0.0 {
            self.close(out);
            push_measure(out, tenths / 10.0);
        }
    }

    fn close(&mut self, out: &mut Vec<u8>) {
        if std::mem::take(&mut self.open) {
            out.push(b'>');
        }
    }
}

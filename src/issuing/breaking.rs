//! Where a text may be broken into lines, and how it is broken so that the lines come out alike.

use unicode_segmentation::UnicodeSegmentation;

/// Splits a text into pieces that stay whole: at spaces and between ideographs, and if asked, after a hyphen or stroke within
/// a word. A piece keeps the space after it.
#[must_use]
pub fn pieces(text: &str, inside_words: bool) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let after_space = before == Some(' ') && c != ' ';
        // Tibetan syllables end with a point of their own.
        let after_space = after_space || before == Some('\u{0F0B}') && c.is_alphabetic();
        let ideographs = before.is_some_and(is_ideograph) && is_ideograph(c);
        let within = inside_words && matches!(before, Some('-' | '/')) && c.is_alphabetic();
        if at > start && (after_space || within || ideographs) {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// Splits a text at every place where no letter is torn: between grapheme clusters (UAX #29), but not inside words of the
/// scripts whose letters hang together. For names that nothing else makes fit.
#[must_use]
pub fn clusters(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, cluster) in text.grapheme_indices(true) {
        let first = cluster.chars().next();
        let torn = before.is_some_and(hangs_together) && first.is_some_and(hangs_together);
        // A space, and what closes a word, stays with what stands before it.
        let opens = first.is_some_and(char::is_alphanumeric);
        if at > start && opens && !torn {
            out.push(&text[start..at]);
            start = at;
        }
        before = cluster.chars().next_back();
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// Letters that join their neighbours: Arabic, Syriac, N'Ko, the Indic scripts with a headline or conjuncts, and those whose
/// syllables are more than a cluster: Tibetan, Burmese, Khmer.
fn hangs_together(c: char) -> bool {
    matches!(c,
        '\u{0600}'..='\u{07FF}' | '\u{0840}'..='\u{0DFF}' | '\u{0F40}'..='\u{109F}' | '\u{1780}'..='\u{17D3}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{3040}'..='\u{30FF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Breaks pieces of the given widths into at most `lines` lines so that the widest is as narrow as possible. Returns that
/// width and the index after the last piece of each line; none when there is nothing to break.
#[must_use]
pub fn balance(widths: &[f32], lines: usize) -> Option<(f32, Vec<usize>)> {
    // The width of the widest line is the sum of some neighbours: try those sums, smallest first.
    let mut measures: Vec<f32> = (0..widths.len())
        .flat_map(|from| {
            widths[from..].iter().scan(0.0_f32, |sum, w| {
                *sum += w;
                Some(*sum)
            })
        })
        .collect();
    measures.sort_by(f32::total_cmp);
    let enough = |measure: &f32| greedy(widths, *measure).is_some_and(|ends| ends.len() <= lines);
    let measure = *measures.get(measures.partition_point(|m| !enough(m)))?;
    greedy(widths, measure).map(|ends| (measure, ends))
}

fn greedy(widths: &[f32], limit: f32) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    let mut sum = 0.0;
    for (at, width) in widths.iter().enumerate() {
        // A hundredth of a unit forgives sums taken in another order.
        if *width > limit + 0.01 {
            return None;
        }
        if sum + width > limit + 0.01 {
            ends.push(at);
            sum = 0.0;
        }
        sum += width;
    }
    ends.push(widths.len());
    Some(ends)
}

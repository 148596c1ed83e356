//! Where the transcript's pages end: what belongs together stays together, on as few pages as it needs.

/// How much of the space between sections may be given up where that saves a page.
const SPACE_GIVES: f32 = 0.35;

/// The shares of what may be given up that are left, tried from the first on.
const EASE: [f32; 5] = [1.0, 0.75, 0.5, 0.25, 0.0];

/// Something that is never parted, in points.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Space above it, unless it begins a page.
    pub gap: f32,
    /// Its height.
    pub height: f32,
    /// How much of its height may be given up.
    pub gives: f32,
    /// Height of what is repeated above it where it begins a page.
    pub again: f32,
    /// Whether the next one has to stand on the same page.
    pub keep: bool,
}

/// The room on pages, from the lower edge of the page.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// Where the first one begins.
    pub first: f32,
    /// Where the others begin.
    pub next: f32,
    /// Where all of them end.
    pub bottom: f32,
}

/// Where an item went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Which of the pages, from 0.
    pub page: usize,
    /// Its upper edge.
    pub y: f32,
    /// Its height.
    pub height: f32,
}

/// Places items one under the other: on as few pages as they need at their tightest, and there with as much air as they may
/// have. What stays together begins a page when it does not fit on the one before, unless no page holds it.
#[must_use]
pub fn place(items: &[Item], pages: Pages) -> Vec<Placed> {
    let count = |placed: &[Placed]| placed.last().map_or(0, |last| last.page);
    let mut best = at(items, pages, EASE[0]);
    if count(&best) == 0 {
        return best;
    }
    let least = count(&at(items, pages, EASE[EASE.len() - 1]));
    for ease in EASE {
        best = at(items, pages, ease);
        if count(&best) == least {
            break;
        }
    }
    best
}

fn at(items: &[Item], pages: Pages, ease: f32) -> Vec<Placed> {
    let gap = |item: &Item| item.gap * (1.0 - SPACE_GIVES * (1.0 - ease));
    let height = |item: &Item| item.height - item.gives * (1.0 - ease);
    let mut placed = Vec::with_capacity(items.len());
    let (mut page, mut y, mut fresh, mut kept) = (0, pages.first, true, false);
    for (number, item) in items.iter().enumerate() {
        let needs = |upto: usize| {
            let rest = &items[number + 1..number + upto];
            height(item) + rest.iter().map(|item| gap(item) + height(item)).sum::<f32>()
        };
        let together = items[number..].iter().position(|item| !item.keep).map_or(1, |last| last + 1);
        let one_page = pages.next - item.again - needs(together) >= pages.bottom;
        let wanted = if !kept && one_page { together } else { 1 };
        if !fresh && y - gap(item) - needs(wanted) < pages.bottom {
            (page, y, fresh) = (page + 1, pages.next - item.again, true);
        }
        if !fresh {
            y -= gap(item);
        }
        placed.push(Placed { page, y, height: height(item) });
        y -= height(item);
        (fresh, kept) = (false, item.keep && (kept || one_page));
    }
    placed
}

/// Bodies of up to so many lines stay whole.
const WHOLE: usize = 6;

/// Whether a line of a body with `count` has to stay with the next: short bodies stay whole, longer ones leave at least two lines
/// on a page.
#[must_use]
pub fn keeps(line: usize, count: usize) -> bool {
    let last = line + 1 == count;
    // The last line may be a sum, and then two lines stand above it.
    !last && (count <= WHOLE || line == 0 || line + 3 >= count)
}

//! How many seals there are, and what they come to together: a sum in which no order counts, so that each transaction adds what it
//! sealed and takes off what it sealed anew. Nobody sees the terms, because each is made with the key.

/// So many bits has a term: no two sets of seals come to the same by chance, and nobody can look for such sets.
pub(super) type Term = [u8; 32];

/// Seals counted and added up, modulo 2^64 and 2^256; also the difference between two such sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub count: u64,
    total: [u64; 4],
}

impl Sum {
    pub(super) fn add(&mut self, term: &Term) {
        self.join(&Self { count: 1, total: limbs(term) });
    }

    pub(super) fn take(&mut self, term: &Term) {
        let inverse = limbs(term).map(|limb| !limb);
        self.join(&Self { count: u64::MAX, total: plus(inverse, [1, 0, 0, 0]) });
    }

    /// Adds another sum to this one.
    pub(super) fn join(&mut self, other: &Self) {
        self.count = self.count.wrapping_add(other.count);
        self.total = plus(self.total, other.total);
    }

    /// Whether nothing was added, or all of it was taken off again.
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Count and total, as they are stored.
impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [a, b, c, d] = self.total;
        write!(f, "{} {a:016x}{b:016x}{c:016x}{d:016x}", self.count)
    }
}

impl Sum {
    pub(super) fn parse(count: &str, total: &str) -> Option<Self> {
        let mut sum = Self { count: count.parse().ok()?, total: [0; 4] };
        for (place, limb) in sum.total.iter_mut().enumerate() {
            *limb = u64::from_str_radix(total.get(16 * place..16 * (place + 1))?, 16).ok()?;
        }
        Some(sum)
    }
}

fn limbs(term: &Term) -> [u64; 4] {
    let mut limbs = [0; 4];
    for (limb, bytes) in limbs.iter_mut().zip(term.chunks_exact(8)) {
        *limb = bytes.iter().fold(0, |limb, byte| limb << 8 | u64::from(*byte));
    }
    limbs
}

/// The lowest limb first.
fn plus(a: [u64; 4], b: [u64; 4]) -> [u64; 4] {
    let (mut sum, mut carry) = ([0; 4], false);
    for (limb, (a, b)) in sum.iter_mut().zip(a.into_iter().zip(b)) {
        let (both, first) = a.overflowing_add(b);
        let (with_carry, second) = both.overflowing_add(u64::from(carry));
        (*limb, carry) = (with_carry, first | second);
    }
    sum
}

//! Ids made from names, and dice made from names: the same person has the same id in the demo and in every test.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of what a name says, e.g. `person/ada`: the first half of the name's SHA-256, marked as UUID version 8.
pub fn id<T: From<Uuid>>(name: &str) -> T {
    uuid::Builder::from_custom_bytes(half_digest(name)).into_uuid().into()
}

fn half_digest(name: &str) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(name.as_bytes())[..16]);
    half
}

/// Numbers that look thrown but are the same each time (SplitMix64, seeded with a name).
pub(super) struct Dice(u64);

impl Dice {
    pub fn of(name: &str) -> Self {
        Self(half_digest(name).iter().fold(0, |seed, byte| seed << 8 | u64::from(*byte)))
    }

    /// A number from 0 to `sides - 1`; 0 where there are no sides.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % (sides.max(1) as u64)) as usize
    }

    /// One of some texts.
    pub fn pick<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts.get(self.below(texts.len())).copied().unwrap_or_default()
    }
}

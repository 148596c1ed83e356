//! Roots, proofs and tiles, against the plain tree and against forged proofs.

use std::collections::BTreeMap;

use countersign::issuing::log::{
    Cached, Frontier, Hash, Leaves, Place, Tile, TileError, TileSource, consistency_proof, hashes_of,
    includes, inclusion_proof, is_consistent, leaf_hash, node_hash, root, tile_at,
};
use proptest::prelude::*;

use super::support::{entries, plain_root};

fn hashes(entries: &[Vec<u8>]) -> Vec<Hash> {
    entries.iter().map(|entry| leaf_hash(entry)).collect()
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The tiles of a tree in memory.
#[derive(Clone, Default)]
struct Shelf(BTreeMap<Tile, Vec<u8>>);

impl TileSource for &Shelf {
    type Error = TileError;

    fn tile(&self, tile: &Tile) -> Result<Vec<u8>, TileError> {
        self.0.get(tile).cloned().ok_or_else(|| TileError { tile: tile.to_string() })
    }
}

impl Shelf {
    fn grow(&mut self, edge: &mut Frontier, leaves: &[Hash]) {
        self.0.extend(edge.grow(leaves.iter().copied()).into_iter().map(|made| (made.tile, made.bytes)));
    }
}

/// Known answers: the eight leaves that RFC 6962's reference implementation tests with.
#[test]
fn the_roots_are_those_of_the_reference_implementation() {
    let inputs: [&[u8]; 8] = [
        &[],
        &[0x00],
        &[0x10],
        &[0x20, 0x21],
        &[0x30, 0x31],
        &[0x40, 0x41, 0x42, 0x43],
        &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];
    let leaves: Vec<Hash> = inputs.iter().map(|entry| leaf_hash(entry)).collect();
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    for (size, expected) in (0..).zip(roots) {
        assert_eq!(hex(&root(&Leaves(&leaves), size).unwrap()), expected, "size {size}");
    }
}

#[test]
fn a_tree_of_seventy_thousand_leaves_has_the_tiles_that_the_standard_names() {
    let mut shelf = Shelf::default();
    shelf.grow(&mut Frontier::default(), &vec![[7; 32]; 70_000]);
    let of = |level| shelf.0.keys().filter(move |tile| tile.place == Place::Level(level));
    assert_eq!(of(0).filter(|tile| tile.is_full()).count(), 273);
    assert_eq!(of(0).find(|tile| !tile.is_full()).unwrap().to_string(), "tile/0/273.p/112");
    let above = |level| of(level).map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(above(1), ["tile/1/000", "tile/1/001.p/17"]);
    assert_eq!(above(2), ["tile/2/000.p/1"]);
}

#[test]
fn a_tiles_path_is_read_back_and_written_in_one_way_only() {
    for path in ["0/000", "0/x001/x234/067", "5/x123/000.p/255", "entries/001.p/1", "63/999"] {
        assert_eq!(Tile::from_path(path).unwrap().to_string(), format!("tile/{path}"));
    }
    for wrong in [
        "",
        "0",
        "0/",
        "0/0",
        "0/00",
        "0/0000",
        "00/000",
        "64/000",
        "-1/000",
        "0/001/234",
        "0/x001",
        "0/x01/234",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p/",
        "0/../000",
        "0/x000/001",
        "entries",
        "data/000",
        "0/000.p/1/",
        "+1/000",
        "0/x99999999999999999999/000",
    ] {
        assert_eq!(Tile::from_path(wrong), None, "{wrong}");
    }
}

#[test]
fn no_proof_is_made_about_a_leaf_that_is_not_there() {
    let leaves = hashes(&entries(5));
    assert!(inclusion_proof(&Leaves(&leaves), 5, 5).unwrap().is_empty());
    assert!(inclusion_proof(&Leaves(&leaves), 0, 6).is_err(), "the tree has five leaves");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn roots_and_proofs_are_those_of_the_plain_tree(size in 1usize..600, at in any::<prop::sample::Index>()) {
        let all = entries(size);
        let leaves = hashes(&all);
        let (tree, size) = (Leaves(&leaves), size as u64);
        let whole = root(&tree, size).unwrap();
        prop_assert_eq!(whole, plain_root(&all));
        let index = at.index(all.len()) as u64;
        let proof = inclusion_proof(&tree, index, size).unwrap();
        prop_assert!(includes(&leaves[index as usize], index, size, &whole, &proof));
        let old = index + 1;
        let proof = consistency_proof(&tree, old, size).unwrap();
        let before = plain_root(&all[..old as usize]);
        prop_assert!(is_consistent((old, &before), (size, &whole), &proof));
    }

    #[test]
    fn a_tree_that_grows_in_any_steps_has_the_same_root_and_proofs_from_its_tiles(
        steps in prop::collection::vec(0usize..700, 1..5),
        at in any::<prop::sample::Index>(),
    ) {
        let all = hashes(&entries(steps.iter().sum::<usize>().max(1)));
        let (mut shelf, mut edge) = (Shelf::default(), Frontier::default());
        for step in steps.iter().copied().chain([usize::from(steps.iter().sum::<usize>() == 0)]) {
            let before = edge.size() as usize;
            shelf.grow(&mut edge, &all[before..before + step]);
            prop_assert_eq!(Frontier::read(&&shelf, edge.size()).unwrap(), edge.clone());
            let expected = root(&Leaves(&all), edge.size()).unwrap();
            prop_assert_eq!(edge.root(), expected);
        }
        let size = edge.size();
        let tiles = Cached::new(&shelf, size);
        let index = at.index(all.len()) as u64;
        prop_assert_eq!(
            inclusion_proof(&tiles, index, size).unwrap(),
            inclusion_proof(&Leaves(&all), index, size).unwrap()
        );
        prop_assert_eq!(
            consistency_proof(&tiles, index + 1, size).unwrap(),
            consistency_proof(&Leaves(&all), index + 1, size).unwrap()
        );
        let tile = tile_at(Place::Level(0), index / 256, size).unwrap();
        prop_assert_eq!(hashes_of(&tile, &shelf.0[&tile]).unwrap()[(index % 256) as usize], all[index as usize]);
    }

    #[test]
    fn a_forged_proof_leads_nowhere(
        size in 2usize..300,
        at in any::<prop::sample::Index>(),
        step in any::<prop::sample::Index>(),
        kind in 0..5,
    ) {
        let all = entries(size);
        let leaves = hashes(&all);
        let (tree, size) = (Leaves(&leaves), size as u64);
        let whole = root(&tree, size).unwrap();
        let index = at.index(all.len()) as u64;
        let mut proof = inclusion_proof(&tree, index, size).unwrap();
        let (mut leaf, mut told) = (leaves[index as usize], index);
        match kind {
            0 => { let at = step.index(proof.len()); proof[at][0] ^= 1 },
            1 => { proof.pop(); },
            2 => proof.push([0; 32]),
            3 => leaf = leaf_hash(b"entry of somebody else"),
            _ => told = (index + 1) % size,
        }
        prop_assert!(!includes(&leaf, told, size, &whole, &proof));
        // A node inside the tree is no leaf: its hash is made otherwise.
        let inner = node_hash(&leaves[0], &leaves[1]);
        prop_assert!(!includes(&inner, 0, size, &whole, &inclusion_proof(&tree, 0, size).unwrap()));
    }

    #[test]
    fn a_rewritten_or_shortened_history_is_not_consistent(
        old in 1u64..200, more in 1u64..200, at in any::<prop::sample::Index>(),
    ) {
        let all = entries((old + more) as usize);
        let before = plain_root(&all[..old as usize]);
        let mut rewritten = all.clone();
        rewritten[at.index(old as usize)] = b"another".to_vec();
        let leaves = hashes(&rewritten);
        let after = plain_root(&rewritten);
        let proof = consistency_proof(&Leaves(&leaves), old, old + more).unwrap();
        prop_assert!(!is_consistent((old, &before), (old + more, &after), &proof));
        prop_assert!(!is_consistent((old + more, &after), (old, &before), &proof));
    }
}

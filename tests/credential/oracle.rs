//! Asks Digital Bazaar, the Digital Credentials Consortium, openbadgeslib and the Open Badges schema about credentials.

use std::{collections::BTreeMap, path::PathBuf};

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::support::oracles;

/// All of the network that the validators see.
pub struct World {
    dir: tempfile::TempDir,
    files: BTreeMap<String, PathBuf>,
}

/// What each of them objects to; nothing where they accept.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    pub digital_bazaar: Vec<String>,
    pub consortium: Vec<String>,
    pub schema: Vec<String>,
}

impl World {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), files: BTreeMap::new() }
    }

    /// What is found at an address.
    pub fn put(&mut self, address: &str, bytes: &[u8]) {
        let file = self.dir.path().join(format!("{}.world", self.files.len()));
        std::fs::write(&file, bytes).unwrap();
        self.files.insert(address.to_owned(), file);
    }

    /// What openbadgeslib objects to in some credentials, in this order, at a moment; nothing where it accepts.
    pub fn ask_openbadgeslib(&self, now: DateTime<Utc>, credentials: &[&[u8]]) -> Vec<String> {
        let write = |name: &str, bytes: &[u8]| {
            let path = self.dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let world = write("world.json", &serde_json::to_vec(&self.files).unwrap());
        let asked = credentials.iter().zip(1..).map(|(bytes, at)| write(&format!("{at}.json"), bytes));
        let mut python = oracles::python_of("openbadges");
        python.arg(oracles::file("openbadges/check.py")).arg(now.to_rfc3339()).arg(world).args(asked);
        let output = python.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let said: Vec<String> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(said.len(), credentials.len(), "{}", String::from_utf8_lossy(&output.stderr));
        said
    }

    /// Asks about some credentials, in this order, at a moment.
    pub fn ask(&self, now: DateTime<Utc>, credentials: &[(&str, &[u8])]) -> Vec<Said> {
        let write = |name: &str, bytes: &[u8]| {
            let path = self.dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let world = write("world.json", &serde_json::to_vec(&self.files).unwrap());
        let mut args = vec![
            PathBuf::from(now.to_rfc3339()),
            world,
            oracles::file("credential/ob3-achievement.schema.json"),
        ];
        args.extend(credentials.iter().map(|(name, bytes)| write(&format!("{name}.json"), bytes)));
        let args: Vec<_> = args.iter().map(PathBuf::as_path).collect();
        let output = oracles::node("credential", "credential/verify.mjs", &args);
        let text = String::from_utf8(output.stdout).unwrap();
        let said: Vec<Said> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(said.len(), credentials.len(), "{}", String::from_utf8_lossy(&output.stderr));
        said
    }
}

impl Said {
    /// Whether none of them objects.
    pub fn accept(&self) -> bool {
        [&self.digital_bazaar, &self.consortium, &self.schema].iter().all(|faults| faults.is_empty())
    }
}

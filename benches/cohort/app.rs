//! What the tests' people are made with: an application on a database in a folder of its own.

use std::path::Path;

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
}

impl TestApp {
    /// On what is in a folder, or on an empty database.
    pub async fn open(folder: &Path) -> Self {
        let settings = Settings {
            data_dir: folder.to_owned(),
            public_url: Some("https://verify.example".into()),
            ..Settings::default()
        };
        let store = Store::open(&settings.database_file()).await.unwrap();
        let files =
            Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())
                .unwrap();
        Self { app: App::new(settings, store, files, Clock::from_fn(noon)) }
    }

    pub fn store(&self) -> &Store {
        &self.app.store
    }
}

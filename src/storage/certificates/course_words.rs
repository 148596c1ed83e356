//! What a course says to patients, kept in memory: a published version never changes, so that it is read once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use sea_orm::prelude::Uuid;

use crate::domain::{course_spec::CourseWords, ids::CourseVersionId};

use super::super::{Result, Store};

/// More versions than most installations ever have; beyond, all are read again.
const MOST: usize = 512;

const SPEC: &str = "SELECT spec FROM course_version WHERE id = ?1";

/// Words of versions that were asked for.
#[derive(Debug, Default)]
pub(in crate::storage) struct WordShelf(Mutex<HashMap<Uuid, Arc<CourseWords>>>);

/// What the version of a course says to patients. One that cannot be read says nothing: the answer does not hang on it.
pub async fn find_course_words(store: &Store, version: CourseVersionId) -> Result<Arc<CourseWords>> {
    let known =
        |shelf: &WordShelf| shelf.0.lock().unwrap_or_else(PoisonError::into_inner).get(&version.0).cloned();
    if let Some(words) = known(&store.words) {
        return Ok(words);
    }
    let spec = store
        .direct
        .ask(|connection| {
            let mut statement = connection.prepare_cached(SPEC)?;
            let mut rows = statement.query([version.0.as_bytes()])?;
            Ok(match rows.next()? {
                Some(row) => serde_json::from_str::<CourseWords>(row.get_ref(0)?.as_str()?).ok(),
                None => None,
            })
        })
        .await?;
    let Some(words) = spec.map(Arc::new) else {
        tracing::error!(version = %version.0, "what a course says to patients cannot be read");
        return Ok(Arc::default());
    };
    let mut shelf = store.words.0.lock().unwrap_or_else(PoisonError::into_inner);
    if shelf.len() >= MOST {
        shelf.clear();
    }
    shelf.insert(version.0, words.clone());
    Ok(words)
}

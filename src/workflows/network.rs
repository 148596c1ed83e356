//! Questions to authorities of time and certificates, with limits: they are strangers.

use std::time::Duration;

use ureq::{Agent, Body, http::Response};

use crate::issuing::lasting::{Fetch, LastingError};

/// From the name's look-up to the last byte.
const PATIENCE: Duration = Duration::from_secs(20);
/// Lists of revocations have up to some megabytes.
const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// The network of this machine.
pub struct Network(Agent);

impl Default for Network {
    fn default() -> Self {
        let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(3).build();
        Self(config.into())
    }
}

impl Fetch for Network {
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>, LastingError> {
        body_of(url, self.0.post(url).content_type(media_type).send(body))
    }

    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
        body_of(url, self.0.get(url).call())
    }
}

fn body_of(url: &str, answer: Result<Response<Body>, ureq::Error>) -> Result<Vec<u8>, LastingError> {
    answer
        .and_then(|mut answer| answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec())
        .map_err(|error| LastingError::Network { url: url.to_owned(), reason: error.to_string() })
}

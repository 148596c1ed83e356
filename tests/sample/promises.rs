//! What the demo and other tests rely on.

use countersign::sample;

use crate::support::app::{TestApp, noon};

#[rocket::async_test]
async fn the_sample_is_filled() {
    let app = TestApp::spawn().await;
    let begun = std::time::Instant::now();
    let sample = sample::fill(&app.app, noon()).await.unwrap();
    eprintln!("filled in {:?}", begun.elapsed());
    for c in &sample.certificates {
        eprintln!("{} {} {:?} {}", c.holder, c.state, c.standing, c.code);
    }
}

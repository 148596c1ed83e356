//! Every page that the sample academy has, found by following the links as each role: axe finds nothing, light and
//! dark, and nothing scrolls sideways on the narrowest window or with large text.

use std::collections::{BTreeSet, VecDeque};

use countersign::{domain::certificate::Standing, sample};

use super::{Driver, driver::Tab};
use crate::support::sample::sampled;

const PASSWORD: &str = "three quiet needles";

/// Where an address leads, without what tells one row from another: `/academy/enrolments/<id>`.
fn kind_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let parts = path.split('/').map(|part| {
        let is_id = part.len() == 36 && part.matches('-').count() == 4;
        let is_code = part.len() == 16 && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if is_id || is_code { "<id>" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Addresses that answer with something other than a page of this site.
fn is_no_page(kind: &str) -> bool {
    kind.ends_with("/file")
        || ["/api/", "/assets/", "/language/", "/sign-out"].iter().any(|start| kind.starts_with(start))
}

/// Looks at a page of each kind that can be reached from these by links, once in a whole run.
async fn look_around(tab: &Tab, from: &[String], seen: &mut BTreeSet<String>, wide: &mut Vec<String>) {
    let mut ways: VecDeque<String> = from.iter().cloned().collect();
    let mut given = from.len();
    while let Some(path) = ways.pop_front() {
        let kind = kind_of(&path);
        // What is asked for is looked at in any case: another role sees another page there.
        let is_given = given > 0;
        given = given.saturating_sub(1);
        // Two rows of a kind may look different; further ones hardly do.
        let is_new = seen.insert(kind.clone()) || seen.insert(format!("{kind} again"));
        if is_no_page(&kind) || !(is_new || is_given) {
            continue;
        }
        tab.go(&path).await;
        tab.look_in_the_dark().await;
        let overhang = tab.overhang_of_large_text().await;
        if overhang > 0 {
            wide.push(format!("{path} by {overhang} px"));
        }
        ways.extend(tab.links().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page_in_light_or_dark_and_none_scrolls_sideways() {
    let (app, sample) = sampled().await;
    let hash = countersign::passwords::hash(PASSWORD).await.unwrap();
    sample::set_passwords(&app.app, &sample, &hash).await.unwrap();
    let driver = Driver::start(app.app.clone()).await;
    let open = async || driver.open(320, 640).await;
    let (mut seen, mut wide) = (BTreeSet::new(), Vec::new());

    let stranger = open().await;
    let mut public: Vec<String> =
        ["/", "/sign-in", "/password", "/v?code=1", "/academy", "/nowhere"].map(Into::into).into();
    public.push(format!("/v/{}", sample::nobodys_code().as_str()));
    public.extend(Standing::ALL.iter().map(|s| format!("/v/{}", sample.certificate(*s).code.as_str())));
    look_around(&stranger, &public, &mut seen, &mut wide).await;
    stranger.close().await;

    for somebody in sample.sign_ins() {
        let tab = open().await;
        tab.sign_in(&somebody.email, PASSWORD).await;
        let home = [tab.path().await, "/account".into()];
        look_around(&tab, &home, &mut seen, &mut wide).await;
        tab.close().await;
    }
    assert!(seen.len() > 100, "only these were found: {seen:#?}");
    assert_eq!(wide, [""; 0], "wider than the window with text of 200 %");
}

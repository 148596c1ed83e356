//! How certificates look: what an owner chooses, sees and saves.

use countersign::{
    domain::{appearance::Paper, course_spec::CourseSpec, words::Role},
    storage::{
        appearances::{self, InForce},
        events,
    },
};

use super::{Desk, expect_worded, hidden};
use crate::support::{
    app::{Answer, Browser, TestApp},
    people::crew,
    records::level_4,
};

const HERE: &str = "/academy/appearance";
const PREVIEW: &str = "/academy/appearance/preview";
const LOGO: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#7a1f3d" d="M0 0H40V20H0z"/></svg>"##;

/// The form, with some fields in place of the usual ones.
fn form<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [("version", "0"), ("design", "modern"), ("paper", "letter"), ("language", "en")];
    let kept = usual.into_iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed.iter().copied()).collect()
}

async fn save(browser: &Browser<'_>, changed: &[(&str, &str)]) -> Answer {
    browser.post(HERE, &form(changed)).await
}

async fn in_force(desk: &Desk) -> InForce {
    appearances::find_in_force(desk.app.store().read(), desk.records.academy).await.unwrap()
}

/// Uploads a picture as the logo, with the preview; the SHA-256 that the form holds now.
async fn brought(browser: &Browser<'_>, file: &[u8]) -> String {
    let page = browser.upload(PREVIEW, &form(&[]), ("logo.file", "logo.svg", file)).await.expect_status(200);
    hidden(&page, "logo.kept")
}

#[tokio::test]
async fn an_academy_that_never_chose_sees_a_sample_of_what_holds_until_then() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let page = owner.get(HERE).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("No logo yet").expect_text("Sample");
    assert!(page.body.contains("<svg xmlns"));
}

#[tokio::test]
async fn what_is_saved_is_in_force_and_told_with_what_it_was_before() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let fields = [("brand", "#7A1F3D"), ("signs.0.name", "Helen Marsh"), ("signs.0.title", "Head")];
    let answer = save(&owner, &fields).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some(HERE));
    let now = in_force(&desk).await;
    assert_eq!((now.version, now.appearance.design.as_str()), (Some(1), "modern"));
    assert_eq!(now.appearance.paper, Paper::Letter);
    assert_eq!(now.appearance.brand.unwrap().as_str(), "#7a1f3d");
    assert_eq!(now.appearance.signatories[0].name, "Helen Marsh");
    let filter = events::EventFilter { action: "academy.appearance_saved".into(), ..Default::default() };
    let store = desk.app.store();
    let (told, _) = events::list(store.read(), desk.records.academy, &filter, 1, 9).await.unwrap();
    let changes = told[0].changes.as_ref().unwrap();
    assert_eq!(changes["design"]["from"], "classical");
    assert_eq!(changes["design"]["to"], "modern");
    assert!(changes.get("language").is_none(), "what stayed is not told: {changes}");
    let page = owner.get(HERE).await;
    page.expect_text("Last saved").expect_text("Staff owner");
}

#[tokio::test]
async fn a_colour_too_faint_to_read_is_refused_beside_its_field_and_stays_typed() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let page = save(&owner, &[("brand", "#ffe0e0"), ("accent", "#9a7634")]).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("Too faint");
    assert!(page.body.contains(r#"id="brand-error""#), "{}", page.text());
    assert!(page.body.contains(r##"value="#ffe0e0""##), "what was typed is kept");
    page.expect_text("too faint to read");
    assert_eq!(in_force(&desk).await.version, None);
}

#[tokio::test]
async fn words_that_lose_what_is_filled_in_are_refused_beside_their_field() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let page = save(&owner, &[("wording.de.awarded_on", "Am Freitag verliehen")]).await.expect_status(422);
    assert!(page.body.contains(r#"id="wording.de.awarded_on-error""#), "{}", page.text());
    let good = [("wording.de.awarded_on", "Verliehen zu Leeds am {date}")];
    save(&owner, &good).await.expect_status(303);
    assert_eq!(in_force(&desk).await.appearance.wording["de"]["awarded_on"], "Verliehen zu Leeds am {date}");
}

#[tokio::test]
async fn a_signature_without_a_name_is_asked_for_one() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let fields = [("signs.0.name", ""), ("signs.1.name", ""), ("signs.1.title", "Head")];
    let page = save(&owner, &fields).await.expect_status(422);
    page.expect_text("Write the name of whoever signs");
    assert!(page.body.contains(r#"id="signs.1.name-error""#), "{}", page.text());
}

#[tokio::test]
async fn the_preview_needs_no_script_and_shows_what_was_typed_without_saving_it() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let page = owner.post(PREVIEW, &form(&[("brand", "#7a1f3d")])).await.expect_status(200);
    assert!(page.body.matches("<svg xmlns").count() >= 2, "two pages of the sample");
    assert!(page.body.contains(r##"fill="#7a1f3d""##), "in the colour that was typed");
    assert!(!page.body.contains("style="), "the content security policy would refuse it");
    assert_eq!(in_force(&desk).await.version, None);
}

#[tokio::test]
async fn the_sample_is_saved_as_a_file_and_never_shown_in_the_sites_name() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let answer = owner.post("/academy/appearance/sample", &form(&[])).await.expect_status(200);
    assert!(answer.bytes.starts_with(b"%PDF-1.7"));
    assert!(answer.headers["content-disposition"].starts_with("attachment"));
    owner.post("/academy/appearance/sample", &form(&[("design", "none")])).await.expect_status(422);
}

#[tokio::test]
async fn a_logo_is_served_as_this_program_wrote_it_to_owners_of_its_academy_only() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let sha256 = brought(&owner, LOGO).await;
    let path = format!("/academy/appearance/pictures/{sha256}");
    let picture = owner.get(&path).await.expect_status(200);
    assert_ne!(picture.bytes, LOGO, "the file that was brought is not kept");
    assert!(picture.headers["content-type"].starts_with("image/svg+xml"));
    assert_eq!(picture.headers["x-content-type-options"], "nosniff");
    assert!(picture.headers["content-security-policy"].contains("default-src 'none'"));
    assert!(picture.headers["cache-control"].contains("no-store"));
    desk.staff(Role::Manager).await.get(&path).await.expect_status(403);
    let there = desk.records.another().await;
    let stranger = there.member("Owner Elsewhere", Role::Owner, &[]).await;
    let stranger = desk.app.browser_of(stranger, there.academy).await;
    stranger.get(&path).await.expect_status(404);
    // Nor can they put it on a certificate of theirs.
    save(&stranger, &[("logo.kept", sha256.as_str())]).await.expect_status(422);
    save(&owner, &[("logo.kept", sha256.as_str())]).await.expect_status(303);
    assert_eq!(in_force(&desk).await.appearance.logo, Some(sha256));
}

#[tokio::test]
async fn a_picture_that_could_act_or_is_none_is_refused_beside_its_field() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let hostile = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for (file, words) in [(&hostile[..], "could act or load"), (b"GIF89a".as_slice(), "no PNG, JPEG or SVG")]
    {
        let sent = owner.upload(PREVIEW, &form(&[]), ("logo.file", "logo.svg", file)).await;
        let page = sent.expect_status(422);
        page.expect_text(words);
        assert!(page.body.contains(r#"id="logo.file-error""#));
    }
    let sent = owner.upload(HERE, &form(&[]), ("logo.file", "logo.png", b"")).await;
    assert!(sent.expect_status(422).body.contains(r#"id="logo.file-error""#));
    owner.upload(PREVIEW, &form(&[]), ("logo.file", "", b"")).await.expect_status(200);
    let large = vec![0; 4 * 1024 * 1024 + 1];
    let sent = owner.upload(HERE, &form(&[]), ("logo.file", "logo.png", &large)).await;
    sent.expect_status(422).expect_text("larger than 4 MB");
    assert!(appearances::list_images(desk.app.store().read()).await.unwrap().is_empty());
}

#[tokio::test]
async fn who_was_slower_is_told_loses_nothing_and_may_save_again() {
    let desk = Desk::open().await;
    let (ada, bo) = (desk.staff(Role::Owner).await, desk.staff(Role::Owner).await);
    save(&ada, &[]).await.expect_status(303);
    let page = save(&bo, &[("brand", "#223366")]).await.expect_status(409);
    page.expect_text("Somebody else saved another version");
    assert!(page.body.contains(r##"value="#223366""##));
    let version = hidden(&page, "version");
    assert_eq!(version, "1");
    save(&bo, &[("brand", "#223366"), ("version", "1")]).await.expect_status(303);
    assert_eq!(in_force(&desk).await.version, Some(2));
}

#[tokio::test]
async fn the_same_form_sent_twice_saves_one_version() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    save(&owner, &[]).await.expect_status(303);
    save(&owner, &[]).await.expect_status(303);
    assert_eq!(in_force(&desk).await.version, Some(1));
    let saved = desk.actions().await;
    assert_eq!(saved.iter().filter(|action| *action == "academy.appearance_saved").count(), 1);
}

#[tokio::test]
async fn a_picture_that_was_replaced_is_erased_because_nothing_is_drawn_with_it_any_more() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let first = brought(&owner, LOGO).await;
    save(&owner, &[("logo.kept", first.as_str())]).await.expect_status(303);
    let other = LOGO.to_vec().iter().map(|b| if *b == b'7' { b'6' } else { *b }).collect::<Vec<_>>();
    let second = brought(&owner, &other).await;
    assert_ne!(first, second);
    let files = &desk.app.app.files.appearances;
    assert!(files.exists(&first).await.unwrap(), "it is still in force");
    save(&owner, &[("version", "1"), ("logo.kept", second.as_str())]).await.expect_status(303);
    assert!(!files.exists(&first).await.unwrap());
    assert!(files.exists(&second).await.unwrap());
    save(&owner, &[("version", "2"), ("logo.kept", second.as_str()), ("logo.remove", "true")])
        .await
        .expect_status(303);
    assert!(files.list().await.unwrap().is_empty());
}

#[tokio::test]
async fn every_design_can_be_looked_at_in_small() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    for name in countersign::issuing::Design::BUILT_IN {
        let picture = owner.get(&format!("/academy/appearance/designs/{name}")).await.expect_status(200);
        assert!(picture.headers["content-type"].starts_with("image/svg+xml"));
        assert!(picture.body.starts_with("<svg") && picture.body.ends_with("</svg>"));
    }
    owner.get("/academy/appearance/designs/none").await.expect_status(404);
}

#[tokio::test]
async fn an_academy_whose_own_name_no_font_has_is_told_when_it_saves_as_when_it_looks() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Academy ✂️ ᏣᎳᎩ", "SA").await;
    let owner = app.browser_of(crew.owner, crew.academy).await;
    for path in [PREVIEW, HERE] {
        let page = owner.post(path, &form(&[])).await.expect_status(422);
        expect_worded(&page);
        page.expect_text("The academy’s name: no font of the certificate has the character “✂”");
    }
    owner.get("/language/de").await;
    let german = owner.post(HERE, &form(&[])).await.expect_status(422);
    german.expect_text("Der Name der Akademie: Keine Schrift des Zertifikats hat das Zeichen „✂“");
    let now = appearances::find_in_force(app.store().read(), crew.academy).await.unwrap();
    assert_eq!(now.version, None);
}

#[tokio::test]
async fn a_look_that_a_published_course_does_not_fit_is_refused_and_names_the_course() {
    let desk = Desk::open().await;
    let owner = desk.staff(Role::Owner).await;
    let title = format!("Practice of {} Micropigmentation", "Advanced ".repeat(14).trim());
    desk.publish(CourseSpec { title: title.clone(), ..level_4() }).await;
    let page = save(&owner, &[("design", "modern"), ("paper", "a4")]).await.expect_status(422);
    page.expect_text(&format!("Certificates of “{title}” could not be printed any more"));
    page.expect_text("The course: it is too long and does not fit on the paper");
    assert_eq!(in_force(&desk).await.version, None);
    save(&owner, &[("design", "classical"), ("paper", "a4"), ("brand", "#7a1f3d")]).await.expect_status(303);
}

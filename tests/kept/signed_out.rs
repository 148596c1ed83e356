//! The session is over while somebody fills in a form: they get it back, and nobody else does.

use chrono::TimeDelta;
use countersign::{
    domain::words::Role,
    storage::{hours, pages::Page},
};

use super::{PASSWORD, filled, send, sign_in_again};
use crate::{access::page_form::PageForm, practitioner::Logbook, support::app::Answer};

const NEW: &str = "/practitioner/hours/new";
const HOURS: &str = "/practitioner/hours";
const NOTE: &str = "Hairline on the left side, \"slow\" & steady <with a rest>\nand a second line";

/// A form for an hour, filled in, whose sender's session is over by the time it is sent.
async fn sent_too_late(book: &Logbook) -> Answer {
    let page = book.trainee().await.get(NEW).await.expect_status(200);
    let typed = [
        ("note", NOTE),
        ("start", "08:15"),
        ("end", "09:45"),
        ("category", "independent"),
        ("action", "draft"),
    ];
    let fields = filled(&page, NEW, HOURS, &typed);
    send(&book.app.browser(), HOURS, &fields).await
}

async fn signing_in() -> Logbook {
    let book = Logbook::new().await;
    book.app.set_password(book.enrolment.person_id, PASSWORD).await;
    book
}

#[rocket::async_test]
async fn whoever_was_signed_out_in_mid_form_signs_in_and_finds_what_they_typed() {
    let book = signing_in().await;
    let answer = sent_too_late(&book).await.expect_status(303);
    let to = answer.location.unwrap();
    assert!(to.starts_with("/sign-in?next="), "{to}");
    let browser = book.app.browser();
    browser
        .get(&to)
        .await
        .expect_text("You were signed out, so nothing was saved.")
        .expect_text("kept for 30 minutes");
    let page = sign_in_again(&browser, &book.app, book.enrolment.person_id, &to).await.expect_status(200);
    page.expect_text("You had been signed out, so nothing was saved. What you typed is here again.");
    assert!(page.body.contains(
        "Hairline on the left side, &#34;slow&#34; &#38; steady &#60;with a rest&#62;\nand a second line"
    ));
    assert!(page.body.contains("name=\"start\" value=\"08:15\"") || page.body.contains("value=\"08:15\""));
    // Whatever was chosen is chosen, and what is sent now is saved.
    let form = PageForm::find(&page.body, NEW, HOURS, &["note"]).unwrap();
    let mut fields = form.filled(&[]);
    assert!(fields.contains(&("category".into(), "independent".into())), "{fields:?}");
    fields.push(("action".into(), "draft".into()));
    send(&browser, HOURS, &fields).await.expect_status(303);
    let all = hours::list_of_enrolment(
        book.app.store().read(),
        book.house.academy,
        book.enrolment.id,
        None,
        Page::new(1, 50),
    )
    .await
    .unwrap()
    .items;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].note, NOTE);
}

#[rocket::async_test]
async fn nobody_else_who_signs_in_sees_what_was_typed() {
    let book = signing_in().await;
    let other = book.house.enrol("Siân Ŵyn").await;
    book.app.set_password(other.person_id, PASSWORD).await;
    let to = sent_too_late(&book).await.location.unwrap();
    let browser = book.app.browser();
    let page = sign_in_again(&browser, &book.app, other.person_id, &to).await.expect_status(200);
    assert!(!page.body.contains("Hairline on the left side"));
    assert!(!page.body.contains("08:15"));
    // It still waits for the one who typed it.
    let browser = book.app.browser();
    let page = sign_in_again(&browser, &book.app, book.enrolment.person_id, &to).await;
    page.expect_text("What you typed is here again.");
}

#[rocket::async_test]
async fn what_was_typed_is_forgotten_after_half_an_hour() {
    let book = signing_in().await;
    let to = sent_too_late(&book).await.location.unwrap();
    book.app.set_now(book.app.now() + TimeDelta::minutes(30));
    let page = sign_in_again(&book.app.browser(), &book.app, book.enrolment.person_id, &to).await;
    assert!(!page.expect_status(200).body.contains("Hairline on the left side"));
}

#[rocket::async_test]
async fn a_form_that_is_no_longer_held_is_promised_to_nobody() {
    let book = signing_in().await;
    let to = sent_too_late(&book).await.location.unwrap();
    let (kept, lost) =
        ("What you typed is kept for 30 minutes", "You were signed out, and nothing was saved");
    let told = async |to: &str, what: &str, not: &str| {
        let page = book.app.browser().get(to).await.expect_status(200);
        assert!(page.text().contains(what) && !page.text().contains(not), "{}", page.text());
        let next = page.field("next").replace("&#38;", "&");
        let wrong = [("email", "nobody@example.org"), ("password", "wrong"), ("next", next.as_str())];
        let again = book.app.browser().post("/sign-in", &wrong).await.expect_status(422);
        assert!(again.text().contains(what) && !again.text().contains(not), "{}", again.text());
    };
    told(&to, kept, lost).await;
    // Another key is what a restart leaves of it: an address that asks for what nobody holds.
    told(&format!("{to}0"), lost, kept).await;
    told("/sign-in?next=/practitioner/hours/new?kept=", lost, kept).await;
    book.app.set_now(book.app.now() + TimeDelta::minutes(30));
    told(&to, lost, kept).await;
}

#[rocket::async_test]
async fn a_form_that_says_it_is_somebody_elses_is_not_kept_for_them() {
    let book = signing_in().await;
    let page = book.trainee().await.get(NEW).await;
    let mut fields = filled(&page, NEW, HOURS, &[("note", NOTE)]);
    for (name, value) in &mut fields {
        if name == "_page" {
            let other = if value.starts_with('A') { "B" } else { "A" };
            value.replace_range(..1, other);
        }
    }
    let answer = send(&book.app.browser(), HOURS, &fields).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/sign-in?lost=yes"));
    book.app
        .browser()
        .get("/sign-in?lost=yes")
        .await
        .expect_text("You were signed out, and nothing was saved.");
}

#[rocket::async_test]
async fn a_form_from_another_site_is_never_kept() {
    use rocket::http::{ContentType, Header};
    let book = signing_in().await;
    let page = book.trainee().await.get(NEW).await;
    let seal = page.field("_page");
    let request = book
        .app
        .client
        .post(HOURS)
        .header(ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "cross-site"))
        .body(format!("_page={seal}&note=planted+words"));
    let answer = book.app.browser().send(request).await;
    assert!(!answer.location.unwrap_or_default().contains("kept"));
}

#[rocket::async_test]
async fn the_way_back_stays_on_this_site_and_passwords_are_not_kept() {
    let book = signing_in().await;
    let browser = book.trainee().await;
    let page = browser.get("/account").await;
    let seal = page.field("_page");
    let fields =
        [("_page", seal.as_str()), ("current_password", "secret one"), ("password", "secret two words")];
    let to = book.app.browser().post("/account/password", &fields).await.location.unwrap();
    assert!(to.starts_with("/sign-in?next=%2Faccount%3Fkept%3D"), "{to}");
    let page = sign_in_again(&book.app.browser(), &book.app, book.enrolment.person_id, &to).await;
    assert!(!page.expect_status(200).body.contains("secret"));
}

#[rocket::async_test]
async fn only_so_much_is_kept_of_one_person() {
    let book = signing_in().await;
    let mut ways = Vec::new();
    for _ in 0..4 {
        ways.push(sent_too_late(&book).await.location.unwrap());
    }
    let who = book.enrolment.person_id;
    let first = sign_in_again(&book.app.browser(), &book.app, who, &ways[0]).await;
    assert!(!first.body.contains("Hairline on the left side"));
    let last = sign_in_again(&book.app.browser(), &book.app, who, &ways[3]).await;
    assert!(last.body.contains("Hairline on the left side"));
}

#[rocket::async_test]
async fn a_form_with_a_file_comes_back_without_the_file_and_says_so() {
    let office = crate::documents::Office::open().await;
    office.site.set_password(office.trainee.person_id, PASSWORD).await;
    let path = "/practitioner/documents/kinds/first_aid/new";
    let page = office.browser(office.trainee.person_id).await.get(path).await;
    let seal = page.field("_page");
    let fields =
        [("_page", seal.as_str()), ("typed.issuer", "Red Cross of Wales"), ("typed.reference", "FA 77")];
    let file = ("file", "scan.pdf", crate::documents::PDF);
    let answer = office.site.browser().upload(path, &fields, file).await.expect_status(303);
    let page = sign_in_again(
        &office.site.browser(),
        &office.site,
        office.trainee.person_id,
        &answer.location.unwrap(),
    )
    .await;
    page.expect_text("Files were not kept: choose them again.");
    assert!(page.body.contains("value=\"Red Cross of Wales\""));
    assert!(office.handed_in().await.is_empty());
}

#[rocket::async_test]
async fn an_academys_people_get_their_reasons_back_too() {
    let book = Logbook::new().await;
    let manager = book.house.member("Morgan Desk", Role::Manager, &[]).await;
    book.app.set_password(manager, PASSWORD).await;
    let browser = book.app.browser_of(manager, book.house.academy).await;
    let here = format!("/academy/enrolments/{}", book.enrolment.id);
    let to = format!("{here}/holds");
    let page = browser.get(&here).await;
    let fields = filled(&page, &here, &to, &[("reason", "The photos are of somebody else.")]);
    let answer = send(&book.app.browser(), &to, &fields).await.expect_status(303);
    let page = sign_in_again(&book.app.browser(), &book.app, manager, &answer.location.unwrap()).await;
    assert!(page.expect_status(200).body.contains("The photos are of somebody else."));
}

//! What could not be taken comes back with what was typed; what is sent once more is told apart from what is new.

use countersign::{
    domain::{person::Person, states::EntryState, words::Role},
    storage::{cases, hours, pages::Page, people},
};
use rocket::http::{ContentType, Header};

use super::{filled, send};
use crate::{access::page_form::PageForm, documents::Office, practitioner::Logbook};

const NEW: &str = "/practitioner/hours/new";
const HOURS: &str = "/practitioner/hours";

async fn entries(book: &Logbook) -> Vec<countersign::domain::hours::HoursEntry> {
    let (db, academy) = (book.app.store().read(), book.house.academy);
    hours::list_of_enrolment(db, academy, book.enrolment.id, None, Page::new(1, 50)).await.unwrap().items
}

#[rocket::async_test]
async fn a_form_that_is_sent_once_more_with_something_else_is_not_silently_dropped() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let page = browser.get(NEW).await;
    let typed = [("category", "independent"), ("date", "2026-11-18"), ("start", "09:00"), ("end", "10:00")];
    let first =
        filled(&page, NEW, HOURS, &[&typed[..], &[("note", "One hour"), ("action", "draft")][..]].concat());
    send(&browser, HOURS, &first).await.expect_status(303);
    let answer = send(&browser, HOURS, &first).await.expect_status(303);
    browser.get(&answer.location.unwrap()).await.expect_text("saved already. Nothing was saved twice.");
    let mut second = first.clone();
    for (name, value) in &mut second {
        match name.as_str() {
            "end" => *value = "12:00".into(),
            "note" => *value = "Three hours after all".into(),
            "action" => *value = "hand-in".into(),
            _ => {}
        }
    }
    let answer = send(&browser, HOURS, &second).await.expect_status(409);
    answer.expect_text("You saved an entry of this time before").expect_text("It now says:");
    assert!(answer.body.contains("Three hours after all"));
    assert_eq!(entries(&book).await[0].note, "One hour");
    // The page that came back is the form of the entry that is there.
    let to = format!("{HOURS}/{}", entries(&book).await[0].id);
    let fields = filled(&answer, HOURS, &to, &[("action", "draft")]);
    send(&browser, &to, &fields).await.expect_status(303);
    let all = entries(&book).await;
    assert_eq!((all.len(), all[0].note.as_str(), all[0].minutes()), (1, "Three hours after all", 180));
}

#[rocket::async_test]
async fn going_back_and_saving_again_makes_no_second_draft() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let typed = [
        ("category", "independent"),
        ("date", "2026-11-18"),
        ("start", "09:00"),
        ("end", "10:00"),
        ("note", "One hour"),
        ("action", "draft"),
    ];
    // Each look at the form has an id of its own; the browser puts back what was typed.
    for _ in 0..2 {
        let page = browser.get(NEW).await;
        send(&browser, HOURS, &filled(&page, NEW, HOURS, &typed)).await.expect_status(303);
    }
    assert_eq!(entries(&book).await.len(), 1);
    let page = browser.get(NEW).await;
    let mut typed = typed;
    typed[4].1 = "One hour and a half";
    let answer = send(&browser, HOURS, &filled(&page, NEW, HOURS, &typed)).await.expect_status(409);
    answer.expect_text("Nothing was saved now. What you typed is still here.");
    assert_eq!(entries(&book).await.len(), 1);
}

#[rocket::async_test]
async fn an_open_case_is_not_opened_a_second_time() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let (new, to) = ("/practitioner/cases/new", "/practitioner/cases");
    let typed =
        [("client_ref", "C-900"), ("technique", "density"), ("age_band", "30-44"), ("client_sex", "woman")];
    let page = browser.get(new).await;
    let first = filled(&page, new, to, &typed);
    send(&browser, to, &first).await.expect_status(303);
    let page = browser.get(new).await;
    let answer = send(&browser, to, &filled(&page, new, to, &typed)).await.expect_status(303);
    browser.get(&answer.location.unwrap()).await.expect_text("C-900");
    let page = browser.get(new).await;
    let other = [&typed[..2], &[("age_band", "45-59"), ("client_sex", "woman")][..]].concat();
    let answer = send(&browser, to, &filled(&page, new, to, &other)).await.expect_status(409);
    answer
        .expect_text("You have an open case of this client with this technique.")
        .expect_text("Open the case that is there");
    // The same form with something else becomes a change of the case that it opened.
    let mut second = first.clone();
    second.retain(|(name, _)| name != "age_band");
    second.push(("age_band".into(), "60+".into()));
    send(&browser, to, &second)
        .await
        .expect_status(409)
        .expect_text("If you save, what you typed takes its place.");
    let all = cases::list_of_enrolment(book.app.store().read(), book.house.academy, book.enrolment.id)
        .await
        .unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].age_band.name(), "30-44");
}

#[rocket::async_test]
async fn everything_that_is_wrong_with_an_hour_is_told_at_once() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let (page, long) = (browser.get(NEW).await, "x".repeat(3000));
    let typed = [("date", "2026-11-25"), ("start", "12:00"), ("end", "10:00"), ("note", long.as_str())];
    let answer = send(&browser, HOURS, &filled(&page, NEW, HOURS, &typed)).await.expect_status(422);
    answer.expect_text("It lies in the future.");
    answer.expect_text(
        "It ends before it starts. If it went past midnight, tick that it ended on the next day.",
    );
    answer.expect_text("3000");
}

#[rocket::async_test]
async fn a_stretch_past_midnight_is_one_entry() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let page = browser.get(NEW).await;
    let typed = [
        ("category", "independent"),
        ("date", "2026-11-17"),
        ("start", "22:30"),
        ("end", "01:15"),
        ("overnight", "true"),
        ("action", "draft"),
    ];
    send(&browser, HOURS, &filled(&page, NEW, HOURS, &typed)).await.expect_status(303);
    let entry = entries(&book).await.remove(0);
    assert_eq!((entry.minutes(), entry.state), (165, EntryState::Draft));
    let here = format!("{HOURS}/{}", entry.id);
    browser.get(&here).await.expect_text("18 November 2026, 01:15");
    let form = browser.get(&format!("{here}/edit")).await;
    assert!(form.body.contains("name=\"overnight\" value=\"true\" checked"));
    let mut typed = typed;
    (typed[1].1, typed[3].1) = ("2026-11-16", "23:00");
    let page = browser.get(NEW).await;
    let answer = send(&browser, HOURS, &filled(&page, NEW, HOURS, &typed)).await.expect_status(422);
    answer.expect_text("is more than a day");
}

async fn sessions(
    book: &Logbook,
    case: countersign::domain::ids::CaseId,
) -> Vec<countersign::domain::case::CaseSession> {
    cases::find(book.app.store().read(), book.house.academy, case).await.unwrap().sessions
}

#[rocket::async_test]
async fn a_session_that_is_sent_once_more_makes_no_second_one_and_loses_nothing() {
    let book = Logbook::new().await;
    let case = book.house.case(&book.enrolment, "C-001").await.id;
    let browser = book.trainee().await;
    let to = format!("/practitioner/cases/{case}/sessions");
    let new = format!("{to}/new");
    let trainer = book.house.trainer.to_string();
    let typed = [
        ("supervisor", trainer.as_str()),
        ("date", "2026-11-18"),
        ("start", "09:00"),
        ("end", "10:00"),
        ("asked_again", "unchanged"),
        ("note", "One hour"),
        ("action", "draft"),
    ];
    let first = filled(&browser.get(&new).await, &new, &to, &typed);
    for _ in 0..2 {
        send(&browser, &to, &first).await.expect_status(303);
    }
    // Back, which draws the form with another id, and the same once more.
    send(&browser, &to, &filled(&browser.get(&new).await, &new, &to, &typed)).await.expect_status(303);
    assert_eq!(sessions(&book, case).await.len(), 1);
    // The same form and a fresh one with something else in it: told, with what was typed, and nothing is saved.
    let mut longer = typed;
    (longer[3].1, longer[5].1) = ("12:00", "Three hours after all");
    let mut second = first.clone();
    for (name, value) in &mut second {
        if let Some((_, other)) = longer.iter().find(|(known, _)| known == name) {
            *value = (*other).to_owned();
        }
    }
    let afresh = filled(&browser.get(&new).await, &new, &to, &longer);
    for fields in [second, afresh] {
        let answer = send(&browser, &to, &fields).await.expect_status(409);
        answer.expect_text("You saved a session of this time before as a draft, with something else in it");
        assert!(answer.body.contains("Three hours after all"));
        assert_eq!(sessions(&book, case).await[0].note, "One hour");
        // What came back is the form of the session that is there.
        let there = format!("{to}/{}", sessions(&book, case).await[0].id);
        assert!(PageForm::find(&answer.body, &to, &there, &["note"]).is_some(), "{}", answer.body);
    }
    assert_eq!(sessions(&book, case).await.len(), 1);
}

#[rocket::async_test]
async fn a_session_past_midnight_is_one_session() {
    let book = Logbook::new().await;
    let case = book.house.case(&book.enrolment, "C-001").await.id;
    let browser = book.trainee().await;
    let to = format!("/practitioner/cases/{case}/sessions");
    let new = format!("{to}/new");
    let trainer = book.house.trainer.to_string();
    let typed = [
        ("supervisor", trainer.as_str()),
        ("date", "2026-11-17"),
        ("start", "22:30"),
        ("end", "01:15"),
        ("asked_again", "unchanged"),
        ("action", "draft"),
    ];
    let page = browser.get(&new).await;
    let refused = send(&browser, &to, &filled(&page, &new, &to, &typed)).await.expect_status(422);
    refused.expect_text("If it went past midnight, tick that it ended on the next day.");
    let ticked = [&typed[..], &[("overnight", "true")]].concat();
    send(&browser, &to, &filled(&page, &new, &to, &ticked)).await.expect_status(303);
    let session = sessions(&book, case).await.remove(0);
    assert_eq!((session.minutes(), session.state), (165, EntryState::Draft));
    let form = browser.get(&format!("{to}/{}", session.id)).await.expect_status(200);
    assert!(form.body.contains("name=\"overnight\" value=\"true\" checked"));
}

#[rocket::async_test]
async fn a_body_larger_than_is_read_gives_every_other_field_back() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    let path = "/practitioner/documents/kinds/first_aid/new";
    let mut body = String::new();
    let fields = [("issuer", "Red Cross & Sons"), ("reference", "FA-77"), ("issued_on", "2026-05-01")];
    for (name, value) in fields {
        let head = format!("Content-Disposition: form-data; name=\"typed.{name}\"");
        body.push_str(&format!("--x-x\r\n{head}\r\n\r\n{value}\r\n"));
    }
    body.push_str("--x-x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\n\r\n");
    body.push_str(&"x".repeat(25 * 1024 * 1024));
    body.push_str("\r\n--x-x--\r\n");
    let request = office
        .site
        .client
        .post(path)
        .header(ContentType::new("multipart", "form-data").with_params(("boundary", "x-x")))
        .header(Header::new("Content-Length", body.len().to_string()))
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .body(body);
    let answer = browser.send(request).await.expect_status(422);
    answer.expect_text("10 MB");
    for typed in ["value=\"Red Cross &#38; Sons\"", "value=\"FA-77\"", "value=\"2026-05-01\""] {
        assert!(answer.body.contains(typed), "{typed}");
    }
}

#[rocket::async_test]
async fn a_hold_that_was_changed_meanwhile_gives_the_reason_back() {
    let book = Logbook::new().await;
    let manager = book.house.member("Morgan Desk", Role::Manager, &[]).await;
    let browser = book.app.browser_of(manager, book.house.academy).await;
    let here = format!("/academy/enrolments/{}", book.enrolment.id);
    let to = format!("{here}/holds");
    let page = browser.get(&here).await;
    let fields = filled(&page, &here, &to, &[("reason", "The photos are of somebody else.")]);
    let person = people::find(book.app.store().read(), book.enrolment.person_id).await.unwrap();
    let renamed = Person { full_name: "Łukasz Nowak".into(), ..person };
    book.house.write(async |tx| people::update(tx, &renamed).await).await.unwrap();
    let answer = send(&browser, &to, &fields).await.expect_status(409);
    answer
        .expect_text("Name Łukasz Świątek Łukasz Nowak")
        .expect_text("What you typed The photos are of somebody else.");
    // The way back leads to the form, filled in; what it carries of the page is new.
    let (_, link) = answer.body.split_once("?kept=").unwrap();
    let key = link.split('"').next().unwrap();
    let back = format!("{here}?kept={key}");
    let page = browser.get(&back).await.expect_status(200);
    page.expect_text("What you typed is here again, on the page as it is now.");
    let fields = filled(&page, &here, &to, &[]);
    assert!(fields.contains(&("reason".into(), "The photos are of somebody else.".into())));
    send(&browser, &to, &fields).await.expect_status(303);
}

#[rocket::async_test]
async fn a_hold_sent_once_more_with_another_reason_is_refused_and_told() {
    let book = Logbook::new().await;
    let manager = book.house.member("Morgan Desk", Role::Manager, &[]).await;
    let browser = book.app.browser_of(manager, book.house.academy).await;
    let here = format!("/academy/enrolments/{}", book.enrolment.id);
    let to = format!("{here}/holds");
    let page = browser.get(&here).await;
    let first = filled(&page, &here, &to, &[("reason", "Photos are missing.")]);
    send(&browser, &to, &first).await.expect_status(303);
    send(&browser, &to, &first).await.expect_status(303);
    let mut second = first;
    second.retain(|(name, _)| name != "reason");
    second.push(("reason".into(), "Consent is missing.".into()));
    let answer = send(&browser, &to, &second).await.expect_status(409);
    answer.expect_text("This form was sent before").expect_text("Consent is missing.");
}

#[rocket::async_test]
async fn an_error_of_the_whole_page_leads_back_to_what_was_typed() {
    let book = Logbook::new().await;
    let browser = book.trainee().await;
    let page = browser.get(NEW).await;
    let seal = page.field("_page");
    let fields = [("_page", seal.as_str()), ("id", "no id"), ("note", "A long note"), ("start", "09:00")];
    let answer = browser.post(HOURS, &fields).await.expect_status(400);
    answer.expect_text("What you typed A long note").expect_text("Back to the form, with what you typed");
    let request = book
        .app
        .client
        .post(HOURS)
        .header(ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .body("note=no+page+said+so");
    book.app.browser().send(request).await.expect_status(303);
}

#[rocket::async_test]
async fn an_empty_file_is_not_called_none() {
    let office = Office::open().await;
    office.hand_in("scan.pdf", b"").await.expect_status(422).expect_text("The file that you chose is empty.");
    office.hand_in("", b"").await.expect_status(422).expect_text("Choose a file.");
    let fields = [("next", "x")];
    let answer =
        office.site.browser().upload("/v/file", &fields, ("file", "scan.pdf", b"")).await.expect_status(422);
    answer.expect_text("The file that you chose is empty.");
    assert!(answer.body.contains("name=\"code\""), "a code can be typed all the same");
}

//! The people of an academy: list, record, roles, outbox.

use chrono::NaiveDate;
use countersign::{config::Mode, domain::words::Role, storage::people};

use super::{a_person, a_role, actions, an_academy, grants, has_all_words, hidden, mails};
use crate::support::app::{TestApp, today};

#[rocket::async_test]
async fn the_list_is_searched_without_accents_and_filtered_by_role() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    a_person(&app, academy, "Łukasz Świątek", &[Role::Trainee]).await;
    let other = an_academy(&app, "Other School", "OS").await;
    a_person(&app, other, "Zoë Foreign", &[Role::Trainee]).await;
    let browser = app.browser_of(ada, academy).await;
    let all = browser.get("/academy/people").await.expect_status(200);
    all.expect_text("Ada Sample").expect_text("Łukasz Świątek");
    assert!(!all.text().contains("Zoë Foreign"));
    has_all_words(&all.body);
    let found = browser.get("/academy/people?q=swiatek").await;
    assert!(
        found.text().contains("Łukasz Świątek") && !found.body.contains("<bdi>Ada Sample</bdi></a></th>")
    );
    for typed in ["swiatek+lukasz", "LUKASZ", "%C5%9Bwi+sample.example"] {
        browser.get(&format!("/academy/people?q={typed}")).await.expect_text("Łukasz Świątek");
    }
    // Signs that are letters to a database and patterns to its LIKE are letters here.
    for typed in ["%25", "_", "s_mple", "a%25e", "!"] {
        let none = browser.get(&format!("/academy/people?q={typed}")).await;
        none.expect_text("Nobody fits this search.");
    }
    let trainees = browser.get("/academy/people?role=trainee").await;
    assert!(
        trainees.text().contains("Łukasz Świątek")
            && !trainees.body.contains("<bdi>Ada Sample</bdi></a></th>")
    );
    browser.get("/academy/people?q=nobody").await.expect_text("Nobody fits this search.");
}

#[rocket::async_test]
async fn a_long_list_has_pages() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let tx = app.store().begin().await.unwrap();
    for number in 0..60 {
        let mut person = people::find(&tx, ada).await.unwrap();
        person.id = countersign::domain::ids::PersonId::fresh();
        person.email = format!("trainee{number}@sample.example");
        person.full_name = format!("Trainee {number:02}");
        people::insert(&tx, &person, app.now()).await.unwrap();
        let mut grant = people::list_grants(&tx, academy, ada).await.unwrap().remove(0);
        (grant.id, grant.person_id, grant.role) =
            (countersign::domain::ids::GrantId::fresh(), person.id, Role::Trainee);
        people::insert_grant(&tx, &grant, None, app.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let browser = app.browser_of(ada, academy).await;
    browser.get("/academy/people").await.expect_text("1 to 50 of 61");
    browser.get("/academy/people?page=2").await.expect_text("51 to 61 of 61").expect_text("Trainee 59");
    browser.get("/academy/people?page=99").await.expect_text("51 to 61 of 61");
}

#[rocket::async_test]
async fn a_person_of_another_academy_is_not_found() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let other = an_academy(&app, "Other School", "OS").await;
    let zoe = a_person(&app, other, "Zoë Foreign", &[Role::Trainee]).await;
    let grant = grants(&app, other, zoe).await[0].id;
    let browser = app.browser_of(ada, academy).await;
    for path in ["", "/edit", "/roles/new", &format!("/roles/{grant}/end")] {
        browser.get(&format!("/academy/people/{zoe}{path}")).await.expect_status(404);
    }
    for path in ["/invitation", &format!("/roles/{grant}/end")] {
        browser
            .post(&format!("/academy/people/{zoe}{path}"), &[("last_day", "2026-11-20")])
            .await
            .expect_status(404);
    }
    let form = [("role", "trainee")];
    browser.post(&format!("/academy/people/{zoe}/roles/new"), &form).await.expect_status(404);
    browser.post(&format!("/academy/people/{zoe}/edit"), &[("name", "X")]).await.expect_status(404);
    assert!(grants(&app, academy, zoe).await.is_empty());
}

#[rocket::async_test]
async fn another_role_is_given_once_and_told() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let tom = a_person(&app, academy, "Tom Trainer", &[Role::Trainer]).await;
    let browser = app.browser_of(ada, academy).await;
    let path = format!("/academy/people/{tom}/roles/new");
    let page = browser.get(&path).await.expect_status(200);
    has_all_words(&page.body);
    let id = hidden(&page.body, "id");
    let form = [("id", id.as_str()), ("role", "iqa")];
    browser.post_and_follow(&path, &form).await.expect_text("The role Quality assurer is given.");
    browser.post_and_follow(&path, &form).await.expect_text("Nothing was done twice.");
    browser
        .post(&path, &[("role", "iqa")])
        .await
        .expect_status(422)
        .expect_text("They hold this role already.");
    assert_eq!(grants(&app, academy, tom).await.len(), 2);
    assert_eq!(mails(&app, academy).await.len(), 1);
    assert_eq!(actions(&app, academy).await, ["person.role_granted"]);
}

#[rocket::async_test]
async fn a_role_ends_with_its_last_day_and_closes_what_it_opened() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    let grant = grants(&app, academy, max).await[0].id;
    let (browser, manager) = (app.browser_of(ada, academy).await, app.browser_of(max, academy).await);
    let path = format!("/academy/people/{max}/roles/{grant}/end");
    let page = browser.get(&path).await.expect_status(200);
    page.expect_text("End the role Manager?").expect_text("Max Manager");
    has_all_words(&page.body);
    let early = browser.post(&path, &[("last_day", "2026-11-01")]).await.expect_status(422);
    early.expect_text("can't be before 19 November 2026");
    manager.post(&path, &[("last_day", "2026-11-20")]).await.expect_status(403);
    let done = browser.post_and_follow(&path, &[("last_day", "2026-11-20")]).await;
    done.expect_text("Its last day is 20 November 2026.");
    manager.get("/academy/people").await.expect_status(200);
    app.set_now(app.now() + chrono::TimeDelta::days(1));
    manager.get("/academy/people").await.expect_status(403);
    assert_eq!(grants(&app, academy, max).await[0].valid_to, Some(today()));
    assert_eq!(actions(&app, academy).await, ["person.role_ended"]);
    browser.post_and_follow(&path, &[("last_day", "2026-12-20")]).await.expect_text("has an end already");
}

#[rocket::async_test]
async fn the_last_owner_who_can_sign_in_cannot_be_ended() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let grant = grants(&app, academy, ada).await[0].id;
    let browser = app.browser_of(ada, academy).await;
    let path = format!("/academy/people/{ada}/roles/{grant}/end");
    let refused = browser.post(&path, &[("last_day", "2026-11-20")]).await.expect_status(422);
    refused.expect_text("This is the last owner who can sign in.");
    assert_eq!(grants(&app, academy, ada).await[0].valid_to, None);
    let bob = a_person(&app, academy, "Bob Second", &[]).await;
    a_role(&app, academy, bob, Role::Owner).await;
    browser.post(&path, &[("last_day", "2026-11-20")]).await.expect_status(303);
}

#[rocket::async_test]
async fn a_corrected_name_is_an_event_and_a_slower_colleague_is_told() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let browser = app.browser_of(ada, academy).await;
    let path = format!("/academy/people/{eve}/edit");
    has_all_words(&browser.get(&path).await.expect_status(200).body);
    let form = |name| {
        [("name_before", "Eve Trainee"), ("born_on_before", ""), ("name", name), ("born_on", "2001-02-03")]
    };
    browser.post_and_follow(&path, &form("Eve Ștefan")).await.expect_text("The record is corrected.");
    let late = browser.post(&path, &form("Eve Late")).await.expect_status(409);
    late.expect_text("Somebody else corrected this record").expect_text("Eve Ștefan");
    assert!(late.body.contains("value=\"Eve Late\""), "what was typed is kept");
    has_all_words(&late.body);
    let record = people::find(app.store().read(), eve).await.unwrap();
    assert_eq!(
        (record.full_name.as_str(), record.born_on),
        ("Eve Ștefan", NaiveDate::from_ymd_opt(2001, 2, 3))
    );
    let event = countersign::storage::events::find(app.store().read(), academy, 1).await.unwrap();
    assert_eq!(event.action, "person.changed");
    assert_eq!(
        event.changes.unwrap()["name"],
        serde_json::json!({ "from": "Eve Trainee", "to": "Eve Ștefan" })
    );
}

#[rocket::async_test]
async fn a_manager_does_not_touch_the_record_or_roles_of_an_owner() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    let grant = grants(&app, academy, ada).await[0].id;
    let browser = app.browser_of(max, academy).await;
    let page = browser.get(&format!("/academy/people/{ada}")).await.expect_status(200);
    assert!(!page.body.contains("/edit\"") && !page.body.contains("/end\""));
    browser.get(&format!("/academy/people/{ada}/edit")).await.expect_status(403);
    browser.get(&format!("/academy/people/{ada}/roles/{grant}/end")).await.expect_status(403);
    let promote = [("role", "owner")];
    browser.post(&format!("/academy/people/{max}/roles/new"), &promote).await.expect_status(409);
    assert_eq!(grants(&app, academy, max).await.len(), 1);
}

#[rocket::async_test]
async fn an_auditor_reads_the_people_and_changes_nothing() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ann = a_person(&app, academy, "Ann Auditor", &[Role::Auditor]).await;
    let browser = app.browser_of(ann, academy).await;
    let page = browser.get(&format!("/academy/people/{ann}")).await.expect_status(200);
    assert!(!page.body.contains("/roles/new"));
    browser.get("/academy/people").await.expect_status(200);
    browser.get(&format!("/academy/people/{ann}/roles/new")).await.expect_status(403);
}

#[rocket::async_test]
async fn what_a_mail_says_is_read_by_the_owner_in_development_only() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    let browser = app.browser_of(ada, academy).await;
    let empty = browser.get("/academy/outbox").await.expect_status(200);
    empty.expect_text("No email has been written yet.");
    has_all_words(&empty.body);
    app.browser().post("/password", &[("email", "max@sample.example")]).await.expect_status(200);
    browser.get("/academy/outbox").await.expect_text("Set a new password");
    let mail = mails(&app, academy).await.remove(0);
    let page = browser.get(&format!("/academy/outbox/{}", mail.id)).await.expect_status(200);
    page.expect_text("max@sample.example").expect_text("Open the link in this email");
    assert!(page.body.contains(&format!("action=\"/academy/outbox/{}/link\"", mail.id)));
    let manager = app.browser_of(max, academy).await;
    let list = manager.get("/academy/outbox").await.expect_status(200);
    assert!(!list.body.contains(&format!("/academy/outbox/{}", mail.id)));
    manager.get(&format!("/academy/outbox/{}", mail.id)).await.expect_status(403);
    let other = an_academy(&app, "Other School", "OS").await;
    let zoe = a_person(&app, other, "Zoë Owner", &[Role::Owner]).await;
    app.browser_of(zoe, other).await.get(&format!("/academy/outbox/{}", mail.id)).await.expect_status(404);

    let live = TestApp::spawn_with(|settings| settings.mode = Mode::Production).await;
    let academy = an_academy(&live, "Sample Academy", "SA").await;
    let ada = a_person(&live, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = live.browser_of(ada, academy).await;
    live.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    let mail = mails(&live, academy).await.remove(0);
    let list = browser.get("/academy/outbox").await.expect_status(200);
    has_all_words(&list.body);
    list.expect_text("Set a new password");
    assert!(!list.body.contains(&mail.id.to_string()), "it leads to no mail");
    browser.get(&format!("/academy/outbox/{}", mail.id)).await.expect_status(404);
}

#[rocket::async_test]
async fn a_name_that_is_not_taken_is_told_why() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let browser = app.browser_of(ada, academy).await;
    let (edit, invite) = (format!("/academy/people/{eve}/edit"), "/academy/people/invite".to_owned());
    let long = "x".repeat(500);
    let cases = [
        (long.as_str(), "The name has 500 characters; 200 are the most.", "Der Name hat 500 Zeichen"),
        ("Ada\u{202e}evil", "The name has a hidden character", "ein unsichtbares Zeichen"),
        ("Ada\u{0}", "The name has a hidden character", "ein unsichtbares Zeichen"),
        ("Ada\u{200b}", "The name has a hidden character", "ein unsichtbares Zeichen"),
        (
            "A\u{301}\u{301}\u{301}da",
            "too many marks above or below it",
            "zu viele Zeichen über oder unter sich",
        ),
        (" ", "Write the name", "Bitte den Namen eingeben"),
    ];
    for (lang, german) in [("en", false), ("de", true)] {
        browser.get(&format!("/language/{lang}")).await;
        for (name, english, translated) in cases {
            for path in [&edit, &invite] {
                let fields = [
                    ("name_before", "Eve Trainee"),
                    ("born_on_before", ""),
                    ("name", name),
                    ("email", "new@sample.example"),
                    ("roles", "trainee"),
                    ("born_on", "2001-02-03"),
                ];
                let page = browser.post(path, &fields).await.expect_status(422);
                page.expect_text(if german { translated } else { english });
                assert!(page.body.contains("id=\"name-error\""), "beside the field: {}", page.text());
            }
        }
    }
}

#[rocket::async_test]
async fn a_trainees_name_that_no_certificate_can_print_is_told_at_once_and_recorded_if_one_insists() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let sam = a_person(&app, academy, "Sam Assessor", &[Role::Assessor]).await;
    let browser = app.browser_of(ada, academy).await;
    let cherokee = "ᏣᎳᎩ";
    let long = "Nobleman ".repeat(22);
    let signs = "Nobleman ".repeat(14);
    let none = "no font of the certificate has the character “Ꮳ”";
    for (person, before, name, reason) in [
        (eve, "Eve Trainee", cherokee, none),
        (eve, "Eve Trainee", long.trim(), "it is too long and does not fit on the paper"),
        (sam, "Sam Assessor", signs.trim(), "The name of who signs: it is too long"),
    ] {
        let path = format!("/academy/people/{person}/edit");
        let fields = [("name_before", before), ("born_on_before", ""), ("name", name)];
        let page = browser.post(&path, &fields).await.expect_status(422);
        has_all_words(&page.body);
        page.expect_text("Certificates cannot print this name").expect_text(reason);
        assert!(page.body.contains("id=\"name-error\"") && page.body.contains("name=\"anyway\""));
        assert_eq!(people::find(app.store().read(), person).await.unwrap().full_name, before);
    }
    let fields =
        [("name_before", "Eve Trainee"), ("born_on_before", ""), ("name", cherokee), ("anyway", "true")];
    let done = browser.post_and_follow(&format!("/academy/people/{eve}/edit"), &fields).await;
    done.expect_text("The record is corrected.")
        .expect_text("No certificate can be printed with this name")
        .expect_text(none);
    // Their name stands on no certificate.
    let fields = [("name_before", "Ada Sample"), ("born_on_before", ""), ("name", cherokee)];
    browser.post(&format!("/academy/people/{ada}/edit"), &fields).await.expect_status(303);
    let invited = [("name", cherokee), ("email", "new@sample.example"), ("roles", "trainee")];
    let page = browser.post("/academy/people/invite", &invited).await.expect_status(422);
    page.expect_text(none);
    let again = [&invited[..], &[("anyway", "true")]].concat();
    browser.post("/academy/people/invite", &again).await.expect_status(303);
}

//! Every door of the site: who may enter, and that another academy's ids lead nowhere.

mod behind_the_form;
mod foreign;
mod forms;
mod held;
mod hostile;
mod looking;
pub(crate) mod page_form;
mod poisoned;
mod reading;
mod strangers;
mod table;
mod two_tabs;
mod typed_back;
mod unseen;
mod wire;

use std::{collections::BTreeSet, panic::AssertUnwindSafe};

use countersign::domain::{ids::PersonId, words::Role};
use rocket::{
    futures::FutureExt,
    http::{ContentType, Header, Method},
};

use crate::support::{
    app::{Answer, Browser, TestApp},
    records::Fixture,
};
use forms::Sheet;
use held::{Meanwhile, changed};
use table::{DOORS, Who};

/// Fields that most forms have, so that a form is read and the question is who sent it and about what.
const FIELDS: &[(&str, &str)] = &[
    ("version", "1"),
    ("reason", "A reason"),
    ("move", "pause"),
    ("attempted", "pause"),
    ("state", "active"),
    ("number", "1"),
    ("outcome", "met"),
];

/// The path with an id that nobody has in every place for one.
fn nowhere(path: &str) -> String {
    filled(path, |_| uuid::Uuid::now_v7().to_string())
}

/// The path with each `<name>` replaced.
fn filled(path: &str, with: impl Fn(&str) -> String) -> String {
    path.split('/')
        .map(|part| match part.strip_prefix('<').and_then(|p| p.strip_suffix('>')) {
            Some(name) => with(name),
            None => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn knock(browser: &Browser<'_>, method: &str, path: &str) -> Answer {
    if method == "POST" { browser.post(path, FIELDS).await } else { browser.get(path).await }
}

async fn academy(app: &TestApp) -> Fixture {
    Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await
}

async fn member(records: &Fixture, role: Role) -> PersonId {
    records.member(&format!("The {role}"), role, &[]).await
}

#[tokio::test]
async fn every_route_of_the_site_stands_in_the_table_and_nothing_else_does() {
    let app = TestApp::spawn().await;
    let mounted: BTreeSet<(String, String)> =
        app.client.rocket().routes().map(|r| (r.method.to_string(), r.uri.path().to_owned())).collect();
    let listed: BTreeSet<(String, String)> =
        DOORS.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    let listed: BTreeSet<_> =
        listed.into_iter().chain([("GET".into(), "/assets/<hash>/<name>".into())]).collect();
    assert_eq!(
        (mounted.difference(&listed).collect::<Vec<_>>(), listed.difference(&mounted).collect::<Vec<_>>()),
        (Vec::new(), Vec::new()),
        "(missing from the table, not mounted)"
    );
}

#[tokio::test]
async fn nobody_enters_without_signing_in() {
    let app = TestApp::spawn().await;
    let stranger = app.browser();
    for (method, path, who) in DOORS {
        if matches!(who, Who::Anyone) {
            continue;
        }
        let answer = knock(&stranger, method, &nowhere(path)).await;
        let to = answer.location.clone().unwrap_or_default();
        assert!(
            answer.status.code == 303 && to.starts_with("/sign-in"),
            "{method} {path}: {} {to}",
            answer.status
        );
    }
}

#[tokio::test]
async fn a_role_opens_the_doors_that_name_it_and_no_other() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    for role in Role::ALL {
        let person = member(&records, *role).await;
        for (method, path, who) in DOORS {
            let Who::Roles(roles) = who else { continue };
            let browser = app.browser_of(person, records.academy).await;
            let answer = knock(&browser, method, &nowhere(path)).await;
            let code = answer.status.code;
            if roles.contains(role) {
                assert!(code != 403 && code < 500, "{role} at {method} {path}: {code} {}", answer.text());
                let away = answer.location.as_deref().is_some_and(|to| to.starts_with("/sign-in"));
                assert!(!away, "{role} at {method} {path}");
            } else {
                assert_eq!(code, 403, "{role} at {method} {path}: {}", answer.text());
            }
        }
    }
}

#[tokio::test]
async fn another_academys_ids_are_not_found_by_anybody() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let everything = member(&records, Role::Owner).await;
    for role in &Role::ALL[1..] {
        records.grant(everything, *role).await;
    }
    let elsewhere = foreign::Elsewhere::new(&records).await;
    for (method, path, who) in DOORS {
        if matches!(who, Who::Anyone)
            || !path.contains('<')
            || path.contains("/kinds/")
            || path.contains("/designs/")
        {
            continue;
        }
        let browser = app.browser_of(everything, records.academy).await;
        let there = knock(&browser, method, &elsewhere.path(path)).await;
        let nowhere = knock(
            &browser,
            method,
            &filled(path, |name| elsewhere.word(name).unwrap_or_else(|| uuid::Uuid::now_v7().to_string())),
        )
        .await;
        let code = there.status.code;
        assert!(
            code == 404 || (*method == "POST" && [400, 422].contains(&code)),
            "{method} {path}: {code} {}",
            there.text()
        );
        assert_eq!(code, nowhere.status.code, "{method} {path} tells a foreign id from one that nobody has");
    }
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused_at_every_door() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let everything = member(&records, Role::Owner).await;
    for role in &Role::ALL[1..] {
        records.grant(everything, *role).await;
    }
    for (method, path, _) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        for header in
            [Header::new("Sec-Fetch-Site", "cross-site"), Header::new("Origin", "https://evil.example")]
        {
            let browser = app.browser_of(everything, records.academy).await;
            let takes_files =
                ["file", "/appearance", "/preview", "/sample"].iter().any(|end| path.ends_with(end));
            let kind = if takes_files || path.contains("/kinds/") {
                ContentType::new("multipart", "form-data").with_params(("boundary", "x"))
            } else {
                ContentType::Form
            };
            let request = app
                .client
                .req(Method::Post, nowhere(path))
                .header(kind)
                .header(Header::new("Host", "verify.example"))
                .header(header)
                .body("version=1");
            assert_eq!(browser.send(request).await.status.code, 403, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_role_that_ended_yesterday_opens_nothing_today() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let person = member(&records, Role::Manager).await;
    let browser = app.browser_of(person, records.academy).await;
    browser.get("/academy/cohorts").await.expect_status(200);
    let grant = countersign::storage::people::list_grants(records.store.read(), records.academy, person)
        .await
        .unwrap();
    let last = app.now().date_naive();
    records
        .write(async |tx| {
            countersign::storage::people::update_grant_end(tx, records.academy, grant[0].id, last).await
        })
        .await
        .unwrap();
    browser.get("/academy/cohorts").await.expect_status(200);
    app.set_now(app.now() + chrono::TimeDelta::days(1));
    browser.get("/academy/cohorts").await.expect_status(403);
}

/// Doors that are left out here, and why.
const LEFT_OUT: &[(&str, &str)] = &[("/academy/outbox/<mail>/link", "there in development only")];

/// Sends every form of a door three times: while the role ends, while the sender is signed out, and whole. What went wrong.
async fn try_door(world: &forms::World, porter: &held::Porter, (door, who): (&str, &Who)) -> Vec<String> {
    let sheets = forms::sheets(world, door).await;
    assert!(!sheets.is_empty(), "write a form for it in tests/access/forms");
    let mut faults = Vec::new();
    // One's own account takes no role.
    let role = matches!(who, Who::Roles(_)).then_some(Meanwhile::RoleEnds);
    for sheet in &sheets {
        for meanwhile in role.into_iter().chain([Meanwhile::SignedOut, Meanwhile::Nothing]) {
            let (answer, before, after) = porter.send(world, sheet, meanwhile).await;
            let changed = changed(&before, &after);
            let away = answer.location.as_deref().is_some_and(|to| to.starts_with("/sign-in"));
            let good = match meanwhile {
                Meanwhile::RoleEnds => answer.status.code == 403 && changed.is_empty(),
                Meanwhile::SignedOut => (answer.status.code == 401 || away) && changed.is_empty(),
                Meanwhile::Nothing => answer.status.code < 400 && !changed.is_empty(),
            };
            if !good {
                let Sheet { path, .. } = sheet;
                faults.push(format!(
                    "{path}, {meanwhile:?}: {} {changed:?} {}",
                    answer.status,
                    answer.text()
                ));
            }
        }
    }
    faults
}

#[tokio::test]
async fn a_form_held_back_while_the_role_or_the_session_ends_changes_nothing() {
    let world = forms::World::new().await;
    let porter = held::Porter::of(&world);
    let (mut faults, mut doors) = (Vec::new(), 0);
    for (_, door, who) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        if matches!(who, Who::Anyone) || LEFT_OUT.iter().any(|(left, _)| left == door) {
            continue;
        }
        doors += 1;
        match AssertUnwindSafe(try_door(&world, &porter, (door, who))).catch_unwind().await {
            Ok(found) => faults.extend(found),
            Err(_) => faults.push(format!("{door}: its form could not be sent (see above)")),
        }
    }
    assert!(faults.is_empty(), "{} faults at {doors} doors:\n{}", faults.len(), faults.join("\n"));
}

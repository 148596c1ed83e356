//! The doors that need no account, with what no person types in each of their fields: said beside the field or taken away, never
//! stored, never an error of the program.

use countersign::{domain::words::Role, workflows::set_up_academy};

use super::{
    held,
    hostile::{HOSTILE, NEVER},
    table::{DOORS, Who},
};
use crate::{
    accounts::{PASSWORD, a_person, an_academy, link_in, mails},
    support::app::{Answer, TestApp},
};

/// Doors that take no typed text, and why.
const NO_TEXT: &[(&str, &str)] = &[
    ("/v/file", "a file, whose hostile ones have tests of their own"),
    ("/<_..>", "a form whose door and sender are unknown; the tests of forms that are kept fill it in"),
];

/// What somebody types who means well, door by door.
const TYPED: &[(&str, &[(&str, &str)])] = &[
    ("/sign-in", &[("email", "ada@sample.example"), ("password", PASSWORD), ("next", "/account")]),
    ("/password", &[("email", "ada@sample.example")]),
    ("/password/<token>", &[("password", "rain on the old slate roof")]),
    ("/invitation/<token>", &[("password", "rain on the old slate roof")]),
    ("/account/address/<token>", &[("password", PASSWORD)]),
    (
        "/setup/<token>",
        &[
            ("academy", "Sample Academy"),
            ("town", "Cardiff"),
            ("country", "GB"),
            ("time_zone", "Europe/London"),
            ("contact_email", "office@sample.example"),
            ("serial_prefix", "SA"),
            ("name", "Sian Sample"),
            ("email", "sian@sample.example"),
            ("password", "rain on the old slate roof"),
        ],
    ),
];

/// A site at which the door stands open, and the way to it.
async fn open(door: &str) -> (TestApp, String) {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 100_000).await;
    if door.starts_with("/setup") {
        let token = set_up_academy::offer(app.store(), app.now()).await.unwrap().unwrap();
        return (app, format!("/setup/{}", token.text()));
    }
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let owner = app.browser_of(ada, academy).await;
    let (path, form): (String, Vec<(&str, &str)>) = match door {
        "/password/<token>" => ("/password".into(), vec![("email", "eve@sample.example")]),
        "/invitation/<token>" => (
            "/academy/people/invite".into(),
            vec![("name", "Nia New"), ("email", "nia@sample.example"), ("roles", "trainee")],
        ),
        "/account/address/<token>" => {
            (format!("/academy/people/{eve}/address"), vec![("email", "eve@new.example")])
        }
        plain => return (app, plain.to_owned()),
    };
    assert!(owner.post(&path, &form).await.status.code < 400, "{path}");
    let mailed = mails(&app, academy).await;
    let mail = mailed.iter().find(|mail| mail.link_id.is_some()).unwrap();
    let link = link_in(&app, mail).await;
    (app, link)
}

fn is_good(answer: &Answer) -> bool {
    let code = answer.status.code;
    let calm = matches!(code, 200 | 303 | 400 | 409 | 410 | 413 | 422 | 429);
    calm && !answer.body.contains('\0') && !answer.body.contains('\u{7}')
}

#[tokio::test]
async fn what_no_person_types_is_refused_or_taken_away_at_every_door_that_needs_no_account() {
    let (mut faults, mut tried) = (Vec::new(), 0);
    for (_, door, who) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        if !matches!(who, Who::Anyone) || NO_TEXT.iter().any(|(left, _)| left == door) {
            continue;
        }
        let Some((_, typed)) = TYPED.iter().find(|(known, _)| known == door) else {
            faults.push(format!("{door}: say in TYPED what is typed there"));
            continue;
        };
        let (mut app, mut path) = open(door).await;
        for (name, good) in *typed {
            let mut texts: Vec<_> =
                HOSTILE.iter().map(|(what, hostile)| (*what, format!("{good}{hostile}more"))).collect();
            texts.extend([
                ("100,000 letters", "x".repeat(100_000)),
                ("percent signs", "%FF%FE%00".to_owned()),
                ("nothing", String::new()),
            ]);
            for (what, text) in &texts {
                let fields: Vec<_> = typed
                    .iter()
                    .map(|(n, good)| (*n, if n == name { text.as_str() } else { *good }))
                    .collect();
                let answer = app.browser().post(&path, &fields).await;
                tried += 1;
                if !is_good(&answer) {
                    faults.push(format!("{door} {name} with {what}: {}", answer.status));
                }
                let stored = held::texts(&app.app.settings.database_file());
                let hostile = |text: &str| NEVER.iter().any(|never| text.contains(never));
                if let Some((table, text)) = stored.iter().find(|(_, text)| hostile(text)) {
                    faults.push(format!("{door} {name} with {what}: {text:?} in {table}"));
                }
                // A link works once: it was taken.
                if answer.status.code == 303 && path != **door {
                    (app, path) = open(door).await;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 100, "{tried}");
}

#[tokio::test]
async fn a_code_that_nobody_types_is_answered_as_a_mistake() {
    let (app, _) = open("/sign-in").await;
    for (what, hostile) in HOSTILE {
        let typed = rocket::http::RawStr::new(&format!("7K3M{hostile}9QX2")).percent_encode().to_string();
        for path in [format!("/v?code={typed}"), format!("/v/{typed}"), format!("/V/{typed}")] {
            let answer = app.browser().get(&path).await;
            let calm = matches!(answer.status.code, 200 | 303 | 400 | 404 | 422);
            assert!(calm && !answer.body.contains('\0'), "{what} {path}: {}", answer.status);
        }
    }
    let long = format!("/v?code={}", "7".repeat(100_000));
    let answer = app.browser().get(&long).await;
    assert!(answer.status.code < 500, "{}", answer.status);
}

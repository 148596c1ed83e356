//! `countersign certificate verify CODE`: what a patient would read, in a terminal or as the API's JSON.

use std::process::ExitCode;

use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::Standing,
        typed_code::{self, TypedError},
        words::Channel,
    },
    storage::{StorageError, verifications::Verification},
    texts::Lang,
    web::{
        api::public_json,
        verdict_words::{concern, headline},
    },
    workflows::{
        check_code::{PublicAnswer, check_code},
        count_checks::CheckCounter,
    },
};

use super::Outcome;

/// Says it; 0 where certificate and papers are in order today, 1 for any other answer, 2 for what can't be a code.
pub(super) async fn verify(app: &App, typed: &str, json: bool) -> Outcome {
    let code = match typed_code::read(typed) {
        Ok(code) => code,
        Err(error) => {
            match error {
                TypedError::Serial => eprintln!("countersign: {}", Lang::En.t("patient-serial-title")),
                TypedError::Code(error) => eprintln!("countersign: {error}"),
            }
            return Ok(ExitCode::from(2));
        }
    };
    let answer = check_code(&app.store, &code, None, app.clock.now()).await?;
    count(app, answer.as_ref()).await?;
    let Some(answer) = answer else {
        let title = Lang::En.t("patient-unknown-title");
        println!("{}", if json { json!({ "title": title, "status": 404 }).to_string() } else { title });
        return Ok(ExitCode::FAILURE);
    };
    let good = answer.verdict.is_good();
    if json {
        println!("{}", public_json(answer).map_err(StorageError::from)?);
    } else {
        words(&answer);
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Notes the check as the page does: that it happened, never who asked.
async fn count(app: &App, answer: Option<&PublicAnswer>) -> Result<(), StorageError> {
    let counter = CheckCounter::default();
    counter.note(Verification {
        certificate_id: answer.map(|answer| answer.certificate),
        outcome: answer.map_or("unknown", |answer| answer.standing.name()).to_owned(),
        channel: Channel::Command,
        checked_at: app.clock.now(),
    });
    counter.flush(&app.store).await
}

fn words(answer: &PublicAnswer) {
    let (lang, facts) = (Lang::En, &answer.facts);
    println!("{}", headline(lang, &answer.verdict));
    for found in answer.verdict.concerns.iter().filter(|_| answer.verdict.concerns.len() > 1) {
        println!("  {}", concern(lang, found));
    }
    println!("{}, {}", facts.name(), facts.course_title);
    println!("{} {}, {}", lang.t("patient-issued-by"), facts.academy_name, facts.academy_town);
    println!("{} {}", lang.t("patient-issued-on"), lang.date(facts.awarded_on));
    if answer.standing == Standing::Active {
        let until = facts.expires_on.map_or_else(|| lang.t("patient-no-expiry"), |day| lang.date(day));
        println!("{} {until}", lang.t("patient-valid-until"));
    }
    if let Some(successor) = &answer.successor {
        println!("{} {successor}", lang.t("patient-superseded-link"));
    }
}

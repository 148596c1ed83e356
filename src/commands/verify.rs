//! `countersign certificate verify CODE`: what a patient would read, in a terminal or as the API's JSON.

use std::process::ExitCode;

use serde_json::json;

use crate::{
    App,
    domain::{typed_code, words::Channel},
    storage::{StorageError, verifications::Verification},
    texts::Lang,
    web::{api::public_json, typed_words::what_is_wrong},
    workflows::{
        check_code::{PublicAnswer, check_code},
        count_checks::CheckCounter,
    },
};

use super::{Outcome, answer_words};

/// Says it; 0 where certificate and papers are in order today, 1 for any other answer, 2 for what can't be a code.
pub(super) async fn verify(app: &App, typed: &str, json: bool) -> Outcome {
    let code = match typed_code::read(typed) {
        Ok(code) => code,
        Err(error) => {
            let (title, text) = what_is_wrong(Lang::En, &error);
            eprintln!("countersign: {title}. {text}");
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
    for line in answer_words::verdict(answer).into_iter().chain(answer_words::certificate(answer)) {
        println!("{line}");
    }
}

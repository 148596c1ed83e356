//! Every form of every page, for what somebody typed into it: an error names its field, and nothing is lost when the session was over
//! or when one field was too long.

use std::{future::Future, panic::AssertUnwindSafe};

use rocket::{
    futures::FutureExt,
    http::{ContentType, Header},
};

use super::{
    forms::{self, Sheet, World},
    held::{self, Porter},
    page_form::{PageForm, Typed},
    table::{DOORS, Who},
};
use crate::support::app::Answer;

/// Tries every form of every door for those who are signed in; what went wrong, and how many were tried.
async fn over_all_forms<'w, F>(
    world: &'w World,
    porter: &'w Porter,
    attempt: impl Fn(&'w World, &'w Porter, Sheet) -> F,
) -> (usize, Vec<String>)
where
    F: Future<Output = Vec<String>> + 'w,
{
    let (mut faults, mut tried) = (Vec::new(), 0);
    for (_, door, who) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        // The sample of how certificates look saves nothing.
        if matches!(who, Who::Anyone) || door.ends_with("/preview") || door.ends_with("/sample") {
            continue;
        }
        let Ok(sheets) = AssertUnwindSafe(forms::sheets(world, door)).catch_unwind().await else { continue };
        // What is reinstated was suspended by the form before it, and what is replaced was not: here nobody sends them in turn.
        let in_turn = ["/step/reinstate", "/step/replace"];
        for sheet in sheets.into_iter().filter(|sheet| !in_turn.iter().any(|end| sheet.path.ends_with(end))) {
            tried += 1;
            let path = sheet.path.clone();
            match AssertUnwindSafe(attempt(world, porter, sheet)).catch_unwind().await {
                Ok(found) => faults.extend(found),
                Err(_) => faults.push(format!("{path}: it could not be tried (see above)")),
            }
        }
    }
    (tried, faults)
}

/// Lines of the list of errors above a form: the id that each leads to, and its words.
fn lines(answer: &Answer) -> Vec<(String, String)> {
    let Some((_, list)) = answer.body.split_once("<div class=\"errors\"") else { return Vec::new() };
    let list = list.split("</div>").next().unwrap();
    let line = |part: &str| {
        let (id, rest) = part.split_once("\">")?;
        Some((id.to_owned(), rest.split("</a>").next()?.to_owned()))
    };
    list.split("<a href=\"#").skip(1).filter_map(line).collect()
}

async fn emptied(world: &World, porter: &Porter, sheet: Sheet) -> Vec<String> {
    let (token, _) = porter.sign_in(world, &sheet).await;
    let (fields, multipart) = porter.filled(world, &sheet, &token).await;
    let touched = |name: &String| sheet.typed.iter().any(|(known, _)| known == name);
    let mut faults = Vec::new();
    for with in ["", "?"] {
        let emptied = |(name, value): &(String, String)| {
            let value = if touched(name) { with } else { value };
            (name.clone(), value.to_owned())
        };
        let sent: Vec<_> = fields.iter().map(emptied).collect();
        let answer = held::post(world, &sheet, &token, (sent, multipart)).await;
        for (id, line) in lines(&answer) {
            let beside = answer.body.split_once(&format!("id=\"{id}-error\">")).map(|(_, rest)| rest);
            let beside = beside.and_then(|rest| rest.split("</p>").next());
            let is_named = match beside {
                Some(error) => line.len() > error.len() && line.ends_with(error),
                None => line.contains(": ") || line.contains("? "),
            };
            if !is_named {
                faults.push(format!("{}: “{line}” does not name its field", sheet.path));
            }
            if !answer.body.contains(&format!(" id=\"{id}\"")) {
                faults.push(format!("{}: “{line}” leads nowhere", sheet.path));
            }
        }
    }
    faults
}

#[tokio::test]
async fn every_line_above_a_form_names_its_field_and_leads_to_it() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (tried, faults) = over_all_forms(&world, &porter, emptied).await;
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 60, "{tried}");
}

/// What buttons say: they are pressed again, not filled in.
const BUTTONS: [&str; 3] = ["action", "answer", "verdict"];

/// What somebody typed or chose that does not stand in the form of a page.
fn missing(answer: &Answer, sheet: &Sheet, but: &str) -> Vec<String> {
    let names: Vec<_> = sheet.typed.iter().map(|(name, _)| *name).collect();
    let form = PageForm::find(&answer.body, &sheet.page, &sheet.path, &names)
        .or_else(|| PageForm::with_button(&answer.body, &sheet.path));
    let Some(form) = form else { return vec![format!("{}: no form: {}", sheet.path, answer.text())] };
    let stands = form.filled(&[]);
    let typed = sheet.typed.iter().filter_map(|(name, typed)| match typed {
        Typed::Text(text) if *name != but && !name.contains("password") && !BUTTONS.contains(name) => {
            Some((*name, text.clone()))
        }
        _ => None,
    });
    let lost = typed.filter(|(name, text)| {
        !stands.iter().any(|(known, value)| known == name && value.trim() == text.trim())
    });
    lost.map(|(name, text)| format!("{}: {name}, “{text}”, is lost; there is {stands:?}", sheet.path))
        .collect()
}

async fn signed_out(world: &World, porter: &Porter, sheet: Sheet) -> Vec<String> {
    let (token, session) = porter.sign_in(world, &sheet).await;
    let filled = porter.filled(world, &sheet, &token).await;
    porter.end((sheet.person, session), held::Meanwhile::SignedOut);
    let answer = held::post(world, &sheet, &token, filled).await;
    let Some((_, next)) = answer.location.as_deref().and_then(|to| to.split_once("/sign-in?next=")) else {
        return vec![format!("{}: {} {:?}", sheet.path, answer.status, answer.location)];
    };
    let next = rocket::http::RawStr::new(next).percent_decode().unwrap().into_owned();
    let (again, _) = porter.sign_in(world, &sheet).await;
    let back = Sheet { page: next, ..sheet.clone() };
    let page = porter.page(world, &back, &again).await;
    missing(&page, &sheet, "")
}

#[tokio::test]
async fn what_was_typed_comes_back_into_every_form_once_its_sender_has_signed_in_again() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (tried, faults) = over_all_forms(&world, &porter, signed_out).await;
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 60, "{tried}");
}

async fn too_long(world: &World, porter: &Porter, sheet: Sheet) -> Vec<String> {
    let (token, _) = porter.sign_in(world, &sheet).await;
    let (mut fields, multipart) = porter.filled(world, &sheet, &token).await;
    let is_text = |(name, typed): &&(&str, Typed)| matches!(typed, Typed::Text(_)) && !BUTTONS.contains(name);
    let text = sheet.typed.iter().find(is_text);
    let Some((name, _)) = text.filter(|_| !multipart) else { return Vec::new() };
    fields.retain(|(known, _)| known != name);
    fields.push(((*name).to_owned(), "x".repeat(1_200_000)));
    let body = held::encoded(&fields);
    let request = world
        .app
        .client
        .post(sheet.path.clone())
        .header(ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .header(Header::new("Content-Length", body.len().to_string()))
        .body(body);
    let answer = world.app.browser().send(request.private_cookie(("session", token.text()))).await;
    if answer.status.code != 413 || !answer.text().contains("That is too large") {
        return vec![format!("{}: {} {}", sheet.path, answer.status, answer.text())];
    }
    let others =
        sheet.typed.iter().filter(is_text).any(|(known, _)| known != name && !known.contains("password"));
    let Some((_, link)) = answer.body.split_once("?kept=").or_else(|| answer.body.split_once("&#38;kept="))
    else {
        return others.then(|| format!("{}: no way back", sheet.path)).into_iter().collect();
    };
    let key = link.split('"').next().unwrap();
    let joint = if sheet.page.contains('?') { '&' } else { '?' };
    let back = Sheet { page: format!("{}{joint}kept={key}", sheet.page), ..sheet.clone() };
    let page = porter.page(world, &back, &token).await;
    missing(&page, &sheet, name)
}

#[tokio::test]
async fn a_form_with_a_field_that_is_too_long_gives_every_other_field_back() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (tried, faults) = over_all_forms(&world, &porter, too_long).await;
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 60, "{tried}");
}

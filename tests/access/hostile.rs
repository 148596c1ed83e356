//! Every field of every form that a person types into, with what no person types: said beside the field or taken away, never
//! stored, never an error of the program.

use std::{collections::BTreeSet, panic::AssertUnwindSafe};

use rocket::futures::FutureExt;

use super::{
    forms::{self, Sheet, World},
    held::{self, Porter},
    page_form::PageForm,
    table::{DOORS, Who},
};

/// What is typed in the middle of a word, by its name.
pub const HOSTILE: [(&str, &str); 5] = [
    ("NUL", "\0"),
    ("BEL and U+0090", "\u{7}\u{90}"),
    ("U+200B", "\u{200b}"),
    ("U+2028", "\u{2028}"),
    ("a tab", "\t"),
];

/// What is never stored. Tabs may stand in notes of some lines.
pub const NEVER: [&str; 5] = ["\0", "\u{7}", "\u{90}", "\u{200b}", "\u{2028}"];

/// A field's name without what tells it from others that the same line reads: `comment` of `comment[7]`, `signs.name` of
/// `signs.1.name`, `wording` of all its texts in all languages.
fn family(name: &str) -> String {
    match name.split(['.', '[']).collect::<Vec<_>>()[..] {
        ["wording", ..] => "wording".to_owned(),
        [list, _, field] => format!("{list}.{field}"),
        [list, number] if number.ends_with(']') => list.to_owned(),
        _ => name.to_owned(),
    }
}

async fn try_sheet(world: &World, porter: &Porter, sheet: &Sheet) -> (usize, Vec<String>) {
    let (token, _) = porter.sign_in(world, sheet).await;
    let page = porter.page(world, sheet, &token).await;
    let names: Vec<_> = sheet.typed.iter().map(|(name, _)| *name).collect();
    let form = PageForm::find(&page.body, &sheet.page, &sheet.path, &names)
        .or_else(|| PageForm::with_button(&page.body, &sheet.path));
    let Some(form) = form else { return (0, vec![format!("{}: no form", sheet.path)]) };
    let (fields, multipart) = porter.filled(world, sheet, &token).await;
    let (mut tried, mut faults, mut taken) = (0, Vec::new(), false);
    let mut families = BTreeSet::new();
    for name in form.typed().iter().filter(|name| families.insert(family(name))) {
        let typed =
            fields.iter().find(|(known, _)| known == name).map_or("Some words", |(_, text)| text.as_str());
        let mut texts: Vec<_> =
            HOSTILE.iter().map(|(what, hostile)| (*what, format!("{typed} one{hostile}word more"))).collect();
        texts.push(("100,000 letters", "x".repeat(100_000)));
        for (what, text) in texts {
            let mut sent: Vec<_> = fields.iter().filter(|(known, _)| known != name).cloned().collect();
            sent.push((name.clone(), text));
            let answer = held::post(world, sheet, &token, (sent, multipart)).await;
            tried += 1;
            let code = answer.status.code;
            // Once it was taken, what it was about may be gone.
            let stays = matches!(code, 303 | 400 | 409 | 422 | 429) || (code == 404 && taken);
            taken |= code == 303;
            let is_raw = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            if !stays || answer.body.contains(is_raw) {
                faults.push(format!("{} {name} with {what}: {code}", sheet.path));
            }
        }
    }
    (tried, faults)
}

#[tokio::test]
async fn what_no_person_types_is_refused_or_taken_away_in_every_field_of_every_form() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (mut faults, mut tried) = (Vec::new(), 0);
    for (_, door, who) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        // The sample of how certificates look is read as that is, and nothing of it is saved; each takes a second to draw.
        if matches!(who, Who::Anyone) || door.ends_with("/preview") || door.ends_with("/sample") {
            continue;
        }
        let Ok(sheets) = AssertUnwindSafe(forms::sheets(&world, door)).catch_unwind().await else { continue };
        for sheet in sheets.iter().take(1) {
            match AssertUnwindSafe(try_sheet(&world, &porter, sheet)).catch_unwind().await {
                Ok((more, found)) => {
                    tried += more;
                    faults.extend(found);
                }
                Err(_) => faults.push(format!("{door}: its form could not be sent (see above)")),
            }
        }
    }
    for (table, text) in porter.texts() {
        let escaped = ["\\u0000", "\\u0007"].iter().any(|mark| text.contains(mark));
        if escaped || NEVER.iter().any(|never| text.contains(never)) {
            let text: String = text.chars().take(80).collect();
            faults.push(format!("stored in {table}: {text:?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 150, "{tried}");
}

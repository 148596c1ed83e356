//! Every form that decides, ends, withdraws or erases carries what its page showed, and does nothing where that is not so.

use countersign::{
    domain::{cohort::Cohort, shown::Shown, states::CohortState},
    storage::cohorts,
};

use super::{
    forms::{self, Sheet, World},
    held::{self, Porter, changed},
    page_form::PageForm,
    table::{DOORS, Who},
};
use crate::support::{app::noon, records::cohort};

/// Doors whose forms decide about nothing that their pages show, and why.
const NOTHING_SHOWN: &[(&str, &str)] = &[
    ("/academy/appearance", "its version is all that it shows"),
    ("/academy/appearance/preview", "nothing is saved"),
    ("/academy/appearance/sample", "nothing is saved"),
    ("/academy/cohorts/<id>/edit", "the fingerprint of all its fields"),
    ("/academy/cohorts/<id>/enrol", TYPED),
    ("/academy/cohorts/new", TYPED),
    ("/academy/courses/import", TYPED),
    ("/academy/people/invite", TYPED),
    ("/academy/people/<person>/invitation", "sends the same invitation once more"),
    ("/academy/certificates", "a request decides nothing; what its asker was shown is kept with it"),
    ("/academy/people/<person>/edit", "what was asked for is compared with what stands"),
    ("/academy/queue/countersign", "each tick carries what was shown of its record"),
    ("/academy/queue/reject", "each record carries what was shown of it"),
    ("/academy/cohorts/<id>/issue", "each tick carries what was shown of its certificate"),
    ("/academy/assessments/sample/pick", "each tick carries what was shown of its decision"),
];
/// Everything in it was typed by the one who sends it.
const TYPED: &str = "everything in it is typed";

/// The doors of academies' people that decide something.
pub fn deciding() -> impl Iterator<Item = &'static str> {
    let decides = |door: &&str| {
        let nothing = NOTHING_SHOWN.iter().any(|(left, _)| left == door);
        door.starts_with("/academy/") && !nothing
    };
    let doors = DOORS.iter().filter(|(method, _, who)| *method == "POST" && matches!(who, Who::Roles(_)));
    doors.map(|(_, door, _)| *door).filter(decides)
}

/// The other moves of a cohort: each has a page of its own that goes to one door.
async fn moves(world: &World, door: &str) -> Vec<Sheet> {
    if door != "/academy/cohorts/<id>/moves" {
        return Vec::new();
    }
    let (records, mut found) = (&world.records, Vec::new());
    let manager = (records.academy, records.manager);
    for (attempted, state) in
        [("open", CohortState::Planned), ("start", CohortState::Open), ("cancel", CohortState::Open)]
    {
        let name = format!("To {attempted}");
        let cohort = Cohort { state, ..cohort(records.academy, records.course, records.trainer, &name) };
        records.write(async |tx| cohorts::insert(tx, &cohort, noon()).await).await.unwrap();
        let home = format!("/academy/cohorts/{}", cohort.id);
        let page = if attempted != "open" { format!("{home}/moves/{attempted}") } else { home.clone() };
        found.push(Sheet::new(manager, page, format!("{home}/moves")));
    }
    found
}

#[tokio::test]
async fn every_form_that_decides_carries_what_its_page_shows_and_does_nothing_where_that_changed() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (mut faults, mut tried) = (Vec::new(), 0);
    for door in deciding() {
        let sheets = forms::sheets(&world, door).await;
        for sheet in sheets.iter().take(1).chain(&moves(&world, door).await) {
            let (token, _) = porter.sign_in(&world, sheet).await;
            let page = porter.page(&world, sheet, &token).await;
            let names: Vec<_> = sheet.typed.iter().map(|(name, _)| *name).collect();
            let form = PageForm::find(&page.body, &sheet.page, &sheet.path, &names)
                .or_else(|| PageForm::with_button(&page.body, &sheet.path));
            if !form.is_some_and(|form| form.has("shown")) {
                faults.push(format!("{door}: its form does not carry what was shown"));
                continue;
            }
            let (mut fields, multipart) = porter.filled(&world, sheet, &token).await;
            // As if the page had shown another name.
            let shown = fields.iter_mut().find(|(name, _)| name == "shown").unwrap();
            shown.1 = Shown::from_field(&shown.1).unwrap().line("look-name", "Somebody Else").to_field();
            let before = porter.record();
            let answer = held::post(&world, sheet, &token, (fields, multipart)).await;
            let changed = changed(&before, &porter.record());
            let changed: Vec<_> = changed.into_iter().filter(|table| table != "session").collect();
            tried += 1;
            if answer.status.code != 409 || !changed.is_empty() {
                faults.push(format!("{door}: {} {changed:?} {}", answer.status, answer.text()));
            } else if !answer.text().contains("Somebody Else") {
                faults.push(format!("{door}: does not say what is different: {}", answer.text()));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 15, "{tried}");
}

//! Forms of a trainee.

use countersign::domain::states::{DocumentState, EntryState};

use super::{Sheet, World};
use crate::{documents::PDF, support::records::day};

pub async fn sheets(world: &World, door: &str) -> Vec<Sheet> {
    let records = &world.records;
    let (who, enrolment) = world.trainee().await;
    let supervisor = records.trainer.to_string();
    let entry = async |state| records.entry(&enrolment, day(11, 2), 9, 2, state).await.id;
    let case = async || records.case(&enrolment, "C-001").await;
    let sheet = |page: String, path: String| Sheet::new(who, page, path);
    vec![match door {
        "/practitioner/hours" => sheet(format!("{door}/new?enrolment={}", enrolment.id), door.into())
            .with("category", "supervised_practice")
            .with("technique", "hairline")
            .with("date", "2026-11-19")
            .with("start", "10:00")
            .with("end", "12:30")
            .with("supervisor", supervisor)
            .with("note", "Practised on a model.")
            .with("action", "hand-in"),
        "/practitioner/hours/<id>" => {
            let id = entry(EntryState::Draft).await;
            sheet(format!("/practitioner/hours/{id}/edit"), format!("/practitioner/hours/{id}"))
                .with("note", "Written anew.")
                .with("action", "draft")
        }
        "/practitioner/hours/<id>/hand-in" => {
            let page = format!("/practitioner/hours/{}", entry(EntryState::Draft).await);
            sheet(page.clone(), format!("{page}/hand-in"))
        }
        "/practitioner/hours/<id>/remove" => {
            let page = format!("/practitioner/hours/{}/remove", entry(EntryState::Draft).await);
            sheet(page.clone(), page)
        }
        "/practitioner/hours/<id>/take-up-again" => {
            let page = format!("/practitioner/hours/{}", entry(EntryState::Rejected).await);
            sheet(page.clone(), format!("{page}/take-up-again"))
        }
        "/practitioner/cases" => sheet(format!("{door}/new?enrolment={}", enrolment.id), door.into())
            .with("technique", "density")
            .with("client_ref", "C-014")
            .with("client_sex", "woman")
            .with("age_band", "30-44")
            .with("adult_checked", "true"),
        "/practitioner/cases/<id>/record" => {
            let page = format!("/practitioner/cases/{}/record", case().await.id);
            sheet(page.clone(), page).with("skin_type", "4")
        }
        "/practitioner/cases/<id>/healing" => {
            let case = case().await;
            records.session(&case, day(11, 3), EntryState::Submitted).await;
            let page = format!("/practitioner/cases/{}", case.id);
            sheet(page.clone(), format!("{page}/healing"))
        }
        "/practitioner/cases/<id>/abandon" => {
            let page = format!("/practitioner/cases/{}/abandon", case().await.id);
            sheet(page.clone(), page).with("reason", "The client moved away.")
        }
        "/practitioner/cases/<id>/sessions" => {
            let path = format!("/practitioner/cases/{}/sessions", case().await.id);
            sheet(format!("{path}/new"), path)
                .with("date", "2026-11-19")
                .with("start", "10:00")
                .with("end", "12:00")
                .with("supervisor", supervisor)
                .with("action", "draft")
        }
        "/practitioner/cases/<id>/sessions/<session>" => {
            let case = case().await;
            let session = records.session(&case, day(11, 3), EntryState::Draft).await;
            let page = format!("/practitioner/cases/{}/sessions/{}", case.id, session.id);
            sheet(page.clone(), page).with("note", "Written anew.").with("action", "draft")
        }
        "/practitioner/cases/<id>/sessions/<session>/take-up-again" => {
            let case = case().await;
            let session = records.session(&case, day(11, 3), EntryState::Rejected).await;
            let page = format!("/practitioner/cases/{}", case.id);
            sheet(page.clone(), format!("{page}/sessions/{}/take-up-again", session.id))
        }
        "/practitioner/hours/<id>/take-back" => {
            let page = format!("/practitioner/hours/{}", entry(EntryState::Submitted).await);
            sheet(page.clone(), format!("{page}/take-back"))
        }
        "/practitioner/cases/<id>/sessions/<session>/take-back" => {
            let case = case().await;
            let session = records.session(&case, day(11, 3), EntryState::Submitted).await;
            let page = format!("/practitioner/cases/{}", case.id);
            sheet(page.clone(), format!("{page}/sessions/{}/take-back", session.id))
        }
        "/practitioner/documents/<id>/take-back" => {
            let document = records.document(who.1, "first_aid", DocumentState::Uploaded).await;
            let page = format!("/practitioner/documents/{}/take-back", document.id);
            sheet(page.clone(), page)
        }
        "/practitioner/documents/kinds/<kind>/new" => {
            let page = "/practitioner/documents/kinds/first_aid/new".to_owned();
            sheet(page.clone(), page)
                .with("typed.issuer", "Northern Mutual")
                .with("typed.reference", "P-1")
                .with("typed.issued_on", "2026-10-01")
                .with("typed.expires_on", "2027-09-30")
                .file("file", "first-aid.pdf", PDF)
        }
        "/practitioner/erase-request" => sheet(door.to_owned(), door.to_owned()),
        _ => return Vec::new(),
    }]
}

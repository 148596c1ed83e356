//! The overview of an enrolment: every requirement, met or not and by how much; what does not count and why; holds
//! and identity.

use askama::Template;
use rocket::{Route, State, get, routes};

use crate::{
    App,
    domain::{
        dossier::Dossier,
        eligibility::{Flagged, Record, Report, RequirementLine, assess},
        hold::Hold,
        ids::{EnrolmentId, HoldId},
    },
    storage::{Store, dossiers},
    web::{AcademyStaff, Actor, FieldErrors, Html, Page, WebError, html, print_words},
    workflows::try_names::{NameUse, try_name},
};

use super::super::{path_id::Id, requirement_words as words};
use super::head::{Head, Names};

#[derive(Template)]
#[template(path = "academy/enrolment.html")]
pub(super) struct EnrolmentPage {
    pub page: Page,
    pub errors: FieldErrors,
    pub hold_reason: String,
    pub born_on: String,
    new_hold: HoldId,
    head: Head,
    dossier: Dossier,
    report: Report,
    names: Names,
    /// Why no certificate could be printed for them as things are.
    paper: Option<String>,
}

/// An entry that does not count, as the page tells it.
struct FlaggedLine {
    when: String,
    tab: &'static str,
    faults: Vec<String>,
}

impl EnrolmentPage {
    fn label(&self, line: &RequirementLine) -> String {
        words::label(&self.page, &self.dossier.spec, &line.subject)
    }

    fn figure(&self, line: &RequirementLine) -> String {
        words::figure(&self.page, line)
    }

    fn gap(&self, line: &RequirementLine) -> String {
        let gap = line.shortfall.as_ref().map(|shortfall| words::gap(&self.page, shortfall));
        [gap, words::waiting(&self.page, line)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn shows_meter(&self, line: &RequirementLine) -> bool {
        line.need > 1
    }

    fn flagged(&self) -> Vec<FlaggedLine> {
        self.report.flagged.iter().map(|flagged| self.flagged_line(flagged)).collect()
    }

    fn flagged_line(&self, flagged: &Flagged) -> FlaggedLine {
        let (when, tab) = match flagged.record {
            Record::Hours(id) => {
                (self.dossier.hours.iter().find(|e| e.id == id).map(|e| e.started_at), "/hours")
            }
            Record::Session(id) => {
                let mut sessions = self.dossier.cases.iter().flat_map(|case| &case.sessions);
                (sessions.find(|s| s.id == id).map(|s| s.started_at), "/cases")
            }
        };
        let faults = flagged.faults.iter().map(|fault| words::entry_fault(&self.page, fault)).collect();
        FlaggedLine { when: when.map(|when| self.page.moment(&when)).unwrap_or_default(), tab, faults }
    }

    fn open_holds(&self) -> Vec<&Hold> {
        self.dossier.holds.iter().filter(|hold| hold.is_open()).collect()
    }

    fn cleared_holds(&self) -> Vec<&Hold> {
        self.dossier.holds.iter().filter(|hold| !hold.is_open()).collect()
    }

    fn open_count(&self) -> usize {
        self.report.lines.iter().filter(|line| !line.is_met()).count()
    }
}

/// Everything the overview shows.
pub(super) async fn enrolment_page(
    who: &Actor,
    id: EnrolmentId,
    page: Page,
    store: &Store,
) -> Result<EnrolmentPage, WebError> {
    let head = Head::load(who, id, store).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, id).await?;
    let report = assess(&dossier, who.today);
    let people = dossier.holds.iter().flat_map(|hold| [Some(hold.opened_by), hold.cleared_by]);
    let people = people.chain([dossier.enrolment.identity_checked_by, dossier.main_trainer]);
    let names = Names::load(store.read(), who.academy.id, people.flatten().collect()).await?;
    let errors = FieldErrors::new(page.lang);
    let (hold_reason, born_on) = (String::new(), String::new());
    Ok(EnrolmentPage {
        page,
        errors,
        hold_reason,
        born_on,
        new_hold: HoldId::fresh(),
        head,
        dossier,
        report,
        names,
        paper: None,
    })
}

#[get("/academy/enrolments/<id>")]
async fn show(who: AcademyStaff, id: Id<EnrolmentId>, page: Page, app: &State<App>) -> Html {
    let mut shown = enrolment_page(&who, id.0, page, &app.store).await?;
    let used = NameUse::HolderOn(shown.dossier.enrolment.course_version_id, &shown.dossier.spec);
    let paper = try_name(app, &who.academy, used, &shown.dossier.trainee.name).await?;
    shown.paper = paper.map(|why| print_words::name(shown.page.lang, &why));
    html(&shown)
}

pub(super) fn routes() -> Vec<Route> {
    routes![show]
}

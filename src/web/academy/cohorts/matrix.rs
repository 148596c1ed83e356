//! The matrix of a cohort: each trainee against each requirement, judged from dossiers loaded at once.

use crate::{
    App,
    clock::local_date,
    domain::{
        cohort::Cohort,
        course_spec::CourseSpec,
        dossier::Dossier,
        eligibility::{
            CohortStanding, DocumentProblem, Report, RequirementLine, Shortfall, Subject, assess_apart,
            standing_in_cohort,
        },
        enrolment::Enrolment,
        ids::EnrolmentId,
        state_machine::named,
        states::EnrolmentState,
    },
    storage::{
        dossiers::{Together, Unreadable},
        enrolments,
    },
    web::{Actor, Page, WebError, print_words},
    workflows::{
        try_certificates::Unprintable,
        try_names::{NameUse, try_names},
    },
};

use super::super::requirement_words as words;

named! {
    /// How a trainee stands, as the matrix shows it.
    pub(in super::super) enum Stand("standing") {
        /// Everything is met.
        Ready = "ready",
        /// As far as the time that has gone.
        OnPace = "on_pace",
        /// Not so far.
        Behind = "behind",
        /// Something stands in the way that practice cannot mend.
        Blocked = "blocked",
        /// Has not begun.
        Applied = "applied",
        /// Has the certificate.
        Completed = "completed",
    }
}

/// A trainee's line.
pub(in super::super) struct Row {
    pub enrolment: EnrolmentId,
    pub name: String,
    pub stand: Stand,
    pub report: Report,
    /// Why no certificate could be printed for them as things are.
    pub paper: Option<Unprintable>,
}

/// How many trainees stand how.
pub(in super::super) struct Tally {
    pub trainees: usize,
    counts: Vec<(Stand, usize)>,
}

impl Tally {
    pub fn of(rows: &[Row]) -> Self {
        let count = |stand: &Stand| rows.iter().filter(|row| row.stand == *stand).count();
        Self { trainees: rows.len(), counts: Stand::ALL.iter().map(|stand| (*stand, count(stand))).collect() }
    }

    /// Every standing with its count; those who applied or have finished only where there are any.
    pub fn shown(&self) -> Vec<(Stand, usize)> {
        let always = |stand: &Stand| !matches!(stand, Stand::Applied | Stand::Completed);
        self.counts.iter().filter(|(stand, count)| *count > 0 || always(stand)).copied().collect()
    }
}

/// Judges every trainee of a cohort as of today, each apart from the others; who has a name that certificates cannot print
/// is blocked. Those who cannot be judged come beside them.
pub(in super::super) async fn judge(
    app: &App,
    who: &Actor,
    together: &Together,
    cohort: &Cohort,
) -> Result<(Vec<Row>, Vec<Unreadable>), WebError> {
    let (dossiers, mut unreadable) = (&together.dossiers, together.unreadable.clone());
    let names: Vec<_> = dossiers.iter().map(|dossier| dossier.trainee.name.clone()).collect();
    let papers = match dossiers.first() {
        Some(one) => {
            let used = NameUse::HolderOn(cohort.course_version_id, &one.spec);
            try_names(app, &who.academy, used, &names).await?
        }
        None => Vec::new(),
    };
    let made_at = enrolments::list_made_at(app.store.read(), who.academy.id, cohort.id).await?;
    // Who came later had less time; so had whoever was written down later, however far back their hours count.
    let began = |enrolment: &Enrolment| {
        let enrolled = made_at.get(&enrolment.id).map(|at| local_date(*at, &who.academy.time_zone));
        cohort.starts_on.max(enrolment.starts_on).max(enrolled.unwrap_or(enrolment.starts_on))
    };
    let row = |(dossier, paper): (&Dossier, Option<Unprintable>)| {
        let report = assess_apart(dossier, who.today).map_err(|fell| Unreadable::of(dossier, fell))?;
        let stand = match dossier.enrolment.state {
            EnrolmentState::Completed => Stand::Completed,
            EnrolmentState::Applied => Stand::Applied,
            _ if paper.is_some() => Stand::Blocked,
            _ => match standing_in_cohort(&report, began(&dossier.enrolment), cohort.ends_on) {
                CohortStanding::Ready => Stand::Ready,
                CohortStanding::OnPace => Stand::OnPace,
                CohortStanding::Behind => Stand::Behind,
                CohortStanding::Blocked => Stand::Blocked,
            },
        };
        Ok(Row { enrolment: dossier.enrolment.id, name: dossier.trainee.name.clone(), stand, report, paper })
    };
    let mut rows = Vec::with_capacity(dossiers.len());
    for judged in dossiers.iter().zip(papers).map(row) {
        match judged {
            Ok(row) => rows.push(row),
            Err(fallen) => unreadable.push(fallen),
        }
    }
    Ok((rows, unreadable))
}

/// A cell: `met`, `short` or `stop`, its words, and how far it is.
pub(super) struct Cell {
    pub label: String,
    pub tone: &'static str,
    pub text: String,
    pub have: u32,
    pub need: u32,
}

/// The heads of the columns between the name and the standing.
pub(super) fn heads(page: &Page, spec: &CourseSpec) -> Vec<String> {
    let hours = spec.rules.hours.iter().map(|target| {
        let subject = Subject::Hours { category: target.category, technique: target.technique.clone() };
        words::label(page, spec, &subject)
    });
    let rest =
        ["academy-col-cases", "academy-col-observations", "academy-col-criteria", "academy-col-documents"];
    hours.chain(rest.map(|key| page.t(key))).collect()
}

/// The cells of a trainee, under the heads.
pub(super) fn cells(page: &Page, spec: &CourseSpec, report: &Report) -> Vec<Cell> {
    let hours = report
        .lines
        .iter()
        .filter(|line| matches!(line.subject, Subject::Hours { .. }))
        .map(|line| (tone(line), words::figure(page, line), line.have.min(line.need), line.need));
    let of = |wanted: fn(&Subject) -> bool| {
        let lines: Vec<_> = report.lines.iter().filter(|line| wanted(&line.subject)).collect();
        let (have, need) = lines.iter().fold((0u32, 0u32), |(have, need), l| {
            (have.saturating_add(l.have.min(l.need)), need.saturating_add(l.need))
        });
        let met = lines.iter().all(|line| line.is_met());
        // What the course does not ask for has no figures.
        let text = if need == 0 { "–".to_owned() } else { format!("{have} / {need}") };
        (if met { "met" } else { "short" }, text, have, need)
    };
    let rest = [
        of(|subject| matches!(subject, Subject::Cases { .. })),
        of(|subject| matches!(subject, Subject::Observations)),
        of(|subject| matches!(subject, Subject::Criteria)),
        documents(page, report),
    ];
    let all = hours.chain(rest).zip(heads(page, spec));
    all.map(|((tone, text, have, need), label)| Cell { label, tone, text, have, need }).collect()
}

fn tone(line: &RequirementLine) -> &'static str {
    if line.is_met() { "met" } else { "short" }
}

/// Documents count up; one that ended or was refused is named, for it stops the certificate.
fn documents(page: &Page, report: &Report) -> (&'static str, String, u32, u32) {
    let lines: Vec<_> =
        report.lines.iter().filter(|line| matches!(line.subject, Subject::Document { .. })).collect();
    let (have, need) = (lines.iter().filter(|line| line.is_met()).count() as u32, lines.len() as u32);
    let stopped = lines.iter().find_map(|line| match &line.shortfall {
        Some(Shortfall::Document { name, problem: DocumentProblem::Expired { .. }, .. }) => {
            Some(page.t1("academy-cell-expired", "name", name.clone()))
        }
        Some(Shortfall::Document { name, problem: DocumentProblem::Rejected, .. }) => {
            Some(page.t1("academy-cell-rejected", "name", name.clone()))
        }
        Some(Shortfall::Document { name, problem: DocumentProblem::Withdrawn, .. }) => {
            Some(page.t1("academy-cell-withdrawn", "name", name.clone()))
        }
        _ => None,
    });
    match stopped {
        Some(text) => ("stop", text, have, need),
        None => (if have == need { "met" } else { "short" }, format!("{have} / {need}"), have, need),
    }
}

/// The tone of a standing's tag.
pub(super) fn tag(stand: &Stand) -> &'static str {
    match stand {
        Stand::Ready | Stand::Completed => "met",
        Stand::OnPace => "is-info",
        Stand::Behind => "short",
        Stand::Blocked => "stop",
        Stand::Applied => "off",
    }
}

/// What stands in the way, in a few words.
pub(super) fn why(page: &Page, row: &Row) -> String {
    if let Some(paper) = row.paper.as_ref().filter(|_| row.stand != Stand::Completed) {
        return print_words::name(page.lang, paper);
    }
    let open = row.report.lines.iter().filter_map(|line| line.shortfall.as_ref());
    let reason = match row.stand {
        Stand::Ready | Stand::Completed | Stand::Applied => return String::new(),
        Stand::Blocked => open.clone().find(|shortfall| {
            matches!(shortfall, Shortfall::Holds { .. } | Shortfall::EnrolmentNotActive { .. })
        }),
        Stand::OnPace | Stand::Behind => None,
    };
    match reason {
        Some(shortfall) => words::gap(page, shortfall),
        None => page.t1("academy-requirements-open", "count", open.count()),
    }
}

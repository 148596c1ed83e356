//! What is not countersigned: work that waits for a supervisor, was sent back, was declared void or is still a draft.

use chrono::NaiveDate;

use crate::domain::{hours::HoursEntry, ids::PersonId, states::EntryState, words::HoursCategory};

use super::{
    calendar::{Calendar, at},
    ids::id,
    logbook::{self, Logbook},
    roster::{Class, Learner, Stage},
};

/// Trainers, and how many records wait for each: hours and sessions together.
pub(super) const WAITING: &[(&str, usize)] = &[("carys", 7), ("dmitri", 5), ("efua", 20)];

/// Makes the newest work of those still learning wait for their supervisors, and adds what went wrong.
pub(super) fn leave_unsigned(books: &mut [(Learner, Logbook)], calendar: &Calendar) {
    for (trainer, count) in WAITING {
        let supervisor: PersonId = id(&format!("person/{trainer}"));
        let mut waiting: Vec<_> = books
            .iter_mut()
            .filter(|(learner, _)| matches!(learner.stage, Stage::OnPace | Stage::Behind))
            .filter(|(learner, _)| learner.class == Class::Running && logbook::trainer(learner) == supervisor)
            .flat_map(|(_, book)| {
                let entries = book.entries.iter_mut();
                let studies = entries.filter(|entry| entry.category != HoursCategory::SupervisedPractice);
                let hours = studies.map(|entry| (entry.started_at, &mut entry.state));
                let sessions = book.cases.iter_mut().flat_map(|case| &mut case.sessions);
                hours.chain(sessions.map(|session| (session.started_at, &mut session.state)))
            })
            .collect();
        waiting.sort_by_key(|(started_at, _)| std::cmp::Reverse(*started_at));
        for (_, state) in waiting.into_iter().take(*count) {
            *state = EntryState::Submitted;
        }
    }
    for (learner, book) in books.iter_mut() {
        book.entries.extend(odd_entry(learner, calendar));
    }
}

/// An entry in another state than the usual ones, for some trainees.
fn odd_entry(learner: &Learner, calendar: &Calendar) -> Option<HoursEntry> {
    use EntryState::{Draft, Rejected, Submitted, Voided};
    let sunday = |weeks| calendar.monday(weeks) - chrono::Days::new(1);
    let (day, hours, state, reason): (NaiveDate, i64, EntryState, Option<&str>) = match learner.key {
        "goran" => (sunday(1), 4, Rejected, Some("Please say what you practised; the note is empty.")),
        "hywel" => (sunday(2), 9, Rejected, Some("We finished at four that day, not at seven.")),
        "beatriz" => (sunday(3), 4, Rejected, Some("This was the week before. Please correct the date.")),
        "aled" => (sunday(3), 5, Voided, Some("Entered twice; the other entry stands.")),
        "deepak" | "elin" => (calendar.days_ago(1), 3, Draft, None),
        "joao" => (sunday(5), 6, Submitted, None),
        _ => return None,
    };
    let after_the_end = learner.key == "joao";
    let supervisor = if after_the_end { id("person/farid") } else { logbook::trainer(learner) };
    let category = if after_the_end { HoursCategory::SupervisedPractice } else { HoursCategory::Independent };
    Some(HoursEntry {
        id: id(&format!("hours/{}/odd", learner.key)),
        academy_id: id("academy/sample"),
        enrolment_id: learner.enrolment(),
        trainee_id: learner.person(),
        category,
        technique: None,
        started_at: at(day, 10, 0),
        clock_shift: 0,
        ended_at: at(day, 10 + hours, 0),
        on_public: false,
        supervisor_id: Some(supervisor),
        note: if learner.key == "goran" { String::new() } else { "Practice skin, hairlines".to_owned() },
        state,
        reason: reason.map(str::to_owned),
        version: 2,
    })
}

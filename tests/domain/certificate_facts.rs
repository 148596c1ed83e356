//! The facts frozen with a certificate, and who may approve it.

use std::sync::Arc;

use countersign::domain::academy::Academy;
use countersign::domain::certificate::{CertificateFacts, NewName};
use countersign::domain::dossier::{Dossier, SupervisorGrant};
use countersign::domain::eligibility::{
    ApprovalRefusal, FactsContext, Hands, assess, last_assessors, may_approve,
};

use super::fixtures::*;

fn facts(dossier: &Dossier) -> CertificateFacts {
    let academy = Academy {
        id: id(900),
        name: "Northern Academy".into(),
        town: "Leeds".into(),
        country: "GB".into(),
        contact_email: "office@example.org".into(),
        time_zone: "Europe/London".into(),
        created_at: instant("2026-01-01 00:00"),
    };
    let eligible = assess(dossier, today()).eligible().unwrap();
    eligible.facts(FactsContext {
        academy: &academy,
        assessor_names: vec!["Grace".into()],
        assurer_names: Vec::new(),
        language: "en",
    })
}

#[test]
fn the_facts_say_what_was_done_and_under_whom() {
    let facts = facts(&complete_dossier());
    assert_eq!(facts.holder_name, "Siân Ŵyn");
    assert_eq!(
        (facts.supervised_minutes, facts.theory_minutes, facts.independent_minutes),
        (3000, 2400, 5700)
    );
    assert_eq!(
        (facts.level, facts.total_hours, facts.guided_hours, facts.supervisors),
        (Some(4), 185, 90, 1)
    );
    assert_eq!((facts.awarded_on, facts.expires_on, facts.replacement), (today(), None, false));
    let cases: Vec<_> = facts.techniques.iter().map(|t| (t.key.as_str(), t.supervised_cases)).collect();
    assert_eq!(cases, [("hairline", 3), ("density", 3), ("scar_camouflage", 3), ("touch_up", 3)]);
    let shown: Vec<_> =
        facts.documents_shown.iter().map(|d| (d.kind.as_str(), d.covers_techniques)).collect();
    let expected =
        [("infection_control", false), ("bloodborne_pathogens", false), ("treatment_insurance", true)];
    assert_eq!(shown, expected);
}

#[test]
fn a_technique_without_a_single_complete_case_is_not_certified() {
    let facts = facts(&complete_dossier());
    let left_out: Vec<_> = facts.techniques_not_certified.iter().map(|t| t.key.as_str()).collect();
    assert_eq!(left_out, ["alopecia"]);
}

#[test]
fn whoever_supervised_a_single_session_counts_among_the_supervisors() {
    let mut dossier = complete_dossier();
    let second = SupervisorGrant { person_id: iqa(), ..dossier.grants[0].clone() };
    dossier.grants.push(second);
    dossier.cases[0].sessions[0].supervisor_id = Some(iqa());
    assert_eq!(facts(&dossier).supervisors, 2);
}

#[test]
fn a_course_with_a_term_sets_the_last_valid_day() {
    let mut dossier = complete_dossier();
    Arc::make_mut(&mut dossier.spec).valid_for_months = Some(24);
    assert_eq!(facts(&dossier).expires_on, Some(day("2028-11-19")));
}

#[test]
fn facts_survive_being_written_and_read() {
    let facts = facts(&complete_dossier());
    let text = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<CertificateFacts>(&text).unwrap(), facts);
}

#[test]
fn facts_from_before_there_was_a_line_in_latin_letters_stay_readable_and_are_written_as_they_were() {
    let frozen = facts(&complete_dossier());
    let text = serde_json::to_string(&frozen).unwrap();
    assert!(!text.contains("latin_name"), "{text}");
    let with = CertificateFacts { latin_name: Some("Sian Wyn".into()), ..frozen.clone() };
    let again: CertificateFacts = serde_json::from_str(&serde_json::to_string(&with).unwrap()).unwrap();
    assert_eq!((again.latin_name.as_deref(), frozen.latin_name), (Some("Sian Wyn"), None));
}

#[test]
fn a_replacement_says_so_keeps_the_expiry_and_may_correct_the_name() {
    let mut dossier = complete_dossier();
    Arc::make_mut(&mut dossier.spec).valid_for_months = Some(24);
    let facts = facts(&dossier);
    let replaced = facts.replaced(Some(NewName { name: "Siân Jones", latin: None }));
    assert_eq!((replaced.holder_name.as_str(), replaced.replacement), ("Siân Jones", true));
    assert_eq!((replaced.expires_on, &replaced.techniques), (facts.expires_on, &facts.techniques));
    assert_eq!(facts.replaced(None).holder_name, "Siân Ŵyn");
}

#[test]
fn who_assessed_last_may_not_approve_nor_who_asked_nor_the_holder() {
    let eligible = assess(&complete_dossier(), today()).eligible().unwrap();
    assert_eq!(eligible.may_be_approved(manager(), iqa(), &Hands::default()), Ok(()));
    assert_eq!(
        eligible.may_be_approved(manager(), manager(), &Hands::default()),
        Err(ApprovalRefusal::Requester)
    );
    assert_eq!(
        eligible.may_be_approved(manager(), assessor(), &Hands::default()),
        Err(ApprovalRefusal::LastAssessor)
    );
    assert_eq!(eligible.may_be_approved(manager(), ada(), &Hands::default()), Err(ApprovalRefusal::Holder));
}

#[test]
fn only_the_last_day_of_assessing_counts_for_the_second_person() {
    let mut dossier = complete_dossier();
    for assessment in &mut dossier.assessments {
        assessment.assessor_id = Some(assessor());
    }
    dossier.assessments[0].assessor_id = Some(trainer());
    dossier.assessments[0].decided_on = Some(day("2026-10-05"));
    assert_eq!(last_assessors(&dossier), [trainer()]);
    assert_eq!(
        may_approve(manager(), &last_assessors(&dossier), ada(), assessor(), &Hands::default()),
        Ok(())
    );
}

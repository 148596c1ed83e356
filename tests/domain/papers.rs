//! What papers are worth together on a day.

use chrono::NaiveDate;
use countersign::domain::{
    certificate::{CertificateFacts, CertifiedTechnique, ShownDocument},
    document::{Currency, Document},
    eligibility::best_document,
    papers::{HeldPaper, PaperState, PaperToday, papers_today},
    states::DocumentState,
};

use super::fixtures::*;
use crate::support::records;

fn facts() -> CertificateFacts {
    let technique = |key: &str, name: &str| CertifiedTechnique {
        key: key.into(),
        name: name.into(),
        supervised_cases: 4,
    };
    CertificateFacts {
        techniques: vec![technique("hairline", "Hairline"), technique("density", "Density")],
        documents_shown: vec![ShownDocument {
            kind: "treatment_insurance".into(),
            name: "Treatment insurance".into(),
            valid_for_months: None,
            covers_techniques: true,
        }],
        ..records::facts("Ada Brook")
    }
}

fn policy(from: &str, until: &str, covers: &[&str]) -> HeldPaper {
    HeldPaper {
        kind: "treatment_insurance".into(),
        issued_on: day(from),
        expires_on: (!until.is_empty()).then(|| day(until)),
        covers: covers.iter().map(|key| (*key).to_owned()).collect(),
        taken_back: false,
    }
}

fn taken_back(from: &str, until: &str) -> HeldPaper {
    HeldPaper { taken_back: true, ..policy(from, until, BOTH) }
}

const BOTH: &[&str] = &["hairline", "density"];

/// What a patient is told of the insurance on 20 November 2026.
fn told(held: &[HeldPaper]) -> PaperToday {
    papers_today(&facts(), held, today()).remove(0)
}

fn until(text: &str) -> PaperState {
    PaperState::Current { until: Some(day(text)) }
}

#[test]
fn a_renewal_that_begins_later_hides_nothing() {
    let current = policy("2026-02-26", "2027-02-25", BOTH);
    let gap = policy("2027-03-10", "2028-03-09", BOTH);
    assert_eq!(told(&[current.clone(), gap]).state, until("2027-02-25"));
    let seamless = policy("2027-02-26", "2028-02-25", BOTH);
    assert_eq!(told(&[seamless, current.clone()]).state, until("2028-02-25"));
    let overlapping = policy("2026-12-10", "2027-12-09", BOTH);
    assert_eq!(told(&[current, overlapping]).state, until("2027-12-09"));
}

#[test]
fn a_renewal_that_ends_sooner_shortens_nothing() {
    let long = policy("2026-02-26", "2027-08-25", BOTH);
    let short = policy("2026-10-01", "2026-12-31", BOTH);
    assert_eq!(told(&[long, short]).state, until("2027-08-25"));
}

#[test]
fn a_mistyped_year_is_neither_valid_nor_in_the_way() {
    let valid = policy("2026-02-26", "2027-02-25", BOTH);
    let mistyped = policy("2062-02-26", "2063-02-25", BOTH);
    assert_eq!(told(&[valid, mistyped.clone()]).state, until("2027-02-25"));
    assert_eq!(told(&[mistyped]).state, PaperState::NotYet { from: day("2062-02-26") });
}

#[test]
fn a_second_policy_for_other_techniques_adds_its_cover_with_its_own_end() {
    let hairline = policy("2026-02-26", "2027-02-25", &["hairline"]);
    let density = policy("2026-06-01", "2027-05-31", &["density"]);
    let together = told(&[hairline.clone(), density]);
    assert_eq!((together.state, together.not_covered.len()), (until("2027-02-25"), 0));
    let each: Vec<_> = together.techniques.iter().map(|t| (t.name.as_str(), t.state)).collect();
    assert_eq!(each, [("Hairline", until("2027-02-25")), ("Density", until("2027-05-31"))]);
    assert!(together.ends_differ());
    let alone = told(&[hairline]);
    assert_eq!((alone.state, alone.not_covered), (until("2027-02-25"), vec!["Density".to_owned()]));
}

#[test]
fn cover_that_ended_for_one_technique_is_not_lent_by_another() {
    let ended = policy("2025-11-01", "2026-10-31", &["density"]);
    let current = policy("2026-02-26", "2027-02-25", &["hairline"]);
    assert_eq!(told(&[ended, current]).not_covered, ["Density"]);
}

#[test]
fn not_yet_ended_and_not_shown_are_told_apart() {
    assert_eq!(told(&[]).state, PaperState::NotShown);
    let ended = policy("2025-11-01", "2026-11-19", BOTH);
    assert_eq!(told(std::slice::from_ref(&ended)).state, PaperState::Ended { on: day("2026-11-19") });
    let later = policy("2026-12-20", "2027-12-19", BOTH);
    let from = day("2026-12-20");
    assert_eq!(told(&[ended, later]).state, PaperState::NotYet { from });
}

#[test]
fn a_paper_that_was_taken_back_is_told_only_where_nothing_holds_and_it_might_be_shown() {
    let withdrawn = taken_back("2026-02-26", "2027-02-25");
    assert_eq!(told(std::slice::from_ref(&withdrawn)).state, PaperState::TakenBack);
    let current = policy("2026-03-01", "2027-02-25", BOTH);
    let told_now = told(&[withdrawn.clone(), current]);
    assert_eq!((told_now.state, told_now.not_covered.len()), (until("2027-02-25"), 0));
    // Whoever asks for the new one, or for the one that holds today, would be shown it.
    let ended = policy("2025-02-26", "2026-02-25", BOTH);
    assert_eq!(told(&[withdrawn.clone(), ended.clone()]).state, PaperState::TakenBack);
    let later = policy("2026-12-20", "2027-12-19", BOTH);
    assert_eq!(told(&[withdrawn, later.clone()]).state, PaperState::TakenBack);
    // By its print it is over as well.
    let old = taken_back("2024-02-26", "2025-02-25");
    assert_eq!(told(&[old.clone(), ended]).state, PaperState::Ended { on: day("2026-02-25") });
    assert_eq!(told(&[old, later]).state, PaperState::NotYet { from: day("2026-12-20") });
    // It had a mistake in it and was handed in anew, and that one has ended since.
    let mistyped = taken_back("2025-11-01", "2062-10-31");
    let anew = policy("2025-11-01", "2026-10-31", BOTH);
    assert_eq!(told(&[mistyped, anew]).state, PaperState::Ended { on: day("2026-10-31") });
}

#[test]
fn a_policy_that_ends_soon_is_not_called_so_where_another_goes_on() {
    let ending = policy("2025-12-01", "2026-11-30", BOTH);
    let days = 10;
    assert_eq!(
        told(std::slice::from_ref(&ending)).state,
        PaperState::EndsSoon { until: day("2026-11-30"), days }
    );
    let renewed = policy("2026-12-01", "2027-11-30", BOTH);
    assert_eq!(told(&[renewed, ending]).state, until("2027-11-30"));
}

#[test]
fn a_paper_without_an_end_covers_for_good() {
    let good = policy("2026-01-01", "", BOTH);
    assert_eq!(
        told(&[good, policy("2026-02-26", "2027-02-25", BOTH)]).state,
        PaperState::Current { until: None }
    );
}

fn insurance(number: u128, from: &str, until: &str) -> Document {
    Document {
        issued_on: day(from),
        expires_on: Some(day(until)),
        covers: BOTH.iter().map(|key| (*key).to_owned()).collect(),
        ..document(number, "treatment_insurance")
    }
}

fn together(documents: &[Document], on: NaiveDate) -> Option<Currency> {
    let rule = &spec(LEVEL_4).rules.documents[3];
    best_document(documents, rule, on).map(|(_, currency)| currency)
}

#[test]
fn eligibility_asks_the_same_rule_for_the_day_of_the_award() {
    let old = insurance(1, "2026-02-26", "2027-02-25");
    let new = insurance(2, "2027-03-10", "2028-03-09");
    let both = [old, new];
    assert_eq!(together(&both, today()), Some(Currency::Current { until: Some(day("2027-02-25")) }));
    assert_eq!(together(&both, day("2027-03-01")), Some(Currency::NotYet { from: day("2027-03-10") }));
    assert_eq!(
        together(&both, day("2027-03-10")),
        Some(Currency::Current { until: Some(day("2028-03-09")) })
    );
}

#[test]
fn the_one_before_comes_back_when_an_approval_is_taken_back() {
    let old = insurance(1, "2026-02-26", "2027-02-25");
    let mut new = insurance(2, "2026-06-01", "2062-05-31");
    assert_eq!(
        together(&[old.clone(), new.clone()], today()),
        Some(Currency::Current { until: Some(day("2062-05-31")) })
    );
    new.state = DocumentState::Withdrawn;
    assert_eq!(
        together(&[old, new.clone()], today()),
        Some(Currency::Current { until: Some(day("2027-02-25")) })
    );
    assert_eq!(together(&[new], today()), Some(Currency::Withdrawn));
}

#[test]
fn a_paper_that_ended_while_it_waited_says_so() {
    let mut waited = insurance(1, "2025-11-01", "2026-11-19");
    waited.state = DocumentState::Uploaded;
    assert_eq!(together(&[waited], today()), Some(Currency::EndedWaiting { on: day("2026-11-19") }));
}

#[test]
fn what_was_taken_back_says_nothing() {
    let mut gone = insurance(1, "2026-02-26", "2027-02-25");
    gone.state = DocumentState::TakenBack;
    assert_eq!(together(&[gone], today()), None);
}

#[test]
fn a_paper_is_replaced_only_by_one_that_is_valid_covers_as_much_and_lasts_as_long() {
    let rule = &spec(LEVEL_4).rules.documents[3];
    let old = insurance(1, "2026-02-26", "2027-02-25");
    let among = |newer: Document| old.currency_among(&[old.clone(), newer], Some(rule), today());
    let until = Some(day("2027-02-25"));
    assert_eq!(among(insurance(2, "2026-06-01", "2027-05-31")), Currency::Replaced);
    assert_eq!(among(insurance(2, "2026-12-20", "2027-12-19")), Currency::Current { until });
    assert_eq!(among(insurance(2, "2026-06-01", "2026-12-31")), Currency::Current { until });
    let mut narrower = insurance(2, "2026-06-01", "2027-05-31");
    narrower.covers = vec!["hairline".into()];
    assert_eq!(among(narrower), Currency::Current { until });
}

//! Whatever dates stand in a record, the rules judge it: rows of before dates had bounds stay readable.

use chrono::{NaiveDate, TimeDelta};
use countersign::domain::eligibility::{
    apart, assess, assess_apart, faults_of, faults_of_case, next_steps, standing_in_cohort,
};
use proptest::prelude::*;

use super::fixtures::{complete_dossier, today};

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        Just(NaiveDate::MIN),
        Just(NaiveDate::MAX),
        Just(NaiveDate::MAX.pred_opt().unwrap()),
        (0i64..190_000_000).prop_map(|days| NaiveDate::MIN
            .checked_add_signed(TimeDelta::days(days))
            .unwrap_or(NaiveDate::MAX)),
        (0i64..73_000).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + TimeDelta::days(days)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]
    #[test]
    fn no_stored_date_makes_the_rules_fall(days in prop::collection::vec(any_day(), 14), months in any::<u32>()) {
        let mut dossier = complete_dossier();
        (dossier.hours[0].started_at, dossier.hours[0].ended_at) = (days[0].into(), days[1].into());
        dossier.hours[1].started_at = days[2].into();
        dossier.hours[2].ended_at = days[3].and_hms_opt(23, 59, 59).unwrap();
        dossier.cases[0].sessions[0].started_at = days[4].into();
        dossier.cases[1].sessions[1].ended_at = days[5].into();
        dossier.cases[2].consented_on = Some(days[6]);
        dossier.cases[3].healed_reviewed_on = Some(days[7]);
        (dossier.documents[0].issued_on, dossier.documents[1].expires_on) = (days[8], Some(days[9]));
        dossier.assessments[0].decided_on = Some(days[10]);
        (dossier.enrolment.starts_on, dossier.trainee.born_on) = (days[11], Some(days[12]));
        std::sync::Arc::make_mut(&mut dossier.spec).valid_for_months = Some(months);
        for rule in &mut std::sync::Arc::make_mut(&mut dossier.spec).rules.documents {
            rule.valid_for_months = Some(months);
        }
        for day in [today(), days[13]] {
            let report = assess(&dossier, day);
            prop_assert_eq!(assess_apart(&dossier, day).unwrap(), report.clone());
            standing_in_cohort(&report, days[0], days[1]);
            next_steps(&report);
            for entry in &dossier.hours[..3] {
                faults_of(entry, &dossier, day.into());
            }
            for case in &dossier.cases[..4] {
                faults_of_case(case, &dossier, day);
            }
        }
    }
}

#[test]
fn rules_that_fall_over_one_record_are_told_apart() {
    assert!(apart(|| Vec::<u8>::new().remove(3)).is_err());
    assert_eq!(apart(|| 7), Ok(7));
}

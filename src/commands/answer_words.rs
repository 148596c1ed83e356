//! An answer about a certificate in a terminal: the same words whichever command gives it, bad news first.

use crate::{
    texts::Lang,
    web::verdict_words::{told, what_became},
    workflows::check_code::PublicAnswer,
};

/// The verdict: one line, and below it what belongs to it.
pub(super) fn verdict(of: &PublicAnswer) -> Vec<String> {
    let told = told(Lang::En, &of.verdict);
    let first = if told.first.ends_with('.') { told.first } else { format!("{}.", told.first) };
    std::iter::once(first).chain(told.further.into_iter().map(|line| format!("  {line}"))).collect()
}

/// Whose certificate it is and what became of it. A last day stands only where it is one to go by.
pub(super) fn certificate(of: &PublicAnswer) -> Vec<String> {
    let (lang, facts) = (Lang::En, &of.facts);
    // A name that its holder gave up is told to nobody.
    let whose = match of.renamed {
        true => facts.course_title.clone(),
        false => format!("{}, {}", facts.name(), facts.course_title),
    };
    let mut lines = vec![
        whose,
        format!("{} {}, {}", lang.t("patient-issued-by"), facts.academy_name, facts.academy_town),
        format!("{} {}", lang.t("patient-issued-on"), lang.date(facts.awarded_on)),
        format!("{} {}", lang.t("patient-code"), of.code),
    ];
    if of.verdict.holds() {
        lines.push(facts.expires_on.map_or_else(
            || format!("{}.", lang.t("patient-no-expiry")),
            |day| format!("{} {}", lang.t("patient-valid-until"), lang.date(day)),
        ));
    }
    lines.extend(what_became(lang, of));
    lines.extend(of.reason.map(|reason| lang.t(&format!("patient-revoked-because-{reason}"))));
    lines.extend(of.successor.as_ref().map(|code| format!("{} {code}", lang.t("patient-superseded-link"))));
    lines
}

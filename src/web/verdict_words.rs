//! The verdict in words, the same for everybody who reads it: what is worst first.

use crate::{
    domain::{
        certificate::Standing,
        verdict::{Concern, Trouble, Verdict},
    },
    texts::{Arg, Lang},
};

/// The one line that is read first.
pub fn headline(lang: Lang, verdict: &Verdict) -> String {
    match (verdict.standing, verdict.concerns.as_slice()) {
        (Standing::Active, [one]) => concern(lang, one),
        (Standing::Active, [_, _, ..]) => {
            lang.t_args("patient-verdict-papers", &[("count", Arg::from(verdict.concerns.len()))])
        }
        (standing, _) => lang.t(&format!("patient-verdict-{standing}")),
    }
}

/// What is not in order of a paper.
pub fn concern(lang: Lang, concern: &Concern) -> String {
    let key = format!("patient-concern-{}", concern.trouble.name());
    let paper = ("paper", Arg::from(concern.paper.as_str()));
    match &concern.trouble {
        Trouble::Ended(day) | Trouble::NotYet(day) => {
            lang.t_args(&key, &[paper, ("day", lang.date(*day).into())])
        }
        Trouble::NotCovered(techniques) => {
            lang.t_args(&key, &[paper, ("techniques", techniques.join(", ").into())])
        }
        Trouble::NotShown => lang.t_args(&key, &[paper]),
    }
}

/// That the certificate itself ends soon, where it does.
pub fn ends_soon(lang: Lang, verdict: &Verdict) -> Option<String> {
    let (day, days) = verdict.ends_soon?;
    Some(lang.t_args("patient-ends-soon", &[("days", days.into()), ("day", lang.date(day).into())]))
}

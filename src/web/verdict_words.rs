//! The verdict in words, the same for everybody who reads it: what is worst first.

use crate::{
    domain::{
        certificate::Standing,
        verdict::{Concern, EndsSoon, Trouble, Verdict},
    },
    texts::{Arg, Lang},
    workflows::check_code::PublicAnswer,
};

/// A verdict as it is told, on every page and by every command.
pub struct Told {
    /// The tone class: colour and shape.
    pub tone: &'static str,
    /// The one line that is read first.
    pub first: String,
    /// What belongs to it: several papers one by one, and what ends soon.
    pub further: Vec<String>,
}

/// Tells a verdict.
pub fn told(lang: Lang, verdict: &Verdict) -> Told {
    let each = verdict.concerns.iter().filter(|_| verdict.concerns.len() > 1);
    let further = each.map(|found| concern(lang, found));
    let soon = verdict.ends_soon.iter().map(|soon| ends_soon(lang, soon));
    Told { tone: verdict.tone(), first: headline(lang, verdict), further: further.chain(soon).collect() }
}

fn headline(lang: Lang, verdict: &Verdict) -> String {
    match (verdict.standing, verdict.concerns.as_slice()) {
        (Standing::Active, [one]) => concern(lang, one),
        (Standing::Active, [_, _, ..]) => {
            lang.t_args("patient-verdict-papers", &[("count", Arg::from(verdict.concerns.len()))])
        }
        (Standing::Superseded, _) if verdict.outcome() != Standing::Superseded => {
            lang.t(&format!("patient-replaced-{}", verdict.outcome()))
        }
        (Standing::Suspended, _) if verdict.ended.is_some() => lang.t("patient-verdict-suspended-ended"),
        (standing, _) => lang.t(&format!("patient-verdict-{standing}")),
    }
}

/// What is not in order of a paper.
fn concern(lang: Lang, concern: &Concern) -> String {
    let key = format!("patient-concern-{}", concern.trouble.name());
    let paper = ("paper", Arg::from(concern.paper.as_str()));
    match &concern.trouble {
        Trouble::Ended(day) | Trouble::NotYet(day) => {
            lang.t_args(&key, &[paper, ("day", lang.date(*day).into())])
        }
        Trouble::NotCovered(techniques) => {
            lang.t_args(&key, &[paper, ("techniques", techniques.join(lang.comma()).into())])
        }
        Trouble::TakenBack | Trouble::NotShown => lang.t_args(&key, &[paper]),
    }
}

/// What became of a certificate that is not current, in a sentence: the same below the first line of its page and in a terminal. `None`
/// of one that is.
pub fn what_became(lang: Lang, answer: &PublicAnswer) -> Option<String> {
    let on = |key: &str, day| lang.t_args(key, &[("day", lang.date(day).into())]);
    let since = |key: &str| on(key, answer.changed_on);
    let verdict = &answer.verdict;
    Some(match (verdict.standing, verdict.ended, verdict.outcome()) {
        (Standing::Active, ..) | (Standing::Expired, None, _) => return None,
        (Standing::Expired, Some(day), _) => on("patient-expired-text", day),
        (Standing::Suspended, None, _) => since("patient-suspended-text"),
        (Standing::Suspended, Some(last), _) => {
            let days = [("day", lang.date(answer.changed_on).into()), ("last", lang.date(last).into())];
            lang.t_args("patient-suspended-ended", &days)
        }
        (Standing::Revoked, ..) => since("patient-revoked-text"),
        (Standing::Superseded, _, Standing::Superseded) if answer.renamed => {
            since("patient-superseded-renamed")
        }
        (Standing::Superseded, _, Standing::Superseded) => since("patient-superseded-text"),
        (Standing::Superseded, _, newest) => since(&format!("patient-superseded-{newest}")),
    })
}

/// Locale key of what to do now about a certificate that is not current.
pub fn what_to_do(verdict: &Verdict) -> String {
    match (verdict.standing, verdict.ended, verdict.outcome()) {
        (Standing::Suspended, Some(_), _) => "patient-do-expired".to_owned(),
        // What is suspended is the newer one, and its page is another than this.
        (Standing::Superseded, _, Standing::Suspended) => "patient-do-superseded-suspended".to_owned(),
        (_, _, outcome) => format!("patient-do-{outcome}"),
    }
}

/// That the certificate or a paper ends soon.
fn ends_soon(lang: Lang, soon: &EndsSoon) -> String {
    let when = [("days", soon.days.into()), ("day", Arg::from(lang.date(soon.until)))];
    match &soon.paper {
        None => lang.t_args("patient-ends-soon", &when),
        Some(paper) => {
            let state = lang.t_args("patient-paper-ends-soon", &when);
            let name = Arg::from(paper.name.as_str());
            lang.t_args("patient-paper-each", &[("technique", name), ("state", state.into())])
        }
    }
}

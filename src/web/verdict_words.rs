//! The verdict in words, the same for everybody who reads it: what is worst first.

use crate::{
    domain::{
        certificate::Standing,
        verdict::{Concern, EndsSoon, Trouble, Verdict},
    },
    texts::{Arg, Lang},
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
        Trouble::NotShown => lang.t_args(&key, &[paper]),
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

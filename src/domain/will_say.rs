//! What a certificate will say if it is approved, as whoever approves it sees it: the paper, how it looks, whom it is of,
//! who asked, and the requirements with their numbers. The page draws these very lines, the approval is of them, and a
//! request keeps those that its asker saw.

use chrono::NaiveDate;

use super::appearance::Appearance;
use super::certificate::CertificateFacts;
use super::document::Document;
use super::eligibility::{Measure, RequirementLine, Subject};
use super::shown::{Difference, Shown, Value};
use super::text::has_other_letters;
use super::words::Succession;

/// Lines that follow from the day alone: they differ between a request and its approval without anybody's doing.
const OF_THE_DAY: [&str; 3] = ["cert-awarded", "cert-until", "cert-need-age"];

/// A certificate before it is approved.
#[derive(Clone, Debug)]
pub struct WillSay<'a> {
    /// What stands on it.
    pub facts: &'a CertificateFacts,
    /// The holder's birth date, which tells two people of one name apart.
    pub born_on: Option<NaiveDate>,
    /// How it will look.
    pub look: &'a Appearance,
    /// The version of that; none where the academy never chose.
    pub look_version: Option<u32>,
    /// Who asked for it.
    pub asked_by: &'a str,
    /// Whether who asked may not ask for anything any more: their role has ended, or they are locked out.
    pub asker_gone: bool,
    /// How it follows another, and that one's serial.
    pub follows: Option<(Succession, Option<&'a str>)>,
    /// The document that proves a changed name.
    pub evidence: Option<&'a Document>,
    /// Everything that had to be met.
    pub requirements: &'a [RequirementLine],
}

impl WillSay<'_> {
    /// The lines of the page.
    pub fn shown(&self) -> Shown {
        self.holder().and(self.course()).and(self.practice()).and(self.paper()).and(self.grounds())
    }

    fn holder(&self) -> Shown {
        let facts = self.facts;
        Shown::new()
            .line("cert-holder", &facts.holder_name)
            .lines("cert-latin", self.latin())
            .line("cert-born", self.born_on)
            .line("cert-awarded", facts.awarded_on)
            .line("cert-until", facts.expires_on)
            .line("cert-academy", many([(&facts.academy_name).into(), (&facts.academy_town).into()]))
    }

    /// The name in Latin letters; where the name wants one and has none, that none is printed.
    fn latin(&self) -> Option<Value> {
        match &self.facts.latin_name {
            Some(latin) => Some(latin.into()),
            None if has_other_letters(&self.facts.holder_name) => Some(Value::word("shown-latin", "none")),
            None => None,
        }
    }

    fn course(&self) -> Shown {
        let facts = self.facts;
        let units = facts.units.iter().map(|unit| {
            let hours = Value::Minutes(unit.guided_hours.saturating_mul(60));
            many([(&unit.reference).into(), (&unit.title).into(), hours])
        });
        Shown::new()
            .line("cert-course", &facts.course_title)
            .line("cert-kind", Value::word("shown-cert-kind", facts.kind))
            .line("cert-level", facts.level)
            .line("cert-register", facts.register_number.as_deref())
            .line("cert-body", facts.awarding_body.as_deref())
            .line("cert-total", Value::Minutes(facts.total_hours.saturating_mul(60)))
            .line("cert-guided", Value::Minutes(facts.guided_hours.saturating_mul(60)))
            .lines("cert-unit", units)
    }

    fn practice(&self) -> Shown {
        let facts = self.facts;
        let techniques = facts.techniques.iter().map(|t| many([(&t.name).into(), t.supervised_cases.into()]));
        let patients = facts.documents_shown.iter().map(|document| {
            many([
                (&document.name).into(),
                document.covers_techniques.into(),
                document.valid_for_months.into(),
            ])
        });
        Shown::new()
            .lines("cert-technique", techniques)
            .lines("cert-without", facts.techniques_not_certified.iter().map(|t| &t.name))
            .line("cert-supervised", Value::Minutes(facts.supervised_minutes))
            .line("cert-theory", Value::Minutes(facts.theory_minutes))
            .line("cert-independent", Value::Minutes(facts.independent_minutes))
            .lines("cert-assessor", &facts.assessors)
            .lines("cert-assurer", &facts.quality_assurers)
            .line("cert-supervisors", facts.supervisors)
            .lines("cert-patients", patients)
    }

    fn paper(&self) -> Shown {
        let signs = self.look.signatories.iter().map(|who| many([(&who.name).into(), (&who.title).into()]));
        Shown::new()
            .line("cert-language", Value::word("paper-language", &self.facts.language))
            .line("cert-design", Value::word("appearance-design", &self.look.design))
            .line("cert-look", self.look_version)
            .lines("cert-signs", signs)
            .line("cert-replacement", self.facts.replacement)
    }

    fn grounds(&self) -> Shown {
        let follows = self
            .follows
            .map(|(how, serial)| many([Value::word("certificates-succession", how), serial.into()]));
        let evidence = self.evidence.map(|paper| {
            many([
                (&paper.issuer).into(),
                (&paper.reference).into(),
                paper.issued_on.into(),
                paper.expires_on.into(),
            ])
        });
        let needs = self.requirements.iter().map(|line| requirement(line, |key| self.technique(key)));
        let shown = Shown::new()
            .line("cert-asked-by", self.asked_by)
            .lines("cert-asker-gone", self.asker_gone.then_some(self.asked_by))
            .lines("cert-follows", follows)
            .lines("cert-evidence", evidence)
            .lines("cert-evidence-file", self.evidence.map(|paper| &paper.sha256));
        needs.fold(shown, |shown, (label, value)| shown.line(label, value))
    }

    /// A technique by the name that it has on the paper.
    fn technique<'k>(&'k self, key: &'k str) -> &'k str {
        let certified = self.facts.techniques.iter().map(|t| (&t.key, &t.name));
        let others = self.facts.techniques_not_certified.iter().map(|t| (&t.key, &t.name));
        certified.chain(others).find(|(known, _)| *known == key).map_or(key, |(_, name)| name)
    }
}

/// A requirement: what it is about is the label, with the techniques, by their names, or the name in front of the numbers.
pub fn requirement<'k>(
    line: &'k RequirementLine,
    technique_name: impl Fn(&'k str) -> &'k str,
) -> (&'static str, Value) {
    let (label, mut said): (_, Vec<Value>) = match &line.subject {
        Subject::EnrolmentActive => ("cert-need-enrolment", vec![]),
        Subject::IdentityChecked => ("cert-need-identity", vec![]),
        Subject::Age => ("cert-need-age", vec![]),
        Subject::Criteria => ("cert-need-criteria", vec![]),
        Subject::Hours { category, technique } => {
            let category = Value::word("academy-category", category);
            (
                "cert-need-hours",
                std::iter::once(category)
                    .chain(technique.iter().map(|key| technique_name(key).into()))
                    .collect(),
            )
        }
        Subject::Cases { techniques } => {
            ("cert-need-cases", techniques.iter().map(|key| technique_name(key).into()).collect())
        }
        Subject::CasesOnWomen { techniques } => {
            ("cert-need-cases-women", techniques.iter().map(|key| technique_name(key).into()).collect())
        }
        Subject::CasesSpread { first_cases } => ("cert-need-spread", vec![(*first_cases).into()]),
        Subject::Observations => ("cert-need-observations", vec![]),
        Subject::ObservationsByAnother => ("cert-need-another", vec![]),
        Subject::Document { name, .. } => ("cert-need-document", vec![name.into()]),
        Subject::Holds => ("cert-need-holds", vec![]),
    };
    match line.subject.measure() {
        Measure::YesNo => said.push(line.is_met().into()),
        Measure::Minutes => said.extend([Value::Minutes(line.have), Value::Minutes(line.need)]),
        Measure::Holds => said.push(line.have.into()),
        _ => said.push(format!("{} / {}", line.have, line.need).into()),
    }
    (label, many(said))
}

fn many(values: impl IntoIterator<Item = Value>) -> Value {
    Value::Many(values.into_iter().collect())
}

/// What is not as it was when somebody asked, but for what the day alone changes.
pub fn since_the_request(asked: &Shown, now: &Shown) -> Vec<Difference> {
    let all = asked.differences(now);
    all.into_iter().filter(|one| !OF_THE_DAY.contains(&one.label.as_str())).collect()
}

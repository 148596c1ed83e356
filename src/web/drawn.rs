//! A page on its way out. Forms of a signed-in person get the field that says whose they are; what could not be taken comes
//! back with what was typed. It happens here, after the page was drawn, so that no handler and no template can forget it.

use rocket::{
    Request,
    http::Method,
    response::{self, Responder, content::RawHtml},
};

use crate::{
    clock::Clock,
    domain::{academy::Academy, ids::AcademyId},
    texts::Lang,
};

use super::{
    form::Typed,
    guards::{Refusal, SignedIn},
    kept::{self, FIELD, KeptForms, Whose, Why},
    page::lang_of,
    refill::{self, Filling},
    summary,
};

/// A page, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn(pub String);

/// Marks that a form was drawn anew although something was typed: what was read of it is put back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PutBack(pub(super) bool);

/// The person of a request, where a guard has asked who it is.
fn reader<'r>(request: &'r Request<'_>) -> Option<&'r SignedIn> {
    let visitor: &Result<Option<SignedIn>, Refusal> = request.local_cache(|| Ok(None));
    visitor.as_ref().ok().and_then(Option::as_ref)
}

/// Where somebody gets back what they just sent: the page of the form, with what is held. `None` where nobody knows whose it is.
pub(super) fn keep(request: &Request<'_>, why: Why) -> Option<String> {
    let forms = request.rocket().state::<KeptForms>()?;
    let now = request.rocket().state::<Clock>()?.now();
    forms.keep(request.uri().path().as_str(), Typed::of(request), why, now)
}

/// The page that the form of this request stands on, if it says so.
pub(super) fn stands_on(request: &Request<'_>) -> Option<String> {
    let forms = request.rocket().state::<KeptForms>()?;
    forms.open(Typed::of(request).get(FIELD)?).map(|whose| whose.page)
}

fn academy_of(reader: &SignedIn) -> Option<AcademyId> {
    reader.membership().map(|membership| membership.academy.id)
}

/// Whether what is sent to an address is meant for one academy.
fn is_of_an_academy(action: &str) -> bool {
    ["/academy/", "/practitioner/"].iter().any(|room| action.starts_with(room))
}

/// Whether the form of this request was drawn while another of its person's academies was switched on: what it says was meant for
/// that one.
pub(super) fn is_of_another_academy(request: &Request<'_>) -> bool {
    sent_from(request).is_some()
}

/// Where a form was drawn that is not of the academy that is switched on.
fn sent_from(request: &Request<'_>) -> Option<Whose> {
    let reader = reader(request).filter(|_| is_of_an_academy(request.uri().path().as_str()))?;
    let whose = request.rocket().state::<KeptForms>()?.open(Typed::of(request).get(FIELD)?)?;
    (whose.person == reader.person.id && whose.academy != academy_of(reader)).then_some(whose)
}

/// The way back to a form.
enum Way<'a> {
    /// A link.
    Link(&'a str),
    /// It belongs to another academy of the person, which is switched on first.
    Switch(&'a Academy, &'a str),
}

impl<'a> Way<'a> {
    /// The way to a page of an academy; `None` where the person has no role there any more.
    fn to(reader: &'a SignedIn, academy: Option<AcademyId>, back: &'a str) -> Option<Self> {
        let of = reader.memberships.iter().map(|membership| &membership.academy);
        let mut of = of.filter(|one| Some(one.id) == academy);
        of.next().map(|academy| Self::Switch(academy, back))
    }

    fn html(&self, lang: Lang) -> String {
        match self {
            Self::Link(back) => {
                let (back, words) = (refill::escaped(back), refill::escaped(&lang.t("kept-back")));
                format!("<a class=\"btn\" href=\"{back}\">{words}</a>")
            }
            Self::Switch(academy, back) => {
                let words = lang.t_args("kept-switch", &[("academy", academy.name.as_str().into())]);
                let (back, words) = (refill::escaped(back), refill::escaped(&words));
                format!(
                    "<form method=\"post\" action=\"/account/academy\">\
                     <input type=\"hidden\" name=\"academy\" value=\"{}\">\
                     <input type=\"hidden\" name=\"next\" value=\"{back}\"><button class=\"btn\">{words}</button></form>",
                    academy.id
                )
            }
        }
    }
}

impl Drawn {
    /// The page of an answer that says no: what was typed is in its form, or beside it with the way back.
    pub(super) fn refusal(self, request: &Request<'_>) -> Self {
        let typed = Typed::of(request);
        let Some(reader) = reader(request).filter(|_| request.method() == Method::Post) else { return self };
        let lang = lang_of(request, Some(reader));
        if self.has_form(request) {
            let page = self.put_back(request);
            let lost = texts(typed).filter(|text| !page.says(text)).collect();
            return page.with_beside(lang, lost, None);
        }
        let elsewhere = sent_from(request);
        if is_a_click(typed) {
            let way = elsewhere.as_ref().and_then(|whose| Way::to(reader, whose.academy, &whose.page));
            return self.with_beside(lang, Vec::new(), way);
        }
        let back = keep(request, Why::NotTaken);
        let way = match elsewhere {
            Some(whose) => back.as_deref().and_then(|back| Way::to(reader, whose.academy, back)),
            None => back.as_deref().map(Way::Link),
        };
        self.with_beside(lang, texts(typed).collect(), way)
    }

    /// Whether a text stands in the page.
    fn says(&self, text: &str) -> bool {
        self.0.contains(&refill::escaped(text))
    }

    /// The page with texts that were typed, and the way back to their form.
    fn with_beside(self, lang: Lang, texts: Vec<&str>, way: Option<Way<'_>>) -> Self {
        if texts.is_empty() && way.is_none() {
            return self;
        }
        let beside = section(lang, texts, way);
        match self.0.rsplit_once("</main>") {
            Some((before, after)) => Self(format!("{before}{beside}</main>{after}")),
            None => self,
        }
    }

    /// Whether the form that was sent stands in the page.
    fn has_form(&self, request: &Request<'_>) -> bool {
        let (typed, action) = (&Typed::default(), request.uri().path().as_str());
        let nothing = Filling { action, here: action, typed, unseen: false, note: "" };
        refill::fill(&self.0, nothing).is_some()
    }

    /// The form of the page that was sent, as it was filled in.
    fn put_back(self, request: &Request<'_>) -> Self {
        let (typed, action) = (Typed::of(request), request.uri().path().as_str());
        let filling = Filling { action, here: action, typed, unseen: false, note: "" };
        let filled = refill::fill(&self.0, filling);
        filled.map_or(self, Self)
    }

    /// A page that was asked for with what is held: its form is filled in.
    fn asked_for(self, request: &Request<'_>, reader: &SignedIn, key: &str) -> Self {
        let (Some(forms), Some(clock)) =
            (request.rocket().state::<KeptForms>(), request.rocket().state::<Clock>())
        else {
            return self;
        };
        let Some(kept) = forms.find(reader.person.id, key, clock.now()) else { return self };
        let lang = lang_of(request, Some(reader));
        if is_of_an_academy(&kept.action) && kept.academy != academy_of(reader) {
            let here = request.uri().to_string();
            return self.with_beside(
                lang,
                texts(&kept.typed).collect(),
                Way::to(reader, kept.academy, &here),
            );
        }
        let said = if kept.why == Why::SignedOut { "kept-signed-out" } else { "kept-not-taken" };
        let mut said = lang.t(said);
        if self.0.contains("type=\"file\"") {
            said = format!("{said} {}", lang.t("kept-files"));
        }
        let note = format!("<p class=\"flash is-warn\" role=\"status\">{}</p>", refill::escaped(&said));
        let here = request.uri().path().as_str();
        let unseen = kept.why == Why::SignedOut;
        let filling = Filling { action: &kept.action, here, typed: &kept.typed, unseen, note: &note };
        if let Some(filled) = refill::fill(&self.0, filling) {
            return Self(filled);
        }
        self.with_beside(lang, texts(&kept.typed).collect(), None)
    }

    /// The page as it goes out.
    fn finish(mut self, request: &Request<'_>) -> Self {
        // What no browser shows is in no page, wherever somebody typed it.
        self.0.retain(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
        let PutBack(put_back) = *request.local_cache(PutBack::default);
        let page = if put_back { self.put_back(request) } else { self };
        let page = Self(summary::named(page.0));
        let Some(reader) = reader(request) else { return page };
        let Some(forms) = request.rocket().state::<KeptForms>() else { return page };
        let uri = request.uri().to_string();
        let (address, key) = kept::without_key(&uri);
        let page = match key {
            Some(key) if request.method() == Method::Get => page.asked_for(request, reader, key),
            _ => page,
        };
        // A form that comes back stands on the page that it was sent from.
        let on = if request.method() == Method::Get { Some(address) } else { stands_on(request) };
        let Some(stands_on) = on else { return page };
        let seal =
            forms.seal(&Whose { person: reader.person.id, academy: academy_of(reader), page: stands_on });
        Self(refill::mark(&page.0, &seal))
    }
}

/// What forms carry unseen: a form of nothing else is pressed again as easily as it was pressed.
const UNSEEN: [&str; 7] = [FIELD, "shown", "version", "id", "seen", "attempted", "action"];

/// Whether nothing was typed or chosen.
fn is_a_click(typed: &Typed) -> bool {
    typed.pairs().iter().all(|(name, _)| UNSEEN.contains(&name.as_str()))
}

/// Fields in which even one word was written.
const WRITTEN: [&str; 4] = ["reason", "comment", "note", "change"];

/// What somebody wrote, as against what they chose.
fn texts(typed: &Typed) -> impl Iterator<Item = &str> {
    let written = |(name, text): &&(String, String)| {
        let asked_for_words =
            WRITTEN.iter().any(|word| name == word || name.starts_with(&format!("{word}[")));
        let said = text.trim().contains(char::is_whitespace) || asked_for_words && !text.trim().is_empty();
        said && !UNSEEN.contains(&name.as_str())
    };
    typed.pairs().iter().filter(written).map(|(_, text)| text.as_str())
}

fn section(lang: Lang, texts: Vec<&str>, way: Option<Way<'_>>) -> String {
    let mut html = String::from("<section class=\"panel\">");
    if !texts.is_empty() {
        html.push_str(&format!("<header><h2>{}</h2></header>", refill::escaped(&lang.t("kept-typed"))));
        for text in texts {
            html.push_str(&format!("<p><bdi class=\"typed\">{}</bdi></p>", refill::escaped(text)));
        }
    }
    if let Some(way) = way {
        html.push_str(&format!("<div class=\"actions\">{}</div>", way.html(lang)));
    }
    html.push_str("</section>");
    html
}

impl<'r> Responder<'r, 'static> for Drawn {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        RawHtml(self.finish(request).0).respond_to(request)
    }
}

//! A form as a browser fills it in: what stands in a page, what a person types over it.

/// What is typed into one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A text, or the value of a choice.
    Text(String),
    /// Every box of the name is ticked, whatever it stands for.
    Tick,
    /// The first choice of the name that stands for something.
    First,
}

/// A form of a page.
#[derive(Debug, Default)]
pub struct PageForm {
    action: String,
    multipart: bool,
    /// Where buttons of their own send it.
    buttons: Vec<String>,
    /// Name, value, and whether it is sent as it stands.
    fields: Vec<(String, String, bool)>,
    /// Names of those that a person types into.
    typed: Vec<String>,
}

impl PageForm {
    /// The form of a page that is sent to a path and has these fields.
    pub fn find(page: &str, here: &str, to: &str, names: &[&str]) -> Option<Self> {
        let here = here.split('?').next().unwrap_or(here);
        forms(page).into_iter().find(|form| {
            let action = if form.action.is_empty() { here } else { form.action.as_str() };
            let has = |name: &&str| form.fields.iter().any(|(known, ..)| known == name);
            action == to && names.iter().all(has)
        })
    }

    /// The form one of whose buttons leads to a path.
    pub fn with_button(page: &str, to: &str) -> Option<Self> {
        forms(page).into_iter().find(|form| form.buttons.iter().any(|button| button == to))
    }

    /// The fields that a person types into.
    pub fn typed(&self) -> &[String] {
        &self.typed
    }

    /// Whether it has a field of a name.
    pub fn has(&self, wanted: &str) -> bool {
        self.fields.iter().any(|(name, ..)| name == wanted)
    }

    /// Whether it is sent in parts, as files need it.
    pub fn is_multipart(&self) -> bool {
        self.multipart
    }

    /// What is sent when somebody has typed into it.
    pub fn filled(&self, typed: &[(&str, Typed)]) -> Vec<(String, String)> {
        let touched = |name: &str| typed.iter().any(|(known, _)| *known == name);
        let mut sent: Vec<_> = self
            .fields
            .iter()
            .filter(|(name, _, sent)| *sent && !touched(name))
            .map(|(name, value, _)| (name.clone(), value.clone()))
            .collect();
        for (name, what) in typed {
            let known = self.fields.iter().filter(|(known, value, _)| known == name && !value.is_empty());
            let values: Vec<_> = match what {
                Typed::Text(text) => vec![text.clone()],
                Typed::Tick => known.map(|(_, value, _)| value.clone()).collect(),
                Typed::First => known.take(1).map(|(_, value, _)| value.clone()).collect(),
            };
            assert!(!values.is_empty(), "nothing to choose for {name}");
            sent.extend(values.into_iter().map(|value| ((*name).to_owned(), value)));
        }
        sent
    }
}

/// Every form of a page that is posted.
fn forms(page: &str) -> Vec<PageForm> {
    let (mut forms, mut open, mut select): (Vec<PageForm>, Option<PageForm>, _) = (Vec::new(), None, None);
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>') else { break };
        let (tag, after) = (&rest[start + 1..start + end], &rest[start + end + 1..]);
        rest = after;
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        match (name, &mut open) {
            ("form", _) if attribute(tag, "method").as_deref() == Some("post") => {
                let action = attribute(tag, "action").unwrap_or_default();
                let multipart = attribute(tag, "enctype").is_some();
                open = Some(PageForm { action, multipart, ..PageForm::default() });
            }
            ("input", Some(form)) => {
                form.fields.extend(input(tag));
                let kind = attribute(tag, "type").unwrap_or_default();
                if !matches!(kind.as_str(), "hidden" | "file" | "checkbox" | "radio" | "submit") {
                    form.typed.extend(attribute(tag, "name"));
                }
            }
            ("button", Some(form)) => {
                let value = attribute(tag, "value").unwrap_or_default();
                form.fields.extend(attribute(tag, "name").map(|name| (name, value, false)));
                form.buttons.extend(attribute(tag, "formaction"));
            }
            ("textarea", Some(form)) => {
                let value = after.split("</textarea").next().unwrap_or_default();
                form.fields.extend(attribute(tag, "name").map(|name| (name, text(value), true)));
                form.typed.extend(attribute(tag, "name"));
            }
            ("select", Some(_)) => select = attribute(tag, "name"),
            ("option", Some(form)) => {
                if let Some(name) = &select {
                    let value = attribute(tag, "value").unwrap_or_default();
                    form.fields.push((name.clone(), value, has(tag, "selected")));
                }
            }
            _ if tag.starts_with("/form") => forms.extend(open.take()),
            _ => {}
        }
    }
    forms
}

fn input(tag: &str) -> Option<(String, String, bool)> {
    let (name, kind) = (attribute(tag, "name")?, attribute(tag, "type").unwrap_or_default());
    let value = attribute(tag, "value").unwrap_or_default();
    match kind.as_str() {
        "file" => None,
        "checkbox" | "radio" => Some((name, value, has(tag, "checked"))),
        _ => Some((name, value, true)),
    }
}

fn has(tag: &str, word: &str) -> bool {
    tag.split_ascii_whitespace().any(|part| part == word)
}

/// The value of an attribute, as askama wrote it.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    Some(text(after.split('"').next()?))
}

fn text(escaped: &str) -> String {
    escaped
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

#[test]
fn a_form_is_sent_as_it_stands_but_for_what_is_typed() {
    let page = r#"<form method="post" action="/there"><input type="hidden" name="version" value="3">
        <input type="checkbox" name="row" value="a"><input type="checkbox" name="row" value="b">
        <textarea name="note">a &#38; b</textarea><button name="action" value="save">Save</button></form>"#;
    let form = PageForm::find(page, "/here", "/there", &["row"]).unwrap();
    let sent = form.filled(&[("row", Typed::Tick)]);
    let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, [("version", "3"), ("note", "a & b"), ("row", "a"), ("row", "b")]);
    assert!(PageForm::find(page, "/here", "/elsewhere", &[]).is_none());
}

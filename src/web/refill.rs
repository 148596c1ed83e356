//! What was typed, put back into the forms of a page after it was drawn: one place for every form, whatever its handler
//! remembers. It reads the program's own pages only, whose attributes askama has escaped.

use super::{form::Typed, kept::FIELD};

/// What is put into which form.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// Where the form is sent to, by itself or by one of its buttons.
    pub action: &'a str,
    /// The page's own path, for forms that are sent there.
    pub here: &'a str,
    /// What was typed.
    pub typed: &'a Typed,
    /// Whether what the form carried unseen is put back as well.
    pub unseen: bool,
    /// What is said above the form, as HTML.
    pub note: &'a str,
}

/// One tag of a page: its name, with a slash where it closes, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tag that begins at or after a place.
pub(super) fn next_tag(html: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        let start = at + html.get(at..)?.find('<')?;
        let rest = &html[start + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            at = start + 1;
            continue;
        }
        let mut quoted = false;
        let close = rest.bytes().position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })?;
        let inside = &rest[..close];
        let name = inside.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        let attributes = &inside[name.len()..];
        return Some(Tag { name, attributes, start, end: start + close + 2 });
    }
}

impl<'a> Tag<'a> {
    /// Name, and value where there is one, of each attribute, escaped as they stand.
    fn attributes(self) -> Vec<(&'a str, Option<&'a str>)> {
        let (mut found, mut rest) = (Vec::new(), self.attributes.trim());
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let (value, after) = match after.strip_prefix("=\"").and_then(|value| value.split_once('"')) {
                Some((value, after)) => (Some(value), after),
                None => (None, after.strip_prefix('=').unwrap_or(after)),
            };
            found.push((name, value));
            rest = after.trim_start();
        }
        found
    }

    /// The value of an attribute.
    pub(super) fn get(self, wanted: &str) -> Option<String> {
        let found = self.attributes().into_iter().find(|(name, _)| *name == wanted)?;
        Some(plain(found.1.unwrap_or_default()))
    }

    /// The tag with another value of an attribute, or without it.
    fn with(self, attribute: &str, value: Option<&str>) -> String {
        let mut tag = format!("<{}", self.name);
        for (name, value) in self.attributes().into_iter().filter(|(name, _)| *name != attribute) {
            tag.push(' ');
            tag.push_str(name);
            if let Some(value) = value {
                tag.push_str(&format!("=\"{value}\""));
            }
        }
        match value {
            // An attribute that is there or not, without a value.
            Some("") if matches!(attribute, "checked" | "selected") => tag.push_str(&format!(" {attribute}")),
            Some(value) => tag.push_str(&format!(" {attribute}=\"{}\"", escaped(value))),
            None => {}
        }
        tag.push('>');
        tag
    }

    /// Whether it begins a form that is posted.
    fn posts(self) -> bool {
        self.name == "form" && self.get("method").is_some_and(|method| method.eq_ignore_ascii_case("post"))
    }
}

/// A text as it may stand in a page. What no browser would have shown in a field is left out.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&#38;"),
            '<' => html.push_str("&#60;"),
            '>' => html.push_str("&#62;"),
            '"' => html.push_str("&#34;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\r' | '\t' => html.push(letter),
            letter if letter.is_control() => {}
            letter => html.push(letter),
        }
    }
    html
}

fn plain(escaped: &str) -> String {
    [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&quot;", "\""), ("&lt;", "<")]
        .into_iter()
        .chain([("&gt;", ">"), ("&amp;", "&"), ("&#38;", "&")])
        .fold(escaped.to_owned(), |text, (coded, letter)| text.replace(coded, letter))
}

/// The page with a hidden field in every form that is posted.
pub fn mark(html: &str, seal: &str) -> String {
    let (mut marked, mut done) = (String::with_capacity(html.len() + 256), 0);
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if tag.posts() {
            marked.push_str(&html[done..tag.end]);
            marked.push_str(&format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{}\">", escaped(seal)));
            done = tag.end;
        }
    }
    marked.push_str(&html[done..]);
    marked
}

/// The page with the form filled in; `None` where it has no such form.
pub fn fill(html: &str, filling: Filling<'_>) -> Option<String> {
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if !tag.posts() {
            continue;
        }
        let end = at + html[at..].find("</form").unwrap_or(html.len() - at);
        let own = tag.get("action").filter(|action| !action.is_empty());
        let here = own.as_deref().unwrap_or(filling.here);
        if path(here) == filling.action || buttons(&html[at..end]).contains(&filling.action.to_owned()) {
            let form = Controls { html: &html[..end], filling, seen: Vec::new() }.fill(at);
            return Some([&html[..at], filling.note, &form, &html[end..]].concat());
        }
        at = end;
    }
    None
}

fn path(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

/// Where buttons of their own send a form.
fn buttons(form: &str) -> Vec<String> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(tag) = next_tag(form, at) {
        at = tag.end;
        found.extend(tag.get("formaction").map(|action| path(&action).to_owned()));
    }
    found
}

/// The controls of one form, on the way through them.
struct Controls<'a> {
    html: &'a str,
    filling: Filling<'a>,
    /// Names of fields that have been filled, once for each.
    seen: Vec<String>,
}

impl Controls<'_> {
    fn fill(mut self, from: usize) -> String {
        let (mut filled, mut done, mut at) = (String::new(), from, from);
        let mut select = None;
        while let Some(tag) = next_tag(self.html, at) {
            at = tag.end;
            let mut until = tag.end;
            let changed = match tag.name {
                "input" => self.input(tag),
                "select" => {
                    select = tag.get("name").filter(|name| self.has(name));
                    None
                }
                "/select" => {
                    select = None;
                    None
                }
                "option" => select.as_ref().map(|name| {
                    let value = tag.get("value").unwrap_or_default();
                    tag.with("selected", self.has_value(name, &value).then_some(""))
                }),
                "textarea" => tag.get("name").and_then(|name| self.next(&name)).map(|text| {
                    let length = self.html[tag.end..].find("</textarea").unwrap_or_default();
                    until = tag.end + length;
                    // A browser leaves out a line break that comes first.
                    let first = if text.starts_with(['\n', '\r']) { "\n" } else { "" };
                    format!("{}{first}{}", &self.html[tag.start..tag.end], escaped(&text))
                }),
                _ => None,
            };
            if let Some(changed) = changed {
                filled.push_str(&self.html[done..tag.start]);
                filled.push_str(&changed);
                (done, at) = (until, until);
            }
        }
        filled.push_str(&self.html[done..]);
        filled
    }

    fn input(&mut self, tag: Tag<'_>) -> Option<String> {
        let name = tag.get("name").filter(|name| name != FIELD)?;
        match tag.get("type").as_deref() {
            Some("file" | "password" | "submit" | "button" | "image" | "reset") => None,
            Some("hidden") if !self.filling.unseen => None,
            Some("checkbox") => {
                let value = tag.get("value").unwrap_or_else(|| "on".into());
                Some(tag.with("checked", self.has_value(&name, &value).then_some("")))
            }
            Some("radio") if !self.has(&name) => None,
            Some("radio") => {
                let value = tag.get("value").unwrap_or_default();
                Some(tag.with("checked", self.has_value(&name, &value).then_some("")))
            }
            _ => self.next(&name).map(|text| tag.with("value", Some(&text))),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.filling.typed.get(name).is_some()
    }

    fn has_value(&self, name: &str, value: &str) -> bool {
        self.filling.typed.pairs().iter().any(|(known, typed)| known == name && typed == value)
    }

    /// The value of the next field of a name.
    fn next(&mut self, name: &str) -> Option<String> {
        let nth = self.seen.iter().filter(|seen| *seen == name).count();
        self.seen.push(name.to_owned());
        let mut values = self.filling.typed.pairs().iter().filter(|(known, _)| known == name);
        values.nth(nth).map(|(_, value)| value.clone())
    }
}

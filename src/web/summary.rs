//! The list of errors above a form: each line begins with the label of its field, so that no "Fill this in" reads as another one.
//! It happens here, after the page was drawn, so that no form can forget it. It reads the program's own pages only.

use super::refill::{Tag, next_tag};

/// The page whose list of errors names the fields.
pub fn named(html: String) -> String {
    const LIST: &str = "<div class=\"errors\"";
    let Some(start) = html.find(LIST) else { return html };
    let end = html[start..].find("</div>").map_or(html.len(), |length| start + length);
    let (mut named, mut done, mut at) = (String::with_capacity(html.len() + 256), 0, start);
    while let Some(tag) = next_tag(&html, at).filter(|tag| tag.start < end) {
        at = tag.end;
        let field = tag.get("href").filter(|_| tag.name == "a");
        let Some(field) = field.as_deref().and_then(|href| href.strip_prefix('#')) else { continue };
        let Some(label) = label_of(&html[end..], field) else { continue };
        if html[at..].trim_start().starts_with(&label) {
            continue;
        }
        let sign = if label.ends_with(['?', ':', '!']) { " " } else { ": " };
        named.extend([&html[done..at], &label, sign]);
        done = at;
    }
    named.push_str(&html[done..]);
    named
}

/// The label of the control with an id, as HTML without tags: the one that points to it, else that of the group it belongs to, else the
/// one around it.
fn label_of(html: &str, id: &str) -> Option<String> {
    let pointing = |tag: Tag<'_>| tag.name == "label" && tag.get("for").is_some_and(|to| to == id);
    if let Some(label) = tags(html).find(|tag| pointing(*tag)) {
        return words(html, label.end, "</label");
    }
    let (mut legends, mut around) = (Vec::new(), None);
    for tag in tags(html) {
        match tag.name {
            "fieldset" => legends.push(None),
            "legend" => {
                if let Some(legend) = legends.last_mut() {
                    *legend = words(html, tag.end, "</legend");
                }
            }
            "label" => around = Some(tag.end),
            "/label" => around = None,
            _ => {}
        }
        if tag.get("id").is_some_and(|own| own == id) {
            if tag.name == "fieldset" {
                let legend = tags(&html[tag.end..]).find(|tag| tag.name == "legend")?;
                return words(html, tag.end + legend.end, "</legend");
            }
            let is_choice = match tag.get("type").as_deref() {
                Some("radio") => true,
                // The first of several boxes stands for all of them.
                Some("checkbox") => {
                    tags(html).filter(|other| other.get("name") == tag.get("name")).count() > 1
                }
                _ => false,
            };
            let legend = legends.last().cloned().flatten();
            let label = around.and_then(|from| words(html, from, "</label"));
            let spoken = tag.get("aria-label").map(|text| super::refill::escaped(&text));
            return match label {
                Some(label) if !is_choice => Some(label),
                label => legend.or(label).or(spoken),
            };
        }
        if tag.name == "/fieldset" {
            legends.pop();
        }
    }
    None
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let tag = next_tag(html, at)?;
        at = tag.end;
        Some(tag)
    })
}

/// The words from a place to a closing tag.
fn words(html: &str, from: usize, closing: &str) -> Option<String> {
    let inside = &html[from..from + html[from..].find(closing)?];
    let (mut text, mut at) = (String::new(), 0);
    for tag in tags(inside) {
        text.push_str(&inside[at..tag.start]);
        at = tag.end;
    }
    text.push_str(&inside[at..]);
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

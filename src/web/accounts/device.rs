//! A browser's own long name for itself, in two plain words.

use crate::texts::Lang;

/// Browser and system, e.g. `Chrome on Windows`. Order matters: most browsers also name those they descend from.
pub fn in_words(user_agent: &str, lang: Lang) -> String {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => {
            lang.t_args("accounts-device", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => lang.t("accounts-device-unknown"),
    }
}

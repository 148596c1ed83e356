//! Addresses as people read them: the parts before and after the @, a domain in its own script, and whether two look alike.
//!
//! An address is kept with its domain as the network has it (`xn--…`, RFC 5891), so that every spelling of one mailbox is
//! one account.

use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// The address as it is kept: compatibility forms (full-width letters, ligatures) folded, in lower case, the domain in its ASCII
/// form. `None` where the domain is none by UTS 46.
pub fn kept(typed: &str) -> Option<String> {
    let address = typed.nfkc().collect::<String>().to_lowercase().nfkc().collect::<String>();
    let (local, domain) = address.rsplit_once('@')?;
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    Some(format!("{local}@{domain}"))
}

/// The address as a person reads it, its domain in the script it was registered in.
pub fn shown(kept: &str) -> String {
    match kept.rsplit_once('@') {
        Some((local, domain)) => match idna::domain_to_unicode(domain) {
            (domain, Ok(())) => format!("{local}@{domain}"),
            _ => kept.to_owned(),
        },
        None => kept.to_owned(),
    }
}

/// The spellings under which an account may be kept: the one of today, and the one of before domains were kept as ASCII.
pub fn spellings(kept: &str) -> Vec<String> {
    let before = shown(kept);
    if before == kept { vec![before] } else { vec![kept.to_owned(), before] }
}

/// Whether two different addresses can be taken for one another (UTS 39, skeletons of confusable characters), or lead to one
/// mailbox: what follows a `+` is the reader's own (RFC 5233), and Gmail leaves dots out.
pub fn look_alike(one: &str, other: &str) -> bool {
    shown(one) != shown(other) && outline(one) == outline(other)
}

/// What is left of an address when what looks alike is one.
fn outline(address: &str) -> String {
    let shape = skeleton(&mailbox(&shown(address))).collect::<String>().to_lowercase();
    skeleton(&shape).collect::<String>().to_lowercase()
}

/// The address of the mailbox that an address leads to, as far as it can be seen from it.
fn mailbox(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return address.to_owned() };
    let own = local.split('+').next().filter(|own| !own.is_empty()).unwrap_or(local);
    match domain {
        "gmail.com" | "googlemail.com" => format!("{}@gmail.com", own.replace('.', "")),
        _ => format!("{own}@{domain}"),
    }
}

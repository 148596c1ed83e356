//! Pages and mails as they are read, so that a change of their words is seen and meant.
//!
//! After a change that is meant: `INSTA_UPDATE=always sh tests/run snapshots`, then read the difference.

use std::collections::BTreeSet;

use countersign::{
    domain::{
        states::{CertificateState, DocumentState},
        words::RevocationReason,
    },
    storage::outbox,
    texts::{Arg, Lang},
    workflows::letter::{Letter, post},
};

use crate::{
    patient::Clinic,
    support::{app::noon, records::code},
};

/// The page's markup without the hashes in the addresses of its assets.
fn markup(body: &str) -> String {
    let mut page = String::new();
    for (place, part) in body.split("/assets/").enumerate() {
        match (place, part.split_once('/')) {
            (0, _) | (_, None) => page.push_str(part),
            (_, Some((_, rest))) => {
                page.push_str("/assets/HASH/");
                page.push_str(rest);
            }
        }
    }
    page
}

#[tokio::test]
async fn the_page_of_an_active_certificate_in_every_language() {
    let clinic = Clinic::open().await;
    clinic
        .records
        .document(clinic.certificate.person_id, "treatment_insurance", DocumentState::Approved)
        .await;
    for lang in Lang::ALL {
        let browser = clinic.site.browser();
        browser.get(&format!("/language/{}", lang.tag())).await;
        let page = browser.get(&clinic.path()).await.expect_status(200);
        insta::assert_snapshot!(format!("active_{}", lang.tag()), markup(&page.body));
    }
}

#[tokio::test]
async fn every_other_answer_in_words() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    insta::assert_snapshot!("home", browser.get("/").await.text());
    insta::assert_snapshot!("sign_in", browser.get("/sign-in").await.text());
    insta::assert_snapshot!("mistake", browser.get("/v?code=7K3M-9QX2").await.text());
    insta::assert_snapshot!("unknown", browser.get(&format!("/v/{}", code(9).as_str())).await.text());
    clinic.change(CertificateState::Suspended, None).await;
    insta::assert_snapshot!("suspended", browser.get(&clinic.path()).await.text());
    clinic.change(CertificateState::Revoked, Some(RevocationReason::IncorrectUnits)).await;
    insta::assert_snapshot!("revoked", browser.get(&clinic.path()).await.text());
    clinic.site.store().clone().close().await.unwrap();
    insta::assert_snapshot!("unavailable", browser.get(&clinic.path()).await.text());
}

/// The names of all mails that the locale files have words for.
fn mails() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/locales/en");
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|file| {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let name = |line: &str| Some(line.strip_prefix("mail-")?.split_once("-subject =")?.0.to_owned());
            text.lines().filter_map(name).collect::<Vec<_>>()
        })
        .collect()
}

#[tokio::test]
async fn every_mail_in_every_language() {
    let clinic = Clinic::open().await;
    let names = mails();
    assert!(names.len() > 10, "{names:?}");
    let args: Vec<(&'static str, Arg<'_>)> = [
        ("name", "Siân Ŵyn"),
        ("person", "Siân Ŵyn"),
        ("academy", "INK Academy"),
        ("course", "Level 4 Certificate in Scalp Micropigmentation"),
        ("cohort", "Autumn 2026"),
        ("code", "7K3M-9QX2-4TFD-W8HP"),
        ("reason", "The name does not match"),
        ("role", "trainer"),
        ("document", "First aid certificate"),
        ("which", "Red Cross, FA-77"),
        ("moment", "4 December 2026, 12:00"),
        ("day", "4 December 2026"),
        ("email", "sian@people.example"),
        ("contact", "office@ink.example"),
        ("until", "4 December 2026"),
        ("supervisor", "Tilda Brandt"),
        ("trainee", "Siân Ŵyn"),
        ("client", "C-014"),
        ("holder", "Siân Ŵyn"),
        ("serial", "INK-2026-0001"),
        ("cause", "signature_void"),
        ("new", "new@people.example"),
        ("old", "old@people.example"),
        ("who", "Mo Sample"),
        ("by", "Ada Sample"),
        ("what", "name"),
        ("to", "Siân Prys"),
        ("roles", "Trainer"),
        ("before", "Theo Sample"),
        ("list", "– Entries to countersign: 3"),
        ("alike", "sian@people.example"),
        ("asked", "1 December 2026, 12:00"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.into()))
    .chain([("count", 2.into()), ("cohorts", 1.into())])
    .collect();
    for lang in Lang::WORK {
        for name in &names {
            let leads_somewhere = lang.try_t(&format!("mail-{name}-action")).is_some();
            let link = leads_somewhere.then(|| "http://verify.example/somewhere".to_owned());
            let dedup_key = format!("{name}:{}", lang.tag());
            let academy = Some(clinic.records.academy);
            let letter = Letter {
                academy,
                name,
                dedup_key,
                to: "sian@people.example",
                lang: *lang,
                args: args.clone(),
                link,
            };
            clinic.records.write(async |tx| post(tx, letter.clone(), noon()).await).await.unwrap();
        }
        let all = outbox::list(clinic.site.store().read(), clinic.records.academy, 200).await.unwrap();
        let mut words = String::new();
        for name in &names {
            let mail = all.iter().find(|mail| mail.dedup_key == format!("{name}:{}", lang.tag())).unwrap();
            assert!(!mail.text.contains("Unknown localization"), "{name}: {}", mail.text);
            words.push_str(&format!("=== {name}\n{}\n\n{}\n", mail.subject, mail.text));
        }
        insta::assert_snapshot!(format!("mails_{}", lang.tag()), words);
    }
}

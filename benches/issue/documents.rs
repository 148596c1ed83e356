//! Certificates to issue: of one course, for people who are all different.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use countersign::issuing::{
    CategoryHours, CertificateDocument, Enclosure, Relationship, Signatory, TechniqueCases, UnitLine,
    credential::{AchievementFacts, CredentialFacts, Issuer, StatusPlace},
};

pub fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 9, 30, 0).unwrap()
}

/// A well-mixed number for each number.
fn mixed(number: usize) -> u64 {
    let mut x = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for shift in [30, 27, 31] {
        x = (x ^ (x >> shift)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    }
    x
}

fn pick<'a>(from: &[&'a str], number: usize, which: usize) -> &'a str {
    from[mixed(number * 8 + which) as usize % from.len()]
}

pub fn document(number: usize) -> CertificateDocument {
    let unit = |(reference, (title, guided_hours)): (usize, (&str, u32))| UnitLine {
        reference: format!("U{}", reference + 1),
        title: title.to_owned(),
        guided_hours,
    };
    let units = [
        ("Consultation and suitability", 10),
        ("Hygiene, sanitation and infection control", 12),
        ("Hairline design", 10),
        ("Colour and pigment matching to skin and hair", 10),
        ("Needle grouping, depth and angle", 12),
        ("Layering, density and shading", 12),
        ("Scars and alopecia", 10),
        ("Aftercare, healing and touch-ups", 8),
        ("Professional practice and insurance", 6),
    ];
    let person = |name: &str, title: &str| Signatory { name: name.to_owned(), title: title.to_owned() };
    let bits = mixed(number);
    let digits = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let code: String =
        (0..16).map(|at| char::from(digits[(mixed(number + at * 7919) % 32) as usize])).collect();
    let minutes = |share: u64| 2000 + (bits >> share) as u32 % 2000;
    let cases = |technique: &str, share: u64| TechniqueCases {
        technique: technique.to_owned(),
        cases: 3 + (bits >> share) as u32 % 9,
    };
    CertificateDocument {
        kind_note: "An academy’s own certificate, not a regulated qualification".to_owned(),
        hours_note: "The whole course takes 185 hours, 90 of them taught. The table shows what was logged."
            .to_owned(),
        holder_name: "Siân Ŵyn".to_owned(),
        latin_name: String::new(),
        course_title: "Level 4 Certificate in Scalp Micropigmentation".to_owned(),
        level_line: "185 hours of study, practice and assessment".to_owned(),
        kind: "Certificate".to_owned(),
        academy_name: "Harbour Street Academy".to_owned(),
        academy_town: "Bristol".to_owned(),
        awarded_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        expires_on: NaiveDate::from_ymd_opt(2029, 11, 19),
        serial: format!("HSA-2026-{:04}", number % 10_000),
        code: [&code[..4], &code[4..8], &code[8..12], &code[12..]].join("-"),
        verify_url: format!("https://verify.example/v/{code}"),
        techniques: vec![
            cases("Hairline", 3),
            cases("Density", 9),
            cases("Scar camouflage", 15),
            cases("Touch-up", 21),
        ],
        hours: ["Theory", "Supervised practice", "Independent practice"]
            .into_iter()
            .zip([5, 11, 17])
            .map(|(category, share)| CategoryHours { category: category.to_owned(), minutes: minutes(share) })
            .collect(),
        units: units.into_iter().enumerate().map(unit).collect(),
        assessors: vec![person("Łukasz Świątek", "Assessor"), person("Dr Amara O'Neill-García", "Assessor")],
        signatories: vec![
            person("Helen Marsh", "Head of the academy"),
            person("Łukasz Świątek", "Lead assessor"),
        ],
        language: "en".to_owned(),
        replacement: false,
        created_at: at(),
    }
}

fn called(number: usize, first: &[&str], between: &str, last: &[&str]) -> CertificateDocument {
    let name = [pick(first, number, 1), between, pick(last, number, 2)].concat();
    CertificateDocument { holder_name: name, ..document(number) }
}

pub fn latin(number: usize) -> CertificateDocument {
    let first = ["Siân", "Łukasz", "Sofia", "Amara", "Søren", "Işıl", "Ștefan", "Zoë", "Jürgen", "Ada"];
    let last =
        ["Ŵyn", "Świątek", "O'Neill-García", "Marsh", "Ørsted", "Yıldız", "Țăran", "Affleck", "Müller"];
    called(number, &first, " ", &last)
}

pub fn long(number: usize) -> CertificateDocument {
    let first = ["Maximiliana Wilhelmine", "Konstantina Theodora", "Bartholomäus Ferdinand"];
    let last = ["Hohenzollern-Sigmaringen", "Featherstonehaugh-Cholmondeley", "Leutheusser-Schnarrenberger"];
    called(number, &first, " von und zu ", &last)
}

pub fn vietnamese(number: usize) -> CertificateDocument {
    let first = ["Nguyễn", "Trần", "Phạm", "Huỳnh", "Đặng", "Võ"];
    let last = ["Ánh", "Bảo", "Dương", "Hằng", "Quỳnh", "Tuấn", "Phương", "Thảo"];
    called(number, &first, " Thị ", &last)
}

pub fn arabic(number: usize) -> CertificateDocument {
    let first = ["محمد", "فاطمة", "يوسف", "خديجة", "إبراهيم", "زينب"];
    let last = ["عبد الله", "حسين", "الشريف", "منصور", "سليمان"];
    called(number, &first, " بن ", &last)
}

pub fn chinese(number: usize) -> CertificateDocument {
    let family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    let given = ["小明", "志强", "秀英", "伟", "芳", "娜", "敏", "静", "丽华", "国平"];
    called(number, &family, "", &given)
}

/// A transcript that is the person's row by row.
pub fn own_rows(number: usize) -> CertificateDocument {
    let what = ["Hairline", "Density", "Scar camouflage", "Touch-up", "Temple points", "Crown"];
    let on = ["fair skin", "dark skin", "grey hair", "grafts", "alopecia"];
    let techniques = (0..30).map(|row| TechniqueCases {
        technique: format!("{} on {}", pick(&what, number * 30 + row, 3), pick(&on, number * 30 + row, 4)),
        cases: 1 + (mixed(number * 30 + row) % 20) as u32,
    });
    CertificateDocument { techniques: techniques.collect(), ..latin(number) }
}

/// What the credential of a document says.
pub fn facts(document: &CertificateDocument) -> CredentialFacts {
    CredentialFacts {
        issuer: Issuer::at("https://verify.example"),
        code: document.code.replace('-', ""),
        issuer_name: document.academy_name.clone(),
        holder_name: document.holder_name.clone(),
        latin_name: None,
        serial: document.serial.clone(),
        achievement: AchievementFacts {
            id: "urn:uuid:0192f0c1-2222-7000-8000-000000000000".into(),
            name: document.course_title.clone(),
            description: "Certificate · Level 4 · 185 hours total qualification time".into(),
            criteria: "Study and practice of 185 hours in all, 90 of them guided; practice countersigned by a supervisor, the \
                       required treatments completed under supervision, and every assessment passed."
                .into(),
            language: "en".into(),
        },
        narrative: Some("Hairline: 3 treatments completed under supervision; Density: 3".into()),
        valid_from: at(),
        valid_until: None,
        signed_at: at(),
        place: StatusPlace { list: 1, index: 4711 },
    }
}

/// A credential, and a proof of its place in a log of a hundred thousand entries.
pub fn enclosures(number: usize, credential: Vec<u8>) -> Vec<Enclosure> {
    let hash = |salt: usize| -> String {
        let words = (0..4).map(|word| mixed(number * 1_000 + salt * 4 + word).to_be_bytes());
        STANDARD.encode(words.collect::<Vec<_>>().concat())
    };
    let hashes: String = (0..17).map(|line| hash(line) + "\n").collect();
    let proof = format!(
        "c2sp.org/tlog-proof@v1\nindex {number}\n{hashes}\nverify.example/log\n100000\n{}\n",
        hash(20)
    );
    let file = |name: &str, media_type: &str, relationship, description: &str, bytes| Enclosure {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        relationship,
        description: description.to_owned(),
        bytes,
        modified: at(),
    };
    let what = ["The certificate as a verifiable credential", "Its place in the public log"];
    vec![
        file("credential.json", "application/vc+ld+json", Relationship::Data, what[0], credential),
        file("credential.tlog-proof", "text/plain", Relationship::Supplement, what[1], proof.into_bytes()),
    ]
}

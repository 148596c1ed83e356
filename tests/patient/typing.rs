//! Typing a code: any spelling is read, a mistake is found by the code itself.

use crate::support::records::code;

use super::Clinic;

#[tokio::test]
async fn a_code_is_read_in_any_spacing_and_case_with_o_for_0_and_i_or_l_for_1() {
    let clinic = Clinic::open().await;
    let plain = code(1).as_str().to_owned();
    let sloppy = plain.to_lowercase().replace('0', "o").replace('1', "l");
    let spaced: Vec<String> =
        sloppy.as_bytes().chunks(3).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
    let typed = rocket::http::RawStr::new(&spaced.join(" - ")).percent_encode().to_string();
    let answer = clinic.site.browser().get(&format!("/v?code={typed}")).await.expect_status(303);
    assert_eq!(answer.location.unwrap(), format!("/v/{plain}"));
}

#[tokio::test]
async fn the_address_of_the_qr_code_in_capitals_leads_to_the_answer() {
    let clinic = Clinic::open().await;
    let answer = clinic.site.browser().get(&format!("/V/{}", code(1).as_str())).await.expect_status(303);
    assert_eq!(answer.location.unwrap(), clinic.path());
}

#[tokio::test]
async fn a_pasted_address_is_as_good_as_a_code() {
    let clinic = Clinic::open().await;
    let answer = clinic
        .site
        .browser()
        .get(&format!("/v?code=https%3A%2F%2Fverify.example%2Fv%2F{}", code(1).as_str()))
        .await;
    assert_eq!(answer.location.unwrap(), clinic.path());
}

#[tokio::test]
async fn a_wrong_character_is_found_without_asking_the_database() {
    let clinic = Clinic::open().await;
    clinic.site.store().clone().close().await.unwrap();
    let mut wrong: Vec<char> = code(1).as_str().chars().collect();
    wrong[4] = if wrong[4] == '7' { '8' } else { '7' };
    let wrong: String = wrong.into_iter().collect();
    for path in [format!("/v/{wrong}"), format!("/v?code={wrong}")] {
        let page = clinic.site.browser().get(&path).await.expect_status(400);
        page.expect_text("This code has a typing mistake").expect_text("One letter or number is wrong");
        assert!(page.body.contains(&wrong), "what was typed is kept");
    }
}

#[tokio::test]
async fn too_few_characters_and_strange_ones_are_each_named() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    browser.get("/v?code=7K3M-9QX2").await.expect_text("A code has 16 letters and numbers. This one has 8.");
    browser.get("/v?code=7K3M-9QX2-4TFD-W8H%24").await.expect_text("“$” at place 16 is in no code");
    browser.get("/v?code=").await.expect_text("Nothing was typed");
    browser.get("/v?code=%3Cscript%3E").await.expect_status(400);
}

#[tokio::test]
async fn the_answer_speaks_the_language_that_was_chosen() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let chosen = browser.get(&format!("/language/de?next={}", clinic.path())).await.expect_status(303);
    assert_eq!(chosen.location.as_deref(), Some(clinic.path().as_str()));
    let page = browser.get(&clinic.path()).await.expect_status(200);
    page.expect_text("Echt und gültig").expect_text("20. November 2029");
    assert!(page.body.contains("<html lang=\"de\""));
}

#[tokio::test]
async fn choosing_a_language_never_leads_to_another_site() {
    let clinic = Clinic::open().await;
    for next in ["https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example"] {
        let answer = clinic.site.browser().get(&format!("/language/de?next={next}")).await;
        assert_eq!(answer.location.as_deref(), Some("/"), "{next}");
    }
}

#[tokio::test]
async fn whatever_is_pasted_around_a_code_the_code_is_read() {
    let clinic = Clinic::open().await;
    let (plain, written) = (code(1).as_str().to_owned(), code(1).to_string());
    let wide: String = plain.chars().map(|c| char::from_u32(u32::from(c) - 0x21 + 0xFF01).unwrap()).collect();
    for typed in [
        format!("https://verify.example/v/{plain}?fbclid=IwAR0abc"),
        format!("https://verify.example/v/{plain}#main"),
        format!("https://verify.example/v/{plain}/"),
        format!("verify.example/v/{plain}"),
        format!("HTTPS://VERIFY.EXAMPLE/V/{plain}"),
        format!("https://verify.example/v?code={plain}&x=1"),
        format!("Certificate code: {written}"),
        format!("Code：{written}"),
        format!("see ({written}), thank you"),
        format!("\u{202a}{written}\u{202c}"),
        written.replace('-', "・"),
        written.replace('-', "－"),
        wide.clone(),
        format!("https://verify.example/v/{plain}?next=/v/"),
        format!("https://verify.example/language/de?next=%2Fv%2F{plain}"),
        format!("https%3A%2F%2Fverify.example%2Fv%2F{plain}%3Fx%3D1"),
        format!("ｈｔｔｐｓ：／／ｖｅｒｉｆｙ／ｖ／{wide}"),
        format!("https://verify.example/v/{plain}/proof"),
        format!("https://verify.example/credentials/{plain}"),
        format!("https://verify.example/?code={plain}&lang=de"),
        format!("[{written}](https://verify.example/v/{plain})"),
        format!("<https://verify.example/v/{plain}>"),
        format!("Your code is {plain}=20"),
        written.replacen('-', "-=\r\n", 2),
        written.replace('-', "=E2=80=91"),
        written.replace('-', "&#8209;"),
        written.replace('-', "&nbsp;"),
        written.replace('-', " | "),
        format!("№ {written}!"),
        format!("My code? {} {}", &plain[..8], &plain[8..]),
        format!("Serial SA-2026-00014, code {written}"),
        written
            .chars()
            .map(|c| if c.is_ascii_digit() { format!("{c}\u{fe0f}\u{20e3}") } else { c.into() })
            .collect(),
        written.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x0660 + d).unwrap())).collect(),
        written.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x06f0 + d).unwrap())).collect(),
        written.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x0966 + d).unwrap())).collect(),
        written.replace('A', "А").replace('C', "С").replace('T', "Т").replace('H', "Η").replace('P', "р"),
        written.replace('-', "\u{200b}-\u{feff}"),
        format!("رمز: {written}"),
        format!("“{written}”,"),
    ] {
        let sent = rocket::http::RawStr::new(&typed).percent_encode().to_string();
        let answer = clinic.site.browser().get(&format!("/v?code={sent}")).await;
        assert_eq!(
            answer.location.as_deref(),
            Some(format!("/v/{plain}").as_str()),
            "{typed}: {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn of_two_codes_neither_is_answered_and_the_page_says_that_there_are_two() {
    let clinic = Clinic::open().await;
    let [one, two] = [1, 2].map(code);
    let (plain, other) = (one.as_str(), two.as_str());
    let sent = |text: &str| format!("/v?code={}", rocket::http::RawStr::new(text).percent_encode());
    for typed in [
        format!("https://verify.example/v/{plain} https://verify.example/v/{other}"),
        format!("https://verify.example/v/{plain},https://verify.example/v/{other}"),
        format!("Anna: {one}, Ben: {two}"),
        format!("Anna: {plain}\nBen: {other}"),
        format!("{} {}", one.to_string().replace('-', " "), two.to_string().replace('-', " ")),
        format!("{one} and https://verify.example/v/{other}?from=mail"),
    ] {
        let page = clinic.site.browser().get(&sent(&typed)).await.expect_status(400);
        page.expect_text("There is more than one code in it").expect_text("Type one code alone");
        assert!(!page.text().contains("typing mistake"), "{typed}: {}", page.text());
        assert!(
            page.body.contains(plain) || page.body.contains(&one.to_string()[..4]),
            "it is kept: {typed}"
        );
    }
    for typed in [
        format!("{one} {one}"),
        format!("{plain}: https://verify.example/v/{plain}?other={other}"),
        format!("https://verify.example/v?code={plain}&other={other}"),
    ] {
        let answer = clinic.site.browser().get(&sent(&typed)).await;
        assert_eq!(answer.location.as_deref(), Some(clinic.path().as_str()), "{typed}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_serial_number_is_told_from_a_code() {
    let clinic = Clinic::open().await;
    // With a script, the field groups it in fours while it is typed.
    for typed in ["SA-2026-00014", "sa-2026-00014", "SA20-2600-014", "INK 2026 00001", "ABCDEFGH-2026-1234"] {
        let typed = rocket::http::RawStr::new(typed).percent_encode().to_string();
        let page = clinic.site.browser().get(&format!("/v?code={typed}")).await.expect_status(400);
        page.expect_text("That is the serial number");
    }
}

#[tokio::test]
async fn a_mistyped_code_says_where_the_mistake_may_be() {
    let clinic = Clinic::open().await;
    let right: Vec<char> = code(1).as_str().chars().collect();
    let at = right.iter().zip(right.iter().skip(1)).position(|(a, b)| a != b).unwrap();
    let mut swapped = right.clone();
    swapped.swap(at, at + 1);
    let swapped: String = swapped.into_iter().collect();
    let page = clinic.site.browser().get(&format!("/v?code={swapped}")).await.expect_status(400);
    page.expect_text("Look again at the").expect_text("the other way round?");
}

#[tokio::test]
async fn whoever_reads_arabic_reads_from_right_to_left_and_the_code_stays_as_it_is() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    browser.get("/language/ar").await.expect_status(303);
    let page = browser.get(&clinic.path()).await.expect_status(200);
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", &page.body[..300]);
    page.expect_text("أصلية وسارية").expect_text(&code(1).to_string());
}

#[tokio::test]
async fn the_page_of_a_mistake_ties_what_is_wrong_to_the_field_and_marks_the_group() {
    let clinic = Clinic::open().await;
    let right: Vec<char> = code(1).as_str().chars().collect();
    let at = right.windows(2).position(|two| two[0] != two[1]).unwrap();
    let mut swapped = right.clone();
    swapped.swap(at, at + 1);
    let swapped: String = swapped.into_iter().collect();
    let page = clinic.site.browser().get(&format!("/v?code={swapped}")).await.expect_status(400);
    let field = page.body.split("<input id=\"code\"").nth(1).unwrap().split('>').next().unwrap().to_owned();
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    let described = field.split("aria-describedby=\"").nth(1).unwrap().split('"').next().unwrap();
    let read: Vec<_> = described
        .split(' ')
        .map(|id| page.body.split_once(&format!("id=\"{id}\">")).unwrap_or_else(|| panic!("no #{id}")).1)
        .collect();
    assert!(read[0].split("</div>").next().unwrap().contains("One letter or number is wrong"), "{}", read[0]);
    assert!(page.body.contains("class=\"code is-warn\""), "{}", page.body);
    let nothing = clinic.site.browser().get("/v?code=").await.text();
    assert!(nothing.contains("Type the code first") && !nothing.contains("typing mistake"), "{nothing}");
}

#[tokio::test]
async fn a_long_text_with_a_code_in_it_is_read_to_its_end_and_comes_back_whole() {
    let clinic = Clinic::open().await;
    let mail = "Dear Sir or Madam, I was given this and would like to know. ".repeat(40);
    let sent = |text: &str| format!("/v?code={}", rocket::http::RawStr::new(text).percent_encode());
    let found = clinic.site.browser().get(&sent(&format!("{mail} {}", code(1)))).await;
    assert_eq!(found.location.as_deref(), Some(clinic.path().as_str()));
    let without = clinic.site.browser().get(&sent(&mail)).await.expect_status(400);
    assert!(without.body.contains(mail.trim()), "what was typed is there");
    assert!(!without.body.contains("maxlength"), "a field that cuts what is pasted says nothing of it");
}

#[tokio::test]
async fn a_serial_that_the_field_grouped_as_a_code_is_shown_as_it_stands_on_paper() {
    let clinic = Clinic::open().await;
    for typed in ["SA20-2600-014", "sa-2026-00014", "SA 2026 00014"] {
        let typed = rocket::http::RawStr::new(typed).percent_encode().to_string();
        let page = clinic.site.browser().get(&format!("/v?code={typed}")).await.expect_status(400);
        page.expect_text("That is the serial number");
        assert!(page.body.contains("value=\"SA-2026-00014\""), "{typed}");
    }
}

fn sent(text: &str) -> String {
    format!("/v?code={}", rocket::http::RawStr::new(text).percent_encode())
}

/// The code of number 1 with one character that is easily taken for another.
fn mistyped() -> String {
    let good = code(1).to_string();
    let pairs = [
        ("8", "B"),
        ("B", "8"),
        ("5", "S"),
        ("0", "D"),
        ("6", "G"),
        ("2", "Z"),
        ("1", "7"),
        ("4", "A"),
        ("M", "N"),
    ];
    let (of, to) = pairs.into_iter().find(|(of, _)| good.contains(of)).unwrap();
    good.replacen(of, to, 1)
}

#[tokio::test]
async fn a_slip_in_a_pasted_address_or_sentence_is_shown_in_the_code_and_not_in_what_stands_around_it() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let written = mistyped();
    let plain = written.replace('-', "");
    let boxes = |page: &str| -> Vec<String> {
        let groups = page.split("<p class=\"groups\"").nth(1).unwrap_or_default();
        let groups = groups.split("</p>").next().unwrap_or_default();
        groups
            .split("<span class=\"code")
            .skip(1)
            .map(|span| span.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned())
            .collect()
    };
    let bare = browser.get(&sent(&written)).await.expect_status(400);
    let hints: Vec<_> = bare.text().matches("Look again at").map(str::to_owned).collect();
    let expected: Vec<_> = written.split('-').map(str::to_owned).collect();
    assert_eq!(boxes(&bare.body), expected);
    for typed in [
        format!("http://localhost:8431/v/{plain}"),
        format!("https://verify.example/v?code={plain}&x=1"),
        format!("Code: {written}"),
        format!("My code is {written} thanks"),
        format!("Code {written}"),
        format!("see ({written}), it is mine"),
        format!("https://verify.example/credentials/{plain}"),
    ] {
        let page = browser.get(&sent(&typed)).await.expect_status(400);
        page.expect_text("One letter or number is wrong");
        assert_eq!(boxes(&page.body), expected, "{typed}");
        assert_eq!(page.text().matches("Look again at").count(), hints.len(), "{typed}");
        assert!(!page.text().contains("This one has"), "{typed}: {}", page.text());
    }
    // No part of it is written as a code: it is counted as it stands.
    browser.get(&sent("my code is gone")).await.expect_status(400).expect_text("This one has 12");
}

#[tokio::test]
async fn a_good_code_beside_a_mistyped_one_answers_for_neither() {
    let clinic = Clinic::open().await;
    let (good, wrong) = (code(2).to_string(), mistyped());
    for typed in [format!("{good} and {wrong}"), format!("{wrong}, {good}")] {
        let page = clinic.site.browser().get(&sent(&typed)).await.expect_status(400);
        page.expect_text("There is more than one code in it");
    }
}

#[tokio::test]
async fn a_telephone_number_is_no_serial_number() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&sent("+44 20 7946 0958")).await.expect_status(400);
    assert!(!page.text().contains("That is the serial number"), "{}", page.text());
    page.expect_text("A code has 16 letters and numbers");
}

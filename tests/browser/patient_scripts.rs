//! What scripts add to the patient's pages: the field that groups a code, the camera, a file that is dropped, paper.

use std::process::Command;

use countersign::{issuing::qr_reading, texts::Lang};
use serde_json::json;

use super::{Driver, driver::Tab};
use crate::{patient::Clinic, support::records::code};

#[tokio::test(flavor = "multi_thread")]
async fn the_field_takes_nothing_away_from_what_is_typed_or_pasted_into_it() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.go("/").await;
    for typed in
        ["T1TP-TN9R-43T!-25HZ", "Т1ТР-ТN9R", "٣٤٥٦ ABCD", "Code: T1TP TN9R", "https://verify.example/v/T1TP"]
    {
        phone.run("document.querySelector('#code').value = ''").await;
        phone.types("Certificate code", typed).await;
        // Where it looks like a code it is grouped in capitals, and that is all.
        let plain = |text: &str| text.to_uppercase().replace('-', "");
        assert_eq!(plain(&phone.value("Certificate code").await), plain(typed));
    }
    phone.run("document.querySelector('#code').value = ''").await;
    phone.types("Certificate code", "t1tptn9r").await;
    assert_eq!(phone.value("Certificate code").await, "T1TP-TN9R", "a code is grouped");
    phone.run("document.querySelector('#code').value = ''").await;
    phone.types("Certificate code", "T1TP-TN9R-43T!-25HZ").await;
    phone.press("Check").await;
    phone.sees("“!” at place 12 is in no code").await;
    assert_eq!(phone.value("Certificate code").await, "T1TP-TN9R-43T!-25HZ", "page and field say the same");
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_too_long_to_be_sent_is_told_before_it_is_sent_and_stays() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.go("/").await;
    let said = phone
        .run(
            "const field = document.querySelector('#code');
             field.value = 'a word '.repeat(2000);
             field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
             return [field.value.length, field.validationMessage, field.form.checkValidity()];",
        )
        .await;
    assert_eq!(said, json!([14000, Lang::En.t("patient-code-long"), false]));
    let short = phone
        .run(
            "const field = document.querySelector('#code');
             field.value = 'T1TP';
             field.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
             return field.form.checkValidity();",
        )
        .await;
    assert_eq!(short, json!(true));
    phone.close().await;
}

/// A browser that can read patterns with its camera, and sees this one.
async fn scan(phone: &Tab, pattern: &str) {
    scan_several(phone, &[pattern]).await;
}

/// The same with several of them in its sight; a single empty one means that it may not be used.
async fn scan_several(phone: &Tab, patterns: &[&str]) {
    let seen = serde_json::to_string(patterns).unwrap();
    let stand = format!(
        "globalThis.BarcodeDetector = class {{
           static async getSupportedFormats() {{ return ['qr_code']; }}
           async detect() {{ return {seen}.map((rawValue) => ({{ rawValue }})); }}
         }};
         navigator.mediaDevices.getUserMedia = async () => {{
           if ({seen}[0] === '') throw new Error('denied');
           const picture = document.createElement('canvas');
           setInterval(() => picture.getContext('2d').fillRect(0, 0, 9, Math.random() * 99), 50);
           return picture.captureStream(20);
         }};
         const script = document.querySelector('script[src*=scan]').src;
         await import(script + '?' + Math.random());
         return !document.querySelector('[data-scan]').hidden;"
    );
    assert_eq!(phone.run(&stand).await, json!(true), "the button is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_camera_leads_to_the_certificate_and_says_where_a_foreign_pattern_leads() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.go("/").await;
    assert_eq!(phone.count("[data-scan]:not([hidden])").await, 0, "without a reader there is no button");
    scan(&phone, &format!("{}/V/{}", driver.site.to_uppercase(), code(1).as_str())).await;
    phone.press("Scan the square pattern").await;
    phone.sees("Genuine and current").await;
    assert_eq!(phone.path().await, clinic.path());
    phone.go("/v").await;
    scan(&phone, &format!("https://evil.example/v/{}", code(1).as_str())).await;
    phone.press("Scan the square pattern").await;
    phone.sees("This pattern leads to another site").await;
    phone.sees("evil.example").await;
    for lang in [Lang::Ar, Lang::En] {
        phone.follow(lang.own_name()).await;
        phone.sees(&lang.t("file-verdict-elsewhere")).await;
    }
    // A poster hangs beside the certificate.
    let ours = format!("{}/V/{}", driver.site.to_uppercase(), code(1).as_str());
    phone.go("/v").await;
    scan_several(&phone, &["https://elsewhere.example/menu", &ours]).await;
    phone.press("Scan the square pattern").await;
    phone.sees("Genuine and current").await;
    phone.go("/v").await;
    scan(&phone, "hello").await;
    phone.press("Scan the square pattern").await;
    phone.sees("This pattern leads to no certificate").await;
    scan(&phone, "").await;
    phone.run("document.querySelector('[data-scan] button').click()").await;
    phone.sees("The camera can’t be used").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_may_be_dropped_anywhere_on_the_page_and_the_browser_stays() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let desk = driver.open(1280, 800).await;
    desk.go("/").await;
    let dropped = desk
        .run(
            "const carried = new DataTransfer();
             carried.items.add(new File(['PK a sheet'], 'certificate.pdf', { type: 'application/pdf' }));
             const event = kind => new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
             const over = !document.querySelector('h1').dispatchEvent(event('dragover'));
             const drop = !document.querySelector('h1').dispatchEvent(event('drop'));
             return [over, drop, document.querySelector('#file').files[0]?.name];",
        )
        .await;
    assert_eq!(dropped, json!([true, true, "certificate.pdf"]), "the browser does not open it itself");
    desk.press("Check the file").await;
    desk.sees("It is not a PDF").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_header_is_one_row_on_a_small_phone_in_every_language() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(320, 640).await;
    phone.go(&clinic.path()).await;
    for lang in Lang::ALL {
        phone.follow(lang.own_name()).await;
        let height = phone.run("return document.querySelector('header.top').offsetHeight").await;
        assert!(height.as_i64().unwrap() <= 64, "{lang:?}: {height} px");
    }
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_on_paper_has_the_address_and_a_pattern_that_leads_to_the_answer() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let desk = driver.open(1280, 900).await;
    desk.go(&clinic.path()).await;
    let fetched =
        "return performance.getEntriesByType('resource').filter(e => e.name.includes('square')).length";
    assert_eq!(desk.run(fetched).await, json!(0), "on the screen nobody waits for it");
    let printed = desk
        .run(
            "const printed = new Promise(done => { globalThis.print = () => done('printed'); });
             document.querySelector('button[data-print]').click();
             return await printed;",
        )
        .await;
    assert_eq!(printed, json!("printed"));
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("receipt.pdf");
    std::fs::write(&file, desk.paper().await).unwrap();
    let text = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let address = format!("{}{}", driver.site, clinic.path());
    assert!(text.contains("Genuine and current") && text.contains(&address), "{text}");
    let pages = text.matches('\u{c}').count();
    assert!((1..=3).contains(&pages), "{pages} pages");
    assert!(!text.contains("Sign in") && !text.contains("Check another"), "{text}");
    let picture = dir.path().join("page");
    let drawn =
        Command::new("pdftoppm").args(["-r", "150", "-png"]).arg(&file).arg(&picture).status().unwrap();
    assert!(drawn.success());
    let mut read = Vec::new();
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "png") {
            read.extend(qr_reading::texts(&std::fs::read(path).unwrap(), |_| true));
        }
    }
    assert_eq!(read.len(), 1, "{read:?}");
    assert_eq!(read[0].to_lowercase(), address.to_lowercase());
    desk.close().await;
}

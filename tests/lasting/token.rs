//! A key that lies in a token: SoftHSM stands for a real one. The program runs on its own, because the token's library
//! reads the environment.

use std::{path::PathBuf, process::Command};

use super::bought::Shop;
use crate::support::{
    app::TestApp,
    issue::{approve_as, certificate, countersign, requested},
    people::eligible_trainee,
};
use countersign::workflows::finish_issue::{Step, Stopped, Watch};

/// With a zero in front, which a number would lose.
const PIN: &str = "046810";

/// A token with a bought certificate's key in it.
struct Token {
    shop: Shop,
    module: PathBuf,
}

impl Token {
    fn new() -> Self {
        let shop = Shop::new("P-256");
        std::fs::create_dir(shop.file("tokens")).unwrap();
        let settings = format!("directories.tokendir = {}\n", shop.file("tokens").display());
        std::fs::write(shop.file("softhsm.conf"), settings).unwrap();
        let token = Self { module: module(), shop };
        let make = ["--init-token", "--free", "--label", "seals", "--pin", PIN, "--so-pin", "135790"];
        token.softhsm(&make);
        token.softhsm(&[
            "--import", "own.key", "--token", "seals", "--label", "seal", "--id", "01", "--pin", PIN,
        ]);
        // The key is in the token alone.
        std::fs::remove_file(token.shop.file("own.key")).unwrap();
        token
    }

    fn softhsm(&self, arguments: &[&str]) {
        let mut command = Command::new("softhsm2-util");
        command
            .args(arguments)
            .current_dir(self.shop.dir.path())
            .env("SOFTHSM2_CONF", self.shop.file("softhsm.conf"));
        let out = command.output().unwrap();
        assert!(out.status.success(), "{arguments:?} {out:?}");
    }

    /// The program with the token's settings, on the machine's clock: the bought certificate is made by openssl, now.
    fn program(&self, app: &TestApp) -> Command {
        let mut command = countersign(app);
        command
            .env_remove("CLOCK_OF_TESTS")
            .env("SOFTHSM2_CONF", self.shop.file("softhsm.conf"))
            .env("COUNTERSIGN_SIGNING_CHAIN", self.shop.file("chain.pem"))
            .env("COUNTERSIGN_PKCS11_MODULE", &self.module)
            .env("COUNTERSIGN_PKCS11_TOKEN", "seals")
            .env("COUNTERSIGN_PKCS11_KEY", "seal")
            .env("COUNTERSIGN_PKCS11_PIN", PIN);
        command
    }
}

/// Debian puts it into a folder of the machine's kind or of its own.
fn module() -> PathBuf {
    let places =
        ["/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib/aarch64-linux-gnu/softhsm"];
    let found =
        places.iter().map(|place| PathBuf::from(place).join("libsofthsm2.so")).find(|file| file.exists());
    found.expect("SoftHSM is needed (Debian: softhsm2)")
}

#[rocket::async_test]
async fn a_key_in_a_token_signs_a_certificate() {
    let token = Token::new();
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let stop = |step| if step == Step::Frozen { Err(Stopped(step)) } else { Ok(()) };
    approve_as(&app, e.academy, e.owner, id, Watch(&stop)).await.unwrap_err();
    let out = token.program(&app).args(["certificate", "issue", "--resume"]).output().unwrap();
    assert!(out.status.success(), "{out:?}");
    let c = certificate(app.store(), e.academy, id).await;
    let file = app.app.files.certificates.get(&c.pdf_sha256.unwrap()).await.unwrap();
    let (accepted, said) = super::authority::judge(&[&token.shop.file("root.pem")], &file, "B", "none");
    assert!(accepted, "{said}");
}

#[rocket::async_test]
async fn a_token_that_can_not_be_used_says_why() {
    let token = Token::new();
    let app = TestApp::spawn().await;
    let said = |name: &str, value: &str| {
        let out = token.program(&app).env(name, value).args(["keys", "show"]).output().unwrap();
        assert!(!out.status.success(), "{out:?}");
        String::from_utf8(out.stderr).unwrap()
    };
    assert!(said("COUNTERSIGN_PKCS11_TOKEN", "other").contains("no token has the label 'other'"));
    assert!(said("COUNTERSIGN_PKCS11_KEY", "other").contains("no key on P-256 with the label 'other'"));
    assert!(said("COUNTERSIGN_PKCS11_PIN", "000000").contains("the token's PIN"));
    assert!(said("COUNTERSIGN_PKCS11_MODULE", "/nowhere.so").contains("/nowhere.so"));
    let other = Shop::new("P-256");
    let chain = other.file("chain.pem");
    assert!(
        said("COUNTERSIGN_SIGNING_CHAIN", chain.to_str().unwrap()).contains("the token's key is another one")
    );
}

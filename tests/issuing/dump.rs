//! tmp
use super::support::document;
use countersign::issuing::{CertificateDocument, Design, keys::Keys, prepare, sign};
#[test]
fn dump() {
    let dir = std::path::PathBuf::from("/tmp/signed-out");
    std::fs::remove_dir_all(&dir).ok();
    std::fs::create_dir_all(&dir).unwrap();
    let at = document().created_at;
    let keys = Keys::new(dir.join("keys"), None, "verify.example".into());
    for design in Design::BUILT_IN {
        for (n, (lang, name)) in
            [("en", "Siân Ŵyn"), ("de", "محمد بن عبد الله"), ("en", "王小明"), ("en", "สมชาย")]
                .into_iter()
                .enumerate()
        {
            let d = CertificateDocument { language: lang.into(), holder_name: name.into(), ..document() };
            let p = prepare(&d, &Design::built_in(design).unwrap()).unwrap();
            let t = std::time::Instant::now();
            let s = sign(p, &keys.signer(at).unwrap(), at).unwrap();
            println!("{design} {n} {} {:?}", s.pdf().len(), t.elapsed());
            std::fs::write(dir.join(format!("{design}-{n}.pdf")), s.pdf()).unwrap();
            std::fs::write(
                dir.join(format!("{design}-{n}-unsigned.pdf")),
                prepare(&d, &Design::built_in(design).unwrap()).unwrap().into_pdf(),
            )
            .unwrap();
        }
        keys.rotate(at).unwrap();
    }
}

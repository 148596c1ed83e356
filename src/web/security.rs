//! Headers on every answer: what a browser may load, frame, sniff, keep and pass on.

use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::Header,
};

/// No inline script or style, nothing from another host, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers; TLS is only promised where there is TLS.
pub struct SecurityHeaders {
    /// Whether people reach the site over TLS.
    pub https: bool,
}

#[rocket::async_trait]
impl Fairing for SecurityHeaders {
    fn info(&self) -> Info {
        Info { name: "security headers", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, _: &'r Request<'_>, response: &mut Response<'r>) {
        let mut set = |name: &'static str, value: &'static str| {
            response.set_header(Header::new(name, value));
        };
        set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        set("X-Content-Type-Options", "nosniff");
        set("X-Frame-Options", "DENY");
        set("Referrer-Policy", "same-origin");
        set("Cross-Origin-Opener-Policy", "same-origin");
        set("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
        if self.https {
            set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        // A page is true at the moment it was made; a revocation must be seen by the very next look.
        if response.headers().get_one("Cache-Control").is_none() {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
    }
}

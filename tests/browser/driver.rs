//! Chromium through chromedriver. What people see (labels, button texts) finds elements; the ways to find them
//! stand here and nowhere else.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};

use countersign::App;
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, wd::WebDriverCompatibleCommand};
use http::Method;
use serde_json::{Value, json};
use url::Url;

/// The application on a real port, and a chromedriver.
pub struct Driver {
    chromedriver: Child,
    driver_port: u16,
    pub site: String,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Driver {
    pub async fn start(app: App) -> Self {
        Self::start_as(app, None).await
    }

    /// The same, with an address that pages show in place of the machine's own.
    pub async fn start_as(app: App, public_url: Option<&str>) -> Self {
        let port = free_port();
        let mut settings = (*app.settings).clone();
        settings.port = port;
        let own = format!("http://127.0.0.1:{port}");
        settings.public_url = Some(public_url.map_or_else(|| own.clone(), Into::into));
        let app = App { settings: settings.into(), ..app };
        tokio::spawn(countersign::build(app, &[7; 64]).launch());
        let driver_port = free_port();
        let chromedriver = Command::new("chromedriver")
            .arg(format!("--port={driver_port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: `sh tests/run` does that");
        for port in [port, driver_port] {
            wait_for(port).await;
        }
        Self { chromedriver, driver_port, site: format!("http://127.0.0.1:{port}") }
    }

    /// A fresh browser of so many CSS pixels.
    pub async fn open(&self, width: u32, height: u32) -> Tab {
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--lang=en",
        ];
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": args,
                "mobileEmulation": { "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1, "touch": false } },
                "prefs": { "intl.accept_languages": "en" },
            }
        });
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector)
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{}", self.driver_port))
            .await
            .expect("Chromium starts");
        Tab { client, site: self.site.clone() }
    }
}

async fn wait_for(port: u16) {
    for _ in 0..2000 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("nothing listens on port {port}");
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.chromedriver.kill().ok();
        self.chromedriver.wait().ok();
    }
}

/// One browser window.
pub struct Tab {
    client: Client,
    site: String,
}

impl Tab {
    /// Opens a path of the site and looks at the page.
    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.site)).await.unwrap();
        self.look().await;
    }

    /// Signs in as a person would.
    pub async fn sign_in(&self, email: &str, password: &str) {
        self.go("/sign-in").await;
        self.fill("Email address", email).await;
        self.fill("Password", password).await;
        self.press("Sign in").await;
    }

    /// Forgets every cookie, as a browser does whose session is over.
    pub async fn forget_cookies(&self) {
        self.client.delete_all_cookies().await.unwrap();
    }

    /// Goes through the page's controls as with the Tab key: those that something else covers wholly while they have the focus.
    pub async fn hidden_with_focus(&self) -> Vec<String> {
        let script = "const hidden = [];
            for (const control of document.querySelectorAll('main input, main select, main textarea')) {
              if (control.type === 'hidden' || !control.checkVisibility()) continue;
              control.focus();
              const box = control.getBoundingClientRect();
              const seen = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
                const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
                return top && (top === control || control.closest('label')?.contains(top) || control.contains(top));
              });
              if (!seen) hidden.push(control.name);
            }
            return hidden";
        serde_json::from_value(self.client.execute(script, vec![]).await.unwrap()).unwrap()
    }

    /// Paths of this site that the page links to.
    pub async fn links(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('a[href]')]
            .filter(a => a.origin === location.origin && !a.hasAttribute('download'))
            .map(a => a.pathname + a.search)";
        let links = self.client.execute(script, vec![]).await.unwrap();
        serde_json::from_value(links).unwrap()
    }

    /// Asks for dark pages: what depends on colours is looked at again, then it asks for light ones as before.
    pub async fn look_in_the_dark(&self) {
        // Without motion: a colour that is on its way to the next one is neither.
        let dark = json!([
            { "name": "prefers-color-scheme", "value": "dark" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.client.issue_cmd(Emulate(dark)).await.unwrap();
        let is_dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(self.client.execute(is_dark, vec![]).await.unwrap(), json!(true));
        self.axe(json!({ "runOnly": ["color-contrast", "link-in-text-block"] })).await;
        self.client.issue_cmd(Emulate(json!([]))).await.unwrap();
    }

    /// By how many pixels the page is wider than the window when its text is twice as large.
    pub async fn overhang_of_large_text(&self) -> i64 {
        let script = "const root = document.documentElement;
            root.style.fontSize = '200%';
            const overhang = root.scrollWidth - root.clientWidth;
            root.style.fontSize = '';
            return overhang";
        self.client.execute(script, vec![]).await.unwrap().as_i64().unwrap()
    }

    /// The elements of a selector, by their words, that lie beyond an edge of the window or of what scrolls around them.
    pub async fn outside(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(one => {
            const box = one.getBoundingClientRect();
            const around = one.closest('.scroll')?.getBoundingClientRect();
            const [left, right] = [Math.max(0, around?.left ?? 0), Math.min(innerWidth, around?.right ?? innerWidth)];
            return box.left < left - 1 || box.right > right + 1;
          }).map(one => one.textContent.trim() || one.name || one.tagName)";
        let found = self.client.execute(script, vec![json!(selector)]).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    /// The pixels between the words of neighbours.
    pub async fn gaps(&self, selector: &str) -> Vec<i64> {
        let script = "const words = [...document.querySelectorAll(arguments[0])].map(one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect();
          });
          return words.slice(1).map((box, at) => Math.floor(box.left - words[at].right))";
        let found = self.client.execute(script, vec![json!(selector)]).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    /// How high the first element of a selector is, in pixels.
    pub async fn height_of(&self, selector: &str) -> i64 {
        let script = "return Math.ceil(document.querySelector(arguments[0]).getBoundingClientRect().height)";
        self.client.execute(script, vec![json!(selector)]).await.unwrap().as_i64().unwrap()
    }

    /// How high the page is, in pixels.
    pub async fn page_height(&self) -> u32 {
        let script = "return document.documentElement.scrollHeight";
        let height = self.client.execute(script, vec![]).await.unwrap();
        height.as_u64().unwrap().try_into().unwrap()
    }

    /// What the window shows, as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    /// The text of the first element of a selector.
    pub async fn text_of(&self, selector: &str) -> String {
        self.client.find(Locator::Css(selector)).await.unwrap().text().await.unwrap()
    }

    /// How many elements of a selector there are.
    pub async fn count(&self, selector: &str) -> usize {
        self.client.find_all(Locator::Css(selector)).await.unwrap().len()
    }

    /// Waits until there is an element of a selector.
    pub async fn waits_for(&self, selector: &str) {
        for _ in 0..400 {
            if self.count(selector).await > 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no {selector} at {}", self.path().await);
    }

    /// The path the browser is at.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// The page's visible text.
    pub async fn text(&self) -> String {
        self.client.find(Locator::Css("body")).await.unwrap().text().await.unwrap()
    }

    /// Waits until the page says this.
    #[track_caller]
    pub fn sees<'a>(&'a self, wanted: &'a str) -> impl Future<Output = ()> + 'a {
        let at = std::panic::Location::caller();
        async move {
            for _ in 0..200 {
                if self.text().await.contains(wanted) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            panic!("{at}: no '{wanted}' at {} in:\n{}", self.path().await, self.text().await);
        }
    }

    /// The field that a label names.
    async fn field(&self, label: &str) -> Element {
        let found = self
            .client
            .execute(
                "const wanted = arguments[0];
                 const label = [...document.querySelectorAll('label, legend')]
                   .find(l => l.textContent.trim().replace(/\\s+/g, ' ').startsWith(wanted));
                 if (!label) return null;
                 return label.control ?? label.closest('fieldset')?.querySelector('input, select');",
                vec![json!(label)],
            )
            .await
            .unwrap();
        match found {
            Value::Null => panic!("no field '{label}' at {} in:\n{}", self.path().await, self.text().await),
            found => Element::from_element_id(self.client.clone(), element_id(&found)),
        }
    }

    /// Types into the field of a label, in place of what stands there.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.field(label).await;
        let kind = field.attr("type").await.unwrap().unwrap_or_default();
        if ["date", "time", "datetime-local"].contains(&kind.as_str()) {
            // These fields take keys in the order of the machine's locale; a value has one form everywhere.
            let script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
            self.client.execute(script, vec![json!(field), json!(value)]).await.unwrap();
        } else {
            field.clear().await.unwrap();
            field.send_keys(value).await.unwrap();
        }
    }

    /// Chooses a file in the field of a label.
    pub async fn hand_in(&self, label: &str, file: &std::path::Path) {
        self.field(label).await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Chooses an option of a select by its text.
    pub async fn choose(&self, label: &str, option: &str) {
        self.field(label).await.select_by_label(option).await.unwrap();
    }

    /// Ticks the checkbox or radio that a label names.
    pub async fn tick(&self, label: &str) {
        let field = self.field(label).await;
        self.client.execute("arguments[0].click()", vec![json!(field)]).await.unwrap();
    }

    /// Opens what a summary of this text folds away.
    pub async fn unfold(&self, text: &str) {
        let open = "const all = [...document.querySelectorAll('summary')].filter(e => e.textContent.trim().startsWith(arguments[0]));
                    all[0].parentElement.open = true";
        self.client.execute(open, vec![json!(text)]).await.unwrap();
    }

    /// Presses the button of this text and waits for the next page.
    pub async fn press(&self, text: &str) {
        self.click("button, input[type=submit]", text).await;
    }

    /// Follows the link of this text and waits for the next page.
    pub async fn follow(&self, text: &str) {
        self.click("a, summary", text).await;
    }

    async fn click(&self, kind: &str, text: &str) {
        let found = self
            .client
            .execute(
                "const [kind, wanted] = arguments;
                 const squeezed = e => e.textContent.trim().replace(/\\s+/g, ' ');
                 const all = [...document.querySelectorAll(kind)].filter(e => e.checkVisibility());
                 return all.find(e => squeezed(e) === wanted) ?? all.find(e => squeezed(e).startsWith(wanted)) ?? null;",
                vec![json!(kind), json!(text)],
            )
            .await
            .unwrap();
        if found.is_null() {
            panic!("nothing to click called '{text}' at {} in:\n{}", self.path().await, self.text().await);
        }
        self.client.execute("window.leaving = true", vec![]).await.unwrap();
        Element::from_element_id(self.client.clone(), element_id(&found)).click().await.unwrap();
        for _ in 0..400 {
            // A page that is being left may not answer; the next one has no mark.
            let ready = "return !window.leaving && document.readyState === 'complete'";
            if matches!(self.client.execute(ready, vec![]).await, Ok(Value::Bool(true))) {
                return self.look().await;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Runs a script in the page and hands back what it promises.
    pub async fn run(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, e => done('failed: ' + e));"
        );
        self.client.execute_async(&script, vec![]).await.unwrap()
    }

    /// The page on paper, as a PDF.
    pub async fn paper(&self) -> Vec<u8> {
        self.client.print(Default::default()).await.unwrap()
    }

    /// Types into the field of a label, key by key, after what stands there.
    pub async fn types(&self, label: &str, text: &str) {
        self.field(label).await.send_keys(text).await.unwrap();
    }

    /// What stands in the field of a label.
    pub async fn value(&self, label: &str) -> String {
        self.field(label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// axe-core finds nothing on the page, no text is left untranslated, and nothing hangs over the edge.
    pub async fn look(&self) {
        let axe = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/browser/node_modules/axe-core/axe.min.js"
        ))
        .expect("axe-core is installed: `sh tests/run` does that");
        self.client.execute(&axe, vec![]).await.unwrap();
        self.axe(json!({})).await;
        let at = self.path().await;
        let overhang = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let overhang = self.client.execute(overhang, vec![]).await.unwrap();
        assert!(overhang.as_i64().unwrap() <= 0, "{at} is {overhang} px wider than the window");
        assert!(!self.text().await.contains("Unknown localization"), "{at} has a text without translation");
    }

    async fn axe(&self, options: Value) {
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], ...arguments[0] }).then(
              r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))),
              e => done(['axe failed: ' + e]));";
        let violations = self.client.execute_async(run, vec![options.clone()]).await.unwrap();
        assert_eq!(violations, json!([]), "axe with {options} at {}", self.path().await);
    }

    pub async fn close(self) {
        self.client.close().await.unwrap();
    }
}

/// What the browser says of its surroundings, as its own DevTools do.
#[derive(Debug)]
struct Emulate(Value);

impl WebDriverCompatibleCommand for Emulate {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let command = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": self.0 } });
        (Method::POST, Some(command.to_string()))
    }
}

fn element_id(found: &Value) -> fantoccini::elements::ElementRef {
    let id = found.as_object().and_then(|o| o.values().next()).and_then(Value::as_str).unwrap();
    id.to_owned().into()
}

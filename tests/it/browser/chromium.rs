//! A real Chromium without a window, at the size of a phone.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

const CHROMIUM: &str = "/usr/bin/chromium";
const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Longest that a page may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a browser is set up.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// Whether the phone is dark.
    pub dark: bool,
    /// The language of the phone.
    pub language: &'static str,
}

impl Default for Setup {
    fn default() -> Self {
        Self { scripts: true, dark: false, language: "sv" }
    }
}

/// A browser that a test drives.
#[derive(Debug, Clone)]
pub struct Browser(pub Client);

/// Runs a test in a fresh browser, and closes the browser whatever comes of it.
///
/// Without an installed Chromium the test says so and proves nothing, or fails where `PANELBOT_REQUIRE_BROWSER=1`.
pub async fn browse<F>(setup: Setup, test: impl FnOnce(Browser) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    if !Path::new(CHROMIUM).exists() || !Path::new(CHROMEDRIVER).exists() {
        let say = "NOT TESTED: chromium and chromium-driver are not installed";
        assert!(std::env::var("PANELBOT_REQUIRE_BROWSER").as_deref() != Ok("1"), "{say}");
        eprintln!("{say}");
        return;
    }
    let profile = tempfile::tempdir().expect("a folder for the profile");
    let (mut driver, port) = drive();
    let client = connect(port, capabilities(setup, profile.path())).await;
    let ended = tokio::spawn(test(Browser(client.clone()))).await;
    let closed = client.close().await;
    driver.kill().and_then(|()| driver.wait()).expect("chromedriver stops");
    if let Err(panic) = ended {
        std::panic::resume_unwind(panic.into_panic());
    }
    closed.expect("the browser closes");
}

fn drive() -> (Child, u16) {
    let mut driver = Command::new(CHROMEDRIVER)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts");
    let lines = BufReader::new(driver.stdout.take().expect("its output")).lines();
    let port = lines
        .map_while(Result::ok)
        .find_map(|line| {
            line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
        })
        .expect("chromedriver says its port");
    (driver, port)
}

async fn connect(port: u16, capabilities: Value) -> Client {
    let Value::Object(capabilities) = capabilities else { unreachable!("made below") };
    let url = format!("http://127.0.0.1:{port}");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities).connect(&url).await.expect("a browser opens")
}

fn capabilities(setup: Setup, profile: &Path) -> Value {
    let mut args = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--lang={}", setup.language),
    ];
    if setup.dark {
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let mut prefs = json!({ "intl.accept_languages": setup.language });
    if !setup.scripts {
        prefs["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let phone = json!({ "width": 390, "height": 844, "pixelRatio": 2, "touch": false });
    json!({
        "goog:chromeOptions": {
            "binary": CHROMIUM,
            "args": args,
            "prefs": prefs,
            "mobileEmulation": { "deviceMetrics": phone },
        }
    })
}

impl Browser {
    /// Opens an address.
    pub async fn open(&self, url: &str) {
        self.0.goto(url).await.expect("the page opens");
    }

    /// All that can be read on the page.
    pub async fn text(&self) -> String {
        self.element("body").await.text().await.expect("text")
    }

    /// The newest messages.
    pub async fn now(&self) -> String {
        self.element("#now").await.text().await.expect("text")
    }

    /// The element that a selector finds.
    pub async fn element(&self, css: &str) -> fantoccini::elements::Element {
        match self.0.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("no {css} on the page ({error}):\n{}", self.source().await),
        }
    }

    /// Waits until something like this is on the page.
    pub async fn appears(&self, css: &str) {
        if let Err(error) = self.0.wait().for_element(Locator::Css(css)).await {
            panic!("no {css} comes ({error}):\n{}", self.source().await);
        }
    }

    /// The page as it came.
    pub async fn source(&self) -> String {
        self.0.source().await.expect("the page's source")
    }

    /// Presses the button (or link) with these words by touch, and waits for the page that follows.
    pub async fn press(&self, words: &str) {
        let before = self.mark().await;
        self.tap(words).await;
        self.settled(before).await;
    }

    /// Presses a button that leads to no other page.
    pub async fn tap(&self, words: &str) {
        let with = format!("[contains(normalize-space(.), \"{words}\")]");
        let path = format!("//*[self::button or self::a]{with}");
        let Ok(button) = self.0.find(Locator::XPath(&path)).await else {
            panic!("no button \"{words}\" on the page:\n{}", self.text().await)
        };
        button.click().await.expect("it can be pressed");
    }

    /// Unfolds the part of the page with these words.
    pub async fn unfold(&self, words: &str) {
        let path = format!("//summary[contains(normalize-space(.), \"{words}\")]");
        let summary = self.0.find(Locator::XPath(&path)).await.expect("a part to unfold");
        summary.click().await.expect("it unfolds");
    }

    /// The page's random value.
    async fn mark(&self) -> Option<String> {
        let field = self.0.find(Locator::Css("input[name=once]")).await.ok()?;
        field.attr("value").await.ok().flatten()
    }

    /// Waits for another page than the one with this random value.
    async fn settled(&self, before: Option<String>) {
        let Some(before) = before else { return };
        let gone = format!("html:not(:has(input[name=once][value=\"{before}\"])) body");
        let wait = self.0.wait().at_most(PATIENCE).every(Duration::from_millis(20));
        wait.for_element(Locator::Css(&gone)).await.expect("the next page comes");
    }

    async fn key(&self, key: char) {
        let strokes = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.0.perform_actions(strokes).await.expect("a key is pressed");
    }

    /// Steps with Tab, from where the page put the reader, to the control with these words, and says how many steps it
    /// took.
    pub async fn tab_to(&self, words: &str) -> usize {
        for steps in 1..=40 {
            self.key(char::from(Key::Tab)).await;
            if self.focused().await.contains(words) {
                return steps;
            }
        }
        panic!("Tab does not lead to \"{words}\":\n{}", self.text().await)
    }

    /// What the control with the keyboard's focus is called.
    async fn focused(&self) -> String {
        let Ok(control) = self.0.active_element().await else { return String::new() };
        let text = control.text().await.unwrap_or_default();
        let Ok(Some(id)) = control.attr("id").await else {
            return self.around(&control, text).await;
        };
        match self.0.find(Locator::Css(&format!("label[for=\"{id}\"]"))).await {
            Ok(label) => label.text().await.unwrap_or_default(),
            Err(_) => text,
        }
    }

    /// The words of the label around a tick box, or the control's own.
    async fn around(&self, control: &fantoccini::elements::Element, text: String) -> String {
        match control.find(Locator::XPath("ancestor::label")).await {
            Ok(label) => label.text().await.unwrap_or_default(),
            Err(_) => text,
        }
    }

    /// Steps to a button and presses it with Enter.
    pub async fn enter(&self, words: &str) -> usize {
        let steps = self.tab_to(words).await;
        let before = self.mark().await;
        self.key(char::from(Key::Enter)).await;
        self.settled(before).await;
        steps
    }

    /// Steps to a tick box and ticks it with the space bar.
    pub async fn tick(&self, words: &str) {
        self.tab_to(words).await;
        self.key(' ').await;
    }

    /// Steps to a field, writes in it, and sends it with the button with these words.
    pub async fn write(&self, field: &str, text: &str, send: &str) {
        self.tab_to(field).await;
        for letter in text.chars() {
            self.key(letter).await;
        }
        self.enter(send).await;
    }

    /// Checks what people with a screen reader, a keyboard, weak eyes or a small phone need.
    pub async fn audit(&self, language: &str) {
        let faults = self.0.execute(include_str!("audit.js"), vec![json!(language)]).await;
        let faults = faults.expect("the page can be looked into");
        assert_eq!(
            faults,
            json!([]),
            "on {}",
            self.0.current_url().await.expect("an address").path()
        );
    }

    /// Keeps a picture of the screen in the folder that `PANELBOT_SCREENSHOTS` names, if it names one.
    pub async fn picture(&self, name: &str) {
        if let Ok(folder) = std::env::var("PANELBOT_SCREENSHOTS") {
            let png = self.0.screenshot().await.expect("a screenshot");
            std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).expect("kept");
        }
    }
}

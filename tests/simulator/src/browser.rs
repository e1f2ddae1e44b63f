//! A browser without scripts: cookies, redirects, and forms sent as a browser sends them.

use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::header::{
    ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderValue, ORIGIN, REFERER, REFERRER_POLICY, USER_AGENT,
};
use reqwest::{Client, RequestBuilder, Url};

use crate::form::{Control, Form};
use crate::page::Page;

/// How long a person waits for a page.
const PATIENCE: Duration = Duration::from_mins(1);

/// One person's browser, with its own cookies.
#[derive(Debug, Clone)]
pub struct Browser {
    client: Client,
}

impl Browser {
    /// A fresh browser that prefers a language.
    ///
    /// # Errors
    /// When the HTTP client cannot be built or the language is no header value.
    pub fn new(language: &str) -> Result<Self> {
        // Whoever came first has installed it; there is one provider in the workspace.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut headers = HeaderMap::new();
        headers.insert(
            USER_AGENT,
            HeaderValue::from_static(
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ),
        );
        headers
            .insert(ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8"));
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(language)?);
        headers.insert("Sec-Fetch-Dest", HeaderValue::from_static("document"));
        headers.insert("Sec-Fetch-Mode", HeaderValue::from_static("navigate"));
        let client = Client::builder()
            .cookie_store(true)
            .default_headers(headers)
            .timeout(PATIENCE)
            .tcp_nodelay(true)
            .build()?;
        Ok(Self { client })
    }

    /// Opens an address.
    ///
    /// # Errors
    /// When nothing answers, or not with text.
    pub async fn open(&self, url: &str) -> Result<Page> {
        let url = Url::parse(url).with_context(|| format!("{url} is no address"))?;
        self.fetch(self.client.get(url).header("Sec-Fetch-Site", "none")).await
    }

    /// Sends a form: the pressed button, what is ticked (by label; `None` leaves it as it is) and what is written.
    ///
    /// # Errors
    /// When nothing answers, or not with text.
    pub async fn send(
        &self,
        page: &Page,
        form: &Form,
        pressed: Option<&Control>,
        ticks: Option<&[String]>,
        text: Option<&str>,
    ) -> Result<Page> {
        let url = page
            .url
            .join(&form.action)
            .with_context(|| format!("{} is no address", form.action))?;
        let pairs = form.filled(pressed, ticks, text);
        if !form.post {
            let mut url = url;
            url.query_pairs_mut().clear().extend_pairs(pairs);
            return self.fetch(self.client.get(url)).await;
        }
        let mut body = Url::parse("http://form/")?;
        body.query_pairs_mut().extend_pairs(pairs);
        let request = self
            .client
            .post(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .body(body.query().unwrap_or_default().to_owned());
        self.fetch(from(page, request)).await
    }

    async fn fetch(&self, request: RequestBuilder) -> Result<Page> {
        let response = request.send().await?;
        let (url, status) = (response.url().clone(), response.status().as_u16());
        let policy = response.headers().get(REFERRER_POLICY).and_then(|value| value.to_str().ok());
        let no_referrer = policy == Some("no-referrer");
        let html = response.text().await?;
        Ok(Page::read(url, status, no_referrer, &html))
    }
}

/// A page under `no-referrer` sends `Origin: null` with its forms. Source: the Fetch standard, "append a request
/// `Origin` header".
fn from(page: &Page, request: RequestBuilder) -> RequestBuilder {
    if page.no_referrer {
        return request.header(ORIGIN, "null");
    }
    request
        .header(ORIGIN, page.url.origin().ascii_serialization())
        .header(REFERER, page.url.as_str())
}

//! `[web]`: the web pages.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::layers::Layers;
use crate::web::Newcomers;

/// The web pages.
#[derive(Debug, Clone)]
pub struct Web {
    /// Where they are served.
    pub listen: SocketAddr,
    /// The address that people see, without a closing slash, where one is set.
    pub public_url: Option<String>,
    /// How many newcomers are let in.
    pub newcomers: Newcomers,
}

/// What an address must be.
pub(super) const ADDRESS: &str = "must be an address that begins with https:// or http://";

impl Web {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let must = "must be an IP address and a port, such as 127.0.0.1:8080";
        let listen = layers.needed("web.listen", must, |text| text.parse().ok());
        Self {
            listen: listen.unwrap_or_else(|| (Ipv4Addr::LOCALHOST, 8080).into()),
            public_url: layers.parsed("web.public_url", ADDRESS, address),
            newcomers: newcomers(layers),
        }
    }

    /// Whether newcomers are to be held back, and nothing tells them apart: a reverse proxy stands before us.
    #[must_use]
    pub fn holds_nobody_back(&self) -> bool {
        let is_https = self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
        let Newcomers { at_once, client_address_header, .. } = &self.newcomers;
        *at_once > 0 && is_https && client_address_header.is_none()
    }

    /// Whether nobody on the way can read what goes to the address that people see: it is encrypted, or leads to this machine.
    pub(super) fn is_private_enough(&self) -> bool {
        let plain = self.public_url.as_deref().and_then(|url| url.strip_prefix("http://"));
        plain.is_none_or(|host| {
            let host = host.split(['/', ':']).next().unwrap_or_default();
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        })
    }

    /// The address that people see. Where none is set: this machine's own, at the port that `bound` says.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> String {
        let here = || {
            if bound.ip().is_unspecified() {
                return format!("http://localhost:{}", bound.port());
            }
            format!("http://{bound}")
        };
        self.public_url.clone().unwrap_or_else(here)
    }
}

fn newcomers(layers: &mut Layers) -> Newcomers {
    let must = "must be a whole number; 0 for no limit";
    let at_once = layers.needed("web.newcomers_at_once", must, |text| text.parse().ok());
    let must = "must be a whole number from 1 to 60000";
    let rate = |text: &str| text.parse().ok().filter(|rate| (1..=60_000).contains(rate));
    let per_minute = layers.needed("web.newcomers_per_minute", must, rate);
    let must = "must be the name of a header, such as X-Forwarded-For";
    let client_address_header = layers.parsed("web.client_address_header", must, header_name);
    Newcomers {
        at_once: at_once.unwrap_or_default(),
        per_minute: per_minute.unwrap_or_default(),
        client_address_header,
    }
}

fn header_name(text: &str) -> Option<String> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then(|| text.to_ascii_lowercase())
}

/// The address without a closing slash, if it is one of the web.
pub(super) fn address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = !rest.is_empty() && !rest.starts_with('/');
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '@'));
    (host && plain).then(|| text.trim_end_matches('/').to_owned())
}

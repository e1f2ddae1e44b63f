//! The brake on newcomers: how many may come in from one network in a while; and on codes that lead nowhere.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use chrono::{DateTime, Duration, Utc};

use super::{Settings, Web};
use crate::service::{Brake, Rate};

/// How many newcomers are let in, and by what their networks are told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomers {
    /// How many may come in from one network at once; 0 for no limit.
    pub at_once: u32,
    /// How many more each minute after that; 0 counts as 1.
    pub per_minute: u32,
    /// The header in which our own reverse proxy says where a request comes from, such as `x-forwarded-for`.
    pub client_address_header: Option<String>,
}

/// Where a request comes from; `None` when that cannot be told.
#[derive(Clone, Copy)]
pub(super) struct Whence(Option<IpAddr>);

impl FromRequestParts<Web> for Whence {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self(client(&parts.headers, peer, &web.settings)))
    }
}

/// The address behind a request. A header is believed only where the settings name it, and only its last entry, which our own
/// proxy added; where that tells no address, it is whoever is connected. Without such a header, whoever is connected is the
/// proxy where people come by https or from this machine.
fn client(headers: &HeaderMap, peer: Option<IpAddr>, settings: &Settings) -> Option<IpAddr> {
    match &settings.newcomers.client_address_header {
        Some(name) => told(headers, name).or(peer),
        None => peer.filter(|peer| !peer.is_loopback() && !settings.is_https()),
    }
}

/// The address at the end of a header, with or without a port.
fn told(headers: &HeaderMap, name: &str) -> Option<IpAddr> {
    let told = headers.get_all(name).into_iter().next_back()?.to_str().ok()?;
    let last = told.rsplit(',').next()?.trim();
    let bare = || last.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || last.parse::<SocketAddr>().ok().map(|told| told.ip());
    last.parse().ok().or_else(with_port).or_else(bare)
}

/// How many codes that lead nowhere may come from one network: a class types the one on a poster.
const WRONG_CODES: Rate = Rate { at_once: 60, per_minute: 2 };

/// What holds back newcomers, and whoever tries codes.
#[derive(Debug, Default)]
pub(super) struct Brakes {
    newcomers: Brake,
    wrong_codes: Brake,
}

impl Brakes {
    /// Lets a newcomer in, or says how long to wait.
    ///
    /// # Errors
    /// With how long, when enough have come from there.
    pub(super) fn admit(
        &self,
        whence: Whence,
        limits: &Newcomers,
        now: DateTime<Utc>,
    ) -> Result<(), Duration> {
        let rate = Rate { at_once: limits.at_once, per_minute: limits.per_minute };
        whence.network().map_or(Ok(()), |network| self.newcomers.admit(network, rate, now))
    }

    /// Whether a code that comes from there is looked at.
    ///
    /// # Errors
    /// With how long to wait, when too many that came from there led nowhere.
    pub(super) fn look_at_code(&self, whence: Whence, now: DateTime<Utc>) -> Result<(), Duration> {
        let check = |network| self.wrong_codes.check(network, WRONG_CODES, now);
        whence.network().map_or(Ok(()), check)
    }

    /// Counts a code that led nowhere.
    pub(super) fn note_wrong_code(&self, whence: Whence, now: DateTime<Utc>) {
        if let Some(network) = whence.network() {
            let _ = self.wrong_codes.admit(network, WRONG_CODES, now);
        }
    }
}

impl Whence {
    /// The network in words; nothing where it cannot be told.
    pub(super) fn named(self) -> String {
        self.network().map_or_else(String::new, |network| network.to_string())
    }

    /// The network, where it can be told.
    fn network(self) -> Option<IpAddr> {
        self.0.map(network)
    }
}

/// How many bits of an IPv6 address tell a home from its neighbours: providers give each at least a /56.
/// <https://www.ripe.net/publications/docs/ripe-690/>
const HOME_BITS: u32 = 56;

/// The network of an address: itself, or what a provider gives out to one home.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let mask = u128::MAX << (Ipv6Addr::BITS - HOME_BITS);
            Ipv6Addr::from_bits(address.to_bits() & mask).into()
        }
        old @ IpAddr::V4(_) => old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whence(address: &str) -> Whence {
        Whence(Some(address.parse().expect("an address")))
    }

    fn limits(at_once: u32) -> Newcomers {
        Newcomers { at_once, per_minute: 1, client_address_header: None }
    }

    #[test]
    fn one_household_is_one_network_however_many_addresses_it_has() {
        let (brake, limits, now) = (Brakes::default(), limits(1), DateTime::UNIX_EPOCH);
        assert!(brake.admit(whence("2001:db8:1:2::1"), &limits, now).is_ok());
        assert!(brake.admit(whence("2001:db8:1:2:ffff::9"), &limits, now).is_err());
        assert!(brake.admit(whence("2001:db8:1:ff::1"), &limits, now).is_err(), "of its /56");
        assert!(brake.admit(whence("2001:db8:1:100::1"), &limits, now).is_ok(), "next door");
    }

    #[test]
    fn what_cannot_be_told_apart_or_has_no_limit_is_let_in() {
        let (brake, now) = (Brakes::default(), DateTime::UNIX_EPOCH);
        for _ in 0..100 {
            assert!(brake.admit(Whence(None), &limits(1), now).is_ok());
            assert!(brake.admit(whence("192.0.2.1"), &limits(0), now).is_ok());
            brake.note_wrong_code(Whence(None), now);
            assert!(brake.look_at_code(Whence(None), now).is_ok());
        }
    }

    #[test]
    fn a_header_is_believed_only_where_the_settings_name_it_and_only_at_its_end() {
        let settings = |public_url: &str, header: Option<&str>| Settings {
            listen: String::new(),
            public_url: public_url.to_owned(),
            newcomers: Newcomers {
                client_address_header: header.map(ToOwned::to_owned),
                ..Newcomers::default()
            },
        };
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "198.51.100.1".parse().expect("a value"));
        headers.append("x-forwarded-for", "10.0.0.1, 192.0.2.7".parse().expect("a value"));
        let address = |text: &str| Some(text.parse::<IpAddr>().expect("an address"));
        let (peer, here) = (address("203.0.113.5"), address("127.0.0.1"));
        let plain = settings("http://panel.example", None);
        assert_eq!(client(&headers, peer, &plain), peer);
        assert_eq!(client(&headers, here, &plain), None, "a proxy on this machine");
        let behind = settings("https://panel.example", None);
        assert_eq!(client(&headers, peer, &behind), None, "a proxy elsewhere");
        let named = settings("https://panel.example", Some("x-forwarded-for"));
        assert_eq!(client(&headers, peer, &named), address("192.0.2.7"));
    }

    #[test]
    fn a_header_with_a_port_tells_the_address_and_one_that_tells_none_is_whoever_is_connected() {
        let header = Some("x-forwarded-for".to_owned());
        let settings = Settings {
            listen: String::new(),
            public_url: "https://panel.example".to_owned(),
            newcomers: Newcomers { client_address_header: header, ..limits(1) },
        };
        let peer = "127.0.0.1".parse().ok();
        let behind = |told: &[u8]| {
            let value = axum::http::HeaderValue::from_bytes(told).expect("a value");
            client(
                &HeaderMap::from_iter([("x-forwarded-for".parse().expect("a name"), value)]),
                peer,
                &settings,
            )
        };
        for told in ["192.0.2.7", "192.0.2.7:4711", "x, 192.0.2.7:1"] {
            assert_eq!(behind(told.as_bytes()), "192.0.2.7".parse().ok(), "{told}");
        }
        for told in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:4711"] {
            assert_eq!(behind(told.as_bytes()), "2001:db8::1".parse().ok(), "{told}");
        }
        for told in ["", "unknown", "192.0.2.7,", "192.0.2.7:99999", "[::1", "\u{e5}"] {
            assert_eq!(behind(told.as_bytes()), peer, "{told}");
        }
        assert_eq!(client(&HeaderMap::new(), peer, &settings), peer);
        let brake = Brakes::default();
        let comes =
            |told| brake.admit(Whence(behind(told)), &settings.newcomers, DateTime::UNIX_EPOCH);
        assert!(comes(b"unknown").is_ok());
        assert!(comes(b"-").is_err(), "held back together with the others");
    }
}

//! Asking the process that serves how it stands there.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use serde::Deserialize;

#[derive(Deserialize)]
struct Answer {
    ready: bool,
    #[serde(default)]
    not_ready: BTreeMap<String, String>,
}

/// What is not ready in the process that serves its pages at this address of this machine, each with how it stands; `None`
/// when nothing answers there within this time, or something that is no panelbot.
pub async fn not_ready(listen: SocketAddr, within: Duration) -> Option<BTreeMap<String, String>> {
    let client = reqwest::Client::builder().timeout(within).no_proxy().build().ok()?;
    let address = SocketAddr::new(here(listen.ip()), listen.port());
    let answer = client.get(format!("http://{address}/health/ready")).send().await.ok()?;
    let answer: Answer = answer.json().await.ok()?;
    (answer.ready == answer.not_ready.is_empty()).then_some(answer.not_ready)
}

/// The address at which this machine reaches what listens there.
const fn here(listen: IpAddr) -> IpAddr {
    match listen {
        IpAddr::V4(any) if any.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(any) if any.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        known => known,
    }
}

//! `[metrics]`: figures for whoever watches over the process.

use std::net::SocketAddr;

use super::layers::Layers;

/// Figures for whoever watches over the process.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    /// Where they are served; nowhere when `None`.
    pub listen: Option<SocketAddr>,
}

impl Metrics {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let must = "must be an IP address and a port, such as 127.0.0.1:9464";
        Self { listen: layers.parsed("metrics.listen", must, |text| text.parse().ok()) }
    }
}

//! Places on a map, as `GeoJSON` (RFC 7946), written one by one.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

/// A collection of places, being written.
pub struct GeoJson<W: Write> {
    out: W,
    has_any: bool,
}

impl<W: Write> GeoJson<W> {
    /// A collection without places, with a notice to who reads it.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn new(mut out: W, notice: &[String]) -> io::Result<Self> {
        let notice = Value::from(notice.to_vec());
        write!(out, "{{\"type\":\"FeatureCollection\",\"notice\":{notice},\"features\":[")?;
        Ok(Self { out, has_any: false })
    }

    /// One more place: degrees north and east, or nowhere on the map, with what is known of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn place(
        &mut self,
        point: Option<(f64, f64)>,
        properties: &Map<String, Value>,
    ) -> io::Result<()> {
        let geometry =
            point.map(|(north, east)| json!({ "type": "Point", "coordinates": [east, north] }));
        let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties });
        let before = if self.has_any { ",\n" } else { "\n" };
        self.has_any = true;
        write!(self.out, "{before}{feature}")
    }

    /// Ends the collection.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        writeln!(self.out, "\n]}}")?;
        self.out.flush()
    }
}

//! Forms on a web page, and what a browser sends when one is sent.

/// One thing in a form that a person can use, or that goes along unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// Sent back as it is.
    Hidden {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// A button that sends the form.
    Button {
        /// Its name; a button without one sends only the rest.
        name: String,
        /// Its value.
        value: String,
        /// What stands on it.
        label: String,
    },
    /// A box or a circle to tick.
    Tick {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
        /// What stands beside it.
        label: String,
        /// Ticked already.
        on: bool,
    },
    /// A field to write in.
    Text {
        /// Its name.
        name: String,
        /// What stands in it.
        value: String,
    },
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it goes, as the page says it.
    pub action: String,
    /// It is sent by POST (else by GET).
    pub post: bool,
    /// What it holds, in order.
    pub controls: Vec<Control>,
    /// The message it belongs to: the one it stands in, or the last one before it.
    pub message: Option<usize>,
}

impl Form {
    /// The name of the field to write in.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.controls.iter().find_map(|control| {
            if let Control::Text { name, .. } = control { Some(name.as_str()) } else { None }
        })
    }

    /// The buttons in order.
    pub fn buttons(&self) -> impl Iterator<Item = (&Control, &str)> + Clone {
        self.controls.iter().filter_map(|control| {
            if let Control::Button { label, .. } = control {
                Some((control, label.as_str()))
            } else {
                None
            }
        })
    }

    /// The names and values that a browser sends when this button is pressed: everything unseen, what is ticked (by
    /// label, when told; else as the page had it), what is written, and the button. Line breaks go out as CRLF, as HTML
    /// demands.
    #[must_use]
    pub fn filled(
        &self,
        pressed: Option<&Control>,
        ticks: Option<&[String]>,
        text: Option<&str>,
    ) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for control in &self.controls {
            match control {
                Control::Hidden { name, value } => pairs.push((name.clone(), value.clone())),
                Control::Tick { name, value, label, on } => {
                    if ticks.map_or(*on, |ticks| ticks.contains(label)) {
                        pairs.push((name.clone(), value.clone()));
                    }
                }
                Control::Text { name, value } => {
                    let written = text.unwrap_or(value).replace("\r\n", "\n").replace('\n', "\r\n");
                    pairs.push((name.clone(), written));
                }
                Control::Button { name, value, .. } => {
                    if pressed == Some(control) && !name.is_empty() {
                        pairs.push((name.clone(), value.clone()));
                    }
                }
            }
        }
        pairs
    }
}

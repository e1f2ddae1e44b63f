//! How far a long export has come: a bar in a terminal, nothing where the output is read by a program.

use std::io::{IsTerminal as _, Write as _, stderr};

/// To a terminal: empty this line.
const CLEAR: &str = "\u{1b}[K";

/// Signs of the bar.
const WIDTH: u64 = 30;

/// How far it has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    total: u64,
    shown: bool,
}

impl Progress {
    /// Nothing yet of so many; shown only in a terminal, and where `wanted`.
    pub fn new(total: u64, wanted: bool) -> Self {
        Self { total, shown: wanted && stderr().is_terminal() }
    }

    /// So many are done.
    pub fn show(&self, done: u32) {
        if self.shown {
            // Whoever reads no more still gets the file.
            let _ = write!(stderr(), "\r{CLEAR}{} {done} of {}", self.bar(done), self.total);
        }
    }

    /// It has ended: what comes next stands where it stood.
    pub fn end(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r{CLEAR}");
        }
    }

    fn bar(&self, done: u32) -> String {
        let full = (u64::from(done) * WIDTH).checked_div(self.total).unwrap_or(WIDTH);
        (0..WIDTH).map(|sign| if sign < full { '█' } else { '░' }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_what_is_done() {
        let full = |done, total| Progress { total, shown: false }.bar(done).matches('█').count();
        assert_eq!((full(0, 10), full(5, 10), full(10, 10), full(0, 0)), (0, 15, 30, 30));
    }
}

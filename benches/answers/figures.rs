//! Figures, and how they are shown.

use std::time::Duration;

/// What one measurement found.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Answers taken in.
    pub answers: usize,
    /// In how much time.
    pub time: Duration,
    /// Seconds of processor time of the program.
    pub program_cpu: f64,
    /// And of the database's server, where it is one.
    pub server_cpu: Option<f64>,
    /// And of this process: the people and their platform.
    pub crowd_cpu: f64,
    /// How long each answer took, shortest first.
    pub took: Vec<Duration>,
}

impl Figures {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        count(self.answers) / self.time.as_secs_f64()
    }

    /// How long it took at most for this share of the answers, in milliseconds.
    pub fn within_ms(&self, share: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the length is within it"
        )]
        let index = (count(self.took.len()) * share) as usize;
        let found = self.took.get(index.min(self.took.len().saturating_sub(1)));
        found.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }

    /// Seconds for 10,000 answers.
    fn per_10_000(&self, seconds: f64) -> f64 {
        seconds * 10_000.0 / count(self.answers.max(1))
    }

    /// One line.
    pub fn print(&self, name: &str) {
        let server = self
            .server_cpu
            .map_or_else(String::new, |cpu| format!(" (server {:.2} s)", self.per_10_000(cpu)));
        println!(
            "{name:<28}{:>7.0} answers/s   p50 {:>6.1} ms   p99 {:>6.1} ms   most {:>6.1} ms   CPU per 10,000: {:.2} s{server}, load {:.2} s",
            self.rate(),
            self.within_ms(0.5),
            self.within_ms(0.99),
            self.within_ms(1.0),
            self.per_10_000(self.program_cpu),
            self.per_10_000(self.crowd_cpu),
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "nothing is counted beyond 2^52 here")]
fn count(number: usize) -> f64 {
    number as f64
}

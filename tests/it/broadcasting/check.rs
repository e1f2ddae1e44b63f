//! What arrived, by the platform's own clock, held against what is stored.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use panelbot_simulator::telegram::{Arrival, Outcome, Telegram};

use super::is_full;
use super::stage::{bulk, limit};

/// What goes to many that may be under way at once, and so be in doubt after a kill.
const IN_FLIGHT: usize = 128;
/// How long a request that was answered 502 is still under way: the client sleeps that long in it, and some more.
const UNDER_WAY: Duration = Duration::from_secs(13);
/// How long a wait is that the platform names, and how much later than that the next request may leave.
const TOLD_TO_WAIT: Duration = Duration::from_millis(1100);
/// How many of the moments without messages are told.
const GAPS_TOLD: usize = 40;

/// When the program was killed, and when it served again.
#[derive(Debug, Default)]
pub struct Runs {
    killed: Vec<Duration>,
    serves: Vec<Duration>,
}

impl Runs {
    pub fn killed(&mut self, at: Duration) {
        self.killed.push(at);
    }

    pub fn serves(&mut self, at: Duration) {
        self.serves.push(at);
    }

    /// Whether what came then may have been under way when the program was killed.
    fn was_under_way(&self, at: Duration) -> bool {
        self.killed.iter().any(|kill| at <= *kill + UNDER_WAY && *kill <= at + UNDER_WAY)
    }
}

/// Nobody has it twice, nobody was missed, and who is in doubt is so for a reason.
#[track_caller]
pub fn once(telegram: &Telegram, copies: &[(i64, String)], blocked: &[bool], runs: &Runs) {
    let mut met: HashMap<i64, Vec<Arrival>> = HashMap::new();
    for arrival in telegram.arrivals().into_iter().filter(|arrival| arrival.is_new) {
        met.entry(arrival.chat).or_default().push(arrival);
    }
    assert_eq!(copies.len(), blocked.len(), "everyone has a copy");
    let (mut wrong, mut in_doubt, mut arrived_in_doubt, mut lost) = (Vec::new(), 0, 0, 0);
    for (chat, state) in copies {
        let met = met.get(chat).map_or(&[][..], Vec::as_slice);
        let shown = |one: &&Arrival| matches!(one.outcome, Outcome::Done | Outcome::Unanswered);
        let shown = met.iter().filter(shown).count();
        let unheard =
            |one: &Arrival| matches!(one.outcome, Outcome::Unanswered | Outcome::RefusedUnheard);
        let unanswered = met.iter().any(unheard);
        let person = usize::try_from(chat - super::stage::chat(0)).expect("a panelist");
        lost += usize::from(unanswered);
        let right = match state.as_str() {
            "sent" => shown == 1,
            "unreachable" => shown == 0 && blocked[person],
            "uncertain" => {
                in_doubt += 1;
                arrived_in_doubt += shown;
                let newest = met.last();
                shown <= 1 && (unanswered || newest.is_none_or(|one| runs.was_under_way(one.at)))
            }
            _ => false,
        };
        if !right {
            wrong.push(format!("{chat} is {state}, and met {met:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{in_doubt} in doubt, of which {arrived_in_doubt} arrived; {lost} answers lost");
    let most = lost + IN_FLIGHT * runs.killed.len();
    assert!(in_doubt <= most, "{in_doubt} in doubt, at most {most} can be");
    let most = most_in_a_second(&telegram.arrivals());
    println!("at most {most} in any second of {} allowed", limit());
    // On a machine that does much else at once, what left in order is dealt with late and together.
    let allowed = if is_full() { limit() } else { limit() * 11 / 10 };
    assert!(most <= allowed, "{most} came within one second");
}

fn most_in_a_second(arrivals: &[Arrival]) -> usize {
    let mut times: Vec<Duration> = arrivals.iter().map(|one| one.at).collect();
    times.sort_unstable();
    let (mut first, mut most) = (0, 0);
    for (last, at) in times.iter().enumerate() {
        while at.saturating_sub(times[first]) >= Duration::from_secs(1) {
            first += 1;
        }
        most = most.max(last + 1 - first);
    }
    most
}

/// How fast the program sent whenever it could.
#[derive(Debug, Clone)]
pub struct Pace {
    seconds: f64,
    waited: f64,
    requests: f64,
    full: f64,
    /// The tenths of a second, by their number, in which less than half of the rate came.
    gaps: Vec<u128>,
}

impl Pace {
    /// The share of the configured rate at which it sent.
    pub fn share(&self) -> f64 {
        self.requests / self.seconds / f64::from(bulk())
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (share, full) = (100.0 * self.share(), 100.0 * self.full);
        write!(
            f,
            "{:.0} requests in {:.1} s between starts, and {:.1} s of waiting as told: {share:.1} % of the configured rate; \
             {full:.1} % of the tenths of a second at nine tenths of it; {} of less than half of it, the first at {:?} tenths",
            self.requests,
            self.seconds,
            self.waited,
            self.gaps.len(),
            &self.gaps[..self.gaps.len().min(GAPS_TOLD)]
        )
    }
}

/// Measures it in tenths of a second: from the first request of each run to its kill, in the last one until nearly all had been
/// written to once, and without the time in which the platform had told it to wait.
pub fn pace(telegram: &Telegram, people: usize, runs: &Runs) -> Pace {
    let arrivals = telegram.arrivals();
    let mut begun = std::collections::HashSet::new();
    let nearly = people * 97 / 100;
    let last = arrivals.iter().find(|one| begun.insert(one.chat) && begun.len() >= nearly);
    let end = last.map_or_else(|| telegram.now(), |one| one.at);
    let mut spans = Vec::new();
    let serves = std::iter::once(Duration::ZERO).chain(runs.serves.iter().copied());
    for (from, until) in serves.zip(runs.killed.iter().copied().chain([end])) {
        let until = until.min(end);
        let first = arrivals.iter().map(|one| one.at).filter(|at| *at >= from).min();
        spans.extend(first.filter(|first| *first < until).map(|first| (first, until)));
    }
    let told: Vec<Duration> =
        arrivals.iter().filter(|one| one.outcome == Outcome::TooMany).map(|one| one.at).collect();
    let waits = |tenth: u128| {
        let (from, until) = (tenth * 100, (tenth + 1) * 100);
        let touches =
            |at: &Duration| at.as_millis() < until && from < (*at + TOLD_TO_WAIT).as_millis();
        told.iter().any(touches)
    };
    let mut counts: HashMap<u128, u32> = HashMap::new();
    for arrival in &arrivals {
        *counts.entry(arrival.at.as_millis() / 100).or_default() += 1;
    }
    let (mut tenths, mut waited, mut requests, mut full) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut gaps = Vec::new();
    for (from, until) in spans {
        for tenth in from.as_millis() / 100 + 1..until.as_millis() / 100 {
            if waits(tenth) {
                waited += 1;
                continue;
            }
            let count = counts.get(&tenth).copied().unwrap_or(0);
            tenths += 1;
            requests += count;
            full += u32::from(count * 100 >= bulk() * 9);
            if count * 20 < bulk() {
                gaps.push(tenth);
            }
        }
    }
    let share = |part: u32| f64::from(part) / 10.0;
    Pace {
        seconds: share(tenths),
        waited: share(waited),
        requests: f64::from(requests),
        full: f64::from(full) / f64::from(tenths.max(1)),
        gaps,
    }
}

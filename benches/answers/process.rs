//! What the system says of a process: processor time and memory. From Linux's `/proc`, from outside the process.

use std::fs;

use anyhow::{Context, Result};

/// Parts of a second in which `/proc` counts processor time: `USER_HZ`, 100 on every Linux that we know of.
const TICKS_A_SECOND: f64 = 100.0;

/// Seconds of processor time that a process has used so far.
pub fn cpu_seconds(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    Ok(cpu(&fields(&stat)))
}

/// The same with those whom it has started and that still run.
pub fn cpu_seconds_with_children(pid: u32) -> Result<f64> {
    let mut sum = cpu_seconds(pid)?;
    for entry in fs::read_dir("/proc")? {
        // What is no process, or has just ended, is passed over.
        let Ok(stat) = fs::read_to_string(entry?.path().join("stat")) else { continue };
        let fields = fields(&stat);
        if fields.get(1).is_some_and(|parent| *parent == pid.to_string()) {
            sum += cpu(&fields);
        }
    }
    Ok(sum)
}

/// In user mode and in the kernel: fields 14 and 15 in proc(5).
fn cpu(fields: &[&str]) -> f64 {
    let ticks = fields.get(11..13).unwrap_or_default().iter();
    ticks.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / TICKS_A_SECOND
}

/// What stands after the name, which may hold anything: state, parent, …
fn fields(stat: &str) -> Vec<&str> {
    let after = stat.rfind(')').map_or("", |end| &stat[end + 1..]);
    after.split_whitespace().collect()
}

/// Memory in use now, in MB (1,000,000 bytes).
pub fn memory_mb(pid: u32) -> Result<f64> {
    status_mb(pid, "VmRSS:")
}

/// The most memory that was ever in use, in MB.
pub fn most_memory_mb(pid: u32) -> Result<f64> {
    status_mb(pid, "VmHWM:")
}

fn status_mb(pid: u32, key: &str) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(key)).context("no such line")?;
    let kib: u32 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(f64::from(kib) * 1024.0 / 1_000_000.0)
}

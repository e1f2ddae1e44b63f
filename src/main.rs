//! The program `panelbot`.

use std::process::ExitCode;

fn main() -> ExitCode {
    panelbot::cli::main()
}

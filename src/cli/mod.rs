//! Arguments, verbs and exit codes.

use std::process::ExitCode;

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}

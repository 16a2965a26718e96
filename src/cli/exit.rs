use std::process::ExitCode;

/// How the program ends: the contract of diff(1), and the shell's for signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All went well; for `compare`: nothing diverges.
    Success,
    /// `compare`: something diverges.
    Diverges,
    /// Something could not be read, written or understood.
    Trouble,
    /// The reader ended, with this code.
    Reader(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Success => 0,
            Exit::Diverges => 1,
            Exit::Trouble => 2,
            Exit::Reader(code) => code,
        })
    }
}

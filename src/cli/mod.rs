//! Arguments, verbs and exit codes: the outermost floor.

mod arguments;
mod batch;
mod compare;
mod configuration;
mod engine;
mod exit;
mod extract;
mod jsonl;
mod judge;
#[cfg(feature = "encoder")]
mod mean;
mod open;
mod split;

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{ingest::IngestError, source::SourceError, text::sanitize::sanitize};
use arguments::{Arguments, Verb};
use exit::Exit;

/// Runs the program with the arguments it was started with. Product goes to stdout, messages to stderr.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let exit = if error.use_stderr() { Exit::Trouble } else { Exit::Success };
            return if error.print().is_ok() { exit.into() } else { Exit::Trouble.into() };
        }
    };
    match run(arguments) {
        Ok(exit) => exit.into(),
        Err(CliError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Success.into(),
        Err(error) => {
            complain(&error);
            Exit::Trouble.into()
        }
    }
}

/// Why a call could not be carried out.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("the sample story: {0}")]
    Sample(#[from] IngestError),
    #[error("cannot read standard input: {0}")]
    Input(io::Error),
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    #[error("one article given, two are needed: parallax LEFT RIGHT")]
    OneArticle,
    #[error("{0}: fewer than two articles in this folder (files named .txt, .md, .html)")]
    SmallFolder(String),
    #[error("{folder}: {error}")]
    Folder { folder: String, error: io::Error },
    #[error("{0:?} names no keys; they are written as in \"nn<enter>\"")]
    Keys(String),
    #[error("the configuration is not used, something is wrong with it:{0}")]
    Config(String),
    #[error("{path}: {error}")]
    ConfigFile { path: String, error: io::Error },
    #[error("both articles are to be read from standard input; only one of them can be `-`")]
    StdinTwice,
}

fn run(arguments: Arguments) -> Result<Exit, CliError> {
    let Arguments { articles, verb, screen } = arguments;
    match verb {
        None if screen.print_config => configuration::show(&screen),
        None if articles.is_empty() => open::sample(&screen),
        None => open::articles(&articles, &screen),
        Some(Verb::Compare(call)) => compare::print(&call),
        Some(Verb::Extract(call)) => extract::run(&call),
        Some(Verb::Batch(call)) => batch::run(&call),
        Some(Verb::Judge(call)) => judge::run(call),
        Some(Verb::Split(call)) => split::run(call),
        #[cfg(feature = "encoder")]
        Some(Verb::Mean { threads }) => mean::run(threads),
    }
}

/// One message on stderr, the names in it made safe. That stderr cannot be written to is nothing one could tell anybody.
fn complain(message: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "parallax: {}", sanitize(&message.to_string()));
}

/// Stdout, buffered by the line for a person and by the block for a program.
fn stdout() -> Box<dyn Write> {
    if io::stdout().is_terminal() {
        Box::new(io::stdout().lock())
    } else {
        Box::new(io::BufWriter::new(io::stdout().lock()))
    }
}

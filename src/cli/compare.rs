//! `parallax compare LEFT RIGHT`, `parallax LEFT RIGHT` and `parallax` alone.

use std::{
    env,
    io::{self, IsTerminal},
};

use super::{
    CliError,
    arguments::{Compare, CompareFormat, Screen, ThemeName},
    exit::Exit,
};
use crate::{
    comparison::{Comparison, Settings, compare},
    output::{json, text},
    source,
    text::Pair,
    tui,
    view::ThemeChoice,
};

/// Columns of a report where nobody said how many.
const WIDTH: u16 = 80;

/// Prints the comparison of two articles.
pub(super) fn print(call: &Compare) -> Result<Exit, CliError> {
    let comparison = read(&call.left, &call.right)?;
    write(&comparison, call.format, call.width)?;
    Ok(if comparison.summary().diverge() > 0 { Exit::Diverges } else { Exit::Success })
}

/// Opens two articles in the reader, or prints them where there is no terminal.
pub(super) fn open(left: &str, right: &str, screen: &Screen) -> Result<Exit, CliError> {
    show(read(left, right)?, None, screen)
}

/// Opens the sample story.
pub(super) fn open_sample(screen: &Screen) -> Result<Exit, CliError> {
    let [left, right] = source::OPENING;
    let articles = Pair::new(source::sample(left)?, source::sample(right)?);
    let notice = "A sample story; your own: parallax LEFT RIGHT".to_owned();
    show(compare(articles, &Settings::default()), Some(notice), screen)
}

fn show(comparison: Comparison, notice: Option<String>, screen: &Screen) -> Result<Exit, CliError> {
    if io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb") {
        let theme = match screen.theme {
            ThemeName::Auto => ThemeChoice::Auto,
            ThemeName::Light => ThemeChoice::Light,
            ThemeName::Dark => ThemeChoice::Dark,
            ThemeName::Mono => ThemeChoice::Mono,
        };
        let exit = tui::run(comparison, tui::Options { notice, theme, ascii: screen.ascii })?;
        return Ok(Exit::Reader(exit.code()));
    }
    if let Some(notice) = notice {
        super::complain(&notice);
    }
    write(&comparison, CompareFormat::Text, WIDTH)?;
    Ok(Exit::Success)
}

fn write(comparison: &Comparison, format: CompareFormat, width: u16) -> Result<(), CliError> {
    let mut out = super::stdout();
    match format {
        CompareFormat::Text => text::report(comparison, width.into(), &mut out)?,
        CompareFormat::Json => json::comparison(comparison, &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn read(left: &str, right: &str) -> Result<Comparison, CliError> {
    if left == "-" && right == "-" {
        return Err(CliError::StdinTwice);
    }
    let articles = Pair::new(source::open(left)?, source::open(right)?);
    Ok(compare(articles, &Settings::default()))
}

//! `parallax compare LEFT RIGHT`.

use std::{num::NonZeroUsize, thread};

use super::{
    CliError,
    arguments::{Compare, CompareFormat},
    engine::{EngineName, Keep},
    exit::Exit,
};
use crate::{
    article::Article,
    comparison::{Comparison, Settings, compare},
    output::{json, text},
    source,
    text::Pair,
};

/// Prints the comparison of two articles.
pub(super) fn print(call: &Compare) -> Result<Exit, CliError> {
    let keep = Keep::unless(call.no_store);
    let comparison = compared(read(&call.left, &call.right)?, call.engine, keep);
    write(&comparison, call.format, call.width)?;
    Ok(if comparison.summary().diverge() > 0 { Exit::Diverges } else { Exit::Success })
}

/// Compares two articles with all processors.
pub(super) fn compared(articles: Pair<Article>, engine: EngineName, keep: Keep) -> Comparison {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    engine.with(threads, keep, |scorer| compare(articles, &Settings { scorer, ..Settings::default() }))
}

/// Writes a comparison to standard output.
pub(super) fn write(comparison: &Comparison, format: CompareFormat, width: u16) -> Result<(), CliError> {
    let mut out = super::stdout();
    match format {
        CompareFormat::Text => text::report(comparison, width.into(), &mut out)?,
        CompareFormat::Json => json::comparison(comparison, &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn read(left: &str, right: &str) -> Result<Pair<Article>, CliError> {
    if left == "-" && right == "-" {
        return Err(CliError::StdinTwice);
    }
    Ok(Pair::new(source::open(left)?, source::open(right)?))
}

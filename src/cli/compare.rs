//! `parallax compare LEFT RIGHT`.

use std::{num::NonZeroUsize, thread};

use super::{
    CliError,
    arguments::{Compare, CompareFormat},
    engine::Keep,
    exit::Exit,
};
use crate::{
    align::Scorer,
    article::Article,
    comparison::{Comparison, Settings, compare},
    output::{json, text},
    source,
    text::Pair,
};

/// Prints the comparison of two articles.
pub(super) fn print(call: &Compare) -> Result<Exit, CliError> {
    let articles = read(&call.left, &call.right)?;
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let keep = if call.no_store { Keep::Nothing } else { Keep::Cache };
    let with = |scorer: &dyn Scorer| compare(articles, &Settings { scorer, ..Settings::default() });
    let comparison = call.engine.with(threads, keep, with);
    write(&comparison, call.format, call.width)?;
    Ok(if comparison.summary().diverge() > 0 { Exit::Diverges } else { Exit::Success })
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

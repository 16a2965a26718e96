//! `parallax compare LEFT RIGHT`.

use super::{
    CliError,
    arguments::{Compare, CompareFormat},
    exit::Exit,
};
use crate::{
    comparison::{Comparison, Settings, compare},
    output::{json, text},
    source,
    text::Pair,
};

/// Prints the comparison of two articles.
pub(super) fn print(call: &Compare) -> Result<Exit, CliError> {
    let comparison = read(&call.left, &call.right)?;
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

fn read(left: &str, right: &str) -> Result<Comparison, CliError> {
    if left == "-" && right == "-" {
        return Err(CliError::StdinTwice);
    }
    let articles = Pair::new(source::open(left)?, source::open(right)?);
    Ok(compare(articles, &Settings::default()))
}

//! `parallax extract`: articles without the furniture around them.

use super::{
    CliError,
    arguments::{Extract, ExtractFormat},
    complain,
    exit::Exit,
};
use crate::{output::extract, source};

pub(super) fn run(call: &Extract) -> Result<Exit, CliError> {
    let mut out = super::stdout();
    let mut exit = Exit::Success;
    let mut first = true;
    if call.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(CliError::StdinTwice);
    }
    for file in &call.files {
        let article = match source::open(file) {
            Ok(article) => article,
            Err(error) => {
                complain(&error);
                exit = Exit::Trouble;
                continue;
            }
        };
        if !first && call.format != ExtractFormat::Json {
            writeln!(out)?;
        }
        first = false;
        match call.format {
            ExtractFormat::Text => extract::text(&article, &mut out)?,
            ExtractFormat::Json => extract::json(file, &article, &mut out)?,
            ExtractFormat::Markdown => extract::markdown(&article, &mut out)?,
        }
    }
    out.flush()?;
    Ok(exit)
}

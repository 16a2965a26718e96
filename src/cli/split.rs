//! `parallax split`: texts into sentences.

use serde::{Deserialize, Serialize};

use super::{CliError, arguments::Lines, exit::Exit, jsonl};
use crate::{claims::sentences, text::sanitize::sanitize};

#[derive(Deserialize)]
struct Record {
    text: String,
}

#[derive(Serialize)]
struct Answer {
    sentences: Vec<String>,
}

pub(super) fn run(call: Lines) -> Result<Exit, CliError> {
    jsonl::run(call.threads, |record: Record| {
        let text = sanitize(&record.text);
        let sentences = sentences(&text, None).into_iter().map(|span| span.of(&text).to_owned()).collect();
        Ok(Answer { sentences })
    })
}

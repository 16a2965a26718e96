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
    jsonl::run(call.threads, jsonl::AT_ONCE, |record: Record| {
        let text = sanitize(&record.text);
        Ok(Answer { sentences: paragraphs(&text).iter().flat_map(|paragraph| split(paragraph)).collect() })
    })
}

/// The paragraphs of `text`, each on one line as in a block of an article: a blank line ends one, a single line break
/// is where a line was full.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs
}

fn split(paragraph: &str) -> Vec<String> {
    sentences(paragraph, None).into_iter().map(|span| span.of(paragraph).to_owned()).collect()
}

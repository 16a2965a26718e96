//! `parallax judge`: pairs of sentences taken as linked.

use serde::Deserialize;

use super::{CliError, arguments::Lines, exit::Exit, jsonl};
use crate::{
    article::Origin,
    claims::{Claims, presplit},
    judge::{Subject, judge},
    output::json::JudgeAnswer,
    text::Pair,
};

#[derive(Deserialize)]
struct Record {
    left: String,
    right: String,
}

pub(super) fn run(call: Lines) -> Result<Exit, CliError> {
    jsonl::run(call.threads, jsonl::AT_ONCE, |record: Record| answer(record))
}

fn answer(record: Record) -> Result<JudgeAnswer, String> {
    for (side, sentence) in [("left", &record.left), ("right", &record.right)] {
        if sentence.trim().is_empty() {
            return Err(format!("{side}: there is no text in it"));
        }
    }
    let read = |sentence| presplit(None, &[vec![sentence]], Origin::Text);
    let (left, right) = (read(record.left), read(record.right));
    let claims =
        Pair::new(Claims { article: &left.0, claims: &left.1 }, Claims { article: &right.0, claims: &right.1 });
    let verdict = judge(claims.map(|claims| Subject { claims, index: 0 }));
    Ok(JudgeAnswer::new(verdict, Pair::new(left.0, right.0)))
}

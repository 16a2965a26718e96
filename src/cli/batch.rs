//! `parallax batch`: many pairs of articles.

use serde::Deserialize;

use super::{CliError, arguments, engine::Keep, exit::Exit, jsonl};
use crate::{
    article::{Article, Origin},
    claims::{Claim, claims, presplit},
    comparison::{Settings, compare_claims},
    ingest::{Markup, ingest},
    output::json::BatchAnswer,
    source,
    text::{Pair, Side},
};

#[derive(Deserialize)]
struct Record {
    left: Given,
    right: Given,
}

/// An article as a record gives it.
#[derive(Deserialize)]
#[serde(expecting = r#"an article: {"text"}, {"path"} or {"title", "paragraphs"}"#)]
struct Given {
    text: Option<String>,
    path: Option<String>,
    title: Option<String>,
    paragraphs: Option<Vec<Vec<String>>>,
}

pub(super) fn run(call: &arguments::Batch) -> Result<Exit, CliError> {
    jsonl::run(call.lines.threads, jsonl::ONE, |record| {
        call.engine
            .with(1, Keep::Nothing, |scorer| answer(record, Settings { scorer, candidates_from: call.min_score }))
    })
}

fn answer(record: Record, settings: Settings<'_>) -> Result<BatchAnswer, String> {
    let presplit = Pair::new(record.left.paragraphs.is_some(), record.right.paragraphs.is_some());
    let read = |given, side| read(given).map_err(|error| format!("{side}: {error}"));
    let (left_article, left_claims) = read(record.left, "left")?;
    let (right_article, right_claims) = read(record.right, "right")?;
    let comparison =
        compare_claims(Pair::new(left_article, right_article), Pair::new(left_claims, right_claims), &settings);
    Ok(BatchAnswer::new(comparison, Pair::from_fn(|side: Side| !presplit[side])))
}

fn read(given: Given) -> Result<(Article, Vec<Claim>), String> {
    let article = match given {
        Given { paragraphs: Some(paragraphs), title, .. } => {
            let (article, claims) = presplit(title.as_deref(), &paragraphs, Origin::Text);
            return if claims.is_empty() { Err("there is no text in it".to_owned()) } else { Ok((article, claims)) };
        }
        Given { text: Some(text), .. } => {
            ingest(text.as_bytes(), Markup::Plain, Origin::Text).map_err(|error| error.to_string())?
        }
        Given { path: Some(path), .. } => source::open_file(&path).map_err(|error| error.to_string())?,
        _ => return Err(r#"neither "text" nor "path" nor "paragraphs" is given"#.to_owned()),
    };
    if article.is_empty() {
        return Err("there is no text in it".to_owned());
    }
    let claims = claims(&article);
    Ok((article, claims))
}

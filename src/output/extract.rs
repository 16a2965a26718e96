//! An article without its furniture: as text, Markdown, or JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::json::Meta;
use crate::{
    article::{Article, Block, BlockKind, LineRange},
    claims::sentences,
};

/// The article's text, a blank line between blocks.
///
/// # Errors
/// Those of `out`.
pub fn text(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    write_blocks(article, out, |block, words| match block.kind {
        BlockKind::ListItem { depth, ordinal } => format!("{}{}{words}", indent(depth), bullet(ordinal, "•")),
        _ => words.to_owned(),
    })
}

/// The article as Markdown.
///
/// # Errors
/// Those of `out`.
pub fn markdown(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    write_blocks(article, out, |block, words| match &block.kind {
        BlockKind::Title => format!("# {words}"),
        BlockKind::Standfirst => format!("**{words}**"),
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption => format!("*{words}*"),
        BlockKind::Heading { level } => format!("{} {words}", "#".repeat(usize::from(*level).clamp(1, 5) + 1)),
        BlockKind::ListItem { depth, ordinal } => format!("{}{}{words}", indent(*depth), bullet(*ordinal, "-")),
        BlockKind::Reference => format!("- {words}"),
        BlockKind::Quote => words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        BlockKind::Code { language } => {
            let fence = fence(words);
            format!("{fence}{}\n{words}\n{fence}", language.as_deref().unwrap_or_default())
        }
        BlockKind::Table => table(words),
        BlockKind::Paragraph => words.to_owned(),
    })
}

/// Blocks separated by blank lines; items of one list follow each other directly.
fn write_blocks(article: &Article, out: &mut dyn Write, form: impl Fn(&Block, &str) -> String) -> io::Result<()> {
    let listed = |block: &Block| matches!(block.kind, BlockKind::ListItem { .. } | BlockKind::Reference);
    for (index, block) in article.blocks().iter().enumerate() {
        if index > 0 && !(listed(block) && listed(&article.blocks()[index - 1])) {
            writeln!(out)?;
        }
        writeln!(out, "{}", form(block, article.words(block.span)))?;
    }
    Ok(())
}

fn indent(depth: u8) -> String {
    "  ".repeat(depth.into())
}

fn bullet(ordinal: Option<u64>, bullet: &str) -> String {
    match ordinal {
        Some(number) => format!("{number}. "),
        None => format!("{bullet} "),
    }
}

/// A fence longer than any run of backticks in the code.
fn fence(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

fn table(rows: &str) -> String {
    let mut lines: Vec<String> = rows.lines().map(|row| format!("| {row} |")).collect();
    if let Some(first) = rows.lines().next() {
        let columns = first.split(" | ").count();
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    }
    lines.join("\n")
}

#[derive(Serialize)]
struct Extracted<'a> {
    path: &'a str,
    meta: Meta<'a>,
    blocks: Vec<ExtractedBlock<'a>>,
    furniture: Vec<ExtractedFurniture<'a>>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct ExtractedBlock<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[usize; 2]>,
    sentences: Vec<&'a str>,
}

#[derive(Serialize)]
struct ExtractedFurniture<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[usize; 2]>,
}

/// One JSON object on a line: the article found under `path`, with its furniture.
///
/// # Errors
/// Those of `out`.
pub fn json(path: &str, article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let lines = |range: Option<LineRange>| range.map(|range| [range.first, range.last]);
    let language = article.language();
    let blocks = article
        .blocks()
        .iter()
        .map(|block| {
            let text = article.words(block.span);
            let sentences = match block.kind {
                BlockKind::Code { .. } | BlockKind::Table => text.lines().collect(),
                _ => sentences(text, language).into_iter().map(|span| span.of(text).trim()).collect(),
            };
            ExtractedBlock {
                kind: block.kind.name(),
                level: match block.kind {
                    BlockKind::Heading { level } => Some(level),
                    BlockKind::ListItem { depth, .. } => Some(depth + 1),
                    _ => None,
                },
                role: (block.kind == BlockKind::Reference).then_some("reference"),
                language: match &block.kind {
                    BlockKind::Code { language } => language.as_deref(),
                    _ => None,
                },
                text,
                lines: lines(block.lines),
                sentences,
            }
        })
        .collect();
    let furniture = article
        .furniture()
        .iter()
        .map(|part| ExtractedFurniture { text: article.words(part.span), lines: lines(part.lines) })
        .collect();
    let warnings = article.warnings.iter().map(ToString::to_string).collect();
    let extracted = Extracted { path, meta: Meta::of(article), blocks, furniture, warnings };
    serde_json::to_writer(&mut *out, &extracted)?;
    writeln!(out)
}

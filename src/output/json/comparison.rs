//! `compare --format json`, documented by `docs/comparison.schema.json`.

use std::io::{self, Write};

use serde::Serialize;

use super::{EngineWords, Meta, ReasonWords};
use crate::{
    article::Article,
    comparison::{Comparison, Passage, Standing},
    judge::Relation,
    text::{Pair, Side, Span},
};

/// Raised when a field changes its meaning or goes; a new field does not raise it.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    threshold: f64,
    #[serde(flatten)]
    engine: EngineWords,
    summary: Counts,
    left: ArticleSide<'a>,
    right: ArticleSide<'a>,
    links: Vec<LinkWords<'a>>,
    passages: Vec<PassageWords>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Counts {
    agree: usize,
    conflict: usize,
    differ: usize,
    related: usize,
    only_left: usize,
    only_right: usize,
}

#[derive(Serialize)]
struct ArticleSide<'a> {
    origin: &'a str,
    meta: Meta<'a>,
    blocks: Vec<BlockWords<'a>>,
    furniture: Vec<&'a str>,
    claims: Vec<ClaimWords<'a>>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct BlockWords<'a> {
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct ClaimWords<'a> {
    block: usize,
    /// Bytes of the block's text.
    span: [usize; 2],
    text: &'a str,
    standing: &'static str,
}

#[derive(Serialize)]
struct LinkWords<'a> {
    left: usize,
    right: usize,
    score: f64,
    relation: Relation,
    reasons: Vec<PlacedReason<'a>>,
}

#[derive(Serialize)]
struct PassageWords {
    left: usize,
    right: usize,
    score: f64,
    moved: bool,
}

#[derive(Serialize)]
struct PlacedReason<'a> {
    #[serde(flatten)]
    words: ReasonWords<'a>,
    /// Bytes of the left claim's text.
    left_span: [usize; 2],
    /// Bytes of the right claim's text.
    right_span: [usize; 2],
}

/// So many bytes are handed on at a time.
const BLOCK: usize = 1 << 16;

/// The whole comparison as one JSON document, the same bytes for the same comparison.
///
/// # Errors
/// Those of `out`.
pub fn comparison(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let summary = comparison.summary();
    let whole = Whole {
        schema: SCHEMA,
        threshold: comparison.threshold,
        engine: EngineWords::of(comparison.engine),
        summary: Counts {
            agree: summary.agree,
            conflict: summary.conflict,
            differ: summary.differ,
            related: summary.related,
            only_left: summary.only_here.left,
            only_right: summary.only_here.right,
        },
        left: article_side(comparison, Side::Left),
        right: article_side(comparison, Side::Right),
        links: links(comparison),
        passages: comparison.passages().into_iter().map(passage).collect(),
        notes: comparison.notes().iter().map(ToString::to_string).collect(),
    };
    // What is written piece by piece had better know whom it is written to.
    let mut blocks = io::BufWriter::with_capacity(BLOCK, out);
    serde_json::to_writer_pretty(&mut blocks, &whole)?;
    writeln!(blocks)?;
    blocks.flush()
}

fn article_side(comparison: &Comparison, side: Side) -> ArticleSide<'_> {
    let article = &comparison.articles[side];
    let claims = comparison.claims[side].iter().zip(comparison.standings(side)).map(|(claim, standing)| ClaimWords {
        block: claim.block,
        span: within(claim.span, article.blocks()[claim.block].span),
        text: article.words(claim.span),
        standing: standing_name(standing),
    });
    ArticleSide {
        origin: article.origin.label(),
        meta: Meta::of(article),
        blocks: article
            .blocks()
            .iter()
            .map(|block| BlockWords { kind: block.kind.name(), text: article.words(block.span) })
            .collect(),
        furniture: article.furniture().iter().map(|part| article.words(part.span)).collect(),
        claims: claims.collect(),
        warnings: article.warnings.iter().map(ToString::to_string).collect(),
    }
}

fn links(comparison: &Comparison) -> Vec<LinkWords<'_>> {
    let texts = comparison.articles.as_ref().map(Article::text);
    let place =
        |link: &crate::comparison::Link| Pair::from_fn(|side: Side| comparison.claims[side][link.claim(side)].span);
    comparison
        .links
        .iter()
        .map(|link| LinkWords {
            left: link.left,
            right: link.right,
            score: link.score,
            relation: link.relation,
            reasons: link
                .reasons
                .iter()
                .map(|reason| PlacedReason {
                    words: ReasonWords::of(reason, texts),
                    left_span: within(reason.left, place(link).left),
                    right_span: within(reason.right, place(link).right),
                })
                .collect(),
        })
        .collect()
}

fn passage(passage: Passage) -> PassageWords {
    let Passage { left, right, score, moved } = passage;
    PassageWords { left, right, score, moved }
}

/// `span` as bytes from the start of `whole`.
fn within(span: Span, whole: Span) -> [usize; 2] {
    [span.start - whole.start, span.end - whole.start]
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Linked(relation) => relation.name(),
        Standing::OnlyHere => "only_here",
        Standing::Silent => "silent",
    }
}

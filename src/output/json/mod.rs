//! The JSON formats. They are a promise to other programs, so they have types of their own: what the engine calls its
//! fields may change, these may not.

mod answers;
mod comparison;

use serde::Serialize;

use crate::{
    align::Engine,
    article::Article,
    judge::{Confidence, Reason, ReasonKind},
    text::Pair,
};

pub use answers::{BatchAnswer, JudgeAnswer};
pub use comparison::comparison;

/// What is known about an article as a whole.
#[derive(Serialize)]
pub(super) struct Meta<'a> {
    title: Option<&'a str>,
    standfirst: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
}

impl<'a> Meta<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let meta = &article.meta;
        Meta {
            title: meta.title.as_deref(),
            standfirst: meta.standfirst.as_deref(),
            byline: meta.byline.as_deref(),
            outlet: meta.outlet.as_deref(),
            published: meta.published.as_deref(),
            language: article.language(),
        }
    }
}

/// What found the links.
#[derive(Serialize)]
struct EngineWords {
    engine: &'static str,
    /// The claims whose meaning was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<SideCounts>,
}

#[derive(Serialize)]
struct SideCounts {
    left: usize,
    right: usize,
}

impl EngineWords {
    fn of(engine: Engine) -> Self {
        match engine {
            Engine::Lexical(_) => EngineWords { engine: "lexical", read: None },
            Engine::Full { read: Pair { left, right } } => {
                EngineWords { engine: "full", read: Some(SideCounts { left, right }) }
            }
        }
    }
}

/// A reason with the very words.
#[derive(Serialize)]
struct ReasonWords<'a> {
    kind: ReasonKind,
    left: &'a str,
    right: &'a str,
    text: &'a str,
    confidence: Confidence,
}

impl<'a> ReasonWords<'a> {
    /// `texts` are the texts that the reason's spans belong to.
    fn of(reason: &'a Reason, texts: Pair<&'a str>) -> Self {
        ReasonWords {
            kind: reason.kind,
            left: reason.left.of(texts.left),
            right: reason.right.of(texts.right),
            text: &reason.text,
            confidence: reason.confidence,
        }
    }
}

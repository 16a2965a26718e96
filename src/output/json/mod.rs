//! The JSON formats. They are a promise to other programs, so they have types of their own: what the engine calls its
//! fields may change, these may not.

mod answers;
mod comparison;

use serde::Serialize;

use crate::{
    article,
    judge::{Reason, ReasonKind},
    text::{Pair, Span},
};

pub use answers::{BatchAnswer, JudgeAnswer, batch_answer, judge_answer};
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
    pub(super) fn of(meta: &'a article::Meta) -> Self {
        Meta {
            title: meta.title.as_deref(),
            standfirst: meta.standfirst.as_deref(),
            byline: meta.byline.as_deref(),
            outlet: meta.outlet.as_deref(),
            published: meta.published.as_deref(),
            language: meta.language.as_deref(),
        }
    }
}

/// A reason with the very words.
#[derive(Serialize)]
struct ReasonWords {
    kind: ReasonKind,
    left: String,
    right: String,
    text: String,
}

impl ReasonWords {
    /// `texts` are the texts that the reason's spans belong to.
    fn of(reason: &Reason, texts: Pair<&str>) -> Self {
        let words = |span: Span, text: &str| span.of(text).to_owned();
        ReasonWords {
            kind: reason.kind,
            left: words(reason.left, texts.left),
            right: words(reason.right, texts.right),
            text: reason.text.clone(),
        }
    }
}

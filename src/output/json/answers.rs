//! Answers of the verbs that work through JSON Lines. The `id` is added by who knows it.

use serde::Serialize;

use super::ReasonWords;
use crate::{
    article::Article,
    claims::Claims,
    comparison::Comparison,
    judge::{Relation, Verdict},
    text::{Pair, Side},
};

/// What `batch` says of one pair of articles.
#[derive(Serialize)]
pub struct BatchAnswer {
    threshold: f64,
    links: Vec<BatchLink>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<BatchClaims>,
}

#[derive(Serialize)]
struct BatchLink {
    left: usize,
    right: usize,
    score: f64,
    relation: Relation,
    reasons: Vec<ReasonWords>,
}

#[derive(Serialize)]
struct BatchClaims {
    left: Option<Vec<BatchClaim>>,
    right: Option<Vec<BatchClaim>>,
}

#[derive(Serialize)]
struct BatchClaim {
    block: usize,
    text: String,
}

/// The answer for a comparison: links in order, candidates among them, and the claims of the sides for which they are
/// asked (those that were not given as sentences).
pub fn batch_answer(comparison: &Comparison, with_claims: Pair<bool>) -> BatchAnswer {
    let texts = comparison.articles.as_ref().map(Article::text);
    let links = comparison.links.iter().map(|link| BatchLink {
        left: link.left,
        right: link.right,
        score: link.score,
        relation: link.relation,
        reasons: link.reasons.iter().map(|reason| ReasonWords::of(reason, texts)).collect(),
    });
    let candidates = comparison.candidates.iter().map(|candidate| BatchLink {
        left: candidate.left,
        right: candidate.right,
        score: candidate.score,
        relation: Relation::Related,
        reasons: Vec::new(),
    });
    let mut links: Vec<BatchLink> = links.chain(candidates).collect();
    links.sort_by_key(|link| (link.left, link.right));
    let claims = |side: Side| {
        let view = comparison.side(side);
        with_claims[side].then(|| {
            view.claims
                .iter()
                .map(|claim| BatchClaim { block: claim.block, text: view.article.words(claim.span).to_owned() })
                .collect()
        })
    };
    let claims = (with_claims.left || with_claims.right)
        .then(|| BatchClaims { left: claims(Side::Left), right: claims(Side::Right) });
    BatchAnswer { threshold: comparison.threshold, links, claims }
}

/// What `judge` says of two sentences.
#[derive(Serialize)]
pub struct JudgeAnswer {
    relation: Relation,
    reasons: Vec<ReasonWords>,
}

/// The answer for a verdict on one claim of each side.
pub fn judge_answer(claims: Pair<Claims<'_>>, verdict: &Verdict) -> JudgeAnswer {
    let texts = claims.map(|claims| claims.article.text());
    JudgeAnswer {
        relation: verdict.relation,
        reasons: verdict.reasons.iter().map(|reason| ReasonWords::of(reason, texts)).collect(),
    }
}

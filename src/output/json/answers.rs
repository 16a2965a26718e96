//! Answers of the verbs that work through JSON Lines. The `id` is added by who knows it.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{EngineWords, ReasonWords};
use crate::{
    align::{Candidate, Engine},
    article::Article,
    claims::Claim,
    comparison::{Comparison, Link},
    judge::{Relation, Verdict},
    text::{Pair, Side},
};

/// What `batch` says of one pair of articles: links in order, candidates among them, and the claims of the sides for
/// which they are asked. Written straight from the comparison, which may be large.
pub struct BatchAnswer {
    texts: Pair<String>,
    claims: Pair<Vec<Claim>>,
    links: Vec<Link>,
    candidates: Vec<Candidate>,
    threshold: f64,
    engine: Engine,
    with_claims: Pair<bool>,
}

impl BatchAnswer {
    /// The answer for a comparison, with the claims of these sides (those that were not given as sentences).
    pub fn new(comparison: Comparison, with_claims: Pair<bool>) -> Self {
        let Comparison { articles, claims, links, threshold, candidates, engine } = comparison;
        let texts = articles.map(Article::into_text);
        BatchAnswer { texts, claims, links, candidates, threshold, engine, with_claims }
    }
}

impl Serialize for BatchAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let any = self.with_claims.left || self.with_claims.right;
        let EngineWords { engine, read } = EngineWords::of(self.engine);
        let fields = 3 + usize::from(read.is_some()) + usize::from(any);
        let mut answer = serializer.serialize_struct("BatchAnswer", fields)?;
        answer.serialize_field("threshold", &self.threshold)?;
        answer.serialize_field("engine", engine)?;
        if let Some(read) = read {
            answer.serialize_field("read", &read)?;
        }
        answer.serialize_field("links", &BatchLinks(self))?;
        if any {
            let claims = |side: Side| {
                self.with_claims[side].then(|| BatchClaims { text: &self.texts[side], claims: &self.claims[side] })
            };
            answer.serialize_field("claims", &Pair::from_fn(claims))?;
        }
        answer.end()
    }
}

#[derive(Serialize)]
struct BatchLink<'a> {
    left: usize,
    right: usize,
    score: f64,
    relation: Relation,
    reasons: Vec<ReasonWords<'a>>,
}

struct BatchLinks<'a>(&'a BatchAnswer);

impl Serialize for BatchLinks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let BatchAnswer { links, candidates, texts, .. } = self.0;
        let texts = texts.as_ref().map(String::as_str);
        let links = links.iter().map(|link| BatchLink {
            left: link.left,
            right: link.right,
            score: link.score,
            relation: link.relation,
            reasons: link.reasons.iter().map(|reason| ReasonWords::of(reason, texts)).collect(),
        });
        let candidates = candidates.iter().map(|candidate| BatchLink {
            left: candidate.left,
            right: candidate.right,
            score: candidate.score,
            relation: Relation::Related,
            reasons: Vec::new(),
        });
        if candidates.len() == 0 {
            return serializer.collect_seq(links);
        }
        let mut all: Vec<BatchLink<'_>> = links.chain(candidates).collect();
        all.sort_by_key(|link| (link.left, link.right));
        serializer.collect_seq(all)
    }
}

struct BatchClaims<'a> {
    text: &'a str,
    claims: &'a [Claim],
}

#[derive(Serialize)]
struct BatchClaim<'a> {
    block: usize,
    text: &'a str,
}

impl Serialize for BatchClaims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = |claim: &Claim| BatchClaim { block: claim.block, text: claim.span.of(self.text) };
        serializer.collect_seq(self.claims.iter().map(words))
    }
}

/// What `judge` says of two sentences.
pub struct JudgeAnswer {
    verdict: Verdict,
    articles: Pair<Article>,
}

impl JudgeAnswer {
    /// The answer for a verdict on one claim of each article.
    pub fn new(verdict: Verdict, articles: Pair<Article>) -> Self {
        JudgeAnswer { verdict, articles }
    }
}

impl Serialize for JudgeAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let texts = self.articles.as_ref().map(Article::text);
        let reasons: Vec<_> = self.verdict.reasons.iter().map(|reason| ReasonWords::of(reason, texts)).collect();
        let mut answer = serializer.serialize_struct("JudgeAnswer", 2)?;
        answer.serialize_field("relation", &self.verdict.relation)?;
        answer.serialize_field("reasons", &reasons)?;
        answer.end()
    }
}

//! What an article claims, sentence by sentence, with the words that a verdict may rest on.

pub mod cues;
pub(crate) mod lexicon;
mod list;
mod sentence;
pub(crate) mod words;

pub use sentence::sentences;

use crate::{
    article::{Article, ArticleBuilder, BlockKind, Origin},
    text::Span,
};
use cues::Cue;

/// A sentence that asserts something: the unit of alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// Its words in the article's text, without white space around.
    pub span: Span,
    /// False for a heading: it may be linked, but is never judged and never counted as told by one side only.
    pub asserts: bool,
}

/// The claims of one article together with its text: what alignment and judgement work on.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a> {
    /// The article they belong to.
    pub article: &'a Article,
    /// In reading order.
    pub claims: &'a [Claim],
}

impl<'a> Claims<'a> {
    /// Number of claims.
    pub fn len(&self) -> usize {
        self.claims.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// The words of claim `index`.
    pub fn text(&self, index: usize) -> &'a str {
        self.article.words(self.claims[index].span)
    }

    /// The words in claim `index` that a verdict may rest on, in order; spans in the article's text.
    pub fn cues(&self, index: usize) -> Vec<Cue> {
        let start = self.claims[index].span.start;
        let cues = cues::cues(self.text(index), self.article.language());
        cues.into_iter().map(|cue| cue.shifted(start)).collect()
    }
}

/// The claims of `article` in reading order: the sentences of every block that asserts, and its headings.
pub fn claims(article: &Article) -> Vec<Claim> {
    let language = article.language();
    let mut claims = Vec::new();
    for (index, block) in article.blocks().iter().enumerate() {
        match block.kind {
            BlockKind::Heading { .. } => claims.push(claim(article, index, block.span)),
            BlockKind::Table => {
                for row in article.words(block.span).lines() {
                    let start = row.as_ptr() as usize - article.text().as_ptr() as usize;
                    claims.push(claim(article, index, Span::new(start, start + row.len())));
                }
            }
            ref kind if kind.asserts() => {
                for span in sentences(article.words(block.span), language) {
                    claims.push(claim(article, index, span.shifted(block.span.start).trimmed(article.text())));
                }
            }
            _ => {}
        }
    }
    claims.retain(|claim| !claim.span.is_empty());
    claims
}

/// An article whose sentences are known beforehand, and its claims: one for each sentence of `paragraphs`, in order.
/// A `title` becomes the article's title but no claim.
///
/// A sentence that is nothing but white space or control characters still gets its claim, over the words "…", so that
/// the indices of claims are those of the sentences given.
pub fn presplit(title: Option<&str>, paragraphs: &[Vec<String>], origin: Origin) -> (Article, Vec<Claim>) {
    let mut builder = ArticleBuilder::new(origin);
    let mut spans = Vec::new();
    let mut block = 0;
    if let Some(title) = title
        && builder.block(BlockKind::Title, title, None).is_some()
    {
        block = 1;
    }
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        let sentences: Vec<String> = paragraph.iter().map(|sentence| clean_sentence(sentence)).collect();
        if let Some(span) = builder.block(BlockKind::Paragraph, &sentences.join(" "), None) {
            let mut start = span.start;
            for sentence in sentences {
                spans.push((block, Span::new(start, start + sentence.len())));
                start += sentence.len() + 1;
            }
            block += 1;
        }
    }
    let article = builder.build();
    let claims = spans.into_iter().map(|(block, span)| claim(&article, block, span)).collect();
    (article, claims)
}

fn clean_sentence(sentence: &str) -> String {
    let clean = crate::text::sanitize::sanitize(sentence).split_whitespace().collect::<Vec<_>>().join(" ");
    if clean.is_empty() { "…".to_owned() } else { clean }
}

fn claim(article: &Article, block: usize, span: Span) -> Claim {
    Claim { block, span, asserts: article.blocks()[block].kind.asserts() }
}

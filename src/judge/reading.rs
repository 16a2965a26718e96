//! A claim as judgement reads it: its content words, numbers and dates in order, clause by clause, with what frames
//! it (who said it, when) told apart.

use std::{rc::Rc, sync::LazyLock};

use super::{
    Subject,
    stems::{Root, Stems},
    thesaurus::Kin,
};
use crate::{
    claims::{
        cues::{Cue, CueValue, Date, Quantity, cues_in},
        lexicon,
        words::{Shape, Words},
    },
    text::Span,
};

/// Only so many tokens of a claim are read: what is longer is no sentence, and comparing grows with the square.
const LIMIT: usize = 400;

static STOPWORDS: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/stopwords.txt")));

/// Weight of a word with a capital, of another, and of one that says little.
const NAMED: f32 = 1.3;
const PLAIN: f32 = 1.0;
const SLIGHT: f32 = 0.5;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word,
    Number(Quantity),
    Date(Date),
}

/// A content word, a number or a date.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// First and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: Kind,
    /// The stem of a word; empty for the others.
    pub(super) stem: Rc<str>,
    /// Whether it begins with a capital.
    pub(super) named: bool,
    /// What it counts for in an overlap.
    pub(super) weight: f32,
    /// What is known of the word beside its stem.
    pub(super) kin: Option<Kin>,
    /// Which clause it stands in.
    pub(super) clause: usize,
    /// Whether it belongs to a frame: "the mayor said on Tuesday".
    pub(super) framed: bool,
}

/// One claim, read.
pub(super) struct Reading<'a> {
    pub(super) words: Words<'a>,
    pub(super) items: Vec<Item>,
    /// The clause of each token.
    pub(super) clauses: Vec<usize>,
    /// The claim's cues; spans in the claim.
    pub(super) cues: Vec<Cue>,
    /// Where the claim begins in its article.
    pub(super) start: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(subject: Subject<'a>, stems: &Stems) -> Self {
        let claim = &subject.claims.claims[subject.index];
        let words = Words::new(subject.text(), LIMIT);
        let start = claim.span.start;
        let end = words.tokens().last().map_or(0, |token| token.span.end);
        let mut cues = cues_in(&words, subject.claims.article.meta.language.as_deref());
        cues.retain(|cue| cue.span.end <= end);
        let clauses = clauses(&words);
        let items = items(&words, &cues, &clauses, stems);
        Reading { words, items, clauses, cues, start }
    }

    /// Gives its words the weights that `rarity` (0 to 1, by stem) leaves them.
    pub(super) fn weigh(&mut self, rarity: impl Fn(&str) -> f32) {
        for item in self.items.iter_mut().filter(|item| item.kind == Kind::Word) {
            item.weight *= rarity(&item.stem);
        }
    }

    /// Where tokens `first` to `last` stand in the article.
    pub(super) fn in_article(&self, first: usize, last: usize) -> Span {
        self.words.span(first, last).shifted(self.start)
    }

    /// The token that begins at or after `offset` of the claim.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        self.words.tokens().partition_point(|token| token.span.start < offset)
    }

    /// The tokens under a span of the claim: first and last.
    pub(super) fn tokens_of(&self, span: Span) -> (usize, usize) {
        let first = self.token_at(span.start);
        (first, self.token_at(span.end).max(first + 1) - 1)
    }

    /// The first item that begins at or after token `token`.
    pub(super) fn item_from(&self, token: usize) -> usize {
        self.items.partition_point(|item| item.first < token)
    }

    /// Whether item `item` is part of a date: "early March".
    pub(super) fn belongs_to_date(&self, item: usize) -> bool {
        let next = self.items.get(item + 1);
        next.is_some_and(|next| matches!(next.kind, Kind::Date(_)) && next.first == self.items[item].last + 1)
    }

    /// Whether token `token` stands in a frame.
    pub(super) fn is_framed(&self, token: usize) -> bool {
        let span = self.words.span(token, token);
        framed(&self.cues, span)
    }

    /// How many clauses there are.
    pub(super) fn clause_count(&self) -> usize {
        self.clauses.last().map_or(0, |last| last + 1)
    }
}

fn framed(cues: &[Cue], span: Span) -> bool {
    cues.iter().any(|cue| match cue.value {
        CueValue::Speaker(speaker) => speaker.frame.overlaps(span) || cue.span.overlaps(span),
        _ => false,
    })
}

fn items(words: &Words<'_>, cues: &[Cue], clauses: &[usize], stems: &Stems) -> Vec<Item> {
    let none: Rc<str> = Rc::from("");
    let mut items = Vec::with_capacity(words.len());
    let mut slots = cues.iter().filter(|cue| matches!(cue.value, CueValue::Number(_) | CueValue::Date(_))).peekable();
    let mut index = 0;
    while index < words.len() {
        let span = words.span(index, index);
        while slots.next_if(|cue| cue.span.end <= span.start).is_some() {}
        if let Some(cue) = slots.peek().filter(|cue| cue.span.overlaps(span)) {
            let last = (index..words.len()).take_while(|&at| words.span(at, at).start < cue.span.end).last();
            let last = last.unwrap_or(index);
            let kind = match cue.value {
                CueValue::Number(quantity) => Kind::Number(quantity),
                CueValue::Date(date) => Kind::Date(date),
                _ => Kind::Word,
            };
            let framed = framed(cues, cue.span);
            let stem = Rc::clone(&none);
            let clause = clauses[index];
            items.push(Item { first: index, last, kind, stem, named: false, weight: PLAIN, kin: None, clause, framed });
            index = last + 1;
            continue;
        }
        // "went up" says something, "went" does not.
        let phrase = (is_particle(words.lower(index + 1)) || votes(words, index))
            .then(|| stems.phrase(words.lower(index), words.lower(index + 1)))
            .flatten();
        if words.shape(index) != Shape::Mark && (phrase.is_some() || !is_stopword(words, index)) {
            let last = if phrase.is_some() { index + 1 } else { index };
            let root = phrase.unwrap_or_else(|| stems.root(words.lower(index)));
            let item = word(words, (index, last), root);
            index = item.last;
            items.push(Item { clause: clauses[index], framed: framed(cues, span), ..item });
        }
        index += 1;
    }
    items
}

/// The item of the word at tokens `first` to `last`: a verb with its particle has two.
fn word(words: &Words<'_>, (first, last): (usize, usize), root: Root) -> Item {
    let named = words.capital(first);
    let weight = match (named, root.light) {
        (true, _) => NAMED,
        (false, true) => SLIGHT,
        (false, false) => PLAIN,
    };
    Item { first, last, kind: Kind::Word, stem: root.stem, named, weight, kin: root.kin, clause: 0, framed: false }
}

/// "voted against", "voted for".
fn votes(words: &Words<'_>, index: usize) -> bool {
    matches!(words.lower(index), "vote" | "votes" | "voted" | "voting")
        && matches!(words.lower(index + 1), "against" | "for")
}

fn is_particle(word: &str) -> bool {
    matches!(word, "up" | "down" | "off" | "out" | "over" | "away" | "back" | "ahead" | "aside" | "behind" | "apart")
}

pub(super) fn is_stopword(words: &Words<'_>, index: usize) -> bool {
    let word = words.lower(index);
    // "US" is a country, "us" is nobody in particular.
    STOPWORDS.contains(word) && !(word == "us" && words.raw(index) == "US")
}

/// The clause of each token: a new one begins after a mark and at a word that opens a clause.
fn clauses(words: &Words<'_>) -> Vec<usize> {
    let mut clause = 0;
    let mut empty = true;
    let mut clauses = Vec::with_capacity(words.len());
    for index in 0..words.len() {
        let word = words.lower(index);
        let mark = words.shape(index) == Shape::Mark
            && matches!(word, "," | ";" | ":" | "—" | "–" | "(" | ")" | "-" | "…" | "." | "?" | "!")
            && !(word == "."
                && words.tight(index)
                && index + 1 < words.len()
                && words.raw(index.saturating_sub(1)).len() <= 3);
        let opens = matches!(
            word,
            "but"
                | "while"
                | "although"
                | "though"
                | "because"
                | "unless"
                | "which"
                | "who"
                | "whose"
                | "whereas"
                | "after"
                | "before"
                | "when"
                | "where"
                | "despite"
                | "since"
                | "until"
                | "if"
                | "as"
        );
        if (mark || opens) && !empty {
            clause += 1;
            empty = true;
        }
        if !mark {
            empty = false;
        }
        clauses.push(clause);
    }
    clauses
}

//! A claim as judgement reads it: its content words, numbers and dates in order, clause by clause, with what frames
//! it (who said it, when) told apart.

use std::{cell::OnceCell, rc::Rc, sync::LazyLock};

use super::{
    Subject,
    class::Class,
    lookup::Lookup,
    negation::{denial_tokens, deniers},
    sign::{self, Found},
    stems::{Known, Root, Stems},
};
use crate::{
    claims::{
        cues::{Cue, CueValue, Date, Quantity, cues_in, day_of},
        lexicon,
        words::{Shape, Words},
    },
    text::Span,
};

/// Only so many tokens of a claim are read: what is longer is no sentence, and comparing grows with the square.
pub(super) const LIMIT: usize = 400;

static STOPWORDS: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/stopwords.txt")));

/// Weight of a word with a capital, of another, and of one that says little.
const NAMED: f32 = 1.3;
const PLAIN: f32 = 1.0;
const SLIGHT: f32 = 0.5;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Word,
    Number(&'a Quantity),
    Date(&'a Date),
}

/// A content word, a number or a date.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    /// First and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: Kind<'a>,
    /// The root of a word; for the others that of no word.
    pub(super) root: &'a Root<'a>,
    /// Whether it begins with a capital.
    pub(super) named: bool,
    /// What it counts for in an overlap.
    pub(super) weight: f32,
    /// Which clause it stands in.
    pub(super) clause: usize,
    /// Whether it belongs to a frame: "the mayor said on Tuesday".
    pub(super) framed: bool,
}

/// One claim, read.
pub(super) struct Reading<'a> {
    pub(super) words: Words<'a>,
    pub(super) items: Vec<Item<'a>>,
    /// The clause of each token.
    pub(super) clauses: Vec<usize>,
    /// What is known of each token.
    pub(super) known: Vec<Known<'a>>,
    /// What any of its tokens, items and cues may be.
    pub(super) told: Class,
    /// The claim's cues; spans in the claim.
    pub(super) cues: Vec<Cue>,
    /// The tokens that deny what follows them, in order.
    pub(super) denials: Vec<usize>,
    /// The tokens that deny the word that follows them, in order.
    pub(super) deniers: Vec<usize>,
    /// Its signs, once somebody asks for them.
    signs: OnceCell<Vec<Found>>,
    /// Where the claim begins in its article.
    pub(super) start: usize,
    /// All that its article says.
    pub(super) article: Rc<Lookup<'a>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(subject: Subject<'a>, stems: &Stems<'a>) -> Self {
        let claim = &subject.claims.claims[subject.index];
        let words = Words::new(subject.text(), LIMIT);
        let start = claim.span.start;
        let end = words.tokens().last().map_or(0, |token| token.span().end);
        // A number is no word of any class.
        let met = |index| match words.shape(index) {
            Shape::Number => Known::default(),
            Shape::Word | Shape::Mark => stems.meet_token(&words, index),
        };
        let known: Vec<Known<'a>> = (0..words.len()).map(met).collect();
        let mut cues = cues_in(&words, |index| known[index].class.part(), subject.claims.article.language());
        cues.retain(|cue| cue.span.end <= end);
        if let Some(published) = subject.claims.article.meta.published.as_deref().and_then(day_of) {
            for cue in &mut cues {
                if let CueValue::Date(date) = &mut cue.value {
                    *date = date.seen_from(published);
                }
            }
        }
        let clauses = clauses(&words, &known);
        let items = items(&words, &cues, &clauses, &known, stems);
        let each = known.iter().map(|known| known.class);
        let told = each.chain(items.iter().map(|item| item.root.class)).chain(cues.iter().map(class_of));
        let told = told.fold(Class::default(), Class::with);
        let (denials, none) = (Vec::new(), Vec::new());
        let article = stems.lookup(subject.claims.article.text());
        let signs = OnceCell::new();
        let mut reading =
            Reading { words, items, clauses, known, told, cues, denials, deniers: none, signs, start, article };
        reading.denials = denial_tokens(&reading);
        reading.deniers = deniers(&reading);
        reading
    }

    /// Gives its words the weights that `rarity` (0 to 1) leaves them.
    pub(super) fn weigh(&mut self, rarity: impl Fn(&Root<'_>) -> f32) {
        for item in self.items.iter_mut().filter(|item| item.kind == Kind::Word) {
            item.weight *= rarity(item.root);
        }
    }

    /// The signs in it, in their order.
    pub(super) fn signs(&self) -> &[Found] {
        self.signs.get_or_init(|| sign::signs(self))
    }

    /// Whether token `token` is a mark that ends a clause.
    pub(super) fn ends_clause(&self, token: usize) -> bool {
        self.known.get(token).is_some_and(|known| known.class.has(Class::ENDS_CLAUSE))
    }

    /// Where tokens `first` to `last` stand in the article.
    pub(super) fn in_article(&self, first: usize, last: usize) -> Span {
        self.words.span(first, last).shifted(self.start)
    }

    /// The token that begins at or after `offset` of the claim.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        self.words.tokens().partition_point(|token| token.span().start < offset)
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

    /// Whether `name` stands in the article as a word of its own; in a text as long as a book, not far from the claim.
    pub(super) fn is_in_article(&self, name: &str) -> bool {
        self.article.has_near(name, self.start)
    }

    /// Whether `name` stands in the article with a word right before it, so that its capital is its own.
    pub(super) fn is_inside_sentences(&self, name: &str) -> bool {
        self.article.has_inside_sentences(name)
    }

    /// How many clauses there are.
    pub(super) fn clause_count(&self) -> usize {
        self.clauses.last().map_or(0, |last| last + 1)
    }
}

fn class_of(cue: &Cue) -> Class {
    match cue.value {
        CueValue::Number(_) => Class::NUMBER,
        CueValue::Date(_) => Class::DATE,
        CueValue::Name(_) => Class::NAME,
        _ => Class::default(),
    }
}

fn framed(cues: &[Cue], span: Span) -> bool {
    cues.iter().any(|cue| match cue.value {
        CueValue::Speaker(speaker) => speaker.frame.overlaps(span) || cue.span.overlaps(span),
        _ => false,
    })
}

fn items<'a>(
    words: &Words<'_>,
    cues: &[Cue],
    clauses: &[usize],
    known: &[Known<'a>],
    stems: &Stems<'a>,
) -> Vec<Item<'a>> {
    // Two in three tokens say something at most.
    let mut items = Vec::with_capacity(words.len() * 2 / 3 + 1);
    let spoken = cues.iter().any(|cue| matches!(cue.value, CueValue::Speaker(_)));
    let mut slots = cues.iter().filter(|cue| matches!(cue.value, CueValue::Number(_) | CueValue::Date(_)));
    let mut slot = slots.next();
    let mut index = 0;
    while index < words.len() {
        let span = words.span(index, index);
        while slot.is_some_and(|cue| cue.span.end <= span.start) {
            slot = slots.next();
        }
        if let Some(cue) = slot.filter(|cue| cue.span.overlaps(span)) {
            let last = (index..words.len()).take_while(|&at| words.span(at, at).start < cue.span.end).last();
            let last = last.unwrap_or(index);
            let kind = match cue.value {
                CueValue::Number(quantity) => Kind::Number(stems.keep(quantity)),
                CueValue::Date(date) => Kind::Date(stems.keep(date)),
                _ => Kind::Word,
            };
            let (framed, clause, root) = (spoken && framed(cues, cue.span), clauses[index], stems.none());
            items.push(Item { first: index, last, kind, root, named: false, weight: PLAIN, clause, framed });
            index = last + 1;
            continue;
        }
        // "went up" says something, "went" does not.
        let next = known.get(index + 1).is_some_and(|next| next.class.has(Class::PARTICLE));
        let votes = || {
            let for_it = words.lower(index + 1) == "for" && !takes_a_side(words.lower(index));
            known[index].class.has(Class::VOTE) && (for_it || words.lower(index + 1) == "against")
        };
        let phrase = (next || votes()).then(|| stems.phrase(words.lower(index), words.lower(index + 1))).flatten();
        let says = || !known[index].class.has(Class::STOPWORD) || is_country(words, index);
        if words.shape(index) != Shape::Mark && (phrase.is_some() || says()) {
            let last = if phrase.is_some() { index + 1 } else { index };
            let root = phrase.or(known[index].root).unwrap_or_else(|| stems.root(words.lower(index)));
            let item = word(words, (index, last), root);
            index = item.last;
            items.push(Item { clause: clauses[index], framed: spoken && framed(cues, span), ..item });
        }
        index += 1;
    }
    items
}

/// The item of the word at tokens `first` to `last`: a verb with its particle has two.
fn word<'a>(words: &Words<'_>, (first, last): (usize, usize), root: &'a Root<'a>) -> Item<'a> {
    let named = words.capital(first);
    let weight = match (named, root.light) {
        (true, _) => NAMED,
        (false, true) => SLIGHT,
        (false, false) => PLAIN,
    };
    Item { first, last, kind: Kind::Word, root, named, weight, clause: 0, framed: false }
}

/// "voted against", "voted for".
pub(super) fn is_vote(word: &str) -> bool {
    matches!(word, "vote" | "votes" | "voted" | "voting") || takes_a_side(word)
}

/// "ruled against", "spoke against".
fn takes_a_side(word: &str) -> bool {
    matches!(
        word,
        "rule"
            | "rules"
            | "ruled"
            | "decided"
            | "speak"
            | "speaks"
            | "spoke"
            | "argue"
            | "argues"
            | "argued"
            | "campaigned"
            | "testified"
    )
}

pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "up" | "down" | "off" | "out" | "over" | "away" | "back" | "ahead" | "aside" | "behind" | "apart")
}

pub(super) fn is_stopword(words: &Words<'_>, index: usize) -> bool {
    is_small(words.lower(index)) && !is_country(words, index)
}

pub(super) fn is_small(word: &str) -> bool {
    STOPWORDS.contains(word)
}

/// "US" is a country, "us" is nobody in particular.
fn is_country(words: &Words<'_>, index: usize) -> bool {
    words.raw(index) == "US"
}

pub(super) fn ends_clause(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "—" | "–" | "(" | ")" | "-" | "…" | "." | "?" | "!")
}

pub(super) fn opens_clause(word: &str) -> bool {
    matches!(
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
    )
}

/// The clause of each token: a new one begins after a mark and at a word that opens a clause.
fn clauses(words: &Words<'_>, known: &[Known<'_>]) -> Vec<usize> {
    let mut clause = 0;
    let mut empty = true;
    let mut clauses = Vec::with_capacity(words.len());
    for (index, &Known { class, .. }) in known.iter().enumerate() {
        if !class.has(Class::ENDS_CLAUSE.with(Class::OPENS_CLAUSE)) {
            empty = false;
            clauses.push(clause);
            continue;
        }
        let abbreviates = || {
            words.lower(index) == "."
                && words.tight(index)
                && index + 1 < words.len()
                && words.raw(index.saturating_sub(1)).len() <= 3
        };
        // "a profit before tax"
        let taxed =
            matches!(words.lower(index), "before" | "after") && matches!(words.lower(index + 1), "tax" | "interest");
        let mark = class.has(Class::ENDS_CLAUSE) && words.shape(index) == Shape::Mark && !abbreviates();
        if (mark || class.has(Class::OPENS_CLAUSE) && !taxed) && !empty {
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

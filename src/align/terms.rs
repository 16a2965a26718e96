//! Claims as terms: stems with how often, how telling and as what they stand in a claim.
//!
//! How telling a term is, is counted over the two articles alone: what both are about says nothing about which sentence
//! goes with which, and no table of another collection knows that.

use std::{borrow::Cow, hash::BuildHasher};

use rustc_hash::FxBuildHasher;
use unicode_normalization::UnicodeNormalization;

use super::{
    language::Language,
    rows::Rows,
    tokens::{Shape, Token, is_apostrophe, is_hiragana, tokens},
};
use crate::{
    claims::Claims,
    text::{Pair, Side, table::WordTable},
};

/// One of a term's weights is this in whole numbers.
pub(super) const UNIT: f64 = 2_147_483_648.0;
/// An inverse document frequency of 1 is this in whole numbers.
pub(super) const IDF_UNIT: f64 = 65536.0;

/// A term of a claim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term {
    /// Which; ids count up from 0 over both articles.
    pub(super) id: u32,
    /// Its share of the claim, in [`UNIT`]s: the squares of a claim's weights add up to 1.
    pub(super) weight: u32,
    /// How often, up to 65,535.
    pub(super) count: u16,
    /// Whether it stands there as a number.
    pub(super) number: bool,
    /// Whether it stands there as a name: capitalised within a sentence.
    pub(super) name: bool,
}

impl Term {
    /// Takes in another time that it stands in its claim.
    fn join(&mut self, again: Term) {
        self.count = self.count.saturating_add(1);
        self.number |= again.number;
        self.name |= again.name;
    }
}

/// The claims of one article as terms; rows by claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// The terms that say something, each once.
    pub(super) content: Rows<Term>,
    /// The words as they stand but for case and signs, function words included; equal rows are equal claims.
    pub(super) words: Rows<u32>,
}

/// Both articles as terms.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Their claims.
    pub(super) claims: Pair<Terms>,
    /// Inverse document frequency of each term, in [`IDF_UNIT`]s.
    pub(super) idf: Vec<u32>,
    /// The term that each word is a form of, in the language of the side.
    forms: Pair<Vec<u32>>,
    /// Of each word, whether it says something in the language of either side.
    content: Vec<bool>,
    /// A hash of how each term is written: the same whatever was read first.
    hashes: Vec<u32>,
}

impl Vocabulary {
    /// Reads the claims of both articles.
    pub(super) fn of(claims: Pair<Claims<'_>>) -> Self {
        let mut reader = Reader::of(words(claims.left) + words(claims.right));
        let mut left = reader.read(claims.left);
        let left_forms = reader.forms.clone();
        let mut right = reader.read(claims.right);
        let total = claims.left.len() + claims.right.len();
        let idf: Vec<u32> = reader.met.iter().map(|met| idf(total, met.claims)).collect();
        weigh(&mut left.content, &idf);
        weigh(&mut right.content, &idf);
        Vocabulary {
            claims: Pair { left, right },
            idf,
            forms: Pair { left: left_forms, right: reader.forms },
            content: reader.content,
            hashes: reader.hashes,
        }
    }

    /// For each word of `side` a hash of the term it is a form of; 0 for one that says nothing.
    pub(super) fn told(&self, side: Side) -> Vec<u32> {
        let words = self.forms[side].iter().zip(&self.content);
        words.map(|(&form, &content)| if content { self.hashes[form as usize].max(1) } else { 0 }).collect()
    }

    /// The terms of claim `claim` in the order in which they stand there, function words included.
    pub(super) fn sequence(&self, side: Side, claim: usize) -> impl ExactSizeIterator<Item = u32> {
        let forms = &self.forms[side];
        self.claims[side].words.row(claim).iter().map(|&word| forms[word as usize])
    }
}

/// ln((total + 1) / documents), so that even what stands in every claim counts a little.
pub(super) fn idf(total: usize, documents: u32) -> u32 {
    let ratio = (total as f64 + 1.0) / f64::from(documents.max(1));
    whole(ratio.ln() * IDF_UNIT) as u32
}

/// The nearest whole number to a figure that is never below zero, nor so great that it has no half.
#[inline]
pub(super) fn whole(figure: f64) -> u64 {
    let below = figure as u64;
    below + u64::from(figure - below as f64 >= 0.5)
}

/// Gives every term its weight: (1 + ln count) idf, the row scaled to length 1.
fn weigh(content: &mut Rows<Term>, idf: &[u32]) {
    for claim in 0..content.len() {
        let row = content.row_mut(claim);
        let raw = |term: &Term| {
            let idf = f64::from(idf[term.id as usize]);
            whole(if term.count == 1 { idf } else { (1.0 + f64::from(term.count).ln()) * idf } / 4.0)
        };
        let mut squares = 0;
        for term in &mut *row {
            let weight = raw(term);
            term.weight = weight as u32;
            squares += weight.pow(2);
        }
        let length = (squares as f64).sqrt().max(1.0);
        for term in row {
            term.weight = whole(f64::from(term.weight) / length * UNIT) as u32;
        }
    }
}

/// What is known of a word once it has been met.
#[derive(Clone, Copy)]
struct Known {
    word: u32,
    /// What it is a form of.
    term: u32,
    content: bool,
    number: bool,
    /// Whether it is another word if its capitals are meant: "US" among small letters is no "us".
    shouted: bool,
}

/// Where a term was met.
#[derive(Clone, Copy, Default)]
struct Met {
    /// In how many claims.
    claims: u32,
    /// The last of them, counted over both articles.
    last: u32,
    /// Where it stands among the terms of all claims that say something, if it does so in that one.
    place: u32,
}

/// No place.
const NOWHERE: u32 = u32::MAX;

/// Numbers words and terms in the order in which they come.
struct Reader<'a> {
    /// What is known of the words of the language at hand, as they stand.
    known: WordTable<Known>,
    language: Option<&'a str>,
    words: WordTable<u32>,
    terms: WordTable<u32>,
    /// The term of each word in the language at hand.
    forms: Vec<u32>,
    content: Vec<bool>,
    hashes: Vec<u32>,
    /// Where each term was met.
    met: Vec<Met>,
    claims: u32,
}

/// About so many words there are in the claims: one takes some six bytes.
fn words(claims: Claims<'_>) -> usize {
    claims.claims.iter().map(|claim| claim.span.len()).sum::<usize>() / 6
}

impl<'a> Reader<'a> {
    /// A reader of texts of so many words.
    fn of(words: usize) -> Self {
        let table = || WordTable::for_text(words);
        Reader {
            known: WordTable::for_text(words),
            language: None,
            words: table(),
            terms: table(),
            forms: Vec::new(),
            content: Vec::new(),
            hashes: Vec::new(),
            met: Vec::new(),
            claims: 0,
        }
    }

    fn read(&mut self, claims: Claims<'a>) -> Terms {
        let code = claims.article.language();
        let language = Language::of(code);
        if self.language != code {
            self.known.clear();
            self.language = code;
        }
        let words = words(claims);
        // Half of them say something.
        let mut terms = Terms {
            content: Rows::with_capacity(claims.len(), words / 2),
            words: Rows::with_capacity(claims.len(), words),
        };
        let mut found = Vec::new();
        let all = claims.article.text();
        for claim in 0..claims.len() {
            let text = claims.text(claim);
            tokens(text, language.elides, &mut found);
            let shouting = !text.chars().any(char::is_lowercase);
            self.claims += 1;
            let Terms { content, words } = &mut terms;
            let mut put = |words: &mut Vec<u32>, content: &mut Vec<Term>| {
                words.reserve(found.len());
                for (place, &token) in found.iter().enumerate() {
                    let known = match self.known.get_in(all, token.text) {
                        Some(&known) => known,
                        None => self.meet(token, &language),
                    };
                    let shouted = known.shouted && !shouting;
                    let (word, id) = if shouted { self.shouted(token.text) } else { (known.word, known.term) };
                    words.push(word);
                    let met = self.count(id);
                    if known.content || shouted {
                        let capital = || match token.text.as_bytes()[0] {
                            first if first.is_ascii() => first.is_ascii_uppercase(),
                            _ => token.text.starts_with(char::is_uppercase),
                        };
                        let name = shouted
                            || token.shape == Shape::Acronym
                            || (token.shape == Shape::Word && place > 0 && !shouting && !known.number && capital());
                        let term = Term { id, weight: 0, count: 1, number: known.number, name };
                        if let Some(known) = content.get_mut(met.place as usize) {
                            known.join(term);
                        } else {
                            met.place = content.len() as u32;
                            content.push(term);
                        }
                    }
                }
            };
            words.push_from(|words| content.push_from(|content| put(words, content)));
        }
        terms
    }

    /// Counts the claim at hand for term `id`, once.
    fn count(&mut self, id: u32) -> &mut Met {
        let met = &mut self.met[id as usize];
        if met.last != self.claims {
            *met = Met { claims: met.claims + 1, last: self.claims, place: NOWHERE };
        }
        met
    }

    fn meet(&mut self, token: Token<'a>, language: &Language) -> Known {
        let lower = lower_case(token.text);
        let (mut content, mut number, mut shouted) = (true, false, false);
        let term = match token.shape {
            Shape::Number => {
                number = true;
                self.term(&language.plain_number(&lower))
            }
            Shape::Acronym => {
                let letters: String = token.text.chars().filter(|&c| c != '.').flat_map(char::to_uppercase).collect();
                self.term(&letters)
            }
            Shape::Bigram => {
                content = !is_hiragana(&lower);
                self.term(&lower)
            }
            Shape::Symbol => {
                content = false;
                self.term(&lower)
            }
            Shape::Word => {
                if let Some(digits) = language.number_word(&lower) {
                    number = true;
                    self.term(digits)
                } else {
                    content = !language.is_stop_word(&lower);
                    if !content && (2..=4).contains(&token.text.len()) && token.text.chars().all(char::is_uppercase) {
                        shouted = true;
                    }
                    self.term(&language.stem(&lower))
                }
            }
        };
        let known = Known { word: self.word(&lower, term, content), term, content, number, shouted };
        self.known.insert(token.text, known);
        known
    }

    /// The numbers of a word whose capitals are meant and of its term.
    fn shouted(&mut self, written: &str) -> (u32, u32) {
        let term = self.term(written);
        (self.word(written, term, true), term)
    }

    /// The number of the word that is written like this and is a form of `term`.
    fn word(&mut self, written: &str, term: u32, content: bool) -> u32 {
        let next = self.words.len() as u32;
        if let Some(&word) = self.words.get(written) {
            self.forms[word as usize] = term;
            self.content[word as usize] |= content;
            return word;
        }
        self.words.insert(written, next);
        self.forms.push(term);
        self.content.push(content);
        next
    }

    fn term(&mut self, term: &str) -> u32 {
        if let Some(&id) = self.terms.get(term) {
            return id;
        }
        let next = self.terms.len() as u32;
        self.terms.insert(term, next);
        self.hashes.push((FxBuildHasher.hash_one(term) >> 32) as u32);
        self.met.push(Met::default());
        next
    }
}

/// In lower case, with compatibility characters resolved and straight apostrophes.
fn lower_case(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if capitals { text.to_ascii_lowercase().into() } else { text.into() };
    }
    let straight = text.chars().map(|c| if is_apostrophe(c) { '\'' } else { c });
    straight.nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article::Origin, claims::presplit};

    fn vocabulary(left: &[&str], right: &[&str]) -> Vocabulary {
        let [left, right] = [left, right].map(|sentences| {
            let paragraphs: Vec<Vec<String>> = sentences.iter().map(|&sentence| vec![sentence.to_owned()]).collect();
            presplit(None, &paragraphs, Origin::Text)
        });
        Vocabulary::of(Pair {
            left: Claims { article: &left.0, claims: &left.1 },
            right: Claims { article: &right.0, claims: &right.1 },
        })
    }

    fn ids(vocabulary: &Vocabulary) -> [Vec<u32>; 2] {
        let claims = &vocabulary.claims;
        [&claims.left, &claims.right].map(|side| side.content.row(0).iter().map(|term| term.id).collect())
    }

    #[test]
    fn the_same_matter_in_another_form_is_the_same_terms() {
        let forms = [
            ("Obama's lawyers resigned", "The lawyer of Obama is resigning"),
            ("two U.S. senators", "2 senators of the US"),
            ("1,200 jobs", "1200 job"),
        ];
        for (left, right) in forms {
            let [mut left, mut right] = ids(&vocabulary(&[left], &[right]));
            left.sort_unstable();
            right.sort_unstable();
            assert_eq!(left, right);
        }
    }

    #[test]
    fn function_words_say_nothing_and_capitals_do() {
        let vocabulary = vocabulary(&["It was not for us."], &["He told the US what WHO said."]);
        let [left, right] = ids(&vocabulary);
        assert!(left.is_empty());
        let names = vocabulary.claims.right.content.row(0).iter().filter(|term| term.name).count();
        assert_eq!((right.len(), names), (4, 2));
    }

    #[test]
    fn weights_have_length_one_and_rare_terms_more_of_it() {
        let vocabulary =
            vocabulary(&["The strike closed a harbour.", "The strike went on."], &["A strike was called."]);
        let row = vocabulary.claims.left.content.row(0);
        let length: f64 = row.iter().map(|term| (f64::from(term.weight) / UNIT).powi(2)).sum();
        assert!((length - 1.0).abs() < 1e-6);
        let strike = vocabulary.claims.left.content.row(1)[0].id;
        let weight = |id| row.iter().find(|term| term.id == id).map(|term| term.weight);
        assert!(row.iter().all(|term| term.id == strike || Some(term.weight) > weight(strike)));
    }
}

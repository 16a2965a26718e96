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

/// The claims of one article as terms; rows by claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// The terms that say something, by id.
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

    /// Hashes of the terms of claim `claim` that say something, each taken together with the next one.
    pub(super) fn phrases(&self, side: Side, claim: usize) -> impl Iterator<Item = u32> {
        let forms = &self.forms[side];
        let words = self.claims[side].words.row(claim).iter().filter(|&&word| self.content[word as usize]);
        let mut before = None;
        words.filter_map(move |&word| {
            let hash = self.hashes[forms[word as usize] as usize];
            before.replace(hash).map(|before: u32| before.rotate_left(7) ^ hash)
        })
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
    content: bool,
    number: bool,
    /// The word that it is if its capitals are meant: "US" among small letters is no "us".
    shouted: Option<u32>,
}

/// Where a term was met.
#[derive(Clone, Copy, Default)]
struct Met {
    /// In how many claims.
    claims: u32,
    /// The last of them, counted over both articles.
    last: u32,
}

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
        let (mut found, mut content) = (Vec::new(), Vec::new());
        let all = claims.article.text();
        for claim in 0..claims.len() {
            let text = claims.text(claim);
            tokens(text, language.elides, &mut found);
            let shouting = !text.chars().any(char::is_lowercase);
            self.claims += 1;
            terms.words.push_from(|words| {
                words.reserve(found.len());
                for (place, &token) in found.iter().enumerate() {
                    let known = match self.known.get_in(all, token.text) {
                        Some(&known) => known,
                        None => self.meet(token, &language),
                    };
                    let shouted = known.shouted.filter(|_| !shouting);
                    let word = shouted.unwrap_or(known.word);
                    let id = self.forms[word as usize];
                    self.count(id);
                    words.push(word);
                    if known.content || shouted.is_some() {
                        let capital = || match token.text.as_bytes()[0] {
                            first if first.is_ascii() => first.is_ascii_uppercase(),
                            _ => token.text.starts_with(char::is_uppercase),
                        };
                        let name = shouted.is_some()
                            || token.shape == Shape::Acronym
                            || (token.shape == Shape::Word && place > 0 && !shouting && !known.number && capital());
                        content.push(u64::from(id) << 2 | u64::from(known.number) << 1 | u64::from(name));
                    }
                }
            });
            content.sort_unstable();
            terms.content.push_from(|terms| merge(&content, terms));
            content.clear();
        }
        terms
    }

    /// Counts the claim at hand for term `id`, once.
    fn count(&mut self, id: u32) {
        let met = &mut self.met[id as usize];
        met.claims += u32::from(met.last != self.claims);
        met.last = self.claims;
    }

    fn meet(&mut self, token: Token<'a>, language: &Language) -> Known {
        let lower = lower_case(token.text);
        let (mut content, mut number, mut shouted) = (true, false, None);
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
                        let term = self.term(token.text);
                        shouted = Some(self.word(token.text, term, true));
                    }
                    self.term(&language.stem(&lower))
                }
            }
        };
        let known = Known { word: self.word(&lower, term, content), content, number, shouted };
        self.known.insert(token.text, known);
        known
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

/// Appends the terms of a claim, each once, to `terms`. In `content`, which is sorted, one stands for each time: its id,
/// and in the last two bits whether it is a number and whether it is a name there.
fn merge(content: &[u64], terms: &mut Vec<Term>) {
    for equal in content.chunk_by(|one, two| one >> 2 == two >> 2) {
        let all = equal.iter().fold(0, |all, one| all | one);
        let count = u16::try_from(equal.len()).unwrap_or(u16::MAX);
        terms.push(Term { id: (all >> 2) as u32, weight: 0, count, number: all & 2 != 0, name: all & 1 != 0 });
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

//! Claims as terms: stems with how often, how telling and as what they stand in a claim.
//!
//! How telling a term is, is counted over the two articles alone: what both are about says nothing about which sentence
//! goes with which, and no table of another collection knows that.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::{
    language::Language,
    rows::Rows,
    tokens::{Shape, Token, is_apostrophe, is_hiragana, tokens},
};
use crate::{claims::Claims, text::Pair};

/// One of a term's weights is this in whole numbers.
pub(super) const UNIT: f64 = 2_147_483_648.0;
/// An inverse document frequency of 1 is this in whole numbers.
pub(super) const IDF_UNIT: f64 = 65536.0;

/// A term of a claim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term {
    /// Which; ids count up from 0 over both articles.
    pub(super) id: u32,
    /// How often.
    pub(super) count: u32,
    /// Its share of the claim, in [`UNIT`]s: the squares of a claim's weights add up to 1.
    pub(super) weight: u32,
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
    /// Neighbouring terms, function words included: the first one's id in the upper half; ascending, none twice.
    pub(super) bigrams: Rows<u64>,
    /// The words as they stand but for case, accents and signs; equal rows are equal claims.
    pub(super) words: Rows<u32>,
}

/// Both articles as terms.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Their claims.
    pub(super) claims: Pair<Terms>,
    /// Inverse document frequency of each term, in [`IDF_UNIT`]s.
    pub(super) idf: Vec<u32>,
}

impl Vocabulary {
    /// Reads the claims of both articles.
    pub(super) fn of(claims: Pair<Claims<'_>>) -> Self {
        let mut reader = Reader::default();
        let mut read = claims.map(|side| reader.read(side));
        let total = claims.left.len() + claims.right.len();
        let idf: Vec<u32> = reader.documents.iter().map(|&documents| idf(total, documents)).collect();
        weigh(&mut read.left.content, &idf);
        weigh(&mut read.right.content, &idf);
        Vocabulary { claims: read, idf }
    }
}

/// ln((total + 1) / documents), so that even what stands in every claim counts a little.
pub(super) fn idf(total: usize, documents: u32) -> u32 {
    let ratio = (total as f64 + 1.0) / f64::from(documents.max(1));
    whole(ratio.ln() * IDF_UNIT) as u32
}

/// The nearest whole number to a figure that is never below zero.
#[expect(clippy::cast_sign_loss, reason = "the figures are counts, logarithms of at least 1, and lengths")]
pub(super) fn whole(figure: f64) -> u64 {
    figure.round() as u64
}

/// Gives every term its weight: (1 + ln count) idf, the row scaled to length 1.
fn weigh(content: &mut Rows<Term>, idf: &[u32]) {
    for claim in 0..content.len() {
        let row = content.row_mut(claim);
        let raw = |term: &Term| {
            let damped = 1.0 + f64::from(term.count).ln();
            whole(damped * f64::from(idf[term.id as usize]) / 4.0)
        };
        let squares: u64 = row.iter().map(|term| raw(term).pow(2)).sum();
        let length = (squares as f64).sqrt().max(1.0);
        for term in row {
            term.weight = whole(raw(term) as f64 / length * UNIT) as u32;
        }
    }
}

/// What is known of a word once it has been met.
#[derive(Clone, Copy)]
struct Known {
    word: u32,
    term: u32,
    content: bool,
    number: bool,
    /// What it is if its capitals are meant: "US" among small letters is no "us".
    shouted: Option<u32>,
}

/// Numbers words and terms in the order in which they come.
#[derive(Default)]
struct Reader {
    words: FxHashMap<String, u32>,
    terms: FxHashMap<String, u32>,
    /// In how many claims each term stands.
    documents: Vec<u32>,
    /// The last claim, counted over both articles, in which each term stood.
    last: Vec<u32>,
    claims: u32,
}

impl Reader {
    fn read(&mut self, claims: Claims<'_>) -> Terms {
        let language = Language::of(claims.article.meta.language.as_deref());
        let mut known: FxHashMap<&str, Known> = FxHashMap::default();
        let mut terms = Terms::default();
        let (mut found, mut words, mut content, mut bigrams) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for claim in 0..claims.len() {
            let text = claims.text(claim);
            tokens(text, language.elides, &mut found);
            let shouting = !text.chars().any(char::is_lowercase);
            self.claims += 1;
            let mut before = None;
            for (place, &token) in found.iter().enumerate() {
                let known = *known.entry(token.text).or_insert_with(|| self.meet(token, &language));
                let shouted = known.shouted.filter(|_| !shouting);
                let id = shouted.unwrap_or(known.term);
                self.count(id);
                words.push(known.word);
                if let Some(before) = before {
                    bigrams.push(u64::from(before) << 32 | u64::from(id));
                }
                before = Some(id);
                if known.content || shouted.is_some() {
                    let capital = token.text.starts_with(char::is_uppercase);
                    let name = shouted.is_some()
                        || token.shape == Shape::Acronym
                        || (token.shape == Shape::Word && capital && place > 0 && !shouting && !known.number);
                    content.push(Term { id, count: 1, weight: 0, number: known.number, name });
                }
            }
            bigrams.sort_unstable();
            bigrams.dedup();
            merge(&mut content);
            terms.words.push(words.drain(..));
            terms.bigrams.push(bigrams.drain(..));
            terms.content.push(content.drain(..));
        }
        terms
    }

    /// Counts the claim at hand for term `id`, once.
    fn count(&mut self, id: u32) {
        let last = &mut self.last[id as usize];
        if *last != self.claims {
            *last = self.claims;
            self.documents[id as usize] += 1;
        }
    }

    fn meet(&mut self, token: Token<'_>, language: &Language) -> Known {
        let lower = lower_case(token.text);
        let next = self.words.len() as u32;
        let word = *self.words.entry(lower.clone()).or_insert(next);
        let known = |term, content, number| Known { word, term, content, number, shouted: None };
        match token.shape {
            Shape::Number => known(self.term(language.plain_number(&lower)), true, true),
            Shape::Acronym => {
                let letters = token.text.chars().filter(|&c| c != '.').flat_map(char::to_uppercase).collect();
                known(self.term(letters), true, false)
            }
            Shape::Bigram => {
                let content = !is_hiragana(&lower);
                known(self.term(lower), content, false)
            }
            Shape::Symbol => known(self.term(lower), false, false),
            Shape::Word => {
                if let Some(digits) = language.number_word(&lower) {
                    return known(self.term(digits.to_owned()), true, true);
                }
                let stop = language.is_stop_word(&lower);
                let acronym = stop && (2..=4).contains(&token.text.len()) && token.text.chars().all(char::is_uppercase);
                let term = self.term(language.stem(&lower));
                let shouted = acronym.then(|| self.term(token.text.to_owned()));
                Known { shouted, ..known(term, !stop, false) }
            }
        }
    }

    fn term(&mut self, term: String) -> u32 {
        let next = self.terms.len() as u32;
        let id = *self.terms.entry(term).or_insert(next);
        if id == next {
            self.documents.push(0);
            self.last.push(0);
        }
        id
    }
}

/// Sorts by id and counts equal ids together.
fn merge(content: &mut Vec<Term>) {
    content.sort_unstable_by_key(|term| term.id);
    content.dedup_by(|next, kept| {
        let same = next.id == kept.id;
        if same {
            kept.count += next.count;
            kept.number |= next.number;
            kept.name |= next.name;
        }
        same
    });
}

/// In lower case, with compatibility characters resolved and straight apostrophes.
fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
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

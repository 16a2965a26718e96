//! Long texts, and texts made to be expensive, cost in proportion to their length: counted in pairs measured, not in time.

use parallax::{
    align::Lexical,
    article::{Article, Origin},
    claims::{Claim, Claims, presplit},
    text::Pair,
};

type Read = (Article, Vec<Claim>);

fn read(sentences: impl IntoIterator<Item = String>) -> Read {
    let paragraphs: Vec<Vec<String>> = sentences.into_iter().map(|sentence| vec![sentence]).collect();
    presplit(None, &paragraphs, Origin::Text)
}

/// The pairs of claims that alignment looks at closely.
fn measured(left: &Read, right: &Read) -> Vec<(usize, usize)> {
    let claims = Pair { left, right }.map(|(article, claims)| Claims { article, claims });
    Lexical.measure(claims).into_iter().map(|pair| (pair.left, pair.right)).collect()
}

/// A fixed sequence of numbers (a linear congruential generator, Knuth's constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

/// The word with this number; no two are the same.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "co", "den", "fi", "gor", "ha", "jun", "kel", "lo", "mar", "ne", "pos", "qui", "ram", "sto", "tiv"];
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

/// Two accounts of `claims` sentences over few words, so that not all that claims share can be followed. Each sentence
/// of the right one, in the opposite order, tells one of the left with a word replaced.
fn accounts(claims: usize) -> Pair<Read> {
    let mut numbers = Numbers(11);
    let mut draw = || numbers.below(30) * numbers.below(30);
    let left: Vec<Vec<usize>> = (0..claims).map(|_| (0..9).map(|_| draw()).collect()).collect();
    let mut right: Vec<Vec<usize>> = left.iter().rev().cloned().collect();
    for (at, sentence) in right.iter_mut().enumerate() {
        sentence[at % 9] = draw();
    }
    Pair { left, right }.map(|told| {
        read(told.iter().map(|sentence| {
            let words: Vec<String> = sentence.iter().map(|&number| word(number)).collect();
            format!("The {}.", words.join(" of the "))
        }))
    })
}

#[test]
fn in_long_texts_few_pairs_are_measured_and_nearly_every_true_one() {
    const CLAIMS: usize = 4_000;
    let accounts = accounts(CLAIMS);
    let pairs = measured(&accounts.left, &accounts.right);
    assert!(pairs.len() <= 40 * CLAIMS, "{} pairs", pairs.len());
    let true_ones = pairs.iter().filter(|(left, right)| left + right == CLAIMS - 1).count();
    assert!(true_ones * 100 >= CLAIMS * 99, "{true_ones} true pairs of {CLAIMS}");
}

#[test]
fn exchanged_long_texts_are_measured_in_the_same_pairs() {
    let accounts = accounts(2_000);
    let there = measured(&accounts.left, &accounts.right);
    let mut back: Vec<(usize, usize)> =
        measured(&accounts.right, &accounts.left).into_iter().map(|(left, right)| (right, left)).collect();
    back.sort_unstable();
    assert_eq!(there, back);
}

#[test]
fn what_is_made_to_be_expensive_is_measured_in_few_pairs() {
    const CLAIMS: usize = 6_000;
    let mut numbers = Numbers(3);
    let mut few_words = || (0..8).map(|_| word(numbers.below(20))).collect::<Vec<_>>().join(" ");
    let few_words: Vec<String> = (0..CLAIMS).map(|_| few_words()).collect();
    let dictionary =
        (0..CLAIMS).map(|entry| format!("{}: a kind of {}.", word(entry % 4096), word(entry * 7919 % 4096)));
    for (name, sentences) in [
        ("one word a line", vec!["again".to_owned(); CLAIMS]),
        ("a word of a hundred a line", (0..CLAIMS).map(|line| word(line * line % 100)).collect()),
        ("every paragraph alike", (0..CLAIMS).map(|item| format!("Item {item} of the list was adopted.")).collect()),
        ("twenty words in any order", few_words),
        ("a dictionary", dictionary.collect()),
    ] {
        let article = read(sentences);
        let pairs = measured(&article, &article);
        assert!(pairs.len() <= 64 * CLAIMS, "{name}: {} pairs of {CLAIMS} claims", pairs.len());
        assert!((0..CLAIMS).all(|claim| pairs.binary_search(&(claim, claim)).is_ok()), "{name}: not every equal pair");
    }
}

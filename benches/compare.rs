//! How long a comparison takes and how much memory: two accounts of one matter at three sizes, and texts made to be
//! expensive. Bytes a second that stay the same from size to size are growth with the text.

#[path = "support/accounts.rs"]
mod accounts;

use accounts::{Numbers, accounts, article, word};
use divan::{AllocProfiler, Bencher, counter::BytesCount};
use parallax::{
    align::{Lexical, Scorer},
    article::Article,
    claims::{Claim, Claims, claims},
    comparison::{Settings, compare},
    text::Pair,
};

/// Prints beside each time the most memory in use at once (`max alloc`).
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Bytes of text in the two articles together: a news report, a long read, a book.
const SIZES: [usize; 3] = [5_000, 100_000, 1_000_000];

#[divan::bench(args = SIZES)]
fn whole_comparison(bencher: Bencher<'_, '_>, bytes: usize) {
    let articles = accounts(bytes);
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| articles.clone())
        .bench_values(|articles| compare(articles, &Settings::default()));
}

#[divan::bench(args = SIZES)]
fn alignment(bencher: Bencher<'_, '_>, bytes: usize) {
    align(bencher, &accounts(bytes));
}

#[divan::bench]
fn one_word_a_million_times(bencher: Bencher<'_, '_>) {
    let text = "again ".repeat(1_000_000);
    align(bencher, &Pair::from_fn(|_| article([text.clone()])));
}

#[divan::bench]
fn every_paragraph_identical(bencher: Bencher<'_, '_>) {
    let paragraph = "The council voted on Monday to close the old harbour road for repairs.";
    align(bencher, &Pair::from_fn(|_| article(std::iter::repeat_n(paragraph.to_owned(), 5_000))));
}

#[divan::bench]
fn a_dictionary(bencher: Bencher<'_, '_>) {
    let entry = |entry: usize| format!("{}: a kind of {}.", word(entry), word(entry * 7919 % 65_536));
    align(bencher, &Pair::from_fn(|_| article((0..5_000).map(entry))));
}

#[divan::bench]
fn one_line_of_a_megabyte(bencher: Bencher<'_, '_>) {
    let mut numbers = Numbers(5);
    let line = (0..100_000).map(|_| word(numbers.zipf())).collect::<Vec<_>>().join(" ");
    align(bencher, &Pair::from_fn(|_| article([line.clone()])));
}

#[divan::bench]
fn a_hundred_thousand_lines_of_one_word(bencher: Bencher<'_, '_>) {
    let mut numbers = Numbers(9);
    let lines: Vec<String> = (0..100_000).map(|_| word(numbers.zipf())).collect();
    align(bencher, &Pair::from_fn(|_| article(lines.iter().cloned())));
}

#[divan::bench]
fn every_paragraph_alike(bencher: Bencher<'_, '_>) {
    let paragraph = |number| format!("Item {number} of the list of the council's decisions was adopted on Monday.");
    align(bencher, &Pair::from_fn(|_| article((0..5_000).map(paragraph))));
}

#[divan::bench]
fn twenty_words_in_any_order(bencher: Bencher<'_, '_>) {
    let mut numbers = Numbers(3);
    let mut sentence = || -> String {
        let words: Vec<String> = (0..8).map(|_| word(numbers.below(20))).collect();
        format!("{}.", words.join(" "))
    };
    align(bencher, &Pair::from_fn(|_| article((0..5_000).map(|_| sentence()))));
}

fn align(bencher: Bencher<'_, '_>, articles: &Pair<Article>) {
    let claims: Pair<Vec<Claim>> = articles.as_ref().map(claims);
    let views = Pair {
        left: Claims { article: &articles.left, claims: &claims.left },
        right: Claims { article: &articles.right, claims: &claims.right },
    };
    bencher.bench(|| Lexical.candidates(views));
}

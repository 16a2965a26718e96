//! Two accounts of one matter, made up: as long as is asked for, and always the same.

use parallax::{
    article::{Article, ArticleBuilder, BlockKind, Origin},
    text::Pair,
};

/// Two accounts of one matter, of `bytes` bytes together: the right one tells nine in ten sentences of the left, its
/// paragraphs in another order, a fifth of the words replaced.
pub(crate) fn accounts(bytes: usize) -> Pair<Article> {
    let mut numbers = Numbers(7);
    let mut left: Vec<Vec<Vec<usize>>> = Vec::new();
    let mut made = 0;
    while made < bytes / 2 {
        let paragraph: Vec<Vec<usize>> = (0..3).map(|_| (0..9).map(|_| numbers.zipf()).collect()).collect();
        made += prose(&paragraph).len() + 2;
        left.push(paragraph);
    }
    let mut right = left.clone();
    for paragraph in &mut right {
        paragraph.retain(|_| numbers.below(10) > 0);
        for word in paragraph.iter_mut().flatten() {
            if numbers.below(5) == 0 {
                *word = numbers.zipf();
            }
        }
    }
    for at in (1..right.len()).rev() {
        right.swap(at, numbers.below(at + 1));
    }
    Pair { left, right }.map(|paragraphs| article(paragraphs.iter().map(|paragraph| prose(paragraph))))
}

pub(crate) fn article(paragraphs: impl IntoIterator<Item = String>) -> Article {
    let mut builder = ArticleBuilder::new(Origin::Text);
    for paragraph in paragraphs {
        builder.block(BlockKind::Paragraph, &paragraph, None);
    }
    builder.build()
}

fn prose(paragraph: &[Vec<usize>]) -> String {
    const SMALL: [&str; 8] = ["the", "of", "and", "to", "in", "that", "for", "on"];
    let sentence = |words: &Vec<usize>| -> String {
        let words: Vec<String> =
            words.iter().map(|&number| format!("{} {}", SMALL[number % 8], word(number))).collect();
        format!("It was {}.", words.join(" "))
    };
    paragraph.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// The word with this number; no two are the same.
pub(crate) fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "co", "den", "fi", "gor", "ha", "jun", "kel", "lo", "mar", "ne", "pos", "qui", "ram", "sto", "tiv"];
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

/// A fixed sequence of numbers (a linear congruential generator, Knuth's constants).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    /// A word's number out of 40,000, low ones far more often than high ones, as in any text.
    pub(crate) fn zipf(&mut self) -> usize {
        self.below(200) * self.below(200)
    }
}

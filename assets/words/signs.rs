//! Packs the tables of signs as the program has them: their words with their stems, found out once when it is built rather
//! than each time it starts.

use std::{collections::BTreeMap, fmt};

use crate::stem::Stemmer;

/// A table of signs: columns that say what a line is for, then columns of signs, which `+` parts as a tab does.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) heads: usize,
    pub(crate) text: String,
}

/// A word of a sign, as it is written, its stem unless only that form is meant, and whether others may stand before it.
struct Word<'t> {
    form: &'t str,
    stem: Option<String>,
    apart: bool,
}

impl fmt::Debug for Word<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Word { form, stem, apart } = self;
        write!(to, "Word {{ form: {form:?}, stem: {stem:?}, apart: {apart} }}")
    }
}

/// The tables in Rust: of each its lines, then the signs of all of them and the words with which they begin.
pub(crate) fn packed(tables: &[Table]) -> String {
    let stemmer = Stemmer::english();
    let (mut packed, mut signs) = (Vec::new(), Vec::new());
    let mut first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for Table { name, heads, text } in tables {
        let mut lines = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let parts: Vec<&str> = line.split('\t').collect();
            let (head, columns) = parts.split_at((*heads).min(parts.len()));
            let columns: Vec<&str> = columns.iter().flat_map(|column| column.split('+')).collect();
            for (column, all) in columns.iter().enumerate() {
                for sign in all.split_whitespace() {
                    let words = words(sign, &stemmer);
                    let stem = words[0].stem.clone().filter(|stem| stem != words[0].form);
                    for word in [Some(words[0].form.to_owned()), stem].into_iter().flatten() {
                        first.entry(word).or_default().push(signs.len());
                    }
                    let line = lines.len();
                    let place = format!("table: Table::{name}, line: {line}, column: {column}");
                    signs.push(format!("Sign {{ words: &{words:?}, {place} }}"));
                }
            }
            lines.push(format!("Line {{ heads: &{head:?}, columns: {} }}", columns.len()));
        }
        packed.push(format!("static {}: &[Line] = &[{}];", name.to_uppercase(), lines.join(", ")));
    }
    let first: Vec<String> = first.iter().map(|(word, signs)| format!("({word:?}, &{signs:?})")).collect();
    packed.push(format!("static SIGNS: &[Sign] = &[{}];", signs.join(", ")));
    packed.push(format!("static FIRST: &[(&str, &[u16])] = &[{}];", first.join(", ")));
    packed.join("\n")
}

/// The words of a sign: `_` stands between those that stand together, `~` between those that follow each other, `=` before
/// one of which only this form is meant.
fn words<'t>(sign: &'t str, stemmer: &Stemmer) -> Vec<Word<'t>> {
    let parts = sign.split('~').enumerate();
    let words =
        parts.flat_map(|(part, words)| words.split('_').enumerate().map(move |(at, word)| (word, part > 0 && at == 0)));
    words
        .map(|(word, apart)| match word.strip_prefix('=') {
            Some(form) => Word { form, stem: None, apart },
            None => Word { form: word, stem: Some(stemmer.root(word).into_owned()), apart },
        })
        .collect()
}

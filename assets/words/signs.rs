//! Packs the tables of signs as the program has them: their words with their stems, found out once when it is built rather
//! than each time it starts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

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

/// The tables in Rust: of each its lines, then the signs of all of them and by which words they are found. A verb of
/// `irregular`, a line of its forms each, stands for all of them. `small` words, a line each, find a sign only if it has no
/// other.
pub(crate) fn packed(tables: &[Table], irregular: &str, small: &str) -> String {
    let stemmer = Stemmer::english();
    let verbs = irregular.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let verbs: BTreeMap<&str, &str> = verbs.collect();
    let small: BTreeSet<&str> = small.lines().filter(|line| !line.starts_with('#')).collect();
    let (mut packed, mut signs) = (Vec::new(), Vec::new());
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for Table { name, heads, text } in tables {
        let mut lines = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let parts: Vec<&str> = line.split('\t').collect();
            let (head, columns) = parts.split_at((*heads).min(parts.len()));
            let columns: Vec<&str> = columns.iter().flat_map(|column| column.split('+')).collect();
            for (column, all) in columns.iter().enumerate() {
                let mut known = BTreeSet::new();
                let forms: Vec<String> = all.split_whitespace().flat_map(|sign| forms(sign, &verbs)).collect();
                for sign in forms.iter().filter(|sign| known.insert(sign.replace('=', ""))) {
                    let words = words(sign, &stemmer);
                    let key = key(&words, &small);
                    let stem = words[key].stem.clone().filter(|stem| stem != words[key].form);
                    for word in [Some(words[key].form.to_owned()), stem].into_iter().flatten() {
                        keys.entry(word).or_default().push(signs.len());
                    }
                    let line = lines.len();
                    let place = format!("table: Table::{name}, line: {line}, column: {column}");
                    signs.push(format!("Sign {{ words: &{words:?}, key: {key}, {place} }}"));
                }
            }
            lines.push(format!("Line {{ heads: &{head:?}, columns: {} }}", columns.len()));
        }
        packed.push(format!("static {}: &[Line] = &[{}];", name.to_uppercase(), lines.join(", ")));
    }
    let keys: Vec<String> = keys.iter().map(|(word, signs)| format!("({word:?}, &{signs:?})")).collect();
    packed.push(format!("static SIGNS: &[Sign] = &[{}];", signs.join(", ")));
    packed.push(format!("static KEYS: &[(&str, &[u16])] = &[{}];", keys.join(", ")));
    packed.join("\n")
}

/// The word of a sign by which it is found: the longest that is not small, for that is the rarest as a rule. What is no word
/// is told by no class, so that a number finds nothing.
fn key(words: &[Word<'_>], small: &BTreeSet<&str>) -> usize {
    let rank = |word: &Word<'_>| {
        let is_word = word.form.starts_with(char::is_alphabetic);
        (is_word, !small.contains(word.form), word.form.len())
    };
    // Of several that are alike the first.
    (0..words.len()).rev().max_by_key(|&at| rank(&words[at])).unwrap_or_default()
}

/// A sign in all its forms: its first verb whose past no rule makes stands in each, unless it stands there in the one alone:
/// "to buy".
fn forms(sign: &str, verbs: &BTreeMap<&str, &str>) -> Vec<String> {
    let mut forms = vec![sign.to_owned()];
    let mut from = 0;
    for word in sign.split(['_', '~']) {
        let before = sign[..from].trim_end_matches(['_', '~']).rsplit(['_', '~']).next().unwrap_or_default();
        let bound = matches!(before, "to" | "will" | "not" | "by" | "a" | "the");
        if let Some(others) = verbs.get(word).filter(|_| !bound) {
            let past = |form: &str| format!("{}={form}{}", &sign[..from], &sign[from + word.len()..]);
            forms.extend(others.split(' ').map(past));
            break;
        }
        from += word.len() + 1;
    }
    forms
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

//! Words that deny: which there are in a claim, and what kind of thing each denies.

use std::sync::LazyLock;

use super::super::{class::Class, reading::Reading};
use crate::claims::{cues::CueValue, lexicon, words::Words};

/// How a word denies.
enum Denial {
    /// The word after this one: "failed to win".
    Before(&'static str),
    /// The thing right after it: "lacks a roof".
    Thing,
    /// That what is named right after it befell anybody: "escaped a ban".
    Fate,
    /// Only what its clause says as a whole.
    Clause,
}

static DENIALS: LazyLock<lexicon::Table<Denial>> = LazyLock::new(|| {
    lexicon::Table::new(include_str!("../../../assets/words/denials.tsv"), |how| {
        Some(match how {
            "to" => Denial::Before("to"),
            "of" => Denial::Before("of"),
            "from" => Denial::Before("from"),
            "than" => Denial::Before("than"),
            "noun" => Denial::Thing,
            "fate" => Denial::Fate,
            _ => Denial::Clause,
        })
    })
});

/// Whether `word` may deny what follows it.
pub(in super::super) fn may_deny(word: &str) -> bool {
    let small = matches!(word, "non" | "none" | "nothing" | "nobody" | "neither" | "not" | "no" | "never" | "cannot");
    small || word.ends_with("n't") || is_denial(word)
}

/// Whether `word` turns what its clause says.
pub(in super::super) fn is_denial(word: &str) -> bool {
    DENIALS.get(word).is_some()
}

/// The tokens that deny the word that follows them, in order.
pub(in super::super) fn deniers(reading: &Reading<'_>) -> Vec<usize> {
    if !reading.told.has(Class::DENIES) {
        return Vec::new();
    }
    (0..reading.words.len()).filter(|&token| denies_next(reading, token)).collect()
}

/// Whether the token denies the word that follows it: "not", "no", "never", "failed to", "has yet to", "incapable of".
pub(in super::super) fn denies_next(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    if !reading.known[token].class.has(Class::DENIES) {
        return false;
    }
    match words.lower(token) {
        // "the captain, not the mate": a contrast, no denial.
        "not" if token > 0 && reading.clauses[token - 1] != reading.clauses[token] => false,
        "non" => words.tight(token + 1),
        "no" if words.lower(token + 1) == "longer" => true,
        // "none of the ferries", not "second to none".
        "none" => words.lower(token + 1) == "of" && is_negation(reading, token),
        "nothing" | "not" | "no" | "never" | "cannot" | "nobody" | "neither" => is_negation(reading, token),
        word if word.ends_with("n't") => is_negation(reading, token),
        word => match DENIALS.get(word) {
            Some(Denial::Before(link)) => words.lower(token + 1) == *link,
            Some(Denial::Thing | Denial::Fate) => true,
            _ => false,
        },
    }
}

/// Whether what the denial at `token` denies is a thing rather than a deed: "no trace", "without a licence".
pub(super) fn denies_a_thing(reading: &Reading<'_>, token: usize) -> bool {
    match reading.words.lower(token) {
        "no" => !matches!(reading.words.lower(token + 1), "longer" | "one"),
        "none" | "neither" => true,
        "non" => false,
        word => {
            matches!(DENIALS.get(word), Some(Denial::Thing | Denial::Fate | Denial::Before("of")))
                && word != "incapable"
        }
    }
}

/// The last token of "no trace of" or "no longer" that begins at `token`: what comes after it is what is denied.
pub(super) fn past_trace(words: &Words<'_>, token: usize) -> usize {
    let trace = matches!(words.lower(token + 1), "trace" | "traces" | "sign" | "signs" | "evidence" | "indication");
    match words.lower(token) {
        "no" if trace && words.lower(token + 2) == "of" => token + 2,
        "no" if matches!(words.lower(token + 1), "longer" | "one") => token + 1,
        _ => token,
    }
}

fn is_negation(reading: &Reading<'_>, token: usize) -> bool {
    let span = reading.words.span(token, token);
    reading.cues.iter().any(|cue| cue.value == CueValue::Negation && cue.span == span)
}

/// So many words behind a word that says what did not befall anybody stands what that is, at most.
const FATE: usize = 3;

/// How many denials hold over `item`: those before it in its clause.
pub(in super::super) fn denials(reading: &Reading<'_>, item: usize) -> usize {
    let item = &reading.items[item];
    let before = |token: usize| {
        // "the escaped lynx is a female": what befalls nobody is only what is named right behind.
        // "escaped unharmed"
        let how =
            matches!(reading.words.lower(item.first), "unharmed" | "unhurt" | "unscathed" | "uninjured" | "alive");
        let idle = (how || item.first > token + FATE) && befalls_nobody(reading, token);
        reading.clauses[token] == item.clause && token < item.first && !idle
    };
    reading.denials.iter().filter(|&&token| before(token)).count()
}

/// Words of negation, and words that turn what follows them.
pub(in super::super) fn denial_tokens(reading: &Reading<'_>) -> Vec<usize> {
    let negations = reading.cues.iter().filter(|cue| cue.value == CueValue::Negation);
    if !reading.told.has(Class::DENIAL) && negations.clone().next().is_none() {
        return Vec::new();
    }
    let mut tokens: Vec<usize> = negations.map(|cue| reading.token_at(cue.span.start)).collect();
    let words = &reading.words;
    tokens.extend((0..words.len()).filter(|&token| reading.known[token].class.has(Class::DENIAL)).filter(|&token| {
        match DENIALS.get(words.lower(token)) {
            // "not yet" denies once, "has yet to" too.
            Some(Denial::Before(link)) => words.lower(token) != "yet" || words.lower(token + 1) == *link,
            Some(_) => true,
            None => false,
        }
    }));
    // "neither ... nor" denies once.
    tokens.retain(|&token| {
        let paired =
            || (0..token).any(|at| words.lower(at) == "neither" && reading.clauses[at] == reading.clauses[token]);
        words.lower(token) != "nor" || !paired()
    });
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Whether the denial at `token` says what did not befall anybody.
pub(in super::super) fn befalls_nobody(reading: &Reading<'_>, token: usize) -> bool {
    reading.known[token].class.has(Class::DENIAL)
        && matches!(DENIALS.get(reading.words.lower(token)), Some(Denial::Fate))
}

/// Whether the denial at `token` says what was not done because something else was: "rather than resign".
pub(in super::super) fn sets_aside(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.words.lower(token), "rather" | "instead")
}

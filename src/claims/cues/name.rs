//! Names: people, places, organisations, with the word of status before them.

use std::sync::LazyLock;

use super::{Cue, CueValue};
use crate::claims::{
    lexicon,
    words::{Shape, Words},
};

/// What stands around a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// "former", "then-", "acting" before it or its title.
    pub status: Option<Status>,
    /// False for a single capitalised word at the beginning of a sentence, which may be any word.
    pub sure: bool,
}

/// What somebody is said to be no longer, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// "former", "ex-", "then-", "ousted": no longer.
    Former,
    /// "acting", "interim": for the time being.
    Acting,
    /// "president-elect", "incoming": not yet.
    Designate,
}

/// Words that stay small inside a name.
const PARTICLES: [&str; 18] = [
    "of", "de", "la", "le", "van", "von", "der", "den", "del", "da", "di", "du", "al", "el", "bin", "ibn", "for", "and",
];

static STARTERS: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../../assets/words/starters.txt")));

/// The status that a word before a name or title gives.
pub(crate) fn status_word(word: &str) -> Option<Status> {
    Some(match word {
        "former" | "ex" | "then" | "ousted" | "deposed" | "outgoing" | "onetime" | "fired" | "sacked" | "retired"
        | "late" => Status::Former,
        "acting" | "interim" | "caretaker" => Status::Acting,
        "incoming" | "elect" | "designate" => Status::Designate,
        _ => return None,
    })
}

/// Puts the names of a sentence into `cues`, in order: runs of capitalised words outside dates.
pub(super) fn names(words: &Words<'_>, dates: &[Cue], english: bool, cues: &mut Vec<Cue>) {
    let mut index = 0;
    while index < words.len() {
        if !words.capital(index) || !begins_name(words, index, dates, english) {
            index += 1;
            continue;
        }
        let last = name_end(words, index, dates, english);
        let lone = index == last;
        let opens = opens_sentence(words, index);
        let sure = !(lone && opens);
        if sure || !STARTERS.contains(words.lower(index)) {
            let status = status_word(words.lower_before(index, 1));
            cues.push(Cue { span: words.span(index, last), value: CueValue::Name(Name { status, sure }) });
        }
        index = last + 1;
    }
}

/// Whether there may be a name of three tokens or more: no other stands in a sentence of which this is denied.
pub(crate) fn may_hold_long_name(words: &Words<'_>) -> bool {
    (0..words.len()).filter(|&index| words.capital(index)).any(|index| {
        let next = words.lower(index + 1);
        if words.capital(index + 1) {
            words.capital(index + 2) || words.capital(index + 3)
        } else {
            words.capital(index + 2) && (matches!(next, "." | "&") || PARTICLES.contains(&next))
        }
    })
}

fn in_date(words: &Words<'_>, index: usize, dates: &[Cue]) -> bool {
    let span = words.span(index, index);
    let at = dates.partition_point(|date| date.span.end <= span.start);
    dates.get(at).is_some_and(|date| date.span.overlaps(span))
}

fn is_capital_word(words: &Words<'_>, index: usize, dates: &[Cue]) -> bool {
    words.capital(index)
        && words.shape(index) == Shape::Word
        && !matches!(words.raw(index), "I" | "I'm" | "I’m" | "I've" | "I’ve" | "I'll" | "I’ll" | "I'd" | "I’d" | "A")
        && !in_date(words, index, dates)
}

fn opens_sentence(words: &Words<'_>, index: usize) -> bool {
    match index.checked_sub(1) {
        None => true,
        Some(before) => {
            words.shape(before) == Shape::Mark
                && !matches!(words.lower(before), "," | "(" | "$" | "&" | "/" | "—" | "–")
        }
    }
}

fn begins_name(words: &Words<'_>, index: usize, dates: &[Cue], english: bool) -> bool {
    let numbered = || words.lower(index) == "no" && words.lower(index + 1) == "." && words.tight(index + 1);
    is_capital_word(words, index, dates)
        && !numbered()
        // "The European Union" begins at "European"; "Former President Bush" at "President".
        && !(opens_sentence(words, index)
            && english
            && (STARTERS.contains(words.lower(index)) || status_word(words.lower(index)).is_some()))
}

/// The last token of the name that begins at `index`.
fn name_end(words: &Words<'_>, index: usize, dates: &[Cue], english: bool) -> usize {
    let mut last = index;
    loop {
        let mut next = last + 1;
        // "St. Mary", "J. Smith", "Smith & Co"
        let title = words.raw(last).len() <= 4 && words.lower(next) == "." && words.tight(next);
        if title || words.lower(next) == "&" {
            next += 1;
        }
        if is_capital_word(words, next, dates) {
            last = next;
            continue;
        }
        let particle = if words.lower(next) == "the" { next + 1 } else { next };
        let joins = english
            && next == last + 1
            && PARTICLES.contains(&words.lower(next))
            && !matches!(words.lower(next), "and" | "for")
            && is_capital_word(words, particle + usize::from(particle == next), dates);
        if joins && words.lower(next) != "of" {
            last = next + 1;
            continue;
        }
        if joins && is_institution(words.lower(last)) {
            last = next + 1;
            continue;
        }
        return last;
    }
}

/// "Bank of England" is one name, "Smith of Norway" two.
fn is_institution(word: &str) -> bool {
    matches!(
        word,
        "bank"
            | "university"
            | "house"
            | "ministry"
            | "department"
            | "republic"
            | "kingdom"
            | "states"
            | "gulf"
            | "bay"
            | "city"
            | "isle"
            | "island"
            | "institute"
            | "council"
            | "court"
            | "office"
            | "bureau"
            | "church"
            | "college"
            | "board"
            | "federation"
            | "league"
            | "organization"
            | "organisation"
            | "secretary"
            | "president"
            | "minister"
            | "association"
            | "society"
            | "museum"
            | "academy"
            | "school"
            | "center"
            | "centre"
            | "chamber"
            | "army"
    )
}

//! Who is said to have said it, and the frame that says so.

use super::{
    Cue, CueValue, Speaker,
    part::{Part, places},
};
use crate::claims::{
    lexicon,
    words::{Shape, Words},
};

/// A speaker has at most this many words.
const LONGEST: usize = 14;

/// A frame reaches at most this many words past its verb.
const REACH: usize = 8;

/// "according", and the verbs of speech.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    lexicon::entries(include_str!("../../../assets/words/reporting.txt")).chain([ACCORDING])
}

const ACCORDING: &str = "according";

/// Puts the speakers of a sentence into `cues`, in order.
pub(super) fn speakers(words: &Words<'_>, part: impl Fn(usize) -> Part, cues: &mut Vec<Cue>) {
    let mut end = 0;
    for index in places(words, part, Part::SPEECH) {
        let speaker = match words.lower(index) {
            ACCORDING if words.lower(index + 1) == "to" => according(words, index),
            ACCORDING => None,
            _ => reporting(words, index),
        };
        if let Some((first, last, frame)) = speaker {
            let frame = words.span(frame.0, frame.1);
            let span = words.span(first, last);
            if end <= span.start {
                end = span.end;
                cues.push(Cue { span, value: CueValue::Speaker(Speaker { frame }) });
            }
        }
    }
}

type Found = (usize, usize, (usize, usize));

/// "according to police", up to the next comma or the end.
fn according(words: &Words<'_>, index: usize) -> Option<Found> {
    let first = index + 2;
    let last = run_end(words, first)?;
    Some((first, last, (index, last)))
}

/// The last word of a run without punctuation.
fn run_end(words: &Words<'_>, first: usize) -> Option<usize> {
    let len = (first..words.len()).take(LONGEST).take_while(|&at| !is_break(words, at)).count();
    len.checked_sub(1).map(|more| first + more)
}

fn is_break(words: &Words<'_>, index: usize) -> bool {
    words.shape(index) == Shape::Mark && !matches!(words.lower(index), "." | "&" | "/" | "$" | "%")
        || words.lower(index) == "." && index + 1 == words.len()
}

/// "X said that ...", "..., X said on Tuesday", "..., said X".
fn reporting(words: &Words<'_>, verb: usize) -> Option<Found> {
    // "is said to", "the said", "having said"; "were never told", "was later told"
    let adverb =
        matches!(words.lower_before(verb, 1), "never" | "later" | "also" | "already" | "first" | "then" | "repeatedly");
    let auxiliary = words.lower_before(verb, 1 + usize::from(adverb));
    let passive = matches!(auxiliary, "is" | "are" | "was" | "were" | "be" | "been" | "being");
    if passive || matches!(words.lower_before(verb, 1), "to" | "the" | "a" | "not" | "n't") {
        return None;
    }
    let clause = clause_start(words, verb);
    let opens = subject_start(words, clause, verb);
    // "told that warning signs", "a warning that was lifted": nobody speaks.
    if opens == verb && clause < verb || words.lower(verb) == "warning" {
        return None;
    }
    let subject = (opens < verb).then(|| (opens, verb - 1));
    if let Some((first, last)) = subject.filter(|&(first, _)| verb - first <= LONGEST) {
        let last = if words.lower(last) == "," && last > first { last - 1 } else { last };
        // "has agreed to pay to settle claims it erred": no speaker, a sentence with a verb of its own.
        let tells = matches!(words.lower(verb), "claims" | "reports" | "states" | "notes" | "estimates" | "warning");
        let verbal = (first..verb).any(|at| {
            matches!(words.lower(at), "has" | "have" | "had" | "is" | "are" | "was" | "were" | "will" | "would" | "to")
        });
        if !is_speech(words, verb) || tells && verbal {
            return None;
        }
        return Some((first, last, (first, frame_end(words, verb))));
    }
    if subject.is_some() {
        return None;
    }
    // ", said the mayor": the speaker follows; "described by police as" is no speech.
    let led = matches!(
        words.lower(verb + 1),
        "as" | "at" | "by" | "for" | "from" | "in" | "into" | "of" | "on" | "over" | "to" | "with"
    );
    if led || is_attribute(words, verb) {
        return None;
    }
    let last = run_end(words, verb + 1)?;
    (words.lower(verb + 1) != "that").then_some((verb + 1, last, (verb, last)))
}

/// Whether what looks like a verb before its speaker belongs to a noun: "confirmed cases reached 68".
fn is_attribute(words: &Words<'_>, verb: usize) -> bool {
    let may_be = matches!(
        words.lower(verb),
        "confirmed" | "reported" | "estimated" | "claimed" | "alleged" | "announced" | "declared" | "stated" | "noted"
    );
    let next = words.lower(verb + 1);
    let speaker = words.capital(verb + 1)
        || matches!(
            next,
            "the"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "one"
                | "two"
                | "several"
                | "how"
                | "what"
                | "why"
                | "when"
                | "whether"
        )
        || matches!(
            next,
            "police"
                | "officials"
                | "sources"
                | "authorities"
                | "prosecutors"
                | "lawyers"
                | "doctors"
                | "witnesses"
                | "residents"
                | "experts"
                | "analysts"
                | "investigators"
                | "researchers"
                | "scientists"
                | "officers"
                | "firefighters"
                | "rescuers"
                | "ministers"
                | "aides"
        );
    may_be && !speaker
}

/// Whether the verb introduces speech: "reported that", "reported on Monday" do, "reported the fault" does not.
fn is_speech(words: &Words<'_>, verb: usize) -> bool {
    matches!(words.lower(verb), "said" | "says" | "say" | "told" | "tells" | "tell")
        || words.shape(verb + 1) == Shape::Mark
        || is_day(words.lower(verb + 1))
        || words.lower(verb + 1) == "on" && is_day(words.lower(verb + 2))
        || matches!(
            words.lower(verb + 1),
            "that" | "he" | "she" | "it" | "they" | "we" | "there" | "reporters" | "in" | "at"
        )
}

/// Where the speaker begins in a clause that runs from `first` to `verb`: after the last word that opens a clause of its
/// own, "a slick that officials say", "fell after it warned".
fn subject_start(words: &Words<'_>, first: usize, verb: usize) -> usize {
    (first..verb)
        .rev()
        .find(|&at| {
            matches!(
                words.lower(at),
                "that"
                    | "after"
                    | "before"
                    | "because"
                    | "while"
                    | "although"
                    | "though"
                    | "but"
                    | "since"
                    | "if"
                    | "which"
                    | "heard"
                    | "hear"
                    | "saw"
            )
        })
        .map_or(first, |at| at + 1)
}

fn is_day(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "yesterday" | "today"
    )
}

/// The first word after the last punctuation before `verb`; an insertion between two commas is stepped over
/// ("Brown, the mayor, said").
fn clause_start(words: &Words<'_>, verb: usize) -> usize {
    let back = |from: usize| (0..from).rev().find(|&at| is_break(words, at)).map_or(0, |at| at + 1);
    let first = back(verb);
    if first == verb && verb > 1 && words.lower(verb - 1) == "," {
        let inner = back(verb - 1);
        if inner >= 2 && words.lower(inner - 1) == "," {
            let outer = back(inner - 1);
            if inner - outer <= 6 && inner > outer + 1 {
                return outer;
            }
        }
    }
    first
}

/// Whether a word stands in what is told, not between the verb that tells it and the day of the report.
fn tells(word: &str) -> bool {
    matches!(
        word,
        "would"
            | "will"
            | "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "is"
            | "are"
            | "could"
            | "may"
            | "might"
            | "should"
            | "can"
            | "they"
            | "he"
            | "she"
            | "there"
            | "we"
    )
}

/// The last word of the frame: the day of the report and "that" belong to it.
fn frame_end(words: &Words<'_>, verb: usize) -> usize {
    let mut last = verb;
    for at in verb + 1..words.len().min(verb + 1 + REACH) {
        if words.lower(at) == "that" {
            return at;
        }
        // "said the talks would begin on Tuesday", "say 24 homes burned on Friday": what is told has begun.
        if is_break(words, at) || tells(words.lower(at)) || words.shape(at) == Shape::Number {
            return last;
        }
        let part = matches!(words.lower(at), "morning" | "afternoon" | "evening" | "night") && last + 1 == at;
        if is_day(words.lower(at)) || part {
            last = at;
        }
    }
    last
}

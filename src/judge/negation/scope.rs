//! What a word that denies holds over.

use super::super::{
    reading::{Kind, Reading},
    roles::is_determiner,
    who,
};
use super::deniers::past_trace;
use crate::claims::cues::Part;

/// The token of a denial and the item that it denies.
pub(in super::super) type Denied = (usize, usize);

/// Each denial with the word that it denies: the next content word of its clause, nothing but auxiliaries and adverbs
/// between.
pub(super) fn denied_words(reading: &Reading<'_>) -> Vec<Denied> {
    let deniers = reading.deniers.iter().copied();
    deniers
        .filter(|&token| !reading.is_framed(token) && !is_relative(reading, token))
        .flat_map(|token| {
            let of_nobody = told_of_nobody(reading, token).map(|verb| (token, verb));
            let next = if of_nobody.is_some() { None } else { denied_next(reading, token) };
            next.into_iter().chain(of_nobody)
        })
        .collect()
}

/// Whether a word behind an item denies it: "revealed nothing".
pub(in super::super) fn is_denied_behind(reading: &Reading<'_>, denied: &[Denied], item: usize) -> bool {
    denied.iter().any(|&(cue, found)| found == item && cue > reading.items[item].first)
}

/// Whether token `token` stands in a clause that picks out who or what is meant: "migrants who do not pass".
pub(in super::super) fn is_relative(reading: &Reading<'_>, token: usize) -> bool {
    let clause = reading.clauses[token];
    let opens = |&at: &usize| matches!(reading.words.lower(at), "who" | "which" | "whose" | "whom");
    let pronoun = (0..token).filter(|&at| reading.clauses[at] == clause).rfind(opens);
    pronoun.is_some_and(|pronoun| !is_behind_relative(reading, pronoun, token))
}

/// Whether the denial at `token` belongs to the verb that goes on behind what a relative pronoun opened: "the driver who hit
/// a wall was not hurt".
fn is_behind_relative(reading: &Reading<'_>, pronoun: usize, token: usize) -> bool {
    let words = &reading.words;
    let auxiliary = |at: usize| {
        matches!(
            words.lower(at),
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did" | "does" | "do" | "will" | "would"
        )
    };
    let verb = pronoun + 1;
    // "who think that it is not so", "which the man had not seen", "whose car was not insured"
    let tells = reading.known[verb].class.part().may_be(Part::SPEECH)
        || matches!(
            words.lower(verb),
            "think" | "thinks" | "thought" | "believe" | "believes" | "believed" | "know" | "knew"
        );
    let own = who::Pronoun::of(words.lower(verb)).is_some() || is_determiner(words.lower(verb)) || words.capital(verb);
    if tells || own || words.lower(pronoun) == "whose" || !token.checked_sub(1).is_some_and(auxiliary) {
        return false;
    }
    let goes_on = |at: usize| {
        let before = words.lower_before(at, 1);
        let embedded = who::Pronoun::of(before).is_some() || matches!(before, "and" | "or" | "but" | "that" | "there");
        auxiliary(at) && !embedded && at > verb + 1
    };
    goes_on(token - 1)
}

/// The word that the denial at `token` denies directly.
fn denied_next(reading: &Reading<'_>, token: usize) -> Option<Denied> {
    let words = &reading.words;
    if words.lower(token) == "nothing" {
        // "knew nothing": what is denied stands before.
        let item = reading.item_from(token).checked_sub(1)?;
        let found = &reading.items[item];
        let direct = found.kind == Kind::Word && found.last + 1 == token;
        return direct.then_some((token, item));
    }
    let item = reading.item_from(past_trace(words, token) + 1);
    let found = reading.items.get(item)?;
    let direct = found.first - token <= 6
        && found.kind == Kind::Word
        && (token + 1..found.first).all(|at| {
            matches!(
                words.lower(at),
                "be" | "been"
                    | "was"
                    | "were"
                    | "have"
                    | "had"
                    | "has"
                    | "to"
                    | "a"
                    | "an"
                    | "any"
                    | "yet"
                    | "even"
                    | "the"
                    | "more"
                    | "of"
                    | "trace"
                    | "traces"
                    | "sign"
                    | "signs"
                    | "evidence"
                    | "indication"
                    | "longer"
                    | "one"
                    | "from"
                    | "than"
                    | "being"
                    | "ever"
            )
        });
    (direct && found.clause == reading.clauses[token]).then_some((token, item))
}

/// At most so many tokens stand between a word for nobody and the verb that is told of it.
const SUBJECT: usize = 8;

/// The verb of which a word for nobody or nothing is the subject: "no passenger was hurt", "nothing was taken", "neither the
/// driver nor his son has been charged", "not a single window broke".
fn told_of_nobody(reading: &Reading<'_>, token: usize) -> Option<usize> {
    let words = &reading.words;
    let single = words.lower(token) == "not"
        && matches!(words.lower(token + 1), "a" | "one")
        && (words.lower(token + 1) == "one" || words.lower(token + 2) == "single");
    if !single && !matches!(words.lower(token), "no" | "none" | "nobody" | "nothing" | "neither") {
        return None;
    }
    let begins = token == 0
        || reading.clauses[token - 1] != reading.clauses[token]
        || matches!(words.lower(token - 1), "that" | "said" | "says" | "and" | "but" | "when" | "because" | "although");
    let auxiliary = (token + 1..words.len().min(token + 2 + SUBJECT))
        .take_while(|&at| {
            reading.clauses[at] == reading.clauses[token]
                && !matches!(words.lower(at), "that" | "who" | "which" | "whose" | "whom" | "to" | "if" | "as")
        })
        .find(|&at| {
            // "nobody had died since": until now.
            matches!(words.lower(at), "was" | "were" | "is" | "are" | "has" | "have" | "did" | "will" | "would")
        })?;
    let verb = (auxiliary + 1..words.len()).find(|&at| {
        !matches!(words.lower(at), "been" | "be" | "being" | "ever" | "even" | "yet")
            && !words.lower(at).ends_with("ly")
    })?;
    let item = reading.item_from(verb);
    let direct = reading.items.get(item).is_some_and(|found| found.first == verb && found.kind == Kind::Word);
    (begins && direct).then_some(item)
}

/// Whether what is denied is the verb of which a word for nobody is the subject.
pub(super) fn is_told_of_nobody(reading: &Reading<'_>, (token, item): Denied) -> bool {
    told_of_nobody(reading, token) == Some(item)
}

/// The same of a word that leaves nobody out: "nobody was hurt".
pub(in super::super) fn is_told_of_none_at_all(reading: &Reading<'_>, denied: Denied) -> bool {
    let words = &reading.words;
    let none = matches!(words.lower(denied.0), "nobody" | "nothing")
        || words.lower(denied.0) == "no" && words.lower(denied.0 + 1) == "one";
    none && is_told_of_nobody(reading, denied)
}

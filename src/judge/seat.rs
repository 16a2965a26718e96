//! Seats: one person, in a like post of another body: "who chairs the Budget Committee", "the chairman of the Transport
//! Committee".

use super::{Confidence, Reason, ReasonKind, alignment::Alignment, class::Class, pairing, reading::Reading};
use crate::{
    claims::{cues::CueValue, words::Shape},
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "The same person has another post";

/// What is told of a person stands so many words from the name at most.
const REACH: usize = 9;

/// Somebody's place in a body: tokens.
struct Seat {
    /// The last word of the name.
    name: usize,
    /// The first and last word of what the body is called.
    body: (usize, usize),
    /// The word of it that says what it is.
    sort: usize,
    tokens: (usize, usize),
}

/// Whether `word` says what a body is.
pub(super) fn is_body(word: &str) -> bool {
    matches!(
        word,
        "committee"
            | "subcommittee"
            | "commission"
            | "council"
            | "board"
            | "caucus"
            | "university"
            | "college"
            | "hospital"
            | "department"
            | "ministry"
            | "party"
    )
}

/// One person at the head of two bodies of one sort.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.has(Class::BODY) || !readings.right.told.has(Class::BODY) {
        return None;
    }
    let seats = readings.map(seats);
    let pairs = seats.left.iter().flat_map(|left| seats.right.iter().map(move |right| Pair::new(left, right)));
    let odd = pairs.filter(|pair| {
        let names = Pair::from_fn(|side| readings[side].item_from(pair[side].name));
        let sorts = Pair::from_fn(|side| readings[side].words.lower(pair[side].sort));
        alignment.joins(names.left, names.right) && sorts.left == sorts.right && are_others(readings, alignment, *pair)
    });
    let odd = pairing::first(readings, odd, |pair| pair.map(|seat| seat.tokens.0))?;
    Some(Reason::saying(SAYS, ReasonKind::Name, Confidence::Low, readings, odd.map(|seat| seat.tokens)))
}

/// Whether both bodies are called by one pattern, "the X Committee" and "the Y Committee", with other words, of which
/// neither claim tells elsewhere, and neither article knows the other's. Patterns that differ may be two names of one.
fn are_others(readings: Pair<&Reading<'_>>, alignment: &Alignment, seats: Pair<&Seat>) -> bool {
    let own = |side: Side| {
        let (first, last) = seats[side].body;
        (first..=last).filter(move |&at| at != seats[side].sort && readings[side].words.capital(at))
    };
    let pattern = |side: Side| {
        let Seat { body: (first, last), sort, .. } = *seats[side];
        let words = &readings[side].words;
        (sort == first, sort == last, words.lower(sort + 1) == "of")
    };
    let told = |side: Side| {
        let there = &readings[side.other()].words;
        own(side).all(|at| {
            let reading = readings[side];
            let item = reading.item_from(at);
            let known = reading.items.get(item).is_some_and(|found| found.first == at);
            let joined = known && alignment.partner(side, item).is_some();
            !joined && (0..there.len()).all(|other| there.lower(other) != reading.words.lower(at))
        })
    };
    let known = |side: Side| {
        let (first, last) = seats[side].body;
        readings[side.other()].is_in_article(readings[side].words.quote(first, last))
    };
    pattern(Side::Left) == pattern(Side::Right)
        && Side::BOTH.into_iter().all(|side| own(side).next().is_some() && told(side) && !known(side))
}

fn seats(reading: &Reading<'_>) -> Vec<Seat> {
    let bodies =
        (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::BODY) && reading.words.capital(at));
    bodies.filter_map(|at| seat(reading, at)).collect()
}

fn seat(reading: &Reading<'_>, sort: usize) -> Option<Seat> {
    let words = &reading.words;
    let capital = |at: usize| words.shape(at) == Shape::Word && words.capital(at);
    let mut first = sort;
    while first > 0 && (capital(first - 1) || words.lower(first - 1) == "and" && first > 1 && capital(first - 2)) {
        first -= 1;
    }
    let mut last = sort;
    if matches!(words.lower(sort + 1), "of" | "on" | "for") {
        last = (sort + 2..words.len().min(sort + 7))
            .take_while(|&at| capital(at) || matches!(words.lower(at), "and" | "the"))
            .filter(|&at| capital(at))
            .last()
            .unwrap_or(sort);
    }
    let lead = first - usize::from(first > 0 && words.lower(first - 1) == "the");
    // "who chairs the", "the chairwoman of the", "a professor at"
    let link = |at: usize| matches!(words.lower(at), "of" | "at" | "on" | "for");
    let role = lead.checked_sub(1 + usize::from(lead > 1 && link(lead - 1))).filter(|&at| is_head(words.lower(at)))?;
    let names =
        reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_))).map(|cue| reading.tokens_of(cue.span));
    let person =
        |&(from, to): &(usize, usize)| to > from && !(from..=to).any(|at| reading.known[at].class.has(Class::BODY));
    // "Ada Holm, who chairs ...", "the chairwoman of ..., Ada Holm".
    let joined = |from: usize, to: usize| {
        from <= to
            && to - from <= REACH
            && (from..to).filter(|&at| words.lower(at) == ",").count() <= 1
            && (from..to)
                .all(|at| matches!(words.lower(at), "," | "the" | "a" | "an" | "who" | "is" | "was" | "now" | "as"))
    };
    let mut names = names.filter(person);
    let (_, name) =
        names.find(|&(from, to)| joined(to + 1, role) && to < role || from > last && joined(last + 1, from))?;
    Some(Seat { name, body: (first, last), sort, tokens: (role, last) })
}

/// Who, or what, is at the head of a body.
fn is_head(word: &str) -> bool {
    matches!(
        word,
        "chairs"
            | "heads"
            | "leads"
            | "runs"
            | "chaired"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "chairperson"
            | "head"
            | "leader"
            | "president"
            | "director"
            | "dean"
            | "professor"
            | "secretary"
            | "spokesman"
            | "spokeswoman"
    )
}

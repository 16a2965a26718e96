//! Deeds told by a noun and denied, told by a verb on the other side: "no charges were filed", "was charged".

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    class::Class,
    negation::denials,
    occasion, pairing,
    reading::{Kind, Reading},
    roles::{head_before, head_from, is_open},
};
use crate::text::{Pair, Side};

/// A word of the denying claim more than this many words behind "no" is not what is denied.
const MODIFIERS: usize = 2;

/// A deed that one claim denies by a noun and the other, of somebody whom the first names too, tells by a verb.
pub(super) fn denied(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    let found = Side::BOTH.into_iter().filter_map(|side| denied_by(side, readings, alignment));
    let spans = pairing::first(readings, found, |spans| spans.map(|(first, _)| first))?;
    // It may have been done in the meantime.
    Some(Reason::quoting(ReasonKind::Negation, Confidence::Low, readings, spans))
}

fn denied_by(side: Side, readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Pair<(usize, usize)>> {
    let (here, there) = (readings[side], readings[side.other()]);
    if !here.told.has(Class::DENIES) {
        return None;
    }
    let nouns =
        (0..here.words.len()).filter(|&at| here.known[at].class.has(Class::DENIES)).filter_map(|at| noun(here, at));
    for (noun, tokens) in nouns {
        let stem = here.items[noun].root.stem;
        let told =
            (0..there.items.len()).filter(|&verb| is_told_by(stem, there.items[verb].root.stem)).find_map(|verb| {
                let (first, role) = done(there, verb)?;
                let partner = alignment.partner(side.other(), role)?;
                (!here.items[partner].framed && denials(there, verb) == 0).then_some((first, there.items[verb].last))
            });
        let Some(told) = told else { continue };
        let spans = if side == Side::Left { Pair::new(tokens, told) } else { Pair::new(told, tokens) };
        if !occasion::are_two(readings, spans) {
            return Some(spans);
        }
    }
    None
}

/// The noun that "no" at token `at` denies, if it tells a deed, with the tokens of both and of what is not done:
/// "no new charges were filed", "made no arrests".
fn noun(reading: &Reading<'_>, at: usize) -> Option<(usize, (usize, usize))> {
    let words = &reading.words;
    let first = reading.item_from(at);
    if words.lower(at) != "no" || reading.is_framed(at) || is_open(reading, reading.clauses[at]) {
        return None;
    }
    let run = (first..reading.items.len()).take(MODIFIERS + 1);
    let mut end = at + 1;
    let mut last = None;
    for item in run {
        if reading.items[item].first != end || reading.items[item].kind != Kind::Word {
            break;
        }
        end = reading.items[item].last + 1;
        last = Some(item);
    }
    let noun = last?;
    let aux = |word: &str| matches!(word, "has" | "have" | "had" | "was" | "were" | "been" | "is" | "are");
    if aux(words.lower(end)) {
        let from = (end..words.len()).find(|&at| !aux(words.lower(at)) && words.lower(at) != "yet")?;
        let item = reading.item_from(from);
        let done = reading.items.get(item).filter(|found| found.first == from && is_light(words.lower(from)))?;
        return Some((noun, (at, done.last)));
    }
    let before = words.lower_before(at, 1);
    is_light(before).then(|| (noun, (at - 1, reading.items[noun].last)))
}

/// A verb that says no more than that its noun is done: "made", "filed".
fn is_light(word: &str) -> bool {
    matches!(
        word,
        "made"
            | "filed"
            | "brought"
            | "taken"
            | "took"
            | "reached"
            | "struck"
            | "given"
            | "gave"
            | "issued"
            | "held"
            | "placed"
            | "signed"
            | "announced"
            | "carried"
            | "reported"
            | "recorded"
            | "launched"
            | "opened"
            | "sealed"
            | "laid"
            | "passed"
            | "granted"
            | "offered"
    )
}

/// Where it says that the deed `verb` was done, and somebody who did it or had it done: "Brown has been charged".
fn done(reading: &Reading<'_>, verb: usize) -> Option<(usize, usize)> {
    let words = &reading.words;
    let found = &reading.items[verb];
    if found.kind != Kind::Word || found.first != found.last || found.framed || is_open(reading, found.clause) {
        return None;
    }
    let mut at = found.first;
    while at > 0 && matches!(words.lower(at - 1), "has" | "have" | "had" | "was" | "were" | "been" | "already" | "also")
    {
        at -= 1;
    }
    let past = words.lower(found.first).ends_with('d') || words.lower(found.first).ends_with('n');
    if !past || at == found.first {
        return None;
    }
    let role = head_before(reading, at)?;
    let object = head_from(reading, found.last + 1);
    let somebody = |item: &usize| reading.items[*item].named;
    object.filter(somebody).or(Some(role)).filter(somebody).map(|role| (at, role))
}

/// Whether the deed that a noun with stem `noun` names is told by the verb with stem `verb`: "agreement", "agreed".
fn is_told_by(noun: &str, verb: &str) -> bool {
    let common = noun.bytes().zip(verb.bytes()).take_while(|(one, other)| one == other).count();
    let (Some(noun_ends), Some(verb_ends)) = (noun.get(common..), verb.get(common..)) else { return false };
    let suffix =
        matches!(noun_ends, "" | "ment" | "ement" | "ion" | "ation" | "ition" | "al" | "anc" | "enc" | "i" | "at");
    let changed = matches!((noun_ends, verb_ends), ("s", "d" | "t") | ("ss", "t"));
    common >= 4 && (suffix && verb_ends.len() <= 1 || changed)
}

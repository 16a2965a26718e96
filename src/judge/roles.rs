//! Roles: the same deed, who did it and to whom it was done exchanged.
//!
//! There is no parser: a deed counts only where right before it stands who did it and right behind it to whom it was done,
//! or the other way round with "was" and "by".

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    negation::denials,
    reading::{Kind, Reading},
};
use crate::{
    claims::words::Shape,
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "Who did it and to whom is exchanged";

/// A deed with both its roles: items.
#[derive(Clone, Copy)]
struct Deed {
    verb: usize,
    doer: usize,
    /// To whom or what it was done.
    other: usize,
}

/// Deeds that both claims tell, of which one has exchanged roles.
pub(super) fn exchanged(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    // Nothing is exchanged where all stands in one order in one voice.
    let by = readings.map(|reading| (0..reading.words.len()).any(|at| reading.words.lower(at) == "by"));
    let places = alignment.partners(Side::Left).flatten().map(|(partner, _)| partner);
    if by.left == by.right && places.is_sorted() {
        return Vec::new();
    }
    let shared = |side: Side| {
        let reading = readings[side];
        (0..reading.items.len())
            .filter(move |&item| alignment.partner(side, item).is_some() && alignment.credit(side, item) > 0.99)
            .filter_map(move |item| deed(reading, item))
    };
    let rights: Vec<Deed> = shared(Side::Right).collect();
    let mut reasons = Vec::new();
    for left in shared(Side::Left) {
        let Some(right) = rights.iter().find(|right| alignment.joins(left.verb, right.verb)) else { continue };
        let same = |one: usize, other: usize| are_one(readings, alignment, one, other);
        let turned = same(left.doer, right.other) && same(left.other, right.doer);
        if !turned || same(left.doer, right.doer) || same(left.other, right.other) {
            continue;
        }
        let tokens = Pair::from_fn(|side| {
            let (reading, deed) = (readings[side], if side == Side::Left { left } else { *right });
            let all = [deed.verb, deed.doer, deed.other];
            let first = all.iter().map(|&item| reading.items[item].first).min().unwrap_or(0);
            (first, all.iter().map(|&item| reading.items[item].last).max().unwrap_or(first))
        });
        // Both may be so: each may have asked the other.
        reasons.push(Reason::saying(SAYS, ReasonKind::Opposition, Confidence::Low, readings, tokens));
    }
    reasons
}

/// Whether two items are the same somebody or something.
fn are_one(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    let (l, r) = (&readings.left.items[left], &readings.right.items[right]);
    alignment.joins(left, right) || l.root.stem == r.root.stem
}

/// The deed that item `verb` tells, if it is one and both its roles are plain.
fn deed(reading: &Reading<'_>, verb: usize) -> Option<Deed> {
    let words = &reading.words;
    let found = &reading.items[verb];
    let word = words.lower(found.first);
    if found.kind != Kind::Word || found.named || found.first != found.last || is_mutual(word) {
        return None;
    }
    let mut at = found.first;
    let mut passive = false;
    while at > 0 && is_between(words.lower(at - 1)) {
        at -= 1;
        passive |= matches!(words.lower(at), "was" | "were" | "been" | "is" | "are" | "being" | "be");
    }
    let going = word.ends_with("ing");
    let told = at < found.first || word.ends_with("ed") || word.ends_with('s');
    if going && !passive || !told && !word.ends_with("ed") {
        return None;
    }
    passive &= !going;
    let before = head_before(reading, at)?;
    let next = found.last + 1;
    let behind = if passive {
        (words.lower(next) == "by").then(|| head_from(reading, next + 1)).flatten()?
    } else {
        head_from(reading, next)?
    };
    let (doer, other) = if passive { (behind, before) } else { (before, behind) };
    let whole = reading.items[before].clause == found.clause && reading.items[behind].clause == found.clause;
    (whole && denials(reading, verb) == 0 && !is_open(reading, found.clause)).then_some(Deed { verb, doer, other })
}

/// The last item of the words before token `end`, with what "of" or "in" hangs on it left out.
pub(super) fn head_before(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let words = &reading.words;
    let mut item = reading.item_from(end).checked_sub(1)?;
    if reading.items[item].last + 1 != end || reading.items[item].kind != Kind::Word {
        return None;
    }
    loop {
        let mut first = reading.items[item].first;
        while first > 0 && is_before_noun(reading, first - 1, first) {
            first -= 1;
        }
        match words.lower_before(first, 1) {
            "of" | "in" | "from" | "at" | "for" | "with" | "on" | "to" => {
                item = reading.item_from(first - 1).checked_sub(1)?;
                if reading.items[item].last + 2 != first {
                    return None;
                }
            }
            "" | "," | "that" | "and" | "but" | "“" | "\"" | "said" | "says" | "while" | "as" | "after" | "when"
            | "because" => return Some(item),
            _ => return None,
        }
    }
}

/// Words and titles that stand before a noun.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "this" | "these" | "those")
        || matches!(word, "mr" | "mrs" | "ms" | "dr")
}

/// Whether token `at` belongs to the noun that goes on at token `next`.
fn is_before_noun(reading: &Reading<'_>, at: usize, next: usize) -> bool {
    let words = &reading.words;
    let word = words.lower(at);
    let stop = word == "." && words.tight(at);
    let determiner = is_determiner(word) || matches!(word, "that" | "'s") || stop;
    let item = reading.item_from(at);
    let part = reading.items.get(item).is_some_and(|item| item.first == at && item.last + 1 == next);
    determiner || part
}

/// The head of the noun that begins at token `first`: the last of the words right behind each other.
pub(super) fn head_from(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let words = &reading.words;
    let mut at = first;
    while is_determiner(words.lower(at)) || words.lower(at) == "." {
        at += 1;
    }
    let mut item = reading.item_from(at);
    if reading.items.get(item).is_none_or(|found| found.first != at || found.kind != Kind::Word) {
        return None;
    }
    while let Some(next) = reading.items.get(item + 1) {
        let joined = next.first == reading.items[item].last + 1 && next.kind == Kind::Word;
        let belongs = words.lower(reading.items[item].last + 1) == "'s" && next.first == reading.items[item].last + 2;
        if !joined && !belongs {
            break;
        }
        item += 1;
    }
    Some(item)
}

/// Words between who does it and the verb.
fn is_between(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "was"
            | "were"
            | "been"
            | "is"
            | "are"
            | "being"
            | "be"
            | "will"
            | "also"
            | "then"
            | "later"
            | "did"
            | "again"
            | "once"
            | "twice"
            | "still"
            | "now"
    )
}

/// What two do with each other, or are: who does it to whom says nothing.
fn is_mutual(word: &str) -> bool {
    matches!(
        word,
        "met"
            | "meets"
            | "married"
            | "faced"
            | "faces"
            | "joined"
            | "joins"
            | "fought"
            | "fights"
            | "played"
            | "plays"
            | "debated"
            | "equalled"
            | "equals"
            | "resembles"
            | "resembled"
            | "remains"
            | "remained"
            | "becomes"
            | "became"
    )
}

/// Whether the clause asks or supposes, or picks somebody out.
pub(super) fn is_open(reading: &Reading<'_>, clause: usize) -> bool {
    let words = &reading.words;
    (0..words.len()).filter(|&at| reading.clauses[at] == clause && words.shape(at) != Shape::Number).any(|at| {
        matches!(
            words.lower(at),
            "?" | "if" | "whether" | "would" | "could" | "might" | "may" | "should" | "who" | "which" | "whom"
        )
    })
}

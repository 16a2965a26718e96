//! The circumstances of a deed: of whom it is told, of what, for or in what. Claims in which they are others tell of two
//! deeds, in however many words they agree.

use super::{
    alignment::{Alignment, SAME},
    chain::Chain,
    reading::{Item, Kind, Reading},
    roles::{head_from, is_determiner},
    sort::ordinal,
    thesaurus::Kin,
    who::{self, Pronoun, Who, is_named, is_plural},
};
use crate::text::{Pair, Side};

/// A phrase that hangs on a verb begins so many words behind it at most.
const REACH: usize = 6;

/// Whether the deeds at items `verbs` have others.
pub(super) fn differ(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let tokens = |side: Side| {
        let verb = &readings[side].items[verbs[side]];
        (verb.first, verb.last)
    };
    // What stands before it may belong to another verb.
    differ_at(readings, alignment, Pair::from_fn(tokens), |(_, last)| last)
        || befall_two(readings, alignment, verbs)
        || are_of_him_and_her(readings, verbs)
}

/// Whether two verbs are done to other things: "did not find any weapons", "found two tonnes of cigarettes".
pub(super) fn are_done_to_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let done_to = |side: Side| {
        let verb = &readings[side].items[verbs[side]];
        object(readings[side], (verb.first, verb.last))
    };
    let (Some(left), Some(right)) = (done_to(Side::Left), done_to(Side::Right)) else { return false };
    are_others(readings, alignment, &left, &right)
        || is_owned(readings, alignment, &left, &right)
        || are_named_apart(alignment, &left, &right)
}

/// Whether one of two verbs is told of him, the other of her.
pub(super) fn are_of_him_and_her(readings: Pair<&Reading<'_>>, verbs: Pair<usize>) -> bool {
    let from = |side: Side| Chain::before(readings[side], readings[side].items[verbs[side]].first).from;
    are_a_man_and_a_woman(readings, Pair::from_fn(from))
}

/// Whether what begins at one of two tokens is told of him, at the other of her.
pub(super) fn are_a_man_and_a_woman(readings: Pair<&Reading<'_>>, from: Pair<usize>) -> bool {
    let who = Pair::from_fn(|side| Pronoun::of(readings[side].words.lower_before(from[side], 1)));
    matches!((who.left, who.right), (Some(Pronoun::He), Some(Pronoun::She)) | (Some(Pronoun::She), Some(Pronoun::He)))
}

/// Whether one of two verbs is done to something else than the other is told of: "raised its forecast for growth", "growth
/// did not rise".
fn befall_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let verb = |side: Side| &readings[side].items[verbs[side]];
    if std::ptr::eq(verb(Side::Left).root, verb(Side::Right).root) {
        return false;
    }
    let behind = |side: Side| verb(side).last + 1;
    let object = |side: Side| head_from(readings[side], behind(side));
    let sum = |side: Side| past_number(readings[side], behind(side)) > behind(side);
    Side::BOTH.into_iter().any(|side| {
        let (here, there) = (readings[side], readings[side.other()]);
        let (Some((told, _)), Some((doer, _))) = (subject(there, verbs[side.other()]), subject(here, verbs[side]))
        else {
            return false;
        };
        // "the boy holds up a plant", "the boy is not holding it"; "wore a hood", "a hood was not worn by"
        let passive = there.words.lower(behind(side.other())) == "by";
        if passive || alignment.partner(side, doer.head) == Some(told.head) {
            return false;
        }
        let done_to = object(side).filter(|_| object(side.other()).is_none());
        let another = |object: usize| {
            here.items[object].clause == verb(side).clause
                && !(told.first..=told.last).any(|at| alignment.partner(side, object) == Some(at))
        };
        done_to.is_some_and(another) || sum(side) && !sum(side.other())
    })
}

/// Whether what stands at these tokens has others; what hangs on it begins behind the token that `from` tells.
fn differ_at(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    tokens: Pair<(usize, usize)>,
    from: impl Fn((usize, usize)) -> usize,
) -> bool {
    let told = Pair::from_fn(|side| {
        let mut told = roles(readings[side], tokens[side], from(tokens[side]));
        told.extend(object(readings[side], tokens[side]).map(|noun| ("", noun)));
        told
    });
    let subjects = || Pair::from_fn(|side| subject_of(readings[side], tokens[side]));
    are_apart(readings, alignment, &told)
        || matches!(subjects(), Pair { left: Some(left), right: Some(right) } if are_two(readings, alignment, &left, &right))
}

/// Whether what stands at `tokens`, which is at odds, is said of two: of other people, things or places, as far as what
/// stands in one role near it tells: "damage to the school", "damage to the church".
pub(super) fn are_of_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    differ_at(readings, alignment, tokens, |_| 0) || open_apart(readings, alignment, tokens)
}

/// The same of numbers at these tokens: what they count is not asked.
pub(super) fn measure_two(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    let told = Pair::from_fn(|side| roles(readings[side], tokens[side], 0));
    let led_by = |side: Side| {
        let before = readings[side].item_from(tokens[side].0).checked_sub(1)?;
        let found = &readings[side].items[before];
        let led = found.last + 1 == tokens[side].0 && is_named(readings[side], found);
        (led && alignment.partner(side, before).is_none()).then_some(())
    };
    are_apart(readings, alignment, &told)
        || open_apart(readings, alignment, tokens)
        // "passed the House 218-210", "passed the Senate 51-49"
        || led_by(Side::Left).and(led_by(Side::Right)).is_some()
}

/// Whether there are two nouns in one role.
fn are_apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, told: &Pair<Vec<(&str, Noun)>>) -> bool {
    let apart = |(link, left): &(&str, Noun)| {
        told.right.iter().any(|(other, right)| {
            link == other
                && (are_others(readings, alignment, left, right)
                    || link.is_empty()
                        && (is_owned(readings, alignment, left, right) || are_named_apart(alignment, left, right)))
        })
    };
    told.left.iter().any(apart)
}

/// Whether the clauses of what stands at these tokens begin with one noun of two names: "Brent crude", "American crude".
fn open_apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    let opening = |side: Side| {
        let (reading, (first, last)) = (readings[side], tokens[side]);
        let from = reading.clauses.partition_point(|&clause| clause < reading.clauses[first]);
        before_mark(reading, noun(reading, who::from(reading, from))?, (first, last))
    };
    let (Some(left), Some(right)) = (opening(Side::Left), opening(Side::Right)) else { return false };
    let named = |side: Side, at: usize| is_named(readings[side], &readings[side].items[at]);
    are_told_apart(readings, alignment, &left, &right, |l, r| named(Side::Left, l) && named(Side::Right, r))
}

/// The nouns of the clause of what stands at these tokens, from token `from` to shortly behind it, by the words that they
/// hang by.
fn roles<'r>(reading: &'r Reading<'_>, (first, last): (usize, usize), from: usize) -> Vec<(&'r str, Noun)> {
    let words = &reading.words;
    let clause = reading.clauses[first];
    let told = |at: usize| {
        let noun = noun_from(reading, at).and_then(|noun| before_mark(reading, noun, (first, last)))?;
        (reading.items[noun.head].clause == clause).then_some(noun)
    };
    let near = from..(last + 1 + REACH).min(words.len());
    let hanging = near
        .filter(|&at| reading.clauses[at] == clause && is_link(words.lower(at)) && !(first..=last).contains(&(at + 1)));
    // "able to perform", "useless for telling"
    let noun_next = |at: usize| {
        let next = words.lower(at + 1);
        let alone = reading.clauses.get(at + 2) != Some(&clause) || is_link(words.lower(at + 2));
        if words.lower(at) == "to" { is_determined(reading, at + 1) } else { !next.ends_with("ing") || alone }
    };
    hanging.filter(|&at| noun_next(at)).filter_map(|at| Some((words.lower(at), told(at + 1)?))).collect()
}

/// The words by which a noun hangs on another or on a verb.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "to" | "in" | "at" | "on" | "from" | "against" | "with" | "over" | "among" | "by")
}

/// What is left of a noun where the words behind it belong to what stands at these tokens: "to China", "rose sharply".
fn before_mark(reading: &Reading<'_>, noun: Noun, (first, last): (usize, usize)) -> Option<Noun> {
    let (start, end) = (reading.items[noun.first].first, reading.items[noun.head].last);
    if end < first || last < start {
        return Some(noun);
    }
    let manner = |at: usize| reading.words.lower(at).ends_with("ly");
    let verbal = first == last || manner(last);
    let before = (noun.first..reading.item_from(first)).rev();
    let head = before.into_iter().find(|&at| !manner(reading.items[at].first))?;
    (verbal && (last + 1..=end).all(manner)).then_some(Noun { first: noun.first, head, last: head })
}

/// What stands right behind these tokens, if it is plain that it is a noun.
fn object(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<Noun> {
    let any = matches!(reading.words.lower(last + 1), "any" | "some" | "no" | "more");
    let noun = noun_from(reading, last + 1 + usize::from(any)).filter(|_| any || is_determined(reading, last + 1))?;
    (reading.items[noun.head].clause == reading.clauses[first]).then_some(noun)
}

/// The noun that begins at token `from`, how many there are of it aside: "two of the men".
fn noun_from(reading: &Reading<'_>, from: usize) -> Option<Noun> {
    let past = past_number(reading, from);
    let past = if past > from && reading.words.lower(past) == "of" { past + 1 } else { past };
    let Noun { first, mut head, last } = noun(reading, who::from(reading, past))?;
    // "of the team arrested"
    while head > first && reading.words.lower(reading.items[head].first).ends_with("ed") {
        head -= 1;
    }
    (!reading.items[head].framed).then_some(Noun { first, head, last: last.min(head) })
}

/// Whether it is plain that a noun begins at token `from`.
fn is_determined(reading: &Reading<'_>, from: usize) -> bool {
    let words = &reading.words;
    let plural = || head_from(reading, from).is_some_and(|head| is_plural(reading, head));
    is_determiner(words.lower(from)) || words.capital(from) || past_number(reading, from) > from || plural()
}

/// The token behind the number at token `at`, if there is one.
fn past_number(reading: &Reading<'_>, at: usize) -> usize {
    let found = reading.items.get(reading.item_from(at));
    let number = found.filter(|found| found.first == at && matches!(found.kind, Kind::Number(_)));
    number.map_or(at, |found| found.last + 1)
}

/// Of whom it is told, if a verb tells it.
fn subject_of(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<(Noun, Share)> {
    let words = &reading.words;
    let told = |at: usize| words.lower(at).ends_with("ed") || Chain::before(reading, at).from < at;
    let manner = |at: usize| words.lower(at).ends_with("ly");
    let alone = first == last || manner(last);
    let verb = if alone { first } else { last };
    // "some had no insurance", "most received no compensation"
    if let Some(holds) = first.checked_sub(2).filter(|_| words.lower_before(first, 1) == "no") {
        return subject_before(reading, holds);
    }
    ((alone || manner(first)) && told(verb)).then(|| subject(reading, reading.item_from(verb))).flatten()
}

/// Whether two nouns in one role name two things.
fn are_others(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let items = Pair::new(&readings.left.items, &readings.right.items);
    let open = |side: Side, at: usize| alignment.partner(side, at).is_none();
    let share = |side: Side, noun: &Noun| {
        let (reading, first) = (readings[side], items[side][noun.first].first);
        let place = ordinal(reading.words.lower(first)).is_some();
        if place { Share::Part } else { share(reading, first) }
    };
    let (one, other) = (share(Side::Left, left), share(Side::Right, right));
    // "two of the men", "the third man"
    let counted = |share: Share| matches!(share, Share::Number(_));
    let part = |share: Share| matches!(share, Share::Part | Share::Most | Share::Rest);
    if counted(one) && part(other) || part(one) && counted(other) {
        return true;
    }
    if open(Side::Left, left.head) && open(Side::Right, right.head) {
        let (one, other) = (&items.left[left.head], &items.right[right.head]);
        // "in the case", "in the matter"
        return one.named == other.named && !one.root.light && !other.root.light;
    }
    // "the first half", "the second half"; "Brent crude", "American crude"
    are_told_apart(readings, alignment, left, right, |left, right| {
        let (l, r) = (&items.left[left], &items.right[right]);
        let place = |side: Side, item: &Item<'_>| ordinal(readings[side].words.lower(item.first));
        l.named && r.named || matches!((place(Side::Left, l), place(Side::Right, r)), (Some(l), Some(r)) if l != r)
    })
}

/// Whether either noun is one that the other claim names elsewhere: "attended the premiere", "attended the festival before
/// the premiere".
fn are_named_apart(alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let elsewhere = |side: Side, noun: &Noun, other: &Noun| {
        let partner = alignment.partner(side, noun.head).filter(|_| alignment.credit(side, noun.head) >= SAME);
        partner.is_some_and(|at| !(other.first..=other.last.max(other.head)).contains(&at))
    };
    !alignment.joins(left.head, right.head)
        && (elsewhere(Side::Left, left, right) || elsewhere(Side::Right, right, left))
}

/// Whether the nouns have one head, and each before it a word without counterpart, two of which are `apart`.
fn are_told_apart(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    left: &Noun,
    right: &Noun,
    apart: impl Fn(usize, usize) -> bool,
) -> bool {
    let before = |side: Side, noun: &Noun| {
        let open =
            move |&at: &usize| alignment.partner(side, at).is_none() && readings[side].items[at].kind == Kind::Word;
        (noun.first..noun.head).filter(open)
    };
    alignment.joins(left.head, right.head)
        && before(Side::Left, left).any(|left| before(Side::Right, right).any(|right| apart(left, right)))
}

/// A noun: its head, its first and its last item.
struct Noun {
    head: usize,
    first: usize,
    last: usize,
}

/// How many of them it is told of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    /// Of those named, however many they are.
    Whole,
    All,
    /// The bits of a number.
    Number(u64),
    /// More than half of them: what is told of these may be denied of no other share so great.
    Most,
    /// "the remaining": two of these are the same.
    Rest,
    /// "some of".
    Part,
}

fn noun(reading: &Reading<'_>, who: Who) -> Option<Noun> {
    match who {
        Who::Noun { from, head, last } => Some(Noun { head, first: reading.item_from(from), last }),
        _ => None,
    }
}

/// Of whom the verb is told; nobody where a pronoun stands for them, which may be anybody's.
fn subject(reading: &Reading<'_>, verb: usize) -> Option<(Noun, Share)> {
    subject_before(reading, reading.items[verb].first)
}

/// The same of the verb at token `verb`.
fn subject_before(reading: &Reading<'_>, verb: usize) -> Option<(Noun, Share)> {
    let chain = Chain::before(reading, verb);
    if chain.to || Pronoun::of(reading.words.lower_before(chain.from, 1)).is_some() {
        return None;
    }
    let (who, from) = who::before(reading, chain.from).or_else(|| who::some_before(reading, chain.from))?;
    Some((noun(reading, who)?, share(reading, from)))
}

/// How many are told of by the words right before token `from`: "four of the seven", "the remaining".
fn share(reading: &Reading<'_>, from: usize) -> Share {
    let words = &reading.words;
    let mut at = from;
    while at > 0 && matches!(words.lower(at - 1), "of" | "the" | "its" | "their" | "these" | "those") {
        at -= 1;
    }
    let counted = reading.item_from(at).checked_sub(1).map(|item| &reading.items[item]);
    match (counted, words.lower_before(at, 1)) {
        (Some(Item { kind: Kind::Number(number), last, .. }), _) if last + 1 == at => {
            Share::Number(number.low.to_bits())
        }
        (_, "all" | "every" | "each" | "both") => Share::All,
        (_, "most") => Share::Most,
        (_, "other" | "others" | "remaining" | "rest" | "more") => Share::Rest,
        (_, "some" | "many" | "half" | "several" | "few") => Share::Part,
        _ => Share::Whole,
    }
}

/// Whether the deed is told of somebody else, or of others of several.
fn are_two(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    (left, left_share): &(Noun, Share),
    (right, right_share): &(Noun, Share),
) -> bool {
    match (left_share, right_share) {
        (Share::Number(left), Share::Number(right)) if left != right => return true,
        (Share::Part, other) | (other, Share::Part) if *other != Share::All => return true,
        (part @ (Share::Most | Share::Rest), other) | (other, part @ (Share::Most | Share::Rest))
            if part != other && *other != Share::All =>
        {
            return true;
        }
        _ => {}
    }
    let nouns = Pair::new(left, right);
    if alignment.joins(left.head, right.head) {
        // "the pilot", "the co-pilot"
        let other = |side: Side| {
            (nouns[side].first..=nouns[side].last).any(|at| {
                let word = readings[side].words.lower(readings[side].items[at].first);
                matches!(word, "co" | "former" | "ex" | "deputy" | "vice" | "acting" | "assistant")
            })
        };
        // "the Green party", "the far-right party"
        let named = |side: Side, at: usize| is_named(readings[side], &readings[side].items[at]);
        let apart = |left: usize, right: usize| named(Side::Left, left) || named(Side::Right, right);
        return other(Side::Left) != other(Side::Right) || are_told_apart(readings, alignment, left, right, apart);
    }
    // "supporters", "opponents"
    let people = |side: Side| {
        let (reading, head) = (readings[side], nouns[side].head);
        is_plural(reading, head) && !reading.items[head].root.light && alignment.partner(side, head).is_none()
    };
    if people(Side::Left) && people(Side::Right) {
        return true;
    }
    // "Smith", "three people"
    let named = |side: Side| readings[side].items[nouns[side].head].named;
    let counted = |share: &Share| matches!(share, Share::Number(_));
    named(Side::Left) && !named(Side::Right) && counted(right_share)
        || named(Side::Right) && !named(Side::Left) && counted(left_share)
        || is_owned(readings, alignment, left, right)
}

/// Whether the one is somebody or something of the other: "Hall", "Hall's husband". A country is its government.
fn is_owned(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: &Noun, right: &Noun) -> bool {
    let nouns = Pair::new(left, right);
    !alignment.joins(left.head, right.head)
        && Side::BOTH.into_iter().any(|side| {
            let (noun, reading) = (nouns[side], readings[side]);
            let owner = (noun.first..=noun.last)
                .find(|&at| at != noun.head && alignment.partner(side, at) == Some(nouns[side.other()].head));
            owner.is_some_and(|at| reading.words.lower(reading.items[at].last + 1) == "'s")
                && !reading.items[noun.head].root.kin.is_some_and(Kin::is_group)
        })
}

//! The circumstances of a deed: of whom it is told, of what, for or in what. Claims in which they are others tell of two
//! deeds, in however many words they agree.

use super::{
    alignment::Alignment,
    chain::Chain,
    reading::{Item, Kind, Reading},
    thesaurus::Kin,
    who::{self, Pronoun, Who},
};
use crate::text::{Pair, Side};

/// A phrase that hangs on a verb begins so many words behind it at most.
const REACH: usize = 6;

/// Whether the deeds at items `verbs` have others.
pub(super) fn differ(readings: Pair<&Reading<'_>>, alignment: &Alignment, verbs: Pair<usize>) -> bool {
    let both = Pair::from_fn(|side| Circumstances::of(readings[side], verbs[side]));
    let open = |side: Side, noun: &Noun| alignment.partner(side, noun.head).is_none();
    // "approved for adults", "approved for children"
    let others = |left: &Noun, right: &Noun| open(Side::Left, left) && open(Side::Right, right);
    let phrases = &both.left.phrases;
    let objects = both.left.object.as_ref().zip(both.right.object.as_ref());
    let subjects = both.left.subject.as_ref().zip(both.right.subject.as_ref());
    phrases
        .iter()
        .any(|(link, left)| both.right.phrases.iter().any(|(other, right)| link == other && others(left, right)))
        || objects.is_some_and(|(left, right)| others(left, right) || is_owned(readings, alignment, left, right))
        || subjects.is_some_and(|(left, right)| are_two(readings, alignment, left, right))
}

struct Circumstances<'r> {
    /// Of whom it is told, and of how many of them.
    subject: Option<(Noun, Share)>,
    /// To what it is done.
    object: Option<Noun>,
    /// What hangs on it, by the word that it hangs by.
    phrases: Vec<(&'r str, Noun)>,
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
    /// "most of", "the remaining".
    Part,
}

impl<'r> Circumstances<'r> {
    fn of(reading: &'r Reading<'_>, verb: usize) -> Self {
        let words = &reading.words;
        let item = &reading.items[verb];
        let clause = item.clause;
        let noun = |token: usize| {
            noun(reading, who::from(reading, token)).filter(|noun| reading.items[noun.head].clause == clause)
        };
        let next = item.last + 1;
        let determined = matches!(words.lower(next), "a" | "an" | "the" | "its" | "his" | "her" | "their");
        // "Hall", "Hall's husband"
        let of_name = |head: usize| {
            let found = &reading.items[head];
            words.capital(next) && (found.named || words.lower_before(found.first, 1) == "'s")
        };
        let links = |word: &str| matches!(word, "for" | "to" | "in" | "at" | "against" | "with" | "over");
        let end = (next + REACH).min(words.len());
        let phrases = (next..end)
            .take_while(|&at| reading.clauses[at] == clause)
            .filter(|&at| links(words.lower(at)))
            .filter_map(|at| Some((words.lower(at), noun(at + 1)?)));
        Circumstances {
            subject: subject(reading, verb),
            object: noun(next).filter(|noun| determined || of_name(noun.head)),
            phrases: phrases.collect(),
        }
    }
}

fn noun(reading: &Reading<'_>, who: Who) -> Option<Noun> {
    match who {
        Who::Noun { from, head, last } => Some(Noun { head, first: reading.item_from(from), last }),
        _ => None,
    }
}

/// Of whom the verb is told; nobody where a pronoun stands for them, which may be anybody's.
fn subject(reading: &Reading<'_>, verb: usize) -> Option<(Noun, Share)> {
    let chain = Chain::before(reading, reading.items[verb].first);
    if chain.to || Pronoun::of(reading.words.lower_before(chain.from, 1)).is_some() {
        return None;
    }
    let (who, from) = who::before(reading, chain.from)?;
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
        (
            _,
            "most" | "some" | "many" | "half" | "several" | "other" | "others" | "remaining" | "rest" | "few" | "more",
        ) => Share::Part,
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
        (Share::Part, other) | (other, Share::Part) if !matches!(other, Share::Part | Share::All) => return true,
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
        return other(Side::Left) != other(Side::Right);
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

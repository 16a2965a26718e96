//! Who: those of whom a claim tells a deed, as far as that can be seen without a parser.

use super::{
    alignment::Alignment,
    class::Class,
    post::is_post,
    reading::{Item, Kind, Reading},
    roles::head_from,
    thesaurus::Kin,
};
use crate::{
    claims::{
        cues::{Cue, CueValue},
        words::Shape,
    },
    text::{Pair, Side},
};

/// Somebody or something that a deed is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Left open.
    Open,
    /// "no one", or "no" before a noun with this head.
    Nobody(Option<usize>),
    Pronoun(Pronoun),
    /// "the 41-year-old".
    Somebody,
    /// A noun: its first token, its head, and its last item with what hangs on it.
    Noun {
        from: usize,
        head: usize,
        last: usize,
    },
}

/// A pronoun, its cases put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    It,
    They,
    Other,
}

impl Pronoun {
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "he" | "him" | "himself" => Pronoun::He,
            "she" | "her" | "herself" => Pronoun::She,
            "it" | "itself" => Pronoun::It,
            "they" | "them" | "themselves" => Pronoun::They,
            "i" | "we" | "you" | "me" | "us" => Pronoun::Other,
            _ => return None,
        })
    }
}

/// How well two may be the same: more than 1 if the same words say so. Nothing if they are not.
pub(super) fn fit(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: Who, right: Who) -> Option<u8> {
    match (left, right) {
        (Who::Open, _) | (_, Who::Open) => Some(0),
        (Who::Nobody(left), Who::Noun { head: right, .. }) => {
            left.is_none_or(|left| are_one_word(readings, alignment, left, right)).then_some(1)
        }
        (Who::Noun { head: left, .. }, Who::Nobody(right)) => {
            right.is_none_or(|right| are_one_word(readings, alignment, left, right)).then_some(1)
        }
        (Who::Nobody(head), Who::Pronoun(pronoun)) | (Who::Pronoun(pronoun), Who::Nobody(head)) => {
            (head.is_none() && pronoun != Pronoun::It).then_some(1)
        }
        (Who::Nobody(_), Who::Nobody(_)) => None,
        (Who::Somebody, other) => somebody_fits(readings.right, other),
        (other, Who::Somebody) => somebody_fits(readings.left, other),
        (Who::Pronoun(left), Who::Pronoun(right)) => (left == right && left != Pronoun::Other).then_some(1),
        (Who::Pronoun(pronoun), Who::Noun { from, head, .. }) => {
            (may_be(readings.right, pronoun, head) && !is_owned_by(readings.right, pronoun, from)).then_some(1)
        }
        (Who::Noun { from, head, .. }, Who::Pronoun(pronoun)) => {
            (may_be(readings.left, pronoun, head) && !is_owned_by(readings.left, pronoun, from)).then_some(1)
        }
        (Who::Noun { from, head, last }, Who::Noun { from: other_from, head: other_head, last: other_last }) => {
            nouns_fit(readings, alignment, Pair::new((from, head, last), (other_from, other_head, other_last)))
        }
    }
}

/// How well somebody of whom only the age is told may be the `other`.
fn somebody_fits(reading: &Reading<'_>, other: Who) -> Option<u8> {
    let fits = match other {
        Who::Somebody => true,
        Who::Nobody(head) => head.is_none(),
        Who::Pronoun(pronoun) => matches!(pronoun, Pronoun::He | Pronoun::She),
        Who::Noun { head, .. } => may_be(reading, Pronoun::He, head),
        Who::Open => return Some(0),
    };
    fits.then_some(1)
}

/// A noun: its first token, its head, its last item.
type Noun = (usize, usize, usize);

fn nouns_fit(readings: Pair<&Reading<'_>>, alignment: &Alignment, nouns: Pair<Noun>) -> Option<u8> {
    let counts = Pair::from_fn(|side| counted(readings[side], nouns[side].0));
    if counts.left.is_some() && counts.right.is_some() && counts.left != counts.right {
        return None;
    }
    let items = |side: Side| readings[side].item_from(nouns[side].0)..=nouns[side].2;
    // "Senator" before two names is none.
    let named = |side: Side, at: usize| {
        let item = &readings[side].items[at];
        is_named(readings[side], item) && !is_post(readings[side].words.lower(item.first))
    };
    // "the mayor of Delven", "Holm's lawyer": neither is Delven or Holm.
    let own = |side: Side, at: usize| {
        let (from, head, last) = nouns[side];
        let (words, item) = (&readings[side].words, &readings[side].items[at]);
        let hangs = at > head && last > head && is_link(words.lower(readings[side].items[head].last + 1));
        let owns = item.first >= from && at < head && words.lower(item.last + 1) == "'s";
        !hangs && !owns
    };
    let share = |is: &dyn Fn(Side, usize) -> bool| {
        items(Side::Left)
            .filter(|&left| is(Side::Left, left))
            .any(|left| items(Side::Right).any(|right| alignment.joins(left, right) && is(Side::Right, right)))
    };
    // "the Senate committee", "the House committee"
    let any_named = |side: Side| items(side).any(|at| named(side, at));
    if !share(&named) && any_named(Side::Left) && any_named(Side::Right) {
        return None;
    }
    if share(&|side, at| named(side, at) && own(side, at)) {
        return Some(2);
    }
    let heads = nouns.map(|(_, head, _)| head);
    let roles = Pair::from_fn(|side| role(readings[side], heads[side]));
    let several = Pair::from_fn(|side| is_plural(readings[side], heads[side]));
    let held = Pair::from_fn(|side| {
        let (from, head, _) = nouns[side];
        let words = &readings[side];
        (from..words.items[head].first).any(|at| words.known[at].class.has(Class::HELD))
    });
    if are_one_word(readings, alignment, heads.left, heads.right) {
        // "the minister", "two deputy ministers"
        let people = roles.left == Role::Somebody || roles.right == Role::Somebody;
        let counted = counts.left.or(counts.right).is_some();
        let one = held.left == held.right && (several.left == several.right || !people && !counted);
        return one.then_some(2);
    }
    let owned = |side: Side| is_possessive(readings[side].words.lower(nouns[side].0));
    if roles.left == Role::Thing || roles.right == Role::Thing || owned(Side::Left) || owned(Side::Right) {
        return None;
    }
    let anybody = |side: Side| is_anybody(readings[side].words.lower(readings[side].items[heads[side]].first));
    let named = named(Side::Left, heads.left) || named(Side::Right, heads.right);
    // "the captain", "the chief engineer": two.
    let one = named || anybody(Side::Left) || anybody(Side::Right);
    let roots = Pair::from_fn(|side| readings[side].items[heads[side]].root);
    (one && several.left == several.right && roots.left.excludes(roots.right).is_none()).then_some(1)
}

/// Whether a noun that begins with token `from` is told as of the one for whom the pronoun stands: "her husband" is not
/// "she".
fn is_owned_by(reading: &Reading<'_>, pronoun: Pronoun, from: usize) -> bool {
    let owner = match reading.words.lower(from) {
        "his" => Pronoun::He,
        "her" => Pronoun::She,
        "its" => Pronoun::It,
        "their" => Pronoun::They,
        _ => return false,
    };
    owner == pronoun
}

/// Whether somebody told of by this word is somebody else than who is told of by name or role: "her husband".
fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "my" | "our")
}

/// Words for people that tell nothing of what they are: anybody may be called so.
fn is_anybody(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "men"
            | "woman"
            | "women"
            | "person"
            | "people"
            | "boy"
            | "boys"
            | "girl"
            | "girls"
            | "teenager"
            | "teenagers"
            | "suspect"
            | "suspects"
            | "police"
            | "officers"
            | "officials"
            | "authorities"
            | "government"
    )
}

fn are_one_word(readings: Pair<&Reading<'_>>, alignment: &Alignment, left: usize, right: usize) -> bool {
    alignment.joins(left, right) || readings.left.items[left].root.stem == readings.right.items[right].root.stem
}

/// What a noun names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Name,
    /// "the captain", "police".
    Somebody,
    Thing,
}

fn role(reading: &Reading<'_>, head: usize) -> Role {
    let item = &reading.items[head];
    let somebody = item.root.kin.is_some_and(Kin::is_somebody) || is_post(reading.words.lower(item.first));
    match (is_named(reading, item), somebody) {
        (true, false) => Role::Name,
        (_, true) => Role::Somebody,
        (false, false) => Role::Thing,
    }
}

/// Whether a word is a name: the first of a claim has a capital anyway.
pub(super) fn is_named(reading: &Reading<'_>, item: &Item<'_>) -> bool {
    let elsewhere = || reading.is_inside_sentences(reading.words.raw(item.first));
    item.named && (item.first > 0 || item.root.kin.is_none_or(Kin::is_proper) || elsewhere())
}

/// Whether a pronoun may stand for a noun.
fn may_be(reading: &Reading<'_>, pronoun: Pronoun, head: usize) -> bool {
    let role = role(reading, head);
    let letters = || reading.words.raw(reading.items[head].first).chars().all(char::is_uppercase);
    match pronoun {
        Pronoun::He | Pronoun::She => role != Role::Thing && !is_plural(reading, head) && !letters(),
        Pronoun::It => !is_plural(reading, head),
        Pronoun::They => true,
        Pronoun::Other => false,
    }
}

/// Whether a noun stands for several, by its ending or a number before it.
pub(super) fn is_plural(reading: &Reading<'_>, head: usize) -> bool {
    let item = &reading.items[head];
    let word = reading.words.lower(item.last);
    let ending = word.ends_with('s') && !word.ends_with("ss") && !item.named;
    ending || matches!(word, "people" | "men" | "women" | "children" | "police" | "both" | "others")
}

/// How many it is of, if a number stands right before the noun that begins at token `from`.
fn counted(reading: &Reading<'_>, from: usize) -> Option<u64> {
    let item = &reading.items[reading.item_from(from).checked_sub(1)?];
    match item.kind {
        Kind::Number(quantity) if item.last + 1 == from => Some(quantity.low.to_bits()),
        _ => None,
    }
}

/// Who stands right before token `end`, and from which token on.
pub(super) fn before(reading: &Reading<'_>, end: usize) -> Option<(Who, usize)> {
    let words = &reading.words;
    let Some(last) = end.checked_sub(1) else { return Some((Who::Open, 0)) };
    let word = words.lower(last);
    if let Some(pronoun) = Pronoun::of(word) {
        return Some((speaker(reading, pronoun, last).unwrap_or(Who::Pronoun(pronoun)), last));
    }
    match word {
        "old" | "year-old" => return Some((Who::Somebody, last)),
        "nobody" | "none" => return Some((Who::Nobody(None), last)),
        "one" if words.lower_before(last, 1) == "no" => return Some((Who::Nobody(None), last - 1)),
        // "was arrested but not charged"
        "," => return Some(inserted(reading, last).unwrap_or((Who::Open, end))),
        "and" | "but" | "or" | ";" | "yet" => return Some((Who::Open, end)),
        // "the driver, who was not charged": another clause, of the same.
        "who" | "which" => {
            let comma = last.checked_sub(1).filter(|&at| words.lower(at) == ",")?;
            return noun_before(reading, comma);
        }
        _ => {}
    }
    noun_before(reading, end)
}

/// Who stands before what is told between two commas, of which the second is token `comma`: "the party, whose votes are
/// needed, has"; a name between them tells it better: "its leader, Filip Dahn, has".
fn inserted(reading: &Reading<'_>, comma: usize) -> Option<(Who, usize)> {
    let words = &reading.words;
    let first = (comma.saturating_sub(INSERTED)..comma).rev().find(|&at| words.lower(at) == ",")?;
    let opens = first + 1;
    let told = matches!(words.lower(opens), "who" | "whose" | "which" | "a" | "an" | "the" | "now" | "then")
        || words.shape(opens) == Shape::Number && comma == opens + 1;
    let name = noun_before(reading, comma).filter(|(_, from)| *from == opens && words.capital(opens));
    let outer = || noun_before(reading, first).filter(|_| told);
    name.or_else(outer).filter(|(who, _)| matches!(who, Who::Noun { .. })).map(|(who, _)| (who, comma))
}

/// What is told between two commas has so many words at most.
const INSERTED: usize = 14;

/// Those who speak of themselves: "the leaders said they had".
fn speaker(reading: &Reading<'_>, pronoun: Pronoun, at: usize) -> Option<Who> {
    if pronoun == Pronoun::Other {
        return None;
    }
    let start = reading.words.span(at, at).start;
    let ends = |cue: &Cue| match cue.value {
        CueValue::Speaker(speaker) => Some(speaker.frame.end.max(cue.span.end)).filter(|&end| end <= start),
        _ => None,
    };
    let cue = reading.cues.iter().rev().find(|cue| ends(cue).is_some())?;
    // "the leader said he had": further on it may be somebody else.
    let near = ends(cue).is_some_and(|end| at <= reading.token_at(end) + 1);
    if matches!(pronoun, Pronoun::He | Pronoun::She) && !near {
        return None;
    }
    noun_before(reading, reading.tokens_of(cue.span).1 + 1).map(|(who, _)| who)
}

fn noun_before(reading: &Reading<'_>, end: usize) -> Option<(Who, usize)> {
    let words = &reading.words;
    let (from, head, last) = run_before(reading, end)?;
    // "several approved drugs"
    if is_some(words.lower(from)) {
        return None;
    }
    if matches!(words.lower_before(from, 1), "no" | "neither") {
        return Some((Who::Nobody(Some(head)), from - 1));
    }
    // "no engine or brake": one of those that are not.
    let clause = reading.items[head].clause;
    let denies = |at: usize| {
        reading.clauses[at] == clause && matches!(words.lower(at), "no" | "neither" | "nor" | "none" | "few" | "any")
    };
    if (0..from).any(denies) {
        return None;
    }
    Some((Who::Noun { from, head, last }, from))
}

/// The noun that ends right before token `end` where it is told of some of a kind, and the token behind the word that says
/// so: "several drivers".
pub(super) fn some_before(reading: &Reading<'_>, end: usize) -> Option<(Who, usize)> {
    let (some, head, last) = run_before(reading, end).filter(|&(some, ..)| is_some(reading.words.lower(some)))?;
    // "several of the drivers"
    let head = if reading.items[head].first == some { last } else { head };
    let from = start(reading, head).max(some + 1);
    (reading.items[head].first >= from).then_some((Who::Noun { from, head, last }, from))
}

/// Whether a word before a noun says that it is told of some of a kind, or of new ones.
fn is_some(word: &str) -> bool {
    matches!(word, "several" | "many" | "some" | "few" | "most" | "more" | "other" | "newly")
}

/// The words right before each other that end before token `end`, and what they hang on: the first token, the head, the last
/// item.
fn run_before(reading: &Reading<'_>, end: usize) -> Option<(usize, usize, usize)> {
    let words = &reading.words;
    let mut head = reading.item_from(end).checked_sub(1)?;
    if reading.items[head].last + 1 != end || reading.items[head].kind != Kind::Word {
        return None;
    }
    let last = head;
    let mut from = start(reading, head);
    // "the mayor of the town"
    for _ in 0..2 {
        let Some(link) = from.checked_sub(1) else { break };
        let Some(next) = reading.item_from(link).checked_sub(1) else { break };
        let led = reading.items[next].last + 1 == link && reading.items[next].kind == Kind::Word;
        if !led || !is_link(words.lower(link)) {
            break;
        }
        head = next;
        from = start(reading, head);
    }
    Some((from, head, last))
}

/// Whether what hangs on a noun may follow this word.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "in" | "from" | "at" | "for" | "with" | "to")
}

/// The first token of the noun with this head: words right before each other, and "the" or "his".
fn start(reading: &Reading<'_>, head: usize) -> usize {
    let words = &reading.words;
    let mut item = head;
    let mut from = reading.items[head].first;
    loop {
        let before = item.checked_sub(1).map(|at| (at, &reading.items[at]));
        let joined = before.filter(|(_, found)| found.kind == Kind::Word && found.last + 1 == from);
        let owner = before.filter(|(_, found)| {
            found.kind == Kind::Word && found.last + 2 == from && matches!(words.lower(from - 1), "'s" | "." | "-")
        });
        match joined.or(owner) {
            Some((at, found)) if found.clause == reading.items[head].clause => {
                item = at;
                from = found.first;
            }
            _ => {
                let determined = from.checked_sub(1).filter(|&at| {
                    matches!(words.lower(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that")
                });
                return determined.unwrap_or(from);
            }
        }
    }
}

/// Who stands from token `from` on.
pub(super) fn from(reading: &Reading<'_>, from: usize) -> Who {
    let quoted = matches!(reading.words.lower(from), "“" | "‘" | "\"" | "'");
    let from = from + usize::from(quoted);
    if let Some(pronoun) = Pronoun::of(reading.words.lower(from)) {
        let owns = reading.words.lower(from) == "her" && head_from(reading, from + 1).is_some();
        if !owns {
            return Who::Pronoun(pronoun);
        }
    }
    if matches!(reading.words.lower(from), "no" | "nobody") {
        return Who::Nobody(head_from(reading, from + 1));
    }
    head_from(reading, from).map_or(Who::Open, |head| Who::Noun { from, head, last: with_name(reading, head) })
}

/// The last item of a noun with this head and the name behind it: "its treasurer, Leo Tarr".
fn with_name(reading: &Reading<'_>, head: usize) -> usize {
    let mut last = head;
    let mut end = reading.items[head].last + 1;
    if reading.words.lower(end) == "," {
        end += 1;
    }
    while let Some(next) = reading.items.get(last + 1).filter(|next| next.first == end && next.named) {
        last += 1;
        end = next.last + 1;
    }
    last
}

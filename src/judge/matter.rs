//! Matters: what went one way by the one claim and the other way by the other, in whatever words: "stood among the mourners",
//! "did not attend"; "pleaded guilty", "denied it".

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind, candidacy, circumstances,
    negation::{Denied, befalls_nobody, denials},
    occasion,
    opposition::is_open,
    reading::Reading,
    retold::Retold,
    sign::Sign,
};
use crate::{
    claims::lexicon,
    text::{Pair, Side, stem::Stemmer},
};

/// A denial stands no further than this from what it denies.
const NEAR: usize = 5;

static MATTERS: LazyLock<Vec<Matter>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    let lines = lexicon::entries(include_str!("../../assets/words/matters.txt"));
    let matters = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "degree" => ReasonKind::Degree,
            _ => ReasonKind::Opposition,
        };
        let (yes, no) = (columns.next()?, columns.next().unwrap_or_default());
        Some(Matter { kind, yes: Sign::all(yes, &stemmer), no: Sign::all(no, &stemmer) })
    });
    matters.collect()
});

/// One line of the table.
struct Matter {
    kind: ReasonKind,
    yes: Vec<Sign>,
    no: Vec<Sign>,
}

/// Words that tell how a matter went.
#[derive(Clone, Copy)]
struct Told {
    item: usize,
    /// First and last token, a denial with them.
    tokens: (usize, usize),
    yes: bool,
    denied: bool,
}

/// A matter of which one claim tells the opposite of the other, unless either tells both.
pub(super) fn differences(retold: &Retold<'_, '_>, denied: &Pair<Vec<Denied>>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    if !retold.is_of_one_topic() || retold.is_of_others() || occasion::are_of_two_years(readings) {
        return None;
    }
    let (matter, found) = MATTERS.iter().find_map(|matter| {
        let told = Pair::from_fn(|side| told(readings[side], matter, &denied[side]));
        let one = |told: &[Told]| {
            let first = *told.first()?;
            told.iter().all(|other| other.yes == first.yes).then_some(first)
        };
        let pair = Pair::new(one(&told.left)?, one(&told.right)?);
        let items = pair.map(|told| told.item);
        let two = circumstances::are_of_him_and_her(readings, items)
            || circumstances::are_done_to_two(readings, alignment, items)
            || candidacy::are_for_two_offices(readings)
            || is_open(readings.left, items.left) != is_open(readings.right, items.right);
        // A word that only one of them denies is told by other means.
        let root = |side: Side| readings[side].items[items[side]].root;
        let one_word = alignment.joins(items.left, items.right) || std::ptr::eq(root(Side::Left), root(Side::Right));
        let placed = matter.kind != ReasonKind::Degree || retold.shared(items) >= 1;
        (pair.left.yes != pair.right.yes && placed && !two && !one_word).then_some((matter, pair))
    })?;
    let denied = found.left.denied || found.right.denied;
    let kind = if denied { ReasonKind::Negation } else { matter.kind };
    Some(Reason::quoting(kind, Confidence::Low, readings, found.map(|told| told.tokens)))
}

/// How a claim tells that the matter went, at each place where it tells of it.
fn told(reading: &Reading<'_>, matter: &Matter, denied: &[Denied]) -> Vec<Told> {
    let at = |at: usize| {
        let sign = |signs: &[Sign]| signs.iter().find(|sign| sign.is_at(reading, at)).map(Sign::len);
        let (len, is_yes) =
            sign(&matter.no).map(|len| (len, false)).or_else(|| sign(&matter.yes).map(|len| (len, true)))?;
        let item = reading.item_from(at);
        let found = reading.items.get(item).filter(|found| found.first < at + len && !found.framed)?;
        // "escaped unharmed" denies nothing.
        let holds = |token: &usize| is_yes || !befalls_nobody(reading, *token);
        let near = |token: &usize| *token < found.first && found.first <= token + NEAR && holds(token);
        let cue = denied.iter().find(|(cue, other)| *other == item && holds(cue)).map(|(cue, _)| *cue);
        let cue = cue.or_else(|| {
            let odd = denials(reading, item) % 2 == 1;
            reading.denials.iter().copied().filter(near).next_back().filter(|_| odd)
        });
        // What is not all, not sure or not much is none of the other.
        if cue.is_some() && matter.kind != ReasonKind::Opposition {
            return None;
        }
        let tokens = (cue.map_or(at, |cue| cue.min(at)), cue.map_or(at + len - 1, |cue| cue.max(at + len - 1)));
        Some(Told { item, tokens, yes: is_yes == cue.is_none(), denied: cue.is_some() })
    };
    (0..reading.words.len()).filter_map(at).collect()
}

//! Opposition: words that exclude each other in the same place.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    circumstances,
    class::Class,
    converse,
    fate::may_both_befall,
    kinship::may_be_one,
    negation::{self, denials},
    occasion,
    period::are_of_two_periods,
    reading::{Item, Kind, Reading},
    slots::{Gated, same_place, support},
    stage,
    thesaurus::{Kin, Opposed, denies_by_prefix},
};
use crate::{
    claims::{cues::CueValue, lexicon},
    text::{Pair, Side},
};

/// A word of each passage without counterpart, the two of them opposites in one place.
pub(super) fn conflicts(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    let mut reasons = Vec::new();
    // Less is never enough below.
    if !gated.holds(0.45, 0.4) || gated.claims < 0.2 {
        return reasons;
    }
    let open = Pair::from_fn(|side| open(readings, alignment, gated, side));
    for &left in &open.left {
        let here = &readings.left.items[left];
        for &right in &open.right {
            let there = &readings.right.items[right];
            let Some(opposed) = excluded(here, there) else { continue };
            // What both claims begin with is what they tell of: "imports fell", "exports fell".
            // "Northbound lanes reopened", "Southbound traffic was detoured": of two things, whatever else they share.
            let apart = || {
                Side::BOTH.into_iter().all(|side| {
                    let (items, at) = (&readings[side].items, if side == Side::Left { left } else { right });
                    let next = items.get(at + 1).is_some_and(|next| next.first == items[at].last + 1 && !next.named);
                    next && alignment.partner(side, at + 1).is_none()
                })
            };
            let topics = opens(readings.left, here) && opens(readings.right, there) && (gated.anchors < 2 || apart());
            let named = topics || here.named && here.first > 0 || there.named && there.first > 0;
            if named
                || denials(readings.left, left) % 2 != denials(readings.right, right) % 2
                || is_open(readings.left, left) != is_open(readings.right, right)
                || denies_a_deed(readings, Pair::new(left, right))
            {
                continue;
            }
            if may_be_one(readings, here.first, there.first)
                || may_both_befall(readings, Pair::new(left, right))
                || converse::are_one(readings, alignment, Pair::new(left, right))
            {
                continue;
            }
            let placed = same_place(readings, alignment, left, right);
            let support = support(readings, alignment, left, right);
            let sure = placed && (support >= 2 && gated.holds(0.45, 0.4) || gated.holds(0.6, 0.45))
                || support >= 2 && gated.holds(0.6, 0.6);
            // Clauses that tell of one event may be all that two long claims share.
            let least = if gated.anchors >= 1 && gated.common >= 4 && support >= 2 { 0.2 } else { 0.3 };
            let outright = opposed == Opposed::Outright;
            let confidence = if sure && gated.claims >= 0.35 && (outright || gated.holds(0.6, 0.5)) {
                gated.confidence()
            } else if outright && gated.is_told_of_one(support) && !names_people(here) {
                Confidence::Medium
            } else if outright && placed && gated.holds(0.5, 0.4) && gated.claims >= least {
                Confidence::Low
            } else {
                continue;
            };
            let tokens = Pair::new((here.first, here.last), (there.first, there.last));
            if circumstances::are_of_two(readings, alignment, tokens)
                || stage::are_two(readings, alignment)
                || are_of_two_periods(readings, Pair::new(left, right))
                || occasion::are_dated_apart(readings, Pair::new(left, right))
            {
                continue;
            }
            reasons.push(Reason::quoting(ReasonKind::Opposition, confidence, readings, tokens));
        }
    }
    reasons
}

/// How the words of two items exclude each other, if they do.
fn excluded(here: &Item<'_>, there: &Item<'_>) -> Option<Opposed> {
    let by_prefix = || denies_by_prefix(here.root.stem, there.root.stem).then_some(Opposed::Outright);
    here.root.excludes(there.root).or_else(by_prefix)
}

/// Whether the words of two items exclude each other.
pub(super) fn opposes(here: &Item<'_>, there: &Item<'_>) -> bool {
    excluded(here, there).is_some()
}

/// Whether they are opposites themselves.
pub(super) fn opposes_outright(here: &Item<'_>, there: &Item<'_>) -> bool {
    excluded(here, there) == Some(Opposed::Outright)
}

/// Whether opposites at these items may exclude each other: both said outright or both considered, and neither people nor
/// one deed told of either party.
pub(super) fn may_exclude(readings: Pair<&Reading<'_>>, alignment: &Alignment, items: Pair<usize>) -> bool {
    let item = |side: Side| &readings[side].items[items[side]];
    let (left, right) = (item(Side::Left), item(Side::Right));
    let open = Pair::from_fn(|side| is_considered(readings[side], items[side]));
    open.left == open.right
        && !names_people(left)
        && !names_people(right)
        && !may_be_one(readings, left.first, right.first)
        && !may_both_befall(readings, items)
        && !converse::are_one(readings, alignment, items)
}

/// Whether it says who somebody is rather than what is done: "father", "daughter".
fn names_people(item: &Item<'_>) -> bool {
    item.root.kin.is_some_and(Kin::is_somebody)
}

/// Whether the claim begins with the item, an article aside.
fn opens(reading: &Reading<'_>, item: &Item<'_>) -> bool {
    item.first == 0 || item.first == 1 && matches!(reading.words.lower(0), "a" | "an" | "the")
}

/// Words too small to be content that exclude each other before the same word.
const SMALL: [(&[&str], &[&str]); 16] = [
    (&["both"], &["neither"]),
    (&["most"], &["least"]),
    (&["more"], &["less", "fewer"]),
    (&["before"], &["after"]),
    (&["above", "over"], &["below", "under"]),
    (&["with"], &["without"]),
    (&["always"], &["never", "seldom", "rarely"]),
    (&["including"], &["excluding"]),
    (&["all", "every", "many", "most", "some", "several", "various", "numerous"], &["no", "none", "zero"]),
    (&["all", "every"], &["some"]),
    (&["several", "multiple", "various", "numerous", "many"], &["single"]),
    (&["also"], &["only", "solely", "exclusively"]),
    (&["all", "every", "many", "most"], &["few"]),
    (&["despite"], &["because"]),
    (&["inside", "within"], &["outside", "beyond"]),
    (&["up"], &["down"]),
];

/// The rows of [`SMALL`] in which a word, or any of several, stands: a bit for each, by column.
#[derive(Clone, Copy, Default)]
struct Rows {
    ones: u16,
    others: u16,
}

impl Rows {
    fn with(self, also: Rows) -> Rows {
        Rows { ones: self.ones | also.ones, others: self.others | also.others }
    }

    /// Whether a word of the one and a word of the other exclude each other.
    fn oppose(self, other: Rows) -> bool {
        self.ones & other.others | self.others & other.ones != 0
    }
}

static ROWS: LazyLock<lexicon::Table<Rows>> = LazyLock::new(|| {
    let words = SMALL.iter().enumerate().flat_map(|(row, (ones, others))| {
        let ones = ones.iter().map(move |word| (*word, Rows { ones: 1 << row, others: 0 }));
        ones.chain(others.iter().map(move |word| (*word, Rows { ones: 0, others: 1 << row })))
    });
    lexicon::Table::merged(words, Rows::with)
});

/// The rows in which `word` stands.
fn rows(word: &str) -> Rows {
    ROWS.get(word).copied().unwrap_or_default()
}

/// Whether the claims have small words that exclude each other, wherever they stand.
pub(super) fn any_small_words(readings: Pair<&Reading<'_>>) -> bool {
    let rows = readings.map(|reading| {
        let paired = (0..reading.words.len()).filter(|&at| reading.known[at].class.has(Class::PAIRED));
        paired.map(|at| rows(reading.words.lower(at))).fold(Rows::default(), Rows::with)
    });
    rows.left.oppose(rows.right)
}

/// Small words that exclude each other ("before the vote", "after the vote"), all around them corresponding.
pub(super) fn of_small_words(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> Vec<Reason> {
    if !gated.holds(0.8, 0.7) || gated.common < 3 {
        return Vec::new();
    }
    let word_for_word = in_the_same_words(readings, alignment, gated);
    let tokens = |side: Side| {
        let (reading, passage) = (readings[side], gated.passages[side]);
        let first = reading.items.get(passage.from).map_or(0, |item| item.first.saturating_sub(3));
        let last = reading.items.get(passage.to.wrapping_sub(1)).map_or(0, |item| item.last);
        (first..=last.min(reading.words.len() - 1))
            .filter(move |&at| reading.known[at].class.has(Class::PAIRED) && !reading.is_framed(at))
            .filter(move |&at| reading.words.lower_before(at, 1) != "not")
    };
    let mut reasons = Vec::new();
    for left in tokens(Side::Left) {
        for right in tokens(Side::Right) {
            let (one, other) = (readings.left.words.lower(left), readings.right.words.lower(right));
            if matches!(one, "up" | "down") && !(is_level(readings.left, left) && is_level(readings.right, right)) {
                continue;
            }
            if one == other || !rows(one).oppose(rows(other)) || !word_for_word && matches!(one, "before" | "after") {
                continue;
            }
            let items = Pair::new(told_of(readings.left, left), told_of(readings.right, right));
            let next = |side: Side, at: usize, item: usize| {
                readings[side]
                    .items
                    .get(item)
                    .is_some_and(|found| found.first <= at + 3 && found.clause == readings[side].clauses[at])
            };
            let led = match (before(readings.left, left), before(readings.right, right)) {
                (Some(left), Some(right)) => alignment.joins(left, right),
                (None, None) => true,
                _ => false,
            };
            // "over, not under"; "all were saved, some of them hurt": both words stand there. There may be several "after".
            let also = |side: Side, at: usize, word: &str| {
                let (reading, item) = (readings[side], items[side]);
                let around = || {
                    let from = before(reading, at).map_or(0, |before| reading.items[before].last + 1);
                    from..reading.items.get(item).map_or(from, |item| item.last)
                };
                let mut range = if matches!(word, "before" | "after") { around() } else { 0..reading.words.len() };
                range.any(|at| reading.words.lower(at) == word)
            };
            let joined = next(Side::Left, left, items.left)
                && next(Side::Right, right, items.right)
                && alignment.joins(items.left, items.right);
            // "were up when the train came"
            let closes = matches!(one, "up" | "down")
                && !next(Side::Left, left, items.left)
                && !next(Side::Right, right, items.right);
            if led && !also(Side::Left, left, other) && !also(Side::Right, right, one) && (joined || closes) {
                let end = |side: Side, at: usize, item: usize| {
                    if joined { readings[side].items[item].last } else { at }
                };
                let tokens =
                    Pair::new((left, end(Side::Left, left, items.left)), (right, end(Side::Right, right, items.right)));
                reasons.push(Reason::quoting(ReasonKind::Opposition, gated.confidence(), readings, tokens));
            }
        }
    }
    reasons
}

/// Whether "up" or "down" at `token` tells how something stands, not where somebody goes: "was up on the month", "up 40%".
fn is_level(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    let next = reading.items.get(reading.item_from(token + 1));
    let much = next.is_some_and(|next| next.first == token + 1 && matches!(next.kind, Kind::Number(_)));
    let stands = matches!(words.lower_before(token, 1), "is" | "are" | "was" | "were" | "'s");
    much || stands && words.lower(token + 1) != "to"
}

/// The item that the small word at `token` is said of.
fn told_of(reading: &Reading<'_>, token: usize) -> usize {
    let from = reading.item_from(token);
    // "below $25 billion" is one; "including" or "zero" is none of its own here.
    let itself = reading.items.get(from).is_some_and(|item| (item.first, item.last) == (token, token));
    if itself { from + 1 } else { from }
}

/// The last item before token `token` that says something: "currently" does not.
fn before(reading: &Reading<'_>, token: usize) -> Option<usize> {
    let filler = |&at: &usize| reading.known[reading.items[at].first].class.has(Class::FILLER);
    (0..reading.items.partition_point(|item| item.last < token)).rev().find(|at| !filler(at))
}

/// Whether what corresponds does so word for word: "opened before the war" and "reopened after the war" are both so.
fn in_the_same_words(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let mut items = gated.passages[side].items(readings[side]);
        items.all(|item| alignment.partner(side, item).is_none() || alignment.credit(side, item) >= 0.99)
    })
}

/// Whether `word` is one of those small words.
pub(super) fn is_paired(word: &str) -> bool {
    ROWS.get(word).is_some()
}

fn open(readings: Pair<&Reading<'_>>, alignment: &Alignment, gated: &Gated, side: Side) -> Vec<usize> {
    gated.passages[side]
        .items(readings[side])
        .filter(|&item| readings[side].items[item].kind == Kind::Word && alignment.partner(side, item).is_none())
        .filter(|&item| !readings[side].belongs_to_date(item))
        .filter(|&item| readings[side].words.lower_before(readings[side].items[item].first, 1) != "less")
        .collect()
}

/// Whether only one of two items denies the deed that follows it: "refused to reject", "passed".
fn denies_a_deed(readings: Pair<&Reading<'_>>, items: Pair<usize>) -> bool {
    let leads = |side: Side| {
        let last = readings[side].items[items[side]].last;
        matches!(readings[side].words.lower(last + 1), "to" | "from")
    };
    let denies = |side: Side| {
        let (words, item) = (&readings[side].words, &readings[side].items[items[side]]);
        words.lower(item.last + 1) == "to" && negation::denies_next(readings[side], item.first)
    };
    Side::BOTH.into_iter().any(|side| denies(side) && !leads(side.other()))
}

/// Whether the clause only considers what `item` says: asked, planned or supposed, it excludes nothing that is so.
pub(super) fn is_open(reading: &Reading<'_>, item: usize) -> bool {
    // "He said he would" is "he will".
    let reported = reading.cues.iter().any(|cue| matches!(cue.value, CueValue::Speaker(_)));
    is_considered(reading, item) || !reported && before_in_clause(reading, item).any(|word| word == "would")
}

/// The words of the clause before an item.
fn before_in_clause<'r>(reading: &'r Reading<'_>, item: usize) -> impl Iterator<Item = &'r str> {
    let found = &reading.items[item];
    let tokens = (0..found.first).rev().take_while(|&at| reading.clauses[at] == found.clause);
    tokens.map(|at| reading.words.lower(at))
}

/// The same where "would" is no more than "will" in words that are reported.
fn is_considered(reading: &Reading<'_>, item: usize) -> bool {
    before_in_clause(reading, item).any(|word| {
        matches!(
            word,
            "whether"
                | "if"
                | "unless"
                | "can"
                | "could"
                | "should"
                | "may"
                | "might"
                | "consider"
                | "considers"
                | "considered"
                | "considering"
                | "wants"
                | "wanted"
                | "plans"
                | "planned"
                | "hopes"
                | "hoped"
                | "threatens"
                | "threatened"
                | "threatening"
        )
    })
}

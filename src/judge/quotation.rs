//! Quotations: the same words of somebody, quoted otherwise on the other side.
//!
//! Two quotations are one utterance where most of their words stand in the same order. What differs inside it counts; where
//! a quotation begins and ends is the reporter's choice, and so are brackets, omissions that are shown, contractions,
//! spelling, small words and names put in for pronouns.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    class::Class,
    reading::{Kind, Reading},
};
use crate::{
    claims::{cues::CueValue, words::Shape},
    text::{Pair, Side},
};

/// Two quotations are one utterance only where they have so many words in common, and so many that are no small ones ...
const COMMON: usize = 6;
const TELLING: usize = 3;
/// ... and where these are so much of the stretch that they make up on either side, of that together with what they go on
/// with otherwise, and of the shorter quotation.
const STRETCH: f32 = 0.6;
const WHOLE: f32 = 0.72;
const SHORTER: f32 = 0.6;

/// From this share on it is sure that two quotations are one utterance.
const CLOSE: f32 = 0.8;

/// So many words before and behind what differs must be the same, unless both quotations begin or end there.
const FLANK: usize = 2;

/// No more words than this stand in for others, or are left out, of one utterance.
const LONGEST: usize = 8;

/// Where the one side quotes other words than the other, once for each two quotations that are one utterance.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    if !readings.left.told.has(Class::QUOTES) || !readings.right.told.has(Class::QUOTES) {
        return Vec::new();
    }
    let quoted = readings.map(quotations);
    let mut reasons = Vec::new();
    for left in &quoted.left {
        for right in &quoted.right {
            let Some(utterance) = Utterance::of(Pair::new(left, right)) else { continue };
            let found = utterance.gaps().find_map(|gap| gap.tokens(readings, alignment));
            reasons.extend(
                found.map(|tokens| Reason::quoting(ReasonKind::Other, utterance.confidence(), readings, tokens)),
            );
        }
    }
    reasons
}

/// Whether both claims quote one utterance, nearly word for word.
pub(super) fn are_of_one_utterance(readings: Pair<&Reading<'_>>) -> bool {
    if !readings.left.told.has(Class::QUOTES) || !readings.right.told.has(Class::QUOTES) {
        return false;
    }
    let quoted = readings.map(quotations);
    quoted.left.iter().any(|left| {
        let mut others = quoted.right.iter().filter_map(|right| Utterance::of(Pair::new(left, right)));
        others.any(|utterance| utterance.shared >= CLOSE)
    })
}

/// The longest run of the same words that two quotations have.
pub(super) struct Common {
    /// How many words it has, and how many of them are no small ones.
    pub(super) count: usize,
    pub(super) telling: usize,
    /// Whether it is all that is quoted on either side.
    pub(super) whole: bool,
    /// The token with which each quotation begins, and the first and last of the run.
    pub(super) opens: Pair<usize>,
    pub(super) tokens: Pair<(usize, usize)>,
}

/// The longest such run of any two quotations, if it is most of the shorter one.
pub(super) fn common(readings: Pair<&Reading<'_>>) -> Option<Common> {
    let quoted = readings.map(quotations);
    let pairs = quoted.left.iter().flat_map(|left| quoted.right.iter().map(move |right| (left, right)));
    let mut longest: Option<Common> = None;
    for (left, right) in pairs {
        let both = Pair::new(left.as_slice(), right.as_slice());
        let Some(run) =
            runs(both).into_iter().max_by_key(|run| (run.count, usize::MAX - run.from.left - run.from.right))
        else {
            continue;
        };
        let least = left.len().min(right.len());
        if run.count * 3 < least * 2 || longest.as_ref().is_some_and(|longest| longest.count >= run.count) {
            continue;
        }
        let tokens = Pair::from_fn(|side| {
            let told = &both[side][run.from[side]..run.from[side] + run.count];
            (told[0].at, told[run.count - 1].at)
        });
        let telling = left[run.from.left..run.from.left + run.count].iter().filter(|told| told.item.is_some()).count();
        let whole = run.count == left.len() && run.count == right.len();
        longest = Some(Common { count: run.count, telling, whole, opens: both.map(|told| told[0].at), tokens });
    }
    longest
}

/// Whether `word` is a mark of quotation.
pub(super) fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'")
}

/// A word of a quotation: contractions are two.
struct Told<'r> {
    /// The token.
    at: usize,
    /// Its stem; a small word as it is.
    key: &'r str,
    /// The item that begins there, unless it is a small word.
    item: Option<usize>,
}

/// The words of each quotation of a claim; of one that begins or ends in another claim, those in this one.
fn quotations<'r>(reading: &'r Reading<'_>) -> Vec<Vec<Told<'r>>> {
    stretches(reading).into_iter().map(|(first, end)| told(reading, first, end)).collect()
}

/// The tokens of each quotation: first, and one past the last.
pub(super) fn stretches(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let words = &reading.words;
    let mut found = Vec::new();
    let mut open = None;
    for at in 0..words.len() {
        let loose = !words.tight(at + 1) || at + 1 == words.len();
        match (words.lower(at), open) {
            ("\"" | "”" | "»", Some(first)) => {
                found.push((first, at));
                open = None;
            }
            // The end of a quotation that began in a claim before.
            ("\"", None) if words.tight(at) && loose && found.is_empty() => found.push((0, at)),
            ("”" | "»", None) if found.is_empty() => found.push((0, at)),
            ("\"" | "“" | "„" | "«", _) => open = Some(at + 1),
            _ => {}
        }
    }
    found.extend(open.map(|first| (first, words.len())));
    if found.is_empty() {
        let cues = reading.cues.iter().filter(|cue| cue.value == CueValue::Quotation);
        found.extend(cues.map(|cue| reading.tokens_of(cue.span)).map(|(first, last)| (first, last + 1)));
    }
    found
}

fn told<'r>(reading: &'r Reading<'_>, first: usize, end: usize) -> Vec<Told<'r>> {
    let words = &reading.words;
    let mut told = Vec::new();
    for at in (first..end).filter(|&at| words.shape(at) != Shape::Mark) {
        let index = reading.item_from(at);
        let item = reading.items.get(index).filter(|item| item.first == at && item.kind == Kind::Word);
        let (root, more) = expanded(words.lower(at));
        if let Some(item) = item.filter(|_| more.is_empty()) {
            told.push(Told { at, key: item.root.stem, item: Some(index) });
            continue;
        }
        told.extend([root, more].into_iter().filter(|key| !key.is_empty()).map(|key| Told { at, key, item: None }));
    }
    told
}

/// A word, or the two words it is drawn together from. What stands for "is" or an owner says nothing.
fn expanded(word: &str) -> (&str, &str) {
    match word {
        "'s" => return ("", ""),
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        _ => {}
    }
    let endings = [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am")];
    endings
        .into_iter()
        .find_map(|(ending, more)| word.strip_suffix(ending).map(|root| (root, more)))
        .unwrap_or((word, ""))
}

/// The same words in both quotations.
#[derive(Clone, Copy)]
struct Run {
    /// Where they begin.
    from: Pair<usize>,
    /// How many they are.
    count: usize,
}

impl Run {
    /// Whether it is more than a lone word that is the same by chance: several words, or what both quotations, which have
    /// so many words, begin or end with.
    fn is_firm(self, quoted: Pair<&[Told<'_>]>) -> bool {
        let end = self.from.map(|from| from + self.count);
        let ends = quoted.map(<[Told<'_>]>::len);
        // A telling word with which the shorter quotation ends, where the longer one goes on.
        let last = quoted.left[self.from.left].item.is_some()
            && (ends.left < ends.right && end.left == ends.left || ends.right < ends.left && end.right == ends.right);
        self.count >= FLANK || self.from == Pair::new(0, 0) || end == ends || last
    }
}

/// The runs of the same words in two quotations.
fn runs(quoted: Pair<&[Told<'_>]>) -> Vec<Run> {
    let keys = quoted.map(|told| told.iter().map(|told| told.key).collect::<Vec<_>>());
    // What is the same may be found otherwise from the other side: one order, whichever way round the two are given.
    let turned = keys.left > keys.right;
    let (old, new) = if turned { (&keys.right, &keys.left) } else { (&keys.left, &keys.right) };
    let same = capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    same.map(|(old, new, count)| Run { from: if turned { Pair::new(new, old) } else { Pair::new(old, new) }, count })
        .collect()
}

/// Two quotations of the same words, most of them in the same order.
struct Utterance<'u, 'r> {
    quoted: Pair<&'u [Told<'r>]>,
    /// What is the same, from the first to the last that is no lone word.
    runs: Vec<Run>,
    /// The share of the same words in the stretch that they make up.
    shared: f32,
}

impl<'u, 'r> Utterance<'u, 'r> {
    fn of(quoted: Pair<&'u [Told<'r>]>) -> Option<Self> {
        let shorter = quoted.left.len().min(quoted.right.len());
        if shorter < COMMON {
            return None;
        }
        let mut runs = runs(quoted);
        let first = runs.iter().position(|run| run.is_firm(quoted))?;
        runs.truncate(runs.iter().rposition(|run| run.is_firm(quoted))? + 1);
        runs.drain(..first);
        let (first, last) = (*runs.first()?, *runs.last()?);
        let common: usize = runs.iter().map(|run| run.count).sum();
        let same = runs.iter().flat_map(|run| &quoted.left[run.from.left..run.from.left + run.count]);
        let telling = same.filter(|told| told.item.is_some()).count();
        let length = Side::BOTH.into_iter().map(|side| last.from[side] + last.count - first.from[side]).max()?;
        // Where both come from something else, or go on with something else, they may be two utterances.
        let rest = Pair::from_fn(|side| quoted[side].len() - last.from[side] - last.count);
        let over = first.from.left.min(first.from.right) + rest.left.min(rest.right);
        let share = |of: usize| common as f32 / of as f32;
        let whole = over == 0 || share(length + over) >= WHOLE;
        let needed = if share(length) >= CLOSE || common == shorter { TELLING - 1 } else { TELLING };
        let enough = common >= COMMON && telling >= needed && share(shorter) >= SHORTER;
        (enough && whole && share(length) >= STRETCH).then_some(Utterance { quoted, runs, shared: share(length) })
    }

    fn confidence(&self) -> Confidence {
        if self.shared >= CLOSE { Confidence::Medium } else { Confidence::Low }
    }

    /// What stands between two runs of the same words.
    fn gaps(&self) -> impl Iterator<Item = Gap<'u, 'r>> {
        let quoted = self.quoted;
        let flanked = self.runs.windows(2).filter(move |runs| runs.iter().all(|run| run.is_firm(quoted)));
        flanked.map(|runs| {
            let between = Pair::from_fn(|side| (runs[0].from[side] + runs[0].count, runs[1].from[side]));
            Gap { quoted: self.quoted, between }
        })
    }
}

/// What stands in one utterance for something else, or for nothing.
struct Gap<'u, 'r> {
    quoted: Pair<&'u [Told<'r>]>,
    /// The words: first, and one past the last.
    between: Pair<(usize, usize)>,
}

impl Gap<'_, '_> {
    /// The tokens that differ, with the words around them where one side has none; nothing if they say the same.
    fn tokens(&self, readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Pair<(usize, usize)>> {
        if Side::BOTH.into_iter().any(|side| self.is_edited(readings[side], side)) {
            return None;
        }
        let told = Pair::from_fn(|side| self.told(side));
        let letters = Pair::from_fn(|side| self.letters(readings[side], side));
        if told.left.len().max(told.right.len()) > LONGEST || letters.left == letters.right {
            return None;
        }
        let free = Pair::from_fn(|side| self.free(readings, alignment, side));
        let bare = told.left.is_empty() || told.right.is_empty();
        let denied = denials(told.left) % 2 != denials(told.right) % 2;
        let replaced = !free.left.is_empty() && !free.right.is_empty();
        let changed = |side: Side| {
            let much = self.told(side).iter().any(|told| matches!(told.key, "lot" | "lots"));
            much || !free[side].is_empty() && self.matters(readings[side], side, free[side].len())
        };
        let bound = told.map(modality);
        let bound_otherwise = match (bound.left, bound.right) {
            (Some(left), Some(right)) => left != right,
            // "I'd" is "I had" too.
            (one, other) => one.or(other).is_some_and(|bound| bound != Modality::Will),
        };
        let differ = denied || replaced || bound_otherwise || bare && (changed(Side::Left) || changed(Side::Right));
        differ.then(|| {
            Pair::from_fn(|side| {
                let ((from, to), told) = (self.between[side], self.quoted[side]);
                if bare { (told[from - 1].at, told[to].at) } else { (told[from].at, told[to - 1].at) }
            })
        })
    }

    fn told(&self, side: Side) -> &[Told<'_>] {
        let (from, to) = self.between[side];
        &self.quoted[side][from..to]
    }

    /// Whether the reporter shows that words were left out or put in.
    fn is_edited(&self, reading: &Reading<'_>, side: Side) -> bool {
        let (from, to) = self.between[side];
        let (first, last) = (self.quoted[side][from - 1].at, self.quoted[side][to].at);
        let words = &reading.words;
        (first..=last).any(|at| match words.lower(at) {
            "…" | "[" | "]" | "(" | ")" => true,
            // Omitted, or another sentence.
            "." | "?" | "!" => at < last,
            _ => false,
        })
    }

    /// Whether the words mean something else without these: what is dropped is one of several, or tells how much or how sure.
    fn matters(&self, reading: &Reading<'_>, side: Side, free: usize) -> bool {
        let told = self.told(side);
        let telling = |class: Class| told.iter().any(|told| reading.known[told.at].class.has(class));
        free > 1
            || telling(Class::DEGREE.with(Class::SOFT))
            || told.iter().any(|told| matches!(told.key, "and" | "or") || reading.words.shape(told.at) == Shape::Number)
    }

    /// The letters of the gap: "Web site" and "website" have the same.
    fn letters(&self, reading: &Reading<'_>, side: Side) -> String {
        let mut tokens: Vec<usize> = self.told(side).iter().map(|told| told.at).collect();
        tokens.dedup();
        let told = tokens.into_iter().map(|at| reading.words.lower(at));
        told.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
    }

    /// The words of the gap that say something for which the other side's gap has nothing. Names may be put in for others,
    /// or for pronouns.
    fn free(&self, readings: Pair<&Reading<'_>>, alignment: &Alignment, side: Side) -> Vec<usize> {
        let others = self.quoted[side.other()];
        let answered = |item: usize| {
            let partner = alignment.partner(side, item);
            let stem = readings[side].items[item].root.stem;
            others
                .iter()
                .filter_map(|other| other.item)
                .any(|other| partner == Some(other) || are_alike(stem, readings[side.other()].items[other].root.stem))
        };
        let items = self.told(side).iter().filter_map(|told| told.item);
        items.filter(|&item| !readings[side].items[item].named && !answered(item)).collect()
    }
}

fn denials(told: &[Told<'_>]) -> usize {
    told.iter().filter(|told| matches!(told.key, "not" | "never" | "no" | "nothing" | "none")).count()
}

/// How far somebody binds himself: whether something is done, will be, can be, must be, or is hoped for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modality {
    Will,
    Can,
    May,
    Must,
    Wish,
}

/// What the first word tells that tells it.
fn modality(told: &[Told<'_>]) -> Option<Modality> {
    told.iter().find_map(|told| {
        Some(match told.key {
            "will" | "shall" | "would" | "going" | "go" | "gonna" => Modality::Will,
            "can" | "could" => Modality::Can,
            "may" | "might" => Modality::May,
            "must" | "should" | "ought" => Modality::Must,
            "hope" | "wish" | "want" | "try" | "intend" | "plan" => Modality::Wish,
            _ => return None,
        })
    })
}

/// Whether two stems are most likely two forms or spellings of one word: "memorandum", "memoranda".
fn are_alike(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let length = one.len().max(other.len());
    common >= 4 && common * 2 >= length || is_slip(one, other)
}

/// Whether one letter of two stems is another one, or one more: "grey", "gray".
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    start > 0 && start + end >= 3 && one.len().max(other.len()) - start - end <= 1
}

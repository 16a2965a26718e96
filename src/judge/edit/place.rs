//! What stands in the one place, held against what stands in the other.

use std::{ops::Range, sync::LazyLock};

use smallvec::SmallVec;

use super::{
    super::{
        Confidence, Reason, ReasonKind,
        alignment::Alignment,
        assessment::tone,
        circumstances,
        class::Class,
        contrast::tells_otherwise_of,
        date::are_of_two_steps,
        fate::may_both_befall,
        kinship::may_be_one,
        name::are_two,
        negation::{denies_next, is_bygone, is_relative, sets_aside},
        number::measure_the_same,
        opposition::is_open,
        outcome::is_open as is_unsure,
        reading::{Item, Kind, Reading},
        slots::anchors,
        sort::ordinal,
        thesaurus::{Opposed, denies_by_prefix},
    },
    RUN, Unit, Units,
};
use crate::{
    claims::{cues::CueValue, lexicon, words::Shape},
    text::{Pair, Side},
};

static TITLES: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../../assets/words/titles.txt")));

static REPORTING: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../../assets/words/reporting.txt")));

/// Names, numbers and dates that claims must share which begin differently.
const ANCHORS: usize = 2;

/// How good or bad each of two words must sound, in tenths.
const APART: u8 = 15;

/// What stands in one place of both claims.
pub(super) struct Edit<'r> {
    readings: Pair<&'r Reading<'r>>,
    alignment: &'r Alignment,
    /// The tokens from the first to the last unit, fillers between them included; empty where nothing stands there.
    tokens: Pair<Range<usize>>,
    /// The same with the next unit, or the one before where the claims end: never empty.
    pub(super) wider: Pair<(usize, usize)>,
    /// The items among them.
    items: Pair<SmallVec<[usize; RUN]>>,
    /// Whether the claims begin with it.
    pub(super) opens: bool,
}

impl<'r> Edit<'r> {
    /// Nothing where it lies in a frame: who said it when is no part of the claim.
    pub(super) fn new(
        readings: Pair<&'r Reading<'r>>,
        alignment: &'r Alignment,
        units: &Pair<Units>,
        runs: &Pair<Range<usize>>,
    ) -> Option<Self> {
        let tokens_of = |side: Side, run: Range<usize>| {
            let bounds = |unit: &Unit| match *unit {
                Unit::Item(at) => (readings[side].items[at].first, readings[side].items[at].last + 1),
                Unit::Small(token) => (token, token + 1),
            };
            let run = &units[side][run];
            run.first().zip(run.last()).map(|(first, last)| bounds(first).0..bounds(last).1)
        };
        let tokens = Pair::from_fn(|side| tokens_of(side, runs[side].clone()).unwrap_or(0..0));
        let more = |side: Side| {
            let run = &runs[side];
            let wider =
                if run.end < units[side].len() { run.start..run.end + 1 } else { run.start.checked_sub(1)?..run.end };
            tokens_of(side, wider).map(|wider| (wider.start, wider.end - 1))
        };
        let wider = Pair::new(more(Side::Left)?, more(Side::Right)?);
        let items = Pair::from_fn(|side| {
            let item = |unit: &Unit| match *unit {
                Unit::Item(at) => Some(at),
                Unit::Small(_) => None,
            };
            units[side][runs[side].clone()].iter().filter_map(item).collect()
        });
        let framed = Side::BOTH.into_iter().any(|side| tokens[side].clone().any(|at| readings[side].is_framed(at)));
        let opens = runs.left.start == 0 && runs.right.start == 0;
        (!framed).then_some(Edit { readings, alignment, tokens, wider, items, opens })
    }

    pub(super) fn reason(&self) -> Option<Reason> {
        // What opens a claim may be another matter of which the same is told.
        let one_matter = !self.opens || anchors(self.readings, self.alignment) >= ANCHORS;
        let values = || self.values().or_else(|| self.places()).or_else(|| self.names());
        self.denial().or_else(|| one_matter.then(values)?).or_else(|| self.opposites())
    }

    /// Whether there are words on both sides that do not correspond.
    pub(super) fn tells_otherwise(&self) -> bool {
        self.tells_otherwise_than(Pair::new(usize::MAX, usize::MAX))
    }

    /// The same beside the `values`.
    fn tells_otherwise_than(&self, values: Pair<usize>) -> bool {
        let free = |side: Side, at: usize| at != values[side] && self.alignment.partner(side, at).is_none();
        let open = |side: Side| self.items[side].iter().any(|&at| free(side, at));
        open(Side::Left) && open(Side::Right)
    }

    fn item(&self, side: Side, at: usize) -> &Item<'r> {
        &self.readings[side].items[at]
    }

    fn quoting(&self, kind: ReasonKind, tokens: Pair<(usize, usize)>) -> Reason {
        Reason::quoting(kind, Confidence::High, self.readings, tokens)
    }

    /// A number against a number, a date against a date, alone on both sides, that exclude each other.
    fn values(&self) -> Option<Reason> {
        let value = |side: Side| {
            let mut values = self.items[side].iter().filter(|&&at| self.item(side, at).kind != Kind::Word);
            values.next().copied().filter(|_| values.next().is_none())
        };
        let at = Pair::new(value(Side::Left)?, value(Side::Right)?);
        // "destroyed 85 homes", "killed 14 people"
        if self.tells_otherwise_than(at) {
            return None;
        }
        let items = Pair::from_fn(|side| self.item(side, at[side]));
        let kind = match (items.left.kind, items.right.kind) {
            (Kind::Number(l), Kind::Number(r))
                if !l.agrees_with(r) && measure_the_same(self.readings, self.alignment, at) =>
            {
                ReasonKind::Number
            }
            (Kind::Date(l), Kind::Date(r))
                if (l.excludes_as_told(r) || l.is_told_otherwise(r)) && !are_of_two_steps(self.readings, at) =>
            {
                ReasonKind::Date
            }
            _ => return None,
        };
        Some(self.quoting(kind, items.map(|item| (item.first, item.last))))
    }

    /// Another place in a row or another label: "third", "fourth"; "Q2", "Q3"; "Room 7", "Room 9".
    fn places(&self) -> Option<Reason> {
        let only = |side: Side| {
            let few = (1..=2).contains(&self.tokens[side].len()) && self.tokens[side].len() >= self.items[side].len();
            let words = self.items[side].iter().all(|&at| self.item(side, at).kind == Kind::Word);
            few && words && !self.items[side].is_empty()
        };
        if let Some(reason) = self.rank() {
            return Some(reason);
        }
        // "World No. 2": what somebody is called at the time.
        let called = |side: Side| {
            let words = &self.readings[side].words;
            (1..=2).any(|back| words.lower_before(self.tokens[side].start, back) == "no")
        };
        if !only(Side::Left) || !only(Side::Right) || called(Side::Left) || called(Side::Right) {
            return None;
        }
        let may_be_place = |side: Side| {
            let (words, run) = (&self.readings[side].words, &self.tokens[side]);
            let digits = words.quote(run.start, run.end - 1).bytes().any(|byte| byte.is_ascii_digit());
            digits || ordinal(words.lower(run.start)).is_some()
        };
        if !may_be_place(Side::Left) || !may_be_place(Side::Right) {
            return None;
        }
        let written = Pair::from_fn(|side| {
            let (words, run) = (&self.readings[side].words, &self.tokens[side]);
            // "3rd" is one word, "third such" is two.
            let whole = words.quote(run.start, run.end - 1).to_lowercase();
            if whole.contains(char::is_whitespace) { words.lower(run.start).to_owned() } else { whole }
        });
        let places = Pair::from_fn(|side| place(&written[side]));
        let told = matches!((places.left, places.right), (Some(l), Some(r)) if l.0 == r.0 && l.1 != r.1);
        told.then(|| self.quoting(ReasonKind::Number, self.passages()))
    }

    /// A place before a superlative on one side, none on the other: "the third longest", "the longest".
    fn rank(&self) -> Option<Reason> {
        let bare = Side::BOTH.into_iter().find(|&side| self.tokens[side].is_empty())?;
        let (told, run) = (bare.other(), &self.tokens[bare.other()]);
        let words = &self.readings[told].words;
        let place = ordinal(words.lower(run.start)).filter(|&place| place > 0 && run.len() == 1)?;
        let best = words.lower(run.end);
        let superlative =
            best.ends_with("est") && best.len() > 5 || matches!(best, "most" | "least" | "best" | "worst");
        (place < 20 && superlative).then(|| self.quoting(ReasonKind::Number, self.wider))
    }

    /// Nothing but a name on both sides, or a part of one.
    fn names(&self) -> Option<Reason> {
        let whole = Pair::new(self.name(Side::Left)?, self.name(Side::Right)?);
        let parts = Pair::from_fn(|side| (self.tokens[side].start, self.tokens[side].end - 1));
        let titled = Side::BOTH
            .into_iter()
            .any(|side| self.tokens[side].clone().any(|at| TITLES.contains(self.readings[side].words.lower(at))));
        let one = !titled && are_two(self.readings, parts) && !tells_otherwise_of(self.readings, self.alignment, whole);
        one.then(|| self.quoting(ReasonKind::Name, whole))
    }

    /// First and last token of the name that the edit is, or is a part of.
    fn name(&self, side: Side) -> Option<(usize, usize)> {
        let (reading, range) = (self.readings[side], &self.tokens[side]);
        let mut words = range.clone().filter(|&at| reading.words.shape(at) != Shape::Mark);
        if range.is_empty() || !words.all(|at| reading.words.capital(at)) {
            return None;
        }
        let names = reading.cues.iter().filter_map(|cue| match cue.value {
            CueValue::Name(name) if name.sure || range.start > 0 => Some(reading.tokens_of(cue.span)),
            _ => None,
        });
        names
            .filter(|&(first, last)| first < range.end && last >= range.start)
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
            .filter(|&(first, last)| first <= range.start && last + 1 >= range.end)
    }

    /// The same denied on one side only.
    fn denial(&self) -> Option<Reason> {
        let told = self.readings.map(|reading| reading.denials.len());
        Side::BOTH.into_iter().find_map(|side| {
            let (reading, other) = (self.readings[side], side.other());
            let denial = self.tokens[side].clone().find(|&at| denies(reading, at))?;
            // "the crew, not the captain"; "the actor, who did not attend, won"
            let apart = denial > 0 && reading.words.shape(denial - 1) == Shape::Mark;
            if apart || is_relative(reading, denial) || is_bygone(reading, denial, self.readings[other]) {
                return None;
            }
            let joined = |side: Side, at: usize| {
                let partner = self.alignment.partner(side, at);
                partner.is_some_and(|partner| self.items[side.other()].contains(&partner))
            };
            let turns = |at: usize| self.item(side, at).first == denial;
            let more = self.items[side].iter().filter(|&&at| !joined(side, at) && !turns(at)).count();
            // "is unable to work as", "is": one more word where the other side has none.
            let same = self.items[other].iter().all(|&at| joined(other, at))
                && (more == 0 || more == 1 && !self.opens && self.items[other].is_empty() && !self.is_of_mind(side));
            // What is tried or hoped for is neither said nor denied; what is only so is denied of all else.
            let outright = self.tokens[other].clone().all(|at| {
                let word = self.readings[other].words.lower(at);
                !is_unsure(word) && !matches!(word, "only" | "try" | "tried" | "attempted" | "planned")
            });
            let alone = told[side] <= 1 && told[other] == 0;
            let item = reading.item_from(denial + 1);
            let two_deeds = self.alignment.partner(side, item).is_some_and(|partner| {
                let verbs = if side == Side::Left { Pair::new(item, partner) } else { Pair::new(partner, item) };
                circumstances::differ(self.readings, self.alignment, verbs)
            });
            let bound = self.tokens[side].clone().any(|at| is_unsure(reading.words.lower(at)));
            (same
                && outright
                && alone
                && !bound
                && !two_deeds
                && self.denies_all(side, denial)
                && self.tokens[other].clone().all(|at| !denies(self.readings[other], at)))
            .then(|| self.quoting(ReasonKind::Negation, self.with_noun(side, denial)))
        })
    }

    /// The passages, with the noun that a "no" at their end denies and what it corresponds to: "had no [weapon]", "was
    /// [armed]".
    fn with_noun(&self, side: Side, denial: usize) -> Pair<(usize, usize)> {
        let mut passages = self.passages();
        let reading = self.readings[side];
        let noun = reading.item_from(denial + 1);
        if reading.words.lower(denial) != "no" || passages[side].1 != denial || noun >= reading.items.len() {
            return passages;
        }
        if let Some(partner) = self.alignment.partner(side, noun) {
            let (noun, partner) = (self.item(side, noun), self.item(side.other(), partner));
            if noun.first == denial + 1 && partner.first == passages[side.other()].1 + 1 {
                (passages[side].1, passages[side.other()].1) = (noun.last, partner.last);
            }
        }
        passages
    }

    /// Whether what is denied is that somebody said or thought something, which says nothing of it.
    fn is_of_mind(&self, side: Side) -> bool {
        let words = &self.readings[side].words;
        self.tokens[side].clone().map(|at| words.lower(at)).any(|word| {
            REPORTING.contains(word)
                || matches!(word, "think" | "know" | "believe" | "expect" | "mean" | "feel" | "want")
        })
    }

    /// Whether the denial leaves nothing: "not all" denies only what is said of all, "outside" only what is "in".
    fn denies_all(&self, side: Side, denial: usize) -> bool {
        let (words, there) = (&self.readings[side].words, &self.readings[side.other()].words);
        let other = self.tokens[side.other()].clone();
        let says = |told: &[&str]| other.clone().any(|at| told.contains(&there.lower(at)));
        match words.lower(denial) {
            "outside" => says(&["in", "inside", "within", "at"]),
            "nothing" => false,
            "without" => !matches!(words.lower(denial + 1), "question" | "doubt" | "exception"),
            _ => match words.lower(denial + 1) {
                "only" | "solely" | "just" | "merely" | "simply" | "least" => false,
                "a" => words.lower(denial + 2) != "little",
                every @ ("all" | "every" | "everyone" | "always" | "many" | "much" | "one") => says(&[every]),
                _ => true,
            },
        }
    }

    /// Words that exclude each other, or sound as good as the others bad.
    fn opposites(&self) -> Option<Reason> {
        let denied = Side::BOTH.into_iter().any(|side| {
            let reading = self.readings[side];
            self.tokens[side].clone().any(|at| denies(reading, at))
        });
        if denied || self.opens {
            return None;
        }
        let (left, right) = self.opposed().or_else(|| self.at_odds())?;
        // "Arno rose", "Brend fell"
        let other_name = |side: Side, opposed: usize| {
            let open = |at: usize| self.item(side, at).named && self.alignment.partner(side, at).is_none();
            self.items[side].iter().any(|&at| at != opposed && open(at))
        };
        if other_name(Side::Left, left) && other_name(Side::Right, right) {
            return None;
        }
        // "would close", "will open"
        if is_open(self.readings.left, left) != is_open(self.readings.right, right) {
            return None;
        }
        let span = |side: Side, at: usize| (self.item(side, at).first, self.item(side, at).last);
        let tokens = Pair::new(span(Side::Left, left), span(Side::Right, right));
        let both = may_both_befall(self.readings, Pair::new(left, right));
        (!both).then(|| self.quoting(ReasonKind::Opposition, tokens))
    }

    /// The first pair of opposites.
    fn opposed(&self) -> Option<(usize, usize)> {
        let alone = self.items.left.len() == 1 && self.items.right.len() == 1;
        let holds = |opposed: Opposed| alone || opposed == Opposed::Outright;
        self.items.left.iter().find_map(|&left| {
            let here = self.item(Side::Left, left);
            let excludes = |&&right: &&usize| {
                let there = self.item(Side::Right, right);
                let opposed = denies_by_prefix(here.root.stem, there.root.stem)
                    || here.root.excludes(there.root).is_some_and(holds);
                opposed && !may_be_one(self.readings, here.first, there.first)
            };
            self.items.right.iter().find(excludes).map(|&right| (left, right))
        })
    }

    /// The first pair of words that sound as good as bad.
    fn at_odds(&self) -> Option<(usize, usize)> {
        if self.items.left.len().max(self.items.right.len()) > 2 {
            return None;
        }
        let toned = |side: Side| {
            let told = self.items[side].iter().map(move |&at| (at, self.item(side, at)));
            told.filter(|(_, item)| !item.named).filter_map(|(at, item)| tone(item.root.stem).map(|tone| (at, tone)))
        };
        toned(Side::Left).find_map(|(left, one)| {
            let apart = |&(_, other): &(usize, i8)| {
                one.signum() != other.signum() && one.unsigned_abs().min(other.unsigned_abs()) >= APART
            };
            toned(Side::Right).find(apart).map(|(right, _)| (left, right))
        })
    }

    /// What stands there, on both sides with the next word where nothing does on one.
    fn passages(&self) -> Pair<(usize, usize)> {
        if self.tokens.left.is_empty() || self.tokens.right.is_empty() {
            self.wider
        } else {
            Pair::from_fn(|side| (self.tokens[side].start, self.tokens[side].end - 1))
        }
    }
}

/// What a word counts in, and its place: "Q2", "3rd", "third", "36".
fn place(word: &str) -> Option<(&str, u16)> {
    if let Some(place) = ordinal(word) {
        return Some(("", u16::from(place) + 1));
    }
    let from = word.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = word.split_at(from);
    let place = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let after = &rest[place.len()..];
    matches!(after, "" | "st" | "nd" | "rd" | "th").then(|| place.parse().ok().map(|place| (before, place)))?
}

/// Whether the word at `token` denies what follows it, or takes it out of what is said.
fn denies(reading: &Reading<'_>, token: usize) -> bool {
    let turns = || excepts(reading, token) || refuses(reading.words.lower(token));
    denies_next(reading, token) && !sets_aside(reading, token)
        || reading.known[token].class.has(Class::EXCEPTS) && turns()
}

/// Whether `word` may take something out of what is said, or do away with it.
pub(in super::super) fn may_except(word: &str) -> bool {
    refuses(word) || matches!(word, "outside" | "except" | "missing" | "absent" | "excluded" | "far" | "but")
}

/// Words for doing away with what they hold over, which stand for nothing else.
fn refuses(word: &str) -> bool {
    matches!(
        word,
        "without" | "denied" | "denies" | "rejected" | "rejects" | "avoid" | "avoids" | "avoided" | "forbidden"
    )
}

/// Whether the word at `token` takes what follows it out of what is said: "outside Paris", "all but Paris".
fn excepts(reading: &Reading<'_>, token: usize) -> bool {
    let words = &reading.words;
    match words.lower(token) {
        "outside" | "except" => true,
        "missing" | "absent" | "excluded" | "far" => words.lower(token + 1) == "from",
        "but" => matches!(words.lower_before(token, 1), "all" | "anything" | "everything" | "everywhere" | "anywhere"),
        _ => false,
    }
}

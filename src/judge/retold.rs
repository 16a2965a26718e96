//! Claims given as linked that tell one thing in other words: what ties them firmly enough together that a word here and a
//! word there may be held against each other wherever they stand, and which words each is told with.

use super::{
    alignment::Alignment,
    attribution::quote_the_same,
    chain::Chain,
    occasion,
    opposition::opposes,
    reading::{Item, Kind, Reading},
    slots::{anchors, comparable},
    thesaurus::Kin,
    who::{self, Who},
};
use crate::text::{Pair, Side};

/// So much of the one claim and of both must correspond.
const ONE: f32 = 0.36;
const BOTH: f32 = 0.3;

/// So much where names, days and numbers tie them together twice.
const TIED: (f32, f32) = (0.25, 0.2);

/// So many words must correspond beside names, days and numbers where the claims share few of these.
const TELLING: usize = 4;

/// Claims of no more tokens have no room for a second matter.
const BRIEF: usize = 11;

/// What somebody is stands no more words behind the comma after the name.
const ROLE: usize = 6;

/// So many items around a word are told with it at most, in its clause.
const AROUND: usize = 5;

/// Two claims that tell one thing, as far as names, days and numbers tell.
#[derive(Clone, Copy)]
pub(super) struct Retold<'r, 'a> {
    pub(super) readings: Pair<&'r Reading<'a>>,
    pub(super) alignment: &'r Alignment,
    /// How many names, dates and numbers they have in common ...
    pub(super) anchors: usize,
    /// ... and how many words that say something.
    telling: usize,
}

impl<'r, 'a> Retold<'r, 'a> {
    /// The claims, with what ties them together.
    pub(super) fn of(readings: Pair<&'r Reading<'a>>, alignment: &'r Alignment) -> Self {
        let anchors = anchors(readings, alignment);
        let telling = (0..readings.left.items.len())
            .filter(|&at| alignment.partner(Side::Left, at).is_some() && says_something(&readings.left.items[at]))
            .count();
        Retold { readings, alignment, anchors, telling }
    }

    /// Whether they are tied together so firmly that a word here may be held against a word there.
    pub(super) fn is_firm(&self) -> bool {
        self.anchors >= 1 && self.telling >= TELLING
            || self.anchors >= 2 && self.telling >= 2
            || self.telling > TELLING + 1
            || quote_the_same(self.readings)
    }

    /// The same for what is itself told of one topic.
    pub(super) fn is_of_one_topic(&self) -> bool {
        self.anchors >= 1 && self.telling >= 2 || self.telling >= 3 || self.is_brief() && self.telling >= 1
    }

    /// Whether they correspond in more than so many `quoted` words that tell something: in a name, a day or a number and
    /// others, or in several others; of few words quoted, in more.
    pub(super) fn is_tied_beside(&self, quoted: usize, long: bool) -> bool {
        let beside = self.telling.saturating_sub(quoted);
        if long { self.anchors >= 1 && beside >= 2 || beside >= 3 } else { beside >= 4 }
    }

    fn is_brief(&self) -> bool {
        Side::BOTH.into_iter().all(|side| self.readings[side].words.len() <= BRIEF)
    }

    /// Whether enough of both corresponds, what these phrases tell aside.
    pub(super) fn holds_beside(&self, phrases: Pair<Option<Phrase>>) -> bool {
        let covered = self.covered_beside(phrases);
        covered.left.max(covered.right) >= ONE && covered.left.min(covered.right) >= BOTH
    }

    /// The same for values of one unit without rivals, which need less where more names, days or numbers tie the claims
    /// together.
    pub(super) fn holds_for_values(&self) -> bool {
        let covered = self.covered_beside(Pair::default());
        let (one, both) = if self.anchors >= 2 { TIED } else { (ONE, BOTH) };
        covered.left.max(covered.right) >= one && covered.left.min(covered.right) >= both
    }

    /// The share of each claim that corresponds, what these phrases tell aside.
    fn covered_beside(&self, phrases: Pair<Option<Phrase>>) -> Pair<f32> {
        Pair::from_fn(|side: Side| {
            let items = self.readings[side].items.iter().enumerate();
            let told = items.filter(|(at, _)| phrases[side].is_none_or(|phrase| !phrase.has(*at)));
            let (whole, aligned) = told.fold((0.0f32, 0.0f32), |(whole, aligned), (at, item)| {
                (whole + item.weight, aligned + item.weight * self.alignment.credit(side, at))
            });
            if whole > 0.0 { aligned / whole } else { 0.0 }
        })
    }

    /// Whether too little of both corresponds, or they may tell of two of a kind all the same: other names, numbers or days
    /// on both sides, or words for another one on one of them.
    pub(super) fn may_be_two(&self) -> bool {
        self.may_be_two_beside(Pair::default())
    }

    /// The same, whatever these phrases tell.
    pub(super) fn may_be_two_beside(&self, phrases: Pair<Option<Phrase>>) -> bool {
        !self.holds_beside(phrases) || self.tells_of_two(phrases) || self.counts_two(phrases)
    }

    /// Whether numbers of one unit, these phrases aside, have no counterpart.
    fn counts_two(&self, phrases: Pair<Option<Phrase>>) -> bool {
        let Retold { readings, alignment, .. } = *self;
        let numbers = |side: Side| {
            let items = readings[side].items.iter().enumerate();
            let unmet = move |at: usize| {
                alignment.partner(side, at).is_none() && !phrases[side].is_some_and(|phrase| phrase.has(at))
            };
            items
                .filter(move |(at, item)| !item.framed && unmet(*at))
                .filter_map(|(_, item)| if let Kind::Number(number) = item.kind { Some(number) } else { None })
        };
        numbers(Side::Left).any(|left| numbers(Side::Right).any(|right| comparable(left.unit, right.unit)))
    }

    /// Whether the claims tell of two of a kind, as far as names, days and words for another one tell, these phrases aside.
    pub(super) fn tells_of_two(&self, phrases: Pair<Option<Phrase>>) -> bool {
        self.tells_of_another(phrases)
            || occasion::are_of_two_days(self.readings)
            || occasion::are_of_two_years(self.readings)
    }

    /// Whether names of both claims have no counterpart, or they are of two days or years, or one of several of a kind.
    pub(super) fn is_of_other_names_or_times(&self, items: Pair<usize>) -> bool {
        self.is_of_others()
            || occasion::are_of_two_years(self.readings)
            || occasion::are_of_two_days(self.readings)
            || self.is_brief() && self.has_other_kinds(items)
    }

    /// The same, whatever the days and years.
    pub(super) fn is_of_others(&self) -> bool {
        let repeated = Pair::from_fn(|side: Side| {
            let words = &self.readings[side].words;
            // "motorists can use it again": it reopens.
            let told = |at: usize| {
                let signs = self.readings[side].signs();
                signs.iter().any(|sign| sign.at < at && at < sign.at + sign.len)
            };
            (0..words.len()).any(|at| {
                matches!(words.lower(at), "another" | "separate" | "previous" | "earlier")
                    || words.lower(at) == "again" && !told(at)
                    || words.lower(at) == "second"
                        && !words.tight(at + 1)
                        && !matches!(
                            words.lower(at + 1),
                            "round" | "half" | "quarter" | "row" | "place" | "term" | "time" | "biggest" | "largest"
                        )
            })
        });
        repeated.left != repeated.right
            || self.has_names_of_its_own(Side::Left) && self.has_names_of_its_own(Side::Right)
    }

    /// Whether any name of a claim has no counterpart in any of its words.
    fn has_names_of_its_own(&self, side: Side) -> bool {
        let reading = self.readings[side];
        let items = &reading.items;
        let named = |at: usize| {
            let item = &items[at];
            // "Motorists", "Shopkeepers"
            let people =
                || ["ists", "ers", "ors", "ees", "ians"].iter().any(|end| reading.words.lower(0).ends_with(end));
            item.kind == Kind::Word && item.named && (item.first > 0 || is_name(reading, item) && !people())
        };
        let joined = |at: usize| named(at - 1) && items[at - 1].last + 1 == items[at].first;
        let free = |at: usize| self.alignment.partner(side, at).is_none() && !items[at].framed;
        let begins = (0..items.len()).filter(|&at| named(at) && (at == 0 || !joined(at)));
        begins.into_iter().any(|first| {
            let end = (first + 1..items.len()).find(|&at| !named(at) || !joined(at)).unwrap_or(items.len());
            (first..end).all(free) && !self.is_known_by_role(side, first, end - 1)
        })
    }

    /// Whether the name at items `first` to `last` is that of a judge, or of somebody whose role the other claim tells too:
    /// "Derek Pym, once a councillor".
    fn is_known_by_role(&self, side: Side, first: usize, last: usize) -> bool {
        let reading = self.readings[side];
        let items = &reading.items;
        let begins = items[first].first;
        let judge = |at: usize| matches!(reading.words.lower(at), "judge" | "justice" | "magistrate" | "sheriff");
        let role = |at: usize| {
            let somebody = items[at].root.kin.is_some_and(Kin::is_somebody) && !items[at].named;
            somebody && self.alignment.partner(side, at).is_some()
        };
        let before = || first > 0 && items[first - 1].last + 1 == begins && role(first - 1);
        let behind = || {
            let comma = items[last].last + 1;
            reading.words.lower(comma) == ","
                && (last + 1..items.len()).take_while(|&at| items[at].first <= comma + ROLE).any(role)
        };
        judge(begins) || begins > 0 && judge(begins - 1) || before() || behind()
    }

    /// The same, whatever the days.
    pub(super) fn tells_of_another(&self, phrases: Pair<Option<Phrase>>) -> bool {
        let Retold { readings, alignment, .. } = *self;
        let unmet = |side: Side, at: usize| {
            let item = &readings[side].items[at];
            let aside = phrases[side].is_some_and(|phrase| phrase.has(at));
            alignment.partner(side, at).is_none() && !item.framed && !aside
        };
        let named = |side: Side| {
            let items = &readings[side].items;
            (0..items.len()).any(|at| unmet(side, at) && is_name(readings[side], &items[at]))
        };
        let answered = |side: Side, at: usize| {
            let item = readings[side].item_from(at);
            let found = readings[side].items.get(item).is_some_and(|found| found.first == at);
            found && alignment.partner(side, item).is_some()
        };
        let another = Pair::from_fn(|side| is_of_another(readings[side], phrases[side], |at| answered(side, at)));
        named(Side::Left) && named(Side::Right) || another.left != another.right
    }

    /// Whether something beside these two items tells them apart: "the northern runway", "the southern runway".
    pub(super) fn has_other_kinds(&self, items: Pair<usize>) -> bool {
        let Retold { readings, alignment, .. } = *self;
        let open = |side: Side| {
            let all = readings[side].items.iter().enumerate();
            all.filter(move |(at, item)| {
                *at != items[side]
                    && item.kind == Kind::Word
                    && !item.framed
                    && alignment.partner(side, *at).is_none()
                    && !readings[side].words.lower(item.first).ends_with("ed")
            })
        };
        open(Side::Left).any(|(_, left)| open(Side::Right).any(|(_, right)| opposes(left, right)))
    }

    /// Whether any words that have no counterpart exclude each other, or numbers of one unit have none: of two occasions each
    /// has its own.
    pub(super) fn contrasts(&self) -> bool {
        let Retold { readings, alignment, .. } = *self;
        let open = |side: Side| {
            let all = readings[side].items.iter().enumerate();
            all.filter(move |(at, item)| item.kind == Kind::Word && alignment.partner(side, *at).is_none())
        };
        open(Side::Left).any(|(_, left)| open(Side::Right).any(|(_, right)| opposes(left, right)))
            || self.counts_two(Pair::default())
    }

    /// How many of the words that the one item is told with correspond to words that the other is told with.
    pub(super) fn shared(&self, items: Pair<usize>) -> usize {
        let around = Pair::from_fn(|side| around(self.readings[side], items[side]));
        let both =
            |left: &usize| self.alignment.partner(Side::Left, *left).is_some_and(|at| around.right.contains(&at));
        around.left.iter().filter(|left| both(left)).count()
    }

    /// Whether the heads of two phrases have no counterpart in the other claim, and no word of the one corresponds to any
    /// of the other phrase.
    pub(super) fn are_strangers(&self, phrases: Pair<Phrase>) -> bool {
        Side::BOTH.into_iter().all(|side| {
            let (phrase, other) = (phrases[side], phrases[side.other()]);
            let partner = |item: usize| self.alignment.partner(side, item);
            partner(phrase.head).is_none()
                && (phrase.first..=phrase.last).filter_map(partner).all(|partner| !other.has(partner))
        })
    }
}

/// The items that an item is told with: those around it in its clause, and whoever or whatever it is told of.
fn around(reading: &Reading<'_>, item: usize) -> Vec<usize> {
    let items = &reading.items;
    let near = item.saturating_sub(AROUND)..(item + AROUND + 1).min(items.len());
    let mut around: Vec<usize> = near.filter(|&at| at != item && items[at].clause == items[item].clause).collect();
    let end = Chain::before(reading, items[item].first).from;
    if let Some(subject) = Phrase::before(reading, end) {
        around.extend(subject.first..=subject.last);
    }
    around.retain(|&at| says_something(&items[at]));
    around.sort_unstable();
    around.dedup();
    around
}

/// Whether an item is no word that goes with anything.
fn says_something(item: &Item<'_>) -> bool {
    item.kind != Kind::Word || !item.root.light
}

/// Whether an item is a name: the first word of a claim has a capital anyway.
pub(super) fn is_name(reading: &Reading<'_>, item: &Item<'_>) -> bool {
    let capital = item.kind == Kind::Word && item.named;
    let title = item.root.kin.is_some_and(|kin| kin.is_somebody() && !kin.is_place());
    capital
        && !title
        && (item.first > 0 || item.root.kin.is_none() || reading.is_inside_sentences(reading.words.raw(item.first)))
}

/// Whether a claim says that it tells of another one of a kind, in words without counterpart, what a phrase tells aside.
fn is_of_another(reading: &Reading<'_>, phrase: Option<Phrase>, answered: impl Fn(usize) -> bool) -> bool {
    let words = &reading.words;
    let aside = phrase.map_or(0..0, |phrase| {
        let (first, last) = phrase.tokens(reading);
        first..last + 1
    });
    (0..words.len()).filter(|at| !aside.contains(at) && !answered(*at)).any(|at| {
        matches!(
            words.lower(at),
            "another"
                | "other"
                | "separate"
                | "similar"
                | "unrelated"
                | "second"
                | "third"
                | "return"
                | "neighbouring"
                | "neighboring"
                | "nearby"
                | "rival"
                | "later"
                | "previous"
                | "overall"
                | "again"
        ) || words.lower(at) == "own" && words.lower_before(at, 2) != "on"
    })
}

/// A noun with what belongs to it: its first, its last and its most telling item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) head: usize,
    pub(super) last: usize,
}

impl Phrase {
    fn of(reading: &Reading<'_>, who: Who) -> Option<Self> {
        match who {
            Who::Noun { from, head, last } => {
                let first = reading.item_from(from);
                Some(Phrase { first: first.min(head), head, last: last.max(head) })
            }
            _ => None,
        }
    }

    /// What ends right before token `end`.
    pub(super) fn before(reading: &Reading<'_>, end: usize) -> Option<Self> {
        who::before(reading, end).and_then(|(who, _)| Phrase::of(reading, who))
    }

    /// What begins at token `from`, with what hangs on it: "herders from the north".
    pub(super) fn from(reading: &Reading<'_>, from: usize) -> Option<Self> {
        let mut phrase = Phrase::of(reading, who::from(reading, from))?;
        for _ in 0..2 {
            let link = reading.items[phrase.last].last + 1;
            if !matches!(reading.words.lower(link), "of" | "from" | "at" | "in") {
                break;
            }
            let Some(next) = Phrase::of(reading, who::from(reading, link + 1)) else { break };
            phrase.last = next.last;
        }
        Some(phrase)
    }

    /// Whether an item belongs to it.
    pub(super) fn has(&self, item: usize) -> bool {
        (self.first..=self.last).contains(&item)
    }

    /// Its tokens: first and last.
    pub(super) fn tokens(&self, reading: &Reading<'_>) -> (usize, usize) {
        (reading.items[self.first].first, reading.items[self.last].last)
    }
}

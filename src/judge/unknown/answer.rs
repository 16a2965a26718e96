//! Where the other claim tells what the one says is not known.

use super::{
    super::{
        alignment::{Alignment, SYNONYM},
        class::Class,
        reading::{Kind, Reading},
        roles::{head_before, head_from, is_open},
    },
    Asked, Gap,
};
use crate::{
    claims::cues::{Bound, Certainty, CueValue, Unit},
    text::{Pair, Side},
};

/// So many words of what is asked must correspond where the claims are not linked.
const COMMON: usize = 2;

/// Whether something may be told with `word` that somebody else does not know.
pub(in super::super) fn may_tell(word: &str) -> bool {
    is_bringing(word)
        || is_feeling(word)
        || matches!(
            word,
            "cause"
                | "blame"
                | "result"
                | "source"
                | "over"
                | "motive"
                | "motivation"
                | "reason"
                | "motivated"
                | "driven"
                | "retaliation"
                | "retribution"
                | "protest"
                | "because"
                | "identified"
                | "named"
        )
}

/// What a cause does, or is done by one.
fn is_bringing(word: &str) -> bool {
    matches!(
        word,
        "caused"
            | "causing"
            | "sparked"
            | "triggered"
            | "ignited"
            | "blamed"
            | "attributed"
            | "traced"
            | "resulted"
            | "stemmed"
            | "started"
            | "prompted"
    )
}

/// What belongs together stands so many items apart at most.
const NEAR: usize = 4;

/// The words of the other claim that tell what the claim of `side` has a gap for: first and last token.
pub(super) fn to(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    side: Side,
    gap: &Gap,
    linked: bool,
) -> Option<(usize, usize)> {
    let there = readings[side.other()];
    let worded = matches!(gap.asked, Asked::Cause | Asked::Motive | Asked::Identity);
    if worded && !there.told.has(Class::TELLS) || !worded && !linked {
        return None;
    }
    let of = Of { readings, alignment, side, gap };
    if !linked && of.partners().len() < COMMON {
        return None;
    }
    match gap.asked {
        Asked::Cause => of.cause(),
        Asked::Motive => of.motive().or_else(|| if gap.topic.is_empty() { None } else { of.cause() }),
        Asked::Number => of.number(),
        Asked::Identity => of.identity(),
        Asked::Whether => of.whether(),
        Asked::When => of.day(),
    }
    .filter(|&(first, last)| first <= last && last < there.words.len())
}

struct Of<'a, 'r> {
    readings: Pair<&'a Reading<'r>>,
    alignment: &'a Alignment,
    side: Side,
    gap: &'a Gap,
}

impl<'r> Of<'_, 'r> {
    fn there(&self) -> &Reading<'r> {
        self.readings[self.side.other()]
    }

    /// The items of the other claim that correspond to what the gap is about.
    fn partners(&self) -> Vec<usize> {
        let topic = self.gap.topic.clone().filter(|&item| self.is_told(item));
        let told = topic.filter(|&item| self.alignment.credit(self.side, item) >= SYNONYM);
        told.filter_map(|item| self.alignment.partner(self.side, item)).collect()
    }

    /// Whether the gap says of what it is one.
    fn is_bare(&self) -> bool {
        let here = self.readings[self.side];
        !self.gap.topic.clone().any(|item| here.items[item].kind == Kind::Word && self.is_told(item))
    }

    /// Whether an item tells of what it is asked, rather than that it is not known: "no cause had been established".
    fn is_told(&self, item: usize) -> bool {
        let here = self.readings[self.side];
        let found = &here.items[item];
        !found.root.light && !here.known[found.first].class.has(Class::LACKS)
    }

    /// Whether the clause of token `at` says what it says outright.
    fn is_plain(&self, at: usize) -> bool {
        let there = self.there();
        let clause = there.clauses[at];
        let hedged = there.cues.iter().any(|cue| {
            matches!(cue.value, CueValue::Certainty(certainty) if certainty < Certainty::Confirmed)
                && there.clauses[there.token_at(cue.span.start)] == clause
        });
        let open = |word: &str| {
            matches!(word, "suspected" | "believe" | "believes" | "believed" | "no" | "not" | "never" | "neither")
                || word.ends_with("n't")
        };
        let soft = || {
            let within = (0..there.words.len()).filter(|&at| there.clauses[at] == clause);
            within.into_iter().any(|at| there.known[at].class.has(Class::SOFT) || open(there.words.lower(at)))
        };
        !hedged && !is_open(there, clause) && !soft()
    }

    /// Whether what is told at `item` is what the gap asks of: it corresponds, or the gap names nothing.
    fn is_of(&self, item: usize) -> bool {
        self.is_bare() || self.partners().contains(&item)
    }

    /// "a gas leak caused the blast", "the blast was caused by a gas leak", "the cause was a gas leak".
    fn cause(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        (0..there.items.len()).find_map(|item| {
            let at = there.items[item].first;
            let word = words.lower(at);
            let plain = || !there.is_framed(at) && self.is_plain(at);
            if word == "cause" {
                let verb = (at + 1..(at + 7).min(words.len())).find(|&at| matches!(words.lower(at), "was" | "is"))?;
                let end = head_from(there, verb + 1)?;
                return plain().then_some((at, there.items[end].last));
            }
            let next = words.lower(at + 1);
            if word == "blame" || matches!(word, "result" | "source") && next == "of" {
                return self.equated(at).filter(|_| plain());
            }
            if word == "blamed" {
                return self.blamed(at).filter(|_| plain());
            }
            if !is_bringing(word) {
                return None;
            }
            if matches!(next, "by" | "on" | "to" | "from") {
                let mut verb = at;
                while verb > 0
                    && matches!(words.lower(verb - 1), "was" | "were" | "been" | "has" | "had" | "have" | "is")
                {
                    verb -= 1;
                }
                let effect = head_before(there, verb)?;
                let cause = head_from(there, at + 2)?;
                return (plain() && self.is_effect(effect)).then(|| (verb, there.items[cause].last));
            }
            if !matches!(word, "caused" | "sparked" | "triggered" | "ignited" | "started" | "prompted") {
                return None;
            }
            let effect = head_from(there, at + 1)?;
            let doer = head_before(there, at)?;
            let first = self.start_of(doer);
            // "the fire caused damage": that of which the cause is asked brought about something itself.
            let other = self.partners().contains(&doer);
            (plain() && doer < item && !other && self.is_effect(effect)).then(|| (first, there.items[effect].last))
        })
    }

    /// "bad wiring was to blame for the blaze", "the blaze was the result of bad wiring".
    fn equated(&self, at: usize) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        let mut verb = at;
        while verb > 0
            && matches!(words.lower(verb - 1), "to" | "the" | "a" | "partly" | "largely" | "is" | "was" | "were")
        {
            verb -= 1;
        }
        let link = matches!(words.lower(at + 1), "for" | "of");
        let (before, behind) = (head_before(there, verb)?, head_from(there, at + 2).filter(|_| link && verb < at)?);
        let effect = if words.lower(at) == "result" { before } else { behind };
        self.is_effect(effect).then(|| (self.start_of(before), there.items[behind].last))
    }

    /// "inspectors blamed bad wiring for the blaze": those who should know.
    fn blamed(&self, at: usize) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        let doer = head_before(there, at)?;
        let knows = ["investig", "inspect", "offici", "polic", "author", "inquiri", "report", "marshal", "engin"];
        let sure = knows.iter().any(|stem| there.items[doer].root.stem.starts_with(stem));
        let cause = head_from(there, at + 1)?;
        let link = there.items[cause].last + 1;
        let effect = head_from(there, link + 1).filter(|_| words.lower(link) == "for")?;
        (sure && self.is_effect(effect)).then(|| (at, there.items[effect].last))
    }

    /// Whether what was brought about is what the gap asks of, or any of what it is about stands beside it.
    fn is_effect(&self, effect: usize) -> bool {
        let there = self.there();
        let clause = there.items[effect].clause;
        self.is_of(effect) || self.partners().iter().any(|&item| there.items[item].clause == clause)
    }

    /// The first token of the words right before each other that end with `item`.
    fn start_of(&self, item: usize) -> usize {
        let items = &self.there().items;
        let mut first = item;
        while first > 0 && items[first - 1].last + 1 == items[first].first && items[first - 1].kind == Kind::Word {
            first -= 1;
        }
        items[first].first
    }

    /// "the motive was revenge", "out of revenge", "because he had been dismissed".
    fn motive(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        (0..words.len()).find_map(|at| {
            let (next, plain) = (words.lower(at + 1), || !there.is_framed(at) && self.is_plain(at));
            let told = |from: usize| {
                let end = head_from(there, from)?;
                plain().then_some((at, there.items[end].last))
            };
            match words.lower(at) {
                "motive" | "motivation" | "reason" if matches!(next, "was" | "is") => told(at + 2),
                "motivated" | "driven" if next == "by" => told(at + 2),
                "out" if next == "of" && is_feeling(words.lower(at + 2)) => told(at + 2),
                "in" if matches!(next, "revenge" | "retaliation" | "retribution" | "protest") => told(at + 1),
                "because" if !self.is_bare() => {
                    let before = |&item: &usize| there.items[item].last < at;
                    let last = (at..words.len()).take_while(|&to| there.clauses[to] == there.clauses[at]).last()?;
                    let of = self.partners().iter().any(before);
                    (of && last > at + 1 && plain()).then(|| (at, last.min(at + 12)))
                }
                _ => None,
            }
        })
    }

    /// A count of what the gap says nobody has counted.
    fn number(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let partners = self.partners();
        (0..there.items.len()).find_map(|item| {
            let found = &there.items[item];
            let Kind::Number(quantity) = found.kind else { return None };
            let near = |&&partner: &&usize| {
                partner.abs_diff(item) <= NEAR && there.items[partner].clause == found.clause && partner != item
            };
            // "20 reports of threats": what is counted stands beside the number, or more of it corresponds.
            let partner = *partners.iter().find(near)?;
            let counted = partner.abs_diff(item) == 1 || partners.iter().filter(near).count() >= 2;
            let told = quantity.unit == Unit::Count
                && matches!(quantity.bound, Bound::Exactly | Bound::AtLeast | Bound::About);
            let (one, other) = (found, &there.items[partner]);
            (told && counted && !found.framed && self.is_plain(found.first))
                .then(|| (one.first.min(other.first), one.last.max(other.last)))
        })
    }

    /// "was identified as Ida Holm", "police named Ida Holm as the suspect".
    fn identity(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        (0..words.len()).filter(|&at| matches!(words.lower(at), "identified" | "named")).find_map(|at| {
            let named = there.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_))).find_map(|cue| {
                let (first, last) = there.tokens_of(cue.span);
                (first > at && first <= at + NEAR && last > first).then_some((first, last))
            })?;
            let clause = there.clauses[at];
            let of = self.is_bare() || self.partners().iter().any(|&item| there.items[item].clause == clause);
            (of && self.is_plain(at)).then_some((at, named.1))
        })
    }

    /// The same said outright, or denied.
    fn whether(&self) -> Option<(usize, usize)> {
        let (here, there) = (self.readings[self.side], self.there());
        let topic: Vec<usize> = self.gap.topic.clone().filter(|&item| !here.items[item].root.light).collect();
        let partners = self.partners();
        let first = *partners.first()?;
        let clause = there.items[first].clause;
        let within =
            partners.iter().filter(|&&item| there.items[item].clause == clause && !there.items[item].framed).count();
        let plain = within >= 2 && 3 * within >= 2 * topic.len() && within == partners.len();
        let (from, to) = (partners.iter().min()?, partners.iter().max()?);
        (plain && self.is_plain(there.items[first].first)).then(|| (there.items[*from].first, there.items[*to].last))
    }

    /// A day on which what is asked happens.
    fn day(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let partners = self.partners();
        (0..there.items.len()).find_map(|item| {
            let found = &there.items[item];
            let near =
                |&&partner: &&usize| partner.abs_diff(item) <= NEAR && there.items[partner].clause == found.clause;
            let partner =
                partners.iter().find(near).filter(|_| matches!(found.kind, Kind::Date(_)) && !found.framed)?;
            let other = &there.items[*partner];
            self.is_plain(found.first).then(|| (found.first.min(other.first), found.last.max(other.last)))
        })
    }
}

fn is_feeling(word: &str) -> bool {
    matches!(
        word,
        "revenge"
            | "anger"
            | "jealousy"
            | "spite"
            | "hatred"
            | "hate"
            | "greed"
            | "desperation"
            | "fear"
            | "rage"
            | "vengeance"
            | "boredom"
            | "envy"
            | "frustration"
            | "despair"
            | "concern"
            | "solidarity"
            | "necessity"
    )
}

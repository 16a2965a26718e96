//! Where the other claim tells what the one says is not known.

use super::{
    super::{
        acts::deed_of,
        alignment::{Alignment, SYNONYM},
        class::Class,
        occasion::is_long_ago,
        reading::{Kind, Reading},
        roles::{head_from, is_determiner, is_open},
    },
    Asked, Gap,
    cause::{is_bringing, is_feeling},
};
use crate::{
    claims::{
        cues::{Bound, Certainty, CueValue, Unit},
        words::Shape,
    },
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
    let worded = matches!(gap.asked, Asked::Cause | Asked::Source | Asked::Motive | Asked::Identity);
    if worded && !there.told.has(Class::TELLS) || !worded && !linked {
        return None;
    }
    if gap.asked != Asked::When && is_long_ago(there, &(0..there.words.len()), readings[side]) {
        return None;
    }
    let of = Of { readings, alignment, side, gap };
    if !linked && of.partners().len() < COMMON {
        return None;
    }
    match gap.asked {
        Asked::Cause => of.cause(),
        Asked::Source => of.source(),
        Asked::Motive => of.motive().or_else(|| of.cause().filter(|_| !gap.topic.is_empty())),
        Asked::Number => of.number(),
        Asked::Identity => of.identity(),
        Asked::Whether => of.whether(),
        Asked::When => of.day(),
    }
    .filter(|&(first, last)| first <= last && last < there.words.len() && of.is_meant())
}

/// What is asked in one claim, seen beside the other.
pub(super) struct Of<'a, 'r> {
    readings: Pair<&'a Reading<'r>>,
    pub(super) alignment: &'a Alignment,
    pub(super) side: Side,
    pub(super) gap: &'a Gap,
}

impl<'r> Of<'_, 'r> {
    pub(super) fn here(&self) -> &Reading<'r> {
        self.readings[self.side]
    }

    pub(super) fn there(&self) -> &Reading<'r> {
        self.readings[self.side.other()]
    }

    /// The items of the other claim that correspond to what the gap is about.
    pub(super) fn partners(&self) -> Vec<usize> {
        self.gap.topic.clone().filter(|&item| self.is_told(item)).filter_map(|item| self.answered(item)).collect()
    }

    /// The item of the other claim that says the same as `item` of this one.
    pub(super) fn answered(&self, item: usize) -> Option<usize> {
        self.alignment.partner(self.side, item).filter(|_| self.alignment.credit(self.side, item) >= SYNONYM)
    }

    /// Whether the gap says of what it is one.
    pub(super) fn is_bare(&self) -> bool {
        !self.gap.topic.clone().any(|item| self.here().items[item].kind == Kind::Word && self.is_told(item))
    }

    /// Whether an item tells of what it is asked, rather than that it is not known: "no cause had been established".
    fn is_told(&self, item: usize) -> bool {
        let here = self.here();
        let found = &here.items[item];
        !found.root.light && !here.known[found.first].class.has(Class::LACKS)
    }

    /// The word of the topic on which the question hangs: "filmed" of "when the video was filmed", "recall" of "the reason
    /// for the recall of the cars".
    pub(super) fn core(&self) -> Option<usize> {
        let here = self.here();
        let noun = matches!(self.gap.asked, Asked::Cause | Asked::Source | Asked::Motive);
        // "no cause had been established"
        let lacks = |item: usize| noun && here.known[here.items[item].first].class.has(Class::LACKS);
        let items: Vec<usize> = self.gap.topic.clone().filter(|&item| !lacks(item)).collect();
        let (&first, &last) = (items.first()?, items.last()?);
        // "when the statue was made": the verb may be a small word.
        let end = if self.gap.asked == Asked::When { self.gap.tokens.1 + 1 } else { here.items[last].first };
        let within = here.items[first].last..end;
        let verb = within.clone().find(|&at| is_auxiliary(here.words.lower(at)));
        if let Some(verb) = verb {
            return items.into_iter().find(|&item| here.items[item].first > verb);
        }
        // "when the head of the club resigned", "the cause of the fall of the lift"
        let link = |at: &usize| is_link(here.words.lower(*at)) || noun && here.words.lower(*at) == "of";
        let end = within.into_iter().find(link).unwrap_or(here.items[last].last + 1);
        items.into_iter().rfind(|&item| here.items[item].first < end)
    }

    /// The word of the other claim that is the same as that, no wider sense of it.
    pub(super) fn same_core(&self) -> Option<usize> {
        let core = self.core()?;
        let other = self.answered(core)?;
        let stems = (self.here().items[core].root.stem, self.there().items[other].root.stem);
        let deed = || deed_of(stems.0).is_some_and(|deed| deed_of(stems.1) == Some(deed));
        (stems.0 == stems.1 || deed()).then_some(other)
    }

    /// Whether the claim that tells it is no mere assertion: "the opposition claimed".
    fn is_meant(&self) -> bool {
        let there = self.there();
        let frames = there.cues.iter().filter_map(|cue| match cue.value {
            CueValue::Speaker(speaker) => Some(there.tokens_of(speaker.frame)),
            _ => None,
        });
        frames.flat_map(|(first, last)| first..=last).all(|at| !is_assertion(there.words.lower(at)))
    }

    /// Whether the clause of token `at` says what it says outright.
    pub(super) fn is_plain(&self, at: usize) -> bool {
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
    pub(super) fn is_of(&self, item: usize) -> bool {
        self.is_bare() || self.partners().contains(&item)
    }

    /// A count of what the gap says nobody has counted.
    fn number(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let partners = self.partners();
        // "how many passengers were affected", "carries 40,000 passengers a day"
        let (core, told) = (self.core()?, self.same_core()?);
        // "were on the platform", "the platform's owner employs"
        if link_before(self.here(), core) != link_before(there, told) {
            return None;
        }
        let clause = there.items[told].clause;
        (0..there.items.len()).find_map(|item| {
            let found = &there.items[item];
            let Kind::Number(quantity) = found.kind else { return None };
            let near = |&&partner: &&usize| partner.abs_diff(item) <= NEAR && there.items[partner].clause == clause;
            let partner = *partners.iter().find(near)?;
            // "40 wounded passengers", "40 people", "40 reports of threats"
            let run = (item + 1..there.items.len()).take_while(|&next| {
                let gap = there.items[next - 1].last + 1;
                there.items[next].first == gap || there.items[next].first == gap + 1 && there.words.lower(gap) == "of"
            });
            let counted = run.into_iter().any(|next| partners.contains(&next) || there.items[next].root.light);
            let told = quantity.unit == Unit::Count
                && matches!(quantity.bound, Bound::Exactly | Bound::AtLeast | Bound::About);
            let (one, other) = (found, &there.items[partner]);
            (told && counted && found.clause == clause && !found.framed && self.is_plain(found.first))
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
            // "the suspect's victim"
            let named_so = |item: usize| {
                let found = &there.items[item];
                found.clause == clause && words.lower(found.last + 1) != "'s"
            };
            let of = self.is_bare() || self.partners().into_iter().any(named_so);
            (of && self.is_plain(at)).then_some((at, named.1))
        })
    }

    /// The same said outright: at most one word is missing of many, neither the first, the last nor that on which it hangs,
    /// and it is told of the same time.
    fn whether(&self) -> Option<(usize, usize)> {
        let (here, there) = (self.here(), self.there());
        let topic: Vec<usize> = self.gap.topic.clone().filter(|&item| self.is_told(item)).collect();
        let partners = self.partners();
        self.same_core()?;
        let needed = [*topic.first()?, *topic.last()?];
        let clause = there.items[*partners.first()?].clause;
        let whole = needed.into_iter().all(|item| self.answered(item).is_some())
            && partners.len() >= 2
            && 4 * partners.len() >= 3 * topic.len()
            && partners.iter().all(|&item| there.items[item].clause == clause && !there.items[item].framed);
        // "acted alone": a small word at the end may be what is asked.
        let end = self.gap.tokens.1;
        let within = || (0..there.words.len()).filter(|&at| there.clauses[at] == clause);
        let ends = here.words.shape(end) != Shape::Word
            || here.items[topic[topic.len() - 1]].last >= end
            || within().any(|at| there.words.lower(at) == here.words.lower(end));
        let from = here.items[self.gap.topic.start].first.saturating_sub(3);
        let ahead = (from..end).any(|at| is_ahead(here.words.lower(at)));
        let one_time = ahead == within().any(|at| is_ahead(there.words.lower(at)));
        let (from, to) = (partners.iter().min()?, partners.iter().max()?);
        // "is safe", "is safe for adults"
        let limited = matches!(there.words.lower(there.items[*to].last + 1), "for" | "among" | "except");
        (whole && ends && !limited && one_time && self.is_plain(there.items[*from].first))
            .then(|| (there.items[*from].first, there.items[*to].last))
    }

    /// A day on which what is asked happens.
    fn day(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let core = &there.items[self.same_core()?];
        let near = |&item: &usize| {
            let found = &there.items[item];
            let apart = item.abs_diff(there.item_from(core.first));
            matches!(found.kind, Kind::Date(_)) && !found.framed && found.clause == core.clause && apart <= NEAR
        };
        let date = &there.items[(0..there.items.len()).find(near)?];
        // "would open again", "was to open its new hall"
        let next = core.last + 1;
        let thing = is_determiner(there.words.lower(next)).then(|| head_from(there, next)).flatten();
        if thing.is_some_and(|thing| !self.partners().contains(&thing)) {
            return None;
        }
        self.is_plain(core.first).then(|| (core.first.min(date.first), core.last.max(date.last)))
    }
}

fn is_auxiliary(word: &str) -> bool {
    is_ahead(word)
        || matches!(
            word,
            "was" | "were" | "is" | "are" | "been" | "be" | "had" | "has" | "have" | "did" | "does" | "do" | "can"
        )
}

/// Whether `word` tells of what is yet to be.
fn is_ahead(word: &str) -> bool {
    matches!(word, "will" | "'ll" | "would" | "could" | "should" | "may" | "might" | "shall" | "going" | "to")
}

/// The small word that binds the noun with this head to what is before it.
fn link_before<'r>(reading: &'r Reading<'_>, item: usize) -> Option<&'r str> {
    let first = reading.items[item].first;
    let before = (first.saturating_sub(3)..first).rev().map(|at| reading.words.lower(at));
    before.take_while(|word| !is_auxiliary(word)).find(|word| is_link(word))
}

/// Whether `word` ends a noun or a verb with what hangs on it, but for "of", with which a noun goes on.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "to"
            | "for"
            | "from"
            | "with"
            | "by"
            | "between"
            | "into"
            | "over"
            | "about"
            | "during"
            | "near"
            | "behind"
    )
}

/// What those do who do not know it.
fn is_assertion(word: &str) -> bool {
    matches!(
        word,
        "claimed"
            | "claims"
            | "argued"
            | "argues"
            | "alleged"
            | "alleges"
            | "insisted"
            | "insists"
            | "contended"
            | "suggested"
            | "suggests"
            | "speculated"
            | "asserted"
    )
}

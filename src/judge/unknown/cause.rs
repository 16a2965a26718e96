//! What brought something about, or why somebody did it, where the other claim tells it.

use super::{
    super::{
        chain::Chain,
        occasion::is_told_as_another,
        reading::Kind,
        roles::{head_before, head_from},
    },
    answer::Of,
};
use crate::claims::cues::CueValue;

/// What a cause does, or is done by one.
pub(super) fn is_bringing(word: &str) -> bool {
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

impl Of<'_, '_> {
    /// "a gas leak caused the blast", "the blast was caused by a gas leak", "the cause was a gas leak".
    pub(super) fn cause(&self) -> Option<(usize, usize)> {
        (0..self.there().items.len()).find_map(|item| self.brought(item))
    }

    /// "unwashed fruit was the source of it", "it was traced to unwashed fruit".
    pub(super) fn source(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let told = |&item: &usize| matches!(there.words.lower(there.items[item].first), "source" | "traced");
        (0..there.items.len()).filter(told).find_map(|item| self.brought(item))
    }

    /// The same where item `item` tells it.
    fn brought(&self, item: usize) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        let at = there.items[item].first;
        let word = words.lower(at);
        let plain = || !there.is_framed(at) && self.is_plain(at) && self.is_known();
        if word == "cause" {
            return self.named(at).filter(|_| plain());
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
            let verb = Chain::before(there, at).from;
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
        let sure = looks_into(there.items[doer].root.stem);
        let cause = head_from(there, at + 1)?;
        let link = there.items[cause].last + 1;
        let effect = head_from(there, link + 1).filter(|_| words.lower(link) == "for")?;
        (sure && self.is_effect(effect)).then(|| (at, there.items[effect].last))
    }

    /// Whether what was brought about is what the gap asks of, and no other of its sort: "a second blast".
    fn is_effect(&self, effect: usize) -> bool {
        let mut topic = self.gap.topic.clone();
        let asked = topic.any(|item| is_told_as_another(self.here(), item));
        self.is_of(effect) && is_told_as_another(self.there(), effect) == asked
    }

    /// "the cause was bad wiring", "the motive for the theft was revenge", from the noun at token `at` on.
    fn named(&self, at: usize) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        let of = matches!(words.lower(at + 1), "of" | "for" | "behind").then(|| head_from(there, at + 2));
        let of = match of {
            Some(effect) => Some(effect.filter(|&effect| self.is_effect(effect))?),
            None => None,
        };
        let verb = of.map_or(at, |effect| there.items[effect].last) + 1;
        let end = head_from(there, verb + 1).filter(|_| matches!(words.lower(verb), "was" | "is"))?;
        Some((at, there.items[end].last))
    }

    /// Whether those tell it who look into it or who were asked, if anybody is said to tell it.
    fn is_known(&self) -> bool {
        let (here, there) = (self.here(), self.there());
        there.cues.iter().filter(|cue| matches!(cue.value, CueValue::Speaker(_))).all(|cue| {
            let (first, last) = there.tokens_of(cue.span);
            let asked = |item: usize| {
                self.alignment.partner(self.side.other(), item).is_some_and(|partner| here.items[partner].framed)
            };
            (there.item_from(first)..there.item_from(last + 1))
                .any(|item| looks_into(there.items[item].root.stem) || asked(item))
        })
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
    pub(super) fn motive(&self) -> Option<(usize, usize)> {
        let there = self.there();
        let words = &there.words;
        (0..words.len()).find_map(|at| {
            let plain = || !there.is_framed(at) && self.is_plain(at) && self.is_known();
            let next = words.lower(at + 1);
            let told = |from: usize| {
                let end = head_from(there, from)?;
                (plain() && (self.is_bare() || !self.partners().is_empty())).then_some((at, there.items[end].last))
            };
            // "driven by bus"
            let felt = || (at + 2..at + 6).any(|at| is_feeling(words.lower(at)));
            match words.lower(at) {
                "motive" | "motivation" | "reason" => self.named(at).filter(|_| plain()),
                "motivated" if next == "by" => told(at + 2),
                "driven" if next == "by" && felt() => told(at + 2),
                "out" if next == "of" && is_feeling(words.lower(at + 2)) => told(at + 2),
                "in" if matches!(next, "revenge" | "retaliation" | "retribution" | "protest") => told(at + 1),
                "because" if !self.is_bare() => {
                    let before = |item: usize| there.items[item].last < at;
                    let last = (at..words.len()).take_while(|&to| there.clauses[to] == there.clauses[at]).last()?;
                    let of = self.core().and_then(|core| self.answered(core)).is_some_and(before);
                    (of && last > at + 1 && plain()).then(|| (at, last.min(at + 12)))
                }
                _ => None,
            }
        })
    }
}

/// Out of what somebody does something.
pub(super) fn is_feeling(word: &str) -> bool {
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

/// Whether somebody by this stem finds out what happened: "investigators", "the fire brigade".
fn looks_into(stem: &str) -> bool {
    const KNOWING: [&str; 29] = [
        "investig",
        "inspect",
        "offici",
        "polic",
        "author",
        "inquiri",
        "report",
        "marshal",
        "engin",
        "fire",
        "brigad",
        "coron",
        "court",
        "judg",
        "prosecut",
        "ministri",
        "depart",
        "agenc",
        "council",
        "compani",
        "oper",
        "airlin",
        "railway",
        "scientist",
        "expert",
        "doctor",
        "laborator",
        "research",
        "forens",
    ];
    KNOWING.iter().any(|known| stem.starts_with(known)) || stem.contains("olog")
}

//! Pairs that may not speak of the same thing: only what is itself a sign that they do is looked for, such as another
//! part of one long name, another degree, measure or outcome of one thing, or another status of one person.

use super::{
    Doubtful, Linked, Reason, Relation, Subject, Verdict,
    alignment::Alignment,
    attribute, certainty,
    class::Class,
    degree, label, leaving, measure, name, outcome,
    reading::{LIMIT, Reading},
    readings::Readings,
    silence, status,
    stems::{Known, Stems},
    unknown,
};
use crate::{
    claims::{
        Claims,
        cues::{Part, may_hold_long_name},
        words::{Shape, Words},
    },
    text::{Pair, Side},
};

/// What may be found in the claims of two articles, each looked at once.
pub(super) struct Seen {
    signs: Pair<Vec<Option<Signs>>>,
    /// Whether a claim is in a pair that is asked about.
    wanted: Pair<Vec<bool>>,
}

impl Seen {
    /// Nothing seen yet of the claims that are in `pairs`.
    pub(super) fn nothing(claims: Pair<Claims<'_>>, pairs: &[Doubtful]) -> Self {
        let mut wanted = claims.map(|side| vec![false; side.len()]);
        for pair in pairs {
            wanted.left[pair.left] = true;
            wanted.right[pair.right] = true;
        }
        Seen { signs: claims.map(|side| vec![None; side.len()]), wanted }
    }

    /// Looks at a claim that was read.
    pub(super) fn look(&mut self, side: Side, index: usize, reading: &Reading<'_>) {
        if self.wanted[side][index] {
            self.signs[side][index].get_or_insert_with(|| Signs::of_words(&reading.words, |at| reading.known[at]));
        }
    }
}

/// How the claims of `pairs` differ, in their order. They are among those that were to be `seen`.
pub(super) fn judge_doubtful<'a>(
    claims: Pair<Claims<'a>>,
    pairs: &[Doubtful],
    stems: &Stems<'a>,
    seen: &mut Seen,
) -> Vec<Verdict> {
    let mut signs = |side: Side, index: usize| {
        *seen.signs[side][index].get_or_insert_with(|| Signs::of(Subject { claims: claims[side], index }, stems))
    };
    let signs: Vec<Pair<Signs>> =
        pairs.iter().map(|pair| Pair::new(signs(Side::Left, pair.left), signs(Side::Right, pair.right))).collect();
    // Only some things are judged by how common words are in all those claims.
    let weighed = signs.iter().any(|signs| signs.left.may_meet_in_common(signs.right));
    let linked = |&Doubtful { left, right, .. }: &Doubtful| Linked { left, right, score: 0.0, alike: Vec::new() };
    let all: Vec<Linked> = pairs.iter().filter(|_| weighed).map(linked).collect();
    let read = Readings::new(claims, &all, stems);
    let verdicts = pairs.iter().zip(&signs).map(|(&Doubtful { left, right, remote }, signs)| {
        let reasons = if signs.left.may_meet(signs.right) {
            let (left, right) = (read.get(Side::Left, left), read.get(Side::Right, right));
            reasons(Pair::new(&left, &right), remote)
        } else {
            Vec::new()
        };
        Verdict { relation: if reasons.is_empty() { Relation::Related } else { Relation::Differs }, reasons }
    });
    verdicts.collect()
}

fn reasons(readings: Pair<&Reading<'_>>, remote: bool) -> Vec<Reason> {
    let alignment = Alignment::new(readings);
    let mut reasons = degree::of_one_word(readings, &alignment);
    reasons.extend(measure::differences(readings, &alignment, false));
    reasons.extend(attribute::differences(readings, false));
    if remote {
        reasons.extend(outcome::of_one_word(readings, &alignment));
    } else {
        reasons.extend(name::slips(readings));
        if status::any(readings) {
            reasons.extend(status::differences(readings, &alignment));
        }
        reasons.extend(certainty::of_one_deed(readings, &alignment, 0.0));
        reasons.extend(outcome::of_one_word_or_topic(readings, &alignment));
        reasons.extend(label::differences(readings, &alignment, false));
        reasons.extend(silence::differences(readings, &alignment, false));
        reasons.extend(unknown::differences(readings, &alignment, false));
        reasons.extend(leaving::differences(readings, &alignment, false));
    }
    reasons
}

/// What may be found in a claim: enough to see that most need not be read.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Signs {
    class: Class,
    long_name: bool,
    /// Whether something may be hedged in it.
    hedged: bool,
    /// Whether something may be measured in it: "31-page", "weekslong".
    measured: bool,
    /// Whether something may be said in it not to be known.
    lacking: bool,
    /// Whether somebody's age may be told in it.
    aged: bool,
}

impl Signs {
    fn of<'a>(subject: Subject<'a>, stems: &Stems<'a>) -> Self {
        let words = Words::new(subject.text(), LIMIT);
        Signs::of_words(&words, |at| stems.meet_token(&words, at))
    }

    /// The same of a claim's words and what is known of each.
    fn of_words<'a>(words: &Words<'_>, known: impl Fn(usize) -> Known<'a>) -> Self {
        let spoken = || (0..words.len()).filter(|&at| words.shape(at) != Shape::Number);
        let each = spoken().map(&known);
        let (class, hedged) = each.fold((Class::default(), false), |(class, hedged), known| {
            (class.with(known.class), hedged || known.class.part().may_be(Part::HEDGE))
        });
        // What hangs on the word before, a full stop or comma aside, may be a unit.
        let hangs = spoken().any(|at| words.tight(at) && !matches!(words.lower(at), "." | ","));
        let measured = hangs || class.has(Class::LASTING);
        let lacking = class.has(Class::LACKS) && unknown::is_lacking_in(words, |at, class| known(at).class.has(class));
        Signs {
            class,
            long_name: may_hold_long_name(words),
            hedged,
            measured,
            lacking,
            aged: attribute::may_tell_age(words),
        }
    }

    /// Whether anything may be found between this claim and another.
    fn may_meet(self, other: Signs) -> bool {
        self.may_meet_in_common(other)
            || self.long_name && other.long_name
            || self.class.with(other.class).has(Class::STATUS)
            || self.class.has(Class::DEGREE) && other.class.has(Class::DEGREE)
            || self.class.has(Class::LABEL) && other.class.has(Class::LABEL)
            || self.class.has(Class::REFUSES) != other.class.has(Class::REFUSES)
            || self.aged && other.aged
            || self.class.has(Class::LEAVES) && other.class.has(Class::LEAVES)
            || self.lacking && other.class.has(Class::TELLS)
            || other.lacking && self.class.has(Class::TELLS)
    }

    /// The same for what hangs on how common words are.
    fn may_meet_in_common(self, other: Signs) -> bool {
        self.hedged
            || other.hedged
            || self.measured && other.measured
            || self.class.has(Class::OUTCOME) && other.class.has(Class::OUTCOME)
    }
}

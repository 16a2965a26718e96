//! What a word may be to those who read it: found out once for each word of two articles, and asked of every token.

use super::{
    acts, assessment, candidacy, certainty, daytime, degree, edit, label, leaving, measure, negation, office,
    opposition, outcome, poles, post, quotation, rank, reading, seat, sign, silence, status, thesaurus::has_prefix,
    undecided, unknown,
};
use crate::claims::cues::Part;

/// The five bits of a class from here on are the parts a word may play.
const PARTS: u32 = 32;

/// What a word may be; any number of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    /// Nothing but a word that holds a sentence together.
    pub(super) const STOPWORD: Class = Class(1);
    /// "up", after a verb.
    pub(super) const PARTICLE: Class = Class(1 << 1);
    /// "voted", before "for".
    pub(super) const VOTE: Class = Class(1 << 2);
    /// A word that opens a clause.
    pub(super) const OPENS_CLAUSE: Class = Class(1 << 3);
    /// A mark that ends one.
    pub(super) const ENDS_CLAUSE: Class = Class(1 << 4);
    /// A word that may deny the next one.
    pub(super) const DENIES: Class = Class(1 << 5);
    /// A word under which something is denied.
    pub(super) const DENIAL: Class = Class(1 << 6);
    /// A word that asks or supposes.
    pub(super) const OPEN: Class = Class(1 << 7);
    /// A word that takes certainty away.
    pub(super) const SOFT: Class = Class(1 << 8);
    /// A word of degree.
    pub(super) const DEGREE: Class = Class(1 << 9);
    /// "former", "elect".
    pub(super) const STATUS: Class = Class(1 << 10);

    /// A word that has opposites.
    pub(super) const OPPOSED: Class = Class(1 << 11);
    /// A small word that another small one excludes.
    pub(super) const PAIRED: Class = Class(1 << 17);
    /// A word that may deny another one by how it begins.
    pub(super) const PREFIXED: Class = Class(1 << 16);
    /// A word for how a matter stands.
    pub(super) const OUTCOME: Class = Class(1 << 18);
    /// A word that sounds good or bad.
    pub(super) const TONED: Class = Class(1 << 12);
    /// A number, a date, a name.
    pub(super) const NUMBER: Class = Class(1 << 13);
    pub(super) const DATE: Class = Class(1 << 14);
    pub(super) const NAME: Class = Class(1 << 15);
    /// A mark of quotation.
    pub(super) const QUOTES: Class = Class(1 << 19);
    /// "weekslong", "year" before "long".
    pub(super) const LASTING: Class = Class(1 << 20);
    /// "evening", "century", "after".
    pub(super) const TIMED: Class = Class(1 << 21);
    /// A word that says nothing of its own, by which no claims are compared.
    pub(super) const FILLER: Class = Class(1 << 22);
    /// A word that may take something out of what is said.
    pub(super) const EXCEPTS: Class = Class(1 << 23);
    /// "deputy", "acting".
    pub(super) const HELD: Class = Class(1 << 24);
    /// A word that a number may follow as a name: "gate".
    pub(super) const LABEL: Class = Class(1 << 25);
    /// A word that may say that somebody gave no comment.
    pub(super) const REFUSES: Class = Class(1 << 26);
    /// A word that may say that something is not known.
    pub(super) const LACKS: Class = Class(1 << 27);
    /// A word with which a cause, a motive or a name may be told.
    pub(super) const TELLS: Class = Class(1 << 28);
    /// A word that tells a deed.
    pub(super) const DEED: Class = Class(1 << 29);
    /// A word for one of two ways to tell of an event.
    pub(super) const POLE: Class = Class(1 << 30);
    /// "after", "of": between a time and what it is told from.
    pub(super) const LINKS: Class = Class(1 << 31);

    /// A word that may say that somebody has not decided, and one that may say that somebody has.
    pub(super) const WAVERS: Class = Class(1 << 40);
    pub(super) const COMMITS: Class = Class(1 << 41);
    /// A word that may tell of leaving.
    pub(super) const LEAVES: Class = Class(1 << 43);
    /// A word that may tell of a candidacy.
    pub(super) const RUNS: Class = Class(1 << 44);
    /// The word by which what tells a topic, a matter or a part is found, by its form or by its stem.
    pub(super) const SIGN: Class = Class(1 << 45);
    /// "committee", "university".
    pub(super) const BODY: Class = Class(1 << 42);
    /// "captain", "bishop".
    pub(super) const RANK: Class = Class(1 << 46);

    /// "minister", "dentist".
    pub(super) const OFFICE: Class = Class(1 << 47);

    /// All that the words with this stem may be, `opposed` if they have opposites.
    pub(super) fn of_stem(stem: &str, opposed: bool) -> Class {
        let deed = acts::is_deed(stem);
        Class::all([
            (Class::OPPOSED, opposed),
            (Class::PREFIXED, has_prefix(stem)),
            (Class::DEED, deed),
            (Class::LEAVES, deed && leaving::is_leaving(stem)),
            (Class::TONED, assessment::tone(stem).is_some()),
            (Class::SIGN, sign::may_tell(stem)),
        ])
    }

    /// All that `word`, in lower case, may be.
    pub(super) fn of(word: &str) -> Class {
        Class::all([
            (Class::STOPWORD, reading::is_small(word)),
            (Class::PARTICLE, reading::is_particle(word)),
            (Class::VOTE, reading::is_vote(word)),
            (Class::OPENS_CLAUSE, reading::opens_clause(word)),
            (Class::ENDS_CLAUSE, reading::ends_clause(word)),
            (Class::DENIES, negation::may_deny(word)),
            (Class::DENIAL, negation::is_denial(word)),
            (Class::OPEN, negation::may_suppose(word)),
            (Class::SOFT, certainty::softens(word)),
            (Class::DEGREE, degree::may_measure(word)),
            (Class::STATUS, status::is_status(word)),
            (Class::PAIRED, opposition::is_paired(word)),
            (Class::OUTCOME, outcome::is_outcome(word)),
            (Class::QUOTES, quotation::is_mark(word)),
            (Class::LASTING, measure::may_last(word)),
            (Class::TIMED, daytime::may_tell(word)),
            (Class::HELD, post::may_tell(word)),
            (Class::LABEL, label::may_label(word)),
            (Class::REFUSES, silence::may_refuse(word)),
            (Class::LACKS, unknown::may_lack(word)),
            (Class::TELLS, unknown::may_tell(word)),
            (Class::POLE, poles::is_pole(word)),
            (Class::LINKS, daytime::links(word)),
            (Class::LEAVES, leaving::may_begin(word)),
            (Class::RUNS, candidacy::may_run(word)),
            (Class::WAVERS, undecided::may_waver(word)),
            (Class::COMMITS, undecided::may_commit(word)),
            (Class::BODY, seat::is_body(word)),
            (Class::RANK, rank::is_rank(word)),
            (Class::OFFICE, office::may_tell(word)),
            (Class::FILLER, edit::is_filler(word)),
            (Class::EXCEPTS, edit::may_except(word)),
            (Class::SIGN, sign::may_tell(word)),
        ])
    }

    fn all<const N: usize>(parts: [(Class, bool); N]) -> Class {
        parts.into_iter().filter(|(_, is)| *is).fold(Class::default(), |all, (class, _)| all.with(class))
    }

    /// The same with the parts that it may play to the cues: one number for both, so that what is known of a word takes
    /// little room.
    #[must_use]
    pub(super) fn with_part(self, part: Part) -> Class {
        Class(self.0 | u64::from(part.bits()) << PARTS)
    }

    /// Those parts.
    #[inline]
    pub(super) fn part(self) -> Part {
        Part::of_bits((self.0 >> PARTS) as u8)
    }

    /// Whether it is anything that `class` is.
    #[inline]
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & class.0 != 0
    }

    /// Both together.
    #[inline]
    #[must_use]
    pub(super) fn with(self, class: Class) -> Class {
        Class(self.0 | class.0)
    }
}

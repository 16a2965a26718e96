//! What the relation of two linked claims is, and why.
//!
//! Gate first, then compare: a mismatch means something only where the rest is aligned.

mod acts;
mod alignment;
mod assessment;
mod attribute;
mod attribution;
mod blame;
mod bodies;
mod candidacy;
mod certainty;
mod chain;
mod circumstances;
mod class;
mod contrary;
mod contrast;
mod converse;
mod date;
mod daytime;
mod deeds;
mod degree;
mod doubtful;
mod edit;
mod fate;
mod introduced;
mod kinship;
mod label;
mod leaving;
mod lookup;
mod matter;
mod measure;
mod milestone;
mod name;
mod negation;
mod number;
mod occasion;
mod office;
mod opposition;
mod outcome;
mod pairing;
mod part;
mod period;
mod person;
mod poles;
mod post;
mod quotation;
mod rank;
mod reading;
mod readings;
mod retold;
mod roles;
mod rules;
mod seat;
mod share;
mod siblings;
mod sign;
mod silence;
mod slots;
mod sort;
mod spelling;
mod stage;
mod standing;
mod status;
mod stems;
mod thesaurus;
mod topic;
mod undecided;
mod unknown;
mod unproven;
mod utterer;
mod verdict;
mod voice;
mod weighed;
mod who;

use serde::{Deserialize, Serialize};

use crate::{
    claims::Claims,
    text::{Pair, Side, Span},
};
use reading::Reading;

pub use rules::{RULES, Rule, handbook};
pub use verdict::{judge, judge_all};

/// How two linked claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Nearly the same words.
    Same,
    /// The same claim in other words.
    Agrees,
    /// Both cannot be right.
    Conflicts,
    /// Softer than a conflict: another certainty, degree, assessment, attribution, status or name.
    Differs,
    /// The same matter, but no shared claim.
    Related,
}

impl Relation {
    /// Its name, as in the formats.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Agrees => "agrees",
            Relation::Conflicts => "conflicts",
            Relation::Differs => "differs",
            Relation::Related => "related",
        }
    }

    /// Whether it is a divergence: what a reader steps through with `n`.
    pub fn diverges(self) -> bool {
        matches!(self, Relation::Conflicts | Relation::Differs)
    }
}

/// What two claims diverge in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// A quantity.
    Number,
    /// A day, month, year or time.
    Date,
    /// Who, where or which.
    Name,
    /// One says it, the other denies it.
    Negation,
    /// Words that exclude each other: rose / fell.
    Opposition,
    /// Who says it or did it.
    Attribution,
    /// How certain it is said to be.
    Certainty,
    /// How much, how badly.
    Degree,
    /// What somebody is: former / current.
    Status,
    /// How the matter is said to stand.
    Assessment,
    /// Anything else.
    Other,
}

impl ReasonKind {
    /// How sure a reason of this kind must be to make a conflict rather than a difference, if it can make one.
    fn conflicts_from(self) -> Option<Confidence> {
        match self {
            ReasonKind::Number | ReasonKind::Date | ReasonKind::Negation | ReasonKind::Opposition => {
                Some(Confidence::Medium)
            }
            // Another name may belong to another matter, unless all the rest of both claims corresponds.
            ReasonKind::Name => Some(Confidence::High),
            _ => None,
        }
    }

    /// Whether what differs so may belong to two matters that are told in the same words, rather than to two accounts of
    /// one.
    fn tells_matters_apart(self) -> bool {
        !matches!(self, ReasonKind::Certainty | ReasonKind::Status | ReasonKind::Assessment | ReasonKind::Other)
    }

    /// Whether it is told by what words mean rather than by a value or a name.
    fn is_of_words(self) -> bool {
        matches!(self, ReasonKind::Negation | ReasonKind::Opposition)
    }

    /// Its name, as in the formats.
    pub fn name(self) -> &'static str {
        match self {
            ReasonKind::Number => "number",
            ReasonKind::Date => "date",
            ReasonKind::Name => "name",
            ReasonKind::Negation => "negation",
            ReasonKind::Opposition => "opposition",
            ReasonKind::Attribution => "attribution",
            ReasonKind::Certainty => "certainty",
            ReasonKind::Degree => "degree",
            ReasonKind::Status => "status",
            ReasonKind::Assessment => "assessment",
            ReasonKind::Other => "other",
        }
    }

    /// What a reader is told it is: the formats have no name of its own for words quoted differently.
    pub fn title(self) -> &'static str {
        match self {
            ReasonKind::Other => "quotation",
            kind => kind.name(),
        }
    }
}

/// Why a relation was given: the exact words on both sides, both or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What they diverge in.
    pub kind: ReasonKind,
    /// The words in the left article's text.
    pub left: Span,
    /// The words in the right article's text.
    pub right: Span,
    /// A sentence a person would write.
    pub text: String,
    /// How sure it is that both speak of the same, so that the words are at odds.
    pub confidence: Confidence,
    /// Whether both name the one thing that it is told of, so that it cannot belong to two matters.
    pub of_one_thing: bool,
}

/// How sure a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Worth a look: never more than a difference.
    Low,
    /// Right nine times in ten.
    Medium,
    /// All the rest of both claims corresponds.
    High,
}

impl Confidence {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

impl Reason {
    /// Whether it may belong to two matters that are told in the same words, rather than to two accounts of one.
    pub(crate) fn tells_matters_apart(&self) -> bool {
        !self.of_one_thing && self.kind.tells_matters_apart()
    }

    /// Whether both claims cannot be right.
    fn excludes(&self) -> bool {
        self.kind.conflicts_from().is_some_and(|least| self.confidence >= least)
    }

    /// A reason that quotes tokens of both claims: first and last of each side.
    fn quoting(
        kind: ReasonKind,
        confidence: Confidence,
        readings: Pair<&Reading<'_>>,
        tokens: Pair<(usize, usize)>,
    ) -> Self {
        Reason::saying(kind.rule().map_or("They differ", |rule| rule.says), kind, confidence, readings, tokens)
    }

    /// The same with another sentence before what it quotes.
    fn saying(
        what: &str,
        kind: ReasonKind,
        confidence: Confidence,
        readings: Pair<&Reading<'_>>,
        tokens: Pair<(usize, usize)>,
    ) -> Self {
        let quoted = |side: Side| {
            let (first, last) = tokens[side];
            readings[side].words.quote(first, last)
        };
        let text = format!("{what}: “{}” on the left, “{}” on the right.", quoted(Side::Left), quoted(Side::Right));
        let spans = Pair::from_fn(|side| readings[side].in_article(tokens[side].0, tokens[side].1));
        Reason { kind, left: spans.left, right: spans.right, text, confidence, of_one_thing: false }
    }
}

/// The relation of two linked claims and the reasons for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The relation.
    pub relation: Relation,
    /// Empty unless the relation diverges.
    pub reasons: Vec<Reason>,
}

/// A link between two claims that is to be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// How strong the link is, 0 to 1.
    pub score: f64,
    /// Where words begin, in bytes of the claims, that are known to do the same in both: other evidence than words
    /// around them that correspond.
    pub alike: Vec<Pair<usize>>,
}

/// A left and a right claim that may not speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubtful {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// Whether they most likely do not.
    pub remote: bool,
}

/// One of two linked claims, in its article.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The claims of the article.
    pub claims: Claims<'a>,
    /// Which of them.
    pub index: usize,
}

impl<'a> Subject<'a> {
    /// Its words.
    pub fn text(&self) -> &'a str {
        self.claims.text(self.index)
    }
}

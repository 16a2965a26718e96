//! The chain of auxiliaries and adverbs before a verb, and what it says of how it stands with the deed: "has not been",
//! "is expected to", "will".

use super::{acts::Standing, reading::Reading};

/// What stands before a verb and belongs to it.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a word that stands there or not")]
pub(super) struct Chain {
    /// Its first token.
    pub(super) from: usize,
    pub(super) has: bool,
    pub(super) is: bool,
    pub(super) does: bool,
    pub(super) denied: usize,
    pub(super) to: bool,
    pub(super) will: bool,
    /// Whether something takes away that it is said outright.
    pub(super) open: bool,
}

impl Chain {
    /// Whether `word` stands right before it.
    pub(super) fn follows(&self, reading: &Reading<'_>, word: &str) -> bool {
        reading.words.lower_before(self.from, 1) == word
    }

    /// The auxiliaries and adverbs before token `verb`.
    pub(super) fn before(reading: &Reading<'_>, verb: usize) -> Self {
        let words = &reading.words;
        let mut chain = Chain { from: verb, ..Chain::default() };
        while let Some(at) = chain.from.checked_sub(1).filter(|&at| reading.clauses[at] == reading.clauses[verb]) {
            let word = words.lower(at);
            let plain = word.strip_suffix("n't").unwrap_or(word);
            chain.denied += usize::from(plain.len() < word.len());
            match plain {
                "not" | "never" => chain.denied += 1,
                "has" | "have" | "had" | "having" | "'ve" => chain.has = true,
                "was" | "were" | "been" | "is" | "are" | "be" | "being" | "get" | "got" | "gets" | "'re" => {
                    chain.is = true;
                }
                "did" | "does" | "do" => chain.does = true,
                "will" | "'ll" | "wo" => chain.will = true,
                "to" => {
                    chain.to = true;
                    chain.from = at;
                    break;
                }
                "may" | "might" | "would" | "'d" | "could" | "can" | "should" | "must" | "cannot" | "ca"
                | "allegedly" | "reportedly" | "probably" | "possibly" | "likely" | "almost" | "nearly" | "only" => {
                    chain.open = true;
                }
                "" | "also" | "already" | "now" | "then" | "later" | "finally" | "still" | "since" | "just"
                | "ever" | "even" | "yet" | "soon" | "both" | "all" | "first" | "once" => {}
                _ if plain.ends_with("ly") => {}
                _ => break,
            }
            chain.from = at;
        }
        // "demanded that he be dismissed"
        chain.open |= words.lower(chain.from) == "be" && !chain.to;
        chain
    }
}

/// How it stands with the verb behind `chain`, and the token where who does it ends.
pub(super) fn standing(reading: &Reading<'_>, chain: &Chain, word: &str, past: bool) -> Option<(Standing, usize)> {
    let words = &reading.words;
    let before = words.lower_before(chain.from, 1);
    if chain.to {
        return if chain.denied == 0 { governed(reading, chain.from) } else { None };
    }
    if word.ends_with("ing") && !(chain.is && past) {
        let governor = considers(before).then(|| Chain::before(reading, chain.from - 1))?;
        return (governor.denied == 0).then_some((Standing::Pending, governor.from));
    }
    if chain.denied > 0 {
        return (chain.denied == 1).then_some((Standing::Denied, chain.from));
    }
    if chain.will {
        return Some((Standing::Pending, chain.from));
    }
    // "suspends" is what a headline says of what somebody will do.
    let standing = if past || chain.does { Standing::Done } else { Standing::Announced };
    let plain = past || chain.does || !chain.is && !chain.has && word.ends_with('s');
    plain.then_some((standing, chain.from))
}

/// The same of a verb behind "to" at this token.
fn governed(reading: &Reading<'_>, to: usize) -> Option<(Standing, usize)> {
    let words = &reading.words;
    let governor = to.checked_sub(1)?;
    let word = words.lower(governor);
    let chain = Chain::before(reading, governor);
    let told = |standing: Standing| (chain.denied == 0).then_some((standing, chain.from));
    match word {
        "yet" if chain.has || chain.is => told(Standing::Denied),
        "refused" | "refuses" | "refusing" | "declined" | "declines" | "failed" | "fails" | "unable" | "unwilling" => {
            told(Standing::Denied)
        }
        "expected" | "set" | "due" | "scheduled" | "likely" | "poised" | "ready" | "prepared" | "preparing"
        | "plan" | "plans" | "planned" | "planning" | "intend" | "intends" | "intended" | "hope" | "hopes"
        | "hoped" | "hoping" | "want" | "wants" | "wanted" | "vow" | "vows" | "vowed" | "pledge" | "pledges"
        | "pledged" | "promise" | "promises" | "promised" | "threaten" | "threatens" | "threatened" | "about"
        | "going" | "offered" | "offers" | "seeking" | "aims" => told(Standing::Pending),
        "whether" | "how" | "when" => {
            let weighing = (governor.saturating_sub(3)..governor).rev().find(|&at| weighs(words.lower(at)))?;
            let chain = Chain::before(reading, weighing);
            let end = if chain.to { governed(reading, chain.from)?.1 } else { chain.from };
            Some((Standing::Pending, end))
        }
        // "has ten days to sign"
        _ => {
            let clause = reading.clauses[to];
            let near = || (to.saturating_sub(8)..to).rev().filter(|&at| reading.clauses[at] == clause);
            let term = |word: &str| {
                matches!(word, "hours" | "days" | "weeks" | "months" | "until" | "time" | "week" | "month" | "year")
            };
            let timed = near().any(|at| term(words.lower(at)));
            let has = near().find(|&at| matches!(words.lower(at), "has" | "have" | "had"))?;
            timed.then_some((Standing::Pending, has))
        }
    }
}

/// Whether a deed is only thought of after this verb.
pub(super) fn considers(word: &str) -> bool {
    matches!(word, "considering" | "weighing" | "mulling" | "contemplating" | "planning")
}

/// Whether it is still open after this verb whether something is done.
pub(super) fn weighs(word: &str) -> bool {
    matches!(
        word,
        "decide"
            | "decides"
            | "deciding"
            | "weigh"
            | "weighs"
            | "weighing"
            | "consider"
            | "considers"
            | "considering"
            | "mull"
            | "mulls"
            | "mulling"
            | "assess"
            | "assesses"
            | "assessing"
            | "debate"
            | "debates"
            | "debating"
            | "discussing"
            | "determine"
            | "determining"
            | "examining"
            | "reviewing"
    )
}

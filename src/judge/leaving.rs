//! Leaving: what somebody did alone on one side, what was done to the same on the other: resigned, was dismissed;
//! surrendered, was captured.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    acts::{Act, Standing, acts, deed_of},
    alignment::Alignment,
    chain::Chain,
    class::Class,
    occasion,
    outcome::is_open,
    pairing,
    reading::{Item, Kind, Reading},
    who::{self, Pronoun, Who, fit},
};
use crate::{
    claims::words::Shape,
    text::{Pair, Side},
};

/// What a reason says.
pub(super) const SAYS: &str = "On one side it is done by choice, on the other by somebody else";

/// Deeds of one's own and what stands against them if it is done to the same.
const PAIRS: [(&[&str], &[&str]); 2] =
    [(&["resign", "retire"], &["fire", "remov", "expel", "forc_out"]), (&["surrend"], &["captur"])];

/// Whether words with this stem may tell of leaving.
pub(super) fn is_leaving(stem: &str) -> bool {
    static DEEDS: LazyLock<Vec<u16>> = LazyLock::new(|| {
        let stems = PAIRS.iter().flat_map(|(own, made)| own.iter().chain(made.iter()));
        stems.filter_map(|stem| deed_of(stem)).collect()
    });
    deed_of(stem).is_some_and(|deed| DEEDS.contains(&deed))
}

/// Somebody who leaves of himself on one side and is made to on the other. Of claims that are not `linked` both must name
/// them alike.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment, linked: bool) -> Option<Reason> {
    if !readings.left.told.has(Class::LEAVES) || !readings.right.told.has(Class::LEAVES) {
        return None;
    }
    let least = if linked { 1 } else { 2 };
    let is = |side: Side, stems: &[&str]| {
        let reading = readings[side];
        let deeds = stems.iter().filter_map(|stem| deed_of(stem));
        let told = |deed: u16| reading.items.iter().any(|item| deed_of(item.root.stem) == Some(deed));
        deeds.into_iter().any(told) || !phrased(reading, stems).is_empty()
    };
    let of = |side: Side, stems: &[&str]| {
        let deeds: Vec<u16> = stems.iter().filter_map(|stem| deed_of(stem)).collect();
        let mut told = acts(readings[side]);
        told.retain(|act| deeds.contains(&act.deed) && is_done(act));
        let told = told.into_iter().map(|act| Left {
            who: if act.alone { act.doer } else { act.other },
            by: if act.alone { Who::Open } else { act.doer },
            tokens: act.tokens,
        });
        let phrases = phrased(readings[side], stems);
        told.chain(presupposed(readings[side], &deeds)).chain(phrases).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        for (own, made) in &PAIRS {
            // Told in both ways on one side, it is no matter of how it is told.
            if !is(side, own) || !is(other, made) || is(side, made) || is(other, own) {
                continue;
            }
            let (own, made) = (of(side, own), of(other, made));
            let one = |one: Who, another: Who| {
                let (left, right) = if side == Side::Left { (one, another) } else { (another, one) };
                fit(readings, alignment, left, right).unwrap_or(0)
            };
            for (own, made) in own.iter().flat_map(|own| made.iter().map(move |made| (own, made))) {
                let told = own.who != Who::Open && made.who != Who::Open;
                let (own_tokens, made_tokens) = (own.tokens, made.tokens);
                let tokens = if side == Side::Left {
                    Pair::new(own_tokens, made_tokens)
                } else {
                    Pair::new(made_tokens, own_tokens)
                };
                // "the governor fires the chief", "the governor quits the race"
                if told
                    && one(own.who, made.who) >= least
                    && one(own.who, made.by) < 2
                    && !occasion::are_two(readings, tokens)
                    && !are_of_two_posts(readings, alignment, tokens)
                {
                    found.push(tokens);
                }
            }
        }
    }
    let tokens = pairing::first(readings, found.into_iter(), |tokens| tokens.map(|(first, _)| first))?;
    Some(Reason::saying(SAYS, ReasonKind::Opposition, Confidence::Low, readings, tokens))
}

/// Whether both tell from what or as what somebody leaves, and have no word of it in common: "resigned from the party",
/// "was expelled from the country". What is caught on film is not caught.
fn are_of_two_posts(readings: Pair<&Reading<'_>>, alignment: &Alignment, tokens: Pair<(usize, usize)>) -> bool {
    let post = |side: Side| {
        let (reading, (_, last)) = (readings[side], tokens[side]);
        let clause = reading.clauses.get(last + 1)?;
        let from = (last + 1..reading.words.len())
            .take_while(|&at| reading.clauses[at] == *clause)
            .find(|&at| matches!(reading.words.lower(at), "as" | "from"))?;
        let end = (from..reading.words.len()).take_while(|&at| reading.clauses[at] == reading.clauses[from]).last()?;
        Some(reading.item_from(from + 1)..reading.item_from(end + 1))
    };
    let filmed = |side: Side| {
        let (words, next) = (&readings[side].words, tokens[side].1 + 1);
        words.lower(next) == "on"
            && matches!(
                words.lower(next + 1),
                "video" | "camera" | "cameras" | "film" | "tape" | "footage" | "cctv" | "surveillance"
            )
    };
    let apart = || match (post(Side::Left), post(Side::Right)) {
        (Some(left), Some(right)) => {
            !left.is_empty()
                && !right.is_empty()
                && !left
                    .into_iter()
                    .any(|at| alignment.partner(Side::Left, at).is_some_and(|partner| right.contains(&partner)))
        }
        _ => false,
    };
    filmed(Side::Left) || filmed(Side::Right) || apart()
}

/// Somebody who leaves, and who made them.
struct Left {
    who: Who,
    by: Who,
    tokens: (usize, usize),
}

/// What is told as known by a noun: "her dismissal came after", "since the resignation of the treasurer".
fn presupposed(reading: &Reading<'_>, deeds: &[u16]) -> Vec<Left> {
    let words = &reading.words;
    let nouns = reading.items.iter().filter(|item| {
        item.kind == Kind::Word
            && item.first == item.last
            && deed_of(item.root.stem).is_some_and(|deed| deeds.contains(&deed))
    });
    let told = nouns.filter_map(|item| {
        let word = words.lower(item.first);
        let noun = ["al", "tion", "ment", "ture", "er"].iter().any(|end| word.ends_with(end));
        if !noun || item.framed {
            return None;
        }
        let (who, first) = whose(reading, item)?;
        // "calls for his resignation", "the threat of dismissal"
        let opens = matches!(
            words.lower_before(first, 1),
            "" | "," | "after" | "since" | "following" | "with" | "that" | "and" | "despite"
        ) || words.shape(first - 1) == Shape::Mark;
        let open = |at: usize| {
            let word = words.lower(at);
            is_open(word) || matches!(word, "no" | "not" | "never" | "denied" | "demanded" | "threatened" | "averted")
        };
        let clause = reading.clauses[item.first];
        let supposed = (0..words.len()).any(|at| reading.clauses[at] == clause && open(at));
        (opens && !supposed).then_some(Left { who, by: Who::Open, tokens: (first, item.last) })
    });
    told.collect()
}

/// Of whom the noun is told: "his", "Holm's", "of the treasurer"; and where it begins.
fn whose(reading: &Reading<'_>, item: &Item<'_>) -> Option<(Who, usize)> {
    let words = &reading.words;
    let before = item.first.checked_sub(1)?;
    if words.lower(item.last + 1) == "of" {
        let first = before + usize::from(words.lower(before) != "the");
        return Some((who::from(reading, item.last + 2), first));
    }
    let pronoun = match words.lower(before) {
        "his" => Pronoun::He,
        "her" => Pronoun::She,
        "their" => Pronoun::They,
        "'s" => return who::before(reading, before).filter(|(who, _)| matches!(who, Who::Noun { .. })),
        _ => return None,
    };
    Some((Who::Pronoun(pronoun), before))
}

/// What is told by more than a verb: "was let go", "was shown the door", "gave himself up".
const PHRASES: [(&str, &[&str], &str); 8] = [
    ("let", &["go"], "fire"),
    ("shown", &["the", "door"], "fire"),
    ("relieved", &["of", "his"], "fire"),
    ("relieved", &["of", "her"], "fire"),
    ("gave", &["himself", "up"], "surrend"),
    ("gave", &["herself", "up"], "surrend"),
    ("turned", &["himself", "in"], "surrend"),
    ("turned", &["herself", "in"], "surrend"),
];

/// Whether `word` may begin such a phrase.
pub(super) fn may_begin(word: &str) -> bool {
    PHRASES.iter().any(|(begin, ..)| *begin == word)
}

fn phrased(reading: &Reading<'_>, stems: &[&str]) -> Vec<Left> {
    let words = &reading.words;
    let begins = (0..words.len()).filter(|&at| may_begin(words.lower(at)));
    let told = begins.filter_map(|at| {
        let told = |(begin, rest, deed): &&(&str, &[&str], &str)| {
            *begin == words.lower(at) && words.follows(at + 1, rest) && stems.contains(deed)
        };
        let (_, rest, deed) = PHRASES.iter().find(told)?;
        let chain = Chain::before(reading, at);
        let passive = *deed == "fire";
        if chain.is != passive || chain.denied > 0 || chain.open || chain.will || chain.to {
            return None;
        }
        let (who, _) = who::before(reading, chain.from)?;
        Some(Left { who, by: Who::Open, tokens: (chain.from, at + rest.len()) })
    });
    told.collect()
}

fn is_done(act: &Act) -> bool {
    matches!(act.standing, Standing::Done | Standing::Announced)
}

//! Posts: the same person, in the same post or of the same standing, with another word before it on one side: "the founder",
//! "the co-founder"; "acting head", "former head"; "his wife", "his ex-wife".

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, SAME},
    class::Class,
    reading::{Kind, Reading, is_stopword},
    status::{is_title, serves, tells_of_leaving},
    thesaurus::Kin,
};
use crate::{
    claims::words::Shape,
    text::{Pair, Side},
};

/// What a word before a post makes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Past,
    Acting,
    Deputy,
    Shared,
    Coming,
    Serving,
}

fn standing(word: &str) -> Option<Standing> {
    Some(match word {
        "former" | "then" | "ex" | "onetime" | "erstwhile" | "retired" => Standing::Past,
        "acting" | "interim" | "caretaker" => Standing::Acting,
        "deputy" | "vice" | "assistant" => Standing::Deputy,
        "co" => Standing::Shared,
        "incoming" => Standing::Coming,
        "current" | "serving" | "sitting" => Standing::Serving,
        _ => return None,
    })
}

/// Words for people that mean something else more often.
const POSTS: [&str; 6] = ["head", "chief", "founder", "owner", "chair", "partner"];

/// Somebody in a post.
struct Holder {
    /// The item of the post and that of the name's last word.
    post: usize,
    name: usize,
    standing: Option<Standing>,
    /// The word before the post, if one says how it is held, and the post.
    tokens: (usize, usize),
}

/// Whether `word` may say how a post is held.
pub(super) fn may_tell(word: &str) -> bool {
    standing(word).is_some()
}

/// The same person in one post, which is held otherwise on the other side.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.with(readings.right.told).has(Class::HELD) {
        return None;
    }
    if tells_of_leaving(readings.left) || tells_of_leaving(readings.right) {
        return None;
    }
    let holders = readings.map(holders);
    if holders.left.iter().chain(&holders.right).all(|holder| holder.standing.is_none()) {
        return None;
    }
    let same = |left: &Holder, right: &Holder| {
        alignment.joins(left.name, right.name)
            && alignment.joins(left.post, right.post)
            && alignment.credit(Side::Left, left.post) >= SAME
    };
    // "the serving captain" is the captain.
    let told = |holder: &Holder| holder.standing.filter(|standing| *standing != Standing::Serving);
    let pairs = holders.left.iter().flat_map(|left| holders.right.iter().map(move |right| (left, right)));
    let mut at_odds = pairs.filter(|(left, right)| same(left, right) && told(left) != told(right));
    let (left, right) = at_odds.next()?;
    let tokens = Pair::new(left.tokens, right.tokens);
    Some(Reason::quoting(ReasonKind::Status, Confidence::Medium, readings, tokens))
}

/// Whether `word` tells somebody's post.
pub(super) fn is_post(word: &str) -> bool {
    is_title(word) || POSTS.contains(&word)
}

fn holders(reading: &Reading<'_>) -> Vec<Holder> {
    (0..reading.items.len()).filter_map(|post| holder(reading, post)).collect()
}

fn holder(reading: &Reading<'_>, post: usize) -> Option<Holder> {
    let item = &reading.items[post];
    let words = &reading.words;
    let word = words.lower(item.first);
    // With a capital it may be a name: "Grant", "Rose".
    let person = item.root.kin.is_some_and(Kin::is_somebody) && !item.named || is_post(word);
    let somebody = item.kind == Kind::Word && item.first == item.last && person;
    if !somebody {
        return None;
    }
    // "deputy director", "deputy police chief"
    let near = (1..=2).filter_map(|back| item.first.checked_sub(back));
    let says = |at: usize| standing(words.lower(at)).is_some() || !is_stopword(words, at);
    let mut before = near.take_while(|&at| words.shape(at) == Shape::Word && says(at));
    let held = before.find_map(|at| standing(words.lower(at)).map(|standing| (standing, at)));
    let (standing, first) = held.map_or((None, item.first), |(standing, at)| (Some(standing), at));
    // "former prosecutor and Torvik mayor": of both.
    let joined = (item.first.saturating_sub(2)..item.first).any(|at| words.lower(at) == "and");
    if standing.is_none() && joined {
        return None;
    }
    let named = |at: usize| words.shape(at) == Shape::Word && words.capital(at);
    // "founder Ada Holm", or "Ada Holm, the founder", "Ada Holm is the founder".
    let after = (item.last + 1..(item.last + 4).min(words.len())).take_while(|&at| named(at)).last();
    let led = || {
        let mut at = first.checked_sub(1)?;
        while matches!(words.lower(at), "," | "the" | "a" | "an" | "is" | "was" | "as" | "its") {
            at = at.checked_sub(1)?;
        }
        (named(at) && at + 1 < first).then_some(at)
    };
    if serves(reading, item.first, first) {
        return None;
    }
    let name = reading.item_from(after.or_else(led)?);
    (name < reading.items.len() && name != post).then_some(Holder { post, name, standing, tokens: (first, item.last) })
}

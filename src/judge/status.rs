//! Status: the same person, called former on one side only.
//!
//! Nothing is made of it where the claims tell how somebody lost the post ("firing Director Smith": he was director then),
//! or where a post is one in somebody's service ("his campaign chairman"), which is named like this for good.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    class::Class,
    reading::{Reading, is_stopword},
};
use crate::{
    claims::{
        cues::{CueValue, Status},
        words::Shape,
    },
    text::{Pair, Side},
};

/// A name both sides have, with the same title, and a word of status on one side only.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if tells_of_leaving(readings.left) || tells_of_leaving(readings.right) {
        return reasons;
    }
    let titled = readings.map(titled);
    for left in &titled.left {
        for right in &titled.right {
            let differ = left.status != right.status && !left.is_in_service() && !right.is_in_service();
            if differ && alignment.joins(left.name, right.name) && left.title == right.title {
                let spans = Pair::new(left.tokens, right.tokens);
                reasons.push(Reason::quoting(ReasonKind::Status, Confidence::Medium, readings, spans));
                return reasons;
            }
        }
    }
    reasons
}

/// Somebody with a title.
struct Titled {
    /// The last item of the name: a surname.
    name: usize,
    title: String,
    status: Option<Status>,
    /// Whether the post is in the service of a person or a campaign.
    serves: bool,
    /// From the status, or the title, to the end of the name.
    tokens: (usize, usize),
}

impl Titled {
    fn is_in_service(&self) -> bool {
        self.serves && self.status.is_none()
    }
}

/// Whether the claim tells that somebody loses or lays down a post; a word of status before a title does not.
pub(super) fn tells_of_leaving(reading: &Reading<'_>) -> bool {
    let words = &reading.words;
    (0..words.len()).filter(|&at| words.lower_before(at, 1) != "predecessor").any(|at| match words.lower(at) {
        "firing" | "firings" | "fires" | "dismissal" | "dismissing" | "dismissed" | "dismisses" | "ousting"
        | "ouster" | "resigned" | "resigns" | "resigning" | "resignation" | "sacking" | "quit" | "quits"
        | "replaced" | "replaces" | "replacing" | "succeeded" | "succeeds" => true,
        "fired" | "sacked" | "ousted" => !words.capital(at + 1) && !TITLES.contains(&words.lower(at + 1)),
        "step" | "steps" | "stepped" | "stepping" => matches!(words.lower(at + 1), "down" | "aside"),
        _ => false,
    })
}

/// Whether the title at token `title` is one in somebody's service: "his chairman", "campaign chairman".
pub(super) fn serves(reading: &Reading<'_>, title: usize, first: usize) -> bool {
    let words = &reading.words;
    matches!(words.lower_before(first, 1), "his" | "her" | "their" | "my")
        || (title.saturating_sub(2)..title).any(|at| words.lower(at) == "campaign")
}

/// Posts that are no titles: "chief executive".
const POSTS: [&str; 6] = ["executive", "coach", "manager", "treasurer", "captain", "editor"];

const TITLES: [&str; 22] = [
    "president",
    "minister",
    "chancellor",
    "secretary",
    "senator",
    "governor",
    "mayor",
    "chairman",
    "chairwoman",
    "chair",
    "director",
    "chief",
    "ambassador",
    "commissioner",
    "king",
    "queen",
    "premier",
    "speaker",
    "leader",
    "judge",
    "congressman",
    "representative",
];

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

fn titled(reading: &Reading<'_>) -> Vec<Titled> {
    (0..reading.words.len()).filter_map(|at| title_at(reading, at)).collect()
}

/// The title at token `at` with the name beside it: "former U.S. President Donald Trump", "Donald Trump, then U.S.
/// President".
fn title_at(reading: &Reading<'_>, at: usize) -> Option<Titled> {
    let words = &reading.words;
    let title = words.lower(at);
    if !is_title(title) && !POSTS.contains(&title) {
        return None;
    }
    let (status, first) = status_before(reading, at);
    let serves = serves(reading, at, first);
    // "President-elect Samuel Orde"
    let elect = words.lower(at + 1) == "elect" && words.tight(at + 1);
    let next = if elect { at + 2 } else { at + 1 };
    if words.capital(next) && words.shape(next) == Shape::Word {
        let last =
            (next..words.len()).take(4).take_while(|&at| words.capital(at) && words.shape(at) == Shape::Word).last()?;
        let name = reading.item_from(last);
        return (reading.items.get(name)?.first == last).then(|| Titled {
            name,
            title: title.to_owned(),
            status,
            serves,
            tokens: (first, last),
        });
    }
    let last = named_before(reading, first)?;
    let name = reading.item_from(last);
    (reading.items.get(name)?.first == last).then(|| Titled {
        name,
        title: title.to_owned(),
        status,
        serves,
        tokens: (last, at),
    })
}

/// The surname of somebody whose title is told behind the name, its first word at token `first`: "Donald Trump, then U.S.
/// President,", "Ada Holm, the Norwegian foreign minister", "Ada Holm, who has been the town's acting mayor".
fn named_before(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let words = &reading.words;
    let is_name = |at: &usize| words.capital(*at) && words.shape(*at) == Shape::Word;
    if let Some(who) = (first.saturating_sub(RELATIVE)..first).rev().find(|&at| words.lower(at) == "who") {
        let is = matches!((words.lower(who + 1), words.lower(who + 2)), ("has", "been") | ("is", _));
        return who.checked_sub(2).filter(|_| is && words.lower(who - 1) == ",").filter(is_name);
    }
    let before = (first.saturating_sub(MODIFIERS)..first).rev();
    let comma = before.into_iter().find(|&at| words.shape(at) == Shape::Mark).filter(|&at| words.lower(at) == ",")?;
    let leads = |at: usize| {
        words.capital(at)
            || matches!(words.lower(at), "the" | "a" | "an" | "its" | "then" | "'s")
            || !is_stopword(words, at)
    };
    if !(comma + 1..first).all(leads) {
        return None;
    }
    comma.checked_sub(1).filter(is_name)
}

/// "who has been the town's": so many words stand before a title that is told of somebody at most.
const RELATIVE: usize = 7;

/// So many words before a title that "and" joins to another one may a word of status stand.
const SHARED: usize = 6;

/// So many words at most stand between the comma behind a name and a title.
const MODIFIERS: usize = 4;

/// The word of status before a title, past at most three words of what it is the title of, and the first token of the
/// whole.
fn status_before(reading: &Reading<'_>, title: usize) -> (Option<Status>, usize) {
    let words = &reading.words;
    let mut first = title;
    for back in 1..=4 {
        let Some(at) = title.checked_sub(back) else { break };
        if let Some(status) = status_word(words.lower(at)) {
            return (Some(status), at);
        }
        // "his former campaign chairman": small words may stand between before a small title.
        let small = !words.capital(title) && !is_stopword(words, at);
        if !(words.capital(at) || small) || words.shape(at) != Shape::Word {
            break;
        }
        if words.capital(at) {
            first = at;
        }
    }
    // "former prosecutor and New York mayor": both are past.
    if first > 0 && words.lower(first - 1) == "and" {
        let others = (first.saturating_sub(SHARED)..first).rev().take_while(|&at| words.shape(at) == Shape::Word);
        if let Some(status) = others.into_iter().find_map(|at| status_word(words.lower(at))) {
            return (Some(status), first);
        }
    }
    let elect = words.lower(title + 1) == "elect" && words.tight(title + 1);
    (elect.then_some(Status::Designate), first)
}

fn status_word(word: &str) -> Option<Status> {
    crate::claims::cues::status_word(word).filter(|status| *status != Status::Designate || word == "incoming")
}

/// Whether any name of the claim carries a status: nothing to compare otherwise.
pub(super) fn any(readings: Pair<&Reading<'_>>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let named = || readings[side].cues.iter().any(|cue| matches!(cue.value, CueValue::Name(_)));
        readings[side].told.has(Class::STATUS) && named()
    })
}

/// Whether `word` is one of status.
pub(super) fn is_status(word: &str) -> bool {
    status_word(word).is_some() || word == "elect"
}

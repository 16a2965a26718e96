//! Utterers: the same words in quotation marks, said by one person in one claim and by another in the other; or said
//! outright in one and only believed in the other.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::Alignment,
    chain::Chain,
    class::Class,
    introduced,
    quotation::{Common, common, stretches},
    reading::{Item, Reading},
    retold::Retold,
    spelling::is_of_one_name,
    status::is_title,
    thesaurus::Kin,
};
use crate::{
    claims::{cues::CueValue, words::Shape},
    text::{Pair, Side},
};

/// So many words in a row are nobody else's by chance, if so many of them say something ...
const COMMON: usize = 5;
const TELLING: usize = 2;
/// ... and of what anybody says of themselves so many: "I have never seen anything like it".
const PERSONAL: usize = 4;
/// ... unless they are so many.
const LONG: usize = 8;

/// What differs about words that both claims quote.
pub(super) fn differences(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Option<Reason> {
    if !readings.left.told.has(Class::QUOTES) || !readings.right.told.has(Class::QUOTES) {
        return None;
    }
    let common = common(readings)?;
    let long = common.count >= COMMON;
    // Of several short ones any may be somebody else's.
    let alone = || Side::BOTH.into_iter().all(|side| stretches(readings[side]).len() == 1);
    let firm = || {
        common.whole
            && (long || common.telling >= TELLING && alone())
            && Retold::of(readings, alignment).is_tied_beside(common.telling, long)
    };
    let believed = || if long && common.telling >= TELLING { believed(readings, &common) } else { None };
    let said = || if long && tells(readings, &common) || firm() { of_others(readings) } else { None };
    believed().or_else(said)
}

/// Whether words that both quote say too much to be anybody's.
fn tells(readings: Pair<&Reading<'_>>, common: &Common) -> bool {
    let words = &readings.left.words;
    let (first, last) = common.tokens.left;
    let personal = words.lower(first) == "it"
        || (first..=last)
            .any(|at| matches!(words.lower(at), "i" | "we" | "my" | "our" | "me" | "us" | "i'm" | "i've" | "we're"));
    common.telling >= if personal && common.count < LONG { PERSONAL } else { TELLING }
}

/// Whether the claims hardly tell more than words that two may have said: such as anybody says, or of those asked on the spot.
pub(super) fn may_be_of_two(readings: Pair<&Reading<'_>>) -> bool {
    if !readings.left.told.has(Class::QUOTES) || !readings.right.told.has(Class::QUOTES) {
        return false;
    }
    let told =
        |reading: &Reading<'_>| (0..reading.words.len()).filter(|&at| reading.words.shape(at) == Shape::Word).count();
    let least = told(readings.left).min(told(readings.right));
    let bystanders = || {
        let who = Pair::new(utterer(readings.left)?, utterer(readings.right)?);
        Some(are_bystanders(readings, who))
    };
    common(readings)
        .is_some_and(|common| common.count * 2 >= least && (!tells(readings, &common) || bystanders() == Some(true)))
}

/// Two people to whom the claims put down the same words.
fn of_others(readings: Pair<&Reading<'_>>) -> Option<Reason> {
    let who = Pair::new(utterer_or_introduced(readings.left)?, utterer_or_introduced(readings.right)?);
    let surnames = Pair::from_fn(|side| readings[side].words.lower(who[side].1));
    let known = |side: Side| {
        let words = &readings[side.other()].words;
        (0..words.len()).any(|at| words.lower(at) == surnames[side])
    };
    let other = surnames.left != surnames.right && !is_of_one_name(surnames.left, surnames.right);
    let strangers = other
        && !Side::BOTH.into_iter().any(|side| joins_in(readings[side]))
        && !known(Side::Left)
        && !known(Side::Right)
        && !are_bystanders(readings, who);
    strangers.then(|| Reason::quoting(ReasonKind::Attribution, Confidence::Low, readings, who))
}

/// Whether it is told that somebody says what somebody else has said.
fn joins_in(reading: &Reading<'_>) -> bool {
    let quoted = stretches(reading);
    (0..reading.words.len()).filter(|at| !quoted.iter().any(|&(first, end)| (first..end).contains(at))).any(|at| {
        matches!(
            reading.words.lower(at),
            "also"
                | "too"
                | "both"
                | "agree"
                | "agrees"
                | "agreed"
                | "echo"
                | "echoed"
                | "echoing"
                | "repeat"
                | "repeated"
                | "repeating"
                | "likewise"
        )
    })
}

/// Whether each is told of with an age or with what they are, as whoever was asked on the spot: "resident Ada Lind".
fn are_bystanders(readings: Pair<&Reading<'_>>, who: Pair<(usize, usize)>) -> bool {
    let told = |side: Side| {
        let (first, last) = who[side];
        let words = &readings[side].words;
        let aged = matches!(words.lower(last + 1), "," | "(") && words.shape(last + 2) == Shape::Number;
        let before = readings[side].item_from(first).checked_sub(1).map(|item| &readings[side].items[item]);
        let plain = before.is_some_and(|item| item.last + 1 == first && !item.named);
        let nobody = |item: &Item<'_>| {
            item.root.kin.is_some_and(Kin::is_somebody) && !introduced::is_office(words.lower(item.first))
        };
        aged || plain && before.is_some_and(nobody)
    };
    told(Side::Left) && told(Side::Right)
}

/// The same, or the only one whom the claim introduces by name.
fn utterer_or_introduced(reading: &Reading<'_>) -> Option<(usize, usize)> {
    utterer(reading).or_else(|| {
        if (0..reading.words.len()).any(|at| speaks_for(reading.words.lower(at))) {
            return None;
        }
        let quoted = stretches(reading);
        let found = introduced::only(reading, &quoted).filter(|found| !found.is_aside(reading))?;
        Some(found.name)
    })
}

/// Whether somebody with this word speaks or writes for somebody else.
fn speaks_for(word: &str) -> bool {
    word.starts_with("spokes")
        || matches!(word, "quoting" | "quoted" | "citing" | "cited" | "aide" | "behalf" | "read" | "reads" | "office")
}

/// A title, a first name and a surname are so many words, less one.
const TITLED: usize = 2;

/// The name of the only one who is quoted, up to the surname.
fn utterer(reading: &Reading<'_>) -> Option<(usize, usize)> {
    let words = &reading.words;
    if (0..words.len()).any(|at| speaks_for(words.lower(at))) {
        return None;
    }
    let calls = (0..words.len()).filter(|&at| is_naming(words.lower(at))).filter_map(|at| {
        let end = Chain::before(reading, at).from;
        Some((0, end.checked_sub(1)?))
    });
    let mut speakers = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Speaker(_)));
    let (first, last) = match (speakers.next(), speakers.next()) {
        (Some(cue), None) => reading.tokens_of(cue.span),
        (None, _) => calls.into_iter().next()?,
        _ => return None,
    };
    let part = |at: usize| {
        words.shape(at) == Shape::Word && words.capital(at)
            || words.lower(at) == "." && at > first && words.capital(at - 1)
    };
    let begins = |at: &usize| part(*at) && words.shape(*at) == Shape::Word;
    // "the museum's director, Dr Ada Holm"
    let beside = || Some(last + 2).filter(|at| words.lower(last + 1) == "," && begins(at) && words.capital(at + 1));
    let (from, last) = if let Some(from) = (first..=last).find(begins) {
        (from, last)
    } else {
        let from = beside()?;
        (from, (from..=from + TITLED).take_while(begins).last()?)
    };
    let surname = (from..=last).take_while(|&at| part(at)).last()?;
    let word = words.lower(surname);
    let kin = reading.items.get(reading.item_from(surname)).filter(|item| item.first == surname)?.root.kin;
    // "the White House", "Tarn Industries": nobody.
    let place = || surname == from || is_of_places(words.lower(from));
    let nobody = is_title(word) || is_firm(word) || kin.is_some_and(|kin| kin.is_group() || kin.is_place() && place());
    let determined = matches!(words.lower_before(from, 1), "the" | "a" | "an" | "its" | "'s");
    let lone = surname == from && (from == 0 || !is_known(reading, surname));
    (!nobody && !determined && !lone).then_some((from, surname))
}

/// Whether a surname that stands alone is that of somebody who may be called by it: nothing hangs on it.
fn is_known(reading: &Reading<'_>, surname: usize) -> bool {
    let next = reading.words.lower(surname + 1);
    matches!(next, "said" | "told" | "says" | "added" | "wrote" | "called" | "calls" | "")
        || reading.words.shape(surname + 1) == Shape::Mark
}

/// What somebody does who calls a thing by quoted words.
fn is_naming(word: &str) -> bool {
    matches!(
        word,
        "called"
            | "calls"
            | "calling"
            | "described"
            | "describes"
            | "branded"
            | "labeled"
            | "labelled"
            | "dubbed"
            | "denounced"
            | "condemned"
            | "hailed"
            | "praised"
            | "dismissed"
    )
}

/// What the name of a place begins with: "New York".
fn is_of_places(word: &str) -> bool {
    matches!(
        word,
        "new" | "north" | "south" | "east" | "west" | "united" | "san" | "los" | "st" | "saint" | "great" | "saudi"
    )
}

fn is_firm(word: &str) -> bool {
    super::seat::is_body(word)
        || matches!(
            word,
            "inc"
                | "corp"
                | "ltd"
                | "plc"
                | "co"
                | "company"
                | "group"
                | "industries"
                | "house"
                | "court"
                | "office"
                | "police"
                | "service"
                | "services"
                | "government"
                | "parliament"
                | "senate"
                | "congress"
                | "church"
                | "club"
                | "team"
                | "times"
                | "post"
                | "news"
                | "journal"
                | "street"
                | "airlines"
                | "airways"
                | "foundation"
                | "institute"
                | "agency"
                | "bank"
                | "union"
                | "association"
                | "federation"
                | "center"
                | "centre"
        )
}

/// "officers faced a threat", "officers believed they faced a threat": what the one only believes.
fn believed(readings: Pair<&Reading<'_>>, common: &Common) -> Option<Reason> {
    let doubt = |side: Side| {
        let words = &readings[side].words;
        let (start, first) = (common.opens[side], common.tokens[side].0);
        // "I think": no more than a way to begin.
        let own = |at: usize| matches!(words.lower_before(at, 1), "i" | "we" | "i'd" | "would");
        (start..first).rev().take(BELIEF).find(|&at| is_belief(words.lower(at)) && !own(at))
    };
    let any = |side: Side| (0..readings[side].words.len()).any(|at| is_belief(readings[side].words.lower(at)));
    let side = Side::BOTH.into_iter().find(|&side| doubt(side).is_some() && !any(side.other()))?;
    let tokens = Pair::from_fn(|at| {
        let (first, last) = common.tokens[at];
        if at == side { (doubt(side).unwrap_or(first), last) } else { (first, last) }
    });
    Some(Reason::saying(BELIEVED, ReasonKind::Certainty, Confidence::Low, readings, tokens))
}

const BELIEVED: &str = "One side says it outright, the other does not";

/// What is believed follows so many words behind at most.
const BELIEF: usize = 5;

fn is_belief(word: &str) -> bool {
    matches!(
        word,
        "believed"
            | "believe"
            | "believes"
            | "thought"
            | "think"
            | "thinks"
            | "feared"
            | "fears"
            | "assumed"
            | "suspected"
            | "suspects"
            | "supposed"
            | "felt"
            | "understood"
            | "guess"
            | "guessed"
            | "imagined"
            | "presumed"
    )
}

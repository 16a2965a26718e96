//! People whose names are written otherwise: the same first name with a surname that sounds otherwise by a letter or two,
//! or the same title and surname with another first name. One of both is a slip, unless an article knows both.

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    alignment::namesakes,
    pairing,
    reading::{Kind, Reading},
    spelling::is_of_one_name,
    status::is_title,
    thesaurus::Kin,
};
use crate::{
    claims::{
        cues::CueValue,
        lexicon,
        words::{Shape, Words},
    },
    text::{Pair, fold::fold},
};

/// What a reason says.
pub(super) const SAYS: &str = "A name is written otherwise";

/// The same of two first names.
const RENAMED: &str = "Another first name is told";

/// Surnames that are shorter are too easily near each other.
const LEAST: usize = 5;

/// From so many letters on two of them may differ.
const LONG: usize = 6;

static ABBREVIATED: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/titles.txt")));

static COMMON: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/surnames.txt")));

/// Somebody with a first name and a surname.
pub(super) struct Person {
    /// The token of the title, if there is one, those of the first names, and that of the surname.
    title: Option<usize>,
    pub(super) given: std::ops::Range<usize>,
    pub(super) surname: usize,
}

/// Two names of one person, one of which must be wrong.
pub(super) fn differences(readings: Pair<&Reading<'_>>) -> Option<Reason> {
    let people = Pair::new(people(readings.left), people(readings.right));
    let pairs = people.left.iter().flat_map(|left| people.right.iter().map(move |right| Pair::new(left, right)));
    let told = pairs.filter_map(|pair| {
        let says = is_misspelt(readings, pair).then_some(SAYS);
        says.or_else(|| is_renamed(readings, pair).then_some(RENAMED)).map(|says| (says, pair))
    });
    let (says, found) = pairing::first(readings, told, |(_, pair)| pair.map(|person| person.given.start))?;
    let tokens = found.map(|person| (person.given.start, person.surname));
    let reason = Reason::saying(says, ReasonKind::Name, Confidence::Low, readings, tokens);
    Some(Reason { of_one_thing: true, ..reason })
}

/// Whether both have one first name, and surnames that differ by a slip. A surname alone is too little to tell a slip from
/// somebody else.
fn is_misspelt(readings: Pair<&Reading<'_>>, people: Pair<&Person>) -> bool {
    let words = readings.map(|reading| &reading.words);
    let given = Pair::new(words.left.lower(people.left.given.end - 1), words.right.lower(people.right.given.end - 1));
    let surnames = Pair::new(words.left.lower(people.left.surname), words.right.lower(people.right.surname));
    let common_noun = Pair::new(is_noun(readings.left, people.left), is_noun(readings.right, people.right));
    is_same(given.left, given.right)
        && !common_noun.left
        && !common_noun.right
        && is_near(surnames.left, surnames.right)
        && !is_of_one_name(surnames.left, surnames.right)
        && !readings.left.is_in_article(words.right.raw(people.right.surname))
        && !readings.right.is_in_article(words.left.raw(people.left.surname))
}

/// Whether both have one title and one surname, not a common one, and quite other first names.
fn is_renamed(readings: Pair<&Reading<'_>>, people: Pair<&Person>) -> bool {
    let words = readings.map(|reading| &reading.words);
    let (Some(left), Some(right)) = (people.left.title, people.right.title) else { return false };
    let surnames = Pair::new(words.left.lower(people.left.surname), words.right.lower(people.right.surname));
    let family = |words: &Words<'_>| (0..words.len()).any(|at| is_of_kin(words.lower(at)));
    if !have_one_title(readings, Pair::new(left, right))
        || family(words.left)
        || family(words.right)
        || COMMON.contains(surnames.left)
        || surnames.left.len() < LEAST
        || !is_same(surnames.left, surnames.right)
    {
        return false;
    }
    let others = |left: usize, right: usize| {
        let (one, other) = (words.left.lower(left), words.right.lower(right));
        let group = |reading: &Reading<'_>, at: usize| {
            reading.items.get(reading.item_from(at)).and_then(|item| namesakes(reading, item))
        };
        let namesakes = group(readings.left, left);
        // "Rob", "Robert"
        let begins = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        let short = one.chars().count().min(other.chars().count());
        begins < short.min(3)
            && !is_of_one_name(one, other)
            && (namesakes.is_none() || namesakes != group(readings.right, right))
            && !readings.left.is_in_article(words.right.raw(right))
            && !readings.right.is_in_article(words.left.raw(left))
    };
    let (lefts, rights) = (people.left.given.clone(), people.right.given.clone());
    lefts.into_iter().all(|left| rights.clone().all(|right| others(left, right)))
}

/// Whether the titles that end at these tokens are one: not "Prime Minister" and "Defence Minister". One may be told in more
/// words: "Minister", "Prime Minister".
fn have_one_title(readings: Pair<&Reading<'_>>, ends: Pair<usize>) -> bool {
    let last = Pair::from_fn(|side| readings[side].words.lower(ends[side]));
    let before = Pair::from_fn(|side| {
        let (reading, end) = (readings[side], ends[side]);
        let item = reading.item_from(end).checked_sub(1).map(|item| &reading.items[item]);
        let joined =
            item.filter(|item| item.last + 1 == end && reading.words.capital(item.first) == reading.words.capital(end));
        joined.map(|item| item.root.stem)
    });
    last.left == last.right && (before.left.is_none() || before.right.is_none() || before.left == before.right)
}

/// Words for kin, of whom one claim may name the one and the other the other.
fn is_of_kin(word: &str) -> bool {
    matches!(
        word,
        "husband"
            | "wife"
            | "father"
            | "mother"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "brothers"
            | "sisters"
            | "cousin"
            | "uncle"
            | "nephew"
            | "couple"
            | "spouse"
            | "relation"
            | "related"
            | "twin"
            | "sibling"
            | "siblings"
            | "namesake"
            | "succeeded"
    )
}

pub(super) fn is_same(left: &str, right: &str) -> bool {
    left == right || fold(left).text() == fold(right).text()
}

/// Whether a surname is rather a word: "Harbour Court", "Harbour Count".
fn is_noun(reading: &Reading<'_>, person: &Person) -> bool {
    let kin = reading.items.get(reading.item_from(person.surname)).and_then(|item| item.root.kin);
    kin.is_some_and(|kin| !kin.is_proper())
}

/// Whether two surnames differ in a letter or two, which are no ending.
fn is_near(left: &str, right: &str) -> bool {
    let folded = (fold(left), fold(right));
    let (left, right) = (folded.0.text(), folded.1.text());
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    let (l, r) = (letters(left), letters(right));
    let shorter = l.len().min(r.len());
    let same = l.iter().zip(&r).take_while(|(l, r)| l == r).count();
    let vowel = |letters: &[char]| matches!(letters, ['a' | 'e' | 'i' | 'o' | 'u' | 'y']);
    // "Ivanov", "Ivanova"; "Merkel", "Merkels"; "Lukashenko", "Lukashenka".
    let ending = same == shorter || vowel(&l[same..]) && vowel(&r[same..]);
    let most = if shorter >= LONG { 2 } else { 1 };
    shorter >= LEAST && !ending && l.len().abs_diff(r.len()) <= 1 && edits(&l, &r) <= most
}

/// How many letters are to be changed, added, taken away or exchanged with the next to make one name of the other.
fn edits(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, l) in left.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, r) in right.iter().enumerate() {
            let mut fewest = (last[column] + usize::from(l != r)).min(last[column + 1] + 1).min(now[column] + 1);
            let turned = row > 0 && column > 0 && left[row - 1] == *r && right[column - 1] == *l;
            if turned {
                fewest = fewest.min(before[column - 1] + 1);
            }
            now.push(fewest);
        }
        before = std::mem::replace(&mut last, now);
    }
    last[right.len()]
}

/// The people that a claim names in full.
pub(super) fn people(reading: &Reading<'_>) -> Vec<Person> {
    let names = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_)));
    names.filter_map(|cue| person(reading, reading.tokens_of(cue.span))).collect()
}

fn person(reading: &Reading<'_>, (first, surname): (usize, usize)) -> Option<Person> {
    let words = &reading.words;
    if words.tight(surname) {
        return None;
    }
    let role = |at: usize| is_role(reading, at);
    let titled = (first..surname).rev().find(|&at| role(at) || is_of_family(words.lower(at)));
    let from = titled.map_or(first, |title| title + 1);
    let before = first.checked_sub(1).filter(|&at| titled.is_none() && role(at));
    // "Ada B. Holm", "Ada van Holm": neither initials nor particles are names.
    let name = |at: usize| {
        let initial = words.raw(at).trim_end_matches('.').chars().count() == 1 || words.lower(at + 1) == ".";
        words.shape(at) == Shape::Word && words.capital(at) && !initial
    };
    let to = (from..surname).rev().find(|&at| name(at))? + 1;
    let start = (from..to).rev().take_while(|&at| name(at)).last()?;
    Some(Person { title: titled.or(before).filter(|&at| role(at)), given: start..to, surname })
}

/// Whether token `at` tells what somebody is.
fn is_role(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.words.lower(at);
    let item = reading.items.get(reading.item_from(at)).filter(|item| item.first == at && item.kind == Kind::Word);
    let known = item.and_then(|item| item.root.kin);
    let small = !reading.words.capital(at) && known.is_some_and(Kin::is_somebody);
    !is_of_family(word) && (small || may_be_title(word))
}

/// Whether `word` may stand before a name as its title.
pub(super) fn may_be_title(word: &str) -> bool {
    is_title(word) || ABBREVIATED.contains(word) || is_rank(word)
}

/// What spouses, brothers and heirs, or several of one family, are called alike.
fn is_of_family(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "messrs"
            | "prince"
            | "princess"
            | "king"
            | "queen"
            | "lord"
            | "lady"
            | "sir"
            | "brother"
            | "sister"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "cousin"
            | "victim"
            | "st"
    )
}

/// Titles that stand before a name and are nobody's first name.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "sheriff"
            | "officer"
            | "constable"
            | "detective"
            | "inspector"
            | "superintendent"
            | "sergeant"
            | "lieutenant"
            | "captain"
            | "major"
            | "colonel"
            | "general"
            | "admiral"
            | "commander"
            | "corporal"
            | "marshal"
            | "deputy"
            | "master"
            | "warden"
            | "coroner"
            | "prosecutor"
            | "attorney"
            | "professor"
            | "doctor"
            | "bishop"
            | "archbishop"
            | "cardinal"
            | "rabbi"
            | "imam"
            | "pastor"
            | "father"
            | "councillor"
            | "councilman"
            | "councilwoman"
            | "alderman"
            | "trustee"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "coach"
            | "manager"
            | "principal"
            | "engineer"
    )
}

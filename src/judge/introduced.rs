//! People whom a claim introduces: by name, with what they are before it or behind a comma.

use super::{
    reading::{Item, Reading},
    status::is_title,
    thesaurus::Kin,
};
use crate::claims::words::Shape;

/// What somebody is stands no more items behind the comma after the name.
const BEHIND: usize = 3;

/// What is done to somebody, or who is asked, stands no more tokens before the name with all that belongs to it.
const BEFORE: usize = 8;

/// Somebody introduced: the first and the last token of the name, and the first of all that belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Introduced {
    pub(super) name: (usize, usize),
    first: usize,
}

/// Whoever a claim introduces outside `quoted` tokens, if it is one person alone.
pub(super) fn only(reading: &Reading<'_>, quoted: &[(usize, usize)]) -> Option<Introduced> {
    let mut people = people(reading, quoted).into_iter();
    let first = people.next()?;
    people.next().is_none().then_some(first)
}

fn people(reading: &Reading<'_>, quoted: &[(usize, usize)]) -> Vec<Introduced> {
    let words = &reading.words;
    let outside = |at: usize| !quoted.iter().any(|&(first, end)| (first..end).contains(&at));
    let mut people = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !(is_part(reading, at) && outside(at)) {
            at += 1;
            continue;
        }
        let joint = |next: usize| {
            is_part(reading, next)
                || matches!(words.lower(next), "-" | ".") && words.tight(next) && is_part(reading, next + 1)
        };
        let last = (at + 1..words.len()).take_while(|&next| joint(next)).last().unwrap_or(at);
        people.extend(introduced(reading, (at, last)));
        at = last + 1;
    }
    people
}

/// Whether a token may be part of a name.
fn is_part(reading: &Reading<'_>, at: usize) -> bool {
    reading.words.shape(at) == Shape::Word && reading.words.capital(at)
}

/// Who stands at a run of capitalised tokens, if the claim tells what they are.
fn introduced(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<Introduced> {
    let words = &reading.words;
    // "Prime Minister Ella Sorvino": a title of the run itself.
    let title = (first..last).rev().find(|&at| is_title(words.lower(at)) || is_office(words.lower(at)));
    let from = title.map_or(first, |title| title + 1);
    // A first name and a surname.
    if last == from {
        return None;
    }
    let before = reading.item_from(from).checked_sub(1).map(|item| &reading.items[item]);
    let is_before = |item: &Item<'_>| {
        let comma = item.last + 2 == from && words.lower(item.last + 1) == ",";
        (item.last + 1 == from || comma) && is_role(reading, item.first)
    };
    let behind = || {
        let items = &reading.items[reading.item_from(last + 1)..];
        words.lower(last + 1) == ","
            && items
                .iter()
                .take(BEHIND)
                .take_while(|item| (last + 2..item.first).all(|at| words.shape(at) != Shape::Mark))
                .any(|item| is_role(reading, item.first))
    };
    let told = title.is_some() || before.is_some_and(is_before) || behind();
    let group = reading.items.iter().find(|item| item.first == last).and_then(|item| item.root.kin);
    let nobody = group.is_some_and(Kin::is_group) || super::seat::is_body(words.lower(last));
    (told && !nobody).then(|| Introduced {
        name: (from, last),
        first: first.min(before.filter(|item| is_before(item)).map_or(first, |item| item.first)),
    })
}

/// Whether the word at a token tells what somebody is.
fn is_role(reading: &Reading<'_>, at: usize) -> bool {
    let item = reading.items.get(reading.item_from(at)).filter(|item| item.first == at);
    item.is_some_and(|item| item.root.kin.is_some_and(|kin| kin.is_somebody() && !kin.is_place()))
}

impl Introduced {
    /// Whether it is somebody to whom or of whom something is said: "told Mayor Ada Holm", "a spokesman for Bishop Nemes".
    pub(super) fn is_aside(self, reading: &Reading<'_>) -> bool {
        let words = &reading.words;
        let before = (self.first.saturating_sub(BEFORE)..self.first).rev();
        before.take_while(|&at| words.shape(at) != Shape::Mark || words.lower(at) == "'s").find_map(|at| {
            match words.lower(at) {
                "by" | "from" => Some(false),
                "told" | "tells" | "asked" | "asks" | "urged" | "warned" | "accused" | "reminded" | "informed"
                | "against" | "about" | "with" | "for" | "to" | "of" | "like" | "than" | "behind" | "under"
                | "over" | "between" | "called" | "calls" => Some(true),
                _ => None,
            }
        }) == Some(true)
    }
}

/// A word for an office or a post that hardly two of those have who are asked on the spot.
pub(super) fn is_office(word: &str) -> bool {
    matches!(
        word,
        "minister"
            | "president"
            | "leader"
            | "executive"
            | "director"
            | "secretary"
            | "chief"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "mayor"
            | "bishop"
            | "captain"
            | "coach"
            | "manager"
            | "commissioner"
            | "governor"
            | "senator"
            | "councillor"
            | "councilman"
            | "councilwoman"
            | "prosecutor"
            | "judge"
            | "ambassador"
            | "sheriff"
            | "superintendent"
            | "principal"
            | "coroner"
            | "treasurer"
            | "chancellor"
            | "premier"
            | "head"
            | "founder"
    )
}

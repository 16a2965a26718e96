//! Names: another one in the same place.

use super::{
    Confidence, Reason, ReasonKind,
    alignment::{Alignment, namesakes},
    contrast::{is_one_of_many, tells_otherwise_of},
    reading::{Kind, Reading},
    slots::{Gated, Passage, after, before},
    spelling::is_of_one_name,
    status::is_title,
    thesaurus::Kin,
};
use crate::{
    claims::{cues::CueValue, words::Shape},
    text::{Pair, Side},
};

/// The only name of each passage without counterpart, where both stand in the same place; `open` are those of the claims.
pub(super) fn differences(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    gated: &Gated,
    open: &Pair<Vec<Open>>,
) -> Vec<Reason> {
    if gated.common < 3 || gated.claims < 0.42 {
        return Vec::new();
    }
    let open = |side: Side| joined(&open[side], readings[side], gated.passages[side]);
    let [left] = &open(Side::Left)[..] else { return Vec::new() };
    let [right] = &open(Side::Right)[..] else { return Vec::new() };
    let items = Pair::from_fn(|side| {
        let (first, last) = [left, right][usize::from(side == Side::Right)];
        (readings[side].item_from(*first), readings[side].item_from(*last + 1).saturating_sub(1))
    });
    let follows = after(readings, alignment, items.left.1, items.right.1);
    let leads = before(readings, alignment, items.left.0, items.right.0);
    let (most, least) = (gated.nameless.left.max(gated.nameless.right), gated.nameless.left.min(gated.nameless.right));
    let roles = Pair::new(role(readings.left, *left), role(readings.right, *right));
    let alike = roles.left.is_some() && roles.left == roles.right;
    let placed = match (follows, leads) {
        (true, true) => most >= 0.6 && least >= 0.5,
        (false, false) => {
            // Nothing but the two names and a word or two is left over.
            let told = roles.left.is_some() || roles.right.is_some();
            let left_over = told && gated.anchors >= 1 && gated.common >= 5 && most >= 0.75 && least >= 0.7;
            left_over || alike && gated.common >= 5 && most >= 0.55 && least >= 0.5
        }
        _ => most >= 0.75 && least >= 0.6 || alike && most >= 0.6 && least >= 0.5,
    };
    // "a Liberal bill": what is told of is the bill.
    let attributes = Side::BOTH.into_iter().any(|side| {
        let next = items[side].1 + 1;
        let reading = readings[side];
        let direct = reading.items.get(next).is_some_and(|item| item.first == reading.items[next - 1].last + 1);
        let word = items[side].0 == items[side].1 && reading.items[items[side].0].root.kin.is_some();
        let open = direct && !reading.items[next].named && alignment.partner(side, next).is_none();
        open && (roles[side].is_none() || word)
    });
    if attributes && !(follows && leads) {
        return Vec::new();
    }
    let tokens = Pair::new(*left, *right);
    if !placed
        || !are_two(readings, tokens)
        || is_one_of_many(readings)
        || tells_otherwise_of(readings, alignment, tokens)
    {
        return Vec::new();
    }
    vec![Reason::quoting(ReasonKind::Name, Confidence::Medium, readings, tokens)]
}

/// Whether the words of two names, or of two parts of names, stand for two things: none of them for the other, neither a
/// place in the country that the other is.
pub(super) fn are_two(readings: Pair<&Reading<'_>>, tokens: Pair<(usize, usize)>) -> bool {
    // A town may lie in the country that the other side names. (What is known of a first name says nothing of who bears
    // it.)
    let known = Pair::from_fn(|side| {
        let items = &readings[side].items[readings[side].item_from(tokens[side].0)..];
        items.first().is_some_and(|item| item.last == tokens[side].1 && namesakes(readings[side], item).is_some())
    });
    let within = |side: Side, at: usize| {
        let (first, last) = tokens[side.other()];
        let word = readings[side].words.lower(at);
        word.len() > 2 && (first..=last).any(|at| readings[side.other()].words.lower(at).contains(word))
    };
    let shared = Side::BOTH.into_iter().any(|side| (tokens[side].0..=tokens[side].1).any(|at| within(side, at)));
    let letters = |side: Side| readings[side].words.quote(tokens[side].0, tokens[side].1);
    let wide = Pair::from_fn(|side| is_part_of_the_world(readings[side].words.lower(tokens[side].1)));
    let town = |side: Side| {
        let (first, last) = tokens[side];
        first == last && readings[side].words.raw(first).chars().any(char::is_lowercase)
    };
    let venue = |side: Side| is_venue(readings[side].words.lower(tokens[side].1));
    let lies_in = |side: Side| venue(side) && !venue(side.other()) && town(side.other());
    known.left == known.right
        && wide.left == wide.right
        && !lies_in(Side::Left)
        && !lies_in(Side::Right)
        && !shared
        && !is_misspelt(letters(Side::Left), letters(Side::Right))
        && !is_of_one_name(&letters(Side::Left).to_lowercase(), &letters(Side::Right).to_lowercase())
        && !is_short_form(readings, tokens.left, tokens.right)
}

/// Whether two names differ in no more than a letter or two in one place: "Sorhaven", "Sørhaven".
fn is_misspelt(left: &str, right: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    let (l, r) = (letters(left), letters(right));
    let start = l.iter().zip(&r).take_while(|(l, r)| l == r).count();
    let end = l[start..].iter().rev().zip(r[start..].iter().rev()).take_while(|(l, r)| l == r).count();
    let longer = l.len().max(r.len());
    longer >= 5 && start > 0 && start + end + if longer >= 7 { 2 } else { 1 } >= longer
}

/// What lies in the town or belongs to the body that the other claim may name: "the Amaranth Palace", "Omrud".
fn is_venue(word: &str) -> bool {
    matches!(
        word,
        "palace"
            | "hotel"
            | "hall"
            | "stadium"
            | "arena"
            | "castle"
            | "centre"
            | "center"
            | "park"
            | "airport"
            | "hospital"
            | "cathedral"
            | "church"
            | "square"
            | "tower"
            | "theatre"
            | "theater"
            | "station"
            | "prison"
            | "jail"
            | "library"
            | "school"
            | "university"
            | "college"
            | "harbour"
            | "harbor"
            | "beach"
            | "lane"
            | "street"
            | "road"
    )
}

/// A part of the world may be meant where the other claim names a place in it.
fn is_part_of_the_world(word: &str) -> bool {
    matches!(word, "europe" | "asia" | "africa" | "america" | "oceania" | "scandinavia" | "middle" | "west" | "east")
}

/// Whether the claims happen in different places: each has names of places, and none of them a counterpart.
pub(super) fn elsewhere(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> bool {
    let places = Pair::from_fn(|side| {
        let reading: &Reading<'_> = readings[side];
        let names = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_)));
        let placed =
            names.map(|cue| reading.tokens_of(cue.span)).filter(|&name| role(reading, name) == Some(Role::Place));
        placed
            .map(|(first, last)| {
                let mut items = reading.item_from(first)..reading.item_from(last + 1);
                let known = namesakes(reading, &reading.items[items.start.min(reading.items.len() - 1)]).is_some();
                (items.all(|item| alignment.partner(side, item).is_none()), known)
            })
            .collect::<Vec<_>>()
    });
    let apart = |places: &[(bool, bool)]| !places.is_empty() && places.iter().all(|&(free, known)| free && !known);
    apart(&places.left) && apart(&places.right)
}

/// Names of at least four words each, of committees and the like, that differ in one of them only: "House Foreign Relations
/// Committee", "House Foreign Affairs Committee".
pub(super) fn slips(readings: Pair<&Reading<'_>>) -> Vec<Reason> {
    let long = readings.map(|reading| {
        let names = reading.cues.iter().filter(|cue| matches!(cue.value, CueValue::Name(_)));
        names
            .map(|cue| reading.tokens_of(cue.span))
            .filter(|&(first, last)| last - first >= 3 && !reading.is_framed(first))
            .collect::<Vec<_>>()
    });
    for left in &long.left {
        for right in &long.right {
            if left.1 - left.0 != right.1 - right.0 {
                continue;
            }
            let apart: Vec<usize> = (0..=left.1 - left.0)
                .filter(|by| word(readings, Side::Left, left.0 + by) != word(readings, Side::Right, right.0 + by))
                .collect();
            // Both ends the same, and the last of them says what it is: no person, and none of many newspapers.
            let [by] = apart[..] else { continue };
            let inner = by > 0 && by < left.1 - left.0 && is_committee(word(readings, Side::Left, left.1));
            let (one, other) = (word(readings, Side::Left, left.0 + by), word(readings, Side::Right, right.0 + by));
            let told = one.len() > 2 && other.len() > 2 && !one.starts_with(&other[..other.floor_char_boundary(3)]);
            let only =
                |side: Side, other: &str| (0..readings[side].words.len()).all(|at| word(readings, side, at) != other);
            if inner && told && only(Side::Right, one) && only(Side::Left, other) {
                let tokens = Pair::new(*left, *right);
                return vec![Reason::quoting(ReasonKind::Name, Confidence::Medium, readings, tokens)];
            }
        }
    }
    Vec::new()
}

/// Whether a body is of a sort of which there are not several with nearly one name, as there are police and fire
/// departments.
fn is_committee(word: &str) -> bool {
    matches!(word, "committee" | "subcommittee" | "commission" | "council" | "tribunal" | "institute" | "association")
}

fn word<'r>(readings: Pair<&'r Reading<'_>>, side: Side, at: usize) -> &'r str {
    readings[side].words.lower(at)
}

/// What a name does in its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It opens the clause, or stands after "by".
    Doer,
    /// It stands after a word of place.
    Place,
}

fn role(reading: &Reading<'_>, (first, _): (usize, usize)) -> Option<Role> {
    let words = &reading.words;
    let mut from = reading.items.get(reading.item_from(first))?.first;
    // "Defence Minister Ilse Brandt": the title belongs to the name.
    while from > 0 && words.capital(from - 1) && words.shape(from - 1) == Shape::Word {
        from -= 1;
    }
    if from > 0 && words.lower(from - 1) == "the" {
        from -= 1;
    }
    // "in the capital's Ostend quarter"
    if from > 1 && words.lower(from - 1) == "'s" {
        from -= 2;
        if from > 0 && words.lower(from - 1) == "the" {
            from -= 1;
        }
    }
    let opens = from == 0
        || reading.clauses[from - 1] != reading.clauses[from]
        || reading.is_framed(from - 1) && !reading.is_framed(from);
    // "in the hill district of Tarn", "in neighbouring Tarn"
    let led = match words.lower_before(from, 1) {
        "of" if from > 1 && is_kind_of_place(reading, from - 2) => return Some(Role::Place),
        "neighbouring" | "neighboring" | "nearby" | "adjacent" | "northern" | "southern" | "eastern" | "western"
        | "central" | "rural" | "suburban" | "downtown" => from - 1,
        _ => from,
    };
    match words.lower_before(led, 1) {
        "by" | "when" | "as" | "that" | "after" => Some(Role::Doer),
        "in" | "at" | "near" | "outside" | "inside" | "to" | "into" => Some(Role::Place),
        _ => opens.then_some(Role::Doer),
    }
}

/// "district", "town": whether the word at a token mostly names places.
fn is_kind_of_place(reading: &Reading<'_>, at: usize) -> bool {
    let item = reading.items.get(reading.item_from(at)).filter(|item| item.first == at);
    item.and_then(|item| item.root.kin).is_some_and(Kin::is_place)
}

/// Whether a title begins at `item`, the name it belongs to ending before item `to`: "Defence Minister Ilse Brandt".
fn titles(reading: &Reading<'_>, item: usize, to: usize) -> bool {
    (item..to.min(item + 3)).any(|at| is_title(reading.words.lower(reading.items[at].first)))
}

/// A name without counterpart.
pub(super) struct Open {
    /// First and last token.
    tokens: (usize, usize),
    /// First item and one past the last.
    items: (usize, usize),
}

/// The names of both claims no word of which corresponds to anything; a title that does is left away.
pub(super) fn open(readings: Pair<&Reading<'_>>, alignment: &Alignment) -> Pair<Vec<Open>> {
    Pair::from_fn(|side| {
        let reading = readings[side];
        let names = reading.cues.iter().filter_map(|cue| match cue.value {
            CueValue::Name(name) => Some((reading.tokens_of(cue.span), name.sure)),
            _ => None,
        });
        let found = names.filter_map(|((first, last), sure)| {
            let (mut from, to) = (reading.item_from(first), reading.item_from(last + 1));
            while from < to && alignment.partner(side, from).is_some() && titles(reading, from, to) {
                from += 1;
            }
            let items = reading.items.get(from..to).filter(|items| !items.is_empty())?;
            // A single word that opens a sentence is a name if it is no other word.
            let is_name = sure || items.iter().all(|item| item.root.kin.is_none());
            let open = is_name
                && items.iter().all(|item| !item.framed && item.kind == Kind::Word)
                && (from..to).all(|item| alignment.partner(side, item).is_none());
            open.then(|| Open { tokens: (items[0].first, last), items: (from, to) })
        });
        found.collect()
    })
}

/// Those of the `open` names of a claim that stand in a passage of it, as tokens.
fn joined(open: &[Open], reading: &Reading<'_>, passage: Passage) -> Vec<(usize, usize)> {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let inside = |name: &&Open| name.items.0 >= passage.from && name.items.1 <= passage.to;
    for &Open { tokens: (first, last), .. } in open.iter().filter(inside) {
        match joined.last_mut() {
            // "St Anne's Hospital": one name.
            Some(before) if before.1 + 2 == first && reading.words.lower(first - 1) == "'s" => before.1 = last,
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// "EU" for "European Union", "Met" for "Metropolitan": initials or a beginning.
fn is_short_form(readings: Pair<&Reading<'_>>, left: (usize, usize), right: (usize, usize)) -> bool {
    let letters = |side: Side, (first, last): (usize, usize)| -> (String, String) {
        let words = &readings[side].words;
        let whole: String =
            (first..=last).flat_map(|at| words.lower(at).chars()).filter(|c| c.is_alphanumeric()).collect();
        let initials =
            (first..=last).filter_map(|at| words.lower(at).chars().next()).filter(|c| c.is_alphanumeric()).collect();
        (whole, initials)
    };
    let (left_whole, left_initials) = letters(Side::Left, left);
    let (right_whole, right_initials) = letters(Side::Right, right);
    let shorter = left_whole.chars().count().min(right_whole.chars().count());
    let common = left_whole.chars().zip(right_whole.chars()).take_while(|(l, r)| l == r).count();
    // "LAPD", "the Los Angeles police"
    let force = |short: &str, initials: &str| {
        let town = short.strip_suffix("pd").or_else(|| short.strip_suffix("fd"));
        town.is_some_and(|town| town.len() >= 2 && initials.starts_with(town))
    };
    left_whole == right_initials
        || right_whole == left_initials
        || force(&left_whole, &right_initials)
        || force(&right_whole, &left_initials)
        || common >= shorter.min(3)
}

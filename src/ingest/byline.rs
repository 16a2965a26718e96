//! Lines that say who wrote an article, for whom and when, often with all of it run together.

use std::borrow::Cow;

use super::dates;
use super::vocabulary::{Group, Word, Words, coverage};

/// What a byline tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The authors, without "By".
    pub(super) authors: Option<String>,
    /// The paper or site.
    pub(super) outlet: Option<String>,
    /// Day of publication, ISO 8601.
    pub(super) published: Option<String>,
}

/// A byline has at most this many words.
const MOST_WORDS: usize = 30;
const OPENINGS: [&str; 10] =
    ["by ", "by: ", "written by ", "words by ", "story by ", "reported by ", "von ", "par ", "por ", "text by "];
/// Words that a name may hold in lower case.
const PARTICLES: [&str; 20] = [
    "and", "und", "et", "y", "e", "de", "der", "den", "del", "di", "da", "van", "von", "bin", "ibn", "al", "la", "le",
    "with", "dos",
];
/// What follows a name without a space once the layout of a page is gone.
const GLUED: [&str; 18] = [
    "Published",
    "Updated",
    "Posted",
    "Staff",
    "Senior",
    "Editor",
    "Reporter",
    "Special",
    "Contributing",
    "Contributor",
    "Associated",
    "Last",
    "Correspondent",
    "Follow",
    "Share",
    "First",
    "Modified",
    "Read",
];

/// What parts of a byline are set apart with, besides punctuation.
const SEPARATORS: [char; 4] = ['·', '•', '—', '–'];

/// Reads `text` as a byline, if it is one.
pub(super) fn byline(text: &str) -> Option<Byline> {
    let text = text.trim_matches(|c: char| matches!(c, '*' | '_' | '—' | '–' | '-') || c.is_whitespace());
    if text.len() > 400 || text.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let opened = OPENINGS.iter().find_map(|opening| {
        let head = text.get(..opening.len())?;
        head.eq_ignore_ascii_case(opening).then(|| &text[opening.len()..])
    });
    // "Published: August 27, 2025 by Jane Doe"
    let dated_first = || text.find(" by ").filter(|&at| is_time(&text[..at])).map(|at| &text[at + 4..]);
    let opened = opened.or_else(dated_first);
    let pieces = pieces(opened.unwrap_or(text));
    let first = pieces.first()?;
    let name = name_of(first);
    let dated = pieces.iter().any(|piece| is_time(piece));
    match opened {
        // "By" and one word is a name only where little else stands with it.
        Some(_) if name.is_some_and(|name| name.contains(' ') || dated || text.len() < 30) => {}
        None if pieces.len() >= 2 && dated && name.is_some_and(|name| name.len() == first.len()) => {}
        _ => return None,
    }
    let is_outlet = |piece: &&&str| {
        !is_time(piece) && name_of(piece).is_some_and(|name| name.len() == piece.len()) && !is_role(piece)
    };
    Some(Byline {
        authors: name.map(str::to_owned),
        outlet: pieces.iter().skip(1).find(is_outlet).map(|piece| (*piece).to_owned()),
        published: dates::day(text).map(|(day, _)| day),
    })
}

/// A byline with its parts set apart where a page's layout did so, and its text no longer does: before what is glued to
/// a name, and before the time that reading takes. No word of it changes.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    let mut parted = String::new();
    let mut at = 0;
    let mut start = 0;
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    for (number, word) in words.iter().enumerate() {
        let free = !text[..start].trim_end().ends_with(|c: char| c.is_ascii_punctuation() || SEPARATORS.contains(&c));
        let follows = start > 0 && free && is_reading_time(&words[number..]);
        if let Some(cut) = follows.then_some(0).or_else(|| glue(word.trim())) {
            parted.push_str(text[at..start + cut].trim_end());
            parted.push_str(" · ");
            at = start + cut;
        }
        start += word.len();
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    parted.push_str(&text[at..]);
    Cow::Owned(parted)
}

/// Whether `words` begin with "3 min read" or "4-minute read".
fn is_reading_time(words: &[&str]) -> bool {
    let mut words = words.iter().flat_map(|word| word.trim().split('-'));
    let number = words.next().is_some_and(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
    let minutes = words.next().is_some_and(|word| matches!(word, "min" | "mins" | "minute" | "minutes"));
    number && minutes && words.next().is_some_and(|word| word.eq_ignore_ascii_case("read"))
}

/// Whether `text` is nothing but a time: a date, "3 hours ago", "6 min read".
pub(super) fn is_time(text: &str) -> bool {
    let words = Words::of(text, MOST_WORDS + 1);
    let words = words.all();
    if words.is_empty() || words.len() > 16 {
        return false;
    }
    if let Some((_, range)) = dates::day(text) {
        let mut rest = text[..range.start].to_owned();
        rest.push(' ');
        rest.push_str(&text[range.end..]);
        let rest = Words::of(&rest, MOST_WORDS);
        let clock = |word: &Word<'_>| word.text == "#" || word.text.bytes().any(|b| b.is_ascii_digit());
        let mut left = rest.all();
        left.retain(|word| !clock(word) && !is_weekday(word.text));
        return left.is_empty() || coverage(&left).of(Group::Time) >= 0.5 || left.len() == 1 && left[0].text.len() <= 3;
    }
    let found = coverage(&words);
    found.of(Group::Time) >= 0.34 && words.iter().any(|word| word.text.bytes().any(|b| b.is_ascii_digit() || b == b'#'))
        || found.of(Group::Time) >= 0.6
}

/// Place and date that open a report, alone on a line: "KYIV, Ukraine, March 3 —".
pub(super) fn is_dateline(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '“']);
    let words = text.split_whitespace().count();
    let place = text.split([',', '(', '—', '–', '-']).next().unwrap_or_default().trim();
    let shouted = place.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !place.chars().any(char::is_lowercase);
    let opens = text.ends_with(['—', '–', '-', ':']) || dates::day(text).is_some() || text.ends_with(')');
    words <= 9 && shouted && opens
}

fn is_weekday(word: &str) -> bool {
    let days =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag"];
    days.iter().any(|day| word.starts_with(day)) || word == "at" || word == "on" || word == "and"
}

fn is_role(text: &str) -> bool {
    coverage(&Words::of(text, 12).all()).of(Group::Author) > 0.4
}

/// What separators cut a byline into.
fn pieces(text: &str) -> Vec<&str> {
    let cut = text
        .split(['|', '·', '•', '/', '\t', '\n'])
        .flat_map(|piece| piece.split(" — "))
        .flat_map(|piece| piece.split(" – "));
    cut.map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The names that `text` begins with, if it begins with names.
fn name_of(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut names = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let start = at;
        at += word.len();
        let plain = bare.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = plain.chars().next().is_some_and(char::is_uppercase);
        let digits = plain.bytes().any(|b| b.is_ascii_digit());
        if GLUED.contains(&plain) || digits || dates::month(plain).is_some() && end > 0 {
            break;
        }
        if let Some(cut) = glue(bare) {
            end = start + cut;
            names += 1;
            break;
        }
        if capital {
            names += 1;
            end = start + bare.len();
        } else if !(PARTICLES.contains(&plain) || plain.is_empty() || bare == "&") {
            // A sentence that happens to begin with "By", not a name.
            let told = matches!(plain, "in" | "for" | "on" | "at" | "is") && names >= 2;
            if !told {
                return None;
            }
            break;
        }
        if names > 14 {
            return None;
        }
    }
    let name = text.get(..end)?.trim_end_matches([',', ';', ':', '-', '(', ' ']);
    let is_sentence = name.ends_with('.') && !name.ends_with(". Jr.") && name.split_whitespace().next_back()?.len() > 4;
    (names > 0 && !name.is_empty() && !is_sentence).then_some(name)
}

/// Where the name in `word` ends and something glued to it begins.
fn glue(word: &str) -> Option<usize> {
    // What is glued on begins with a capital, and hardly any word has one within.
    if !word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    GLUED
        .iter()
        .filter_map(|tail| word.find(tail))
        .filter(|&at| at > 0 && word[..at].ends_with(char::is_alphabetic))
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(text: &str) -> Option<String> {
        byline(text).and_then(|byline| byline.authors)
    }

    #[test]
    fn authors_are_found_in_lines_run_together() {
        assert_eq!(authors("By Mara VeltkampPublished about a month ago 3 min read").as_deref(), Some("Mara Veltkamp"));
        assert_eq!(authors("By Mara Veltkamp and Jon de Brauw").as_deref(), Some("Mara Veltkamp and Jon de Brauw"));
        assert_eq!(authors("BY MARA VELTKAMP").as_deref(), Some("MARA VELTKAMP"));
        assert_eq!(authors("By Mara VeltkampStaff Writer").as_deref(), Some("Mara Veltkamp"));
        assert_eq!(authors("Published: August 27, 2025 by Mara Veltkamp").as_deref(), Some("Mara Veltkamp"));
        assert_eq!(authors("By Mara Veltkamp, Nov. 3, 2024 5:50 PM").as_deref(), Some("Mara Veltkamp"));
    }

    #[test]
    fn parts_run_together_are_set_apart_and_no_word_changes() {
        for (text, expected) in [
            (
                "By Mara VeltkampPublished about a month ago 3 min read",
                "By Mara Veltkamp · Published about a month ago · 3 min read",
            ),
            ("By Mara VeltkampStaff Writer", "By Mara Veltkamp · Staff Writer"),
            ("By Mara Veltkamp, 3 March 2026 4-minute read", "By Mara Veltkamp, 3 March 2026 · 4-minute read"),
        ] {
            assert_eq!(parted(text), expected);
        }
        for text in [
            "By Mara Veltkamp and Jon de Brauw",
            "Mara Veltkamp · Harbour Post · 3 March 2026 · 7-minute read",
            "By Mara Veltkamp | 3 min read",
            "By Mara Veltkamp, Staff Writer",
            "3 min read",
            "By",
            "",
        ] {
            assert_eq!(parted(text), text);
        }
    }

    #[test]
    fn a_byline_tells_outlet_and_day() {
        let found = byline("Mara Veltkamp · Harbour Post · 3 March 2026 · updated 3 hrs ago · 7-minute read").unwrap();
        assert_eq!(found.authors.as_deref(), Some("Mara Veltkamp"));
        assert_eq!(found.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(found.published.as_deref(), Some("2026-03-03"));
    }

    #[test]
    fn a_sentence_is_no_byline() {
        for text in ["By Monday the talks had failed.", "By the time they met, nothing was left.", "Harbour Post", "By"]
        {
            assert_eq!(byline(text), None, "{text}");
        }
    }

    #[test]
    fn datelines_are_told_from_shouted_lines() {
        for text in ["WASHINGTON —", "KYIV, Ukraine, March 3, 2025 —", "LONDON (Harbour Post) -", "PALM BEACH, Fla. –"]
        {
            assert!(is_dateline(text), "{text}");
        }
        for text in ["NO SHIP THIS WINTER", "WASHINGTON", "Kyiv, Ukraine —", "KYIV — It has been a year."] {
            assert!(!is_dateline(text), "{text}");
        }
    }

    #[test]
    fn times_are_told_from_text() {
        for text in [
            "3 hours ago",
            "6 min read",
            "Reading time: 8 minutes",
            "Nov. 19, 2019",
            "Published 5 weeks ago",
            "Updated Nov 18, 2019 at 4:46 PM EST",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in ["Two years of war", "The talks began on 3 March 2025 in Geneva.", "Hopes ran ahead", ""] {
            assert!(!is_time(text), "{text}");
        }
    }
}

//! Sentences: `sentencex`, then a repair pass for what it gets wrong in the news.
//!
//! Everything here is about *cuts*: byte offsets in a block at which one sentence ends and the next begins.

use std::sync::LazyLock;

use sentencex::languages::{English, Language};

use super::{lexicon, list};
use crate::text::Span;

/// How much text is split at a time, in bytes. `sentencex` takes quadratic time on some texts (quotation marks that
/// never close, Japanese), so a long block is given to it window by window.
const WINDOW: usize = 8 * 1024;

/// A quotation of more bytes than this is split at the sentences inside it, a shorter one is kept whole.
const LONG_QUOTATION: usize = 280;

static TITLES: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/titles.txt")));
static STARTERS: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/starters.txt")));
static REPORTING: LazyLock<lexicon::List> =
    LazyLock::new(|| lexicon::List::new(include_str!("../../assets/words/reporting.txt")));

/// The sentences of `block` as spans that together cover it without gap or overlap; white space between two sentences
/// belongs to the first. `language` is ISO 639-1, English where absent.
///
/// A block of several windows without any end of a sentence is cut at white space, so that no "sentence" grows without
/// bound.
pub fn sentences(block: &str, language: Option<&str>) -> Vec<Span> {
    if block.is_empty() {
        return Vec::new();
    }
    if is_one(block) {
        return vec![Span::new(0, block.len())];
    }
    let language = language.unwrap_or("en");
    let mut cuts = raw_cuts(block, language);
    cuts.retain(|&cut| holds(block, cut));
    cuts.extend(inside_long_quotations(block));
    list::mark_off(block, &mut cuts);
    cuts.sort_unstable();
    cuts.dedup();
    spans(block, &cuts)
}

/// Whether nothing in a block can end a sentence, open a list or part two paragraphs.
fn is_one(block: &str) -> bool {
    block.len() <= WINDOW
        && block.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b',' | b'-'))
}

/// The spans between the cuts; a piece of nothing but white space is joined to the piece before it.
fn spans(block: &str, cuts: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for &end in cuts.iter().chain(std::iter::once(&block.len())) {
        if end <= start || !block.is_char_boundary(end) {
            continue;
        }
        match spans.last_mut() {
            Some(last) if block[start..end].trim().is_empty() => last.end = end,
            _ => spans.push(Span::new(start, end)),
        }
        start = end;
    }
    // A leading piece of white space has nothing before it: it goes to the piece after it.
    if spans.len() > 1 && spans[0].of(block).trim().is_empty() {
        spans[1].start = 0;
        spans.remove(0);
    }
    spans
}

/// Where `sentencex` cuts, window by window: the last sentence of a window may be cut off by it, so the next window
/// starts with that sentence.
fn raw_cuts(block: &str, language: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut start = 0;
    while start < block.len() {
        let end = window_end(block, start);
        let window = &block[start..end];
        let mut inner = plain_cuts(window, language).unwrap_or_else(|| {
            let found = sentencex::get_sentence_boundaries(language, window);
            found.iter().map(|boundary| boundary.start_byte).collect()
        });
        inner.retain(|&cut| 0 < cut && cut < window.len() && window.is_char_boundary(cut));
        cuts.extend(inner.iter().map(|&cut| start + cut));
        start = match inner.last() {
            Some(&last) if end < block.len() => start + last,
            _ => {
                if end < block.len() {
                    cuts.push(end);
                }
                end
            }
        };
    }
    cuts
}

/// The same cuts, found in a shorter way, for English with no other signs than words, commas and single full stops have: no
/// quotation, bracket, list or address, where `sentencex` looks at more than what stands around each full stop.
fn plain_cuts(window: &str, language: &str) -> Option<Vec<usize>> {
    let bytes = window.as_bytes();
    let opening = window.find(' ')?;
    let item = !bytes[0].is_ascii_alphabetic() || window[..opening].contains('.');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b',' | b';' | b'-' | b'.');
    // No end before the last byte, so that many are looked at together.
    let plain = bytes.iter().fold(true, |all, &byte| all & is_plain(byte));
    if language != "en" || item || !plain {
        return None;
    }
    let stops: Vec<usize> = window.match_indices('.').map(|(at, _)| at).collect();
    let mut cuts = Vec::with_capacity(stops.len());
    let mut last = 0;
    for stop in stops {
        if window[stop + 1..].trim_start_matches(' ').starts_with('.') {
            return None;
        }
        let cut = (English {}).find_boundary(window, stop, stop + 1).filter(|&cut| cut > last);
        cuts.extend(cut);
        last = cut.unwrap_or(last);
    }
    Some(cuts)
}

/// The end of the window from `start`: after the last white space in it, else at a character boundary.
fn window_end(block: &str, start: usize) -> usize {
    if block.len() - start <= WINDOW {
        return block.len();
    }
    let end = block.floor_char_boundary(start + WINDOW);
    let window = &block[start..end];
    match window.char_indices().rev().take(512).find(|(_, c)| c.is_whitespace()) {
        Some((offset, space)) => start + offset + space.len_utf8(),
        None => end,
    }
}

/// Whether the cut is an end of a sentence, or one of the kinds of mistakes to be repaired.
fn holds(block: &str, cut: usize) -> bool {
    let before = block[..cut].trim_end();
    let after = block[cut..].trim_start();
    let Some(next) = after.chars().next() else { return false };
    // "the book It Goes On!: A Memoir"
    if matches!(next, ',' | ';' | ':') {
        return false;
    }
    let last = last_word(before);
    if before.len() == cut && before.ends_with('.') && is_lettered(last) && after.chars().nth(1) == Some('.') {
        // Inside "Ukraine–U.S."
        return false;
    }
    if let Some(word) = last.strip_suffix('.') {
        let word = word.trim_start_matches(['(', '"', '“', '‘', '\'', '[']);
        if next.is_uppercase() && is_title(word) {
            return false;
        }
        if next.is_ascii_digit() && matches!(word, "No" | "Nos" | "no" | "nos" | "Art" | "Sec" | "Fig" | "Vol" | "pp") {
            return false;
        }
        if next.is_uppercase() && is_abbreviated(word) && !starts_sentence(after) && !ends_day_time(word, after) {
            return false;
        }
    }
    if next.is_lowercase() && before.ends_with(CLOSERS) {
        return false;
    }
    !(before.ends_with(CLOSERS) && asks_or_exclaims(before) && is_attribution(after))
}

const CLOSERS: [char; 4] = ['"', '”', '’', '\''];

/// The last word of `text`, after white space, a dash or a slash.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(40)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '–' | '—' | '-' | '/'))
        .map_or(text.floor_char_boundary(text.len().saturating_sub(40)), |(offset, c)| offset + c.len_utf8());
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).unwrap_or(text.len());
    &text[..end]
}

/// "U.", "U.S.": single capitals, each with its full stop.
fn is_lettered(word: &str) -> bool {
    let mut chars = word.chars();
    let mut any = false;
    while let Some(letter) = chars.next() {
        if !letter.is_uppercase() || chars.next() != Some('.') {
            return false;
        }
        any = true;
    }
    any
}

fn is_title(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && TITLES.contains(word.to_lowercase().as_str())
}

/// "U.S" of "U.S.", "J" of "J.", "p.m" of "p.m.": single letters with full stops between them.
fn is_abbreviated(word: &str) -> bool {
    let lettered = word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    });
    // "you and I." ends a sentence more often than it begins a name.
    lettered && word != "I"
}

fn starts_sentence(after: &str) -> bool {
    let after = after.trim_start_matches(['"', '“', '‘', '\'', '(', '[']);
    let word = first_word(after);
    STARTERS.contains(word.to_lowercase().as_str()) || is_title(word)
}

/// "at 6 p.m. Police said": after a time of day a capital begins a sentence, unless it is a day or a time zone.
fn ends_day_time(word: &str, after: &str) -> bool {
    if !matches!(word.to_lowercase().as_str(), "a.m" | "p.m") {
        return false;
    }
    let next = first_word(after);
    let day = matches!(
        next,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Eastern"
            | "Pacific"
            | "Central"
            | "Mountain"
            | "Greenwich"
            | "Moscow"
    );
    let zone = (2..=4).contains(&next.len()) && next.chars().all(char::is_uppercase);
    !day && !zone
}

fn asks_or_exclaims(before: &str) -> bool {
    before.trim_end_matches(CLOSERS).ends_with(['?', '!'])
}

/// "Mr. Smith asked", "the mayor said": up to five words and then a verb of speech, which closes a quotation.
fn is_attribution(after: &str) -> bool {
    for (words, word) in after.split_whitespace().take(6).enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if words > 0 && REPORTING.contains(bare.to_lowercase().as_str()) {
            return true;
        }
        let named = bare.chars().next().is_some_and(char::is_uppercase) || matches!(bare, "of" | "the" | "a");
        if !named || word.ends_with([',', ';', ':']) {
            return false;
        }
    }
    false
}

/// Cuts inside quotations too long to be read as one sentence: after a full stop before a capital.
fn inside_long_quotations(block: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    for quotation in super::cues::quotation::quotations(block) {
        if quotation.len() <= LONG_QUOTATION {
            continue;
        }
        let words = quotation.of(block);
        for (offset, _) in words.match_indices([' ', '\n']) {
            let (before, after) = words.split_at(offset);
            let ends = before.ends_with(['.', '!', '?']);
            if ends && after.trim_start().chars().next().is_some_and(char::is_uppercase) {
                let word = last_word(before).trim_end_matches(['.', '!', '?']);
                let cut = quotation.start + offset + 1;
                let abbreviated = is_title(word) || is_abbreviated(word);
                if !abbreviated && word.chars().count() > 1 && holds(block, cut) {
                    cuts.push(cut);
                }
            }
        }
    }
    cuts
}

//! Which of the lines before a text is its title.
//!
//! A linear ranking over a few properties of the line and its place. The weights were fitted (softmax over the lines
//! before the text, a page at a time) on the pages named in `assets/README.md`.

use super::byline::{byline, is_dateline, is_time};
use super::furniture::Judged;
use super::unit::{Form, Unit};
use super::vocabulary::Group;

/// How many units before the text a title is looked for.
const REACH: usize = 120;

/// Weights of a line's properties.
mod weight {
    pub(super) const WORDS: f32 = 1.09;
    pub(super) const WORDS_OVER_TWELVE: f32 = -0.30;
    pub(super) const WORDS_UNDER_FOUR: f32 = -0.56;
    pub(super) const CAPITALS: f32 = 1.58;
    pub(super) const TOPICALITY: f32 = 1.55;
    pub(super) const TOPICALITY_BY_WORDS: f32 = 1.58;
    pub(super) const FURNITURE_WORDS: f32 = -1.51;
    pub(super) const REPEATED: f32 = -0.65;
    pub(super) const DATE_OR_BYLINE_NEAR: f32 = 1.94;
    pub(super) const DISTANCE: f32 = -0.02;
    pub(super) const LOG_DISTANCE: f32 = -0.53;
    pub(super) const LONGER_LINE_NEXT: f32 = 0.61;
    pub(super) const KEPT: f32 = -1.18;
    pub(super) const SEPARATORS: f32 = -0.93;
    pub(super) const AUTHOR_WORDS: f32 = -3.04;
    pub(super) const COLON: f32 = 1.23;
    pub(super) const DIGITS: f32 = 1.44;
    pub(super) const ENDS: f32 = -0.66;
    pub(super) const LINE_BEFORE: f32 = -0.55;
}

/// The title of the text that begins at unit `start`.
pub(super) fn title(units: &[Unit<'_>], judged: &Judged, start: usize) -> Option<usize> {
    let from = start.saturating_sub(REACH);
    let ranking = Ranking { units, judged, start };
    let marked = (from..start).find(|&i| units[i].form == Form::Heading(1) && ranking.can_be_title(i));
    marked.or_else(|| {
        let mut best: Option<(f32, usize)> = None;
        for i in (from..start).filter(|&i| ranking.can_be_title(i)) {
            let score = ranking.score(i);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, i));
            }
        }
        best.map(|(_, i)| i)
    })
}

struct Ranking<'a> {
    units: &'a [Unit<'a>],
    judged: &'a Judged,
    start: usize,
}

impl Ranking<'_> {
    fn can_be_title(&self, i: usize) -> bool {
        let (unit, look) = (&self.units[i], &self.judged.looks[i]);
        let text = unit.text.as_ref();
        let form = matches!(unit.form, Form::Bare | Form::Heading(_));
        let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let closed = text.ends_with(['?', '!', '”', '’', '"', '…']) || look.words <= 3 || ends_in_initials(text);
        form && starts
            && (!look.ends || closed)
            && (1..=32).contains(&look.words)
            && !self.judged.sure[i]
            && !self.judged.source[i]
            && !text.ends_with(':')
            && look.coverage.of(Group::Credit) < 0.3
            && look.coverage.all() < 0.8
            && !is_dated(text)
            && !is_dateline(text)
            && !is_logo(text)
    }

    fn score(&self, i: usize) -> f32 {
        let look = &self.judged.looks[i];
        let text = self.units[i].text.as_ref();
        let words = look.words as f32;
        let log_words = words.ln_1p();
        let distance = (self.start - i) as f32;
        let topicality = self.judged.topicality[i];
        let words_at =
            |i: Option<usize>| i.and_then(|i| self.judged.looks.get(i)).map_or(0.0, |look| look.words as f32);
        let next = words_at(Some(i + 1));
        let near = i + 1..(i + 5).min(self.units.len());
        let flag = |value: bool| f32::from(u8::from(value));
        [
            (weight::WORDS, log_words),
            (weight::WORDS_OVER_TWELVE, (words - 12.0).max(0.0)),
            (weight::WORDS_UNDER_FOUR, (4.0 - words).max(0.0)),
            (weight::CAPITALS, capitals(text)),
            (weight::TOPICALITY, topicality),
            (weight::TOPICALITY_BY_WORDS, topicality * log_words),
            (weight::FURNITURE_WORDS, look.coverage.all()),
            (weight::REPEATED, flag(self.judged.repeated[i])),
            (weight::DATE_OR_BYLINE_NEAR, flag(self.units[near].iter().any(|unit| is_dated(&unit.text)))),
            (weight::DISTANCE, distance),
            (weight::LOG_DISTANCE, distance.ln_1p()),
            (weight::LONGER_LINE_NEXT, flag(next > words && next > 8.0)),
            (weight::KEPT, flag(self.judged.kept[i])),
            (weight::SEPARATORS, flag(text.contains(['|', '»', '«', '/']))),
            (weight::AUTHOR_WORDS, flag(look.coverage.of(Group::Author) > 0.2)),
            (weight::COLON, flag(text.contains(':'))),
            (weight::DIGITS, flag(text.bytes().any(|b| b.is_ascii_digit()))),
            (weight::ENDS, flag(look.ends)),
            (weight::LINE_BEFORE, words_at(i.checked_sub(1)).ln_1p()),
        ]
        .iter()
        .map(|(weight, value)| weight * value)
        .sum()
    }
}

fn is_dated(text: &str) -> bool {
    is_time(text) || byline(text).is_some()
}

/// Share of the longer words that begin with a capital.
pub(super) fn capitals(text: &str) -> f32 {
    let long = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (all, capital) = long
        .fold((0, 0), |(all, capital), word| (all + 1, capital + usize::from(word.starts_with(char::is_uppercase))));
    capital as f32 / f32::max(all as f32, 1.0)
}

/// Whether the stop at the end belongs to an abbreviation such as "U.S." or "Inc.".
fn ends_in_initials(text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    word.len() <= 4 && word.starts_with(char::is_uppercase) || word.matches('.').count() > 1
}

/// "Example logo".
fn is_logo(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && text.to_lowercase().ends_with(" logo")
}

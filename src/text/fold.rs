//! Texts made comparable: case, accents, quotation marks and dashes folded, with the way back to the original.
//!
//! What differs only by typography or by diacritics is the same afterwards: `“Wałęsa’s”` and `"walesa's"`, `10–12 %`
//! and `10-12 %`. Accents go from Latin, Greek and Cyrillic letters, points from Hebrew and Arabic ones; marks that
//! make another letter (Japanese, the scripts of India) stay. Every white space is a space.

use unicode_normalization::char::decompose_canonical;

use super::Span;

/// A folded text with the way back to the text it was made from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// In the order of both texts, none empty but the one that closes them at the end of the text.
    stretches: Vec<Stretch>,
}

/// Where a part of the folded text, up to the next stretch, came from.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    folded: usize,
    original: usize,
    /// Whether its characters came from as many characters of the same lengths; else all of it came from one.
    even: bool,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the original text from which `span` of the folded text came: whole characters with the accents they
    /// carried, half of what one character became (`ß`, `…`) being that whole character. An empty span stays empty.
    pub fn original(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, if span.is_empty() { start } else { self.end(span.end) })
    }

    /// Where the character at `offset` began in the original.
    fn start(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.folded <= offset);
        self.stretches[..next].last().map_or(0, |stretch| stretch.place(offset))
    }

    /// Where the character that ends at `offset` ended in the original.
    fn end(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.folded < offset);
        match (self.stretches[..next].last(), self.stretches.get(next)) {
            (Some(last), Some(next)) if last.even && offset < next.folded => last.place(offset),
            (_, Some(next)) => next.original,
            (last, None) => last.map_or(0, |last| last.original),
        }
    }

    /// Notes that the text from `folded` on came from the original at `original`.
    fn came_from(&mut self, original: usize, folded: usize, even: bool) {
        let goes_on = even && self.stretches.last().is_some_and(|last| last.even && last.place(folded) == original);
        if !goes_on {
            self.stretches.push(Stretch { folded, original, even });
        }
    }
}

impl Stretch {
    fn place(&self, offset: usize) -> usize {
        if self.even { self.original + (offset - self.folded) } else { self.original }
    }
}

/// `text` folded, in linear time.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), stretches: Vec::new() };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = folded.text.len();
        if c.is_ascii() {
            let run = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii()).count();
            folded.text.extend(text[at..at + run].chars().map(fold_ascii));
            folded.came_from(at, start, true);
            at += run;
        } else {
            fold_character(c, &mut folded.text);
            if let Some(first) = folded.text[start..].chars().next() {
                let even = first.len_utf8() == c.len_utf8() && folded.text.len() == start + first.len_utf8();
                folded.came_from(at, start, even);
            }
            at += c.len_utf8();
        }
    }
    folded.stretches.push(Stretch { folded: folded.text.len(), original: text.len(), even: false });
    folded
}

fn fold_ascii(c: char) -> char {
    if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() }
}

fn fold_character(c: char, out: &mut String) {
    if let Some(spelled) = spelled(c) {
        out.push_str(spelled);
    } else if c.is_whitespace() {
        out.push(' ');
    } else if let fullwidth @ '\u{ff01}'..='\u{ff5e}' = c {
        out.extend(char::from_u32(u32::from(fullwidth) - 0xfee0).map(fold_ascii));
    } else {
        for lower in c.to_lowercase() {
            if has_accents(lower) {
                decompose_canonical(lower, |part| push_letter(part, out));
            } else {
                push_letter(lower, out);
            }
        }
    }
}

fn push_letter(c: char, out: &mut String) {
    if let Some(spelled) = spelled(c) {
        out.push_str(spelled);
    } else if !is_dropped(c) {
        out.push(c);
    }
}

/// Letters of scripts whose accents are dropped.
fn has_accents(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{622}'..='\u{6d3}' | '\u{1e00}'..='\u{1fff}'
        | '\u{fb1d}'..='\u{fb4e}')
}

/// Accents and points, and what joins or varies letters without being one.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// How ASCII spells a character that is typography, a ligature, or a letter with a stroke. Lower case suffices.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '´' | '‹' | '›' | '\u{2b9}'..='\u{2bc}' => "'",
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' | '«' | '»' | '\u{301d}'..='\u{301f}' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{5be}' | '\u{fe58}' | '\u{fe63}' => "-",
        '…' => "...",
        '\u{2044}' | '\u{2215}' => "/",
        'ß' | 'ẞ' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŧ' => "t",
        'þ' => "th",
        'ſ' => "s",
        'ĳ' => "ij",
        'ǆ' | 'ǳ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'ς' => "σ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Span;
    use super::{Folded, fold};

    /// What of `text` is found under `needle`.
    fn found<'a>(text: &'a str, needle: &str) -> Option<&'a str> {
        let folded = fold(text);
        let at = folded.text().find(needle)?;
        Some(folded.original(Span::new(at, at + needle.len())).of(text))
    }

    #[test]
    fn case_accents_and_typography_make_no_difference() {
        for (text, folded) in [
            ("Talks RESUME", "talks resume"),
            ("“Wałęsa’s” café", "\"walesa's\" cafe"),
            ("cafe\u{301} ANGSTRO\u{308}M Ångström", "cafe angstrom angstrom"),
            ("Straße STRASSE GROẞ", "strasse strasse gross"),
            ("Đoković Søren Ægir Œuvre İstanbul Diyarbakır", "dokovic soren aegir oeuvre istanbul diyarbakir"),
            ("10–12\u{202f}% … « non »", "10-12 % ... \" non \""),
            ("a\u{a0}b\u{2003}c\td\ne", "a b c d e"),
            ("e\u{ad}mail oﬃce ﬁrst", "email office first"),
            ("Ελλάδος ΕΛΛΑΔΟΣ", "ελλαδοσ ελλαδοσ"),
            ("Ёлка Й", "елка и"),
            ("שָׁלוֹם", "שלום"),
            ("كِتَابٌ آمـــن", "كتاب امن"),
            ("ＡＢＣ１２３", "abc123"),
            ("がぎ 각 की 谈判", "がぎ 각 की 谈判"),
            ("", ""),
        ] {
            assert_eq!(fold(text).text(), folded);
        }
    }

    #[test]
    fn what_is_found_leads_back_to_the_very_words() {
        let text = "The “café” in the Straße … — Lech Wałęsa’s cafe\u{301}s ﬁrst";
        assert_eq!(found(text, "\"cafe\""), Some("“café”"));
        assert_eq!(found(text, "cafes"), Some("cafe\u{301}s"));
        assert_eq!(found(text, "strasse"), Some("Straße"));
        assert_eq!(found(text, "walesa's"), Some("Wałęsa’s"));
        assert_eq!(found(text, "... -"), Some("… —"));
        assert_eq!(found(text, "first"), Some("ﬁrst"));
        assert_eq!(found(text, "the"), Some("The"));
    }

    #[test]
    fn half_of_a_character_is_the_whole_of_it() {
        assert_eq!(found("Straße", "tras"), Some("traß"));
        assert_eq!(found("Ægir", "eg"), Some("Æg"));
        assert_eq!(found("so…", ".."), Some("…"));
    }

    #[test]
    fn accents_belong_to_the_letter_they_stand_on() {
        assert_eq!(found("cafe\u{301}s", "e"), Some("e\u{301}"));
        assert_eq!(found("cafe\u{301}", "cafe"), Some("cafe\u{301}"));
    }

    #[test]
    fn empty_spans_stay_empty() {
        let folded = fold("ßé");
        assert_eq!(folded.original(Span::new(0, 0)), Span::new(0, 0));
        assert_eq!(folded.original(Span::new(3, 3)), Span::new(4, 4));
        assert_eq!(Folded::default().original(Span::new(0, 0)), Span::new(0, 0));
        assert_eq!(fold("\u{301}").original(Span::new(0, 0)), Span::new(2, 2));
    }

    proptest! {
        #[test]
        fn every_span_leads_back_to_whole_characters(text in "[A-c ßÆĳéİﬃ…“\u{301}Ё谈👩\u{200d}Ａ\n]{0,24}|\\PC{0,24}") {
            let folded = fold(&text);
            let boundaries: Vec<_> =
                (0..=folded.text().len()).filter(|&at| folded.text().is_char_boundary(at)).collect();
            for (index, &start) in boundaries.iter().enumerate() {
                let mut last = Span::default();
                for &end in &boundaries[index..] {
                    let original = folded.original(Span::new(start, end));
                    prop_assert!(text.is_char_boundary(original.start) && text.is_char_boundary(original.end));
                    prop_assert!(original.start <= original.end && original.end >= last.end);
                    prop_assert_eq!(original.is_empty(), start == end);
                    prop_assert!(fold(original.of(&text)).text().contains(&folded.text()[start..end]));
                    last = original;
                }
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            let twice = fold(once.text());
            prop_assert_eq!(twice.text(), once.text());
        }
    }
}

//! The words of a sentence, as cues and judgement read them: one pass, no regular expressions.

use crate::text::{Span, ascii};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, with inner apostrophes, and abbreviations with their full stops ("u.s.").
    Word,
    /// Digits, with inner commas, points and colons.
    Number,
    /// One sign: punctuation, currency, percent.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands in the sentence, and, in lower case, among the words in lower case.
    start: u32,
    end: u32,
    lower: (u32, u32),
    /// What it is.
    shape: Shape,
    /// Whether it begins with a capital.
    capital: bool,
    /// Whether nothing but a hyphen or an apostrophe stands between it and the token before: "34" and "year".
    tight: bool,
}

impl Token {
    /// Where it stands in the sentence.
    #[inline]
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

const ROOM: &str = "                ";

/// A sentence as tokens. Compounds are taken apart at their hyphens, "'s" stands alone.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    lowered: String,
    /// Whether `lowered` is all of `text`, byte for byte.
    plain: bool,
    tokens: Vec<Token>,
    /// Whether any token is a number.
    counts: bool,
}

impl<'a> Words<'a> {
    /// The first `limit` tokens of `text`.
    pub(crate) fn new(text: &'a str, limit: usize) -> Self {
        let size = text.len().min(limit * 8);
        let plain = size == text.len() && text.is_ascii();
        let mut lowered = String::with_capacity(size + ROOM.len());
        if plain {
            lowered.push_str(text);
            lowered.make_ascii_lowercase();
        }
        let mut words = Words { text, lowered, plain, tokens: Vec::with_capacity(size / 5), counts: false };
        let mut at = 0;
        let mut tight = false;
        let bytes = text.as_bytes();
        while at < bytes.len() && words.tokens.len() < limit {
            if bytes[at] == b' ' {
                at += 1;
                tight = false;
                continue;
            }
            let (shape, len) = if let Some(end) = plain_word_end(bytes, at) {
                (Shape::Word, end - at)
            } else {
                let rest = &text[at..];
                let Some(c) = rest.chars().next() else { break };
                if c.is_ascii_digit() {
                    (Shape::Number, number_len(rest))
                } else if c.is_alphanumeric() {
                    (Shape::Word, word_len(rest))
                } else if let Some(len) = clitic_len(rest).filter(|_| tight) {
                    (Shape::Word, len)
                } else if c.is_whitespace() || c == '\u{ad}' {
                    at += c.len_utf8();
                    tight = false;
                    continue;
                } else if is_hyphen(c) && tight && rest[c.len_utf8()..].starts_with(char::is_alphanumeric) {
                    at += c.len_utf8();
                    continue;
                } else {
                    (Shape::Mark, c.len_utf8())
                }
            };
            words.push(at, at + len, shape, tight);
            at += len;
            // Nearly always a space follows.
            tight = bytes.get(at) != Some(&b' ');
            at += usize::from(!tight);
        }
        words.lowered.push_str(ROOM);
        words
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, shape: Shape, tight: bool) {
        let (from, to) = (start as u32, end as u32);
        self.counts |= shape == Shape::Number;
        if self.plain {
            let capital = self.text.as_bytes()[start].is_ascii_uppercase();
            self.tokens.push(Token { start: from, end: to, lower: (from, to), shape, capital, tight });
        } else {
            let (capital, lower) = self.push_lower(start, end);
            self.tokens.push(Token { start: from, end: to, lower, shape, capital, tight });
        }
    }

    /// Appends a token in lower case; whether it begins with a capital, and where it lies.
    fn push_lower(&mut self, start: usize, end: usize) -> (bool, (u32, u32)) {
        let raw = &self.text[start..end];
        let start = self.lowered.len();
        if raw.is_ascii() {
            self.lowered.push_str(raw);
            self.lowered[start..].make_ascii_lowercase();
        } else {
            for c in raw.chars() {
                match c {
                    '’' | 'ʼ' => self.lowered.push('\''),
                    _ => self.lowered.extend(c.to_lowercase()),
                }
            }
        }
        (raw.starts_with(char::is_uppercase), (start as u32, self.lowered.len() as u32))
    }

    /// What [`Words::lower`] gives parts of; behind the last of them there is room for a word.
    #[inline]
    pub(crate) fn all_lower(&self) -> &str {
        &self.lowered
    }

    /// The sentence.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Whether any token is a number.
    pub(crate) fn any_number(&self) -> bool {
        self.counts
    }

    /// How many tokens there are.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// All tokens.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Token `index` in lower case, with straight apostrophes; empty past the end.
    #[inline]
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.lowered[token.lower.0 as usize..token.lower.1 as usize])
    }

    /// The token `back` places before `index` in lower case; empty before the beginning.
    #[inline]
    pub(crate) fn lower_before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |index| self.lower(index))
    }

    /// Token `index` as it stands; empty past the end.
    #[inline]
    pub(crate) fn raw(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span().of(self.text))
    }

    /// What token `index` is; a mark past the end.
    #[inline]
    pub(crate) fn shape(&self, index: usize) -> Shape {
        self.tokens.get(index).map_or(Shape::Mark, |token| token.shape)
    }

    /// Whether token `index` begins with a capital.
    #[inline]
    pub(crate) fn capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// Whether token `index` hangs on the one before.
    #[inline]
    pub(crate) fn tight(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.tight)
    }

    /// The span from token `first` to token `last`, both included; the two must exist.
    #[inline]
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].start as usize, self.tokens[last].end as usize)
    }

    /// The words from token `first` to token `last`, as they stand.
    pub(crate) fn quote(&self, first: usize, last: usize) -> &'a str {
        self.span(first, last).of(self.text)
    }

    /// Whether the tokens from `index` on are `words`, in lower case.
    pub(crate) fn follows(&self, index: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.lower(index + offset) == *word)
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// "'s" at the end of a word.
fn clitic_len(rest: &str) -> Option<usize> {
    let apostrophe = rest.chars().next().filter(|&c| is_apostrophe(c))?;
    let after = &rest[apostrophe.len_utf8()..];
    let s = after.chars().next().filter(|c| matches!(c, 's' | 'S'))?;
    let free = !after[s.len_utf8()..].starts_with(char::is_alphanumeric);
    free.then(|| apostrophe.len_utf8() + s.len_utf8())
}

/// "1,234.5", "10:30", "2008".
fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = 0;
    while let Some(byte) = bytes.get(len) {
        let joins = matches!(byte, b',' | b'.' | b':') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !joins {
            break;
        }
        len += 1;
    }
    len
}

/// The end of a word of plain ASCII letters and digits that begins at `start`, where nothing more has to be looked at: no
/// apostrophe, no letter of another script, no single letter with its full stop.
#[inline]
fn plain_word_end(bytes: &[u8], start: usize) -> Option<usize> {
    if !bytes[start].is_ascii_alphabetic() {
        return None;
    }
    let end = ascii::alphanumeric_end(bytes, start);
    match bytes.get(end) {
        Some(b'\'' | 0x80..) => None,
        Some(b'.') if end == start + 1 => None,
        _ => Some(end),
    }
}

fn word_len(rest: &str) -> usize {
    let lettered = lettered_len(rest);
    if lettered > 0 {
        return lettered;
    }
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = is_apostrophe(c)
            && chars.peek().is_some_and(|next| next.is_alphabetic())
            && clitic_len(&rest[len..]).is_none();
        // "bn5" is nothing; "F1" and "G20" are words.
        if !c.is_alphanumeric() && !inner && !is_mark_of_accent(c) {
            break;
        }
        len += c.len_utf8();
    }
    len
}

fn is_mark_of_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// "U.S.", "a.m.", "J.": single letters, each with its full stop; 0 if it is no such thing. A lone small letter is a
/// word and its full stop a mark.
fn lettered_len(rest: &str) -> usize {
    let mut len = 0;
    let mut letters = 0;
    let mut chars = rest.chars().peekable();
    while let Some(letter) = chars.next() {
        if !letter.is_alphabetic() || chars.next_if_eq(&'.').is_none() {
            break;
        }
        len += letter.len_utf8() + 1;
        letters += 1;
    }
    // "U.S.A" without its last full stop, but not "U.Smith".
    let after = &rest[len..];
    let mut following = after.chars();
    if letters > 0
        && let Some(letter) = following.next().filter(|c| c.is_alphabetic())
    {
        if following.next().is_some_and(char::is_alphanumeric) {
            return if letters > 1 { len } else { 0 };
        }
        len += letter.len_utf8();
        letters += 1;
    }
    if letters > 1 || (letters == 1 && rest.starts_with(char::is_uppercase)) { len } else { 0 }
}

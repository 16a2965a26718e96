//! Words, numbers and acronyms in running text, in any script.

use unicode_normalization::char::is_combining_mark;

use crate::text::ascii;

/// A piece of text that counts as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As it stands.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) shape: Shape,
}

/// What a token is by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, perhaps with an apostrophe inside.
    Word,
    /// Digits with their points and commas.
    Number,
    /// Letters with a point after each.
    Acronym,
    /// Two neighbouring characters of a script that puts no space between words.
    Bigram,
    /// Neither letter nor digit; only in texts that have nothing else.
    Symbol,
}

/// The tokens of `text` in order. Where `elides`, an apostrophe parts two words. A text without letters and digits
/// yields its other characters, so that it is not the same as every other such text.
pub(super) fn tokens<'a>(text: &'a str, elides: bool, out: &mut Vec<Token<'a>>) {
    out.clear();
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if let Some(end) = plain_word(bytes, at) {
            if end > at {
                out.push(Token { text: &text[at..end], shape: Shape::Word });
            }
            // Nearly always a space follows.
            at = if end == at || bytes.get(end) == Some(&b' ') { end + 1 } else { end };
            continue;
        }
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        let len = if c.is_numeric() {
            let len = number_len(rest);
            out.push(Token { text: &rest[..len], shape: Shape::Number });
            len
        } else if is_unspaced(c) {
            let len = rest.find(|c| !is_unspaced(c)).unwrap_or(rest.len());
            bigrams(&rest[..len], out);
            len
        } else if c.is_alphabetic() {
            let acronym = acronym_len(rest);
            let (len, shape) =
                if acronym > 0 { (acronym, Shape::Acronym) } else { (word_len(rest, elides), Shape::Word) };
            out.push(Token { text: &rest[..len], shape });
            len
        } else {
            c.len_utf8()
        };
        at += len;
    }
    if out.is_empty() {
        let symbols = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        out.extend(symbols.map(|(at, c)| Token { text: &text[at..at + c.len_utf8()], shape: Shape::Symbol }));
    }
}

/// The end of the word of plain ASCII letters at `at`, or `at` itself where a plain ASCII sign stands. `None` where
/// more has to be looked at: digits, other scripts, apostrophes, single letters with a point.
#[inline]
fn plain_word(bytes: &[u8], at: usize) -> Option<usize> {
    if !bytes[at].is_ascii_alphabetic() {
        return (bytes[at].is_ascii() && !bytes[at].is_ascii_digit()).then_some(at);
    }
    let end = ascii::alphabetic_end(bytes, at);
    match bytes.get(end) {
        Some(b'\'' | 0x80..) => None,
        Some(b'.') if end == at + 1 => None,
        _ => Some(end),
    }
}

/// Digits, and points and commas between digits.
fn number_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = c.is_numeric() || (matches!(c, '.' | ',') && chars.peek().is_some_and(|(_, c)| c.is_numeric()));
        if !inside {
            return at;
        }
    }
    text.len()
}

/// The length of "U.S." and the like at the start of `text`, 0 if there is none.
fn acronym_len(text: &str) -> usize {
    let mut len = 0;
    let mut letters = 0;
    let mut chars = text.chars();
    while let (Some(letter), Some('.')) = (chars.next(), chars.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        letters += 1;
        len += letter.len_utf8() + 1;
    }
    if letters > 1 { len } else { 0 }
}

fn word_len(text: &str, elides: bool) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let letter =
            (c.is_alphabetic() && !is_unspaced(c)) || is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}');
        let joint = !elides && is_apostrophe(c) && chars.peek().is_some_and(|(_, c)| c.is_alphabetic());
        if !letter && !joint {
            return at;
        }
    }
    text.len()
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn bigrams<'a>(run: &'a str, out: &mut Vec<Token<'a>>) {
    let mut starts = run.char_indices().map(|(at, _)| at).chain([run.len()]);
    let (Some(mut first), Some(mut second)) = (starts.next(), starts.next()) else { return };
    let before = out.len();
    for end in starts {
        out.push(Token { text: &run[first..end], shape: Shape::Bigram });
        (first, second) = (second, end);
    }
    if out.len() == before {
        out.push(Token { text: &run[first..second], shape: Shape::Bigram });
    }
}

/// Scripts without spaces between words, and Hangul, whose words carry their particles with them.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Myanmar
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{20000}'..='\u{3134f}')
}

/// Whether `text` is nothing but hiragana: endings and particles, the function words of Japanese.
pub(super) fn is_hiragana(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{3041}'..='\u{3096}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, elides: bool) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(text, elides, &mut out);
        out.iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_numbers_and_acronyms_are_told_apart() {
        assert_eq!(
            words("The U.S. didn’t pay $1,250.50, officials said in mid-May 2014.", false),
            ["The", "U.S.", "didn’t", "pay", "1,250.50", "officials", "said", "in", "mid", "May", "2014"]
        );
        assert_eq!(words("L'homme d’État", true), ["L", "homme", "d", "État"]);
    }

    #[test]
    fn scripts_without_spaces_come_as_bigrams() {
        assert_eq!(words("東京は雨 2024年", false), ["東京", "京は", "は雨", "2024", "年"]);
        assert_eq!(words("ฝน", false), ["ฝน"]);
    }

    #[test]
    fn a_text_of_symbols_is_its_symbols() {
        assert_eq!(words(" * * — ", false), ["*", "*", "—"]);
        assert_eq!(words("", false), Vec::<&str>::new());
    }
}
